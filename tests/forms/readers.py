"""Reads every form back: by readers that know nothing of its maker.

The words of a file are compared without spaces, since a reader cannot know where lines broke.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Any, Final
from xml.etree import ElementTree

from planner.forms import FORMS
from planner.forms.order import Options, Order, Titles
from planner.plan.plan import Plan
from tests.forms.calendar_reader import by_hand, by_library
from tests.forms.examples import BASE
from tests.forms.pdf_reader import squeezed, text_of
from tests.forms.slides_reader import alt_of, deck_of, groups_of, texts_of
from tests.forms.svg_reader import NAMESPACE, found
from tests.forms.table_reader import csv_lines, workbook

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FileText:
    """What a file says to those who see it, and to those who do not; without spaces."""

    words: str
    alternative: str = ""


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


def read_pdf(order: Order) -> FileText:
    return FileText(text_of(FORMS["pdf"].render(order)))


def read_html(order: Order) -> FileText:
    return FileText(squeezed("".join(Page(FORMS["html"].render(order).decode()).words)))


def read_svg(order: Order) -> FileText:
    root = ElementTree.fromstring(FORMS["svg"].render(order))
    labels = ("".join(one.itertext()) for one in found(root, "text"))
    about = root.findtext(f"{NAMESPACE}desc", "")
    return FileText(squeezed("\n".join(labels)), squeezed(about))


def read_pptx(order: Order) -> FileText:
    slides = list(deck_of(order).slides)
    words = "".join(one.text_frame.text for slide in slides for one in texts_of(slide))
    alternatives = (alt_of(group) for slide in slides for group in groups_of(slide))
    return FileText(squeezed(words), squeezed("|".join(alternatives)) + "|")


def read_ics(order: Order) -> FileText:
    """By two readers, which find the same."""
    content = FORMS["ics"].render(order)
    assert by_hand(content) == by_library(content)
    unfolded = content.replace(b"\r\n ", b"").decode()
    return FileText(squeezed(re.sub(r"\\n|\\", "", unfolded)))


def read_csv(order: Order) -> FileText:
    return FileText(squeezed("".join(cell for line in csv_lines(order) for cell in line)))


def read_xlsx(order: Order) -> FileText:
    lines = workbook(order).worksheets[0].values
    return FileText(squeezed("".join(str(cell) for line in lines for cell in line)))


READERS: Final[Mapping[str, Callable[[Order], FileText]]] = {
    "pdf": read_pdf,
    "ics": read_ics,
    "pptx": read_pptx,
    "html": read_html,
    "svg": read_svg,
    "csv": read_csv,
    "xlsx": read_xlsx,
}
"""A PNG is the picture of the SVG: `test_png` shows that."""


@cache
def read(ending: str, plan: Plan) -> tuple[Record, FileText]:
    """What programs are promised of a plan, and what one form of it says.

    `test_record` holds the former to the golden files.
    """
    order = Order(plan=plan, options=Options(titles=Titles.FULL), base=BASE)
    record: Record = json.loads(FORMS["json"].render(order))
    return record, READERS[ending](order)
