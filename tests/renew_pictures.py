"""Renews the pictures of the README from the running app: `python -m tests.renew_pictures`.

Look at them before they are committed. Every frame is taken after the page has come to rest, so
how fast this computer is changes nothing.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect, sync_playwright

from tests.browser.chromium import launch_arguments, launch_options
from tests.browser.drawn import wait_for_chart
from tests.browser.pages import wait_for_app
from tests.browser.server import REPOSITORY, running
from tests.browser.visitor import DESKTOP, choose_stay, field

DOCS: Final = REPOSITORY / "docs"
EXAMPLE: Final = "/?treatment=28&start=2027-01-04"
TYPED: Final = "1/4/2027"
PHONE: Final = ViewportSize(width=390, height=844)
MOTION: Final = ViewportSize(width=360, height=720)
SHARP: Final = 2
"""So many pixels of the picture in motion for one of the page."""

READ, TAP, LETTER, GLIDE = 2000, 500, 160, 70
"""How long a frame is seen, in milliseconds: to read it, a tap, a typed letter, a movement."""

GLIDES: Final = 5
FINGER: Final = 18
"""Half the width of a finger, in pixels of the page."""

_FINGER_COLOR: Final = (18, 63, 115, 90)
_ABOVE_CHART: Final = 44
_SCROLLED: Final = "[data-testid=stMain]"

Frame = tuple[Image.Image, int]
"""A picture, and for how many milliseconds it is seen."""


def main() -> None:
    """Write all three pictures anew."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(playwright), args=launch_arguments())
        with running(Path(folder) / "log.txt") as server:
            for name, size, sharp in (("screenshot", DESKTOP, 1), ("screenshot-phone", PHONE, 2)):
                page = _page(browser, size, sharp)
                _open(page, server.url + EXAMPLE)
                shot(page).save(DOCS / f"{name}.png", optimize=True)
                page.close()
            page = _page(browser, MOTION, SHARP)
            _open(page, server.url)
            (first, *others), times = zip(*frames(page), strict=True)
            first.save(
                DOCS / "in-motion.webp",
                save_all=True,
                append_images=others,
                duration=times,
                loop=0,
                lossless=True,
                method=6,
                minimize_size=True,
            )


def frames(page: Page) -> Iterator[Frame]:
    """A stay of 28 days is chosen, a date is typed, and the chart comes into view."""
    answer = page.locator(".st-key-answer")
    start = field(page, "start")
    yield shot(page), READ
    yield touched(page, page.locator(".st-key-stay").get_by_text("28 days", exact=True)), TAP
    choose_stay(page, "28 days")
    expect(answer).to_contain_text("Day 40")
    wait_for_app(page)
    yield shot(page), READ
    yield touched(page, start), TAP
    start.click()
    for letter in TYPED:
        page.keyboard.type(letter)
        yield shot(page), LETTER
    page.keyboard.press("Enter")
    expect(answer).to_contain_text("February 12")
    wait_for_app(page)
    yield shot(page), READ
    below = _edges(page.locator(".st-key-chart"))[1] - _ABOVE_CHART
    for step in range(1, GLIDES + 1):
        top = round(below * (1 - (1 - step / GLIDES) ** 2))
        page.locator(_SCROLLED).evaluate("(main, top) => main.scrollTo({top})", top)
        yield shot(page), GLIDE if step < GLIDES else 2 * READ


def shot(page: Page) -> Image.Image:
    """The page as it is seen."""
    return Image.open(BytesIO(page.screenshot(caret="hide"))).convert("RGB")


def touched(page: Page, place: Locator) -> Image.Image:
    """The page with a finger on this place, a little below the middle so that it can be read."""
    left, _, right, bottom = _edges(place)
    across, down = (left + right) / 2, bottom
    picture = shot(page)
    around = (across - FINGER, down - FINGER, across + FINGER, down + FINGER)
    edges = [SHARP * edge for edge in around]
    ImageDraw.Draw(picture, "RGBA").ellipse(edges, fill=_FINGER_COLOR)
    return picture


def _edges(place: Locator) -> tuple[float, float, float, float]:
    """Where it is in the window: left, top, right and bottom."""
    box = place.bounding_box()
    assert box is not None, f"{place} cannot be seen"
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


def _page(browser: Browser, size: ViewportSize, sharp: int) -> Page:
    return browser.new_page(
        viewport=size,
        device_scale_factor=sharp,
        locale="en-US",
        timezone_id="America/New_York",
        reduced_motion="reduce",
        color_scheme="light",
    )


def _open(page: Page, address: str) -> None:
    page.goto(address)
    wait_for_app(page)
    wait_for_chart(page)


if __name__ == "__main__":
    main()
