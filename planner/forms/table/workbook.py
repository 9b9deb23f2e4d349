"""Lines of a table -> an XLSX workbook, with a second sheet that says what the table cannot."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from textwrap import wrap
from typing import Any, Final

from planner.forms.order import Order, Paper
from planner.language.catalogue import Words
from planner.reading.library import library
from planner.words.content import references
from planner.words.sections import Reference
from planner.words.wording import claims

Cell = str | int | bool | date | None

_PAPERS: Final = {Paper.LETTER: 1, Paper.A4: 9}
"""The numbers of paper sizes in the file format."""

_TRUTH: Final = '"TRUE";"TRUE";"FALSE"'
"""LibreOffice shows 1 and 0 without it; for Excel it changes nothing."""

_WIDEST: Final = 24
_WIDEST_LAST: Final = 60
_NOTES_WIDTHS: Final = (28, 80, 50, 22)
"""Widths of columns, in characters; the last column of the table holds whole sentences."""

_LINE_HEIGHT: Final = 15
_MOST_HEIGHT: Final = 409
"""The height of a line, and the most that a row may have, in points."""


def written(order: Order, lines: Sequence[Sequence[Cell]]) -> bytes:
    """The workbook of a table's lines; the first has its headings, the last is no part of it.

    The same order gives the same bytes: the only time inside is the content's.
    """
    from xlsxwriter import Workbook

    words, pathway = order.words, order.plan.pathway
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as file:
        file.set_properties(
            {
                "title": order.in_words.chart_title,
                "comments": order.in_words.disclaimer,
                "created": datetime.combine(pathway.content_version, time(), UTC),
            }
        )
        book = _Book(file, words)
        _write_table(book, lines, order)
        _write_notes(book, order)
    return content.getvalue()


class _Book:
    """How the cells of a workbook look, and what they are."""

    def __init__(self, file: Any, words: Words) -> None:
        self._file = file
        top = {"valign": "top"}
        wrapped = {**top, "text_wrap": True}
        self._heading = file.add_format({**wrapped, "bold": True, "bottom": 1})
        self._name = file.add_format({**wrapped, "bold": True})
        self._text = file.add_format(wrapped)
        self._number = file.add_format({**top, "align": "center"})
        self._truth = file.add_format({**top, "align": "center", "num_format": _TRUTH})
        self._date = file.add_format(
            {**top, "align": "center", "num_format": words.say("date.sheet")}
        )

    def sheet(self, name: str, widths: Iterable[int], order: Order) -> Any:
        """A new sheet that prints in landscape, as wide as a page."""
        sheet = self._file.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_PAPERS[order.options.paper])
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def write(
        self, sheet: Any, lines: Iterable[Sequence[Cell]], widths: Sequence[int], *, headings: bool
    ) -> None:
        """Write lines, each cell as what it is; text stays text, whatever it begins with.

        Rows get their height here: not every program finds it out by itself.
        """
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                if isinstance(cell, str):
                    name = self._text if column else self._name
                    look = self._heading if headings and row == 0 else name
                    sheet.write_string(row, column, cell, look)
                elif isinstance(cell, bool):
                    sheet.write_boolean(row, column, cell, self._truth)
                elif isinstance(cell, int):
                    sheet.write_number(row, column, cell, self._number)
                elif cell is not None:
                    sheet.write_datetime(row, column, cell, self._date)
            sheet.set_row(row, _height(line, widths))


def _height(line: Sequence[Cell], widths: Sequence[int]) -> int:
    """The height that the longest text of a row needs."""
    lines = [
        _lines_of(cell, width)
        for cell, width in zip(line, widths, strict=False)
        if isinstance(cell, str)
    ]
    return min(_LINE_HEIGHT * max(lines, default=1), _MOST_HEIGHT)


@lru_cache(maxsize=1024)
def _lines_of(text: str, width: int) -> int:
    """About how many lines a text takes; each program breaks an address in its own way."""
    if len(text) <= width:
        return 1
    return len(wrap(text, width)) + (max(map(len, text.split()), default=0) > width)


def _write_table(book: _Book, lines: Sequence[Sequence[Cell]], order: Order) -> None:
    columns = list(zip(*lines, strict=True))
    widths = [_width(cells, _WIDEST) for cells in columns[:-1]]
    widths.append(_width(columns[-1], _WIDEST_LAST))
    sheet = book.sheet(order.words.say("sheet.table"), widths, order)
    book.write(sheet, lines, widths, headings=True)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)


def _width(cells: Iterable[Cell], most: int) -> int:
    """Wide enough for the longest cell, and for each word of the heading."""
    heading, *body = ("" if cell is None else str(cell) for cell in cells)
    return min(max(map(len, (*heading.split(), *body))) + 2, most)


def _write_notes(book: _Book, order: Order) -> None:
    lines: list[tuple[Cell, ...]] = [*_notes(order), (), (order.words.say("page.all-sources"),)]
    lines += map(_source, references(order.plan.pathway.sources, order.words))
    sheet = book.sheet(order.words.say("sheet.notes"), _NOTES_WIDTHS, order)
    book.write(sheet, lines, _NOTES_WIDTHS, headings=False)


def _notes(order: Order) -> Iterator[tuple[str, ...]]:
    """Which example this is, what it is not, who to call, and its answers."""
    in_words, words, pathway = order.in_words, order.words, order.plan.pathway
    safety, helplines = pathway.safety, library().helplines
    yield in_words.chart_title, in_words.example
    if in_words.program is not None:
        yield words.say("program.note"), f"{in_words.program} {in_words.figures}"
    yield words.say("phrase.not-medical-advice"), in_words.disclaimer
    yield words.say("page.safety"), claims(safety.full, words)
    yield words.say("page.more-safety"), claims(safety.notes, words)
    yield words.say("content.help"), claims((helplines.text, helplines.outside_us), words)
    after = claims((safety.months, safety.lasting), words)
    yield in_words.answer_title, " ".join((*in_words.answer, after))
    target = pathway.guidance.days
    yield words.say("page.ninety", target=target), in_words.ninety
    yield words.say("page.why-ninety", target=target), words.text(pathway.guidance.why.text)
    yield words.say("page.table"), words.say("table.caption")
    if in_words.program is None:
        yield words.say("page.sources"), in_words.figures
    if order.address is not None:
        yield words.say("page.link"), order.address


def _source(reference: Reference) -> tuple[Cell, ...]:
    """A source's short name, what it is, its address, and when it was last compared."""
    *facts, checked = reference.facts
    note = f". {reference.note}" if reference.note else ""
    about = f"{', '.join((reference.title, *facts))}{note}"
    return reference.label, about, reference.address, checked
