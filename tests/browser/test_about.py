"""The page `/about` in a real browser."""

import re
from itertools import pairwise
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from planner.plan.link import encode
from planner.words.about import about
from tests.browser.pages import axe, each_look, expect_no_sideways_scroll, wait_for_app
from tests.browser.server import Server
from tests.browser.shown import DEFAULT, PATHWAY, WORDS
from tests.browser.visitor import DESKTOP, PHONE, SMALL_PHONE
from tests.content import SHIPPED

SECTIONS: Final = about(PATHWAY, SHIPPED.helplines, PATHWAY.reviewed, WORDS)
TITLES: Final = [section.title for section in SECTIONS]
MOST_TABS: Final = 40
"""More presses of the Tab key than there are links up to the last one of the list."""

LEVELS: Final = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .map(e => Number(e.tagName[1]))"""


def open_at(page: Page, server: Server, query: str = "") -> None:
    """Open the page at this address, and wait until it stands."""
    page.goto(f"{server.url}/about{query}")
    wait_for_app(page)
    expect(page.locator("#licenses")).to_be_attached()


def test_accessibility(watched_page: Page, server: Server) -> None:
    """axe finds nothing, nothing is wider than the screen, and the headings skip no level."""
    open_at(watched_page, server)
    for size, scheme in each_look(SMALL_PHONE, DESKTOP, page=watched_page):
        assert axe(watched_page).wcag == (), (size, scheme)
    expect_no_sideways_scroll(watched_page, SMALL_PHONE, PHONE, DESKTOP)
    levels = watched_page.evaluate(LEVELS)
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    expect(watched_page).to_have_title(WORDS.say("about.tab", medicine=PATHWAY.medicine))


def test_sections_by_keyboard(watched_page: Page, server: Server) -> None:
    """With Tab and Enter alone a reader gets to a section and back; the address keeps the plan."""
    query = encode(DEFAULT)
    open_at(watched_page, server, query)
    watched_page.set_viewport_size(PHONE)
    contents = watched_page.get_by_role("navigation", name=WORDS.say("sections.contents"))
    assert contents.get_by_role("link").all_inner_texts() == TITLES
    press_link(watched_page, "#privacy")
    expect(watched_page.locator("#privacy")).to_be_in_viewport()
    expect(watched_page).to_have_url(f"{server.url}/about{query}#privacy")
    press_link(watched_page, "#contents")
    expect(contents.get_by_role("link").first).to_be_in_viewport()
    expect(watched_page).to_have_url(re.compile(f"{re.escape(query)}#contents$"))


def press_link(page: Page, address: str) -> None:
    """Go to the next link with this address by the Tab key, and press Enter on it."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == address:
            page.keyboard.press("Enter")
            return
    pytest.fail(f"{MOST_TABS} presses of Tab do not reach {address}")
