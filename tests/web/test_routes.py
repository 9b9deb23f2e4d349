"""What the server answers from the link alone."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Final

import pytest

from app import app
from planner.forms import COMPARE_FORMS, FORMS, Form, record
from planner.forms.order import read_order
from planner.language.catalogue import languages, words_for
from planner.pathway.pathway import Scenario
from planner.plan.link import MOST_CHARACTERS, decode, encode, values_of
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import library
from planner.words.complaints import complaint_sentence
from tests.ui.visible import open_page, warnings
from tests.web.asgi import HOST, Answer, ask

OWN: Final = (
    "?pathway=sample&detox=12&evaluation=3&treatment=45&outpatient=20&aftercare=90"
    "&start=2027-01-04&context=article&v=1"
)
BAD: Final = (
    "?pathway=sample&detox=366&evaluation=&treatment=45&treatment=45&start=2027-02-29&v=2"
    "&context=Article"
)
TEXT: Final = "text/plain; charset=utf-8"
BESIDE: Final = COMPARE_FORMS.values()


def get(path: str, query: str = "") -> Answer:
    """The answer to a request with this query, from its "?"."""
    return ask(app, path, query.removeprefix("?").encode())


def test_healthz() -> None:
    """The health route answers as a load balancer expects it."""
    answer = get("/healthz")
    assert (answer.status, answer.headers["content-type"], answer.text) == (200, TEXT, "ok")


@pytest.mark.parametrize("query", ["", OWN, "?utm_source=mail"], ids=["bare", "own", "unknown"])
def test_plan_json(query: str) -> None:
    """The timeline of the link, as the form itself renders it."""
    answer = get("/plan.json", query)
    decoded = decode(values_of(query), library(), languages())
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.body == record.render(make_timeline(decoded.plan), words_for())
    assert json.loads(answer.body)["link"] == encode(decoded.plan)


@pytest.mark.parametrize("scenario", library().default.scenarios, ids=lambda one: one.key)
def test_plan_json_of_an_example(scenario: Scenario) -> None:
    """Every example's canonical link is answered under that very link."""
    plan = default_plan(library().default).with_scenario(scenario)
    assert json.loads(get("/plan.json", encode(plan)).body)["link"] == encode(plan)


@pytest.mark.parametrize("ending", FORMS)
def test_bad_link(ending: str) -> None:
    """A bad link gets no file, but every sentence that the page has for it."""
    answer = get(f"/plan.{ending}", BAD)
    complaints = decode(values_of(BAD), library(), languages()).complaints
    sentences = [complaint_sentence(complaint, words_for()) for complaint in complaints]
    assert len(sentences) == 6
    assert (answer.status, answer.headers["content-type"]) == (400, TEXT)
    assert answer.text.splitlines() == sentences
    (shown,) = warnings(open_page(BAD))
    assert shown[: len(sentences)] == sentences


def test_longest_query() -> None:
    """A query of exactly the limit is answered."""
    query = OWN + "&x=" + "a" * (MOST_CHARACTERS - len(OWN) - 2)
    assert len(query.removeprefix("?")) == MOST_CHARACTERS
    assert get("/plan.json", query).status == 200


@pytest.mark.parametrize(
    ("path", "query"),
    [
        pytest.param("/healthz", "", id="healthz"),
        pytest.param("/plan.json", OWN, id="plan"),
        *(pytest.param(form.path, f"{OWN}&with=least", id=form.path) for form in BESIDE),
        pytest.param("/plan.json", BAD, id="bad"),
        pytest.param("/plan.json", "a" * 3000, id="too-long"),
    ],
)
def test_head(path: str, query: str) -> None:
    """HEAD is answered like GET; its headers tell the length."""
    get_answer = get(path, query)
    head_answer = ask(app, path, query.removeprefix("?").encode(), method="HEAD")
    assert head_answer.status == get_answer.status
    assert head_answer.headers == get_answer.headers
    assert head_answer.headers["content-length"] == str(len(get_answer.body))


def test_nothing_is_made_to_tell_of_a_file() -> None:
    """Neither for HEAD, which tells the length only of a file that is there, nor for 304."""
    form, query = FORMS["csv"], "?aftercare=311"
    order, _ = read_order(values_of(query), library(), None, today=date(2027, 1, 4))
    known = (b"if-none-match", f'"{form.tag(order)}"'.encode())
    asked = query.removeprefix("?").encode()

    def length_told() -> str | None:
        return ask(app, form.path, asked, method="HEAD").headers.get("content-length")

    assert length_told() is None
    assert ask(app, form.path, asked, headers=(HOST, known)).status == 304
    assert length_told() is None
    got = ask(app, form.path, asked)
    assert length_told() == str(len(got.body))
    head = ask(app, form.path, asked, method="HEAD")
    assert (head.status, head.headers) == (got.status, got.headers)


@pytest.mark.parametrize(("route", "forms"), [("plan", FORMS), ("compare", COMPARE_FORMS)])
def test_a_form_that_there_is_not_names_those_that_there_are(
    route: str, forms: Mapping[str, Form]
) -> None:
    answer = get(f"/{route}.docx", OWN)
    assert (answer.status, answer.headers["content-type"]) == (404, TEXT)
    assert answer.text.strip() == words_for().say("form.unknown", known=", ".join(forms))
