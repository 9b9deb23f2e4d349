"""The named days of the picture: captions on the axis, and lines up to their bars."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from planner import captions, palette
from planner.captions import Runs
from planner.catalogue import Words
from planner.lettering import Line, break_lines, line_width
from planner.pathway import MarkerAt
from planner.scene.canvas import BETWEEN, Canvas
from planner.timeline import MarkedDay, Timeline
from planner.wording import stay_of

GUIDANCE_ROW: Final = "guidance"
"""The row of what tells how many days of treatment there are."""

_BESIDE: Final = 0.4
"""How far beside its line a caption stands, as a part of its type size: the line stays free."""


class _NamedDay(NamedTuple):
    """A place on the days with its caption and the row that it is told with; "" for the frame.

    `bar` is the row of the bar that its line goes up to; "" where there is none. `side` is 1 where
    the day begins, -1 where it ends: the line is on that side of the place, beside a bar there.
    """

    x: float
    caption: Runs
    row: str
    bar: str
    side: int = 0
    is_today: bool = False


class _Flag(NamedTuple):
    """A named day's caption in its place: pixels across, and its levels up from the axis."""

    day: _NamedDay
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


def draw_named_days(
    canvas: Canvas, timeline: Timeline, words: Words, *, today: int | None = None
) -> None:
    """The captions, in as many levels as they need, down to the axis; and a line up from each."""
    preset = canvas.preset
    size = preset.small_size
    height = preset.leading(size)
    flags = _flags(canvas, _named_days(canvas.scene.days, timeline, words, today))
    bars = {bar.row: bar.bottom for bar in canvas.scene.bars}
    canvas.y += preset.gap / 2
    top = canvas.y
    canvas.y += height * max((flag.end for flag in flags), default=0)
    for day, lines, left, _, level in flags:
        with canvas.within(day.row):
            _line(canvas, day, bars.get(day.bar, top))
            for down, line in enumerate(lines):
                up = level + len(lines) - down
                canvas.label(line, size, left=left, top=canvas.y - up * height, clears=True)


def _line(canvas: Canvas, day: _NamedDay, top: float) -> None:
    """Down to the axis: solid for today, and thinner where the caption is quiet."""
    color = palette.TODAY if day.is_today else palette.INK
    width = canvas.preset.size / (13 if day.caption[0].quiet else 8)
    x = day.x + day.side * width / 2 / canvas.pixels_a_day
    canvas.stroke(x, x, top, canvas.y, color, width=width, dashed=not day.is_today)


def _named_days(
    days: float, timeline: Timeline, words: Words, today: int | None
) -> Iterator[_NamedDay]:
    """Those that the picture shows: when the stay ends, the marked days, and today."""
    stay = stay_of(timeline)
    if stay is not None and stay.last_day is not None:
        key, last = stay.stage.key, stay.last_day
        yield _NamedDay(last, captions.stay_caption(timeline, last, words), key, key, side=-1)
    for marked in timeline.markers:
        if marked.day <= days:
            bar = _bar_of(timeline, marked.day)
            row = GUIDANCE_ROW if marked.marker.at is MarkerAt.GUIDANCE_REACHED else bar
            x, side = _place_of(marked)
            caption = captions.marker_caption(timeline, marked, words)
            yield _NamedDay(x, caption, row, bar, side)
    if today is not None and 1 <= today <= days:
        caption = captions.today_caption(timeline, today, words)
        yield _NamedDay(_noon(today), caption, "", _bar_of(timeline, today), is_today=True)


def _place_of(marked: MarkedDay) -> tuple[float, int]:
    """Where a marked day begins or ends, if that is what it tells, and its side; else its noon."""
    if marked.marker.at is MarkerAt.TREATMENT_STARTS:
        return marked.day - 1, 1
    if marked.marker.at is MarkerAt.GUIDANCE_REACHED:
        return marked.day, -1
    return _noon(marked.day), 0


def _noon(day: int) -> float:
    """The middle of a Day: Day 1 goes from 0 to 1."""
    return day - 0.5


def _bar_of(timeline: Timeline, day: int) -> str:
    """The row of the stage that a Day is in, or else of the last that happens."""
    steps = [step for step in timeline.steps if step.happens]
    within = (step.stage.key for step in steps if day <= step.drawn_end)
    return next(within, steps[-1].stage.key if steps else "")


def _flags(canvas: Canvas, days: Iterator[_NamedDay]) -> Sequence[_Flag]:
    """The captions from left to right, each beside its line or at its foot, and apart.

    Where its line would run through a caption before it, it stands above that: so a line meets
    words only below its own, and there they have paper behind them.
    """
    size, plot = canvas.preset.small_size, canvas.preset.plot
    beside = _BESIDE * size
    flags: list[_Flag] = []
    for day in sorted(days, key=lambda day: day.x):
        lines = break_lines(day.caption, size, plot)
        width = max(line_width(line, size) for line in lines)
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
