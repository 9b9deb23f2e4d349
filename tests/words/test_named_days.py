"""The named days: what they are called, where they stand, and which bar they belong to."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from hypothesis import given

from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.words.named_days import NamedDay, named_days
from planner.words.wording import stay_of
from tests.in_words import WORDS, day, say
from tests.strategies import BUILT_IN, any_plan, todays

PLAN: Final = default_plan(BUILT_IN)
START: Final = date(2027, 1, 4)


def named(plan: Plan, today: int | None = None) -> list[NamedDay]:
    return named_days(make_timeline(plan), WORDS, today=today)


def test_the_default() -> None:
    """A Day is named at its noon; what is over with its Day at the end of it."""
    look, care, reached = BUILT_IN.markers
    assert named(PLAN) == [
        NamedDay(x=0.5, text=say("caption.marker", title=look.title, when=day(1)), row="detox"),
        NamedDay(
            x=11.5, text=say("caption.marker", title=care.title, when=day(12)), row="treatment"
        ),
        NamedDay(x=61, text=say("caption.stay-ends", when=day(61)), row="treatment", main=True),
        NamedDay(
            x=81,
            text=say("caption.marker", title=reached.title, when=day(81)),
            row="outpatient",
            main=True,
        ),
    ]


@pytest.mark.parametrize(
    ("plan", "rows"),
    [
        pytest.param(
            PLAN.with_scenario(BUILT_IN.scenarios[0]),
            ["evaluation", "outpatient", "outpatient"],
            id="no-stay-that-ends",
        ),
        pytest.param(
            PLAN.with_scenario(BUILT_IN.scenarios[-1]),
            ["detox", "treatment", "treatment"],
            id="days-that-are-missing",
        ),
        pytest.param(
            replace(PLAN, context=Context.ARTICLE),
            ["treatment", "treatment", "outpatient"],
            id="no-marker-of-guidance",
        ),
    ],
)
def test_what_is_not_there_is_not_named(plan: Plan, rows: list[str]) -> None:
    assert [one.row for one in named(plan)] == rows


@pytest.mark.parametrize(
    ("today", "expected"),
    [(None, []), (0, []), (1, [0.5]), (126, [125.5]), (127, []), (-3, [])],
    ids=str,
)
def test_today(today: int | None, expected: list[float]) -> None:
    """It is named where it is drawn; its line goes through all rows."""
    shown = [one for one in named(replace(PLAN, start=START), today) if not one.row]
    assert [one.x for one in shown] == expected
    assert all(one.main for one in shown)


@given(any_plan, todays)
def test_any_plan(plan: Plan, today: int | None) -> None:
    """In the order of days, each on the chart, and on the bar that it belongs to."""
    timeline = make_timeline(plan)
    shown = named_days(timeline, WORDS, today=today)
    assert [one.x for one in shown] == sorted(one.x for one in shown)
    steps = {step.stage.key: step for step in timeline.steps}
    for one in shown:
        assert 0 < one.x <= timeline.drawn_days
        if one.row:
            step = steps[one.row]
            assert step.start is not None
            assert step.start < one.x <= step.drawn_end
    stay = stay_of(timeline)
    ends = [] if stay is None or stay.last_day is None else [stay.last_day]
    assert {*ends} <= {one.x for one in shown if one.main}
