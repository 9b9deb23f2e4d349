"""What a visitor can read on a page, taken from the framework's own test of it."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import AlertBase, Block, HeadingBase, Html, Markdown

from planner.web import internals

PAGE = Path(__file__).parents[2] / "planner" / "ui" / "main.py"
RUN_SECONDS = 20

# Every page of the framework's test looks through all installed packages for components: once will
# do, as none is installed meanwhile.
pytest.MonkeyPatch().setattr(
    manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
)

_UNREAD = frozenset({"style", "script"})
_INLINE = frozenset({"a", "b", "br", "em", "i", "small", "span", "strong", "time"})
_ESCAPED_MARKDOWN = re.compile(r"\\(.)")
_MARKUP = re.compile(r"<[^>]*>")


def open_page(query: str = "", **context: object) -> AppTest:
    """The page as a new visitor gets it at this address."""
    return _opened(AppTest.from_file(str(PAGE)), query, context)


def open_alone(name: str, query: str = "", **context: object) -> AppTest:
    """The page of this name; the framework's own test cannot choose among the pages of an app."""
    script = f"from planner.ui import {name}_page\n\n{name}_page.show()\n"
    return _opened(AppTest.from_string(script), query, context)


def _opened(page: AppTest, query: str, context: dict[str, object]) -> AppTest:
    page.default_timeout = RUN_SECONDS
    page.context = context
    move_address(page, query)
    return page.run()


def move_address(page: AppTest, query: str) -> None:
    """Put another address into the visitor's browser; the next run sees it."""
    # As the framework parses an address, which knows no link of ours.
    page.query_params = parse_qs(query.removeprefix("?"), keep_blank_values=True)


def go_back(page: AppTest, query: str) -> None:
    """Go back or forward to this address, which runs the page."""
    move_address(page, query)
    with pytest.MonkeyPatch().context() as patch:
        # The framework's own test cannot say so.
        patch.setattr(internals, "went_back_or_forward", lambda: True)
        page.run()


Inputs = Mapping[str, object]
"""What to put into inputs, by their keys; True presses a button."""


def fill_in(page: AppTest, inputs: Inputs) -> None:
    """Put values into inputs; the next run of the page sees all of them."""
    for key, value in inputs.items():
        widget: Any = page.get_by_key(key)
        widget.set_value(value)


def change(page: AppTest, inputs: Inputs) -> None:
    """Put values into inputs as a visitor does, which runs the page."""
    fill_in(page, inputs)
    page.run()


def run_after_restart(page: AppTest) -> None:
    """Run the page with what its inputs hold, in a session that knows nothing of them."""
    held = page._tree.get_widget_states()  # noqa: SLF001  it cannot restart
    page._session_state = SafeSessionState(SessionState(), lambda: None)  # noqa: SLF001
    page._run(held)  # noqa: SLF001  it cannot restart


def address(page: AppTest) -> str:
    """The address as it stands in the visitor's browser, from its "?"; empty where it is bare."""
    query = urlencode(page.query_params, doseq=True)
    return f"?{query}" if query else ""


def text_of_html(html: str) -> list[str]:
    """The texts of a piece of HTML, one for each paragraph, item, cell or heading."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.texts()


def warnings(page: AppTest) -> list[list[str]]:
    """The paragraphs of each warning, as they are shown."""
    return [_paragraphs(alert.value) for alert in (*page.warning, *page.error)]


def texts(page: AppTest) -> list[str]:
    """Everything to read outside the chart: page, labels, help and alerts."""
    return texts_in(page.main)


def texts_in(block: Block) -> list[str]:
    """Everything to read in a part of the page, outside the chart."""
    found: list[str] = []
    for element in block:
        proto: Any = getattr(element, "proto", None)
        # A popover's label stands one level further in.
        for part in (proto, getattr(proto, "popover", None)):
            for name in ("label", "help", "placeholder"):
                found += _paragraphs(str(getattr(part, name, "")))
        if isinstance(element, Html):
            found += text_of_html(element.value)
        elif isinstance(element, AlertBase | HeadingBase | Markdown):
            found += _paragraphs(element.value)
    return [text for text in found if text]


def texts_of(page: AppTest, key: str) -> list[str]:
    """Everything to read in the container with this key."""
    block = page.get_by_key(key)
    assert isinstance(block, Block), key
    return texts_in(block)


def markup_of(page: AppTest | Block) -> list[str]:
    """Each piece of HTML on the page, or in a part of it, as it stands there."""
    return [one.value for one in page.get("html") if isinstance(one, Html)]


def chart_alt(page: AppTest) -> str:
    """The chart's text for those who do not see it."""
    return str(_chart(page).alt)


def chart_text(page: AppTest) -> str:
    """All words in the picture as one text: its lines are broken to fit, so they are joined."""
    figure = json.loads(_chart(page).spec)
    lines = [_plain(label["text"]) for label in figure["layout"]["annotations"]]
    lines += map(_plain, figure["layout"]["xaxis"].get("ticktext", []))
    return re.sub(r"\s+", " ", " ".join(lines))


def chart_hovers(page: AppTest) -> list[str]:
    """What the chart says at the pointer."""
    figure = json.loads(_chart(page).spec)
    hovers: list[str] = []
    for trace in figure["data"]:
        for name in ("hovertext", "text"):
            given = trace.get(name, [])
            hovers += [given] if isinstance(given, str) else given
        hovers += ["<br>".join(facts) for facts in trace.get("customdata", [])]
    return [_plain(line) for hover in hovers for line in hover.split("<br>") if line]


def _chart(page: AppTest) -> Any:
    (chart,) = page.get("plotly_chart")
    return chart.proto


def _paragraphs(markdown: str) -> list[str]:
    # A joiner that nobody sees keeps the page from making links of addresses.
    return _ESCAPED_MARKDOWN.sub(r"\1", markdown).replace("\u2060", "").split("\n\n")


def _plain(markup: str) -> str:
    return unescape(_MARKUP.sub(" ", markup)).strip()


class _Reader(HTMLParser):
    """Collects the words of HTML, and ends a text wherever a block begins or ends."""

    def __init__(self) -> None:
        super().__init__()
        self._unread = 0
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a text at a block, and read nothing inside a style sheet."""
        self._unread += tag in _UNREAD
        self._parts.append("\n" if tag not in _INLINE or tag == "br" else "")
        for name, value in attrs:
            if name in {"title", "alt", "aria-label", "data-column"} and value:
                self._parts.append(f"\n{value}\n")

    def handle_endtag(self, tag: str) -> None:
        """End a text with its block."""
        self._unread -= tag in _UNREAD
        self._parts.append("" if tag in _INLINE else "\n")

    def handle_data(self, data: str) -> None:
        """Keep words that are shown."""
        if not self._unread:
            self._parts.append(data)

    def texts(self) -> list[str]:
        """The texts so far."""
        return list(_filled("".join(self._parts)))


def _filled(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if words := re.sub(r"\s+", " ", line).strip():
            yield words
