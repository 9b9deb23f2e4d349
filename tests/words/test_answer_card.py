"""The answer as a card: the day that people ask for, how it can move, and what comes first.

What it says of examples, and of lengths outside, is in the golden files.
"""

from dataclasses import replace
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
HOSTILE: Final = '<img src=x onerror="alert(1)"> & <b>'


def card_of(plan: Plan) -> AnswerCard:
    return answer_card(make_timeline(plan), WORDS)


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
    """There is always a headline, and of a stay it is its last day; then all else of the answer."""
    card = card_of(plan)
    assert card.lead
    assert card.day
    timeline = make_timeline(plan)
    stay = stay_of(timeline)
    if stay is not None and stay.last_day is not None and plan.start is None:
        assert (card.lead, card.day) == (say("answer-card.stay-ends"), day(stay.last_day))
    assert bool(card.missing) is bool(timeline.missing)
    assert card.months == BUILT_IN.safety.months.text
    assert list(card.why) == answer(timeline, WORDS)[1:]
