"""The named days of the picture, today among them: a row of diamonds over their captions."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from planner import captions, palette
from planner.captions import Runs
from planner.catalogue import Words
from planner.lettering import break_lines, line_width
from planner.pathway import MarkerAt
from planner.scene.bracket import GUIDANCE_ROW
from planner.scene.canvas import BETWEEN, Canvas
from planner.timeline import MarkedDay, Timeline

_LEAST_DIAMOND: Final = 9.5
"""Pixels; a larger one would not fit into the narrowest margins on the first day."""


class _NamedDay(NamedTuple):
    """A place on the days with its caption, and the row that it is told with; "" for the frame."""

    x: float
    caption: Runs
    row: str


def draw_markers(
    canvas: Canvas, timeline: Timeline, words: Words, *, bracket: float, today: int | None = None
) -> None:
    """The marked days on one line; Day `today`, if it shows, is a line from the bracket down."""
    preset = canvas.preset
    size = max(_LEAST_DIAMOND, preset.bar * 0.5)
    middle = canvas.y + preset.gap + size / 2
    named: list[_NamedDay] = []
    for marked in timeline.markers:
        if marked.day > canvas.scene.days:
            continue
        row = _row_of(timeline, marked)
        caption = captions.marker_caption(timeline, marked, words)
        x = _place_of(marked)
        named.append(_NamedDay(x, caption, row))
        hover = "\n".join(captions.marker_hover(timeline, marked, words))
        with canvas.within(row):
            canvas.diamond(x, middle, size, hover)
    if today is not None and 1 <= today <= canvas.scene.days:
        x = _middle_of(today)
        named.append(_NamedDay(x, captions.today_caption(timeline, today, words), ""))
        canvas.day_line(x, bracket, middle + size, palette.TODAY)
    if named:
        canvas.stroke_across(middle, palette.RULE)
        canvas.y = middle + size / 2 + preset.gap / 3
        _captions(canvas, sorted(named, key=lambda one: one.x))


def _middle_of(day: int) -> float:
    """The place of a Day's noon: Day 1 goes from 0 to 1."""
    return day - 0.5


def _place_of(marked: MarkedDay) -> float:
    """The middle of its Day; the guidance is reached when its Day is over, where its line is."""
    reached = marked.marker.at is MarkerAt.GUIDANCE_REACHED
    return float(marked.day) if reached else _middle_of(marked.day)


def _row_of(timeline: Timeline, marked: MarkedDay) -> str:
    """The row that a marked day is told with: the guidance, or the stage it falls in."""
    if marked.marker.at is MarkerAt.GUIDANCE_REACHED:
        return GUIDANCE_ROW
    steps = [step for step in timeline.steps if step.start is not None]
    within = (step.stage.key for step in steps if marked.day <= step.drawn_end)
    return next(within, steps[-1].stage.key if steps else "")


def _captions(canvas: Canvas, named: Sequence[_NamedDay]) -> None:
    """Each caption in the first row below where it meets no other."""
    size, plot = canvas.preset.small_size, canvas.preset.plot
    height = canvas.preset.leading(size)
    taken: list[list[tuple[float, float]]] = []
    for x, caption, row in named:
        with canvas.within(row):
            for line in break_lines(caption, size, plot):
                width = line_width(line, size)
                shift = canvas.centered(x, width)
                left = x * canvas.pixels_a_day + shift
                top = canvas.y + _free_row(taken, left, left + width) * height
                canvas.label(line, size, width=width, x=x, shift=shift, top=top, clears=True)
    canvas.y += len(taken) * height


def _free_row(taken: list[list[tuple[float, float]]], left: float, right: float) -> int:
    """The first row in which nothing meets `left` to `right`, which is then taken."""
    for row, spans in enumerate(taken):
        if all(right + BETWEEN <= one or other + BETWEEN <= left for one, other in spans):
            spans.append((left, right))
            return row
    taken.append([(left, right)])
    return len(taken) - 1
