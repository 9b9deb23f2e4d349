"""The foot of the picture: the key to its marks, and the words that no picture goes without."""

from collections.abc import Sequence
from typing import Final

from planner.chart import palette
from planner.chart.scene.canvas import BETWEEN, Canvas
from planner.language.catalogue import Words
from planner.language.lettering import Run
from planner.pathway.pathway import GuidanceLane
from planner.words.captions import Runs
from planner.words.marks import Mark

_KEY: Final = (
    (Mark.SOLID, "key.example"),
    (None, "key.range"),
    (Mark.FADE, "key.no-end"),
    (Mark.DASHED, "key.may-not-happen"),
)
"""What each mark means: that of a bar, or None for a range line; the message."""


def draw_key(canvas: Canvas, lanes: Sequence[GuidanceLane], words: Words) -> None:
    """What each mark means, in as many rows as they need; their samples are marks as well."""
    preset = canvas.preset
    size = preset.small_size
    height = preset.leading(size)
    left = 0.0
    canvas.scene.key = canvas.y
    may_not_happen = any(lane.may_not_happen for lane in lanes)
    for mark, message in _KEY:
        if mark is Mark.DASHED and not may_not_happen:
            continue
        caption = (Run(words.say(message), quiet=True),)
        (line,) = canvas.lines(caption, size, preset.plot - 3 * height)
        sample = 1.5 * height
        width = sample + BETWEEN + canvas.room(line, size)
        if left and left + width > preset.plot:
            left = 0.0
            canvas.y += height * 1.25
        _sample(canvas, mark, left, left + sample)
        canvas.label(line, size, left=left + sample + BETWEEN, top=canvas.y)
        left += width + 2 * BETWEEN
    canvas.y += height * 1.25 + preset.gap / 2


def _sample(canvas: Canvas, mark: Mark | None, left: float, right: float) -> None:
    """A mark beside a line of the key, from and to these pixels."""
    height = canvas.preset.leading(canvas.preset.small_size)
    inside = right - canvas.preset.tick  # An arrowhead goes on from there.
    first, last = left / canvas.pixels_a_day, inside / canvas.pixels_a_day
    top = canvas.y
    if mark is None:
        canvas.y += height / 2
        canvas.range_line(first, last, or_longer=True)
    else:
        canvas.y += 0.2 * height
        canvas.bar(first, last, mark, palette.QUIET, height=0.6 * height)
    canvas.y = top


def draw_closing(canvas: Canvas, closing: Runs) -> None:
    """The words that no picture goes without, a paragraph each."""
    for run in closing:
        canvas.paragraph((run,), canvas.preset.small_size)
    canvas.y += canvas.preset.gap / 2
