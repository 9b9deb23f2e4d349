"""Scene -> the chart of a slide: a group of native shapes for each row, in the scene's places."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from planner import palette
from planner.catalogue import Words
from planner.forms.drawing import ARROW, EDGE, FADE, arrow_of
from planner.forms.pptx_place import Chart
from planner.forms.pptx_shapes import PAPER, WIDTH, Shape, Sheet, fade, outline, solid
from planner.forms.pptx_text import POINT, Box, Paragraph
from planner.palette import Color
from planner.scene import reveal
from planner.scene.shapes import Bar, Label, RangeLine, Stroke, Texture

_SLACK: Final = 1.25
"""A text box is so much wider than its words, where there is room: other fonts are wider."""

_LEAST_SLACK: Final = 8
_FREE: Final = 8
"""Pixels that stay free at the right edge of the slide."""

_MEANING: Final[Mapping[Texture, str]] = {
    Texture.SOLID: "key.example",
    Texture.DASHED: "key.may-not-happen",
    Texture.FADE: "key.no-end",
}
"""The message that says what a bar means."""


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
        self._rooms = dict(_rooms(chart, self._scene.labels))

    def groups(self) -> list[Shape]:
        """From the back to the front, which is also the order of reading."""
        words, scene = self._words, self._scene
        lines = [self._stroke(one, words.say("slides.grid")) for one in scene.strokes]
        groups = [self._sheet.group(words.say("slides.grid"), lines)]
        for key, row in self._rows.items():
            shapes = list(self._row(key, row.name))
            if shapes:
                groups.append(self._sheet.group(row.name, shapes, row.alt))
        free = [label for label in scene.labels if not label.row]
        ticks = [shape for one in free if one.top < scene.key for shape in self._label(one)]
        groups.append(self._sheet.group(words.say("slides.weeks"), ticks))
        name = words.say("slides.key")
        told = [label for label in free if label.top >= scene.key]
        samples = list(self._marks("", lambda _: name))
        samples += [shape for label in told for shape in self._label(label)]
        items = words.say("slides.list", name=name, items="; ".join(one.text for one in told))
        groups.append(self._sheet.group(name, samples, items))
        return groups

    def _row(self, key: str, name: str) -> Iterator[Shape]:
        """The words of a row, and over their paper its bar and the line of its range."""
        for label in self._scene.labels:
            if label.row == key:
                yield from self._label(label)
        yield from self._marks(key, lambda message: self._part(name, message))

    def _marks(self, row: str, name_of: Callable[[str], str]) -> Iterator[Shape]:
        """The bars and lines of a row, or of the key; `name_of` a message names a part."""
        for bar in self._scene.bars:
            if bar.row == row:
                yield from self._bar(bar, name_of(_MEANING[bar.texture]))
        for line in self._scene.ranges:
            if line.row == row:
                yield from self._range_line(line, name_of("key.range"))

    def _part(self, name: str, message: str) -> str:
        return self._words.say("slides.part", row=name, part=self._words.say(message))

    def _bar(self, bar: Bar, name: str) -> Iterator[Shape]:
        chart, box = self._chart, self._chart.bar(bar)
        color = _weaker(bar.color, bar.strength)
        if bar.texture is Texture.SOLID:
            yield self._sheet.rectangle(name, box, solid(color))
        elif bar.texture is Texture.DASHED:
            ink = outline(color, EDGE * chart.scale, dashed=True)
            for y in (box.top, box.bottom):
                yield self._sheet.line(name, replace(box, top=y, bottom=y), ink)
        else:
            stops = [(at, _weaker(color, alpha), 1.0) for at, alpha in FADE]
            yield self._sheet.rectangle(name, box, fade(stops))
            size = arrow_of(bar, self._scene.preset.tick) * chart.scale
            middle = (box.top + box.bottom) / 2
            left = box.right - size / 2
            head = Box(left, middle - size, left + ARROW * size, middle + size)
            yield self._sheet.arrowhead(name, head, solid(color))

    def _range_line(self, line: RangeLine, name: str) -> Iterator[Shape]:
        """One line with an arrowhead of its own, if it goes on; and its ticks."""
        chart = self._chart
        color, width = _weaker(palette.QUIET, line.strength), line.width * chart.scale
        left, right, y = chart.x(line.left), chart.x(line.right), chart.y(line.y)
        tick = line.tick * chart.scale
        end = right + ARROW * tick if line.or_longer else right
        ink = outline(color, width, arrow=line.or_longer)
        yield self._sheet.line(name, Box(left, y, end, y), ink)
        for x in (left,) if line.or_longer else (left, right):
            yield self._sheet.line(name, Box(x, y - tick, x, y + tick), outline(color, width))

    def _stroke(self, stroke: Stroke, name: str) -> Shape:
        chart = self._chart
        box = Box(
            chart.x(stroke.left), chart.y(stroke.top), chart.x(stroke.right), chart.y(stroke.bottom)
        )
        color = _weaker(stroke.color, stroke.strength)
        return self._sheet.line(
            name, box, outline(color, stroke.width * chart.scale, dashed=stroke.dashed)
        )

    def _label(self, label: Label) -> Iterator[Shape]:
        """Words in a box that is wider than they are; paper is under the words alone."""
        chart = self._chart
        if label.clears:
            left, right, upper, lower = label.paper
            across = chart.across(left), chart.across(right)
            paper = Box(across[0], chart.y(upper), across[1], chart.y(lower))
            yield self._sheet.ornament(self._words.say("slides.paper"), paper, PAPER)
        left, top, bottom = chart.across(label.left), chart.y(label.top), chart.y(label.bottom)
        box = Box(left, top, left + self._rooms[label], bottom)
        paragraph = Paragraph(line=label.line, size=label.size * chart.scale / POINT)
        yield self._sheet.words(label.text, box, [paragraph], anchor="ctr")


def _weaker(color: Color, strength: float) -> Color:
    """The color mixed with paper: not every program shows a fill through which one sees."""
    red, green, blue = (
        round(strength * part + (1 - strength) * paper)
        for part, paper in zip(color, palette.PAPER, strict=True)
    )
    return red, green, blue


def _rooms(chart: Chart, labels: list[Label]) -> Iterator[tuple[Label, float]]:
    """How wide the box of each label can be: up to the next words, or the edge of the slide."""
    for label in labels:
        left = chart.across(label.left)
        width = label.width * chart.scale
        ends = [WIDTH - _FREE - left]
        for other in labels:
            begins = chart.across(other.left)
            if other.top < label.bottom and label.top < other.bottom and begins > left:
                ends.append(begins - left)
        wanted = max(width * _SLACK, width + _LEAST_SLACK)
        yield label, min(wanted, *ends)
