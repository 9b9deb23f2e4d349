"""One bar of a slide: how it is marked, its length inside it or beside it, and its alt text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from planner.forms.slides.shapes import (
    COLORS,
    INK,
    NO_FILL,
    PAPER,
    QUIET,
    Shape,
    Sheet,
    fade,
    outline,
    solid,
)
from planner.forms.slides.text import LEADING, POINT, Align, Box, Paragraph, label_width
from planner.language.catalogue import Words
from planner.language.lettering import Run
from planner.words.marks import Mark
from planner.words.talk_pictures import Bar

GAP: Final = 12
"""Between a bar and the words beside it, in pixels."""

LEAST_BAR: Final = 3
_ARROWHEAD: Final = 13
"""The least width of a bar, and half the most height of its arrowhead."""

_SOLID_PART: Final = 0.5
"""How much of a bar that fades is dark enough for words."""


class BarShapes:
    """Draws bars and labels in a `room` of a slide; their places are parts of its width.

    A picture with names at its left has bars in the `plot` beside them, in rows of a `pitch`.
    """

    def __init__(self, sheet: Sheet, words: Words, room: Box) -> None:
        self._sheet = sheet
        self._words = words
        self._room = self._plot = room
        self._pitch = room.height

    def _bar(self, bar: Bar, box: Box, labels: Sequence[Shape]) -> Shape:
        """A bar and its labels as one group."""
        say = self._words.say
        alt = bar.length
        if bar.name:
            alt = say("slides.bar", name=bar.name, length=bar.length)
        if bar.last:
            alt = say("slides.bar-days", bar=alt, first=bar.first, last=bar.last)
        elif bar.first:
            message = "slides.bar-from" if bar.mark is Mark.FADE else "slides.bar-day"
            alt = say(message, bar=alt, first=bar.first)
        name = bar.name or bar.length
        return self._sheet.group(name, [*self._mark(bar, box, name), *labels], alt)

    def _mark(self, bar: Bar, box: Box, name: str) -> Iterator[Shape]:
        color = COLORS[bar.kind]
        match bar.mark:
            case Mark.SOLID:
                yield self._sheet.rectangle(name, box, solid(color))
            case Mark.FADE:
                yield self._sheet.rectangle(name, box, fade(color))
                half = min(_ARROWHEAD, box.height / 3)
                arrow = Box(box.right - 1.6 * half, box.middle - half, box.right, box.middle + half)
                yield self._sheet.arrowhead(name, arrow, solid(color))
            case Mark.DASHED if not bar.name:
                yield self._sheet.rectangle(name, box, NO_FILL, outline(QUIET, 3, dashed=True))
            case Mark.DASHED:
                # Open at both ends: it has neither a first day nor a last.
                for y in (box.top, box.bottom):
                    edge = replace(box, top=y, bottom=y)
                    yield self._sheet.line(name, edge, outline(color, 3, dashed=True))

    def _length(self, bar: Bar, box: Box, size: float, *, paper: bool = False) -> Shape:
        """The length of a bar inside it, or beside it where it is too narrow."""
        width = label_width(bar.length, size, bold=True)
        inside = min(size * POINT * 0.5, GAP * 1.5)
        room = box.width * (_SOLID_PART if bar.mark is Mark.FADE else 1)
        at, ink = box.left + inside, PAPER
        align: Align = "l"
        if bar.mark is Mark.DASHED:
            ink = INK
        if width + inside > room:
            ink = INK
            fits = box.right + GAP + width <= self._room.right
            at, align = (box.right + GAP, "l") if fits else (box.left - GAP, "r")
        behind = paper and ink == INK
        return self._label(
            bar.length, at, box.middle, size, align=align, bold=True, ink=ink, paper=behind
        )

    def _label(
        self,
        text: str,
        at: float,
        middle: float,
        size: float,
        *,
        align: Align = "l",
        bold: bool = False,
        quiet: bool = False,
        ink: str = INK,
        paper: bool = False,
    ) -> Shape:
        """One line of words that begins, ends or has its middle `at` a place, within the room."""
        width = label_width(text, size, bold=bold)
        left = at - {"l": 0.0, "ctr": 0.5, "r": 1.0}[align] * width
        left = max(self._room.left, min(left, self._room.right - width))
        half = self._height(size) / 2
        paragraph = Paragraph(line=(Run(text, bold, quiet),), size=size, align=align)
        return self._sheet.words(
            Box(left, middle - half, left + width, middle + half),
            [paragraph],
            color=ink,
            fill=solid(PAPER) if paper else NO_FILL,
        )

    def _across(self, bar: Bar, top: float, bottom: float) -> Box:
        left = min(self._x(bar.left), self._plot.right - LEAST_BAR)
        return Box(left, top, max(self._x(bar.right), left + LEAST_BAR), bottom)

    def _height(self, size: float) -> float:
        """How high a line of type of so many points is; rows may be as low as their letters."""
        return min(size * POINT * LEADING, self._pitch)

    def _x(self, part: float) -> float:
        return self._plot.left + part * self._plot.width
