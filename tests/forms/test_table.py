"""CSV and workbook, read back with the csv module, pandas and openpyxl: what both of them say."""

import io
from dataclasses import replace
from datetime import date
from typing import Any, Final
from zipfile import ZipFile

import pandas as pd
import pytest
from hypothesis import given, settings

from planner.forms.order import Form, Order
from planner.forms.record import record
from planner.forms.table.table import FORM_CSV, FORM_XLSX, headings
from planner.language.catalogue import languages, words_for
from planner.plan.plan import Plan
from planner.reading.library import library
from planner.words.timeline_frame import timeline_frame
from tests.forms.examples import (
    BASE,
    DEFAULT,
    EXAMPLES,
    PATHWAY,
    dated,
    order_of,
    with_titles,
)
from tests.forms.table_reader import csv_lines, sheet_lines, workbook
from tests.in_words import WORDS, day, say
from tests.strategies import any_plan

FORMS: Final = pytest.mark.parametrize("form", [FORM_CSV, FORM_XLSX], ids=["csv", "xlsx"])
SAME: Final = {
    "title": "title",
    "first_day": "start_day",
    "last_day": "last_day",
    "first_date": "start_date",
    "last_date": "last_date",
    "days": "days",
    "earliest_start": "earliest_start_day",
    "latest_start": "latest_start_day",
    "earliest_last": "earliest_last_day",
    "latest_last": "latest_last_day",
}
"""Columns of the table, and the keys of the record that hold the same."""

FORMULAS: Final = (
    *('=HYPERLINK("http://evil.example","click")', "=1+1", "+1", "-1", "@SUM(A1)"),
    *("\t=1+1", "\r=1+1", "\n=1+1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201"),
)


def written(cells: dict[str, Any]) -> dict[str, str]:
    """The cells that are filled, as a CSV writes them."""
    return {
        name: str(cell).upper() if isinstance(cell, bool) else str(cell)
        for name, cell in cells.items()
        if cell not in {None, ""}
    }


def expected(order: Order) -> list[dict[str, str]]:
    """Every line but the last, without its words, from what programs are promised."""
    promised = record(order.timeline, order.words)
    # Of a later part of the stay, the parts before it are held as well.
    windows = {step.stage.key: step.held for step in order.timeline.steps}
    lanes = {lane.key for lane in order.timeline.lanes}
    lines = []
    for entry in promised["stages"]:
        line = {name: entry[key] for name, key in SAME.items()}
        if held := windows.get(entry["key"]):
            line["this_length_earliest"] = held.earliest
            line["this_length_latest"] = held.latest
        if entry["earliest_start_day"] is not None and entry["key"] not in lanes:
            line["or_later"] = not entry["latest_is_limit"]
        if stated := entry["range"]:
            line |= {name: stated[name] for name in ("least", "most")}
            line["or_longer"] = stated["or_longer"] or stated["most"] is None
        lines.append(line)
    rule, counted = promised["guidance"], ("treatment", "outpatient")
    starts = [one["start_day"] for one in promised["stages"] if one["kind"] in counted]
    first_day = next((day for day in starts if day is not None), None)
    line = {
        "title": order.words.text(order.plan.pathway.guidance.title),
        "first_day": first_day,
        "first_date": order.timeline.date_of(first_day),
        "last_day": rule["reached_day"],
        "last_date": rule["reached_date"],
        "days": min(rule["counted"], rule["days"]),
        "least": rule["days"],
        "or_longer": True,
    }
    return [written(one) for one in (*lines, line)]


def without_words(lines: list[list[Any]]) -> list[dict[str, str]]:
    """The figures of the lines of a file, but for its last."""
    names = {heading: name for name, heading in headings(WORDS).items()}
    head, *others, _ = lines
    columns = [names[heading] for heading in head]
    found = [written(dict(zip(columns, line, strict=True))) for line in others]
    words = {"source", "lane", "note"}
    return [{name: line[name] for name in line.keys() - words} for line in found]


@pytest.mark.parametrize("start", [None, date(2028, 2, 20)], ids=["days", "dates"])
@pytest.mark.parametrize("plan", EXAMPLES)
def test_both_hold_what_programs_are_promised(plan: Plan, start: date | None) -> None:
    order = order_of(replace(plan, start=start))
    sheet, _ = workbook(order).worksheets
    assert without_words(csv_lines(order)) == expected(order) == without_words(sheet_lines(sheet))


@settings(max_examples=50)
@given(any_plan)
def test_any_plan_reads_back(plan: Plan) -> None:
    order = order_of(plan)
    assert without_words(csv_lines(order)) == expected(order)


def test_no_two_columns_have_the_same_head() -> None:
    for language in languages():
        heads = headings(words_for(language)).values()
        assert len(set(heads)) == len(heads)


def test_a_program_drops_the_last_line() -> None:
    order = order_of(dated(DEFAULT))
    day, dated_day = (headings(order.words)[name] for name in ("first_day", "first_date"))
    table = pd.read_csv(io.BytesIO(FORM_CSV.render(order)), parse_dates=[dated_day])[:-1]
    assert table[day].dropna().tolist() == [1, 9, 12, 62, 82, 1, 12]
    assert table[dated_day].dropna().dt.date.tolist()[:2] == [date(2027, 1, 4), date(2027, 1, 12)]


@FORMS
@pytest.mark.parametrize("base", [BASE, None], ids=["address", "no-address"])
@pytest.mark.parametrize("plan", EXAMPLES)
def test_the_last_line_says_what_it_is_not(plan: Plan, base: str | None, form: Form) -> None:
    order = order_of(plan, base=base)
    lines = csv_lines(order) if form is FORM_CSV else sheet_lines(workbook(order).worksheets[0])
    assert len({len(line) for line in lines}) == 1
    first, *between, last = lines[-1]
    promised = record(order.timeline, order.words)
    assert first == say("phrase.not-medical-advice")
    assert set(between) <= {"", None}
    parts = (
        *(promised["disclaimer"], promised["safety"], library().helplines.text.text),
        *(promised["figures"], order.address),
    )
    assert last == " ".join(filter(None, parts))
    assert PATHWAY.safety.months.text in last


def test_how_the_csv_is_written() -> None:
    content = FORM_CSV.render(order_of(dated(DEFAULT)))
    assert content.startswith("\ufeff{title},{first_day},".format(**headings(WORDS)).encode())
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


def test_words_say_what_figures_leave_open() -> None:
    """Notes, and where a figure is from."""

    def cells(column: str, **lengths: int) -> dict[str, str]:
        plan = DEFAULT
        for key, length in lengths.items():
            plan = plan.with_length(key, length)
        order = order_of(plan)
        return dict(timeline_frame(order.timeline, order.words)[column])

    usual, long, none = cells("note"), cells("note", treatment=120), cells("note", outpatient=0)
    held = say("table.this-length.or-later", earliest=day(56), latest=day(67))
    for words, note in (
        (say("note.fills", target=70), usual["outpatient"]),
        (say("note.no-end"), usual["aftercare"]),
        ("It takes its time.", usual["slowly"]),
        ("They may not come.", usual["echoes"]),
        (held, usual["treatment"]),
        (say("outside.article.longer"), long["treatment"]),
        (WORDS.count("ninety.days-missing", 20), none["seventy"]),
    ):
        assert words in note
    assert long["outpatient"].startswith(say("note.not-needed", target=70))
    assert none["outpatient"].startswith(say("note.none"))
    sources = cells("source")
    assert sources["evaluation"] == f"{say('source.assumption')}, the article"
    assert sources["seventy"] == "Guide 2025"
    article, guidance = (say(f"lane.{name}") for name in ("article", "guidance"))
    assert [*cells("lane").values()] == [article] * 5 + [guidance] * 3


@FORMS
@pytest.mark.parametrize("title", FORMULAS)
def test_no_text_becomes_a_formula(title: str, form: Form) -> None:
    order = order_of(dated(replace(DEFAULT, pathway=with_titles(PATHWAY, title))), base=BASE)
    if form is FORM_CSV:
        head, *lines, _ = csv_lines(order)
        assert {line[0] for line in lines} == {f"'{title}"}
        assert {line[head.index(say("table.source"))][:2] for line in lines} > {f"'{title[0]}"}
        return
    cells = [cell for sheet in workbook(order) for line in sheet.iter_rows() for cell in line]
    assert {cell.data_type for cell in cells} == {"s", "n", "b", "d"}
    assert all(cell.hyperlink is None for cell in cells)
    with ZipFile(io.BytesIO(FORM_XLSX.render(order))) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 2
        assert not any(b"<f>" in parts.read(name) for name in sheets)


def test_a_title_may_hold_commas_quotes_and_line_breaks() -> None:
    title = 'A "stay", with\r\na break;é'
    order = order_of(replace(DEFAULT, pathway=with_titles(PATHWAY, title)))
    assert {line[0] for line in csv_lines(order)[1:-1]} == {title}
