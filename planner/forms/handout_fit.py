"""How the handout's parts share its two pages, by counting lines of type. All sizes are points.

They are those of `handout.typ`. Typst could measure instead, and would take three times as long.
A count that is off by a line or two does no harm: a little height is kept back for it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from planner.forms.order import Paper
from planner.lettering import text_width
from planner.table_rows import Row

WIDTH: Final = 540.0
"""The width of what is printed on a page."""

_HIGH: Final = {Paper.LETTER: 730.0, Paper.A4: 780.0}
"""The height of a page without its margins."""

_SPARE: Final = 8.0
_SCALES: Final = (1.15, 1.1, 1.05, 1.0)
"""How much larger than at the least the type of a page may be, where the page has room."""

_CAPITAL: Final = 0.668
"""The height of a line of type alone, as a part of its size."""

_BREAKS: Final = re.compile(r"(?<=[-/%&?=])")
"""Where a line may break inside a word or an address."""

_LEADING: Final = 0.48
_TIGHT: Final = 0.42
_PARAGRAPH: Final = 5.0
_HEADING: Final = 7.0 + 4.4
_ABOVE_HEADING: Final = 8.5

# Page 1.
_TEXT: Final = 8.2
_SMALL: Final = 7.5
_TITLES: Final = 19 * _CAPITAL + 5 + 6.5 + 8
_EXAMPLE: Final = 9.4
_BOX_FRAME: Final = 2 * 6.5 + 2 * _PARAGRAPH + 2
_BOX_WIDTH: Final = WIDTH - 16
_BETWEEN_LINES: Final = 9.0
_LEAST_SHARE: Final = 88
_ANSWER: Final = (WIDTH - 18.7) * 1.55 / 2.55
_NINETY: Final = (WIDTH - 18.7) / 2.55
_ROW: Final = 2 * 2.3
_INSET: Final = 6.0
_CELLS: Final = (90 - _INSET, 70 - _INSET, 74 - _INSET)
_COULD_BE: Final = (WIDTH - 234) * 1.66 / 2.66 - _INSET
_MARK: Final = 1.08
_STATED: Final = (WIDTH - 234) / 2.66 - _INSET
_GAPS: Final = 3
_LEAST_GAP: Final = 3.0
_MOST_GAP: Final = 18.0
_SMALLER: Final = ((1.0, 0.8), (0.95, 0.7))
"""Where page 1 has no room: scales of its type, each with the least part of the chart's height."""
_LEAST_CHART: Final = 0.7
"""The least part of its height that a chart may be lowered to so that the answer stays with it."""

# Page 2.
_BODY: Final = 8.0
_TINY: Final = 6.8
_COLUMN: Final = (WIDTH - 18.7) / 2
_BESIDE_CODE: Final = (WIDTH - 80 - 14 - 18.7) / 2
_GROUP: Final = 5.6 + 4.2 + 7.5
_QUESTION: Final = 5.2
_SOURCE: Final = 3.0
_BESIDE: Final = 80.0
"""The width of the code and of the address below it."""

_NUMBER: Final = 14.0
_TICK: Final = 9.5
_TIGHT_ROOM: Final = 10.0
_LEAST_ROOM: Final = 13.5
_MOST_ROOM: Final = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """The scale of its type, the height of the chart, and the free height between its parts."""

    scale: float
    chart: float
    gap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstWords:
    """The words of page 1 that may take more or fewer lines; of a pair, the first are bold."""

    example: str
    boxed: Sequence[tuple[str, str]]
    help_lines: Sequence[tuple[str, str]]
    answer: str
    ninety: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[Row]

    def height(self, scale: float) -> float:
        """The height of page 1 without the chart and the gaps."""
        return self.before_table(scale) + self._table(scale)

    def before_table(self, scale: float) -> float:
        """The height of what stands before the table, without the chart and the gaps."""
        beside = [_height(one, _TEXT * scale, _NINETY) for one in self.ninety]
        answers = max(
            _height(self.answer, _TEXT * scale, _ANSWER),
            sum(beside) + _PARAGRAPH * (len(beside) - 1),
        )
        months = _PARAGRAPH + _TEXT * scale * _CAPITAL
        titles = _TITLES + _height(self.example, _EXAMPLE, WIDTH)
        # Space around paragraphs grows with their type.
        used = titles + self._box(scale) + answers + months
        return used + _HEADING + _ABOVE_HEADING + _PARAGRAPH * scale

    def _table(self, scale: float) -> float:
        heads = _ROW + max(
            _height("", _SMALL * scale, width, _TIGHT, bold=head)
            for head, width in zip(self.heads, (*_CELLS, _COULD_BE, _STATED), strict=True)
        )
        rows = sum(_row(row, _SMALL * scale) for row in self.rows)
        return _HEADING + heads + rows

    def _box(self, scale: float) -> float:
        size = _SMALL * scale
        shares = [max(_LEAST_SHARE, len(about)) for _, about in self.help_lines]
        width = _BOX_WIDTH - _BETWEEN_LINES * (len(shares) - 1)
        told = [
            _height("", size, width * share / sum(shares), bold=title)
            + _height(about, size, width * share / sum(shares))
            for (title, about), share in zip(self.help_lines, shares, strict=True)
        ]
        number = (9.4 * _CAPITAL + 2 * _SMALL * _TIGHT) * scale
        texts = [_height(text, _TEXT * scale, _BOX_WIDTH, bold=lead) for lead, text in self.boxed]
        return _BOX_FRAME + number + max(told, default=0.0) + sum(texts)


def fit_first_page(paper: Paper, whole: float, words: FirstWords) -> FirstPage:
    """The largest type beside a chart as high as `whole`; a smaller chart where there is no room.

    Where the chart would have to be too small, the table goes on to the next page, and so does the
    answer where even that is not enough.
    """
    high = _HIGH[paper] - _SPARE - _GAPS * _LEAST_GAP
    for scale in _SCALES:
        free = high - words.height(scale) - whole
        if free >= 0:
            gap = min(_LEAST_GAP + free / _GAPS, _MOST_GAP)
            return FirstPage(scale=scale, chart=whole, gap=gap)
    for scale, least in _SMALLER:
        free = high - words.height(scale)
        if free >= least * whole:
            return FirstPage(scale=scale, chart=free, gap=_LEAST_GAP)
    free = high - words.before_table(1)
    if free < _LEAST_CHART * whole:
        free = high
    return FirstPage(scale=1, chart=min(whole, free), gap=_LEAST_GAP)


def _row(row: Row, size: float) -> float:
    told = f"{row.stated} ({row.source})"
    words = zip(("", row.length, row.when), _CELLS, strict=True)
    lines = [_lines("", text, size, width) for text, width in words]
    lines.append(_lines(row.step, "", size, _CELLS[0] - _MARK * size))
    if row.could_be:
        lines.append(_lines("", told, size, _STATED))
        lines.append(sum(_lines("", text, size, _COULD_BE) for text in row.could_be))
    else:
        lines.append(_lines("", told, size, _COULD_BE + _STATED + _INSET))
    return _ROW + size * (max(lines) * (_CAPITAL + _TIGHT) - _TIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPage:
    """The scale of its type, the room to write, and what stands in the first of two columns."""

    scale: float
    room: float
    groups: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What stands together on page 2: a paragraph, and questions with room to write."""

    text: str
    questions: Sequence[str]

    def height(self, scale: float, room: float) -> float:
        """Its height when there is this much room above each line to write on."""
        size = _BODY * scale
        asked = sum(_height(one, size, _COLUMN - _TICK * scale) for one in self.questions)
        lines = len(self.questions) * (_QUESTION + room)
        return _GROUP + _height(self.text, size, _COLUMN) + asked + lines


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondWords:
    """The words of page 2; with an address, its code of `code` points stands by the sources."""

    first_call: Sequence[str]
    groups: Sequence[Group]
    sources: Sequence[str]
    address: str | None
    code: float

    def group_heights(self, scale: float) -> list[float]:
        return [group.height(scale, _LEAST_ROOM) for group in self.groups]

    def source_heights(self) -> list[float]:
        width = _COLUMN if self.address is None else _BESIDE_CODE
        return [_SOURCE + _height(source, _TINY, width, _TIGHT) for source in self.sources]

    def height(self, scale: float) -> float:
        """The height of page 2 with the least room to write."""
        groups, sources = self.group_heights(scale), self.source_heights()
        size = _BODY * scale
        asked = [_height(one, size, WIDTH - _NUMBER) + _PARAGRAPH for one in self.first_call]
        last = max(_taller(sources, _split(sources)), self._link())
        used = sum(asked) + _taller(groups, _split(groups)) + last
        return 3 * _HEADING + 2 * _ABOVE_HEADING + used

    def _link(self) -> float:
        """The height of code and address, below the first line of their heading."""
        if self.address is None:
            return _TINY * (_CAPITAL + _LEADING)
        lines = _lines("", self.address, _TINY, _BESIDE) + 1
        return 7 + self.code + _PARAGRAPH + lines * _TINY * (_CAPITAL + _LEADING)


def fit_second_page(paper: Paper, words: SecondWords) -> SecondPage:
    """The largest type, then as much room to write as the page has; columns of like heights.

    Where even the least is too much, there is a little less room to write.
    """
    high = _HIGH[paper] - _SPARE
    scale = next((scale for scale in _SCALES if words.height(scale) <= high), 1.0)
    groups = _split(words.group_heights(scale))
    parts = (words.groups[:groups], words.groups[groups:])
    lines = max(sum(len(group.questions) for group in part) for part in parts)
    more = (high - words.height(scale)) / max(lines, 1)
    return SecondPage(
        scale=scale,
        room=min(max(_LEAST_ROOM + more, _TIGHT_ROOM), _MOST_ROOM),
        groups=groups,
        sources=_split(words.source_heights()),
    )


def _split(heights: Sequence[float]) -> int:
    """How many blocks stand in the first of two columns, in their order."""
    return min(range(1, len(heights) + 1), key=lambda place: _taller(heights, place), default=0)


def _taller(heights: Sequence[float], place: int) -> float:
    """The height of the taller column."""
    return max(sum(heights[:place]), sum(heights[place:]))


def _height(
    text: str, size: float, width: float, leading: float = _LEADING, *, bold: str = ""
) -> float:
    """The height of a text that begins with the words in `bold`."""
    lines = _lines(bold, text, size, width)
    return max(0.0, lines * (_CAPITAL + leading) - leading) * size


@lru_cache(maxsize=8192)
def _lines(bold: str, text: str, size: float, width: float) -> int:
    """How many lines a text takes that begins with bold words."""
    widest = width / size
    lines, used = 0, widest
    for part, heavy in ((bold, True), (text, False)):
        for word in part.split():
            before = text_width(" ", 1, heavy)
            for piece in _BREAKS.split(word):
                wide = text_width(piece, 1, heavy)
                if used + before + wide > widest:
                    lines, used = lines + 1, wide
                else:
                    used += before + wide
                before = 0
    return lines
