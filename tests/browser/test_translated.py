"""The page `/` while a browser translates it: a translator puts nodes of its own for all words."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from playwright.sync_api import Page, expect

from planner.plan.plan import Context, Plan
from tests.browser.pages import RUN_MILLISECONDS
from tests.browser.server import Server
from tests.browser.shown import DEFAULT, MONTH, STAYS, expect_plan, stay_label
from tests.browser.visitor import choose_stay, enter, flip, open_lengths, open_plan, press

TRANSLATE: Final = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    let changed = 0;
    for (const text of texts) {
        if (!text.data.trim()) continue;
        if (text.parentElement.closest("script, style, noscript, svg, font, [translate=no]"))
            continue;
        const outer = document.createElement("font");
        const inner = document.createElement("font");
        outer.style.verticalAlign = inner.style.verticalAlign = "inherit";
        inner.textContent = text.data;
        outer.append(inner);
        text.replaceWith(outer);
        changed += 1;
    }
    return changed;
}"""


def translate(page: Page) -> None:
    """Do to the page what browsers' translators do: new nodes in place of all that is written."""
    assert page.evaluate(TRANSLATE) > 0


def test_changes_of_a_translated_page(watched_page: Page, server: Server) -> None:
    """Every kind of change works, however often the page was translated, and nothing old stays."""
    page = watched_page
    open_plan(page, server, DEFAULT)
    open_lengths(page)
    translate(page)
    plan: Plan = DEFAULT
    for days in (STAYS[1], STAYS[-1]):
        choose_stay(page, stay_label(days))
        plan = plan.with_length("treatment", days)
        expect_plan(page, server, plan)
        translate(page)
    enter(page, "start", "1/4/2027")
    plan = replace(plan, start=date(2027, 1, 4))
    expect_plan(page, server, plan)
    translate(page)
    alert = page.get_by_test_id("stMain").get_by_role("alert")
    for typed in ("02/30/2027", "13/01/2027"):
        enter(page, "start", typed)
        expect(alert).to_contain_text(typed, timeout=RUN_MILLISECONDS)
        translate(page)
    enter(page, "start", "2/3/2027")
    plan = replace(plan, start=date(2027, 2, 3))
    expect_plan(page, server, plan)
    expect(alert).to_have_count(0)
    translate(page)
    enter(page, "days-detox", 400)
    expect(alert).to_contain_text(re.compile("365"), timeout=RUN_MILLISECONDS)
    translate(page)
    enter(page, "days-detox", 5)
    plan = plan.with_length("detox", 5)
    expect_plan(page, server, plan)
    translate(page)
    flip(page, "context")
    plan = replace(plan, context=Context.ARTICLE)
    expect_plan(page, server, plan)
    translate(page)
    press(page, f"example-{MONTH.key}")
    plan = plan.with_scenario(MONTH)
    expect_plan(page, server, plan)
    page.go_back()
    expect(page).to_have_url(re.compile("detox=5"), timeout=RUN_MILLISECONDS)
