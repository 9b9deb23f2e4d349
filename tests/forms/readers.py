"""Reads every form back: by readers that know nothing of its maker.

The words of a file are compared without spaces, since a reader cannot know where lines broke. Its
days are taken out of the words again, as numbers or dates, to be compared with those of the record.
"""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from html.parser import HTMLParser
from io import BytesIO, StringIO
from typing import Any, Final
from xml.etree import ElementTree

import openpyxl
from PIL import Image

from planner.forms import FORMS
from planner.forms.order import Options, Order, Titles
from planner.forms.picture import png, svg
from planner.forms.table.table import headings
from planner.plan.plan import Plan
from tests.forms.calendar_reader import ONE_DAY, by_hand, by_library
from tests.forms.examples import BASE
from tests.forms.pdf_reader import squeezed, text_of
from tests.forms.slides_reader import deck_of, texts_of
from tests.forms.spans import DAYS, LENGTH, POINT, SPAN, WORDS, Day, Span, day_of, pattern, span_of

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileText:
    """What a file says: all its words without spaces, and its spans by the titles of stages."""

    words: str
    spans: Mapping[str, Span]


def rows(words: str, record: Record) -> Iterator[tuple[str, Span]]:
    """The spans of a table: title, length, and from when to when."""
    for stage in record["stages"]:
        title = re.escape(squeezed(stage["title"]))
        length = f"(?P<length>{LENGTH})|{pattern('table.no-end')}"
        row = re.search(f"{title}(?:{length})(?P<span>{SPAN})", words)
        if row is not None:
            yield stage["title"], span_of(row["span"], row["length"])


_LENGTH: Final = f"(?:(?P<length>{DAYS})|{pattern('talk.no-end')})"
_BAR: Final = pattern("slides.bar", name="(?P<name>.*)", length=_LENGTH)
BARS: Final = (
    pattern("slides.bar-days", bar=_BAR, first=f"(?P<first>{POINT})", last=f"(?P<last>{POINT})"),
    pattern("slides.bar-from", bar=_BAR, first=f"(?P<first>{POINT})"),
    pattern("slides.bar-day", bar=_BAR, first=f"(?P<alone>(?P<first>{POINT}))"),
)
"""What is said of a bar to those who do not see it."""


def read_pdf(order: Order, record: Record) -> FileText:
    words = text_of(FORMS["pdf"].render(order))
    return FileText(words=words, spans=dict(rows(words, record)))


class Page(HTMLParser):
    """A page: its words but those of style and script, its elements, and all that it refers to."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.loads: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src"}:
                self.addresses.append(value or "")
                self.loads += [] if (tag, name) == ("a", "href") else [value or ""]

    def handle_data(self, data: str) -> None:
        self.words += [] if self.tags and self.tags[-1] in {"style", "script"} else [data]


def read_html(order: Order, record: Record) -> FileText:
    words = squeezed("".join(Page(FORMS["html"].render(order).decode()).words))
    return FileText(words=words, spans=dict(rows(words, record)))


def read_svg(order: Order, record: Record) -> FileText:
    return text_of_picture(FORMS["svg"].render(order).decode(), record)


def read_png(order: Order, record: Record) -> FileText:
    """By its SVG; `test_png` shows that it is that picture."""
    with Image.open(BytesIO(FORMS["png"].render(order))) as picture:
        picture.load()
        scene, drawing = png.scene_of(order), svg.FORM.render(order).decode()
        assert picture.size == (2 * scene.preset.narrowest, 2 * round(scene.height))
    return text_of_picture(drawing, record)


def text_of_picture(drawing: str, record: Record) -> FileText:
    """The lengths stand over the bars; from when to when stands in the description."""
    root = ElementTree.fromstring(drawing)
    space = "{http://www.w3.org/2000/svg}"
    labels = [squeezed("".join(one.itertext())) for one in root.iter(f"{space}text")]
    about = squeezed(root.findtext(f"{space}desc", ""))
    spans: dict[str, Span] = {}
    for number, stage in enumerate(record["stages"], 1):
        title = re.escape(squeezed(stage["title"]))
        span = re.search(pattern("text.step", title=title, span=f"(?P<span>{SPAN})"), about)
        if span is not None:
            length = pattern("caption.length", length=f"(?P<length>{LENGTH})")
            numbered = pattern("caption.numbered", number=str(number), title=title)
            captions = f"{numbered}(?:{length}|{pattern('caption.no-end')})"
            (caption,) = filter(None, (re.match(captions, one) for one in labels))
            spans[stage["title"]] = span_of(span["span"], caption["length"])
    return FileText(words="".join(labels), spans=spans)


def read_pptx(order: Order, record: Record) -> FileText:
    """Each stage that happens has a slide with its bar, of which the alt text says the days."""
    slides = list(deck_of(order).slides)
    titles = {
        squeezed(WORDS.say("caption.numbered", number=number, title=stage["title"])): stage["title"]
        for number, stage in enumerate(record["stages"], 1)
    }
    spans: dict[str, Span] = {}
    for slide in slides:
        for alt in slide.element.xpath(".//p:grpSp/p:nvGrpSpPr/p:cNvPr/@descr"):
            for way in BARS:
                if found := re.fullmatch(way, squeezed(alt)):
                    spans[titles[found["name"]]] = bar_span(found.groupdict(), order.plan.start)
                    break
    words = "".join(one.text_frame.text for slide in slides for one in texts_of(slide))
    return FileText(words=squeezed(words), spans=spans)


def bar_span(found: Mapping[str, str | None], start: date | None) -> Span:
    """The days of a bar; its dates have no year where it is that of Day 1."""
    year = None if start is None else re.search(r"\d{4}", start.isoformat())
    first = day_of(found["first"] or "", year)
    last = first if found.get("alone") else None
    if found.get("last"):
        last = day_of(found["last"] or "", year)
    days = re.search(r"\d+", found["length"] or "")
    return Span(days=None if days is None else int(days[0]), first=first, last=last)


def read_ics(order: Order, record: Record) -> FileText:
    """With full titles, by two readers; of a stage without an end it holds the first day."""
    content = FORMS["ics"].render(order)
    events = by_hand(content)
    assert events == by_library(content)
    titles = {stage["title"] for stage in record["stages"]}
    spans: dict[str, Span] = {}
    for event in events:
        title = event.title.partition(":")[0]
        if title in titles:
            open_ended = WORDS.say("note.no-end") in event.description
            assert not open_ended or event.first == event.last
            days = (event.last + ONE_DAY - event.first).days
            spans[title] = Span(
                days=None if open_ended else days,
                first=event.first,
                last=None if open_ended else event.last,
            )
    unfolded = content.replace(b"\r\n ", b"").decode()
    return FileText(words=squeezed(re.sub(r"\\n|\\", "", unfolded)), spans=spans)


def read_csv(order: Order, _record: Record) -> FileText:
    text = FORMS["csv"].render(order).decode("utf-8-sig")
    return text_of_table(list(csv.DictReader(StringIO(text, newline=""), strict=True)))


def read_xlsx(order: Order, _record: Record) -> FileText:
    book = openpyxl.load_workbook(BytesIO(FORMS["xlsx"].render(order)))
    head, *lines = book.worksheets[0].values
    return text_of_table([dict(zip(head, line, strict=True)) for line in lines])


def text_of_table(lines: list[dict[str, Any]]) -> FileText:
    """The columns for people: dates where there are any, else days."""
    named = headings(WORDS)
    by = "date" if any(line[named["first_date"]] for line in lines) else "day"
    spans: dict[str, Span] = {}
    for line in lines:
        first, last = (day_in(line[named[f"{end}_{by}"]]) for end in ("first", "last"))
        if first is not None:
            days = day_in(line[named["days"]])
            assert days is None or isinstance(days, int)
            spans[line[named["title"]]] = Span(days=days, first=first, last=last)
    words = "".join(str(cell) for line in lines for cell in line.values())
    return FileText(words=squeezed(words), spans=spans)


def day_in(cell: object) -> Day | None:
    """A Day number or a date, as text or as itself."""
    if cell in {"", None}:
        return None
    if isinstance(cell, datetime):
        return cell.date()
    text = str(cell)
    return date.fromisoformat(text) if "-" in text else int(text)


READERS: Final[Mapping[str, Callable[[Order, Record], FileText]]] = {
    "pdf": read_pdf,
    "ics": read_ics,
    "pptx": read_pptx,
    "html": read_html,
    "png": read_png,
    "svg": read_svg,
    "csv": read_csv,
    "xlsx": read_xlsx,
}


@cache
def read(ending: str, plan: Plan) -> tuple[Record, FileText]:
    """What programs are promised of a plan, and what one form of it says.

    `test_record` holds the former to the golden files.
    """
    order = Order(plan=plan, options=Options(titles=Titles.FULL), base=BASE)
    record: Record = json.loads(FORMS["json"].render(order))
    return record, READERS[ending](order, record)


def expected(record: Record) -> Iterator[tuple[str, str, Span]]:
    """Lane, title and span of each stage that happens on known days."""
    names = ("start_date", "last_date") if record["start"] else ("start_day", "last_day")
    for stage in record["stages"]:
        first, last = (day_in(stage[name]) for name in names)
        if first is not None:
            yield stage["lane"], stage["title"], Span(days=stage["days"], first=first, last=last)
