"""What those who do not see the page `/` are told: the chart, each change, the example shown."""

import re

from playwright.sync_api import Locator, Page, expect

from planner.link import encode
from planner.timeline import make_timeline
from planner.wording import answer
from tests.browser.pages import RUN_MILLISECONDS, wait_for_app
from tests.browser.server import Server
from tests.browser.shown import DEFAULT, MONTH, OWN, PATHWAY, WORDS, expect_told
from tests.browser.visitor import open_at, open_plan


def test_chart_is_a_named_picture(watched_page: Page, server: Server) -> None:
    """Those who do not see the chart are told what it says; the table has the same days."""
    open_at(watched_page, server, encode(OWN))
    picture = watched_page.locator(".st-key-chart").get_by_role("figure")
    expect(picture).to_have_attribute("aria-label", re.compile(r"\w"))
    label = picture.get_attribute("aria-label") or ""
    for sentence in answer(make_timeline(OWN), WORDS):
        assert sentence in label
    expect(watched_page.locator(".st-key-table").get_by_role("table")).to_have_count(1)


def test_what_a_change_did_is_told(watched_page: Page, server: Server) -> None:
    """After a change the live region has new words in the same node, which stays a status."""
    open_plan(watched_page, server, DEFAULT)
    told = watched_page.locator(".st-key-spoken").get_by_role("status")
    told.evaluate("e => { window.told = e }")
    watched_page.locator(f".st-key-example-{MONTH.key} button").click()
    expect_told(watched_page, server, DEFAULT.with_scenario(MONTH))
    assert told.evaluate("e => e === window.told && e.isConnected")
    watched_page.locator(".st-key-context label").first.click()
    expect(watched_page).to_have_url(re.compile("context=article"), timeout=RUN_MILLISECONDS)
    assert told.evaluate("e => e === window.told && e.isConnected")


def test_examples_tell_which_is_shown(watched_page: Page, server: Server) -> None:
    """The example that is shown is told at once, by its button's look and by its name."""
    open_plan(watched_page, server, DEFAULT)
    examples = watched_page.locator(".st-key-examples")
    chosen = re.compile(re.escape(WORDS.say("input.chosen")))
    for example in (PATHWAY.default, MONTH):
        if example is MONTH:
            watched_page.locator(f".st-key-example-{MONTH.key} button").click()
        expect(examples.get_by_role("button", name=chosen)).to_have_text(
            example.button, timeout=RUN_MILLISECONDS
        )
        shown = examples.get_by_role("button", name=chosen)
        other = examples.get_by_role("button", name=PATHWAY.scenarios[0].button)
        assert color(shown) != color(other)
    watched_page.locator(".st-key-week-more-detox button").filter(visible=True).first.click()
    expect(examples.get_by_role("button", name=chosen)).to_have_count(0, timeout=RUN_MILLISECONDS)


def color(button: Locator) -> str:
    """The color behind the words of a button."""
    return str(button.evaluate("e => getComputedStyle(e).backgroundColor"))


def test_links_to_the_pages_are_a_landmark(watched_page: Page, server: Server) -> None:
    """On every page, also after one has led to the next without a load."""
    open_at(watched_page, server)
    way = watched_page.get_by_role("navigation").filter(has_text=WORDS.say("pages.present"))
    for name in ("compare", "about", "plan"):
        expect(way.get_by_role("link")).to_have_count(4)
        way.get_by_role("link", name=WORDS.say(f"pages.{name}")).click()
        wait_for_app(watched_page)
    expect(way.get_by_role("link")).to_have_count(4)
