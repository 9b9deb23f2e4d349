"""A scene at its preset's narrowest width: its parts in pixels, in the order they are drawn.

All pictures in files share it, and the figure and the slides share its measures. What a part is
drawn with is the matter of each file's pen.
"""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor, sqrt
from typing import Final, NamedTuple, Protocol

from planner import palette
from planner.lettering import Line
from planner.palette import Color
from planner.scene import Scene
from planner.scene.shapes import Bar, Label, Mark, Notch, Stroke, Swatch, Texture, Wedge

STRIPES: Final = {Texture.STRIPES: 0.35, Texture.FADED_STRIPES: 0.25}
"""How much of a striped bar is color."""

PERIOD: Final = 8.0
"""Pixels from one stripe to the next, across both; stripes rise to the right by 45 degrees."""

FADE: Final = ((0.0, 1.0), (0.3, 1.0), (0.93, 0.0), (1.0, 0.0))
"""Places from left to right in a bar that fades, and how strong it is there."""

OUTLINE: Final = 1.5
DASHES: Final = (6, 4)

_ASCENT: Final = 0.36
"""How far below the middle of a line its letters stand, as a part of the type size."""

CASING: Final = 2.4
"""The paper on both sides of a line over bars, as a part of its width, and the line itself."""

_ORDER: Final = (Texture.STRIPES, Texture.SOLID, Texture.FADED_STRIPES, Texture.FADE)
"""What lies further up of two bars that meet."""

_DARK: Final[dict[Color, Color]] = {
    palette.PAPER: palette.DARK_PAPER,
    palette.INK: palette.DARK_INK,
    palette.QUIET: palette.DARK_QUIET,
    palette.RULE: palette.DARK_RULE,
}

Point = tuple[float, float]
Polygon = Sequence[Point]


def themed(color: Color, *, dark: bool) -> Color:
    """A color of the palette as it is in a theme."""
    return _DARK.get(color, color) if dark else color


class Paint(NamedTuple):
    """How a shape is painted, in colors of the light theme; `outline` is None where it has none.

    `part` says what the shape is: a "bar" of the chart, the "paper" behind words, a "mark", or a
    "notch"; "" for the samples of the key.
    """

    part: str
    color: Color
    texture: Texture = Texture.SOLID
    strength: float = 1
    outline: Color | None = None


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

    def line(self, start: Point, end: Point, color: Color, width: float, *, dashed: bool) -> None:
        """A line, level or upright."""

    def areas(self, polygons: Sequence[Polygon], paint: Paint) -> None:
        """One or more polygons that do not meet."""

    def words(self, line: SetLine) -> None:
        """A line of words."""


def draw_with(pen: Pen, scene: Scene) -> None:
    """Every part of a scene, the lowest first; the paper is laid by whoever asks."""
    drawing = _Drawing(scene, pen)
    for stroke in scene.strokes:
        if stroke.color == palette.RULE:
            drawing.stroke(stroke)
    for bar in sorted(scene.bars, key=lambda bar: _ORDER.index(bar.texture)):
        drawing.bar(bar)
    for mark in scene.marks:
        drawing.mark(mark)
    for stroke in scene.strokes:
        if stroke.color != palette.RULE and not stroke.over:
            drawing.stroke(stroke)
    for notch in scene.notches:
        drawing.notch(notch)
    for stroke in scene.strokes:
        if stroke.over:
            drawing.casing(stroke)
            drawing.stroke(stroke)
    for swatch in scene.swatches:
        drawing.swatch(swatch)
    for label in scene.labels:
        if label.clears:
            drawing.paper(label)
    for label in scene.labels:
        drawing.words(label)


def stripes(
    left: float, top: float, right: float, bottom: float, texture: Texture
) -> Iterator[Polygon]:
    """The stripes of a rectangle, for pens that have no pattern of their own to fill it with.

    Across plus down grows by the same from stripe to stripe, and one begins in the corner of the
    picture, as a pattern of an SVG does.
    """
    period, share = PERIOD * sqrt(2), STRIPES[texture]

    def on_right(place: float) -> Point:
        """Where the line of such places leaves the rectangle: above, or further on at its right."""
        x = min(right, place - top)
        return x, place - x

    def on_left(place: float) -> Point:
        """Where it leaves the rectangle at the left, or further on below."""
        y = min(bottom, place - left)
        return place - y, y

    first, last = left + top, right + bottom
    for stripe in range(floor(first / period), ceil(last / period)):
        begin = max(first, stripe * period)
        end = min(last, (stripe + share) * period)
        if begin < end:
            above = [(right, top)] if begin < right + top < end else []
            below = [(left, bottom)] if begin < left + bottom < end else []
            yield [on_right(begin), *above, on_right(end), on_left(end), *below, on_left(begin)]


class _Drawing:
    """Where each part stands, in pixels."""

    def __init__(self, scene: Scene, pen: Pen) -> None:
        self._pen = pen
        self._left = scene.preset.left
        self._scale = scene.preset.plot / scene.days

    def _x(self, days: float, shift: float = 0) -> float:
        return round(self._left + days * self._scale + shift, 2)

    def bar(self, bar: Bar) -> None:
        self._pen.row = bar.row
        left, right = self._x(bar.left), self._x(bar.right)
        paint = _textured("bar", bar.color, bar.texture, bar.strength)
        self._pen.rectangle(left, bar.top, right - left, bar.bottom - bar.top, paint)

    def stroke(self, stroke: Stroke) -> None:
        self._pen.row = stroke.row
        left = self._x(stroke.left)
        right = left if stroke.right == stroke.left else self._x(stroke.right)
        start, end = (left, stroke.top), (right, stroke.bottom)
        self._pen.line(start, end, stroke.color, stroke.width, dashed=stroke.dashed)

    def casing(self, stroke: Stroke) -> None:
        """Paper under a line that lies over bars, so that it shows on dark ones too."""
        self._pen.row = stroke.row
        start, end = (self._x(stroke.left), stroke.top), (self._x(stroke.right), stroke.bottom)
        self._pen.line(start, end, palette.PAPER, stroke.width * CASING, dashed=False)

    def mark(self, mark: Mark) -> None:
        self._pen.row = mark.row
        x, y, half = self._x(mark.x), mark.y, mark.size / 2
        corners: Polygon
        if mark.arrow:
            corners = (x - half * 0.6, y - half), (x + half * 0.9, y), (x - half * 0.6, y + half)
        else:
            half *= 1.25
            corners = (x, y - half), (x + half, y), (x, y + half), (x - half, y)
        outline = None if mark.arrow else palette.PAPER
        paint = Paint("mark", mark.color, strength=mark.strength, outline=outline)
        self._pen.areas([corners], paint)

    def notch(self, notch: Notch) -> None:
        self._pen.row = notch.row
        self._wedges(self._x(notch.x), notch.wedges)

    def swatch(self, swatch: Swatch) -> None:
        self._pen.row = ""
        left, width = self._left + swatch.left, swatch.right - swatch.left
        paint = _textured("", palette.QUIET, swatch.texture)
        self._pen.rectangle(left, swatch.top, width, swatch.bottom - swatch.top, paint)
        if swatch.notch:
            self._wedges(left + width / 2, swatch.wedges)

    def _wedges(self, x: float, wedges: Iterable[Wedge]) -> None:
        """Cuts into a bar, around a place across."""
        cuts = [[(x + across, down) for across, down in wedge] for wedge in wedges]
        self._pen.areas(cuts, Paint("notch", palette.PAPER))

    def paper(self, label: Label) -> None:
        self._pen.row = label.row
        left, right, top, bottom = label.paper
        x = self._x(label.x, left)
        self._pen.rectangle(x, top, right - left, bottom - top, Paint("paper", palette.PAPER))

    def words(self, label: Label) -> None:
        self._pen.row = label.row
        baseline = label.top + label.height / 2 + label.size * _ASCENT
        x = self._x(label.x, label.shift)
        self._pen.words(SetLine(x, round(baseline, 2), label.size, label.line))


def _textured(part: str, color: Color, texture: Texture, strength: float = 1) -> Paint:
    """A bar has an outline where it begins and ends sharply."""
    sharp = texture in {Texture.SOLID, Texture.STRIPES}
    return Paint(part, color, texture, strength, outline=color if sharp else None)
