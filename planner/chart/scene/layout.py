"""Timelines -> scene: the order of the picture's parts, from the top down."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.chart import palette
from planner.chart.scene.axis import draw_axis
from planner.chart.scene.canvas import Canvas
from planner.chart.scene.foot import draw_closing, draw_key
from planner.chart.scene.named_days import draw_counted, draw_named_days
from planner.chart.scene.rows import draw_lanes, draw_step, range_of
from planner.chart.scene.shapes import Preset, Scene
from planner.language.catalogue import Words
from planner.plan.timeline import Timeline
from planner.words import captions
from planner.words.captions import Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A timeline with its name in the picture, and the sentences under it, a paragraph each."""

    timeline: Timeline
    name: Runs
    sentences: Sequence[Runs] = ()


def make_scene(timeline: Timeline, words: Words, preset: Preset) -> Scene:
    """The picture of a timeline at the sizes of a preset.

    One that is not framed has a key all the same, and no title or closing words.
    """
    canvas = Canvas(preset, days_across(timeline))
    if preset.framed:
        canvas.y += preset.gap / 3
        canvas.paragraph(captions.title(timeline.plan.pathway, words), preset.title_size)
        canvas.paragraph(captions.example(timeline, words), preset.size)
        canvas.y += preset.gap
    _draw_rows(canvas, timeline, words)
    draw_lanes(canvas, timeline.lanes, words)
    draw_named_days(canvas, timeline, words)
    draw_axis(canvas, timeline, words)
    draw_key(canvas, timeline.lanes, words)
    if preset.framed:
        draw_closing(canvas, captions.closing(timeline.plan.pathway, words))
    return canvas.finished()


def make_stack(
    timelines: Sequence[Named],
    words: Words,
    preset: Preset,
    *,
    title: Runs = (),
    closing: Runs = (),
    elsewhere: Sequence[Named] = (),
) -> Scene:
    """One scene with the rows of each timeline below one another, all on the same days.

    What they share is there once: the axis, what guidance adds, and the key. Without `title` and
    `closing` these stand beside the picture. It is as many days across as those drawn `elsewhere`.
    """
    canvas = Canvas(preset, max(days_across(one.timeline) for one in (*timelines, *elsewhere)))
    canvas.y += preset.gap / 3
    size = preset.title_size
    if title:
        canvas.paragraph(title, size)
        size = (size + preset.size) // 2
    for one in timelines:
        _draw_named(canvas, one, words, size)
    last = timelines[-1].timeline
    draw_lanes(canvas, last.lanes, words)
    canvas.y += preset.gap / 2
    draw_axis(canvas, last, words)
    draw_key(canvas, last.lanes, words)
    draw_closing(canvas, closing)
    return canvas.finished()


def days_across(timeline: Timeline) -> float:
    """How many days the picture is wide: all that is drawn, the longest stated lengths too."""
    ranges = filter(None, map(range_of, timeline.steps))
    return float(max(1, timeline.drawn_days, *(right for _, right, _ in ranges)))


def _draw_rows(canvas: Canvas, timeline: Timeline, words: Words) -> None:
    for step in timeline.steps:
        draw_step(canvas, timeline, step, words)
    draw_counted(canvas, timeline, words)


def _draw_named(canvas: Canvas, one: Named, words: Words, size: int) -> None:
    """One timeline under its name in this size, down to its named days on a line of their own."""
    preset = canvas.preset
    canvas.y += preset.gap
    canvas.paragraph(one.name, size, clears=True)
    for sentence in one.sentences:
        canvas.paragraph(sentence, preset.size, clears=True)
    canvas.y += preset.gap / 2
    _draw_rows(canvas, one.timeline, words)
    draw_named_days(canvas, one.timeline, words)
    canvas.stroke_across(canvas.y, palette.RULE)
