"""Days and lengths are said by number, or by date when a plan has a start date."""

from datetime import date

import pytest

from planner.plan.timeline import Reach, make_timeline
from planner.words.day_words import Days, stay_in_words, weeks
from tests.conftest import PlanOf
from tests.in_words import WORDS, day, say

DATED = "?start=2026-12-28"


def full(month: int, of_month: int, year: int = 2027) -> str:
    """A date with its year."""
    return WORDS.date(date(year, month, of_month))


def short(month: int, of_month: int, year: int = 2027) -> str:
    """A date without its year."""
    one = date(year, month, of_month)
    return WORDS.date(one, like=one)


@pytest.mark.parametrize(("days", "number"), [(1, 1), (10, 1), (11, 2), (60, 9), (91, 13)])
def test_weeks(days: int, number: int) -> None:
    assert weeks(days, WORDS) == WORDS.count("weeks", number)


@pytest.mark.parametrize(
    ("article", "numbers"), [("an", [8, 11, 18, 80, 89]), ("a", [1, 7, 28, 60, 79, 90, 180])]
)
def test_the_article_that_a_number_takes(article: str, numbers: list[int]) -> None:
    for days in numbers:
        assert stay_in_words(days, WORDS) == say(f"stay.{article}", days=days)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("", day(3), id="number"),
        pytest.param(DATED, say("when.date", date=full(12, 30, 2026), day=3), id="date"),
    ],
)
def test_a_single_day(plan_of: PlanOf, query: str, said: str) -> None:
    assert Days(make_timeline(plan_of(query)), WORDS).when(3) == said


@pytest.mark.parametrize(
    ("query", "number", "said"),
    [
        pytest.param("", 3, day(3), id="number"),
        pytest.param(DATED, 4, short(12, 31, 2026), id="the-year-that-it-starts-in"),
        pytest.param(DATED, 5, full(1, 1), id="another-year"),
    ],
)
def test_a_day_in_a_range(plan_of: PlanOf, query: str, number: int, said: str) -> None:
    plan = plan_of(query)
    assert Days(make_timeline(plan), WORDS).short(number, plan.start) == said


def dates(first: str, last: str) -> str:
    return say("span.dates", first=first, last=last)


@pytest.mark.parametrize(
    ("query", "first", "last", "said"),
    [
        pytest.param("", 3, 9, say("span.days", first=3, last=9), id="numbers"),
        pytest.param("", 3, 3, day(3), id="one-number"),
        pytest.param("", 3, None, say("span.from", first=day(3)), id="no-end"),
        pytest.param(
            DATED, 2, 4, dates(short(12, 29, 2026), full(12, 31, 2026)), id="dates-of-one-year"
        ),
        pytest.param(DATED, 4, 5, dates(full(12, 31, 2026), full(1, 1)), id="dates-of-two"),
        pytest.param(DATED, 5, 5, full(1, 1), id="one-date"),
        pytest.param(DATED, 5, None, say("span.from", first=full(1, 1)), id="from-a-date"),
    ],
)
def test_a_span(plan_of: PlanOf, query: str, first: int, last: int | None, said: str) -> None:
    assert Days(make_timeline(plan_of(query)), WORDS).span(first, last) == said


def could_be(form: str, earliest: str, latest: str = "") -> str:
    return say(f"phone.could-be.{form}", earliest=earliest, latest=latest)


@pytest.mark.parametrize(
    ("query", "earliest", "latest", "limit", "said"),
    [
        pytest.param("", 3, 9, True, could_be("limit", day(3), day(9)), id="limit"),
        pytest.param("", 3, 9, False, could_be("or-later", day(3), day(9)), id="or-later"),
        pytest.param("", 3, None, False, could_be("open", day(3)), id="no-latest"),
        pytest.param("", 3, 3, True, None, id="one-day"),
        pytest.param("", 3, 3, False, could_be("open", day(3)), id="one-or-later"),
        pytest.param(
            *("?start=2027-01-04", 2, 9, True),
            could_be("limit", short(1, 5), short(1, 12)),
            id="dates-of-the-year-that-it-starts-in",
        ),
        pytest.param(
            *(DATED, 2, 9, True, could_be("limit", full(12, 29, 2026), full(1, 5))),
            id="dates-of-two-years",
        ),
        pytest.param(
            *(DATED, 8, 9, True, could_be("limit", short(1, 4), full(1, 5))),
            id="dates-of-a-later-year",
        ),
        pytest.param(
            *(DATED, 9, 380, False, could_be("or-later", full(1, 5), full(1, 11, 2028))),
            id="dates-of-two-later-years",
        ),
        pytest.param(*(DATED, 9, None, False, could_be("open", full(1, 5))), id="no-latest-date"),
    ],
)
def test_an_earliest_and_a_latest_day(
    plan_of: PlanOf, query: str, earliest: int, latest: int | None, limit: bool, said: str | None
) -> None:
    days = Days(make_timeline(plan_of(query)), WORDS)
    reach = Reach(earliest=earliest, latest=latest, is_limit=limit)
    assert days.could_be("phone.could-be", reach) == said
