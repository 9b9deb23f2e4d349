"""What those who do not see the page `/` are told: the chart, each change, the stay shown."""

import re
from typing import Final

from playwright.sync_api import Page, expect

from planner.plan.link import encode
from planner.plan.timeline import make_timeline
from planner.words.wording import answer
from tests.browser.pages import RUN_MILLISECONDS, wait_for_app
from tests.browser.server import Server
from tests.browser.shown import DEFAULT, MONTH, OWN, STAYS, WORDS, expect_announced, stay_label
from tests.browser.visitor import (
    choose_stay,
    flip,
    open_at,
    open_lengths,
    open_part,
    open_plan,
    press,
)


def test_chart_is_a_named_picture(watched_page: Page, server: Server) -> None:
    """Those who do not see the chart are told what it says; the table has the same days."""
    open_at(watched_page, server, encode(OWN))
    picture = watched_page.locator(".st-key-chart").get_by_role("figure")
    expect(picture).to_have_attribute("aria-label", re.compile(r"\w"))
    label = picture.get_attribute("aria-label") or ""
    for sentence in answer(make_timeline(OWN), WORDS):
        assert sentence in label
    expect(watched_page.get_by_role("table")).to_have_count(0)
    open_part(watched_page, "page.table")
    table = watched_page.get_by_role("table", name=WORDS.say("table.caption"))
    expect(table.get_by_role("row")).to_have_count(1 + len(OWN.lengths) + 1)


def test_a_change_is_announced(watched_page: Page, server: Server) -> None:
    """After a change the live region has new words in the same node, which stays a status."""
    page = watched_page
    open_plan(page, server, DEFAULT)
    open_lengths(page)
    announced = page.locator(".st-key-announced").get_by_role("status")
    announced.evaluate("e => { window.announced = e }")
    same = "e => e === window.announced && e.isConnected"
    choose_stay(page, stay_label(STAYS[1]))
    expect_announced(page, server, DEFAULT.with_length("treatment", STAYS[1]))
    assert announced.evaluate(same)
    press(page, f"example-{MONTH.key}")
    expect_announced(page, server, DEFAULT.with_scenario(MONTH))
    assert announced.evaluate(same)
    flip(page, "context")
    expect(page).to_have_url(re.compile("context=article"), timeout=RUN_MILLISECONDS)
    assert announced.evaluate(same)


CHOICES: Final = [*map(stay_label, STAYS), WORDS.say("input.other-stay")]


def test_inputs_have_names(opened_page: Page) -> None:
    """Each input is called by its words, and the stays are one choice."""
    page = opened_page
    stay = page.get_by_role("radiogroup", name=WORDS.say("input.stay"))
    assert stay.get_by_role("radio").all_inner_texts() == CHOICES
    expect(page.get_by_role("textbox", name=WORDS.say("input.start"))).to_be_visible()
    for stage in DEFAULT.pathway.stages:
        message = "input.drawn" if stage.open_ended else "input.days"
        named = page.get_by_role("spinbutton", name=WORDS.say(message, title=stage.title))
        filled = page.get_by_role("checkbox", name=re.compile(f"^{stage.title}: "))
        shown = 0 if stage.key == "treatment" else 1
        expect(filled if stage.may_fill else named).to_have_count(shown)
    expect(page.get_by_role("switch", name=WORDS.say("input.guidance"))).to_be_checked()


def test_links_to_the_pages_are_a_landmark(watched_page: Page, server: Server) -> None:
    """On every page, also after one has led to the next without a load."""
    open_at(watched_page, server)
    way = watched_page.get_by_role("navigation").filter(has_text=WORDS.say("pages.present"))
    expect(way.get_by_role("link")).to_have_count(5)
    for name in ("compare", "about", "plan"):
        way.get_by_role("link", name=WORDS.say(f"pages.{name}")).click()
        wait_for_app(watched_page)
        expect(way.get_by_role("link")).to_have_count(5 if name == "plan" else 4)
