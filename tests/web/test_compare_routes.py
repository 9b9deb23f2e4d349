"""The files of a comparison, from the link alone."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from app import app
from planner.forms import COMPARE_FORMS
from planner.forms.order import read_order
from planner.plan.link import values_of
from planner.reading.library import PROGRAMS_SETTING, library, look_now
from tests.programs import HARBOR
from tests.web.asgi import Answer, ask

QUERY: Final = "?treatment=45&start=2027-01-04&with=treatment:28,least"
TEXT: Final = "text/plain; charset=utf-8"
every_form: Final = pytest.mark.parametrize("ending", COMPARE_FORMS)


def get(ending: str, query: str = "") -> Answer:
    return ask(app, f"/compare.{ending}", query.removeprefix("?").encode())


@every_form
@pytest.mark.parametrize("query", ["", QUERY], ids=["bare", "own"])
def test_the_file_of_the_link(ending: str, query: str) -> None:
    """What the form itself renders, under a name that says the lengths."""
    form = COMPARE_FORMS[ending]
    today = datetime.now(UTC).date()
    order, complaints = read_order(values_of(query), library(), None, today=today, compares=True)
    assert complaints == []
    answer = get(ending, query)
    assert (answer.status, answer.headers["content-type"]) == (200, form.media_type)
    assert answer.body == form.render(order)
    assert answer.headers["etag"] == f'"{form.tag(order)}"'
    name = answer.headers["content-disposition"]
    assert name.endswith(f'-days.{ending}"')
    assert "-with-8-3-28-42" in name


@every_form
@pytest.mark.parametrize(
    "said", ["", "x", "treatment:366", "brief,brief", "a,b,c", "brief&with=least"]
)
def test_bad_others(ending: str, said: str) -> None:
    """A sentence for each bad value, and no file."""
    answer = get(ending, f"?detox=x&with={said}")
    assert (answer.status, answer.headers["content-type"]) == (400, TEXT)
    first, second = answer.text.splitlines()
    assert "detox" in first
    assert "with" in second
    assert "treatment:28" in second


@every_form
def test_options(ending: str) -> None:
    """Those of the plan's files; a bad one is refused."""
    assert get(ending, "?paper=a4&theme=dark&width=phone").status == 200
    assert get(ending, "?theme=night").status == 400


def test_the_plan_takes_no_notice() -> None:
    """What is beside a plan does not change the plan's own file."""
    own, beside = (
        ask(app, "/plan.json", query) for query in (b"treatment=45", b"treatment=45&with=x")
    )
    assert own == beside


@every_form
def test_a_program_beside_a_built_in_example(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example by its own key or by that of its pathway too; what it lacks is refused."""
    shutil.copy(HARBOR, tmp_path)
    monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
    look_now()
    short, whole = (
        get(ending, f"?pathway=harbor-example&with={said}") for said in ("long", "sample.long")
    )
    assert (whole.status, whole.body) == (200, short.body)
    refused = get(ending, "?pathway=harbor-example&with=sample.treatment")
    assert (refused.status, refused.headers["content-type"]) == (400, TEXT)
    assert "sample.long" in refused.text
