"""The rows of the picture: a caption and a bar for each stage, and for what guidance adds."""

from collections.abc import Sequence
from typing import Final

from planner.chart import palette
from planner.chart.scene.canvas import Canvas
from planner.language.catalogue import Words
from planner.pathway.pathway import GuidanceLane
from planner.plan.timeline import Step, Timeline
from planner.words import captions
from planner.words.marks import Mark

_UNDER: Final = 1.5
_LEAST_RANGE: Final = 2
"""How far under its bar a range line is, and how long one that goes on: as parts of a tick."""


def draw_step(canvas: Canvas, timeline: Timeline, step: Step, words: Words) -> None:
    """A stage: its caption, and under it its bar, if it has any days, and its stated range."""
    with canvas.within(step.stage.key):
        canvas.y += canvas.preset.gap / 2
        caption = captions.step_caption(timeline, step, words)
        canvas.caption(caption, step.start if step.start is not None else 0)
        if step.start is not None:
            open_ended = step.stage.open_ended
            right = canvas.scene.days if open_ended else step.drawn_end
            mark = Mark.FADE if open_ended else Mark.SOLID
            canvas.bar(step.start, right, mark, palette.KINDS[step.stage.kind])
            canvas.y += canvas.preset.bar
            _range_line(canvas, step)
        canvas.y += canvas.preset.gap / 2


def range_of(step: Step) -> tuple[int, int, bool] | None:
    """Where a step's stated range begins and ends, in days from 0, and whether it goes on there.

    None where there is no choice, or no range. One with no longest length, or none but the
    shortest, goes on from the chosen.
    """
    stated = step.stage.range
    if step.start is None or stated is None or step.stage.open_ended:
        return None
    most = stated.least if stated.most is None else stated.most
    if most == stated.least:
        if not stated.no_limit:
            return None
        most = max(most, step.days)
    return step.start + stated.least, step.start + most, stated.no_limit


def _range_line(canvas: Canvas, step: Step) -> None:
    """Under its bar; one that goes on is long enough for its arrowhead to stand apart."""
    found = range_of(step)
    if found is None:
        return
    left, most, or_longer = found
    tick = canvas.preset.tick
    seen = left + _LEAST_RANGE * tick / canvas.pixels_a_day if or_longer else 0
    right = min(canvas.scene.days, max(most, seen))
    canvas.y += _UNDER * tick
    canvas.range_line(left, right, or_longer=or_longer)
    canvas.y += tick


def draw_lanes(canvas: Canvas, lanes: Sequence[GuidanceLane], words: Words) -> None:
    """What guidance adds, apart from the stages."""
    if not lanes:
        return
    preset = canvas.preset
    with canvas.within(lanes[0].key):
        canvas.y += preset.gap
        canvas.stroke_across(canvas.y, palette.QUIET)
        canvas.y += preset.gap / 2
        canvas.paragraph(captions.lanes_heading(words), preset.size, clears=True)
    for lane in lanes:
        with canvas.within(lane.key):
            canvas.y += preset.gap / 2
            canvas.caption(captions.lane_caption(lane, words), 0)
            mark = Mark.DASHED if lane.may_not_happen else Mark.FADE
            canvas.bar(0, canvas.scene.days, mark, palette.GUIDANCE)
            canvas.y += preset.bar + preset.gap / 2
