"""Tests of the page that the browser loads first."""

import pytest

from app import app
from planner.catalogue import words
from planner.library import library
from planner.web import index_page
from tests.web.asgi import HOST, ask

WORDS = words()


def page() -> str:
    """The first page as it is now configured."""
    return index_page.index_page(WORDS).decode()


def test_words() -> None:
    """Title, description and the words for those without scripts are ours."""
    text = page()
    assert f"<title>{WORDS.say('page.tab', medicine='Samplin')}</title>" in text
    assert WORDS.say("page.description") in text
    noscript = text[text.index("<noscript>") : text.index("</noscript>")]
    assert WORDS.text(library().default.safety.inside.text) in noscript
    assert 'href="/plan.html"' in noscript


def test_search_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app is not listed unless the setting says so."""
    assert '<meta name="robots" content="noindex"' in page()
    monkeypatch.setenv(index_page.INDEXED, "1")
    assert "noindex" not in page()


@pytest.mark.parametrize("path", ["/", "/compare", "/no-such-page"])
def test_every_page_begins_with_it(path: str) -> None:
    """Whatever page is asked for, the framework's own first page is never shown."""
    answer = ask(app, path, b"", headers=(HOST, (b"accept-encoding", b"gzip")))
    assert answer.status == 200
    assert answer.text == page()
    assert "content-encoding" not in answer.headers


def test_our_own_pages_are_left_alone() -> None:
    """The offline page is HTML too, and comes as it is."""
    answer = ask(app, "/plan.html", b"")
    assert answer.status == 200
    assert WORDS.say("offline.works") in answer.text
