"""The page `/` breaks no rule of WCAG A and AA, whatever is open on it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from planner.link import encode
from tests.browser.pages import RUN_MILLISECONDS, axe, wait_for_app
from tests.browser.server import Server
from tests.browser.shown import BAD, DEFAULT
from tests.browser.visitor import DESKTOP, PHONE, open_at, open_everything, open_plan

WITH_OVERLAYS: Final = re.compile(r"(region|landmark-[a-z-]+) ")
"""The rules that the framework's own calendar, menu and help break, none of them of WCAG."""


@pytest.mark.parametrize(
    ("query", "theme", "size"),
    [
        pytest.param(encode(DEFAULT), "light", PHONE, id="plan-light-phone"),
        pytest.param(encode(DEFAULT), "dark", PHONE, id="plan-dark-phone"),
        pytest.param(encode(DEFAULT), "light", DESKTOP, id="plan-light-desktop"),
        pytest.param(encode(DEFAULT), "dark", DESKTOP, id="plan-dark-desktop"),
        pytest.param(BAD, "light", PHONE, id="bad-light-phone"),
        pytest.param(BAD, "dark", DESKTOP, id="bad-dark-desktop"),
    ],
)
def test_accessibility(
    watched_page: Page, server: Server, query: str, theme: str, size: ViewportSize
) -> None:
    """axe finds nothing against WCAG A and AA, at rest and with every part opened."""
    watched_page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    watched_page.set_viewport_size(size)
    open_at(watched_page, server, query)
    expect(watched_page.locator(".st-key-chart svg").first).to_be_visible()
    assert axe(watched_page).wcag == ()
    open_everything(watched_page)
    assert axe(watched_page).wcag == ()


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
OVERLAYS: Final = (CALENDAR, "Main menu", "Help for Show what current guidance adds")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("size", "names"),
    [pytest.param(DESKTOP, OVERLAYS, id="desktop"), pytest.param(PHONE, (CALENDAR,), id="phone")],
)
def test_overlays(
    watched_page: Page,
    server: Server,
    size: ViewportSize,
    names: tuple[str, ...],
    scheme: Literal["light", "dark"],
) -> None:
    """axe finds nothing against WCAG A and AA with the lengths, calendar, menu and a help open."""
    watched_page.emulate_media(color_scheme=scheme)
    # An overlay closes when the window changes: the whole page is in view from the start.
    watched_page.set_viewport_size({"width": size["width"], "height": 9000})
    open_plan(watched_page, server, DEFAULT)
    switch = watched_page.locator(".st-key-lengths-open label")
    if switch.is_visible():
        switch.click()
        expect(watched_page.locator(".st-key-days-detox input")).to_be_visible()
    found = axe(watched_page)
    if found.wcag:
        # The switch makes a run, and the framework pales what is old until it has ended.
        wait_for_app(watched_page)
        found = axe(watched_page)
    assert (found.wcag, found.best_practice) == ((), ())
    for name in names:
        with overlay(watched_page, name):
            found = axe(watched_page)
        assert found.wcag == (), name
        assert [line for line in found.best_practice if not WITH_OVERLAYS.match(line)] == [], name
