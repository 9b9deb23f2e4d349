"""The page `/compare` in a real browser."""

import re
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from planner.plan.link import encode
from tests.browser.pages import (
    CHARTS,
    RUN_MILLISECONDS,
    axe,
    each_look,
    expect_no_sideways_scroll,
    wait_for_app,
)
from tests.browser.server import Server
from tests.browser.shown import DEFAULT, WORDS
from tests.browser.visitor import DESKTOP, PHONE, choose
from tests.content import SHIPPED

PLAN: Final = DEFAULT.with_length("treatment", 45)
TWO: Final = (
    f"{encode(PLAN)}&start=2027-01-04&with=treatment:28,{SHIPPED.default.scenarios[-1].key}"
)


def open_at(page: Page, server: Server, query: str, charts: int) -> None:
    """Open the page at this address, and wait until every chart is drawn."""
    page.goto(f"{server.url}/compare{query}")
    wait_for_app(page)
    expect(page.locator(CHARTS)).to_have_count(charts)


def with_stay(days: int) -> str:
    """What a plan beside the first is called that has another stay."""
    return WORDS.say("compare.with-stay", length=WORDS.count("days", days))


def expect_others(page: Page, server: Server, others: str) -> None:
    """The address is the plan's link with these others."""
    link = re.escape(f"{server.url}/compare{encode(PLAN)}&with=")
    wanted = others.replace(":", "(:|%3A)").replace(",", "(,|%2C)")
    expect(page).to_have_url(re.compile(f"^{link}{wanted}$"), timeout=RUN_MILLISECONDS)


def top_of(page: Page, name: str) -> float:
    """How far down a heading of this name stands, the first if there are more."""
    box = page.get_by_role("heading", name=name, exact=True).first.bounding_box()
    assert box is not None
    return box["y"]


def test_accessibility(watched_page: Page, server: Server) -> None:
    """axe finds nothing, nothing is wider than the screen, and the charts stand as they should.

    On a desktop they stand beside one another, on one line; on a phone each is as wide.
    """
    open_at(watched_page, server, TWO, charts=3)
    for size, scheme in each_look(PHONE, DESKTOP, page=watched_page):
        assert axe(watched_page).wcag == (), (size, scheme)
        boxes = [chart.bounding_box() for chart in watched_page.locator(CHARTS).all()]
        first, *others = [box for box in boxes if box is not None]
        assert len(others) == 2
        for box in others:
            assert box["width"] == pytest.approx(first["width"], abs=0.5)
            if size is DESKTOP:
                bottom = first["y"] + first["height"]
                assert box["y"] + box["height"] == pytest.approx(bottom, abs=1)
            else:
                assert box["x"] == first["x"]
    expect_no_sideways_scroll(watched_page, PHONE, DESKTOP)


def test_the_difference_comes_first_on_a_phone(watched_page: Page, server: Server) -> None:
    """Directly under the inputs, and on the first screen; then the plans, one below the other."""
    watched_page.set_viewport_size(PHONE)
    open_at(watched_page, server, f"{encode(PLAN)}&with=treatment:28", charts=2)
    input_box = watched_page.locator(".st-key-and-with").bounding_box()
    assert input_box is not None
    differs = top_of(watched_page, WORDS.say("compare.differs"))
    assert 0 < differs - input_box["y"] - input_box["height"] < input_box["height"]
    assert differs < PHONE["height"]
    own = top_of(watched_page, WORDS.say("compare.this-stay", days=45))
    assert differs < own


def test_from_the_plan_by_keyboard(watched_page: Page, server: Server) -> None:
    """From a plan of 45 days, one link leads to it beside 28; back and forward are followed."""
    watched_page.goto(f"{server.url}/{encode(PLAN)}")
    wait_for_app(watched_page)
    watched_page.locator(".st-key-pages").get_by_role(
        "link", name=WORDS.say("pages.compare")
    ).press("Enter")
    heading = watched_page.get_by_role("heading", name=with_stay(28)).first
    expect(heading).to_be_visible(timeout=RUN_MILLISECONDS)
    expect(watched_page.locator(CHARTS)).to_have_count(2)
    choose(watched_page, "with", WORDS.say("compare.days", days=90))
    expect(watched_page.get_by_role("heading", name=with_stay(90)).first).to_be_visible()
    expect_others(watched_page, server, "treatment:90")
    watched_page.go_back()
    expect(heading).to_be_visible(timeout=RUN_MILLISECONDS)
    shown = watched_page.locator(".st-key-with").get_by_role("combobox")
    expect(shown).to_have_value(WORDS.say("compare.days", days=28))
    watched_page.go_forward()
    expect(shown).to_have_value(WORDS.say("compare.days", days=90), timeout=RUN_MILLISECONDS)


def test_a_program_beside_a_built_in_example(page: Page, facility: Server) -> None:
    """One choice away from the program's own plan, with each chart's own steps."""
    example = SHIPPED.default.scenarios[1]
    label = WORDS.say("compare.article", title=example.button)
    open_at(page, facility, "?pathway=harbor-example", charts=2)
    choose(page, "with", label)
    expect(page.get_by_role("heading", name=label, exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile(f"with={SHIPPED.default.key}.{example.key}$"))
    expect(page.locator(".st-key-chart-0")).to_contain_text("Stay at Harbor House")
    expect(page.locator(".st-key-chart-1")).not_to_contain_text("Stay at Harbor House")


def test_copy_link(watched_page: Page, server: Server) -> None:
    """The link that is copied opens the same comparison."""
    watched_page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_at(watched_page, server, f"{encode(PLAN)}&with=treatment:28", charts=2)
    watched_page.get_by_role("button", name=WORDS.say("action.send")).click()
    watched_page.get_by_role("button", name=WORDS.say("copy.link")).click()
    expect(watched_page.locator("#copy-link-done")).to_have_text(WORDS.say("copy.done"))
    copied = watched_page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{server.url}/compare{encode(PLAN)}&with=treatment:28"
