"""The timeline as one typed table, and its two files: CSV for programs, XLSX for people.

Both files hold the same lines: the heads, then a line for each stage, each guidance lane and the
guidance itself, then one that says what this is not. The last line fills only its first and its
last cell, so every line has the same columns and a program drops the last one.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from planner import table_rows
from planner.catalogue import Words
from planner.forms import workbook
from planner.forms.order import Form, Order
from planner.forms.workbook import Cell
from planner.library import library
from planner.pathway import GuidanceLane, Lane
from planner.timeline import Step, Timeline
from planner.wording import disclaimer, ninety_sentence, program_line, safety_line

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS: Final[Mapping[str, tuple[str, Any]]] = MappingProxyType(
    {
        "stage": ("table.step", "str"),
        "first_day": ("column.first-day", "Int64"),
        "last_day": ("column.last-day", "Int64"),
        "first_date": ("column.first-date", "datetime64[s]"),
        "last_date": ("column.last-date", "datetime64[s]"),
        "days": ("column.days", "Int64"),
        "earliest_start": ("column.earliest-start", "Int64"),
        "latest_start": ("column.latest-start", "Int64"),
        "earliest_last": ("column.earliest-last", "Int64"),
        "latest_last": ("column.latest-last", "Int64"),
        "this_length_earliest": ("column.this-length-earliest", "Int64"),
        "this_length_latest": ("column.this-length-latest", "Int64"),
        "or_later": ("column.or-later", "boolean"),
        "least": ("column.least", "Int64"),
        "most": ("column.most", "Int64"),
        "or_longer": ("column.or-longer", "boolean"),
        "source": ("table.source", "str"),
        "lane": ("column.lane", "str"),
        "note": ("column.note", "str"),
    }
)
"""Each column with the message that heads it and, as pandas names it, the type of its cells."""

_FORMULA_STARTS: Final = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet may take for the start of a formula, in full width as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the table; days are Day numbers, inclusive, and None is what nobody can know.

    `or_later` says that the latest days are no limit; `or_longer` says it of `most`.
    """

    key: str
    stage: str
    first_day: int | None = None
    last_day: int | None = None
    first_date: date | None = None
    last_date: date | None = None
    days: int | None = None
    earliest_start: int | None = None
    latest_start: int | None = None
    earliest_last: int | None = None
    latest_last: int | None = None
    this_length_earliest: int | None = None
    this_length_latest: int | None = None
    or_later: bool | None = None
    least: int | None = None
    most: int | None = None
    or_longer: bool | None = None
    source: str
    lane: str
    note: str


def frame(timeline: Timeline, words: Words) -> "pd.DataFrame":
    """The typed table, indexed by the keys of stages, lanes and guidance; None is NA or NaT."""
    import pandas as pd

    kept = list(lines(timeline, words))
    return pd.DataFrame(
        {
            name: pd.array([getattr(line, name) for line in kept], dtype=kind)
            for name, (_, kind) in _COLUMNS.items()
        },
        index=pd.Index([line.key for line in kept], name="key"),
    )


def heads(words: Words) -> dict[str, str]:
    """The words over each column of the table, by the column's name."""
    return {name: words.say(message) for name, (message, _) in _COLUMNS.items()}


def lines(timeline: Timeline, words: Words) -> Iterator[Line]:
    """The lines of the table: the page's rows, with figures in the place of words."""
    told = table_rows.rows(timeline, words)
    for step in timeline.steps:
        yield _step(timeline, step, next(told), words)
    for lane in timeline.lanes:
        yield _lane(timeline, lane, next(told), words)
    yield _guidance(timeline, next(told), words)


def _step(timeline: Timeline, step: Step, told: table_rows.Row, words: Words) -> Line:
    stage = step.stage
    stated, window = stage.range, step.window
    return Line(
        key=told.key,
        stage=told.step,
        first_day=step.first_day,
        last_day=step.last_day,
        first_date=timeline.date_of(step.first_day),
        last_date=timeline.date_of(step.last_day),
        days=None if stage.open_ended else step.days,
        earliest_start=None if window is None else window.earliest_start,
        latest_start=None if window is None else window.latest_start,
        earliest_last=None if window is None else window.earliest_last,
        latest_last=None if window is None else window.latest_last,
        this_length_earliest=None if step.held is None else step.held.earliest,
        this_length_latest=None if step.held is None else step.held.latest,
        or_later=None if window is None else not step.latest_is_limit,
        least=None if stated is None else stated.least,
        most=None if stated is None else stated.most,
        or_longer=None if stated is None else stated.no_limit,
        source=told.source,
        lane=words.say(f"lane.{stage.lane.value}"),
        note=" ".join(_notes(timeline, step, told, words)),
    )


def _lane(timeline: Timeline, lane: GuidanceLane, told: table_rows.Row, words: Words) -> Line:
    first_day = 1 if lane.starts_on_day_1 else None
    return Line(
        key=told.key,
        stage=told.step,
        first_day=first_day,
        first_date=timeline.date_of(first_day),
        earliest_start=first_day,
        latest_start=first_day,
        source=told.source,
        lane=words.say(f"lane.{Lane.GUIDANCE.value}"),
        note=told.stated,
    )


def _guidance(timeline: Timeline, told: table_rows.Row, words: Words) -> Line:
    """The days that the guidance asks for, from the first that counts to the one that meets it."""
    rule = timeline.plan.pathway.guidance
    counted = (step.first_day for step in timeline.steps if step.stage.counts and step.happens)
    first_day = next(counted, None)
    return Line(
        key=told.key,
        stage=told.step,
        first_day=first_day,
        last_day=timeline.reached_day,
        first_date=timeline.date_of(first_day),
        last_date=timeline.date_of(timeline.reached_day),
        days=min(timeline.counted, rule.days),
        least=rule.days,
        or_longer=True,
        source=told.source,
        lane=words.say(f"lane.{Lane.GUIDANCE.value}"),
        note=ninety_sentence(timeline, words),
    )


def _notes(timeline: Timeline, step: Step, told: table_rows.Row, words: Words) -> Iterator[str]:
    """What the figures of a stage's line leave open, in sentences."""
    target = timeline.plan.pathway.guidance.days
    if not step.happens:
        none = "note.not-needed" if step.fills else "note.none"
        yield words.say(none, target=target)
    elif step.fills:
        yield words.say("note.fills", target=target)
    if told.stated:
        yield told.stated
    yield from how_it_moves(step, told, words)


def how_it_moves(step: Step, told: table_rows.Row, words: Words) -> Iterator[str]:
    """How early and how late a stage could start and end, and whether it ends at all."""
    if told.could_be:
        yield words.say("note.could-be", could_be="; ".join(told.could_be))
    if step.happens and step.last_day is None:
        yield words.say("note.no-end")


def _cells(order: Order) -> list[list[Cell]]:
    """The lines of both files, with plain Python values."""
    timeline, words = order.timeline, order.words
    columns = _values(frame(timeline, words))
    pathway = order.plan.pathway
    help_lines = words.text(library().helplines.text.text)
    closing = [disclaimer(pathway, words), safety_line(pathway, words), help_lines]
    program = program_line(pathway, words)
    if program is not None:
        closing += [program, words.text(pathway.safety.article.text)]
    closing += [order.notice] if order.notice else []
    if order.address is not None:
        closing.append(order.address)
    between = [None] * (len(_COLUMNS) - 2)
    return [
        list(heads(words).values()),
        *(list(line) for line in zip(*columns, strict=True)),
        [words.say("phrase.not-medical-advice"), *between, " ".join(closing)],
    ]


def _values(table: "pd.DataFrame") -> Iterator[list[Cell]]:
    """The columns of a table, with plain values."""
    import pandas as pd

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


def _as_xlsx(order: Order) -> bytes:
    return workbook.written(order, _cells(order))


FORM_CSV: Final = Form(ending="csv", media_type="text/csv", render=_as_csv)
FORM_XLSX: Final = Form(
    ending="xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    render=_as_xlsx,
    options=frozenset({"paper"}),
    attached=True,
)
