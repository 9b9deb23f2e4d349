"""Several timelines of one pathway on the same days: a scene for each, or all in one scene."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.captions import Runs
from planner.catalogue import Words
from planner.scene.layout import Layout, days_across
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

    def lay_out(one: Named, free: Mapping[str, float]) -> Layout:
        layout = Layout(one.timeline, words, preset, days=days, free=free)
        layout.whole(name=one.name, today=today)
        return layout

    alone = [lay_out(one, {}).heights for one in timelines]
    parts = {part for heights in alone for part in heights}
    most = {part: max(heights.get(part, 0) for heights in alone) for part in parts}
    scenes = []
    for one, heights in zip(timelines, alone, strict=True):
        free = {part: most[part] - heights.get(part, 0) for part in parts}
        scenes.append(lay_out(one, free).scene)
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
    layout = Layout(timelines[0].timeline, words, preset, days=days)
    layout.y += preset.gap / 3
    if title:
        layout.paragraph(title, preset.title_size)
    top = layout.y
    for one in timelines:
        layout.timeline = one.timeline
        _rows(layout, one)
    if layout.timeline.lanes:
        layout.lanes(layout.timeline.lanes)
    layout.axis(top)
    layout.key()
    layout.foot(closing)
    layout.scene.height = layout.y
    return layout.scene


def _rows(layout: Layout, one: Named) -> None:
    """One timeline under its name, from the days that count down to its named days."""
    preset = layout.preset
    layout.y += preset.gap
    layout.paragraph(one.name, preset.title_size, clears=True)
    for told in one.told:
        layout.paragraph(told, preset.size, clears=True)
    layout.y += preset.gap / 2
    top = layout.y
    layout.bracket()
    for step in one.timeline.steps:
        layout.step(step)
    layout.markers(one.timeline.markers, None)
    layout.guidance_line(top)


def _days_across(timelines: Sequence[Named]) -> float:
    return max(days_across(one.timeline) for one in timelines)
