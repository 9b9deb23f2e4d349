"""The answer as a card: the day that people ask for, how it can move, and what comes first."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given

from planner.forms.page.markup import answer_card as markup_of_card
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.words.answer_card import AnswerCard, answer_card
from planner.words.wording import answer, stay_of
from tests.in_words import WORDS, day, say
from tests.programs import with_steps
from tests.strategies import BUILT_IN, any_plan

PLAN: Final = default_plan(BUILT_IN)
START: Final = date(2027, 1, 4)
CLINIC, *_, LEAST = BUILT_IN.scenarios
HOSTILE: Final = '<img src=x onerror="alert(1)"> & <b>'


def card_of(plan: Plan) -> AnswerCard:
    return answer_card(make_timeline(plan), WORDS)


def could_be(earliest: object, latest: object, *, limit: bool = False) -> str:
    """How the day can move."""
    ending = "limit" if limit else "or-later"
    return say(f"phone.could-be.{ending}", earliest=earliest, latest=latest)


def first(title: str, when: str = day(1)) -> str:
    return say("answer-card.first", title=title, when=when)


def test_a_stay() -> None:
    """Its last day in large, with the range that holds its length."""
    card = card_of(PLAN)
    assert (card.lead, card.day) == (say("answer-card.stay-ends"), day(61))
    assert card.could_be == could_be(day(56), day(67))
    assert card.missing == ""
    assert card.first == first("First days")
    assert card.months == BUILT_IN.safety.months.text
    assert list(card.why) == answer(make_timeline(PLAN), WORDS)[1:] != []


def test_no_stay() -> None:
    """The first day of outpatient care."""
    card = card_of(PLAN.with_scenario(CLINIC))
    assert (card.lead, card.day) == (say("answer-card.care-starts"), day(4))
    assert card.could_be == could_be(day(3), day(6), limit=True)
    assert card.first == first("Check-in")


def test_missing_days() -> None:
    card = card_of(PLAN.with_scenario(LEAST))
    missing = WORDS.count("ninety.days-missing", 49)
    assert card.missing == say("answer-card.missing", counted=21, target=70, missing=missing)


@pytest.mark.parametrize(
    ("start", "large", "range_", "when"),
    [
        pytest.param(
            START, "Friday, March 5", ("February 28", "March 11"), "January 4", id="one-year"
        ),
        pytest.param(
            date(2027, 11, 29),
            "Friday, January 28, 2028",
            ("January 23", "February 3, 2028"),
            "November 29",
            id="two-years",
        ),
    ],
)
def test_dates(start: date, large: str, range_: tuple[str, str], when: str) -> None:
    """A date has its year only where that differs from the year of Day 1."""
    card = card_of(replace(PLAN, start=start))
    assert card.day == large
    assert card.could_be == could_be(*range_)
    assert card.first == first("First days", when)


@pytest.mark.parametrize(
    ("stages", "message", "number"),
    [
        pytest.param(
            *((("treatment", 20), ("other", 2), ("treatment", 10)), "stay-ends", 32),
            id="a-stay-in-parts-ends-with-its-last",
        ),
        pytest.param(
            *((("evaluation", 3), ("outpatient", 30)), "care-starts", 4), id="outpatient-care-alone"
        ),
    ],
)
def test_a_program(
    tmp_path: Path, stages: tuple[tuple[str, int], ...], message: str, number: int
) -> None:
    """A facility's own steps, which have no range."""
    card = card_of(default_plan(with_steps(tmp_path / "own.toml", *stages)))
    assert (card.lead, card.day) == (say(f"answer-card.{message}"), day(number))
    assert card.could_be == ""


def test_steps_of_no_treatment() -> None:
    """The end of the last step that ends; where none does, the start of that."""
    plan = replace(PLAN, lengths=(8, 3, 0, 0, 45))
    card = card_of(plan)
    assert (card.lead, card.day) == (say("answer-card.step-ends", title="Check-in"), day(11))
    later = replace(
        BUILT_IN,
        stages=tuple(replace(stage, optional=True, may_fill=False) for stage in BUILT_IN.stages),
    )
    card = card_of(replace(plan, pathway=later, lengths=(0, 0, 0, 0, 45)))
    assert (card.lead, card.day) == (say("answer-card.step-starts", title="Later care"), day(1))
    assert card.could_be == ""


def test_a_hostile_title_is_text() -> None:
    """A facility's file says what it likes: in the card's HTML it is no markup."""
    stages = tuple(replace(stage, title=HOSTILE) for stage in BUILT_IN.stages)
    plan = replace(PLAN, pathway=replace(BUILT_IN, stages=stages), lengths=(8, 3, 0, 0, 45))
    card = card_of(plan)
    assert HOSTILE in card.lead
    html = markup_of_card(card)
    assert "<img" not in html
    assert html.count("&lt;img src=x onerror=") == 2


def test_empty_texts_are_left_out() -> None:
    """No empty paragraph stands in the card."""
    assert "<p></p>" not in markup_of_card(card_of(PLAN))
    assert "<p></p>" not in markup_of_card(replace(card_of(PLAN), could_be="", first=""))


@given(any_plan)
def test_any_plan(plan: Plan) -> None:
    """There is always a headline, and of a stay it is its last day."""
    card = card_of(plan)
    assert card.lead
    assert card.day
    timeline = make_timeline(plan)
    stay = stay_of(timeline)
    if stay is not None and stay.last_day is not None and plan.start is None:
        assert (card.lead, card.day) == (say("answer-card.stay-ends"), day(stay.last_day))
    assert bool(card.missing) is bool(timeline.missing)
