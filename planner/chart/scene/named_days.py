"""The named days of the picture: captions on the axis, and lines up to their bars."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from planner.chart import palette
from planner.chart.scene.canvas import BETWEEN, Canvas
from planner.language.catalogue import Words
from planner.language.lettering import Line, Run
from planner.pathway.pathway import MarkerAt
from planner.plan.timeline import Timeline
from planner.words import captions
from planner.words.named_days import NamedDay, named_days

GUIDANCE_ROW: Final = "guidance"
"""The row of what tells how many days of treatment there are."""

_BESIDE: Final = 0.4
"""How far beside its line a caption stands, as a part of its type size: the line stays free."""


class _Flag(NamedTuple):
    """A named day's caption in its place: pixels across, and its levels up from the axis."""

    day: NamedDay
    lines: Sequence[Line]
    left: float
    right: float
    level: int

    @property
    def end(self) -> int:
        """The level above it."""
        return self.level + len(self.lines)


def draw_counted(canvas: Canvas, timeline: Timeline, words: Words) -> None:
    """How many days of treatment there are, unless the day that reaches the guidance is named."""
    if any(marked.marker.at is MarkerAt.GUIDANCE_REACHED for marked in timeline.markers):
        return
    with canvas.within(GUIDANCE_ROW):
        canvas.y += canvas.preset.gap / 2
        canvas.caption(captions.guidance_caption(timeline, words), 0)


def draw_named_days(canvas: Canvas, timeline: Timeline, words: Words) -> None:
    """The captions, in as many levels as they need, down to the axis; and a line up from each."""
    preset = canvas.preset
    size = preset.small_size
    height = preset.leading(size)
    flags = _flags(canvas, named_days(timeline, words))
    bars = {bar.row: bar.bottom for bar in canvas.scene.bars}
    canvas.y += preset.gap / 2
    top = canvas.y
    canvas.y += height * max((flag.end for flag in flags), default=0)
    for flag in flags:
        day = flag.day
        with canvas.within(day.row):
            _line(canvas, day, bars.get(day.row, top))
            for down, line in enumerate(flag.lines):
                above = canvas.y - (flag.end - down) * height
                canvas.label(line, size, left=flag.left, top=above, clears=True)


def _line(canvas: Canvas, day: NamedDay, top: float) -> None:
    """Down to the axis; where a Day is over, just before the bar that may begin there."""
    width = canvas.preset.size / (8 if day.main else 13)
    before = width / 2 / canvas.pixels_a_day if day.x == int(day.x) else 0
    x = day.x - before
    canvas.stroke(x, x, top, canvas.y, palette.INK, width=width, dashed=True)


def _flags(canvas: Canvas, days: Iterable[NamedDay]) -> Sequence[_Flag]:
    """The captions from left to right, each beside its line or at its foot, and apart.

    Where its line would run through a caption before it, it stands above that: so a line meets
    words only below its own, and there they have paper behind them.
    """
    size, plot = canvas.preset.small_size, canvas.preset.plot
    beside = _BESIDE * size
    flags: list[_Flag] = []
    for day in days:
        caption = (Run(day.text, bold=day.main, quiet=not day.main),)
        lines = canvas.lines(caption, size, plot)
        width = max(canvas.room(line, size) for line in lines)
        x = day.x * canvas.pixels_a_day
        left = min(x + beside, plot - width)
        crossed = (flag.end for flag in flags if flag.left - beside < x < flag.right + beside)
        level = _free_level(flags, left, left + width, len(lines), max(crossed, default=0))
        flags.append(_Flag(day, lines, left, left + width, level))
    return flags


def _free_level(flags: Sequence[_Flag], left: float, right: float, lines: int, level: int) -> int:
    """The first level from this one up at which so many lines meet no caption."""
    beside = [one for one in flags if one.left - BETWEEN < right and left < one.right + BETWEEN]
    while any(one.level < level + lines and level < one.end for one in beside):
        level += 1
    return level
