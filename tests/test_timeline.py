"""The timeline says what design.md, section 3, promises, number for number."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from planner.plan import Context, Plan
from planner.timeline import Step, Timeline, make_timeline
from tests.conftest import PlanOf


class Row(NamedTuple):
    """What the timeline says of one stage, as Day numbers."""

    days: int
    day: tuple[int | None, int | None] = (None, None)
    starts: tuple[int | None, int | None] | None = None
    ends: tuple[int | None, int | None] | None = None
    this_length: tuple[int, int | None] | None = None


NOTHING = Row(0)


def row(step: Step) -> Row:
    window = step.window
    return Row(
        days=step.days,
        day=(step.first_day, step.last_day),
        starts=None if window is None else (window.earliest_start, window.latest_start),
        ends=None if window is None else (window.earliest_last, window.latest_last),
        this_length=step.this_length,
    )


def rows(timeline: Timeline) -> dict[str, Row]:
    return {step.stage.key: row(step) for step in timeline.steps}


def step_of(plan: Plan, key: str) -> Step:
    return next(step for step in make_timeline(plan).steps if step.stage.key == key)


WORKED = "?detox=10&evaluation=2&treatment=60&outpatient=fill&aftercare=60"
NO_STAY = "?detox=0&evaluation=2&treatment=0&outpatient=fill&aftercare=60"
MONTH = "?detox=10&evaluation=2&treatment=28&outpatient=fill&aftercare=60"
NINETY = "?detox=14&evaluation=2&treatment=90&outpatient=fill&aftercare=60"
SHORT = "?detox=3&evaluation=1&treatment=28&outpatient=0&aftercare=60"
EVALUATION_AFTER_DETOX = ((4, 15), (4, 17))
ANY_STAY = ((5, 18), (32, 107))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param(
            WORKED,
            {
                "detox": Row(10, (1, 10), (1, 1), (3, 14), (10, 10)),
                "evaluation": Row(2, (11, 12), *EVALUATION_AFTER_DETOX, (5, 16)),
                "treatment": Row(60, (13, 72), *ANY_STAY, (64, 77)),
                "outpatient": Row(30, (73, 102), (33, 107), (94, 107)),
                "aftercare": Row(60, (103, None), (95, 108), (None, None)),
            },
            id="two-months",
        ),
        pytest.param(
            NO_STAY,
            {
                "detox": NOTHING,
                "evaluation": Row(2, (1, 2), (1, 1), (1, 3), (2, 2)),
                "treatment": NOTHING,
                "outpatient": Row(90, (3, 92), (2, 4), (91, 93)),
                "aftercare": Row(60, (93, None), (92, 94), (None, None)),
            },
            id="outpatient",
        ),
        pytest.param(
            MONTH,
            {
                "detox": Row(10, (1, 10), (1, 1), (3, 14), (10, 10)),
                "evaluation": Row(2, (11, 12), *EVALUATION_AFTER_DETOX, (5, 16)),
                "treatment": Row(28, (13, 40), *ANY_STAY, (32, 45)),
                "outpatient": Row(62, (41, 102), (33, 107), (94, 107)),
                "aftercare": Row(60, (103, None), (95, 108), (None, None)),
            },
            id="month",
        ),
        pytest.param(
            NINETY,
            {
                "detox": Row(14, (1, 14), (1, 1), (3, 14), (14, 14)),
                "evaluation": Row(2, (15, 16), *EVALUATION_AFTER_DETOX, (5, 16)),
                "treatment": Row(90, (17, 106), *ANY_STAY, (94, 107)),
                "outpatient": NOTHING,
                "aftercare": Row(60, (107, None), (95, 108), (None, None)),
            },
            id="ninety",
        ),
        pytest.param(
            SHORT,
            {
                "detox": Row(3, (1, 3), (1, 1), (3, 14), (3, 3)),
                "evaluation": Row(1, (4, 4), *EVALUATION_AFTER_DETOX, (4, 15)),
                "treatment": Row(28, (5, 32), *ANY_STAY, (32, 45)),
                "outpatient": NOTHING,
                "aftercare": Row(60, (33, None), (33, 108), (None, None)),
            },
            id="short",
        ),
    ],
)
def test_days_and_windows(plan_of: PlanOf, query: str, expected: dict[str, Row]) -> None:
    assert rows(make_timeline(plan_of(query))) == expected


@pytest.mark.parametrize(
    ("query", "counted", "missing", "reached_day"),
    [
        pytest.param(WORKED, 90, 0, 102, id="two-months"),
        pytest.param(NO_STAY, 90, 0, 92, id="outpatient"),
        pytest.param(MONTH, 90, 0, 102, id="month"),
        pytest.param(NINETY, 90, 0, 106, id="ninety"),
        pytest.param(SHORT, 28, 62, None, id="short"),
        pytest.param("?treatment=28&outpatient=30", 58, 32, None, id="part-filled"),
        pytest.param("?treatment=0&outpatient=0", 0, 90, None, id="nothing-counted"),
        pytest.param("?treatment=120&outpatient=10", 130, 0, 102, id="more-than-the-guidance"),
        pytest.param("?treatment=89&outpatient=0", 89, 1, None, id="one-missing"),
        pytest.param("?treatment=0&outpatient=90", 90, 0, 102, id="outpatient-without-filling"),
    ],
)
def test_the_90_days(
    plan_of: PlanOf, query: str, counted: int, missing: int, reached_day: int | None
) -> None:
    timeline = make_timeline(plan_of(query))
    found = (timeline.counted, timeline.missing, timeline.reached_day)
    assert found == (counted, missing, reached_day)


@pytest.mark.parametrize("detox", [1, 3, 10, 14, 20], ids=str)
def test_no_latest_is_a_limit_with_detox(plan_of: PlanOf, detox: int) -> None:
    steps = make_timeline(plan_of(f"?detox={detox}")).steps
    assert [step.latest_is_limit for step in steps] == [False] * 5


def test_every_latest_is_a_limit_without_detox(plan_of: PlanOf) -> None:
    steps = make_timeline(plan_of("?detox=0")).steps
    assert [step.latest_is_limit for step in steps] == [True] * 5


@pytest.mark.parametrize(
    ("days", "this_length", "ends"),
    [
        pytest.param(27, (31, 44), (31, 107), id="27-widens-its-range"),
        pytest.param(28, (32, 45), (32, 107), id="28"),
        pytest.param(45, (49, 62), (32, 107), id="45"),
        pytest.param(60, (64, 77), (32, 107), id="60"),
        pytest.param(90, (94, 107), (32, 107), id="90"),
        pytest.param(91, (95, 108), (32, 108), id="91-widens-its-range"),
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
        pytest.param("?detox=2", "detox", True, id="detox-2"),
        pytest.param("?detox=3", "detox", False, id="detox-3"),
        pytest.param("?detox=14", "detox", False, id="detox-14"),
        pytest.param("?detox=20", "detox", False, id="detox-20-is-or-longer"),
        pytest.param("?detox=365", "detox", False, id="detox-365-is-or-longer"),
        pytest.param("?evaluation=1", "evaluation", False, id="evaluation-1"),
        pytest.param("?evaluation=3", "evaluation", False, id="evaluation-3"),
        pytest.param("?evaluation=4", "evaluation", True, id="evaluation-4"),
        pytest.param("?treatment=0", "treatment", False, id="treatment-0"),
        pytest.param("?treatment=27", "treatment", True, id="treatment-27"),
        pytest.param("?treatment=28", "treatment", False, id="treatment-28"),
        pytest.param("?treatment=90", "treatment", False, id="treatment-90"),
        pytest.param("?treatment=91", "treatment", True, id="treatment-91"),
        pytest.param("?outpatient=365", "outpatient", False, id="without-a-range"),
    ],
)
def test_outside_range(plan_of: PlanOf, query: str, key: str, *, outside: bool) -> None:
    assert step_of(plan_of(query), key).outside_range is outside


@pytest.mark.parametrize(
    ("start", "day", "expected"),
    [
        pytest.param(date(2027, 1, 4), 1, date(2027, 1, 4), id="day-1-is-the-start"),
        pytest.param(date(2027, 1, 4), 72, date(2027, 3, 16), id="worked-example"),
        pytest.param(date(2027, 1, 4), 102, date(2027, 4, 15), id="guidance-reached"),
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
            WORKED,
            [("first-assessment", 1), ("treatment-starts", 13), ("nida-90-reached", 102)],
            id="guidance",
        ),
        pytest.param(
            f"{WORKED}&context=article",
            [("treatment-starts", 13), ("nida-90-reached", 102)],
            id="article",
        ),
        pytest.param(
            SHORT, [("first-assessment", 1), ("treatment-starts", 5)], id="guidance-not-reached"
        ),
        pytest.param(
            f"{SHORT}&context=article", [("treatment-starts", 5)], id="article-not-reached"
        ),
        pytest.param(
            NO_STAY,
            [("first-assessment", 1), ("treatment-starts", 3), ("nida-90-reached", 92)],
            id="outpatient-counts-as-treatment",
        ),
        pytest.param("?treatment=0&outpatient=0", [("first-assessment", 1)], id="no-treatment"),
        pytest.param("?treatment=0&outpatient=0&context=article", [], id="article-no-treatment"),
    ],
)
def test_markers(plan_of: PlanOf, query: str, expected: list[tuple[str, int]]) -> None:
    marked = make_timeline(plan_of(query)).markers
    assert [(one.marker.key, one.day) for one in marked] == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param(Context.GUIDANCE, ["taper", "symptoms"], id="guidance"),
        pytest.param(Context.ARTICLE, [], id="article"),
    ],
)
def test_lanes(plan_of: PlanOf, shown: Context, expected: list[str]) -> None:
    timeline = make_timeline(plan_of(f"?context={shown}"))
    assert [lane.key for lane in timeline.lanes] == expected
