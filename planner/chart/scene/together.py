"""Several timelines of one pathway on the same days, all in one scene."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.chart import palette
from planner.chart.scene.axis import draw_axis
from planner.chart.scene.canvas import Canvas
from planner.chart.scene.foot import draw_closing, draw_key
from planner.chart.scene.layout import days_across
from planner.chart.scene.named_days import draw_counted, draw_named_days
from planner.chart.scene.rows import draw_lanes, draw_step
from planner.chart.scene.shapes import Preset, Scene
from planner.language.catalogue import Words
from planner.plan.timeline import Timeline
from planner.words.captions import Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A timeline with its name in the picture, and what is told under it, a paragraph each."""

    timeline: Timeline
    name: Runs
    told: Sequence[Runs] = ()


def make_stack(
    timelines: Sequence[Named],
    words: Words,
    preset: Preset,
    *,
    title: Runs = (),
    closing: Runs = (),
    elsewhere: Sequence[Named] = (),
) -> Scene:
    """One scene with the rows of each below one another.

    What they share is there once: the axis, what guidance adds, and the key. Without `title` and
    `closing` these stand beside the picture. It is as many days across as those drawn `elsewhere`.
    """
    days = max(days_across(one.timeline) for one in (*timelines, *elsewhere))
    canvas = Canvas(preset, days)
    canvas.y += preset.gap / 3
    size = preset.title_size
    if title:
        canvas.paragraph(title, size)
        size = (size + preset.size) // 2
    for one in timelines:
        _draw(canvas, one, words, size)
    last = timelines[-1].timeline
    draw_lanes(canvas, last.lanes, words)
    canvas.y += preset.gap / 2
    draw_axis(canvas, last, words)
    draw_key(canvas, last.lanes, words)
    draw_closing(canvas, closing)
    return canvas.finished()


def _draw(canvas: Canvas, one: Named, words: Words, size: int) -> None:
    """One timeline under its name in this size, down to its named days on a line of their own."""
    preset, timeline = canvas.preset, one.timeline
    canvas.y += preset.gap
    canvas.paragraph(one.name, size, clears=True)
    for told in one.told:
        canvas.paragraph(told, preset.size, clears=True)
    canvas.y += preset.gap / 2
    for step in timeline.steps:
        draw_step(canvas, timeline, step, words)
    draw_counted(canvas, timeline, words)
    draw_named_days(canvas, timeline, words)
    canvas.stroke_across(canvas.y, palette.RULE)
