"""What a facility's file says, or a link, is plain text on every page, whatever it looks like.

`tests/browser/test_plain_text.py` sees that the framework's page makes nothing of it.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import AlertBase, HeadingBase, Markdown

from planner.forms.page.markup import plain_label, plain_markdown
from planner.reading.library import PROGRAMS_SETTING
from tests.programs import MARKUP
from tests.ui.visible import open_alone, open_page

ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
LEFT: Final = re.compile(r"[*_~$`<\[\]]|&#?\w+;")
"""What Markdown makes something of, where it is not escaped."""

MADE_LATER: Final = (
    re.compile(r"(https?://|www(?=\.))([-.\w]+)", re.IGNORECASE),
    re.compile(r"[-.\w+]+@[-\w]+(\.[-\w]+)+"),
    re.compile(r":[-+\w]+:|:[a-z]+(?=\[)"),
    re.compile(r"(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)"),
)
"""What the framework's page (release 1.67) looks for in text without its escapes."""

TEXTS: Final = (
    *("**b**", "_x_", "~~s~~", "$x$", "`c`", "[a](https://evil.example)", "![a](b)", "<b>b</b>"),
    *("&lt;b&gt;", "&#42;", "www.evil.example", "WWW.evil.example", "HTTPS://evil.example"),
    *("a@evil.example", "(a@evil.example)", ":smile:", ":+1:", ":-1:", ":red[a]", ":red a"),
    *(":material/home:", ":material_home:", ":streamlit:", "--", "a -> b", "a <- b", "a <-> b"),
    *("a >= b", "a <= b", "a ~= b", "\\*a\\*", "a\\", "x\\:smile:", "# a", "- a", "1. a", "> a"),
)
PAGES: Final = {
    "plan": "?pathway=markup&addresses=www.evil.example&formula=:smile:&list=a@evil.example",
    "compare": "?pathway=markup&with=mathematics:20",
    "about": "?pathway=markup",
}


def without_escapes(markdown: str) -> str:
    """What is left to the page when Markdown is read; nothing in it may be markup by then."""
    assert not LEFT.search(ESCAPED.sub("", markdown)), markdown
    shown = ESCAPED.sub(r"\1", markdown)
    for pattern in MADE_LATER:
        assert not pattern.search(shown), markdown
    return shown


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("plain", [plain_markdown, plain_label])
def test_every_kind_of_markup(plain: Any, text: str) -> None:
    """No sign is lost, and none is made something of."""
    assert without_escapes(plain(f"{text} is {text}")).replace("\u2060", "") == f"{text} is {text}"


@pytest.mark.parametrize("title", ["Step-down (St. Mary's)", "Groups & walks, 8:30/9:30!", "A+"])
def test_a_label_has_no_needless_escape(title: str) -> None:
    """A screen reader would read it out."""
    assert plain_label(title) == title


def markdown_of(page: AppTest) -> Iterator[str]:
    """Every text that the page reads as Markdown, without the markup that is ours."""
    for element in page.main:
        proto: Any = getattr(element, "proto", None)
        for part in (proto, getattr(proto, "popover", None)):
            for name in ("label", "help", "placeholder"):
                yield str(getattr(part, name, ""))
        if isinstance(element, AlertBase | HeadingBase | Markdown):
            yield from str(getattr(element, "value", "")).split("\n\n")


@pytest.mark.parametrize("name", PAGES)
def test_every_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Labels, helps and messages of a program whose every text looks like markup."""
    shutil.copy(MARKUP, tmp_path)
    monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
    page = open_page(PAGES[name]) if name == "plan" else open_alone(name, PAGES[name])
    assert not page.exception
    shown = [without_escapes(text) for text in markdown_of(page)]
    assert any("evil" in text for text in shown) or name == "about"
