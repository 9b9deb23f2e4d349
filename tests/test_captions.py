"""What stands in the picture: whose a length is, what is missing, and the year where it changes."""

from typing import Final

import pytest

from planner import captions
from planner.captions import Runs
from planner.catalogue import words
from planner.lettering import NO_BREAK_SPACE
from planner.plan import Plan, default_plan
from planner.table_rows import rows
from planner.timeline import make_timeline
from tests.conftest import PlanOf
from tests.programs import TWELVE_STEPS, program

WORDS: Final = words()


def read(runs: Runs) -> str:
    """The caption as it is read."""
    return " ".join(run.text for run in runs).replace(NO_BREAK_SPACE, " ")


def caption_of(plan: Plan, key: str) -> str:
    """The caption of a stage."""
    timeline = make_timeline(plan)
    (step,) = (step for step in timeline.steps if step.stage.key == key)
    return read(captions.step_caption(timeline, step, WORDS))


@pytest.mark.parametrize(
    ("query", "key", "said"),
    [
        pytest.param("", "treatment", "60 days (article: 28–90)", id="inside"),
        pytest.param("", "outpatient", "30 days (to reach 90 days)", id="missing-days"),
        pytest.param(
            *("?treatment=91", "treatment", "91 days (longer than the article's figures: 28–90)"),
            id="longer",
        ),
        pytest.param(
            *("?detox=2", "detox", "2 days (shorter than the article's figures: 3–14 or longer)"),
            id="shorter",
        ),
        pytest.param(
            "?evaluation=5", "evaluation", "5 days (outside our assumption: 1–3)", id="assumption"
        ),
        pytest.param("?treatment=0", "treatment", "not in this example", id="none"),
    ],
)
def test_a_stage(plan_of: PlanOf, query: str, key: str, said: str) -> None:
    assert caption_of(plan_of(query), key).endswith(f"· {said}")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        pytest.param(5, "5 days (this facility's figure)", id="as-stated"),
        pytest.param(6, "6 days (outside this facility's figure: 5 days)", id="outside"),
    ],
)
def test_a_figure_is_said_once(days: int, said: str) -> None:
    plan = default_plan(program(TWELVE_STEPS)).with_length("review", days)
    assert caption_of(plan, "review").endswith(f"· {said}")


def test_a_stage_whose_days_are_all_reached_before(plan_of: PlanOf) -> None:
    """The chart and the table say it in the same words."""
    plan = plan_of("?treatment=90")
    said = "in this example: 90 days are reached before it"
    assert caption_of(plan, "outpatient").endswith(f"· not {said}")
    lengths = {row.key: row.length for row in rows(make_timeline(plan), WORDS)}
    assert lengths["outpatient"] == f"Not {said}"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("", "90 days in treatment (NIDA) · Day 13 – Day 102", id="reached"),
        pytest.param(
            "?treatment=28&outpatient=0", "28 of the 90 days (NIDA) · 62 missing", id="missing"
        ),
        pytest.param(
            *("?start=2027-01-04", "90 days in treatment (NIDA) · Jan 16 – Apr 15"), id="one-year"
        ),
        pytest.param(
            "?start=2026-11-20",
            "90 days in treatment (NIDA) · Dec 2, 2026 – Mar 1, 2027",
            id="two-years",
        ),
        pytest.param(
            "?start=2026-12-28",
            "90 days in treatment (NIDA) · Jan 9 – Apr 8, 2027",
            id="a-later-year",
        ),
    ],
)
def test_the_bracket(plan_of: PlanOf, query: str, said: str) -> None:
    runs = captions.bracket_caption(make_timeline(plan_of(query)), WORDS)
    assert read(runs) == said
    dot, _, together = runs[-1].text.partition(" ")
    assert dot == "·", "the dot could begin a line"
    assert " " not in together, "what is missing, or the last day, could stand alone"


@pytest.mark.parametrize(
    ("query", "length", "when"),
    [
        pytest.param("", "90 of 90 days", "from Day 13, reached on Day 102", id="reached"),
        pytest.param(
            "?start=2026-11-20",
            "90 of 90 days",
            "from December 2, 2026, reached on March 1, 2027 (Day 102)",
            id="dates-of-two-years",
        ),
        pytest.param(
            "?start=2027-01-04",
            "90 of 90 days",
            "from January 16, reached on April 15, 2027 (Day 102)",
            id="dates-of-one-year",
        ),
        pytest.param(
            "?treatment=28&outpatient=0",
            f"28 of 90 days, 62{NO_BREAK_SPACE}missing",
            "Not reached in this example",
            id="missing",
        ),
        pytest.param(
            "?treatment=0&outpatient=0",
            f"0 of 90 days, 90{NO_BREAK_SPACE}missing",
            "Not reached in this example",
            id="none",
        ),
    ],
)
def test_the_bracket_s_row_in_the_table(
    plan_of: PlanOf, query: str, length: str, when: str
) -> None:
    *_, row = rows(make_timeline(plan_of(query)), WORDS)
    assert (row.length, row.when) == (length, when)


@pytest.mark.parametrize(
    ("start", "said"),
    [("2027-01-04", "Apr 15"), ("2026-11-20", "Mar 1, 2027"), (None, "Day 102")],
)
def test_a_marked_day(plan_of: PlanOf, start: str | None, said: str) -> None:
    timeline = make_timeline(plan_of("" if start is None else f"?start={start}"))
    reached = timeline.markers[-1]
    assert read(captions.marker_caption(timeline, reached, WORDS)).endswith(f": {said}")
