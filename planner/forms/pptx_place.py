"""A chart's place on a slide: as large as fits there, without its title and closing words."""

from dataclasses import dataclass
from typing import Final

from planner.catalogue import Words
from planner.forms.drawing import LEAST_BAR
from planner.forms.pptx_text import Box
from planner.scene import Preset, Scene, make_scene
from planner.scene.shapes import Bar
from planner.timeline import Timeline

_SIZES: Final = tuple(range(25, 12, -1))
"""Sizes of type, in pixels, of which a chart takes the largest that fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A scene in its place on a slide, without its title and closing words.

    `left` and `top` are where its own corner is, in pixels of the slide.
    """

    scene: Scene
    left: float
    top: float
    scale: float

    def x(self, days: float) -> float:
        """A place of a day across."""
        return self.across(days * self.scene.preset.plot / self.scene.days)

    def across(self, pixels: float) -> float:
        """A place across, in pixels from where the days begin."""
        return self.left + (self.scene.preset.left + pixels) * self.scale

    def y(self, pixels: float) -> float:
        """A place down."""
        return self.top + pixels * self.scale

    def bar(self, bar: Bar) -> Box:
        """Where a bar is."""
        left, right = self.x(bar.left), self.x(bar.right)
        return Box(left, self.y(bar.top), max(right, left + LEAST_BAR), self.y(bar.bottom))


def place(timeline: Timeline, words: Words, box: Box) -> Chart:
    """The chart of a timeline at the top of a box, with type as large as fits into it."""
    scale = 1.0
    tried = (make_scene(timeline, words, _preset(size, box.width)) for size in _SIZES)
    scene = next((one for one in tried if one.height <= box.height), None)
    if scene is None:
        # So many stages: drawn at the least size but wider, and then made smaller as a whole.
        scene = make_scene(timeline, words, _preset(_SIZES[-1], box.width, tight=True))
        scale = min(1.0, box.height / scene.height)
        scene = make_scene(timeline, words, _preset(_SIZES[-1], box.width / scale, tight=True))
    return Chart(scene=scene, left=box.left, top=box.top, scale=scale)


def _preset(size: int, width: float, *, tight: bool = False) -> Preset:
    """Low rows, close to each other, so that type is large: a slide is low. `tight` even more."""
    return Preset(
        narrowest=int(width),
        left=4,
        right=10,
        size=size,
        title_size=size,
        small_size=round(size * 0.88),
        bar=round(size * (0.32 if tight else 0.36)),
        gap=round(size * (0.08 if tight else 0.12)),
        framed=False,
    )
