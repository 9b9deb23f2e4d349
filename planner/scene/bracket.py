"""The days of treatment that count: a bracket over them, and a line down from the last needed."""

from typing import Final

from planner import captions, palette
from planner.catalogue import Words
from planner.scene.canvas import Canvas
from planner.timeline import Timeline

GUIDANCE_ROW: Final = "guidance"
"""The row of everything that shows the days of treatment that count."""


def draw_bracket(canvas: Canvas, timeline: Timeline, words: Words) -> float:
    """The bracket from the first day that counts on, under its caption; gives how far down it is.

    Where nothing counts there is no bracket, and that is how far down the rows begin.
    """
    start = timeline.treatment_start
    if start is None:
        return canvas.y
    end = timeline.reached_day
    if end is None:
        end = max(step.drawn_end for step in timeline.steps if step.stage.counts and step.happens)
    with canvas.within(GUIDANCE_ROW):
        canvas.caption(captions.bracket_caption(timeline, words), start)
        canvas.y += canvas.preset.gap / 2
        top = canvas.y
        bottom = top + canvas.preset.gap / 2
        for left, right, low in ((start, end, top), (start, start, bottom), (end, end, bottom)):
            canvas.stroke(left, right, top, low, palette.INK, width=canvas.preset.size / 7)
    canvas.y = bottom
    return top


def draw_reached_line(canvas: Canvas, timeline: Timeline, bracket: float) -> None:
    """The day on which the guidance is reached, from its bracket down to its diamond.

    It is drawn when all else of the timeline is: without a diamond it goes down to the last line.
    """
    if timeline.reached_day is None:
        return
    below = [mark for mark in canvas.scene.marks if not mark.arrow and mark.y >= bracket]
    diamonds = [mark.y - mark.size / 2 for mark in below]
    lines = [stroke.bottom for stroke in canvas.scene.strokes]
    bottom = min(diamonds) if diamonds else max(lines)
    with canvas.within(GUIDANCE_ROW):
        canvas.day_line(timeline.reached_day, bracket, bottom, palette.INK)
