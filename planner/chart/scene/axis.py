"""The axis of the picture: where weeks or months start, as many named as there is room for."""

from collections.abc import Iterator
from typing import NamedTuple

from planner.chart import palette
from planner.chart.scene.canvas import BETWEEN, Canvas
from planner.chart.ticks import SIZE, ticks
from planner.language.catalogue import Words
from planner.language.lettering import Line
from planner.plan.timeline import Timeline
from planner.words import captions
from planner.words.day_words import DAYS_A_WEEK

_LEAST_WEEK = 4
"""Weeks narrower than this many pixels get no small ticks of their own."""


class _Name(NamedTuple):
    """The name of a day, from 0, and where it begins in pixels."""

    offset: int
    text: Line
    left: float


def draw_axis(canvas: Canvas, timeline: Timeline, words: Words) -> None:
    """Names of days below, with a thin line up through all bars."""
    preset = canvas.preset
    size = preset.small_size
    canvas.stroke_across(canvas.y, palette.QUIET)
    canvas.scene.axis = bottom = canvas.y
    top = bottom + preset.gap / 2
    highest = min((bar.top for bar in canvas.scene.bars), default=bottom)
    for offset, text, left in _names(canvas, timeline, words):
        canvas.stroke(offset, offset, highest, bottom, palette.RULE)
        canvas.label(text, size, left=left, top=top)
    if DAYS_A_WEEK * canvas.pixels_a_day >= _LEAST_WEEK:
        for offset in range(0, int(canvas.scene.days) + 1, DAYS_A_WEEK):
            canvas.stroke(offset, offset, bottom, bottom + preset.gap / 3, palette.QUIET)
    canvas.y = top + preset.leading(size) + preset.gap / 2


def _names(canvas: Canvas, timeline: Timeline, words: Words) -> Iterator[_Name]:
    """Those of the ticks, as far as they stay inside; with dates that of the first day before all.

    A month that starts too soon after that is left out.
    """
    size, plot, start = canvas.preset.small_size, canvas.preset.plot, timeline.plan.start
    px = plot * SIZE / size
    found = ticks(canvas.scene.days, start, words, narrow_px=px, wide_px=px)
    offsets = dict.fromkeys([*([] if start is None else [0]), *(tick.x for tick in found)])
    before, free = None, 0.0
    for offset in offsets:
        text = captions.tick(timeline, offset, words, before=before)
        width = canvas.room(text, size)
        left = max(0.0, offset * canvas.pixels_a_day - width / 2)
        if free <= left and left + width <= plot:
            yield _Name(offset, text, left)
            before, free = offset, left + width + BETWEEN
