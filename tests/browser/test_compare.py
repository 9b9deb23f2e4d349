"""The page `/compare` in a real browser."""

import re
from typing import Final

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from planner.catalogue import words
from planner.link import encode
from planner.plan import default_plan
from tests.browser.pages import (
    RUN_MILLISECONDS,
    axe,
    each_look,
    expect_no_sideways_scroll,
    wait_for_app,
)
from tests.browser.server import Server
from tests.browser.visitor import DESKTOP, PHONE
from tests.content import SHIPPED

WORDS: Final = words()
PLAN: Final = default_plan(SHIPPED.default).with_length("treatment", 45)
TWO: Final = (
    f"{encode(PLAN)}&start=2027-01-04&with=treatment:28,{SHIPPED.default.scenarios[-1].key}"
)
DRAWN: Final = "[class*=st-key-chart-] .js-plotly-plot:has(.main-svg .point)"
MOST_TABS: Final = 25
"""More presses of the Tab key than there are stops before the buttons of the page."""


def open_at(page: Page, server: Server, query: str, charts: int) -> None:
    """Open the page at this address, and wait until every chart is drawn."""
    page.goto(f"{server.url}/compare{query}")
    wait_for_app(page)
    expect(page.locator(DRAWN)).to_have_count(charts)


def with_stay(days: int) -> str:
    """What a plan beside the first is called that has another stay."""
    return WORDS.say("compare.with-stay", length=WORDS.count("days", days))


def expect_others(page: Page, server: Server, others: str) -> None:
    """The address is the plan's link with these others."""
    link = re.escape(f"{server.url}/compare{encode(PLAN)}&with=")
    wanted = others.replace(":", "(:|%3A)").replace(",", "(,|%2C)")
    expect(page).to_have_url(re.compile(f"^{link}{wanted}$"), timeout=RUN_MILLISECONDS)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["360", "1280"])
def test_accessibility(watched_page: Page, server: Server, size: ViewportSize) -> None:
    """axe finds nothing, nothing is wider than the screen, and the charts stand as they should.

    On a desktop each stage stands at one height in all of them; on a phone each is as wide.
    """
    watched_page.set_viewport_size(size)
    open_at(watched_page, server, TWO, charts=3)
    for _, scheme in each_look(size, page=watched_page):
        expect(watched_page.locator(DRAWN)).to_have_count(3)
        assert axe(watched_page).wcag == (), scheme
    expect_no_sideways_scroll(watched_page, size["width"])
    boxes = [chart.bounding_box() for chart in watched_page.locator(DRAWN).all()]
    first, *others = [box for box in boxes if box is not None]
    for box in others:
        assert box["width"] == pytest.approx(first["width"], abs=0.5)
        assert box["height"] == first["height"]
        if size is DESKTOP:
            assert box["y"] == first["y"]
        else:
            assert box["x"] == first["x"]


def test_from_the_plan_by_keyboard(watched_page: Page, server: Server) -> None:
    """From a plan of 45 days, one link leads to it beside 28; another stay takes one key more."""
    watched_page.goto(f"{server.url}/{encode(PLAN)}")
    wait_for_app(watched_page)
    watched_page.locator(".st-key-pages").get_by_role(
        "link", name=WORDS.say("pages.compare")
    ).press("Enter")
    heading = watched_page.get_by_role("heading", name=with_stay(28))
    expect(heading).to_be_visible(timeout=RUN_MILLISECONDS)
    expect(watched_page.locator(DRAWN)).to_have_count(2)
    button = watched_page.locator(".st-key-beside-stay-90 button")
    for _ in range(MOST_TABS):
        if button.evaluate("e => e === document.activeElement"):
            break
        watched_page.keyboard.press("Tab")
    watched_page.keyboard.press("Enter")
    expect(watched_page.get_by_role("heading", name=with_stay(90))).to_be_visible()
    expect_others(watched_page, server, "treatment:90")
    expect(button).to_be_focused()
    watched_page.go_back()
    expect(heading).to_be_visible(timeout=RUN_MILLISECONDS)


def test_copy_link(watched_page: Page, server: Server) -> None:
    """The link that is copied opens the same comparison."""
    watched_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_at(watched_page, server, f"{encode(PLAN)}&with=treatment:28", charts=2)
    watched_page.get_by_role("button", name=WORDS.say("copy.link")).click()
    expect(watched_page.locator("#copy-link-done")).to_have_text(WORDS.say("copy.done"))
    copied = watched_page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{server.url}/compare{encode(PLAN)}&with=treatment:28"
