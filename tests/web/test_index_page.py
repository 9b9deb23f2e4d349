"""Tests of the page that the browser loads first."""

import pytest

from app import app
from planner.forms.page.markup import led
from planner.language.catalogue import words_for
from planner.reading.library import library
from planner.web import index_page, page_head
from planner.web.addresses import PAGES, TALK
from tests.web.asgi import ask

WORDS = words_for()


def page() -> str:
    """The first page as it is now configured."""
    return index_page.index_page(WORDS)


def test_words() -> None:
    """Title, description and the words for those without scripts are ours."""
    text = page()
    assert f"<title>{WORDS.say('page.tab', medicine='Samplin')}</title>" in text
    assert WORDS.say("page.description") in text
    noscript = text[text.index("<noscript>") : text.index("</noscript>")]
    assert led(library().default.safety.inside, WORDS) in noscript
    assert 'href="./plan.html"' in noscript


def test_search_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app is not listed unless the setting says so."""
    assert '<meta name="robots" content="noindex"' in page()
    monkeypatch.setenv(page_head.INDEXED, "1")
    assert "noindex" not in page()


@pytest.mark.parametrize("path", [path for path in PAGES if path != TALK])
def test_every_page_begins_with_it(path: str) -> None:
    """Whatever live page is asked for, the framework's own first page is never shown."""
    answer = ask(app, path, b"")
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-cache")
    begin, root, end = page().partition('<div id="root"></div>')
    assert answer.text.startswith(begin)
    assert answer.text.endswith(root + end)
