"""The workbook, read back with openpyxl: cells that are what they are, ready to read and print."""

import io
from dataclasses import replace
from datetime import UTC, datetime, time
from zipfile import ZipFile

import openpyxl
import pytest

from planner.forms.order import Paper
from planner.forms.record import record
from planner.forms.table.table import FORM_XLSX, headings
from planner.language.catalogue import languages, words_for
from planner.plan.plan import Plan
from planner.reading.library import library
from planner.words.wording import answer, answer_title, ninety_sentence
from tests.forms.examples import (
    BASE,
    DEFAULT,
    EXAMPLES,
    PATHWAY,
    dated,
    order_of,
    with_titles,
)
from tests.forms.table_reader import sheet_lines, workbook
from tests.in_words import WORDS, say


def test_cells_are_what_they_are() -> None:
    sheet = workbook(order_of(dated(DEFAULT))).worksheets[0]
    kinds = {
        column[0].value: "".join({one.data_type for one in column[1:-1] if one.value is not None})
        for column in sheet.columns
    }
    texts = dict.fromkeys(("title", "source", "lane", "note"), "s")
    dates = dict.fromkeys(("first_date", "last_date"), "d")
    truths = dict.fromkeys(("or_later", "or_longer"), "b")
    others = texts | dates | truths
    assert kinds == {said: others.get(name, "n") for name, said in headings(WORDS).items()}
    first_date = sheet.cell(2, [*kinds].index(say("column.first-date")) + 1)
    assert (first_date.is_date, first_date.number_format) == (True, "mmm d, yyyy")


@pytest.mark.parametrize("paper", Paper)
def test_the_sheets_are_ready_to_read_and_print(paper: Paper) -> None:
    order = order_of(DEFAULT, paper=paper)
    table, notes = workbook(order).worksheets
    assert (table.title, notes.title) == (say("sheet.table"), say("sheet.notes"))
    assert table.freeze_panes == "B2"
    assert all(cell.font.bold for cell in table[1])
    assert table.print_title_rows == "$1:$1"
    for sheet in (table, notes):
        setup = sheet.page_setup
        assert setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (setup.fitToWidth or 1, setup.fitToHeight) == (1, 0)
        assert (setup.paperSize or 1) == (1 if paper is Paper.LETTER else 9)
    widths = [column.width for column in table.column_dimensions.values()]
    assert max(widths) == widths[-1] > 60
    assert min(widths) < 8
    # A wrapped note has room.
    assert table.row_dimensions[2].height >= 30


def test_a_row_has_room_for_an_address() -> None:
    order = order_of(DEFAULT, base=f"{BASE}/{'x' * 200}")
    notes = workbook(order).worksheets[1]
    rows = {line[0].value: line[0].row for line in notes.iter_rows()}
    assert notes.row_dimensions[rows[say("page.link")]].height >= 75


@pytest.mark.parametrize(
    "title", [" " * 100, "\t" * 100, "x" * 600], ids=["spaces", "tabs", "long"]
)
def test_odd_titles_have_their_place(title: str) -> None:
    sheet = workbook(order_of(replace(DEFAULT, pathway=with_titles(PATHWAY, title)))).worksheets[0]
    assert sheet.cell(2, 1).value == title
    assert 15 <= sheet.row_dimensions[2].height <= 409


@pytest.mark.parametrize("language", languages())
def test_sheets_have_names_that_the_format_takes(language: str) -> None:
    names = [words_for(language).say(name) for name in ("sheet.table", "sheet.notes")]
    assert len({name.casefold() for name in names}) == 2
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\'")


@pytest.mark.parametrize("base", [BASE, None], ids=["address", "no-address"])
@pytest.mark.parametrize("plan", EXAMPLES)
def test_the_notes_sheet(plan: Plan, base: str | None) -> None:
    """What it is not, the answers, and the sources, each with the month of its check."""
    order = order_of(dated(plan), base=base)
    lines = sheet_lines(workbook(order).worksheets[1])
    text = "\n".join(str(cell) for line in lines for cell in line if cell is not None)
    timeline, words = order.timeline, order.words
    wanted = (
        record(timeline, words)["disclaimer"],
        PATHWAY.safety.full[0].text,
        answer_title(timeline, words),
        " ".join((*answer(timeline, words), PATHWAY.safety.months.text)),
        ninety_sentence(timeline, words),
        library().helplines.text.text,
    )
    assert [one for one in wanted if one not in text] == []
    assert plan.scenario is not None
    assert lines[0][1] == plan.scenario.title
    by_label = {line[0]: line for line in lines}
    assert (say("page.link") in by_label) is (base is not None)
    assert base is None or by_label[say("page.link")][1] == order.address
    for source in PATHWAY.sources:
        _, about, address, checked = by_label[source.label]
        assert source.title in about
        assert address == source.address
        month = "2026-02" if source.key == "study" else "2026-03"
        assert checked == say("source.checked", month=WORDS.month(month))


def test_the_only_time_inside_is_the_contents() -> None:
    content = FORM_XLSX.render(order_of(DEFAULT))
    book = openpyxl.load_workbook(io.BytesIO(content))
    version = datetime.combine(PATHWAY.content_version, time(), UTC).replace(tzinfo=None)
    assert book.properties.created == book.properties.modified == version
    assert book.properties.title == say("chart.title", medicine="Samplin")
    with ZipFile(io.BytesIO(content)) as parts:
        assert {entry.date_time[0] for entry in parts.infolist()} == {1980}
