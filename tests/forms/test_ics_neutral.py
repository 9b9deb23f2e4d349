"""A neutral calendar gives nothing away to those who look at the phone that shows it."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.forms import ics
from planner.forms.order import Titles
from planner.pathway.pathway import MOST_DAYS, Marker, MarkerAt
from planner.plan.plan import Plan
from tests.forms.calendar_reader import by_hand
from tests.forms.examples import BASE, DEFAULT, EXAMPLES, PATHWAY, dated, order_of, with_titles
from tests.in_words import say
from tests.own_programs import program_plans

PHRASE: Final = say("calendar.the-medicine")
CAPITAL: Final = PHRASE[0].upper() + PHRASE[1:]


def with_marked(plan: Plan, days: list[int]) -> Plan:
    """The plan of a pathway that marks these days as well, in this order."""
    own = tuple(
        Marker(key=f"own-{number}", title=f"Own {number}", at=MarkerAt.DAY, day=day)
        for number, day in enumerate(days)
    )
    markers = (*plan.pathway.markers, *own)
    return dated(replace(plan, pathway=replace(plan.pathway, markers=markers)))


@settings(max_examples=30)
@given(program_plans, st.lists(st.integers(1, MOST_DAYS), max_size=6))
@example(DEFAULT, [])
def test_only_words_differ_and_numbers_rise_with_the_days(plan: Plan, days: list[int]) -> None:
    """Titles have numbers, which tell the events of a month apart; a step says its own inside.

    The name of an event is its key: with one more marked day the others stay the same events.
    """
    order = order_of(with_marked(plan, days))
    events = by_hand(ics.render(order))
    numbers = [number for number, step in enumerate(order.timeline.steps, 1) if step.happens]
    steps, markers = events[: len(numbers)], events[len(numbers) :]
    total = len(order.timeline.steps)
    assert [event.title for event in events] == [
        *(say("calendar.title-step", number=number, total=total) for number in numbers),
        *(
            say("calendar.title-marker", number=number, total=len(markers))
            for number in range(1, len(markers) + 1)
        ),
    ]
    for number, event in zip(numbers, steps, strict=True):
        begins = say("calendar.step", number=number, total=total, span="|").partition("|")[0]
        assert event.description.startswith(begins)
    assert all(before.first < after.first for before, after in pairwise(steps))
    assert all(before.first <= after.first for before, after in pairwise(markers))
    full = by_hand(ics.render(order_of(order.plan, titles=Titles.FULL)))
    assert [(event.uid, event.first, event.last) for event in events] == [
        (event.uid, event.first, event.last) for event in full
    ]
    more = by_hand(ics.render(order_of(with_marked(plan, [*days, 1]))))
    assert {event.uid for event in events} < {event.uid for event in more}


def test_marked_days_of_one_date_stand_in_the_order_of_the_file() -> None:
    plan = with_marked(DEFAULT, [300, 200, 200, 300])
    full = by_hand(ics.render(order_of(plan, titles=Titles.FULL)))
    assert [event.title for event in full[-4:]] == [
        say("calendar.named-title", title=f"Own {number}") for number in (1, 2, 0, 3)
    ]


@pytest.mark.parametrize("plan", EXAMPLES)
def test_a_neutral_file_names_no_medicine_no_stage_and_no_address(plan: Plan) -> None:
    secret = replace(with_titles(PATHWAY, "Plum"), key="pear", title="Apple")
    content = ics.render(order_of(replace(dated(plan), pathway=secret), base=BASE))
    text = content.replace(b"\r\n ", b"").decode().casefold()
    private = {"treatment", "detox", "outpatient", "residential", "taper", "rehab", "http"}
    private |= {"plum", "pear", "apple", PATHWAY.medicine.casefold()}
    assert {word for word in private if word in text} == set()


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        pytest.param("Off Samplin, slowly.", f"Off {PHRASE}, slowly.", id="inside"),
        pytest.param("Samplin stays.", f"{CAPITAL} stays.", id="first"),
        pytest.param("Wait. SAMPLIN stays.", f"Wait. {CAPITAL} stays.", id="first-again"),
        pytest.param("Samplin's end", f"{CAPITAL}'s end", id="owning"),
        pytest.param("two Samplins", f"two {PHRASE}", id="inflected"),
        pytest.param("MySamplin", "MySamplin", id="another-word"),
    ],
)
def test_where_the_name_is_left_out(text: str, neutral: str) -> None:
    months = replace(PATHWAY.safety.months, text=text)
    pathway = replace(PATHWAY, safety=replace(PATHWAY.safety, months=months))
    event = by_hand(ics.render(order_of(dated(replace(DEFAULT, pathway=pathway)))))[0]
    assert event.description.splitlines()[-1] == neutral
