"""The page `/` breaks no rule of WCAG A and AA, whatever is open on it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from planner.link import encode
from tests.browser.pages import RUN_MILLISECONDS, axe, each_look, wait_for_app
from tests.browser.server import Server
from tests.browser.shown import BAD, DEFAULT, WORDS
from tests.browser.visitor import DESKTOP, PHONE, open_at, open_everything, open_plan

WITH_OVERLAYS: Final = re.compile(r"(region|landmark-[a-z-]+) ")
"""The rules that the framework's own calendar, menu and help break, none of them of WCAG."""


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("query", [encode(DEFAULT), BAD], ids=["plan", "bad"])
def test_accessibility(watched_page: Page, server: Server, query: str, size: ViewportSize) -> None:
    """axe finds nothing against WCAG A and AA, at rest and with every part opened."""
    page = watched_page
    page.set_viewport_size(size)
    open_at(page, server, query)
    expect(page.locator(".st-key-chart svg").first).to_be_visible()
    for opened in (False, True):
        if opened:
            open_everything(page)
        for _, scheme in each_look(size, page=page):
            if query != BAD or (scheme == "light") is (size is PHONE):
                assert axe(page).wcag == (), scheme


@contextmanager
def overlay(page: Page, name: str) -> Iterator[None]:
    """Open something of the framework that lies over the page, and close it again."""
    button = page.get_by_role("button", name=name)
    if name.startswith("Help"):
        button.focus()
    else:
        button.click()
    shown = page.get_by_role("dialog").or_(page.get_by_role("menu"))
    shown = shown.or_(page.get_by_role("tooltip"))
    expect(shown.first).to_be_visible(timeout=RUN_MILLISECONDS)
    yield
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)


CALENDAR: Final = "Choose date"
HELP: Final = f"Help for {WORDS.say('input.guidance')}"
OVERLAYS: Final = (CALENDAR, "Main menu", HELP)


@pytest.mark.parametrize(
    ("size", "names"),
    [pytest.param(DESKTOP, OVERLAYS, id="desktop"), pytest.param(PHONE, (CALENDAR,), id="phone")],
)
def test_overlays(
    watched_page: Page, server: Server, size: ViewportSize, names: tuple[str, ...]
) -> None:
    """axe finds nothing against WCAG A and AA with the lengths, calendar, menu and a help open."""
    # An overlay closes when the window changes: the whole page is in view from the start.
    whole: ViewportSize = {"width": size["width"], "height": 9000}
    watched_page.set_viewport_size(whole)
    open_plan(watched_page, server, DEFAULT)
    switch = watched_page.locator(".st-key-lengths-open label")
    if switch.is_visible():
        switch.click()
        expect(watched_page.locator(".st-key-days-detox input")).to_be_visible()
        # The switch makes a run, and the framework pales what is old until it has ended.
        wait_for_app(watched_page)
    for _, scheme in each_look(whole, page=watched_page):
        found = axe(watched_page)
        assert (found.wcag, found.best_practice) == ((), ()), scheme
    for name in names:
        with overlay(watched_page, name):
            for _, scheme in each_look(whole, page=watched_page):
                found = axe(watched_page)
                others = [line for line in found.best_practice if not WITH_OVERLAYS.match(line)]
                assert (found.wcag, others) == ((), []), (name, scheme)
