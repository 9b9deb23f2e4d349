"""The axis of the picture: where weeks start, as many of them named as there is room for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from planner import captions, palette
from planner.catalogue import Words
from planner.day_words import DAYS_A_WEEK
from planner.lettering import Line, line_width
from planner.scene.canvas import BETWEEN, Canvas
from planner.timeline import Timeline

_TICK_WEEKS: Final = (1, 2, 4, 8, 12, 16, 26, 52, 104, 208, 520, 1040)
_LEAST_WEEK: Final = 4
"""Weeks narrower than this many pixels get no small ticks of their own."""


class _Text(NamedTuple):
    """A line of type under a tick; `shift` centers it there, as far as it stays inside."""

    line: Line
    width: float
    shift: float


class _Tick(NamedTuple):
    """A named week: the day it starts on, from 0, and its texts below one another."""

    offset: int
    texts: Sequence[_Text]


def draw_axis(canvas: Canvas, timeline: Timeline, words: Words, *, rows: float) -> None:
    """Week starts below, with a thin line up through the rows, from `rows` on, behind all."""
    preset = canvas.preset
    size = preset.small_size
    canvas.y += preset.gap / 2
    canvas.stroke_across(canvas.y, palette.QUIET)
    bottom = canvas.y
    top = bottom + preset.gap / 2
    ticks = _ticks(canvas, timeline, words)
    for offset, texts in ticks:
        canvas.stroke(offset, offset, rows, bottom, palette.RULE, behind=True)
        widest = max(text.width for text in texts)
        if offset * canvas.pixels_a_day + widest / 2 > preset.plot:
            continue
        for row, (line, width, shift) in enumerate(texts):
            down = top + row * preset.leading(size)
            canvas.label(line, size, width=width, x=offset, shift=shift, top=down)
    if DAYS_A_WEEK * canvas.pixels_a_day >= _LEAST_WEEK:
        for offset in _starts(canvas, 1):
            canvas.stroke(offset, offset, bottom, bottom + preset.gap / 3, palette.QUIET)
    canvas.y = top + len(ticks[-1].texts) * preset.leading(size) + preset.gap / 2


def _starts(canvas: Canvas, weeks: int) -> range:
    """Where a week starts, every so many weeks, as days from 0."""
    return range(0, int(canvas.scene.days) + 1, weeks * DAYS_A_WEEK)


def _ticks(canvas: Canvas, timeline: Timeline, words: Words) -> Sequence[_Tick]:
    """The ticks that are the fewest weeks apart without their texts meeting when narrowest."""
    least = line_width(captions.tick(timeline, 0, words)[0], canvas.preset.small_size)
    for weeks in _TICK_WEEKS:
        if weeks * DAYS_A_WEEK * canvas.pixels_a_day >= least:
            ticks = _unless_they_meet(canvas, _every(weeks, canvas, timeline, words))
            if ticks:
                return ticks
    return list(_every(_TICK_WEEKS[-1], canvas, timeline, words))


def _every(weeks: int, canvas: Canvas, timeline: Timeline, words: Words) -> Iterator[_Tick]:
    """A tick every so many weeks."""
    size = canvas.preset.small_size
    before = None
    for offset in _starts(canvas, weeks):
        texts = []
        for line in captions.tick(timeline, offset, words, before=before):
            if line:
                width = line_width(line, size)
                texts.append(_Text(line, width, canvas.centered(offset, width)))
        before = offset
        yield _Tick(offset, texts)


def _unless_they_meet(canvas: Canvas, ticks: Iterable[_Tick]) -> Sequence[_Tick]:
    """The ticks, or none of them when a text meets the one of its row before it."""
    free = [-float(BETWEEN), -float(BETWEEN)]
    apart = []
    for tick in ticks:
        for row, text in enumerate(tick.texts):
            left = tick.offset * canvas.pixels_a_day + text.shift
            if left < free[row] + BETWEEN:
                return ()
            free[row] = left + text.width
        apart.append(tick)
    return apart
