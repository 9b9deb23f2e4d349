"""Several timelines of one pathway on the same days: a scene for each, or all in one scene."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.captions import Runs
from planner.catalogue import Words
from planner.scene.axis import draw_axis
from planner.scene.bracket import draw_bracket, draw_reached_line
from planner.scene.canvas import Canvas
from planner.scene.foot import draw_closing, draw_key
from planner.scene.layout import Layout, days_across
from planner.scene.markers import draw_markers
from planner.scene.rows import draw_lanes, draw_step
from planner.scene.shapes import Preset, Scene
from planner.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A timeline with its name in the picture, and what is told under it, a paragraph each."""

    timeline: Timeline
    name: Runs
    told: Sequence[Runs] = ()


def make_scenes(
    timelines: Sequence[Named], words: Words, preset: Preset, *, today: int | None = None
) -> tuple[Scene, ...]:
    """A scene for each: all as many days across, and the rows of each stage equally far down."""
    days = _days_across(timelines)

    def lay_out(one: Named, free: Mapping[str, float]) -> tuple[Scene, Mapping[str, float]]:
        layout = Layout(one.timeline, words, preset, days=days, free=free)
        return layout.whole(name=one.name, today=today), layout.heights

    alone = [lay_out(one, {})[1] for one in timelines]
    parts = {part for heights in alone for part in heights}
    most = {part: max(heights.get(part, 0) for heights in alone) for part in parts}
    scenes = []
    for one, heights in zip(timelines, alone, strict=True):
        free = {part: most[part] - heights.get(part, 0) for part in parts}
        scenes.append(lay_out(one, free)[0])
    return tuple(scenes)


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
    days = _days_across((*timelines, *elsewhere))
    canvas = Canvas(preset, days)
    canvas.y += preset.gap / 3
    size = preset.title_size
    if title:
        canvas.paragraph(title, size)
        size = (size + preset.size) // 2
    top = canvas.y
    for one in timelines:
        _draw(canvas, one, words, size)
    last = timelines[-1].timeline
    draw_lanes(canvas, last.lanes, words)
    draw_axis(canvas, last, words, rows=top)
    draw_key(canvas, last.lanes, words)
    draw_closing(canvas, closing)
    return canvas.finished()


def _draw(canvas: Canvas, one: Named, words: Words, size: int) -> None:
    """One timeline under its name in this size, from the days that count to its named days."""
    preset, timeline = canvas.preset, one.timeline
    canvas.y += preset.gap
    canvas.paragraph(one.name, size, clears=True)
    for told in one.told:
        canvas.paragraph(told, preset.size, clears=True)
    canvas.y += preset.gap / 2
    bracket = draw_bracket(canvas, timeline, words)
    for step in timeline.steps:
        draw_step(canvas, timeline, step, words)
    draw_markers(canvas, timeline, words, bracket=bracket)
    draw_reached_line(canvas, timeline, bracket)


def _days_across(timelines: Sequence[Named]) -> float:
    return max(days_across(one.timeline) for one in timelines)
