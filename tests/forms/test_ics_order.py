"""Read from top to bottom, the numbers of a calendar rise, and no reader takes events for one."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.forms import ics
from planner.forms.order import Titles
from planner.language.catalogue import words_for
from planner.pathway.pathway import MOST_DAYS, Marker, MarkerAt
from planner.plan.plan import Plan, default_plan
from tests.forms.calendar_reader import Event, by_hand, content_lines, properties
from tests.forms.examples import dated, order_of
from tests.own_programs import program_plans
from tests.strategies import BUILT_IN

WORDS: Final = words_for()
START: Final = date(2027, 1, 4)
_days = st.lists(st.integers(1, MOST_DAYS), max_size=6)


def with_marked(plan: Plan, days: list[int]) -> Plan:
    """The plan of a pathway that marks these days as well, in this order."""
    own = tuple(
        Marker(key=f"own-{number}", title=f"Own {number}", at=MarkerAt.DAY, day=day)
        for number, day in enumerate(days)
    )
    return replace(
        plan, pathway=replace(plan.pathway, markers=(*plan.pathway.markers, *own)), start=START
    )


@settings(max_examples=30)
@given(program_plans, _days)
def test_numbers_rise_with_the_days(plan: Plan, days: list[int]) -> None:
    marked = with_marked(plan, days)
    steps: list[Event] = []
    markers: list[Event] = []
    events = by_hand(ics.render(order_of(marked)))
    total = len(marked.pathway.stages)
    named = {
        WORDS.say("calendar.title-step", number=number, total=total): number
        for number in range(1, total + 1)
    }
    for event in events:
        (steps if event.title in named else markers).append(event)
    assert events == [*steps, *markers]
    assert [event.title for event in markers] == [
        WORDS.say("calendar.title-marker", number=number, total=len(markers))
        for number in range(1, len(markers) + 1)
    ]
    for before, after in pairwise(steps):
        assert named[before.title] < named[after.title]
        assert before.first < after.first
    for before, after in pairwise(markers):
        assert before.first <= after.first


def test_marked_days_of_one_date_stand_in_the_order_of_the_file() -> None:
    plan = with_marked(default_plan(BUILT_IN), [300, 200, 200, 300])
    full = by_hand(ics.render(order_of(plan, titles=Titles.FULL)))
    titles = [event.title for event in full[-4:]]
    assert titles == [
        WORDS.say("calendar.named-title", title=f"Own {number}") for number in (1, 2, 0, 3)
    ]


@settings(max_examples=30)
@given(program_plans, _days)
def test_an_event_is_the_same_wherever_it_stands(plan: Plan, days: list[int]) -> None:
    """Its name is its key: another order of the marked days makes no new event of it."""
    one, other = (
        {event.uid for event in by_hand(ics.render(order_of(with_marked(plan, found))))}
        for found in (days, [*days, 1])
    )
    assert one < other


@pytest.mark.parametrize("titles", Titles)
def test_only_events_have_a_uid(titles: Titles) -> None:
    content = ics.render(order_of(dated(default_plan(BUILT_IN)), titles=titles))
    calendar, *events = properties(content)
    assert "UID" not in calendar
    uids = [value for name, _, value in content_lines(content) if name == "UID"]
    assert len(uids) == len({*uids}) == len(events)
