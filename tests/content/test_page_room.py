"""The shipped words have their room on the page `/`, as a phone shows it.

Where a longer sentence fails here, make it shorter.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from planner.plan.plan import Plan, default_plan
from tests.browser.drawn import move_to
from tests.browser.pages import RUN_MILLISECONDS
from tests.browser.server import Server
from tests.browser.visitor import PHONE, choose_stay, enter, open_at, open_plan
from tests.content import SHIPPED

pytestmark = pytest.mark.browser

DEFAULT: Final = default_plan(SHIPPED.default)
MOST_SCREENS: Final = 6
MOST_WORDS: Final = 900
FOLD: Final = PHONE["height"]

VISIBLE_WORDS: Final = r"""() => {
    const left_out = `.st-key-chart, .st-key-announced, .stButtonGroup, .stTextInput, .stPopover,
        [data-testid=stIconMaterial]`;
    const page = document.querySelector(".stMain");
    const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    let count = 0;
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (parent.closest(left_out) || parent.closest("script, style")) continue;
        if (!parent.checkVisibility({visibilityProperty: true})) continue;
        count += (walker.currentNode.data.match(/[\p{L}\p{N}][^\s]*/gu) ?? []).length;
    }
    return count;
}"""


def plans() -> Iterator[Plan]:
    """Every example, with a date and without."""
    for scenario in SHIPPED.default.scenarios:
        plan = DEFAULT.with_scenario(scenario)
        yield plan
        yield replace(plan, start=date(2027, 1, 4))


def test_a_familys_task(watched_page: Page, server: Server) -> None:
    """28 days from January 4: the answer and its range are in the first screen of a phone."""
    page = watched_page
    page.set_viewport_size(PHONE)
    open_at(page, server)
    choose_stay(page, "28 days")
    enter(page, "start", "1/4/2027")
    answer = page.locator(".st-key-answer")
    day = answer.get_by_role("heading", name="In this example the stay ends Friday, February 12")
    could_be = answer.get_by_text("It could be February 4 to February 17, or later.")
    expect(day).to_be_visible(timeout=RUN_MILLISECONDS)
    assert page.locator(".stMain").evaluate("e => e.scrollTop") == 0
    for shown in (day, could_be):
        box = shown.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= FOLD
    for name, address in (("Print", "/plan.pdf?"), ("Calendar", "/plan.ics?")):
        link = page.locator(".st-key-actions").get_by_role("link", name=name, exact=True)
        expect(link).to_be_visible()
        assert (link.get_attribute("href") or "").startswith(address)


def test_the_page_on_a_phone(watched_page: Page, server: Server) -> None:
    """With all closed it has at most six screens and 900 words; the answer is in the first one."""
    page = watched_page
    page.set_viewport_size(PHONE)
    long, wordy, late = {}, {}, {}
    open_plan(page, server, DEFAULT.with_length("detox", 3))
    for plan in plans():
        move_to(page, plan)
        height = page.locator(".stMain").evaluate("e => e.scrollHeight")
        words = page.evaluate(VISIBLE_WORDS)
        box = page.locator(".st-key-answer h2 + p").bounding_box()
        assert box is not None
        name = (plan.scenario.key if plan.scenario else "", plan.start)
        print(name, f"{height / FOLD:.2f} screens, {words} words, {box['y'] + box['height']} px")
        if height > MOST_SCREENS * FOLD:
            long[name] = height / FOLD
        if not 300 < words <= MOST_WORDS:
            wordy[name] = words
        if box["y"] + box["height"] > FOLD:
            late[name] = box["y"] + box["height"]
    assert (long, wordy, late) == ({}, {}, {})
