"""The files that the server makes from the link alone."""

import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from app import app
from planner.forms import COMPARE_FORMS, FORMS, Form
from planner.forms.order import file_name, read_order
from planner.language.catalogue import words_for
from planner.plan.link import MOST_CHARACTERS, values_of
from planner.reading.library import PROGRAMS_SETTING, library, look_now
from tests.programs import HARBOR
from tests.web.asgi import HOST, Answer, ask
from tests.web.files import TEXT

OWN: Final = (
    "?pathway=sample&detox=12&evaluation=3&treatment=45&outpatient=20&aftercare=90"
    "&start=2027-01-04&context=article&v=1&with=treatment:28,least"
)
COMPARED: Final = tuple(COMPARE_FORMS.values())


def get(path: str, query: str = "", method: str = "GET", **headers: bytes) -> Answer:
    """The answer to a request with this query, from its "?"."""
    sent = [(name.replace("_", "-").encode(), value) for name, value in headers.items()]
    query = query.removeprefix("?")
    return ask(app, path, query.encode(), method=method, headers=(HOST, *sent))


def test_healthz() -> None:
    """The health route answers as a load balancer expects it."""
    answer = get("/healthz")
    assert (answer.status, answer.headers["content-type"], answer.text) == (200, TEXT, "ok")


@pytest.mark.parametrize(
    "form",
    [*(FORMS[ending] for ending in ("json", "pdf", "xlsx")), *COMPARED],
    ids=lambda form: form.path,
)
@pytest.mark.parametrize("query", ["", OWN], ids=["bare", "own"])
def test_the_file_of_the_link(form: Form, query: str) -> None:
    """What the form itself renders, under a name that says the lengths."""
    today = datetime.now(UTC).date()
    order, complaints = read_order(
        values_of(query), library(), None, today=today, compares=form.compares
    )
    answer = get(form.path, query)
    assert (complaints, answer.status) == ([], 200)
    assert answer.body == form.render(order)
    shown = "attachment" if form.attached else "inline"
    name = f'{shown}; filename="{file_name(order, form.ending)}"'
    headers = ("content-type", "etag", "content-disposition")
    wanted = [form.media_type, f'"{form.tag(order)}"', name]
    assert [answer.headers[one] for one in headers] == wanted


def test_longest_query() -> None:
    """A query of exactly the limit is answered."""
    query = f"{OWN}&x=".ljust(MOST_CHARACTERS + len("?"), "a")
    assert get("/plan.json", query).status == 200


def test_the_plan_takes_no_notice() -> None:
    """What is beside a plan does not change the plan's own file."""
    assert get("/plan.json", "?treatment=45") == get("/plan.json", "?treatment=45&with=x")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        pytest.param("/healthz", "", id="healthz"),
        pytest.param("/plan.json", OWN, id="plan"),
        *(pytest.param(form.path, OWN, id=form.path) for form in COMPARED),
        pytest.param("/plan.json", "?detox=366", id="bad"),
        pytest.param("/plan.json", "a" * 3000, id="too-long"),
    ],
)
def test_head(path: str, query: str) -> None:
    """HEAD is answered like GET; its headers tell the length."""
    got, head = get(path, query), get(path, query, "HEAD")
    assert (head.status, head.headers) == (got.status, got.headers)
    assert head.headers["content-length"] == str(len(got.body))


def test_nothing_is_made_to_tell_of_a_file() -> None:
    """Neither for HEAD, which tells the length only of a file that is there, nor for 304."""
    form, query = FORMS["csv"], "?aftercare=311"
    order, _ = read_order(values_of(query), library(), None, today=date(2027, 1, 4))
    known = f'"{form.tag(order)}"'.encode()
    assert "content-length" not in get(form.path, query, "HEAD").headers
    assert get(form.path, query, if_none_match=known).status == 304
    assert "content-length" not in get(form.path, query, "HEAD").headers
    got, head = get(form.path, query), get(form.path, query, "HEAD")
    assert head.headers["content-length"] == str(len(got.body))
    assert (head.status, head.headers) == (got.status, got.headers)


@pytest.mark.parametrize(("route", "forms"), [("plan", FORMS), ("compare", COMPARE_FORMS)])
def test_a_form_that_there_is_not_names_those_that_there_are(
    route: str, forms: Mapping[str, Form]
) -> None:
    answer = get(f"/{route}.docx", OWN)
    assert (answer.status, answer.headers["content-type"]) == (404, TEXT)
    assert answer.text.strip() == words_for().say("form.unknown", known=", ".join(forms))


@pytest.mark.parametrize("form", COMPARED, ids=lambda form: form.path)
def test_a_program_beside_a_built_in_example(
    form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example by its own key or by that of its pathway too; what it lacks is refused."""
    shutil.copy(HARBOR, tmp_path)
    monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
    look_now()
    short, whole, refused = (
        get(form.path, f"?pathway=harbor-example&with={example}")
        for example in ("long", "sample.long", "sample.treatment")
    )
    assert (whole.status, whole.body) == (200, short.body)
    assert (refused.status, refused.headers["content-type"]) == (400, TEXT)
    assert "sample.long" in refused.text
