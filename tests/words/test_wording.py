"""What is said where there is neither a stay nor care; of other plans it is in the golden files."""

import pytest

from planner.plan.timeline import make_timeline
from planner.words.wording import answer, answer_title
from tests.conftest import PlanOf
from tests.in_words import WORDS, say


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
    timeline = make_timeline(plan_of(query))
    assert answer_title(timeline, WORDS) == say("page.answer-no-stay")
    assert answer(timeline, WORDS) == [say(one) for one in messages]
