"""A stated range is said as it was stated, with whose it is."""

from dataclasses import replace
from typing import Final

import pytest

from planner.pathway.claims import Claim
from planner.pathway.pathway import ARTICLE, ASSUMPTION, FACILITY, Range
from planner.plan.plan import default_plan
from planner.plan.timeline import Step, make_timeline
from planner.words.range_words import (
    outside_note,
    range_in_days,
    range_label,
    range_note,
    range_sentence,
)
from tests.in_words import WORDS, days, say
from tests.strategies import BUILT_IN

STAY: Final = next(stage for stage in BUILT_IN.stages if stage.key == "treatment")


def stay(stated: Range, length: int) -> Step:
    """A stay of so many days, with this range."""
    stages = tuple(replace(one, range=stated) if one == STAY else one for one in BUILT_IN.stages)
    plan = default_plan(replace(BUILT_IN, stages=stages)).with_length(STAY.key, length)
    (step,) = (step for step in make_timeline(plan).steps if step.stage.key == STAY.key)
    return step


@pytest.mark.parametrize(
    ("stated", "form", "most"),
    [
        pytest.param(Range(least=5, most=10, source=FACILITY), "limit", 10, id="limit"),
        pytest.param(
            Range(least=5, most=10, or_longer=True, source=FACILITY),
            "or-longer",
            10,
            id="or-longer",
        ),
        pytest.param(Range(least=7, source=FACILITY), "open", 7, id="no-longest"),
        pytest.param(
            *(Range(least=7, most=7, or_longer=True, source=FACILITY), "open", 7),
            id="one-length-or-longer",
        ),
        pytest.param(Range(least=1, most=1, source=FACILITY), "exact", 1, id="one-length"),
    ],
)
def test_as_it_was_stated(stated: Range, form: str, most: int) -> None:
    stage = replace(STAY, range=stated)
    known = {"least": stated.least, "length": days(stated.least)}
    label = say(f"figures.{form}", most=most, **known)
    assert range_label(stage, WORDS) == say("range.facility", figures=label)
    assert range_sentence(stated, WORDS) == say(f"stated.{form}", most=days(most), **known)
    in_days = say(f"figures-in-days.{form}", most=days(most), **known)
    assert range_in_days(stage, WORDS) == say("range-sentence.facility", figures=in_days)


@pytest.mark.parametrize(
    ("source", "whose"),
    [
        pytest.param(ARTICLE, "article", id="article"),
        pytest.param(ASSUMPTION, "assumption", id="assumption"),
        pytest.param(FACILITY, "facility", id="facility"),
        pytest.param("guide", "guidance", id="guidance"),
    ],
)
def test_whose_it_is(source: str, whose: str) -> None:
    """Also of a length outside of it; one stated length is not said again beside itself."""
    stated = Range(least=5, most=10, source=source)
    stage = replace(STAY, range=stated)
    label = say("figures.limit", least=5, most=10)
    assert range_label(stage, WORDS) == say(f"range.{whose}", figures=label)
    in_days = say("figures-in-days.limit", least=5, most=days(10))
    assert range_in_days(stage, WORDS) == say(f"range-sentence.{whose}", figures=in_days)
    shorter, longer = (
        f"outside.{whose}{way}" if whose == "article" else f"outside.{whose}"
        for way in (".shorter", ".longer")
    )
    outside = {length: outside_note(stay(stated, length), WORDS) for length in (4, 5, 10, 11)}
    assert outside == {4: say(shorter), 5: None, 10: None, 11: say(longer)}
    exact = stay(Range(least=30, most=30, source=source), 30)
    assert range_note(exact, WORDS) == say(f"range.as-chosen.{whose}")


def test_no_label_without_a_range() -> None:
    assert range_label(replace(STAY, range=None), WORDS) is None
    assert range_in_days(replace(STAY, range=None), WORDS) is None


def test_its_own_words_come_first() -> None:
    own = Range(least=1, source=ARTICLE, words=Claim(text="A day or so."))
    assert range_sentence(own, WORDS) == "A day or so."
