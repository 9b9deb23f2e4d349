"""Days, windows and marked days, worked out by hand from the figures of the sample."""

from typing import NamedTuple

import pytest

from planner.plan.plan import Context
from planner.plan.timeline import Reach, Step, make_timeline
from tests.conftest import PlanOf


class Row(NamedTuple):
    """What the timeline says of one stage, as Day numbers."""

    days: int
    day: tuple[int | None, int | None] = (None, None)
    starts: tuple[int | None, int | None] | None = None
    ends: tuple[int | None, int | None] | None = None
    this_length: tuple[int | None, int | None] | None = None


NOTHING = Row(0)


def days_of(reach: Reach | None) -> tuple[int | None, int | None] | None:
    return None if reach is None else (reach.earliest, reach.latest)


def row(step: Step) -> Row:
    return Row(
        days=step.days,
        day=(step.first_day, step.last_day),
        starts=days_of(step.starts),
        ends=days_of(step.ends),
        this_length=days_of(step.this_length),
    )


MIDDLE = "?detox=8&evaluation=3&treatment=50&outpatient=fill&aftercare=45"
CLINIC = "?detox=0&evaluation=3&treatment=0&outpatient=fill&aftercare=45"
BRIEF = "?detox=8&evaluation=3&treatment=30&outpatient=fill&aftercare=45"
LONG = "?detox=12&evaluation=3&treatment=80&outpatient=fill&aftercare=45"
LEAST = "?detox=4&evaluation=2&treatment=21&outpatient=0&aftercare=45"
EVALUATION_AFTER_DETOX = ((5, 13), (6, 17))
ANY_STAY = ((7, 18), (27, 97))


@pytest.mark.parametrize(
    ("query", "expected", "guidance"),
    [
        pytest.param(
            MIDDLE,
            {
                "detox": Row(8, (1, 8), (1, 1), (4, 12), (8, 8)),
                "evaluation": Row(3, (9, 11), *EVALUATION_AFTER_DETOX, (7, 15)),
                "treatment": Row(50, (12, 61), *ANY_STAY, (56, 67)),
                "outpatient": Row(20, (62, 81), (28, 97), (76, 97)),
                "aftercare": Row(45, (82, None), (77, 98)),
            },
            (70, 0, 81),
            id="middle",
        ),
        pytest.param(
            CLINIC,
            {
                "detox": NOTHING,
                "evaluation": Row(3, (1, 3), (1, 1), (2, 5), (3, 3)),
                "treatment": NOTHING,
                "outpatient": Row(70, (4, 73), (3, 6), (72, 75)),
                "aftercare": Row(45, (74, None), (73, 76)),
            },
            (70, 0, 73),
            id="clinic",
        ),
        pytest.param(
            BRIEF,
            {
                "detox": Row(8, (1, 8), (1, 1), (4, 12), (8, 8)),
                "evaluation": Row(3, (9, 11), *EVALUATION_AFTER_DETOX, (7, 15)),
                "treatment": Row(30, (12, 41), *ANY_STAY, (36, 47)),
                "outpatient": Row(40, (42, 81), (28, 97), (76, 97)),
                "aftercare": Row(45, (82, None), (77, 98)),
            },
            (70, 0, 81),
            id="brief",
        ),
        pytest.param(
            LONG,
            {
                "detox": Row(12, (1, 12), (1, 1), (4, 12), (12, 12)),
                "evaluation": Row(3, (13, 15), *EVALUATION_AFTER_DETOX, (7, 15)),
                "treatment": Row(80, (16, 95), *ANY_STAY, (86, 97)),
                "outpatient": NOTHING,
                "aftercare": Row(45, (96, None), (77, 98)),
            },
            (80, 0, 85),
            id="long",
        ),
        pytest.param(
            LEAST,
            {
                "detox": Row(4, (1, 4), (1, 1), (4, 12), (4, 4)),
                "evaluation": Row(2, (5, 6), *EVALUATION_AFTER_DETOX, (6, 14)),
                "treatment": Row(21, (7, 27), *ANY_STAY, (27, 38)),
                "outpatient": NOTHING,
                "aftercare": Row(45, (28, None), (28, 98)),
            },
            (21, 49, None),
            id="least",
        ),
    ],
)
def test_days_and_windows(
    plan_of: PlanOf,
    query: str,
    expected: dict[str, Row],
    guidance: tuple[int, int, int | None],
) -> None:
    """Of each stage; and the days that count, those missing, and the day of the last of them."""
    timeline = make_timeline(plan_of(query))
    assert {step.stage.key: row(step) for step in timeline.steps} == expected
    assert (timeline.counted, timeline.missing, timeline.reached_day) == guidance


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(
            MIDDLE, [("look", 1), ("care-starts", 12), ("seventy-reached", 81)], id="guidance"
        ),
        pytest.param(
            f"{MIDDLE}&context=article",
            [("care-starts", 12), ("seventy-reached", 81)],
            id="article",
        ),
        pytest.param(LEAST, [("look", 1), ("care-starts", 7)], id="guidance-not-reached"),
        pytest.param(f"{LEAST}&context=article", [("care-starts", 7)], id="article-not-reached"),
        pytest.param(
            CLINIC,
            [("look", 1), ("care-starts", 4), ("seventy-reached", 73)],
            id="outpatient-counts-as-treatment",
        ),
        pytest.param("?treatment=0&outpatient=0", [("look", 1)], id="no-treatment"),
        pytest.param("?treatment=0&outpatient=0&context=article", [], id="article-no-treatment"),
    ],
)
def test_markers(plan_of: PlanOf, query: str, expected: list[tuple[str, int]]) -> None:
    marked = make_timeline(plan_of(query)).markers
    assert [(one.marker.key, one.day) for one in marked] == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param(Context.GUIDANCE, ["slowly", "echoes"], id="guidance"),
        pytest.param(Context.ARTICLE, [], id="article"),
    ],
)
def test_lanes(plan_of: PlanOf, shown: Context, expected: list[str]) -> None:
    timeline = make_timeline(plan_of(f"?context={shown}"))
    assert [lane.key for lane in timeline.lanes] == expected
