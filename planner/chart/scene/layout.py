"""Timeline -> scene: the order of the picture's parts, from the top down."""

from planner.chart.scene.axis import draw_axis
from planner.chart.scene.canvas import Canvas
from planner.chart.scene.foot import draw_closing, draw_key
from planner.chart.scene.named_days import draw_counted, draw_named_days
from planner.chart.scene.rows import draw_lanes, draw_step, range_of
from planner.chart.scene.shapes import Preset, Scene
from planner.language.catalogue import Words
from planner.plan.timeline import Timeline
from planner.words import captions


def make_scene(timeline: Timeline, words: Words, preset: Preset) -> Scene:
    """The picture of a timeline at the sizes of a preset.

    One that is not framed has a key all the same, and no title or closing words.
    """
    canvas = Canvas(preset, days_across(timeline))
    if preset.framed:
        _head(canvas, timeline, words)
    for step in timeline.steps:
        draw_step(canvas, timeline, step, words)
    draw_counted(canvas, timeline, words)
    draw_lanes(canvas, timeline.lanes, words)
    draw_named_days(canvas, timeline, words)
    draw_axis(canvas, timeline, words)
    draw_key(canvas, timeline.lanes, words)
    if preset.framed:
        draw_closing(canvas, captions.closing(timeline.plan.pathway, words))
    return canvas.finished()


def days_across(timeline: Timeline) -> float:
    """How many days the picture is wide: all that is drawn, the longest stated lengths too."""
    ranges = filter(None, map(range_of, timeline.steps))
    return float(max(1, timeline.drawn_days, *(right for _, right, _ in ranges)))


def _head(canvas: Canvas, timeline: Timeline, words: Words) -> None:
    """What the picture is, and which example it shows."""
    preset = canvas.preset
    canvas.y += preset.gap / 3
    canvas.paragraph(captions.title(timeline.plan.pathway, words), preset.title_size)
    canvas.paragraph(captions.example(timeline, words), preset.size)
    canvas.y += preset.gap
