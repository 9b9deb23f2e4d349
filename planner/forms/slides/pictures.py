"""The picture of a step as native shapes: one stage, the days that count, or all rows; the strip.

Each bar is in a group with its own label and nothing else, whose alt text says what it shows.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from planner.forms.slides.bars import GAP, LEAST_BAR, BarShapes
from planner.forms.slides.shapes import (
    COLORS,
    INK,
    PAPER,
    QUIET,
    Shape,
    Sheet,
    fade,
    outline,
    solid,
)
from planner.forms.slides.text import LEAST, POINT, Align, Box, Paragraph, label_width, text_height
from planner.language.catalogue import Words
from planner.language.lettering import Run
from planner.words.marks import Mark
from planner.words.talk_pictures import Bar, Picture, Place, Span
from planner.words.talk_pictures import Shape as PictureShape

_DAYS: Final = 20
_LENGTH: Final = 30
"""Type of the days above a bar and below a line, and of the length in it, in points."""

_BAR: Final = 104
_RULER_BAR: Final = 120
_STRIP_BAR: Final = 28
_ROW: Final = 52
"""The heights of a bar, and of a row of the whole picture where there is room; in pixels."""

_TIGHT: Final = 1.07
"""The height of a row, as a part of its type, below which type gets smaller."""

_ROW_FILLED: Final = 0.8
_TICK: Final = 13
_THICK: Final = 6
_BELOW: Final = 34
"""How far a range line is below its bar, and its ticks reach; how thick it is."""

_ABOVE: Final = 4

_MOST_NAME: Final = 0.55
"""How much of the width the names of the whole picture can take."""

_NEARLY: Final = 1e-6
"""Two days nearer than this part of the width are the same."""


def draw_picture(sheet: Sheet, picture: Picture, words: Words, room: Box) -> list[Shape]:
    """The picture in the middle of its room, from the back to the front: the order of reading."""
    return list(_Picture(sheet, words, room).shapes(picture))


def draw_strip(
    sheet: Sheet, bars: Sequence[Bar], current: Collection[str], words: Words, room: Box
) -> list[Shape]:
    """All stages on one line, with those of a slide strong: where in the whole the slide is."""
    return list(_Picture(sheet, words, room).strip(bars, current))


class _Picture(BarShapes):
    """Draws one picture, or the strip."""

    def shapes(self, picture: Picture) -> Iterator[Shape]:
        match picture.shape:
            case PictureShape.STAGE:
                yield from self._stage(picture.bars[0])
            case PictureShape.RULER:
                yield from self._ruler(picture)
            case PictureShape.WHOLE:
                yield from self._whole(picture)

    def _stage(self, bar: Bar) -> Iterator[Shape]:
        """The days, the bar below them, and below that the line of the stated range."""
        days = self._height(_DAYS) + _ABOVE if bar.first else 0
        below = 0 if bar.span is None else _BELOW + _TICK + self._height(_DAYS)
        high = min(_BAR, self._room.height - days - below)
        top = self._room.top + (self._room.height - days - high - below) / 2 + days
        box = self._across(bar, top, top + high)
        yield from self._days(bar, box)
        yield self._bar(bar, box, [self._length(bar, box, _LENGTH)])
        if bar.span is not None:
            yield self._range(bar.span, box.bottom + _BELOW)

    def _days(self, bar: Bar, box: Box) -> Iterator[Shape]:
        """Its first day where it begins, and its last where it ends or as near as there is room."""
        middle = box.top - _ABOVE - self._height(_DAYS) / 2
        if bar.first:
            yield self._label(bar.first, box.left, middle, _DAYS, quiet=True)
        if bar.last:
            room = label_width(bar.first, _DAYS) + label_width(bar.last, _DAYS)
            right = max(box.right, box.left + room)
            yield self._label(bar.last, right, middle, _DAYS, align="r", quiet=True)

    def _range(self, span: Span, y: float) -> Shape:
        """The line from the shortest to the longest; the arrowhead is a part of it."""
        name = self._words.say("key.range")
        left, right = self._x(span.left), self._x(span.right)
        end = right + 4 * _THICK if span.or_longer else right
        ink = outline(QUIET, _THICK, arrow=span.or_longer)
        shapes = [self._sheet.line(name, Box(left, y, end, y), ink)]
        for x in (left,) if span.or_longer else (left, right):
            tick = Box(x, y - _TICK, x, y + _TICK)
            shapes.append(self._sheet.line(name, tick, outline(QUIET, _THICK)))
        middle = y + _TICK + self._height(_DAYS) / 2
        least, most = (label_width(text, _DAYS) for text in (span.least, span.most))
        start = min(left, self._room.right - least - most)
        shapes.append(self._label(span.least, start, middle, _DAYS))
        if span.most:
            at = max(end, start + least + most)
            shapes.append(self._label(span.most, at, middle, _DAYS, align="r"))
        alt = self._words.say("slides.range", least=span.least, most=span.most)
        return self._sheet.group(name, shapes, alt if span.most else span.least)

    def _ruler(self, picture: Picture) -> Iterator[Shape]:
        """The days that count in one row, over one line for the days that guidance asks for."""
        scale = GAP + _TICK + self._height(_DAYS)
        missing = picture.missing
        above = 0 if missing is None or self._holds(missing) else self._height(LEAST)
        high = min(_RULER_BAR, self._room.height - scale - above)
        top = self._room.top + (self._room.height - above - high - scale) / 2 + above
        for bar in picture.bars:
            box = self._across(bar, top, top + high)
            # A white edge tells it from the next one.
            box = replace(box, right=max(box.left + LEAST_BAR, box.right - 2))
            yield self._bar(bar, box, list(self._inside(bar, box)))
        if missing is not None:
            box = self._across(missing, top, top + high)
            if above:
                middle = top - above / 2
                label = self._label(missing.length, box.right, middle, LEAST, align="r", bold=True)
            else:
                label = self._length(missing, box, LEAST)
            yield self._bar(missing, box, [label])
        yield self._scale(picture.places, top + high + GAP)

    def _holds(self, bar: Bar) -> bool:
        wanted = label_width(bar.length, LEAST, bold=True) + GAP
        return wanted <= (bar.right - bar.left) * self._room.width

    def _inside(self, bar: Bar, box: Box) -> Iterator[Shape]:
        """Its name over its length where both fit, else its number where that fits."""
        inside = replace(box, left=box.left + GAP, right=box.right - GAP)
        lines = [(Run(bar.name, bold=True),), (Run(bar.length),)]
        number = str(bar.number)
        for size in (_DAYS, LEAST):
            longest = max(label_width(word, size, bold=True) for word in bar.name.split(" "))
            if longest > inside.width:
                continue
            high = sum(text_height([line], size, inside.width) for line in lines)
            if high <= inside.height:
                paragraphs = [Paragraph(line=line, size=size) for line in lines]
                yield self._sheet.words(inside, paragraphs, color=PAPER)
                return
        if label_width(number, LEAST, bold=True) <= box.width:
            middle = (box.left + box.right) / 2
            yield self._label(number, middle, box.middle, LEAST, align="ctr", bold=True, ink=PAPER)

    def _scale(self, places: Sequence[Place], y: float) -> Shape:
        """One line with its ticks, and their numbers where there is room; always the last."""
        *others, last = places
        name = self._words.say("slides.scale", days=last.name)
        end = self._x(max(1, last.left))
        line = self._sheet.line(name, Box(self._x(0), y, end, y), outline(INK, 4))
        shapes = [line, *(self._tick(name, self._x(place.left), y) for place in places)]
        middle = y + _TICK + self._height(_DAYS) / 2
        at = self._x(last.left)
        final = self._label(last.name, at, middle, _DAYS, align="r", bold=True)
        free = self._plot.left
        for place in others:
            align: Align = "ctr" if place.left else "l"
            label = self._label(place.name, self._x(place.left), middle, _DAYS, align=align)
            if free <= label.box.left and label.box.right <= final.box.left:
                shapes.append(label)
                free = label.box.right
        return self._sheet.group(name, [*shapes, final], name)

    def _tick(self, name: str, x: float, y: float) -> Shape:
        left = min(max(x - 2, self._room.left), self._room.right - 4)
        return self._sheet.rectangle(name, Box(left, y - 9, left + 4, y + 9), solid(INK))

    def _whole(self, picture: Picture) -> Iterator[Shape]:
        """Every row with its name at the left, and named days below with a line up to their bar."""
        names = [bar.name for bar in picture.bars] + [place.name for place in picture.places]
        self._pitch = pitch = min(_ROW, self._room.height / len(names))
        size = min(_DAYS, int(pitch / POINT / _TIGHT * 2) / 2)
        column = max(label_width(name, size, bold=True) for name in names)
        column = min(column, _MOST_NAME * self._room.width)
        self._plot = replace(self._room, left=self._room.left + column)
        first = self._room.top + (self._room.height - pitch * len(names)) / 2
        rows = [first + (index + 0.5) * pitch for index in range(len(names))]
        half = pitch * _ROW_FILLED / 2
        boxes = {
            bar.row: self._across(bar, middle - half, middle + half)
            for bar, middle in zip(picture.bars, rows, strict=False)
        }
        for place, middle in zip(picture.places, rows[len(boxes) :], strict=True):
            name = self._name(place.name, middle, size, column, bold=True)
            above = [
                boxes[bar.row].bottom
                for bar in picture.bars
                if bar.kind and bar.left <= place.left <= bar.right + _NEARLY
            ]
            top = min(above, default=first)
            yield self._named_day(place, picture.places, name, top, middle, size)
        for bar, middle in zip(picture.bars, rows, strict=False):
            name = self._name(bar.name, middle, size, column)
            box = boxes[bar.row]
            yield self._bar(bar, box, [name, self._length(bar, box, size, paper=True)])

    def _name(
        self, text: str, middle: float, size: float, column: float, *, bold: bool = False
    ) -> Shape:
        half = self._height(size) / 2
        box = Box(self._room.left, middle - half, self._room.left + column, middle + half)
        return self._sheet.words(box, [Paragraph(line=(Run(text, bold=bold),), size=size)])

    def _named_day(
        self,
        place: Place,
        places: Sequence[Place],
        name: Shape,
        top: float,
        middle: float,
        size: float,
    ) -> Shape:
        """A line from a bar down to the words of a day, which stand on none of the lines."""
        x = self._x(place.left)
        line = self._sheet.line(
            place.name,
            Box(x, top, x, middle + self._height(size) / 2),
            outline(INK, 3, dashed=True),
        )
        width = GAP + label_width(place.text, size, bold=True)
        crossed = any(x < self._x(other.left) <= x + width for other in places)
        late = x + width > self._room.right or (crossed and x - width >= self._plot.left)
        at, align = x + (-GAP if late else GAP), _end(late)
        day = self._label(place.text, at, middle, size, align=align, bold=True, paper=True)
        alt = self._words.say("slides.bar", name=place.name, length=place.text)
        return self._sheet.group(place.name, [line, name, day], alt)

    def strip(self, bars: Sequence[Bar], current: Collection[str]) -> Iterator[Shape]:
        """The bars and the names that have room: first those of `current`, which are strong."""
        top = self._room.top
        named: dict[str, Shape] = {}
        for bar in sorted(bars, key=lambda bar: bar.row not in current):
            now = bar.row in current
            box = self._across(bar, top, top + _STRIP_BAR)
            at, align = box.right if bar.is_late else box.left, _end(bar.is_late)
            middle = top + _STRIP_BAR + 5 + self._height(LEAST) / 2
            label = self._label(bar.name, at, middle, LEAST, align=align, bold=now)
            others = (other.box for other in named.values())
            if bar.name and all(
                label.box.right <= other.left or other.right <= label.box.left for other in others
            ):
                named[bar.row] = label
        for bar in sorted(bars, key=lambda bar: bar.row in current):
            now = bar.row in current
            box = self._across(bar, top, top + _STRIP_BAR)
            fill = fade if bar.mark is Mark.FADE else solid
            line = outline(INK, 4) if now else outline(PAPER, 2)
            name = bar.name or self._words.say("slides.strip")
            drawn = self._sheet.rectangle(name, box, fill(COLORS[bar.kind], light=not now), line)
            with_name = [drawn, named[bar.row]] if bar.row in named else []
            yield self._sheet.group(name, with_name) if with_name else drawn


def _end(late: bool) -> Align:
    """The end of a label that stands at its place: the right one where that is late."""
    return "r" if late else "l"
