"""The axis of the picture: where weeks or months start, as many named as there is room for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from planner import captions, palette
from planner.catalogue import Words
from planner.day_words import DAYS_A_WEEK
from planner.lettering import Line, line_width
from planner.scene.canvas import BETWEEN, Canvas
from planner.timeline import Timeline

_WEEKS: Final = (1, 2, 4, 8, 12, 16, 26, 52, 104, 208, 520, 1040)
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240)
"""So many weeks, or months with dates, can be between two ticks."""

_A_YEAR: Final = 12
_LEAST_WEEK: Final = 4
"""Weeks narrower than this many pixels get no small ticks of their own."""


class _Tick(NamedTuple):
    """A named day, from 0, and its text from and to these pixels."""

    offset: int
    text: Line
    left: float
    right: float


def draw_axis(canvas: Canvas, timeline: Timeline, words: Words) -> None:
    """Names of days below, with a thin line up through all bars."""
    preset = canvas.preset
    size = preset.small_size
    canvas.stroke_across(canvas.y, palette.QUIET)
    canvas.scene.axis = bottom = canvas.y
    top = bottom + preset.gap / 2
    highest = min((bar.top for bar in canvas.scene.bars), default=bottom)
    for offset, text, left, _ in _ticks(canvas, timeline, words):
        canvas.stroke(offset, offset, highest, bottom, palette.RULE)
        canvas.label(text, size, left=left, top=top)
    if DAYS_A_WEEK * canvas.pixels_a_day >= _LEAST_WEEK:
        for offset in range(0, int(canvas.scene.days) + 1, DAYS_A_WEEK):
            canvas.stroke(offset, offset, bottom, bottom + preset.gap / 3, palette.QUIET)
    canvas.y = top + preset.leading(size) + preset.gap / 2


def _ticks(canvas: Canvas, timeline: Timeline, words: Words) -> Sequence[_Tick]:
    """As many as there is room for, the first day among them."""
    days = int(canvas.scene.days)
    start = timeline.plan.start
    ticks: Sequence[_Tick] = ()
    for between in _WEEKS if start is None else _MONTHS:
        offsets = _weeks(days, between) if start is None else _months(start, days, between)
        ticks = list(_named(canvas, timeline, words, offsets))
        if all(one.right + BETWEEN <= other.left for one, other in pairwise(ticks)):
            break
    return ticks


def _weeks(days: int, between: int) -> Iterator[int]:
    """Where a week starts, every so many weeks, as days from 0."""
    return iter(range(0, days + 1, between * DAYS_A_WEEK))


def _months(start: date, days: int, between: int) -> Iterator[int]:
    """The first day, and then where a month starts, every so many months."""
    yield 0
    for month in range(start.year * _A_YEAR + start.month, (start.year + days) * _A_YEAR):
        if month % between == 0:
            first = date(month // _A_YEAR, month % _A_YEAR + 1, 1)
            offset = (first - start).days
            if offset > days:
                return
            yield offset


def _named(
    canvas: Canvas, timeline: Timeline, words: Words, offsets: Iterable[int]
) -> Iterator[_Tick]:
    """The days with their names, as far as these stay inside.

    A month that starts too soon after the first day is left out: weeks are evenly apart.
    """
    size, plot = canvas.preset.small_size, canvas.preset.plot
    before, free = None, 0.0
    for offset in offsets:
        text = captions.tick(timeline, offset, words, before=before)
        width = line_width(text, size)
        left = max(0.0, offset * canvas.pixels_a_day - width / 2)
        if free <= left and left + width <= plot:
            yield _Tick(offset, text, left, left + width)
            if before is None and timeline.plan.start is not None:
                free = left + width + BETWEEN
            before = offset
