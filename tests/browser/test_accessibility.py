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
from tests.browser.pages import RUN_MILLISECONDS, axe, each_look
from tests.browser.server import Server
from tests.browser.shown import BAD, DEFAULT, WORDS
from tests.browser.visitor import enter, open_at, open_everything, open_plan

DATED: Final = replace(DEFAULT, start=date(2027, 1, 4))
TALL: Final = 14_000
"""A window so high that all of the page is in view: axe judges no color that is scrolled away."""

SIZES: Final = (
    pytest.param(ViewportSize(width=360, height=TALL), id="phone"),
    pytest.param(ViewportSize(width=1280, height=TALL), id="desktop"),
)
WITH_OVERLAYS: Final = re.compile(r"(region|landmark-[a-z-]+) ")
"""The rules that the framework's own calendar and menu break, none of them of WCAG."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("query", [encode(DATED), BAD], ids=["plan", "bad"])
def test_accessibility(watched_page: Page, server: Server, query: str, size: ViewportSize) -> None:
    """axe finds nothing at all, in light and in dark, at rest and with every part opened."""
    page = watched_page
    page.set_viewport_size(size)
    open_at(page, server, query)
    wait_for_chart(page)
    for opened in (False, True):
        if opened:
            open_everything(page)
        for _, scheme in each_look(size, page=page):
            found = axe(page)
            assert (found.wcag, found.best_practice) == ((), ()), (opened, scheme)


@pytest.mark.parametrize("size", SIZES)
def test_with_what_is_wrong(watched_page: Page, server: Server, size: ViewportSize) -> None:
    """Nor where an input has its sentence, in light and in dark."""
    page = watched_page
    page.set_viewport_size(size)
    open_plan(page, server, DATED)
    open_everything(page)
    for number, (key, typed) in enumerate((("start", "02/30/2027"), ("days-detox", "400"))):
        enter(page, key, typed)
        told = page.get_by_test_id("stMain").get_by_role("alert")
        expect(told).to_have_count(number + 1, timeout=RUN_MILLISECONDS)
    for _, scheme in each_look(size, page=page):
        found = axe(page)
        assert (found.wcag, found.best_practice) == ((), ()), scheme


@contextmanager
def overlay(page: Page, *names: str) -> Iterator[None]:
    """Open what lies over the page, by one button and by those in it, and close it again."""
    for name in names:
        page.get_by_role("button", name=name).click()
        shown = page.get_by_role("dialog").or_(page.get_by_role("menu"))
        expect(shown.last).to_be_visible(timeout=RUN_MILLISECONDS)
    yield
    for _ in names:
        page.keyboard.press("Escape")
    expect(page.get_by_role("dialog").or_(page.get_by_role("menu"))).to_have_count(0)


OVERLAYS: Final = (
    (WORDS.say("action.send"),),
    ("Main menu",),
)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("names", OVERLAYS, ids=lambda names: names[-1])
def test_overlays(
    watched_page: Page, server: Server, size: ViewportSize, names: tuple[str, ...]
) -> None:
    """Nor with the date, the calendar, what can be sent, or the menu open over the page."""
    page = watched_page
    page.set_viewport_size(size)
    open_plan(page, server, DATED)
    with overlay(page, *names):
        for _, scheme in each_look(size, page=page):
            found = axe(page)
            others = [line for line in found.best_practice if not WITH_OVERLAYS.match(line)]
            assert (found.wcag, others) == ((), []), (names, scheme)


def test_calendar_needs_a_date(watched_page: Page, server: Server) -> None:
    """Without a date, the button for a calendar says what is missing, and breaks no rule."""
    page = watched_page
    page.set_viewport_size({"width": 360, "height": TALL})
    open_plan(page, server, DEFAULT)
    with overlay(page, WORDS.say("action.calendar")):
        expect(page.get_by_role("dialog")).to_have_text(WORDS.say("action.calendar-needs"))
        assert axe(page).wcag == ()


def test_the_menu_has_the_theme_and_print(watched_page: Page, server: Server) -> None:
    """And nothing else of the framework's."""
    open_at(watched_page, server)
    watched_page.get_by_role("button", name="Main menu").click()
    menu = watched_page.get_by_role("menu")
    expect(menu.get_by_role("menuitemradio")).to_have_text(
        [re.compile(f"{name}$") for name in ("System", "Light", "Dark")]
    )
    expect(menu.get_by_role("menuitem")).to_have_text(["Print"])
