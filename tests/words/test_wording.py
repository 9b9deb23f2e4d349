"""The sentences on a plan ask what they answer, and follow on from one another."""

from datetime import date
from typing import Final

import pytest

from planner.plan.timeline import make_timeline
from planner.words.wording import answer, answer_title
from tests.conftest import PlanOf
from tests.in_words import WORDS, day, say

NO_STAY: Final = "?treatment=0&outpatient=fill"


@pytest.mark.parametrize(
    ("query", "message"),
    [
        pytest.param("", "page.answer", id="stay"),
        pytest.param(NO_STAY, "page.answer-no-stay", id="no-stay"),
        pytest.param("?treatment=0&outpatient=0", "page.answer-no-stay", id="neither"),
    ],
)
def test_the_title_asks_what_is_answered(plan_of: PlanOf, query: str, message: str) -> None:
    assert answer_title(make_timeline(plan_of(query)), WORDS) == say(message)


@pytest.mark.parametrize(
    ("query", "messages"),
    [
        pytest.param(
            "?detox=0&treatment=0&outpatient=0",
            ["answer.no-stay", "answer.no-outpatient"],
            id="no-detox",
        ),
        pytest.param(
            "?treatment=0&outpatient=0",
            ["answer.no-stay-after-detox", "answer.no-outpatient"],
            id="detox",
        ),
    ],
)
def test_neither_a_stay_nor_outpatient_care(
    plan_of: PlanOf, query: str, messages: list[str]
) -> None:
    assert answer(make_timeline(plan_of(query)), WORDS) == [say(one) for one in messages]


def test_when_the_stay_ends(plan_of: PlanOf) -> None:
    """In this example, with its length held, and with all lengths open."""
    assert answer(make_timeline(plan_of("")), WORDS) == [
        say("answer.stay-ends.days", day=61, weeks=WORDS.count("weeks", 9)),
        say(
            "answer.this-length.or-later",
            stay=say("stay.a", days=50),
            earliest=day(56),
            latest=day(67),
            change=say("change.both"),
        ),
        say("answer.other-length.or-later", earliest=day(27), latest=day(97)),
    ]


def test_when_an_early_stay_ends_on_a_date(plan_of: PlanOf) -> None:
    first, *_, last = answer(
        make_timeline(plan_of("?detox=0&evaluation=2&treatment=4&start=2027-01-04")), WORDS
    )
    ends = WORDS.date_with_weekday(date(2027, 1, 9))
    assert first == say("answer.stay-ends.dates-early", date=ends, day=6)
    assert last == say("answer.dates-can-move")
