"""What a visitor does on the page `/`, and the screens that visitors have."""

from collections.abc import Callable
from typing import Final

from playwright.sync_api import Locator, Page, ViewportSize, expect

from planner.link import encode
from planner.plan import Plan
from tests.browser.pages import RUN_MILLISECONDS, wait_for_app
from tests.browser.server import Server

PHONE: Final = ViewportSize(width=360, height=780)
SMALL_PHONE: Final = ViewportSize(width=320, height=640)
DESKTOP: Final = ViewportSize(width=1280, height=900)

Change = Callable[[Page], None]
"""What a visitor does on a page."""


def open_at(page: Page, server: Server, query: str = "") -> None:
    """Open the page at this address, and wait until it stands."""
    page.goto(f"{server.url}/{query}")
    wait_for_app(page)


def open_plan(page: Page, server: Server, plan: Plan) -> None:
    """Open the page at the link of a plan, and wait until it stands, its chart too."""
    page.goto(f"{server.url}/{encode(plan)}")
    wait_for_app(page)
    expect(page.locator(".st-key-chart .main-svg").first).to_be_visible(timeout=RUN_MILLISECONDS)


def field(page: Page, key: str) -> Locator:
    """The input with this key."""
    return page.locator(f".st-key-{key} input").first


def enter(page: Page, key: str, days: int) -> None:
    """Type a length, and leave its input with Enter."""
    field(page, key).fill(str(days))
    field(page, key).press("Enter")


def press(page: Page, key: str) -> None:
    """Press a button; one with a help text stands twice on the page, once out of sight."""
    page.locator(f".st-key-{key} button").filter(visible=True).first.click()


def flip(page: Page, key: str) -> None:
    """Click a tick or a switch."""
    page.locator(f".st-key-{key} label").first.click()


def enter_start(page: Page, typed: str) -> None:
    """Type a date, digit after digit, and leave its input."""
    page.locator(".st-key-start").get_by_role("spinbutton").first.click()
    page.keyboard.type(typed)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")


def open_everything(page: Page) -> None:
    """Open every part of the page that can be closed."""
    switch = page.locator(".st-key-lengths-open label").first
    if switch.is_visible():
        switch.click()
        expect(field(page, "days-detox")).to_be_visible()
    for part in page.locator("details").all():
        if part.get_attribute("open") is None:
            part.locator("summary").first.click()
    expect(page.locator("details:not([open])")).to_have_count(0)
