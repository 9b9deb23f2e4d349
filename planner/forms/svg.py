"""Scene -> SVG: the chart alone, with real text, title and disclaimer inside the picture."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from planner import palette
from planner.captions import alt_text
from planner.captions import title as chart_title
from planner.catalogue import Words
from planner.forms.order import Form, Order, Theme, Width
from planner.forms.typeface import font_face
from planner.lettering import FAMILY, Line
from planner.palette import Color, css
from planner.scene import PAGE, SLIDE, Preset, Scene, make_scene
from planner.scene.shapes import DOCUMENT, Bar, Label, Mark, Stroke, Swatch, Texture, Wedge
from planner.timeline import Timeline

_ASCENT: Final = 0.36
"""How far below the middle of a line its letters stand, as a part of the type size."""

_STRIPES: Final = {Texture.STRIPES: 0.35, Texture.FADED_STRIPES: 0.25}
"""How much of a striped bar is color, as in the Plotly figure."""

_PERIOD: Final = 8.0
_FADE: Final = ((0.0, 1.0), (0.3, 1.0), (0.93, 0.0), (1.0, 0.0))

_DARK: Final[dict[Color, Color]] = {
    palette.PAPER: palette.DARK_PAPER,
    palette.INK: palette.DARK_INK,
    palette.QUIET: palette.DARK_QUIET,
    palette.RULE: palette.DARK_RULE,
}


def draw(
    scene: Scene,
    timeline: Timeline,
    words: Words,
    *,
    dark: bool = False,
    face: str = "",
    name: str = "chart",
) -> str:
    """The picture of a timeline at its preset's narrowest width.

    `face` is CSS that brings the font along; `name` begins its ids: pictures in one page need
    different ones.
    """
    title = "".join(run.text for run in chart_title(timeline.plan.pathway, words))
    told = Told(title=title, description=alt_text(timeline, words), language=words.language)
    return draw_as(scene, told, dark=dark, face=face, name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a picture says to those who do not see it, and in which language all its words are."""

    title: str
    description: str
    language: str


def draw_as(
    scene: Scene, told: Told, *, dark: bool = False, face: str = "", name: str = "chart"
) -> str:
    """The picture of any scene, as `draw` makes that of one timeline."""
    return "".join(_Drawing(scene, dark=dark, name=name).document(told, face))


def draw_wordless(scene: Scene, *, dark: bool) -> str:
    """All but the words: for those who set `set_lines` over it themselves."""
    return "".join(_Drawing(scene, dark=dark, name="chart").document(None, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """A line of words in its place: pixels from the left and the top of the picture."""

    x: float
    baseline: float
    size: int
    runs: Line


def set_lines(scene: Scene) -> list[SetLine]:
    """The words of a picture at its preset's narrowest width."""
    drawing = _Drawing(scene, dark=False, name="chart")
    return [drawing.set_line(label) for label in scene.labels]


def themed(color: Color, *, dark: bool) -> Color:
    """A color of the palette as it is in a theme."""
    return _DARK.get(color, color) if dark else color


class _Drawing:
    """A scene at one width, in pixels."""

    def __init__(self, scene: Scene, *, dark: bool, name: str) -> None:
        self._scene = scene
        self._name = name
        self._dark = dark
        self._scale = scene.preset.plot / scene.days

    def document(self, told: Told | None, face: str) -> Iterator[str]:
        """The whole picture; without words where nothing is told."""
        scene = self._scene
        width, height = scene.preset.narrowest, round(scene.height)
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}"'
        )
        yield ">" if told is None else self._named(told)
        yield f"<defs>{face}{''.join(self._definitions())}</defs>"
        yield f'<rect width="{width}" height="{height}" fill="{self._css(palette.PAPER)}"/>'
        yield from (self._stroke(one) for one in scene.strokes if one.color == palette.RULE)
        yield from self._bars(scene.bars)
        yield from (self._mark(mark) for mark in scene.marks)
        yield from (
            self._stroke(one) for one in scene.strokes if one.color != palette.RULE and not one.over
        )
        for notch in scene.notches:
            yield self._wedges(self.x(notch.x), notch.wedges)
        for stroke in scene.strokes:
            if stroke.over:
                yield self._casing(stroke)
                yield self._stroke(stroke)
        yield from (self._swatch(swatch) for swatch in scene.swatches)
        yield from (self._cleared(label) for label in scene.labels if label.clears)
        if told is not None:
            yield from (self._text(self.set_line(label)) for label in scene.labels)
        yield "</svg>"

    def _named(self, told: Told) -> str:
        return (
            f' role="img" lang="{told.language}" '
            f'aria-labelledby="{self._name}-title {self._name}-description" '
            f'font-family="{FAMILY}, sans-serif" text-rendering="geometricPrecision">'
            f'<title id="{self._name}-title">{escape(told.title)}</title>'
            f'<desc id="{self._name}-description">{escape(told.description)}</desc>'
        )

    def x(self, days: float, shift: float = 0) -> float:
        """A place across, in pixels."""
        return round(self._scene.preset.left + days * self._scale + shift, 2)

    def _css(self, color: Color) -> str:
        return css(themed(color, dark=self._dark))

    def _definitions(self) -> Iterator[str]:
        colors = {(bar.color, bar.texture) for bar in self._scene.bars}
        colors |= {(palette.QUIET, swatch.texture) for swatch in self._scene.swatches}
        for color, texture in sorted(colors):
            name = self._fill(color, texture)
            if texture in _STRIPES:
                yield (
                    f'<pattern id="{name}" width="{_PERIOD}" height="{_PERIOD}" '
                    f'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
                    f'<rect width="{_PERIOD * _STRIPES[texture]:.2f}" height="{_PERIOD}" '
                    f'fill="{self._css(color)}"/></pattern>'
                )
            elif texture is Texture.FADE:
                stops = "".join(
                    f'<stop offset="{place}" stop-color="{self._css(color)}" '
                    f'stop-opacity="{alpha}"/>'
                    for place, alpha in _FADE
                )
                yield f'<linearGradient id="{name}">{stops}</linearGradient>'

    def _bars(self, bars: Iterable[Bar]) -> Iterator[str]:
        order = (Texture.STRIPES, Texture.SOLID, Texture.FADED_STRIPES, Texture.FADE)
        for bar in sorted(bars, key=lambda bar: order.index(bar.texture)):
            yield self._bar(bar)

    def _bar(self, bar: Bar) -> str:
        left, right = self.x(bar.left), self.x(bar.right)
        color = self._css(bar.color)
        fill = (
            color if bar.texture is Texture.SOLID else f"url(#{self._fill(bar.color, bar.texture)})"
        )
        drawn = bar.texture in {Texture.SOLID, Texture.STRIPES}
        outline = f' stroke="{color}" stroke-width="1.5"' if drawn else ""
        opacity = "" if bar.strength == 1 else f' opacity="{bar.strength:.3f}"'
        return (
            f'<rect class="bar {bar.texture.value}" x="{left}" y="{bar.top:g}" '
            f'width="{right - left:.2f}" height="{bar.bottom - bar.top:g}" '
            f'fill="{fill}"{outline}{opacity}/>'
        )

    def _stroke(self, stroke: Stroke) -> str:
        dashes = ' stroke-dasharray="6 4"' if stroke.dashed else ""
        left = self.x(stroke.left)
        right = left if stroke.right == stroke.left else self.x(stroke.right)
        return (
            f'<line x1="{left}" x2="{right}" '
            f'y1="{stroke.top:g}" y2="{stroke.bottom:g}" stroke="{self._css(stroke.color)}" '
            f'stroke-width="{stroke.width:g}"{dashes}/>'
        )

    def _casing(self, stroke: Stroke) -> str:
        """Paper under a line that lies over bars, so that it shows on dark ones too."""
        return (
            f'<line x1="{self.x(stroke.left)}" x2="{self.x(stroke.right)}" '
            f'y1="{stroke.top:g}" y2="{stroke.bottom:g}" stroke="{self._css(palette.PAPER)}" '
            f'stroke-width="{stroke.width * 2.4:g}"/>'
        )

    def _mark(self, mark: Mark) -> str:
        x, half = self.x(mark.x), mark.size / 2
        corners: tuple[tuple[float, float], ...]
        if mark.arrow:
            corners = ((x - half * 0.6, -half), (x + half * 0.9, 0), (x - half * 0.6, half))
        else:
            half *= 1.25
            corners = ((x, -half), (x + half, 0), (x, half), (x - half, 0))
        points = " ".join(f"{across:.2f},{mark.y + down:.2f}" for across, down in corners)
        edge = "" if mark.arrow else f' stroke="{self._css(palette.PAPER)}" stroke-width="1.5"'
        opacity = "" if mark.strength == 1 else f' opacity="{mark.strength:.3f}"'
        fill = self._css(mark.color)
        return f'<polygon class="mark" points="{points}" fill="{fill}"{edge}{opacity}/>'

    def _swatch(self, swatch: Swatch) -> str:
        left, color = self._scene.preset.left + swatch.left, self._css(palette.QUIET)
        width, height = swatch.right - swatch.left, swatch.bottom - swatch.top
        solid = swatch.texture is Texture.SOLID
        fill = color if solid else f"url(#{self._fill(palette.QUIET, swatch.texture)})"
        drawn = swatch.texture in {Texture.SOLID, Texture.STRIPES}
        outline = f' stroke="{color}" stroke-width="1.5"' if drawn else ""
        box = (
            f'<rect x="{left:.2f}" y="{swatch.top:.2f}" width="{width:.2f}" '
            f'height="{height:.2f}" fill="{fill}"{outline}/>'
        )
        if not swatch.notch:
            return box
        return box + self._wedges(left + width / 2, swatch.wedges)

    def _wedges(self, x: float, wedges: Iterable[Wedge]) -> str:
        """Cuts into a bar, around a place across."""
        drawn = "".join(
            "M" + "L".join(f"{x + across:.2f},{down:.2f}" for across, down in wedge) + "Z"
            for wedge in wedges
        )
        return f'<path class="notch" d="{drawn}" fill="{self._css(palette.PAPER)}"/>'

    def set_line(self, label: Label) -> SetLine:
        """A label's words, in pixels."""
        baseline = label.top + label.height / 2 + label.size * _ASCENT
        x = self.x(label.x, label.shift)
        return SetLine(x=x, baseline=round(baseline, 2), size=label.size, runs=label.line)

    def _text(self, line: SetLine) -> str:
        return (
            f'<text class="label" x="{line.x}" y="{line.baseline:.2f}" font-size="{line.size}" '
            f'fill="{self._css(palette.INK)}" xml:space="preserve">{self._runs(line.runs)}</text>'
        )

    def _cleared(self, label: Label) -> str:
        left, right, top, bottom = label.paper
        return (
            f'<rect class="paper" x="{self.x(label.x, left)}" y="{top:.2f}" '
            f'width="{right - left:.2f}" height="{bottom - top:g}" '
            f'fill="{self._css(palette.PAPER)}"/>'
        )

    def _runs(self, line: Line) -> str:
        spans = ""
        for run in line:
            weight = ' font-weight="700"' if run.bold else ""
            ink = f' fill="{self._css(palette.QUIET)}"' if run.quiet else ""
            words = escape(run.text)
            spans += f"<tspan{weight}{ink}>{words}</tspan>" if weight or ink else words
        return spans

    def _fill(self, color: Color, texture: Texture) -> str:
        red, green, blue = color
        return f"{self._name}-{texture.value}-{red}-{green}-{blue}"


_EDGE: Final = 16
"""Pixels free all around a picture in a file, which may be laid on anything."""

PRESETS: Final[dict[Width, Preset]] = {
    Width.PHONE: PAGE.with_edge(_EDGE),
    Width.DOCUMENT: DOCUMENT.with_edge(_EDGE),
    Width.SLIDE: SLIDE.with_edge(_EDGE),
}


def scene_of(order: Order) -> Scene:
    """The chart at the order's width."""
    return make_scene(order.timeline, order.words, PRESETS[order.options.width])


def _of_order(order: Order) -> bytes:
    """The picture in the order's theme, with the font for those who lack it."""
    scene = scene_of(order)
    face = font_face("".join(run.text for label in scene.labels for run in label.line))
    dark = order.options.theme is Theme.DARK
    return draw(scene, order.timeline, order.words, dark=dark, face=face).encode()


FORM: Final = Form(ending="svg", media_type="image/svg+xml", render=_of_order)
