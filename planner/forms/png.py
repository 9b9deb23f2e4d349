"""The picture of `planner.forms.svg` as a PNG, at two pixels for each of its own.

Typst draws each part itself. It can show an SVG too, but draws that on a sheet of its own first,
and to lay the one over the other takes a quarter of all the time.
"""

from collections.abc import Sequence
from typing import Any, Final

from planner import palette
from planner.forms.drawing import (
    DASHES,
    FADE,
    OUTLINE,
    STRIPES,
    Paint,
    Point,
    Polygon,
    SetLine,
    draw_with,
    stripes,
    themed,
)
from planner.forms.order import Form, Order, Theme
from planner.forms.svg import scene_of
from planner.forms.typesetting import as_png
from planner.palette import Color
from planner.scene import Scene
from planner.scene.shapes import Texture


def photographed(scene: Scene, *, language: str, theme: Theme) -> bytes:
    """Any scene at its preset's narrowest width."""
    pen = _Pen(dark=theme is Theme.DARK)
    draw_with(pen, scene)
    data = {
        "width": scene.preset.narrowest,
        "height": round(scene.height),
        "paper": pen.color(palette.PAPER),
        "outline": OUTLINE,
        "dashes": DASHES,
        "lang": language,
        "parts": pen.parts,
    }
    return as_png("picture.typ", data)


class _Pen:
    """Says what `picture.typ` is to draw: lengths in pixels, colors with their strength."""

    row = ""

    def __init__(self, *, dark: bool) -> None:
        self._dark = dark
        self.parts: list[dict[str, Any]] = []

    def color(self, color: Color, strength: float = 1) -> str:
        """A color in the theme of the picture."""
        red, green, blue = themed(color, dark=self._dark)
        return f"#{red:02x}{green:02x}{blue:02x}{round(255 * strength):02x}"

    def rectangle(self, left: float, top: float, width: float, height: float, paint: Paint) -> None:
        """Stripes are areas, within an outline without a fill."""
        if paint.texture in STRIPES:
            found = list(stripes(left, top, left + width, top + height, paint.texture))
            if found:  # A narrow bar may lie between two stripes.
                self.areas(found, paint._replace(outline=None))
            stops = []
        elif paint.texture is Texture.FADE:
            stops = [(self.color(paint.color, paint.strength * kept), at) for at, kept in FADE]
        else:
            stops = [(self.color(paint.color, paint.strength), 0)]
        if stops or paint.outline:
            box = {"at": (left, top), "size": (width, height)}
            self._add("rectangle", **box, stops=stops, **self._edge(paint))

    def line(self, start: Point, end: Point, color: Color, width: float, *, dashed: bool) -> None:
        """A line without gaps is a rectangle, which typst draws in less time."""
        if dashed:
            ends = {"start": start, "end": end}
            self._add("line", **ends, color=self.color(color), width=width)
            return
        (left, top), (right, bottom) = start, end
        across, down = (width, 0) if left == right else (0, width)
        box = right - left + across, bottom - top + down
        self.rectangle(left - across / 2, top - down / 2, *box, Paint("", color))

    def areas(self, polygons: Sequence[Polygon], paint: Paint) -> None:
        """All as one polygon: typst takes longer for a path of several."""
        color = self.color(paint.color, paint.strength)
        self._add("area", corners=_as_one(polygons), color=color, **self._edge(paint))

    def words(self, line: SetLine) -> None:
        """Words are set in the font of the sheet."""
        runs = [
            {
                "text": run.text,
                "weight": "bold" if run.bold else "regular",
                "color": self.color(palette.QUIET if run.quiet else palette.INK),
            }
            for run in line.runs
        ]
        self._add("words", at=(line.x, line.baseline), size=line.size, runs=runs)

    def _edge(self, paint: Paint) -> dict[str, str]:
        if paint.outline is None:
            return {}
        return {"edge": self.color(paint.outline, paint.strength)}

    def _add(self, kind: str, **what: object) -> None:
        self.parts.append({"kind": kind, **what})


def _as_one(polygons: Sequence[Polygon]) -> list[Point]:
    """The corners of one polygon that fills what all of these do.

    From the end of each it goes to the next and at last back the same way, so that the ways lie
    between two edges that cancel each other.
    """
    there = (corner for polygon in polygons for corner in (*polygon, polygon[0]))
    back = (polygon[0] for polygon in polygons[-2:0:-1])
    return [(round(x, 2), round(y, 2)) for x, y in (*there, *back)]


def _of_order(order: Order) -> bytes:
    return photographed(scene_of(order), language=order.words.language, theme=order.options.theme)


FORM: Final = Form(
    ending="png",
    media_type="image/png",
    render=_of_order,
    options=frozenset({"theme", "width"}),
)
