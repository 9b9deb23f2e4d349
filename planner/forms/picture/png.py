"""The picture of a plan as a PNG, at two pixels for each of its own.

Typst draws each part itself. It can show an SVG too, but draws that on a sheet of its own first,
and to lay the one over the other takes a quarter of all the time.
"""

from collections.abc import Sequence
from typing import Any, Final

from planner.chart import palette
from planner.chart.palette import Color, themed
from planner.chart.scene import Scene, make_scene
from planner.forms.order import Form, Order, Theme
from planner.forms.paper.typesetting import as_png
from planner.forms.picture.drawing import DASHES, FADE, Paint, Point, draw_with
from planner.forms.picture.svg import PRESETS
from planner.language.lettering import Line
from planner.words.marks import Mark


def photographed(scene: Scene, *, language: str, theme: Theme) -> bytes:
    """The picture of any scene."""
    pen = _Pen(dark=theme is Theme.DARK)
    draw_with(pen, scene)
    data = {
        "width": scene.preset.narrowest,
        "height": round(scene.height),
        "paper": pen.color(palette.PAPER),
        "dashes": DASHES,
        "lang": language,
        "parts": pen.parts,
    }
    return as_png("picture.typ", data)


class _Pen:
    """Says what `picture.typ` is to draw: lengths in pixels, colors with their strength."""

    def __init__(self, *, dark: bool) -> None:
        self._dark = dark
        self.parts: list[dict[str, Any]] = []

    def color(self, color: Color, strength: float = 1) -> str:
        """A color in the theme of the picture."""
        red, green, blue = themed(color, dark=self._dark)
        return f"#{red:02x}{green:02x}{blue:02x}{round(255 * strength):02x}"

    def rectangle(self, left: float, top: float, width: float, height: float, paint: Paint) -> None:
        """A gradient is a list of colors with their places."""
        fade = FADE if paint.mark is Mark.FADE else ((0.0, 1.0),)
        stops = [(self.color(paint.color, kept), at) for at, kept in fade]
        self._add("rectangle", at=(left, top), size=(width, height), stops=stops)

    def line(
        self, start: Point, end: Point, color: Color, width: float, *, dashed: bool = False
    ) -> None:
        """A line without gaps is a rectangle, which typst draws in less time."""
        if dashed:
            self._add("line", start=start, end=end, color=self.color(color), width=width)
            return
        (left, top), (right, bottom) = start, end
        across, down = (width, 0) if left == right else (0, width)
        box = right - left + across, bottom - top + down
        self.rectangle(left - across / 2, top - down / 2, *box, Paint(color))

    def area(self, corners: Sequence[Point], paint: Paint) -> None:
        self._add("area", corners=corners, color=self.color(paint.color))

    def words(self, left: float, baseline: float, size: int, line: Line) -> None:
        """Words are set in the font of the sheet."""
        runs = [
            {
                "text": run.text,
                "weight": "bold" if run.bold else "regular",
                "color": self.color(palette.QUIET if run.quiet else palette.INK),
            }
            for run in line
        ]
        self._add("words", at=(left, baseline), size=size, runs=runs)

    def _add(self, kind: str, **what: object) -> None:
        self.parts.append({"kind": kind, **what})


def scene_of(order: Order) -> Scene:
    """The chart at the order's width: pixels need no room for another font."""
    return make_scene(order.timeline, order.words, PRESETS[order.options.width])


def _of_order(order: Order) -> bytes:
    return photographed(scene_of(order), language=order.words.language, theme=order.options.theme)


FORM: Final = Form(
    ending="png",
    media_type="image/png",
    render=_of_order,
    options=frozenset({"theme", "width"}),
)
