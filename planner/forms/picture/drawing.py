"""The parts of a scene in pixels, in the order they are drawn.

All pictures in files share it; what a part is drawn with is the matter of each file's pen.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple, Protocol

from planner.chart import palette
from planner.chart.palette import Color
from planner.chart.scene import Scene
from planner.chart.scene.shapes import Bar, Label, RangeLine, Stroke
from planner.language.lettering import Line
from planner.words.marks import Mark

FADE: Final = ((0.0, 1.0), (0.3, 1.0), (0.97, 0.0), (1.0, 0.0))
"""Places from left to right in a bar that fades, and how strong it is there."""

EDGE: Final = 1.5
"""The width of the dashed edges of what may not happen."""

LEAST_BAR: Final = 2.0
"""A bar is never narrower than so many pixels."""

ARROW: Final = 1.4
"""How long an arrowhead is, as a part of half its height."""

DASHES: Final = (6, 4)

_ASCENT: Final = 0.36
"""How far below the middle of a line its letters stand, as a part of the type size."""

Point = tuple[float, float]


class Part(StrEnum):
    """What a filled shape is, where it is more than a line or a sample of the key."""

    BAR = "bar"
    PAPER = "paper"
    """Behind words."""

    ARROW = "arrow"


class Paint(NamedTuple):
    """How a shape is filled, in a color of the light theme."""

    color: Color
    part: Part | None = None
    mark: Mark = Mark.SOLID


class Pen(Protocol):
    """What writes each part the way a kind of file needs it, in the theme that it is for.

    Colors are those of the light theme.
    """

    def rectangle(self, left: float, top: float, width: float, height: float, paint: Paint) -> None:
        """An upright rectangle."""

    def line(
        self, start: Point, end: Point, color: Color, width: float, *, dashed: bool = False
    ) -> None:
        """A line, level or upright."""

    def area(self, corners: Sequence[Point], paint: Paint) -> None:
        """A polygon."""

    def words(self, left: float, baseline: float, size: int, line: Line) -> None:
        """A line of words."""


def draw_with(pen: Pen, scene: Scene) -> None:
    """Every part of a scene, the lowest first; the paper is laid by whoever asks."""
    placed = _Placed(scene, pen)
    for stroke in scene.strokes:
        placed.stroke(stroke)
    for bar in scene.bars:
        placed.bar(bar)
    for line in scene.ranges:
        placed.range_line(line)
    for label in scene.labels:
        if label.clears:
            placed.paper(label)
    for label in scene.labels:
        placed.words(label)


def arrow_of(bar: Bar, tick: float) -> float:
    """Half the height of the arrowhead of a bar without a fixed end; half of that is inside."""
    height = bar.bottom - bar.top
    return max(0.32 * height, min(0.5 * height, tick))


class _Placed:
    """Draws each part at its place in pixels."""

    def __init__(self, scene: Scene, pen: Pen) -> None:
        self._pen = pen
        self._left = scene.preset.left
        self._scale = scene.preset.plot / scene.days
        self._tick = scene.preset.tick

    def _x(self, days: float) -> float:
        return round(self._left + days * self._scale, 2)

    def bar(self, bar: Bar) -> None:
        left, right = self._x(bar.left), self._x(bar.right)
        if bar.mark is Mark.DASHED:
            for y in (bar.top, bar.bottom):
                self._pen.line((left, y), (right, y), bar.color, EDGE, dashed=True)
            return
        width, height = max(LEAST_BAR, right - left), bar.bottom - bar.top
        paint = Paint(bar.color, Part.BAR if bar.row else None, bar.mark)
        self._pen.rectangle(left, bar.top, width, height, paint)
        if bar.mark is Mark.FADE:
            size = arrow_of(bar, self._tick)
            self._arrowhead(right - size / 2, bar.top + height / 2, size, bar.color)

    def range_line(self, line: RangeLine) -> None:
        left, right, y = self._x(line.left), self._x(line.right), line.y
        self._pen.line((left, y), (right, y), palette.QUIET, line.width)
        for x in (left,) if line.or_longer else (left, right):
            self._pen.line((x, y - line.tick), (x, y + line.tick), palette.QUIET, line.width)
        if line.or_longer:
            self._arrowhead(right, y, line.tick, palette.QUIET)

    def _arrowhead(self, x: float, y: float, size: float, color: Color) -> None:
        """Its edge at `x`, so many pixels up and down."""
        corners = (x, y - size), (x + ARROW * size, y), (x, y + size)
        self._pen.area(corners, Paint(color, Part.ARROW))

    def stroke(self, stroke: Stroke) -> None:
        start, end = (self._x(stroke.left), stroke.top), (self._x(stroke.right), stroke.bottom)
        self._pen.line(start, end, stroke.color, stroke.width, dashed=stroke.dashed)

    def paper(self, label: Label) -> None:
        left, right, top, bottom = label.paper
        x = round(self._left + left, 2)
        self._pen.rectangle(x, top, right - left, bottom - top, Paint(palette.PAPER, Part.PAPER))

    def words(self, label: Label) -> None:
        baseline = label.top + label.height / 2 + label.size * _ASCENT
        left = round(self._left + label.left, 2)
        self._pen.words(left, round(baseline, 2), label.size, label.line)
