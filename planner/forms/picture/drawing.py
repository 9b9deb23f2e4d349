"""The parts of a scene in pixels, in the order they are drawn.

All pictures in files share it. What a part is drawn with is the
matter of each file's pen.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from planner.chart import palette
from planner.chart.palette import Color
from planner.chart.scene import Scene
from planner.chart.scene.shapes import Bar, Label, RangeLine, Stroke, Texture
from planner.language.lettering import Line

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

_DARK: Final[dict[Color, Color]] = {
    palette.PAPER: palette.DARK_PAPER,
    palette.INK: palette.DARK_INK,
    palette.QUIET: palette.DARK_QUIET,
    palette.RULE: palette.DARK_RULE,
}

Point = tuple[float, float]


def themed(color: Color, *, dark: bool) -> Color:
    """A color of the palette as it is in a theme."""
    return _DARK.get(color, color) if dark else color


class Paint(NamedTuple):
    """How a shape is painted, in a color of the light theme.

    `part` says what the shape is: a "bar" of the chart, the "paper" behind words, an "arrow"; ""
    for the samples of the key.
    """

    part: str
    color: Color
    texture: Texture = Texture.SOLID


class Ink(NamedTuple):
    """How a line is drawn, in a color of the light theme."""

    color: Color
    width: float
    dashed: bool = False


class SetLine(NamedTuple):
    """A line of words in its place: pixels from the left and the top of the picture."""

    x: float
    baseline: float
    size: int
    runs: Line


class Pen(Protocol):
    """What writes each part the way a kind of file needs it, in the theme that it is for.

    `row` is set before each part: the stage or lane that it belongs to, "" for the frame.
    """

    row: str

    def rectangle(self, left: float, top: float, width: float, height: float, paint: Paint) -> None:
        """An upright rectangle."""

    def line(self, start: Point, end: Point, ink: Ink) -> None:
        """A line, level or upright."""

    def area(self, corners: Sequence[Point], paint: Paint) -> None:
        """A polygon."""

    def words(self, line: SetLine) -> None:
        """A line of words."""


def draw_with(pen: Pen, scene: Scene) -> None:
    """Every part of a scene, the lowest first; the paper is laid by whoever asks."""
    drawing = _Drawing(scene, pen)
    for stroke in scene.strokes:
        drawing.stroke(stroke)
    for bar in scene.bars:
        drawing.bar(bar)
    for line in scene.ranges:
        drawing.range_line(line)
    for label in scene.labels:
        if label.clears:
            drawing.paper(label)
    for label in scene.labels:
        drawing.words(label)


def arrow_of(bar: Bar, tick: float) -> float:
    """Half the height of the arrowhead of a bar without a fixed end; half of that is inside."""
    height = bar.bottom - bar.top
    return max(0.32 * height, min(0.5 * height, tick))


class _Drawing:
    """Where each part stands, in pixels."""

    def __init__(self, scene: Scene, pen: Pen) -> None:
        self._pen = pen
        self._left = scene.preset.left
        self._scale = scene.preset.plot / scene.days
        self._tick = scene.preset.tick

    def _x(self, days: float) -> float:
        return round(self._left + days * self._scale, 2)

    def bar(self, bar: Bar) -> None:
        self._pen.row = bar.row
        left, right = self._x(bar.left), self._x(bar.right)
        if bar.texture is Texture.DASHED:
            ink = Ink(bar.color, EDGE, dashed=True)
            for y in (bar.top, bar.bottom):
                self._pen.line((left, y), (right, y), ink)
            return
        width, height = max(LEAST_BAR, right - left), bar.bottom - bar.top
        part = "bar" if bar.row else ""
        paint = Paint(part, bar.color, bar.texture)
        self._pen.rectangle(left, bar.top, width, height, paint)
        if bar.texture is Texture.FADE:
            size = arrow_of(bar, self._tick)
            middle = bar.top + height / 2
            self._arrowhead(right - size / 2, middle, size, bar.color)

    def range_line(self, line: RangeLine) -> None:
        self._pen.row = line.row
        left, right, y = self._x(line.left), self._x(line.right), line.y
        ink = Ink(palette.QUIET, line.width)
        self._pen.line((left, y), (right, y), ink)
        for x in (left,) if line.or_longer else (left, right):
            self._pen.line((x, y - line.tick), (x, y + line.tick), ink)
        if line.or_longer:
            self._arrowhead(right, y, line.tick, palette.QUIET)

    def _arrowhead(self, x: float, y: float, size: float, color: Color) -> None:
        """Its edge at `x`, so many pixels up and down."""
        corners = (x, y - size), (x + ARROW * size, y), (x, y + size)
        self._pen.area(corners, Paint("arrow", color))

    def stroke(self, stroke: Stroke) -> None:
        self._pen.row = stroke.row
        start, end = (self._x(stroke.left), stroke.top), (self._x(stroke.right), stroke.bottom)
        ink = Ink(stroke.color, stroke.width, dashed=stroke.dashed)
        self._pen.line(start, end, ink)

    def paper(self, label: Label) -> None:
        self._pen.row = label.row
        left, right, top, bottom = label.paper
        x = round(self._left + left, 2)
        self._pen.rectangle(x, top, right - left, bottom - top, Paint("paper", palette.PAPER))

    def words(self, label: Label) -> None:
        self._pen.row = label.row
        baseline = label.top + label.height / 2 + label.size * _ASCENT
        x = round(self._left + label.left, 2)
        self._pen.words(SetLine(x, round(baseline, 2), label.size, label.line))
