"""Days and lengths are said by number, or by date when a plan has a start date."""

import pytest

from planner.catalogue import words
from planner.day_words import Days, stay_in_words, weeks
from planner.timeline import make_timeline
from tests.conftest import PlanOf

WORDS = words()
DATED = "?start=2026-12-28"


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "1 week"), (10, "1 week"), (11, "2 weeks"), (60, "9 weeks"), (91, "13 weeks")],
)
def test_weeks(days: int, said: str) -> None:
    assert weeks(days, WORDS) == said


@pytest.mark.parametrize("days", [8, 11, 18, 80, 89])
def test_an_before_a_number_that_begins_with_a_vowel(days: int) -> None:
    assert stay_in_words(days, WORDS) == f"an {days}-day stay"


@pytest.mark.parametrize("days", [1, 7, 28, 60, 79, 90, 180])
def test_a_before_others(days: int) -> None:
    assert stay_in_words(days, WORDS) == f"a {days}-day stay"


@pytest.mark.parametrize(
    ("query", "day", "said"),
    [
        pytest.param("", 3, "Day 3", id="number"),
        pytest.param(DATED, 3, "December 30, 2026 (Day 3)", id="date"),
    ],
)
def test_a_single_day(plan_of: PlanOf, query: str, day: int, said: str) -> None:
    assert Days(make_timeline(plan_of(query)), WORDS).when(day) == said


@pytest.mark.parametrize(
    ("query", "first", "last", "said"),
    [
        pytest.param("", 3, 9, "Day 3–9", id="numbers"),
        pytest.param("", 3, 3, "Day 3", id="one-number"),
        pytest.param("", 3, None, "from Day 3", id="no-end"),
        pytest.param(DATED, 2, 4, "December 29 – December 31, 2026", id="dates-of-one-year"),
        pytest.param(DATED, 4, 5, "December 31, 2026 – January 1, 2027", id="dates-of-two"),
        pytest.param(DATED, 5, 5, "January 1, 2027", id="one-date"),
        pytest.param(DATED, 5, None, "from January 1, 2027", id="from-a-date"),
    ],
)
def test_a_span(plan_of: PlanOf, query: str, first: int, last: int | None, said: str) -> None:
    assert Days(make_timeline(plan_of(query)), WORDS).span(first, last) == said


@pytest.mark.parametrize(
    ("query", "earliest", "latest", "limit", "said"),
    [
        pytest.param("", 3, 9, True, "It could be Day 3 to Day 9.", id="limit"),
        pytest.param("", 3, 9, False, "It could be Day 3 to Day 9, or later.", id="or-later"),
        pytest.param("", 3, None, False, "It could be Day 3 or later.", id="no-latest"),
        pytest.param("", 3, 3, True, None, id="one-day"),
        pytest.param("", 3, 3, False, "It could be Day 3 or later.", id="one-or-later"),
        pytest.param(
            *("?start=2027-01-04", 2, 9, True, "It could be January 5 to January 12."),
            id="dates-of-the-year-that-it-starts-in",
        ),
        pytest.param(
            *(DATED, 2, 9, True, "It could be December 29, 2026 to January 5, 2027."),
            id="dates-of-two-years",
        ),
        pytest.param(
            *(DATED, 8, 9, True, "It could be January 4 to January 5, 2027."),
            id="dates-of-a-later-year",
        ),
        pytest.param(
            *(DATED, 9, 380, False, "It could be January 5, 2027 to January 11, 2028, or later."),
            id="dates-of-two-later-years",
        ),
        pytest.param(
            *(DATED, 9, None, False, "It could be January 5, 2027 or later."),
            id="no-latest-date",
        ),
    ],
)
def test_an_earliest_and_a_latest_day(
    plan_of: PlanOf, query: str, earliest: int, latest: int | None, limit: bool, said: str | None
) -> None:
    days = Days(make_timeline(plan_of(query)), WORDS)
    assert days.could_be("phone.could-be", earliest, latest, limit=limit) == said
