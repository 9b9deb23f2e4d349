"""A stated range is said as it was stated, with whose it is."""

from dataclasses import replace
from typing import Final

import pytest

from planner.catalogue import words
from planner.claims import Claim
from planner.pathway import ARTICLE, ASSUMPTION, FACILITY, Range
from planner.plan import default_plan
from planner.range_words import outside_note, range_in_days, range_label, range_note, range_sentence
from planner.timeline import make_timeline
from tests.strategies import BUILT_IN

WORDS: Final = words()
STAY: Final = next(stage for stage in BUILT_IN.stages if stage.key == "treatment")


@pytest.mark.parametrize(
    ("stated", "label", "sentence", "in_days"),
    [
        pytest.param(
            Range(least=5, most=10, source=FACILITY),
            *("5–10", "5 to 10 days", "5–10 days"),
            id="limit",
        ),
        pytest.param(
            Range(least=5, most=10, or_longer=True, source=FACILITY),
            *("5–10 or longer", "5 to 10 days or longer", "5–10 days or longer"),
            id="or-longer",
        ),
        pytest.param(
            Range(least=7, source=FACILITY),
            *("7 or longer", "7 days or longer", "7 days or longer"),
            id="no-longest",
        ),
        pytest.param(
            Range(least=7, most=7, or_longer=True, source=FACILITY),
            *("7 or longer", "7 days or longer", "7 days or longer"),
            id="one-length-or-longer",
        ),
        pytest.param(Range(least=1, most=1, source=FACILITY), *["1 day"] * 3, id="one-length"),
    ],
)
def test_as_it_was_stated(stated: Range, label: str, sentence: str, in_days: str) -> None:
    assert range_label(replace(STAY, range=stated), WORDS) == f"this facility: {label}"
    assert range_sentence(stated, WORDS) == f"This facility says {sentence}."
    assert range_in_days(replace(STAY, range=stated), WORDS) == f"This facility: {in_days}."


@pytest.mark.parametrize(
    ("source", "whose"),
    [
        (ARTICLE, "article"),
        (ASSUMPTION, "our assumption"),
        (FACILITY, "this facility"),
        ("asam-2025-patient", "guidance"),
    ],
)
def test_whose_it_is(source: str, whose: str) -> None:
    stage = replace(STAY, range=Range(least=5, most=10, source=source))
    assert range_label(stage, WORDS) == f"{whose}: 5–10"
    assert range_in_days(stage, WORDS) == f"{whose[0].upper()}{whose[1:]}: 5–10 days."


def test_no_label_without_a_range() -> None:
    assert range_label(replace(STAY, range=None), WORDS) is None
    assert range_in_days(replace(STAY, range=None), WORDS) is None


def test_its_own_words_come_first() -> None:
    own = Range(least=1, source=ARTICLE, words=Claim(text="A day or so."))
    assert range_sentence(own, WORDS) == "A day or so."


@pytest.mark.parametrize(
    ("source", "days", "said"),
    [
        pytest.param(ARTICLE, 4, "shorter than the article's figures", id="shorter"),
        pytest.param(ARTICLE, 11, "longer than the article's figures", id="longer"),
        pytest.param(ARTICLE, 5, None, id="inside"),
        pytest.param(ASSUMPTION, 4, "outside our assumption", id="assumption"),
        pytest.param(FACILITY, 11, "outside this facility's figure", id="facility"),
        pytest.param("asam-2025-patient", 11, "outside the guidance's figure", id="guidance"),
    ],
)
def test_outside(source: str, days: int, said: str | None) -> None:
    stated = Range(least=5, most=10, source=source)
    stages = [replace(one, range=stated) if one == STAY else one for one in BUILT_IN.stages]
    pathway = replace(BUILT_IN, stages=tuple(stages))
    timeline = make_timeline(default_plan(pathway).with_length(STAY.key, days))
    (step,) = (step for step in timeline.steps if step.stage.key == STAY.key)
    assert outside_note(step, WORDS) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param(ARTICLE, "the article's figure", id="article"),
        pytest.param(ASSUMPTION, "our assumption", id="assumption"),
        pytest.param(FACILITY, "this facility's figure", id="facility"),
        pytest.param("asam-2025-patient", "the guidance's figure", id="guidance"),
    ],
)
def test_one_stated_length_is_not_said_again_beside_itself(source: str, said: str) -> None:
    stages = [
        replace(one, range=Range(least=30, most=30, source=source)) if one == STAY else one
        for one in BUILT_IN.stages
    ]
    timeline = make_timeline(
        default_plan(replace(BUILT_IN, stages=tuple(stages))).with_length(STAY.key, 30)
    )
    (step,) = (step for step in timeline.steps if step.stage.key == STAY.key)
    assert range_note(step, WORDS) == said
