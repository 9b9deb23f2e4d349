"""The ticks of a chart's days: where they stand, and that their texts never meet."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.chart.gantt_words import NARROW_PX, WIDE_PX
from planner.chart.ticks import SIZE, Tick, ticks
from planner.language.lettering import text_width
from planner.plan.plan import EARLIEST_START, LATEST_START
from tests.in_words import WORDS, say
from tests.strategies import starts

YEAR: Final = 365
MOST: Final = 64 * YEAR
START: Final = date(2027, 1, 4)

days: Final = st.integers(1, 4 * YEAR) | st.integers(1, MOST)


def made(over: int, start: date | None) -> list[Tick]:
    return ticks(over, start, WORDS, narrow_px=NARROW_PX, wide_px=WIDE_PX)


def assert_apart(shown: list[Tick], days: int, width_px: float) -> None:
    """No text meets the next one, where the days are so wide."""
    for one, other in pairwise(shown):
        between = (other.x - one.x) / days * width_px
        assert between > (text_width(one.text, SIZE) + text_width(other.text, SIZE)) / 2


@given(days, starts)
def test_texts_never_meet(over: int, start: date | None) -> None:
    """On a screen all are shown, on a phone those that are not `wide`."""
    shown = made(over, start)
    assert_apart(shown, over, WIDE_PX)
    assert_apart([tick for tick in shown if not tick.wide], over, NARROW_PX)


@given(days, starts)
def test_places(over: int, start: date | None) -> None:
    """In order, on the days that are drawn; the first has its text on a phone too."""
    shown = made(over, start)
    assert [tick.x for tick in shown] == sorted({tick.x for tick in shown})
    assert all(0 <= tick.x <= over for tick in shown)
    assert [tick.wide for tick in shown[:1]] == [False] * len(shown[:1])


@given(days)
def test_week_starts(over: int) -> None:
    """Week 5 begins on Day 29."""
    shown = made(over, None)
    assert shown[0] == Tick(0, say("tick.week", week=1), wide=False)
    assert all(tick.text == say("tick.week", week=tick.x // 7 + 1) for tick in shown)
    assert all(tick.x % 7 == 0 for tick in shown)
    assert len({after.x - before.x for before, after in pairwise(shown)}) <= 1


@given(days, st.dates(EARLIEST_START, LATEST_START))
def test_month_starts(over: int, start: date) -> None:
    """Each is the first of a month; its year is said where it changes."""
    shown = made(over, start)
    year = start.year
    for tick in shown:
        day = start + timedelta(days=tick.x)
        assert day.day == 1
        same = day.year == year
        assert tick.text == (WORDS.short_date(day) if same else WORDS.short_date_with_year(day))
        year = day.year


@pytest.mark.parametrize(
    ("over", "wide", "narrow"),
    [
        pytest.param(21, "1 2 3 4", "1 2 3 4", id="three-weeks"),
        pytest.param(162, "1 5 9 13 17 21", "1 9 17", id="half-a-year"),
        pytest.param(3, "1", "1", id="three-days"),
    ],
)
def test_as_many_weeks_as_there_is_room_for(over: int, wide: str, narrow: str) -> None:
    shown = ticks(over, None, WORDS, narrow_px=296, wide_px=640)
    for expected, found in ((wide, shown), (narrow, [tick for tick in shown if not tick.wide])):
        weeks = [say("tick.week", week=week) for week in expected.split()]
        assert [tick.text for tick in found] == weeks


QUARTERS: Final = "Apr 1|Jul 1|Oct 1|Jan 1, 2028|Apr 1|Jul 1|Oct 1|Jan 1, 2029"


@pytest.mark.parametrize(
    ("over", "start", "texts"),
    [
        pytest.param(162, START, "Feb 1|Mar 1|Apr 1|May 1|Jun 1", id="half-a-year"),
        pytest.param(90, date(2027, 11, 29), "Dec 1|Jan 1, 2028|Feb 1", id="a-new-year"),
        pytest.param(730, date(2027, 2, 10), QUARTERS, id="quarters-of-a-year"),
        pytest.param(31, date(2027, 3, 1), "Mar 1|Apr 1", id="from-the-first"),
        pytest.param(20, date(2027, 2, 2), "", id="within-a-month"),
    ],
)
def test_months(over: int, start: date, texts: str) -> None:
    assert "|".join(tick.text for tick in made(over, start)) == texts
