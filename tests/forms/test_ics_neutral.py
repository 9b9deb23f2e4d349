"""A neutral calendar gives nothing away to those who look at the phone that shows it."""

from dataclasses import replace
from typing import Final

import pytest

from planner.forms import ics
from planner.forms.order import Titles
from planner.library import library
from planner.plan import Plan, default_plan
from tests.forms.calendar_reader import READERS, Reader, by_hand
from tests.forms.examples import BASE, EXAMPLES, dated, order_of

PATHWAY: Final = library().default


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("plan", EXAMPLES)
def test_neutral_titles_change_nothing_but_words(plan: Plan, read: Reader) -> None:
    neutral = read(ics.render(order_of(dated(plan))))
    full = read(ics.render(order_of(dated(plan), titles=Titles.FULL)))
    assert all(event.title.startswith("Example date (may move) · ") for event in neutral)
    assert [(event.uid, event.first, event.last) for event in neutral] == [
        (event.uid, event.first, event.last) for event in full
    ]


def test_neutral_titles_tell_the_events_of_a_month_apart() -> None:
    found = by_hand(ics.render(order_of(dated(default_plan(PATHWAY)))))
    assert [event.title for event in found] == [
        *(f"Example date (may move) · step {number} of 5" for number in range(1, 6)),
        *(f"Example date (may move) · marked day {number} of 3" for number in range(1, 4)),
    ]


@pytest.mark.parametrize("plan", EXAMPLES)
def test_a_step_has_the_same_number_in_its_title_and_in_its_words(plan: Plan) -> None:
    found = by_hand(ics.render(order_of(dated(plan))))
    steps = [event for event in found if " is step " in event.description]
    assert len({event.title for event in found}) == len(found)
    for event in steps:
        assert event.description.startswith(f"This is {event.title.partition(' · ')[2]} in an")


@pytest.mark.parametrize("plan", EXAMPLES)
def test_a_neutral_file_names_no_medicine_no_stage_and_no_address(plan: Plan) -> None:
    content = ics.render(order_of(dated(plan), base=BASE))
    text = content.replace(b"\r\n ", b"").decode().casefold()
    private = {"treatment", "detox", "outpatient", "residential", "taper", "rehab", "http"}
    private |= {PATHWAY.medicine, PATHWAY.key, PATHWAY.title}
    private |= {stage.title for stage in PATHWAY.stages}
    private |= {lane.title for lane in PATHWAY.lanes}
    private |= {marker.title for marker in PATHWAY.markers}
    assert {word for word in private if word.casefold() in text} == set()


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        pytest.param("Off Klonopin, slowly.", "Off the medicine, slowly.", id="inside"),
        pytest.param("Klonopin stays.", "The medicine stays.", id="first"),
        pytest.param("Wait. KLONOPIN stays.", "Wait. The medicine stays.", id="first-again"),
        pytest.param("Klonopin's end", "The medicine's end", id="owning"),
        pytest.param("two Klonopins", "two the medicine", id="inflected"),
        pytest.param("MyKlonopin", "MyKlonopin", id="another-word"),
    ],
)
def test_where_the_name_is_left_out(text: str, neutral: str) -> None:
    safety = replace(PATHWAY.safety, months=replace(PATHWAY.safety.months, text=text))
    pathway = replace(PATHWAY, safety=safety)
    event = by_hand(ics.render(order_of(dated(default_plan(pathway)))))[0]
    assert event.description.splitlines()[-1] == neutral
