"""What a visitor does on the page `/`, and the screens that visitors have."""

import re
from collections.abc import Callable
from typing import Final

from playwright.sync_api import Locator, Page, ViewportSize, expect

from planner.language.catalogue import words_for
from planner.plan.link import encode
from planner.plan.plan import Plan
from tests.browser.pages import RUN_MILLISECONDS, wait_for_app
from tests.browser.server import Server, Site

PHONE: Final = ViewportSize(width=360, height=780)
SMALL_PHONE: Final = ViewportSize(width=320, height=640)
DESKTOP: Final = ViewportSize(width=1280, height=900)

SOCKET: Final = re.compile(r"/_stcore/stream")
"""Where the socket of a live page is."""

Change = Callable[[Page], object]
"""What a visitor does on a page."""


def open_at(page: Page, server: Site, query: str = "") -> None:
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


def enter(page: Page, key: str, typed: object, *, leave: str = "Enter") -> None:
    """Type into an input, and leave it with a key."""
    field(page, key).fill(str(typed))
    field(page, key).press(leave)


def choose_stay(page: Page, label: str) -> None:
    """Tap a length of the stay."""
    page.locator(".st-key-stay").get_by_text(label, exact=True).click()


def choose(page: Page, key: str, label: str) -> None:
    """Choose from a list, by the keyboard alone."""
    box = page.locator(f".st-key-{key}").get_by_role("combobox")
    box.press("ArrowDown")
    option = page.get_by_role("option", name=label, exact=True)
    expect(option).to_be_visible()
    for _ in range(page.get_by_role("option").count()):
        if option.get_attribute("data-focused") == "true":
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(box).to_have_value(label)


def press(page: Page, key: str) -> None:
    """Press the button with this key."""
    page.locator(f".st-key-{key} button").click()


def flip(page: Page, key: str) -> None:
    """Click a tick or a switch."""
    page.locator(f".st-key-{key} label").first.click()


def part(page: Page, message: str, **values: object) -> Locator:
    """The part of the page that opens and closes under this title."""
    title = page.locator("summary").get_by_text(words_for().say(message, **values), exact=True)
    return page.locator("details").filter(has=title)


def open_part(page: Page, message: str, **values: object) -> None:
    """Open one closed part of the page."""
    part(page, message, **values).locator("summary").click()
    expect(part(page, message, **values)).to_have_attribute("open", "")


def open_lengths(page: Page) -> None:
    """Open the part with the inputs for all other lengths, and the named examples."""
    open_part(page, "page.other-lengths")


def open_everything(page: Page) -> None:
    """Open every part of the page that can be closed."""
    expect(page.locator("details").first).to_be_attached()
    for closed in page.locator("details:not([open]) > summary").all()[::-1]:
        closed.click()
    expect(page.locator("details:not([open])")).to_have_count(0)
