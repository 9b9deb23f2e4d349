"""A neutral calendar gives nothing away to those who look at the phone that shows it."""

from dataclasses import replace
from typing import Final

import pytest

from planner.forms import ics
from planner.forms.order import Titles
from planner.language.catalogue import words_for
from planner.plan.plan import Plan, default_plan
from planner.reading.library import library
from tests.forms.calendar_reader import READERS, Reader, by_hand
from tests.forms.examples import BASE, EXAMPLES, dated, order_of, with_titles

PATHWAY: Final = library().default
WORDS: Final = words_for()
PHRASE: Final = WORDS.say("calendar.the-medicine")
CAPITAL: Final = PHRASE[0].upper() + PHRASE[1:]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("plan", EXAMPLES)
def test_neutral_titles_change_nothing_but_words(plan: Plan, read: Reader) -> None:
    neutral = read(ics.render(order_of(dated(plan))))
    full = read(ics.render(order_of(dated(plan), titles=Titles.FULL)))
    numbered = {
        WORDS.say(f"calendar.title-{kind}", number=number, total=total)
        for kind in ("step", "marker")
        for total in range(1, 6)
        for number in range(1, total + 1)
    }
    assert {event.title for event in neutral} <= numbered
    assert [(event.uid, event.first, event.last) for event in neutral] == [
        (event.uid, event.first, event.last) for event in full
    ]


def test_neutral_titles_tell_the_events_of_a_month_apart() -> None:
    found = by_hand(ics.render(order_of(dated(default_plan(PATHWAY)))))
    assert [event.title for event in found] == [
        *(WORDS.say("calendar.title-step", number=number, total=5) for number in range(1, 6)),
        *(WORDS.say("calendar.title-marker", number=number, total=3) for number in range(1, 4)),
    ]


@pytest.mark.parametrize("plan", EXAMPLES)
def test_a_step_has_the_same_number_in_its_title_and_in_its_words(plan: Plan) -> None:
    order = order_of(dated(plan))
    found = by_hand(ics.render(order))
    assert len({event.title for event in found}) == len(found)
    for event in found[: sum(step.happens for step in order.timeline.steps)]:
        (number,) = (
            number
            for number in range(1, 6)
            if event.title == WORDS.say("calendar.title-step", number=number, total=5)
        )
        begins = WORDS.say("calendar.step", number=number, total=5, span="|").partition("|")[0]
        assert event.description.startswith(begins)


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
    safety = replace(PATHWAY.safety, months=replace(PATHWAY.safety.months, text=text))
    pathway = replace(PATHWAY, safety=safety)
    event = by_hand(ics.render(order_of(dated(default_plan(pathway)))))[0]
    assert event.description.splitlines()[-1] == neutral
