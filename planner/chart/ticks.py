"""The ticks of a chart's days: week starts, or the starts of months where there are dates."""

import itertools
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from planner.language.catalogue import Words
from planner.language.lettering import text_width
from planner.words.day_words import DAYS_A_WEEK

SIZE: Final = 12
_WEEKS: Final = (1, 2, 4, 8, 13, 26, 52, 104, 208, 416)
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 48, 96, 192)
_FREE_PX: Final = 8
"""The least width, in pixels, between two texts."""


class Tick(NamedTuple):
    """A tick `x` days from the start; one that is `wide` has no room for its text on a phone."""

    x: int
    text: str
    wide: bool


def ticks(
    days: float, start: date | None, words: Words, *, narrow_px: float, wide_px: float
) -> list[Tick]:
    """As many as there is room for where the days are `wide_px` pixels across.

    Every second, third or later one is there on a phone as well, where they are `narrow_px`.
    """
    steps = _WEEKS if start is None else _MONTHS
    every = next(
        (
            found
            for step in steps[:-1]
            if _fit(found := list(_every(step, days, start, words)), wide_px / days)
        ),
        list(_every(steps[-1], days, start, words)),
    )
    kept = next(kept for kept in itertools.count(1) if _fit(every[::kept], narrow_px / days))
    return [Tick(x, text, place % kept > 0) for place, (x, text) in enumerate(every)]


def _every(step: int, days: float, start: date | None, words: Words) -> Iterator[tuple[int, str]]:
    if start is None:
        for week in range(0, int(days // DAYS_A_WEEK) + 1, step):
            yield week * DAYS_A_WEEK, words.say("tick.week", week=week + 1)
        return
    first, year = start.month - 1 + 12 * start.year + (start.day > 1), start.year
    for month in itertools.count(first + -first % step, step):
        day = date(month // 12, month % 12 + 1, 1)
        x = (day - start).days
        if x > days:
            return
        yield x, words.short_date(day) if day.year == year else words.short_date_with_year(day)
        year = day.year


def _fit(every: list[tuple[int, str]], pixels_a_day: float) -> bool:
    """Whether no text meets the next one; each is centered on its day, but for the first margin."""
    halves = [text_width(text, SIZE) / 2 for _, text in every]
    middles = [max(half, x * pixels_a_day) for half, (x, _) in zip(halves, every, strict=True)]
    return all(
        middles[place + 1] - middles[place] >= halves[place] + halves[place + 1] + _FREE_PX
        for place in range(len(every) - 1)
    )
