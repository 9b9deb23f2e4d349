"""The sentences on a plan ask what they answer, and follow on from one another."""

from typing import Final

import pytest

from planner.catalogue import words
from planner.timeline import make_timeline
from planner.wording import answer, answer_title
from tests.conftest import PlanOf

WORDS: Final = words()
NO_STAY: Final = "?treatment=0&outpatient=fill"


@pytest.mark.parametrize(
    ("query", "title"),
    [
        pytest.param("", "When does the stay end?", id="stay"),
        pytest.param(NO_STAY, "When does outpatient care start?", id="no-stay"),
        pytest.param("?treatment=0&outpatient=0", "When does outpatient care start?", id="neither"),
    ],
)
def test_the_title_asks_what_is_answered(plan_of: PlanOf, query: str, title: str) -> None:
    assert answer_title(make_timeline(plan_of(query)), WORDS) == title


@pytest.mark.parametrize(
    ("query", "told"),
    [
        pytest.param(
            "?detox=0&treatment=0&outpatient=0",
            [
                "This example has no stay. The person lives at home.",
                "This example has no outpatient care either.",
            ],
            id="no-detox",
        ),
        pytest.param(
            "?treatment=0&outpatient=0",
            [
                "This example has no stay after detox. The person then lives at home.",
                "This example has no outpatient care either.",
            ],
            id="detox",
        ),
    ],
)
def test_neither_a_stay_nor_outpatient_care(plan_of: PlanOf, query: str, told: list[str]) -> None:
    assert answer(make_timeline(plan_of(query)), WORDS) == told
