"""Scene -> the chart of a slide: a group of native shapes for each row, in the scene's places."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from planner import palette
from planner.catalogue import Words
from planner.forms.drawing import CASING, FADE, OUTLINE
from planner.forms.pptx_place import Chart
from planner.forms.pptx_shapes import PAPER, WIDTH, Shape, Sheet, fade, outline, solid, stripes
from planner.forms.pptx_text import POINT, Box, Paragraph
from planner.palette import Color
from planner.scene import reveal
from planner.scene.shapes import Bar, Label, Mark, Stroke, Swatch, Texture, Wedge

_SLACK: Final = 1.25
"""A text box is so much wider than its words, where there is room: other fonts are wider."""

_LEAST_SLACK: Final = 8
_EDGE: Final = 8
"""Pixels that stay free at the right edge of the slide."""

_MEANING: Final[Mapping[Texture, str]] = {
    Texture.STRIPES: "key.longest",
    Texture.SOLID: "key.example",
    Texture.FADED_STRIPES: "key.may-not-happen",
    Texture.FADE: "key.no-end",
}
"""The message that says what a bar means, in the order in which bars are drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowText:
    """What a row is called, and what is told to those who do not see it."""

    name: str
    alt: str


def draw(
    sheet: Sheet,
    chart: Chart,
    words: Words,
    rows: Mapping[str, RowText],
    *,
    shown: Collection[str],
    current: Collection[str],
) -> list[Shape]:
    """The chart with the rows that are shown: grid, a group for each row, named days, key."""
    scene = reveal(chart.scene, shown=shown, current=current)
    return _Drawing(sheet, replace(chart, scene=scene), words, rows).groups()


class _Drawing:
    """One state of the chart on one slide."""

    def __init__(
        self,
        sheet: Sheet,
        chart: Chart,
        words: Words,
        rows: Mapping[str, RowText],
    ) -> None:
        self._sheet = sheet
        self._chart = chart
        self._words = words
        self._rows = rows
        self._scene = chart.scene
        self._axis = max(one.top for one in self._scene.strokes if one.right == self._scene.days)
        self._rooms = dict(_rooms(chart, self._scene.labels))

    def groups(self) -> list[Shape]:
        """From the back to the front, which is also the order of reading."""
        frame = [one for one in self._scene.strokes if not one.row]
        grid = [self._stroke(one, self._words.say("slides.grid")) for one in frame]
        groups = [self._sheet.group(self._words.say("slides.grid"), grid)]
        for key, row in self._rows.items():
            shapes = list(self._row(key, row.name))
            if shapes:
                groups.append(self._sheet.group(row.name, shapes, row.alt))
        groups += self._marked_days()
        groups += self._key()
        return groups

    def _row(self, key: str, name: str) -> Iterator[Shape]:
        """The words of a row, and over their paper its bars, arrowhead, lines and notch."""
        for label in self._scene.labels:
            if label.row == key:
                yield from self._label(label)
        bars = [bar for bar in self._scene.bars if bar.row == key]
        order = tuple(_MEANING)
        for bar in sorted(_joined(bars), key=lambda bar: order.index(bar.texture)):
            yield self._bar(bar, self._part(name, _MEANING[bar.texture]))
        faded = [bar for bar in bars if bar.texture is Texture.FADED_STRIPES]
        if faded:
            yield from self._ends(faded)
        for mark in self._scene.marks:
            if mark.row == key:
                yield self._mark(mark, self._part(name, "key.no-end"))
        for notch in self._scene.notches:
            if notch.row == key:
                name_of_part = self._part(name, "key.shortest")
                yield from self._wedges(name_of_part, self._chart.x(notch.x), notch.wedges)
        for stroke in self._scene.strokes:
            if stroke.row == key:
                yield from self._row_stroke(stroke, name)

    def _part(self, name: str, message: str) -> str:
        return self._words.say("slides.part", row=name, part=self._words.say(message))

    def _bar(self, bar: Bar, name: str) -> Shape:
        color = _weaker(bar.color, bar.strength)
        return self._filled(name, self._chart.bar(bar), bar.texture, color)

    def _filled(self, name: str, box: Box, texture: Texture, color: Color) -> Shape:
        """A bar, or a sample of one in the key."""
        if texture is Texture.FADE:
            stops = [(at, _weaker(color, alpha), 1.0) for at, alpha in FADE]
            return self._sheet.rectangle(name, box, fade(stops))
        line = outline(color, OUTLINE * self._chart.scale)
        if texture is Texture.SOLID:
            return self._sheet.rectangle(name, box, solid(color), line)
        striped = stripes(color, palette.PAPER)
        if texture is Texture.STRIPES:
            return self._sheet.rectangle(name, box, striped, line)
        return self._sheet.rectangle(name, box, striped)

    def _ends(self, faded: list[Bar]) -> Iterator[Shape]:
        """Paper over both ends of striped pieces that get weaker: stripes alone cannot fade."""
        strongest = max(bar.strength for bar in faded)
        whole = [bar for bar in faded if bar.strength == strongest]
        name = self._words.say("slides.fade")
        first, last = self._chart.bar(faded[0]), self._chart.bar(faded[-1])
        inner = self._chart.bar(whole[0]).left, self._chart.bar(whole[-1]).right
        paper, edge = palette.PAPER, 0.5
        for box, stops in (
            (
                Box(first.left - edge, first.top - edge, inner[0], first.bottom + edge),
                ((0.0, paper, 1.0), (1.0, paper, 0.0)),
            ),
            (
                Box(inner[1], first.top - edge, last.right + edge, first.bottom + edge),
                ((0.0, paper, 0.0), (1.0, paper, 1.0)),
            ),
        ):
            yield self._sheet.ornament(name, box, fade(stops))

    def _mark(self, mark: Mark, name: str) -> Shape:
        x, y = self._chart.x(mark.x), self._chart.y(mark.y)
        half = mark.size / 2 * self._chart.scale
        fill = solid(_weaker(mark.color, mark.strength))
        if mark.arrow:
            box = Box(x - 0.6 * half, y - half, x + 0.9 * half, y + half)
            return self._sheet.arrowhead(name, box, fill)
        half *= 1.25
        edge = outline(palette.PAPER, OUTLINE * self._chart.scale)
        return self._sheet.diamond(name, Box(x - half, y - half, x + half, y + half), fill, edge)

    def _stroke(self, stroke: Stroke, name: str) -> Shape:
        chart = self._chart
        box = Box(
            chart.x(stroke.left), chart.y(stroke.top), chart.x(stroke.right), chart.y(stroke.bottom)
        )
        line = outline(stroke.color, stroke.width * chart.scale, dashed=stroke.dashed)
        return self._sheet.line(name, box, line)

    def _row_stroke(self, stroke: Stroke, name: str) -> Iterator[Shape]:
        """A line of a row; one that runs over the bars has paper beside it, and spares words."""
        if not stroke.over:
            yield self._stroke(stroke, name)
            return
        casing = replace(
            stroke, color=palette.PAPER, width=stroke.width * CASING, dashed=False, over=False
        )
        for top, bottom in self._clear_of_words(stroke):
            yield self._stroke(replace(casing, top=top, bottom=bottom), name)
            yield self._stroke(replace(stroke, top=top, bottom=bottom), name)

    def _clear_of_words(self, stroke: Stroke) -> Iterator[tuple[float, float]]:
        """The pieces of a vertical line that no words stand on."""
        pixels = self._scene.preset.plot / self._scene.days
        at = stroke.left * pixels
        top = stroke.top
        for label in sorted(self._scene.labels, key=lambda label: label.top):
            left, right, upper, lower = label.paper
            if left <= at - label.x * pixels <= right and lower > top:
                if upper > top:
                    yield top, min(upper, stroke.bottom)
                top = max(top, lower)
                if top >= stroke.bottom:
                    return
        yield top, stroke.bottom

    def _label(self, label: Label) -> Iterator[Shape]:
        """Words in a box that is wider than they are; paper is under the words alone."""
        chart = self._chart
        left, top, bottom = chart.x(label.x, label.shift), chart.y(label.top), chart.y(label.bottom)
        if label.clears:
            first, last, upper, lower = label.paper
            across = chart.x(label.x, first), chart.x(label.x, last)
            paper = Box(across[0], chart.y(upper), across[1], chart.y(lower))
            yield self._sheet.ornament(self._words.say("slides.paper"), paper, PAPER)
        text = "".join(run.text for run in label.line)
        box = Box(left, top, left + self._rooms[label], bottom)
        paragraph = Paragraph(line=label.line, size=label.size * chart.scale / POINT)
        yield self._sheet.words(text, box, [paragraph], anchor="ctr")

    def _marked_days(self) -> Iterator[Shape]:
        """The diamonds with their words, and the weeks below them."""
        free = [one for one in self._scene.labels if not one.row]
        marks = [mark for mark in self._scene.marks if not mark.row]
        name = self._words.say("slides.marked-days")
        if marks:
            first = min(mark.y for mark in marks)
            told = [one for one in free if first < one.top < self._axis]
            shapes = [self._mark(mark, name) for mark in marks]
            shapes += [shape for one in told for shape in self._label(one)]
            yield self._sheet.group(name, shapes, self._sentences(name, told))
        key = min(swatch.top for swatch in self._scene.swatches)
        below = [one for one in free if one.top > self._axis and one.bottom < key]
        ticks = [shape for one in below for shape in self._label(one)]
        yield self._sheet.group(self._words.say("slides.weeks"), ticks)

    def _key(self) -> Iterator[Shape]:
        name = self._words.say("slides.key")
        top = min(swatch.top for swatch in self._scene.swatches)
        told = [one for one in self._scene.labels if not one.row and one.bottom > top]
        shapes = [shape for one in self._scene.swatches for shape in self._swatch(one, name)]
        shapes += [shape for label in told for shape in self._label(label)]
        yield self._sheet.group(name, shapes, self._sentences(name, told))

    def _sentences(self, name: str, labels: Iterable[Label]) -> str:
        """The words of labels as the alt text of their group."""
        texts = ["".join(run.text for run in label.line) for label in labels]
        return self._words.say("slides.list", name=name, items="; ".join(texts))

    def _swatch(self, swatch: Swatch, name: str) -> Iterator[Shape]:
        chart = self._chart
        left, right = chart.x(0, swatch.left), chart.x(0, swatch.right)
        box = Box(left, chart.y(swatch.top), right, chart.y(swatch.bottom))
        yield self._filled(name, box, swatch.texture, palette.QUIET)
        if swatch.notch:
            yield from self._wedges(name, (left + right) / 2, swatch.wedges)

    def _wedges(self, name: str, x: float, wedges: Iterable[Wedge]) -> Iterator[Shape]:
        """Cuts into a bar, around a place across."""
        chart = self._chart
        for (left, edge), (right, _), (_, point) in wedges:
            top, bottom = chart.y(min(edge, point)), chart.y(max(edge, point))
            box = Box(x + left * chart.scale, top, x + right * chart.scale, bottom)
            yield self._sheet.wedge(name, box, PAPER, down=edge < point)


def _weaker(color: Color, strength: float) -> Color:
    """The color mixed with paper: not every program shows a fill through which one sees."""
    red, green, blue = (
        round(strength * part + (1 - strength) * paper)
        for part, paper in zip(color, palette.PAPER, strict=True)
    )
    return red, green, blue


def _joined(bars: Iterable[Bar]) -> Iterator[Bar]:
    """The bars of a row; pieces of one that fades are joined, as strong as the strongest."""
    pieces = []
    for bar in bars:
        if bar.texture is Texture.FADED_STRIPES:
            pieces.append(bar)
        else:
            yield bar
    if pieces:
        strongest = max(bar.strength for bar in pieces)
        yield replace(pieces[0], right=pieces[-1].right, strength=strongest)


def _rooms(chart: Chart, labels: list[Label]) -> Iterator[tuple[Label, float]]:
    """How wide the box of each label can be: up to the next words, or the edge of the slide."""
    for label in labels:
        left = chart.x(label.x, label.shift)
        width = label.width * chart.scale
        ends = [WIDTH - _EDGE - left]
        for other in labels:
            begins = chart.x(other.x, other.shift)
            if other.top < label.bottom and label.top < other.bottom and begins > left:
                ends.append(begins - left)
        wanted = max(width * _SLACK, width + _LEAST_SLACK)
        yield label, min(wanted, *ends)
