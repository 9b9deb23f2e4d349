"""How the handout's parts share its two pages. All sizes are points, those of `handout.typ`."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from planner.forms.order import Paper
from planner.forms.printed_fit import (
    CAPITAL,
    HIGH,
    PARAGRAPH,
    SMALL,
    SPARE,
    TEXT,
    TIGHT,
    TINY,
    WIDTH,
    box_height,
    count_lines,
    text_height,
)
from planner.table_rows import Row

_SCALES: Final = (1.15, 1.1, 1.05, 1.0)
"""How much larger than at the least the type of a page may be, where the page has room."""

_GUTTER: Final = 18.7
"""The space between two columns."""

_HEADING: Final = 7.3 + 4.2
_ABOVE_HEADING: Final = 8.0

# Page 1.
_TITLES: Final = 18 * CAPITAL + 5 + 6 + 6
_EXAMPLE: Final = 9.4
_ANSWERS: Final = tuple((WIDTH - _GUTTER) * part for part in (0.62, 0.59, 0.65, 0.56, 0.53, 0.5))
"""How wide the answer may be; what is said of the target has the rest."""

_ROW: Final = 2 * 2.1
_INSET: Final = 6.0
_COLUMNS: Final = (88.0, 73.0, 82.0)
"""How wide the first three columns of the table are: step, length, when."""

_COULD_BE: Final = (194.0, 178.0, 186.0, 202.0, 210.0, 164.0, 148.0)
"""How wide the fourth may be; the last has the rest."""

_MARK: Final = 1.08
_GAPS: Final = 3
_LEAST_GAP: Final = 5.0
_MOST_GAP: Final = 18.0
_SMALLER: Final = ((1.0, 0.8), (0.95, 0.7))
"""Where page 1 has no room: scales of its type, each with the least part of the chart's height."""

_LEAST_CHART: Final = 0.7
"""The least part of its height that a chart may be lowered to so that the answer stays with it."""

# Page 2.
_COLUMN: Final = (WIDTH - _GUTTER) / 2
_BESIDE_CODE: Final = (WIDTH - 80 - 14 - _GUTTER) / 2
_GROUP: Final = 6.3 + 4.2 + 7.5
_QUESTION: Final = 5.0
_SOURCE: Final = 3.0
_NUMBER: Final = 14.0
_TICK: Final = 9.5
_TIGHT_ROOM: Final = 10.0
_LEAST_ROOM: Final = 13.5
_MOST_ROOM: Final = 22.0
_SHORT: Final = 36.0
"""Points by which the groups of page 2 can be higher than they are reckoned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """The scale of its type, the height of the chart, the free height between its parts.

    `answer` is the width of the answer, `columns` are those of the table's.
    """

    scale: float
    chart: float
    gap: float
    answer: float
    columns: Sequence[float]


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstWords:
    """The words of page 1 that may take more or fewer lines; of a pair, the first are bold.

    A help line has a part of the width as well.
    `wide` are the keys of rows whose last words take the room of two columns.
    """

    lead: str
    example: str
    boxed: Sequence[tuple[str, str]]
    help_lines: Sequence[tuple[str, str, int]]
    answer: str
    months: str
    ninety: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[Row]
    wide: Collection[str] = ()

    def height(self, scale: float) -> float:
        """The height of page 1 without the chart and the gaps."""
        return self.before_table(scale) + self._table(scale, self.could_be(scale))

    def columns(self, scale: float) -> tuple[float, ...]:
        """The widths of the columns with which the table is lowest."""
        could_be = self.could_be(scale)
        return (*_COLUMNS, could_be, WIDTH - sum(_COLUMNS) - could_be)

    def could_be(self, scale: float) -> float:
        """The width of the fourth column with which the table is lowest."""
        return min(_COULD_BE, key=lambda width: self._table(scale, width))

    def before_table(self, scale: float) -> float:
        """The height of what stands before the table, without the chart and the gaps."""
        answers = self._answers(scale, self.answer_width(scale))
        months = PARAGRAPH + text_height("", TEXT * scale, WIDTH, bold=self.months)
        titles = _TITLES + text_height(self.example, _EXAMPLE, WIDTH)
        titles += PARAGRAPH + text_height(self.lead, TEXT, WIDTH)
        # Space around paragraphs grows with their type.
        used = titles + box_height(self.boxed, self.help_lines, scale) + answers + months
        return used + _HEADING + _ABOVE_HEADING + PARAGRAPH * scale

    def answer_width(self, scale: float) -> float:
        """The width of the answer with which it and what stands beside it are lowest."""
        return min(_ANSWERS, key=lambda width: self._answers(scale, width))

    def _answers(self, scale: float, width: float) -> float:
        size, rest = TEXT * scale, WIDTH - _GUTTER - width
        beside = [text_height(one, size, rest) for one in self.ninety]
        return max(
            text_height(self.answer, size, width), sum(beside) + PARAGRAPH * (len(beside) - 1)
        )

    def _table(self, scale: float, could_be: float) -> float:
        size = SMALL * scale
        columns = (*_COLUMNS, could_be, WIDTH - sum(_COLUMNS) - could_be)
        cells = [column - _INSET for column in columns]
        heads = _ROW + max(
            text_height("", size, width, TIGHT, bold=head)
            for head, width in zip(self.heads, cells, strict=True)
        )
        rows = sum(_row(row, size, cells, wide=row.key in self.wide) for row in self.rows)
        return _HEADING + heads + rows


def fit_first_page(paper: Paper, whole: float, words: FirstWords) -> FirstPage:
    """The largest type beside a chart as high as `whole`; a smaller chart where there is no room.

    Where the chart would have to be too small, the table goes on to the next page, and so does the
    answer where even that is not enough.
    """
    high = HIGH[paper] - SPARE - _GAPS * _LEAST_GAP
    for scale in _SCALES:
        free = high - words.height(scale) - whole
        if free >= 0:
            gap = min(_LEAST_GAP + free / _GAPS, _MOST_GAP)
            return _first_page(words, scale, whole, gap)
    for scale, least in _SMALLER:
        free = high - words.height(scale)
        if free >= least * whole:
            return _first_page(words, scale, free)
    free = high - words.before_table(1)
    if free < _LEAST_CHART * whole:
        free = high
    return _first_page(words, 1, min(whole, free))


def _first_page(
    words: FirstWords, scale: float, chart: float, gap: float = _LEAST_GAP
) -> FirstPage:
    return FirstPage(
        scale=scale,
        chart=chart,
        gap=gap,
        answer=words.answer_width(scale),
        columns=words.columns(scale),
    )


def _row(row: Row, size: float, cells: Sequence[float], *, wide: bool) -> float:
    step, length, when, could_be, last = cells
    told = f"{row.stated} ({row.source})"
    lines = [
        count_lines(row.step, "", size, step - _MARK * size),
        count_lines("", row.length, size, length),
        count_lines("", row.when, size, when),
        sum(count_lines("", text, size, could_be) for text in row.could_be),
        count_lines("", told, size, could_be + last + _INSET if wide else last),
    ]
    return _ROW + size * (max(lines) * (CAPITAL + TIGHT) - TIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPage:
    """The scale of its type, the room to write, and what stands in two columns.

    `groups` are the places of the groups of each column.
    """

    scale: float
    room: float
    groups: tuple[Sequence[int], Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What stands together on page 2: a paragraph, and questions with room to write.

    What is `beside` all others may stand at the end of either column.
    """

    text: str
    questions: Sequence[str]
    beside: bool = False

    def height(self, scale: float, room: float) -> float:
        """Its height when there is this much room above each line to write on."""
        size = TEXT * scale
        asked = sum(text_height(one, size, _COLUMN - _TICK * scale) for one in self.questions)
        lines = len(self.questions) * (_QUESTION + room)
        return _GROUP + text_height(self.text, size, _COLUMN) + asked + lines


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondWords:
    """The words of page 2: the questions of the first call, and what to do and to ask each step."""

    at_home: str
    first_call: Sequence[str]
    groups: Sequence[Group]

    def group_heights(self, scale: float) -> list[float]:
        return [group.height(scale, _LEAST_ROOM) for group in self.groups]

    def columns(self, scale: float) -> tuple[Sequence[int], Sequence[int]]:
        """The places of the groups in two columns of like heights, in their order.

        Those beside all others end the column where they fit best.
        """
        heights = self.group_heights(scale)
        others = [place for place, group in enumerate(self.groups) if group.beside]
        steps = [place for place in range(len(heights)) if place not in others]
        ways = [
            (
                [*steps[:split], *(one for one in others if one not in right)],
                [*steps[split:], *right],
            )
            for split in range(len(steps) + 1)
            for count in range(len(others), -1, -1)
            for right in combinations(others, count)
        ]
        return min(ways, key=lambda way: max(_sum(heights, places) for places in way))

    def height(self, scale: float) -> float:
        """The height of page 2 with the least room to write."""
        groups = self.group_heights(scale)
        size = TEXT * scale
        asked = [text_height(one, size, WIDTH - _NUMBER) + PARAGRAPH for one in self.first_call]
        columns = max(_sum(groups, places) for places in self.columns(scale))
        home = text_height(self.at_home, size, WIDTH) + _ABOVE_HEADING
        return home + 2 * _HEADING + _ABOVE_HEADING + sum(asked) + columns


def source_width(*, coded: bool) -> float:
    """How wide a column of the sources is, with or without a code beside them."""
    return _BESIDE_CODE if coded else _COLUMN


def fit_second_page(paper: Paper, words: SecondWords) -> SecondPage:
    """The largest type, then as much room to write as the page has; columns of like heights.

    Where even the least is too much, there is a little less room to write.
    """
    high = HIGH[paper] - SPARE - _SHORT
    scale = next((scale for scale in _SCALES if words.height(scale) <= high), 1.0)
    groups = words.columns(scale)
    lines = max(sum(len(words.groups[place].questions) for place in part) for part in groups)
    more = (high - words.height(scale)) / max(lines, 1)
    return SecondPage(
        scale=scale,
        room=min(max(_LEAST_ROOM + more, _TIGHT_ROOM), _MOST_ROOM),
        groups=groups,
    )


def split_sources(sources: Sequence[str], *, coded: bool) -> int:
    """How many sources stand in the first of two columns, in their order."""
    width = source_width(coded=coded)
    heights = [_SOURCE + text_height(source, TINY, width, TIGHT) for source in sources]
    return min(range(1, len(heights) + 1), key=lambda place: _taller(heights, place), default=0)


def _sum(heights: Sequence[float], places: Iterable[int]) -> float:
    return sum(heights[place] for place in places)


def _taller(heights: Sequence[float], place: int) -> float:
    """The height of the taller column."""
    return max(sum(heights[:place]), sum(heights[place:]))
