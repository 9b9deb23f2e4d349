"""The workbook, read back with openpyxl: cells that are what they are, ready to read and print."""

import io
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Final
from zipfile import ZipFile

import openpyxl
import pytest

from planner.forms.order import Options, Paper
from planner.forms.record import record
from planner.forms.table.table import FORM_XLSX, headings
from planner.language.catalogue import languages, words_for
from planner.plan.plan import Plan, default_plan
from planner.reading.library import library
from planner.words.wording import answer, answer_title, ninety_sentence
from tests.forms.examples import BASE, EXAMPLES, dated, order_of, with_titles
from tests.forms.table_reader import sheet_lines, workbook

PATHWAY: Final = library().default
WORDS: Final = words_for()


def test_cells_are_what_they_are() -> None:
    sheet = workbook(order_of(dated(default_plan(PATHWAY)))).worksheets[0]
    head = [cell.value for cell in sheet[1]]
    kinds = {
        name: {cell.data_type for cell in column[1:-1] if cell.value is not None}
        for name, column in zip(head, sheet.columns, strict=True)
    }
    said = headings(WORDS)
    texts = {said[name] for name in ("title", "source", "lane", "note")}
    dates = {said[name] for name in ("first_date", "last_date")}
    truths = {said[name] for name in ("or_later", "or_longer")}
    for name, found in kinds.items():
        kind = "s" if name in texts else "d" if name in dates else "b" if name in truths else "n"
        assert found == {kind}, name
    date_cell = sheet.cell(2, head.index(said["first_date"]) + 1)
    assert (date_cell.is_date, date_cell.number_format) == (True, "mmm d, yyyy")


@pytest.mark.parametrize("paper", Paper)
def test_the_sheets_are_ready_to_read_and_print(paper: Paper) -> None:
    order = replace(order_of(default_plan(PATHWAY)), options=Options(paper=paper))
    table, notes = workbook(order).worksheets
    assert (table.title, notes.title) == (WORDS.say("sheet.table"), WORDS.say("sheet.notes"))
    assert table.freeze_panes == "B2"
    assert all(cell.font.bold for cell in table[1])
    assert table.print_title_rows == "$1:$1"
    for sheet in (table, notes):
        setup = sheet.page_setup
        assert (setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == (
            "landscape",
            True,
        )
        assert (setup.fitToWidth or 1, setup.fitToHeight) == (1, 0)
        assert (setup.paperSize or 1) == (1 if paper is Paper.LETTER else 9)
    widths = [column.width for column in table.column_dimensions.values()]
    assert max(widths) == widths[-1] > 60
    assert min(widths) < 8
    # A wrapped note has room.
    assert table.row_dimensions[2].height >= 30


def test_a_row_has_room_for_an_address() -> None:
    order = order_of(default_plan(PATHWAY), base=f"{BASE}/{'x' * 200}")
    notes = workbook(order).worksheets[1]
    rows = {line[0].value: line[0].row for line in notes.iter_rows()}
    assert notes.row_dimensions[rows[WORDS.say("page.link")]].height >= 75


@pytest.mark.parametrize(
    "title", [" " * 100, "\t" * 100, "x" * 600], ids=["spaces", "tabs", "long"]
)
def test_odd_titles_have_their_place(title: str) -> None:
    sheet = workbook(order_of(default_plan(with_titles(PATHWAY, title)))).worksheets[0]
    assert sheet.cell(2, 1).value == title
    assert 15 <= sheet.row_dimensions[2].height <= 409


@pytest.mark.parametrize("language", languages())
def test_sheets_have_names_that_the_format_takes(language: str) -> None:
    names = [words_for(language).say(name) for name in ("sheet.table", "sheet.notes")]
    assert len({name.casefold() for name in names}) == 2
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\'")


@pytest.mark.parametrize("plan", EXAMPLES)
def test_the_notes_sheet(plan: Plan) -> None:
    order = order_of(dated(plan), base=BASE)
    lines = sheet_lines(workbook(order).worksheets[1])
    text = "\n".join(str(cell) for line in lines for cell in line if cell is not None)
    promised = record(order.timeline, order.words)
    assert promised["disclaimer"] in text
    assert PATHWAY.safety.full[0].text in text
    assert answer_title(order.timeline, order.words) in text
    assert " ".join((*answer(order.timeline, order.words), PATHWAY.safety.months.text)) in text
    assert ninety_sentence(order.timeline, order.words) in text
    assert library().helplines.text.text in text
    assert order.address in [line[1] for line in lines]
    assert plan.scenario is not None
    assert lines[0][1] == plan.scenario.title
    by_label = {line[0]: line for line in lines}
    for source in PATHWAY.sources:
        _, about, address, checked = by_label[source.label]
        assert source.title in about
        assert address == source.address
        month = "2026-02" if source.key == "study" else "2026-03"
        assert checked == WORDS.say("source.checked", month=WORDS.month(month))


def test_the_only_time_inside_is_the_contents() -> None:
    content = FORM_XLSX.render(order_of(default_plan(PATHWAY)))
    book = openpyxl.load_workbook(io.BytesIO(content))
    version = datetime.combine(PATHWAY.content_version, time(), UTC).replace(tzinfo=None)
    assert book.properties.created == book.properties.modified == version
    assert book.properties.title == WORDS.say("chart.title", medicine="Samplin")
    with ZipFile(io.BytesIO(content)) as parts:
        assert {entry.date_time[0] for entry in parts.infolist()} == {1980}
