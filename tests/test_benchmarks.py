"""The benchmarks work, as far as that can be seen without a server."""

import itertools
import math
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from benchmarks import forms, load, models
from benchmarks.__main__ import LONG_PARTS, PARTS
from benchmarks.servers import NAIVE, OURS
from benchmarks.sessions import FIRST_STAY, changes
from benchmarks.table import Goal, Of, Row, as_text
from planner.forms import COMPARE_FORMS, FORMS
from planner.pathway.pathway import MOST_STAGES

README = Path(models.__file__).with_name("README.md")


def test_models_are_measured_on_four_stages() -> None:
    rows = models.growth([4], rounds=1)
    assert [row.what for row in rows] == [f"{step}, 4 stages" for step in models.STEPS]
    assert all(row.ours is not None and row.ours > 0 for row in rows)


@pytest.mark.parametrize("ending", FORMS)
def test_every_form_is_measured(ending: str) -> None:
    """With a goal for each, but for the one that people do not wait for."""
    row = forms.new_plans(ending, rounds=3)
    assert row.ours is not None
    assert row.ours > 0
    assert (row.goal is None) is (ending == "json")


def test_forms_grow_beside_half_as_many_stages() -> None:
    first, second = forms.growth(["csv"], [4, 8], rounds=1)
    assert (first.what, first.beside) == ("plan.csv, 4 stages", None)
    assert (second.what, second.beside) == ("plan.csv, 8 stages, beside 4", first.ours)


def test_no_client_asks_for_a_file_twice() -> None:
    wanted = [*load.wishes(load.REQUESTS), *load.wishes(load.REQUESTS, first=load.REQUESTS)]
    assert len({wish.query for wish in wanted}) == 2 * load.REQUESTS
    asked = {wish.form.path for wish in wanted[: load.REQUESTS]}
    assert asked == {form.path for form in (*FORMS.values(), *COMPARE_FORMS.values())}


def test_a_file_of_another_link_is_found_out() -> None:
    wish, *_, other = load.wishes(len(FORMS) + len(COMPARE_FORMS) + 1)
    assert wish.form is other.form
    right = load.Outcome(wish=wish, status=200, body=wish.file(), seconds=0)
    assert not right.mixed_up
    assert load.Outcome(wish=wish, status=200, body=other.file(), seconds=0).mixed_up
    assert not load.Outcome(wish=wish, status=503, body=b"", seconds=0).mixed_up


@pytest.mark.parametrize("count", [1, 4, 5, MOST_STAGES])
def test_a_pathway_can_have_any_number_of_stages(count: int) -> None:
    assert len({stage.key for stage in models.pathway_of(count).stages}) == count


def test_the_naive_page_draws_another_chart_for_another_stay() -> None:
    page = AppTest.from_file(NAIVE.script).run()
    before = page.get("plotly_chart")[0].proto.spec
    page.slider[0].set_value(28).run()
    assert not page.exception
    assert page.get("plotly_chart")[0].proto.spec != before


def test_no_visitor_of_ours_has_a_plan_twice() -> None:
    shown: dict[str | None, int] = {OURS.changes: FIRST_STAY}
    seen = {tuple(shown.items())}
    for key, value in itertools.islice(changes(OURS), 1000):
        shown[key] = value
        assert tuple(shown.items()) not in seen
        seen.add(tuple(shown.items()))


def test_each_change_of_the_naive_page_is_one() -> None:
    given = [FIRST_STAY, *(value for _, value in itertools.islice(changes(NAIVE), 1000))]
    assert all(one != other for one, other in itertools.pairwise(given))


@pytest.mark.parametrize(
    ("goal", "ours", "verdict"),
    [
        (None, 1.0, ""),
        (Goal(limit=0.25, of=Of.RATIO), 1.0, "met"),
        (Goal(limit=0.25, of=Of.RATIO), 1.1, "MISSED"),
        (Goal(limit=7, of=Of.RATIO, at_least=True), 28.0, "met"),
        (Goal(limit=7, of=Of.RATIO, at_least=True), 27.0, "MISSED"),
        (Goal(limit=6, of=Of.OURS), 6.0, "met"),
        (Goal(limit=6, of=Of.OURS), 6.1, "MISSED"),
        (Goal(limit=6, of=Of.OURS), math.nan, "not measured"),
        (Goal(limit=6, of=Of.OURS), None, "not measured"),
    ],
)
def test_a_row_says_whether_its_goal_is_met(
    goal: Goal | None, ours: float | None, verdict: str
) -> None:
    row = Row(what="a thing", unit="ms", ours=ours, beside=4.0, goal=goal)
    assert row.verdict == verdict
    assert as_text([row]).splitlines()[1].split()[-1] == (verdict.split() or ["0.25"])[-1]


@pytest.mark.parametrize("part", [*PARTS, *LONG_PARTS])
def test_the_readme_tells_of_every_part(part: str) -> None:
    assert f"| `{part}` |" in README.read_text(encoding="utf-8")
