"""Days, windows and marked days, worked out by hand from the figures of the sample."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from planner.plan.plan import Context, Plan
from planner.plan.timeline import Reach, Step, Timeline, make_timeline
from tests.conftest import PlanOf


class Row(NamedTuple):
    """What the timeline says of one stage, as Day numbers."""

    days: int
    day: tuple[int | None, int | None] = (None, None)
    starts: tuple[int | None, int | None] | None = None
    ends: tuple[int | None, int | None] | None = None
    this_length: tuple[int | None, int | None] | None = None


NOTHING = Row(0)


def ends_of(reach: Reach | None) -> tuple[int | None, int | None] | None:
    return None if reach is None else (reach.earliest, reach.latest)


def row(step: Step) -> Row:
    open_ended = (None, None) if step.happens else None
    return Row(
        days=step.days,
        day=(step.first_day, step.last_day),
        starts=ends_of(step.starts),
        ends=ends_of(step.ends) or open_ended,
        this_length=ends_of(step.this_length),
    )


def rows(timeline: Timeline) -> dict[str, Row]:
    return {step.stage.key: row(step) for step in timeline.steps}


def step_of(plan: Plan, key: str) -> Step:
    return next(step for step in make_timeline(plan).steps if step.stage.key == key)


MIDDLE = "?detox=8&evaluation=3&treatment=50&outpatient=fill&aftercare=45"
CLINIC = "?detox=0&evaluation=3&treatment=0&outpatient=fill&aftercare=45"
BRIEF = "?detox=8&evaluation=3&treatment=30&outpatient=fill&aftercare=45"
LONG = "?detox=12&evaluation=3&treatment=80&outpatient=fill&aftercare=45"
LEAST = "?detox=4&evaluation=2&treatment=21&outpatient=0&aftercare=45"
EVALUATION_AFTER_DETOX = ((5, 13), (6, 17))
ANY_STAY = ((7, 18), (27, 97))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(
            MIDDLE,
            {
                "detox": Row(8, (1, 8), (1, 1), (4, 12), (8, 8)),
                "evaluation": Row(3, (9, 11), *EVALUATION_AFTER_DETOX, (7, 15)),
                "treatment": Row(50, (12, 61), *ANY_STAY, (56, 67)),
                "outpatient": Row(20, (62, 81), (28, 97), (76, 97)),
                "aftercare": Row(45, (82, None), (77, 98), (None, None)),
            },
            id="middle",
        ),
        pytest.param(
            CLINIC,
            {
                "detox": NOTHING,
                "evaluation": Row(3, (1, 3), (1, 1), (2, 5), (3, 3)),
                "treatment": NOTHING,
                "outpatient": Row(70, (4, 73), (3, 6), (72, 75)),
                "aftercare": Row(45, (74, None), (73, 76), (None, None)),
            },
            id="clinic",
        ),
        pytest.param(
            BRIEF,
            {
                "detox": Row(8, (1, 8), (1, 1), (4, 12), (8, 8)),
                "evaluation": Row(3, (9, 11), *EVALUATION_AFTER_DETOX, (7, 15)),
                "treatment": Row(30, (12, 41), *ANY_STAY, (36, 47)),
                "outpatient": Row(40, (42, 81), (28, 97), (76, 97)),
                "aftercare": Row(45, (82, None), (77, 98), (None, None)),
            },
            id="brief",
        ),
        pytest.param(
            LONG,
            {
                "detox": Row(12, (1, 12), (1, 1), (4, 12), (12, 12)),
                "evaluation": Row(3, (13, 15), *EVALUATION_AFTER_DETOX, (7, 15)),
                "treatment": Row(80, (16, 95), *ANY_STAY, (86, 97)),
                "outpatient": NOTHING,
                "aftercare": Row(45, (96, None), (77, 98), (None, None)),
            },
            id="long",
        ),
        pytest.param(
            LEAST,
            {
                "detox": Row(4, (1, 4), (1, 1), (4, 12), (4, 4)),
                "evaluation": Row(2, (5, 6), *EVALUATION_AFTER_DETOX, (6, 14)),
                "treatment": Row(21, (7, 27), *ANY_STAY, (27, 38)),
                "outpatient": NOTHING,
                "aftercare": Row(45, (28, None), (28, 98), (None, None)),
            },
            id="least",
        ),
    ],
)
def test_days_and_windows(plan_of: PlanOf, query: str, expected: dict[str, Row]) -> None:
    assert rows(make_timeline(plan_of(query))) == expected


@pytest.mark.parametrize(
    ("query", "counted", "missing", "reached_day"),
    [
        pytest.param(MIDDLE, 70, 0, 81, id="middle"),
        pytest.param(CLINIC, 70, 0, 73, id="clinic"),
        pytest.param(BRIEF, 70, 0, 81, id="brief"),
        pytest.param(LONG, 80, 0, 85, id="long"),
        pytest.param(LEAST, 21, 49, None, id="least"),
        pytest.param("?treatment=28&outpatient=30", 58, 12, None, id="part-filled"),
        pytest.param("?treatment=0&outpatient=0", 0, 70, None, id="nothing-counted"),
        pytest.param("?treatment=120&outpatient=10", 130, 0, 81, id="more-than-the-guidance"),
        pytest.param("?treatment=69&outpatient=0", 69, 1, None, id="one-missing"),
        pytest.param("?treatment=0&outpatient=70", 70, 0, 81, id="outpatient-without-filling"),
    ],
)
def test_the_days_of_the_guidance(
    plan_of: PlanOf, query: str, counted: int, missing: int, reached_day: int | None
) -> None:
    timeline = make_timeline(plan_of(query))
    found = (timeline.counted, timeline.missing, timeline.reached_day)
    assert found == (counted, missing, reached_day)


@pytest.mark.parametrize("detox", [1, 4, 8, 12, 20], ids=str)
def test_no_latest_is_a_limit_with_detox(plan_of: PlanOf, detox: int) -> None:
    steps = make_timeline(plan_of(f"?detox={detox}")).steps
    assert [step.latest_is_limit for step in steps] == [False] * 5


def test_every_latest_is_a_limit_without_detox(plan_of: PlanOf) -> None:
    steps = make_timeline(plan_of("?detox=0")).steps
    assert [step.latest_is_limit for step in steps] == [True] * 5


@pytest.mark.parametrize(
    ("days", "this_length", "ends"),
    [
        pytest.param(20, (26, 37), (26, 97), id="20-widens-its-range"),
        pytest.param(21, (27, 38), (27, 97), id="21"),
        pytest.param(45, (51, 62), (27, 97), id="45"),
        pytest.param(50, (56, 67), (27, 97), id="50"),
        pytest.param(80, (86, 97), (27, 97), id="80"),
        pytest.param(81, (87, 98), (27, 98), id="81-widens-its-range"),
    ],
)
def test_two_windows_for_the_end_of_a_stay(
    plan_of: PlanOf, days: int, this_length: tuple[int, int], ends: tuple[int, int]
) -> None:
    step = step_of(plan_of(f"?treatment={days}"), "treatment")
    assert (row(step).this_length, row(step).ends) == (this_length, ends)


@pytest.mark.parametrize(
    ("query", "key", "outside"),
    [
        pytest.param("?detox=0", "detox", False, id="detox-0"),
        pytest.param("?detox=3", "detox", True, id="detox-3"),
        pytest.param("?detox=4", "detox", False, id="detox-4"),
        pytest.param("?detox=12", "detox", False, id="detox-12"),
        pytest.param("?detox=20", "detox", False, id="detox-20-is-or-longer"),
        pytest.param("?detox=365", "detox", False, id="detox-365-is-or-longer"),
        pytest.param("?evaluation=1", "evaluation", True, id="evaluation-1"),
        pytest.param("?evaluation=2", "evaluation", False, id="evaluation-2"),
        pytest.param("?evaluation=5", "evaluation", False, id="evaluation-5"),
        pytest.param("?evaluation=6", "evaluation", True, id="evaluation-6"),
        pytest.param("?treatment=0", "treatment", False, id="treatment-0"),
        pytest.param("?treatment=20", "treatment", True, id="treatment-20"),
        pytest.param("?treatment=21", "treatment", False, id="treatment-21"),
        pytest.param("?treatment=80", "treatment", False, id="treatment-80"),
        pytest.param("?treatment=81", "treatment", True, id="treatment-81"),
        pytest.param("?outpatient=365", "outpatient", False, id="without-a-range"),
    ],
)
def test_outside_range(plan_of: PlanOf, query: str, key: str, *, outside: bool) -> None:
    assert step_of(plan_of(query), key).outside_range is outside


@pytest.mark.parametrize(
    ("start", "day", "expected"),
    [
        pytest.param(date(2027, 1, 4), 1, date(2027, 1, 4), id="day-1-is-the-start"),
        pytest.param(date(2027, 1, 4), 61, date(2027, 3, 5), id="months-later"),
        pytest.param(date(2027, 1, 4), 81, date(2027, 3, 25), id="guidance-reached"),
        pytest.param(date(2028, 2, 29), 1, date(2028, 2, 29), id="leap-day-start"),
        pytest.param(date(2028, 2, 29), 2, date(2028, 3, 1), id="after-a-leap-day"),
        pytest.param(date(2028, 2, 28), 2, date(2028, 2, 29), id="over-a-leap-day"),
        pytest.param(date(2027, 2, 28), 2, date(2027, 3, 1), id="no-leap-day"),
        pytest.param(date(2027, 12, 31), 2, date(2028, 1, 1), id="year-end"),
        pytest.param(date(2099, 12, 31), 2, date(2100, 1, 1), id="last-start"),
        pytest.param(date(2099, 12, 31), 61, date(2100, 3, 1), id="2100-has-no-leap-day"),
        pytest.param(date(2000, 1, 1), 60, date(2000, 2, 29), id="2000-has-one"),
        pytest.param(None, 1, None, id="no-start"),
        pytest.param(date(2027, 1, 4), None, None, id="no-day"),
    ],
)
def test_dates(plan_of: PlanOf, start: date | None, day: int | None, expected: date | None) -> None:
    timeline = make_timeline(replace(plan_of("?"), start=start))
    assert timeline.date_of(day) == expected


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
