"""The timeline's table as two files: CSV for programs, XLSX for people.

Both files hold the same lines: the headings, then a line for each stage, each guidance lane, the
guidance itself and each day that a program names, then one that says what this is not. The last
line fills only its first and its last cell, so every line has the same columns and a program drops
the last one.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

import pandas as pd

from planner.forms.order import Form, Order
from planner.forms.table import workbook
from planner.forms.table.workbook import Cell
from planner.language.catalogue import Words
from planner.pathway.pathway import FACILITY, MarkerAt
from planner.plan.timeline import Timeline
from planner.reading.library import library

_HEADINGS: Final[Mapping[str, str]] = {
    "title": "table.step",
    "first_day": "column.first-day",
    "last_day": "column.last-day",
    "first_date": "column.first-date",
    "last_date": "column.last-date",
    "days": "column.days",
    "earliest_start": "column.earliest-start",
    "latest_start": "column.latest-start",
    "earliest_last": "column.earliest-last",
    "latest_last": "column.latest-last",
    "this_length_earliest": "column.this-length-earliest",
    "this_length_latest": "column.this-length-latest",
    "or_later": "column.or-later",
    "least": "column.least",
    "most": "column.most",
    "or_longer": "column.or-longer",
    "source": "table.source",
    "lane": "column.lane",
    "note": "column.note",
}
"""Each column of the timeline's table that the files hold, with the message that heads it."""

_FORMULA_STARTS: Final = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet may take for the start of a formula, in full width as well."""


def headings(words: Words) -> dict[str, str]:
    """The words over each column of the table, by the column's name."""
    return {name: words.say(message) for name, message in _HEADINGS.items()}


def _cells(order: Order) -> list[list[Cell]]:
    """The lines of both files, with plain Python values."""
    words, in_words = order.words, order.in_words
    columns = _values(in_words.frame[list(_HEADINGS)])
    help_lines = words.text(library().helplines.text.text)
    closing = (
        *(in_words.disclaimer, in_words.safety, help_lines, in_words.program, in_words.figures),
        *(order.notice, order.address),
    )
    between = [None] * (len(_HEADINGS) - 2)
    return [
        list(headings(words).values()),
        *(list(line) for line in zip(*columns, strict=True)),
        *_named_days(order.timeline, words),
        [words.say("phrase.not-medical-advice"), *between, " ".join(filter(None, closing))],
    ]


def _named_days(timeline: Timeline, words: Words) -> Iterator[list[Cell]]:
    """A line for each day that a program's own file names."""
    for marked in sorted(timeline.markers, key=lambda one: one.day):
        if marked.marker.at is not MarkerAt.DAY or FACILITY not in marked.marker.sources:
            continue
        calendar = timeline.date_of(marked.day)
        cells: dict[str, Cell] = {
            "title": words.text(marked.marker.title),
            **dict.fromkeys(("first_day", "last_day"), marked.day),
            **dict.fromkeys(("first_date", "last_date"), calendar),
            "source": words.say("source.facility"),
            "lane": words.say("lane.facility"),
            "note": words.say("note.named-day"),
        }
        yield [cells.get(name) for name in _HEADINGS]


def _values(table: pd.DataFrame) -> Iterator[list[Cell]]:
    """The columns of a table, with plain values."""

    def plain(value: Any) -> Cell:
        if value is pd.NA or value is pd.NaT:
            return None
        return value.date() if isinstance(value, datetime) else value

    for _, column in table.items():
        yield [plain(value) for value in column.tolist()]


def _as_csv(order: Order) -> bytes:
    """The byte order mark at its start is for Excel, which misreads accents without it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_written(cell) for cell in line] for line in _cells(order))
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    """A cell as CSV; text that a spreadsheet could take for a formula is marked as text."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
    if isinstance(cell, bool):
        return str(cell).upper()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


FORM_CSV: Final = Form(ending="csv", media_type="text/csv", render=_as_csv)
FORM_XLSX: Final = Form(
    ending="xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    render=lambda order: workbook.written(order, _cells(order)),
    options=frozenset({"paper"}),
    attached=True,
)
