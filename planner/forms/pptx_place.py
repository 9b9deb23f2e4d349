"""A chart's place on a slide: as large as fits there, without its title and closing words."""

from dataclasses import dataclass, replace
from typing import Final

from planner.catalogue import Words
from planner.forms.pptx_text import Box
from planner.scene import Preset, Scene, make_scene
from planner.scene.shapes import Bar
from planner.timeline import Timeline

_SIZES: Final = tuple(range(25, 12, -1))
"""Sizes of type, in pixels, of which a chart takes the largest that fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A scene in its place on a slide, without its title and closing words.

    `left` and `top` are where the scene's own corner would be, in pixels of the slide.
    """

    scene: Scene
    left: float
    top: float
    scale: float

    def x(self, days: float, shift: float = 0) -> float:
        """A place across."""
        preset = self.scene.preset
        return self.left + (preset.left + days * preset.plot / self.scene.days + shift) * self.scale

    def y(self, pixels: float) -> float:
        """A place down."""
        return self.top + pixels * self.scale

    def bar(self, bar: Bar) -> Box:
        """Where a bar is."""
        return Box(self.x(bar.left), self.y(bar.top), self.x(bar.right), self.y(bar.bottom))


def place(timeline: Timeline, words: Words, box: Box) -> Chart:
    """The chart of a timeline at the top of a box, with type as large as fits into it."""
    scale = 1.0
    tried = (make_scene(timeline, words, _preset(size, box.width)) for size in _SIZES)
    scene = next((one for one in tried if _height(one) <= box.height), None)
    if scene is None:
        # So many stages: drawn at the least size but wider, and then made smaller as a whole.
        scene = make_scene(timeline, words, _preset(_SIZES[-1], box.width, tight=True))
        scale = min(1.0, box.height / _height(scene))
        scene = make_scene(timeline, words, _preset(_SIZES[-1], box.width / scale, tight=True))
    start, end = _start(scene), _key_end(scene)
    return Chart(
        scene=replace(scene, labels=[one for one in scene.labels if start <= one.top < end]),
        left=box.left,
        top=box.top - start * scale,
        scale=scale,
    )


def _preset(size: int, width: float, *, tight: bool = False) -> Preset:
    """Low rows, close to each other, so that type is large: a slide is low. `tight` even more."""
    return Preset(
        narrowest=int(width),
        left=4,
        right=10,
        size=size,
        title_size=size,
        small_size=round(size * 0.88),
        bar=round(size * (0.35 if tight else 0.42)),
        gap=round(size * (0.1 if tight else 0.15)),
    )


def _start(scene: Scene) -> float:
    """Where the part that a slide shows begins: below the title."""
    return min(label.top for label in scene.labels if label.row)


def _key_end(scene: Scene) -> float:
    return max(swatch.bottom for swatch in scene.swatches)


def _height(scene: Scene) -> float:
    """How high the part is that a slide shows: to the end of the words of the key."""
    end = _key_end(scene)
    return max(label.bottom for label in scene.labels if label.top < end) - _start(scene)
