"""Tests of pieces of HTML: whatever a text says, it stays text."""

from collections.abc import Callable
from typing import Final

import pytest

from planner.forms.page import markup
from planner.language.catalogue import words_for
from planner.pathway.claims import Claim, Question
from planner.words.sections import Table
from tests.content import SHIPPED

WORDS: Final = words_for()
HOSTILE: Final = "<img src=x onerror=\"alert(1)\"> & 'more'"
LEFT: Final = "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#x27;more&#x27;"
CLAIM: Final = Claim(text=HOSTILE)
TABLE: Final = Table(caption=HOSTILE, columns=(HOSTILE,) * 2, rows=((HOSTILE,) * 2,))
PIECES: Final[dict[str, Callable[[], str]]] = {
    "paragraphs": lambda: markup.paragraphs([HOSTILE]),
    "led": lambda: markup.led([CLAIM, CLAIM], WORDS),
    "heading": lambda: markup.heading(HOSTILE),
    "bullets": lambda: markup.bullets([HOSTILE]),
    "link": lambda: markup.link(HOSTILE, HOSTILE),
    "date-picker": lambda: markup.date_picker(None, HOSTILE),
    "copy-button": lambda: markup.copy_button("one", HOSTILE, HOSTILE),
    "table": lambda: markup.table(TABLE),
    "sourced": lambda: markup.sourced([CLAIM], SHIPPED.default, WORDS),
    "questions": lambda: markup.questions([Question(ask=HOSTILE, why=HOSTILE)], WORDS),
    "checklist": lambda: markup.checklist([HOSTILE]),
    "details": lambda: markup.details(HOSTILE, ""),
}


@pytest.mark.parametrize("name", PIECES)
def test_no_text_becomes_markup(name: str) -> None:
    html = PIECES[name]()
    assert LEFT in html
    assert "<img" not in html
