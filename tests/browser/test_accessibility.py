"""The page `/` breaks no rule of WCAG A and AA, whatever is open on it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from planner.plan.link import encode
from tests.browser.drawn import wait_for_chart
from tests.browser.pages import RUN_MILLISECONDS, axe, each_look, expect_no_sideways_scroll
from tests.browser.server import Server
from tests.browser.shown import BAD, DEFAULT, WORDS
from tests.browser.visitor import PHONE, SMALL_PHONE, enter, open_at, open_everything, open_plan

DATED: Final = replace(DEFAULT, start=date(2027, 1, 4))
TALL: Final = 14_000
"""A window so high that all of the page is in view: axe judges no color that is scrolled away."""

TALL_PHONE: Final = ViewportSize(width=360, height=TALL)
TALL_DESKTOP: Final = ViewportSize(width=1280, height=TALL)

WITH_OVERLAYS: Final = re.compile(r"(region|landmark-[a-z-]+) ")
"""The rules that the framework's own menu and popovers break, none of them of WCAG."""


@pytest.mark.parametrize("query", [encode(DATED), BAD], ids=["plan", "bad"])
def test_accessibility(watched_page: Page, server: Server, query: str) -> None:
    """axe finds nothing at all, on phone and desktop, at rest and with every part opened.

    On a small phone nothing is wider than the screen. The bad link is opened with inputs that say
    what is wrong.
    """
    page = watched_page
    open_at(page, server, query)
    wait_for_chart(page)
    expect_no_rule_broken(page, TALL_DESKTOP, TALL_PHONE)
    expect_no_sideways_scroll(page, SMALL_PHONE, PHONE)
    open_everything(page)
    if query == BAD:
        alerts = page.get_by_test_id("stMain").get_by_role("alert")
        count = alerts.count()
        for number, (key, typed) in enumerate((("start", "02/30/2027"), ("days-detox", "400"))):
            enter(page, key, typed)
            expect(alerts).to_have_count(count + number + 1, timeout=RUN_MILLISECONDS)
    expect_no_sideways_scroll(page, SMALL_PHONE, PHONE)
    expect_no_rule_broken(page, TALL_PHONE, TALL_DESKTOP)


def expect_no_rule_broken(page: Page, *sizes: ViewportSize) -> None:
    """Not in any of these sizes, in light and in dark."""
    for size, scheme in each_look(*sizes, page=page):
        found = axe(page)
        assert (found.wcag, found.best_practice) == ((), ()), (size, scheme)


@contextmanager
def overlay(page: Page, name: str) -> Iterator[None]:
    """Open what lies over the page by a button, and close it again."""
    shown = page.get_by_role("dialog").or_(page.get_by_role("menu"))
    page.get_by_role("button", name=name).click()
    expect(shown).to_be_visible(timeout=RUN_MILLISECONDS)
    yield
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)


def test_overlays(watched_page: Page, server: Server) -> None:
    """Nor with what can be sent, or the menu, open over the page."""
    page = watched_page
    open_plan(page, server, DATED)
    for name, sizes in (
        (WORDS.say("action.send"), (TALL_PHONE, TALL_DESKTOP)),
        ("Main menu", (TALL_DESKTOP, TALL_PHONE)),
    ):
        for size, scheme in each_look(*sizes, page=page):
            with overlay(page, name):
                found = axe(page)
                others = [line for line in found.best_practice if not WITH_OVERLAYS.match(line)]
                assert (found.wcag, others) == ((), []), (name, size, scheme)


def test_calendar_and_menu(still_page: Page) -> None:
    """Without a date, the button for a calendar says what is missing, and breaks no rule.

    The framework's menu has the theme and print, and nothing else.
    """
    page = still_page
    page.set_viewport_size(TALL_PHONE)
    with overlay(page, WORDS.say("action.calendar")):
        expect(page.get_by_role("dialog")).to_have_text(WORDS.say("action.calendar-needs"))
        assert axe(page).wcag == ()
    with overlay(page, "Main menu"):
        menu = page.get_by_role("menu")
        expect(menu.get_by_role("menuitemradio")).to_have_text(
            [re.compile(f"{name}$") for name in ("System", "Light", "Dark")]
        )
        expect(menu.get_by_role("menuitem")).to_have_text(["Print"])
