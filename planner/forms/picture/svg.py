"""Scene -> SVG: the chart alone, with real text, title and disclaimer inside the picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from planner.chart import palette
from planner.chart.palette import Color, css, themed
from planner.chart.scene import PAGE, SLIDE, Preset, Scene, make_scene
from planner.chart.scene.shapes import DOCUMENT
from planner.forms.order import Form, Order, Theme, Width
from planner.forms.picture.drawing import DASHES, FADE, Paint, Part, Point, draw_with
from planner.forms.picture.typeface import font_face
from planner.language.lettering import FAMILY, Line
from planner.words.marks import Mark
from planner.words.plan_in_words import PlanInWords

_FONTS: Final = f"{FAMILY}, Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif"
"""Ours; for programs that lack it those as wide as it, and the widest that there is room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureText:
    """What a picture says to those who do not see it, and in which language all its words are."""

    title: str
    description: str
    language: str


def picture_text(plan: PlanInWords) -> PictureText:
    """What the picture of one plan says."""
    return PictureText(title=plan.chart_title, description=plan.alt, language=plan.words.language)


def theme_rules(within: str = "") -> Iterator[str]:
    """CSS rules of a page: in a dark theme its pictures, or those `within` a selector, are dark."""
    for plain, turned in palette.DARK.items():
        light, dark = palette.css(plain), palette.css(turned)
        for paint in ("fill", "stroke"):
            yield f'{within}svg [{paint}="{light}"] {{ {paint}: light-dark({light}, {dark}); }}'


def draw(
    scene: Scene,
    text: PictureText,
    *,
    dark: bool = False,
    white: bool = False,
    face: str = "",
    name: str = "chart",
) -> str:
    """The picture of a scene.

    `white` is what a page is printed on: the paper of screens would come out as a veil of gray.
    `face` is CSS that brings the font along; `name` begins its ids: pictures in one page need
    different ones.
    """
    width, height = scene.preset.narrowest, round(scene.height)
    pen = _Pen(name, dark=dark, white=white)
    draw_with(pen, scene)
    definitions = "".join(pen.definition(color) for color in sorted(pen.fading))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" lang="{text.language}" '
        f'aria-labelledby="{name}-title {name}-description" '
        f'font-family="{_FONTS}">'
        f'<title id="{name}-title">{escape(text.title)}</title>'
        f'<desc id="{name}-description">{escape(text.description)}</desc>'
        f"<defs>{face}{definitions}</defs>"
        f'<rect width="{width}" height="{height}" fill="{pen.css(palette.PAPER)}"/>'
        f"{pen.body}</svg>"
    )


class _Pen:
    """Writes the elements of one scene."""

    def __init__(self, name: str, *, dark: bool, white: bool) -> None:
        self._name = name
        self._dark = dark
        self._white = white
        self.body = ""
        self.fading: set[Color] = set()

    def css(self, color: Color) -> str:
        """A color in the theme of the picture."""
        if self._white and color == palette.PAPER:
            return "white"
        return css(themed(color, dark=self._dark))

    def rectangle(self, left: float, top: float, width: float, height: float, paint: Paint) -> None:
        """A bar is also told apart by its mark."""
        mark = f" {paint.mark}" if paint.part is Part.BAR else ""
        self._painted(
            f'<rect{_class(paint.part, mark)} x="{left:g}" y="{top:g}" '
            f'width="{width:g}" height="{height:g}"',
            paint,
        )

    def line(
        self, start: Point, end: Point, color: Color, width: float, *, dashed: bool = False
    ) -> None:
        dashes = f' stroke-dasharray="{" ".join(map(str, DASHES))}"' if dashed else ""
        self.body += (
            f'<line x1="{start[0]:g}" x2="{end[0]:g}" y1="{start[1]:g}" y2="{end[1]:g}" '
            f'stroke="{self.css(color)}" stroke-width="{width:g}"{dashes}/>'
        )

    def area(self, corners: Sequence[Point], paint: Paint) -> None:
        outline = "L".join(f"{across:.2f},{down:.2f}" for across, down in corners)
        self._painted(f'<path{_class(paint.part)} d="M{outline}Z"', paint)

    def words(self, left: float, baseline: float, size: int, line: Line) -> None:
        """Real text, which can be selected."""
        self.body += (
            f'<text class="label" x="{left:g}" y="{baseline:g}" font-size="{size}" '
            f'fill="{self.css(palette.INK)}" xml:space="preserve">{self._runs(line)}</text>'
        )

    def definition(self, color: Color) -> str:
        """The gradient of a bar that fades."""
        stops = "".join(
            f'<stop offset="{place}" stop-color="{self.css(color)}" stop-opacity="{kept}"/>'
            for place, kept in FADE
        )
        return f'<linearGradient id="{self._id(color)}">{stops}</linearGradient>'

    def _painted(self, element: str, paint: Paint) -> None:
        """A filled shape."""
        fill = self.css(paint.color)
        if paint.mark is Mark.FADE:
            self.fading.add(paint.color)
            fill = f"url(#{self._id(paint.color)})"
        self.body += f'{element} fill="{fill}"/>'

    def _id(self, color: Color) -> str:
        return f"{self._name}-fade-{'-'.join(map(str, color))}"

    def _runs(self, line: Line) -> str:
        spans = ""
        for run in line:
            weight = ' font-weight="700"' if run.bold else ""
            ink = f' fill="{self.css(palette.QUIET)}"' if run.quiet else ""
            words = escape(run.text)
            spans += f"<tspan{weight}{ink}>{words}</tspan>" if weight or ink else words
        return spans


def _class(part: Part | None, more: str = "") -> str:
    return "" if part is None else f' class="{part}{more}"'


_EDGE: Final = 16
"""Pixels free all around a picture in a file, which may be laid on anything."""

PRESETS: Final[dict[Width, Preset]] = {
    Width.PHONE: PAGE.with_edge(_EDGE),
    Width.DOCUMENT: DOCUMENT.with_edge(_EDGE),
    Width.SLIDE: SLIDE.with_edge(_EDGE),
}


def scene_of(order: Order) -> Scene:
    """The chart at the order's width, to be shown by programs that may lack our font."""
    preset = PRESETS[order.options.width].with_room()
    return make_scene(order.timeline, order.words, preset)


def _of_order(order: Order) -> bytes:
    """The picture in the order's theme, with the font for those who lack it."""
    scene = scene_of(order)
    face = font_face("".join(label.text for label in scene.labels))
    dark = order.options.theme is Theme.DARK
    return draw(scene, picture_text(order.in_words), dark=dark, face=face).encode()


FORM: Final = Form(
    ending="svg",
    media_type="image/svg+xml",
    render=_of_order,
    options=frozenset({"theme", "width"}),
)
