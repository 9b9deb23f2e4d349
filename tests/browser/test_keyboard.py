"""The page `/` with the keys alone: all can be done, in the order in which it is read."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from playwright.sync_api import Page, expect

from planner.plan.link import encode
from planner.plan.plan import Context
from tests.browser.pages import RUN_MILLISECONDS, wait_for_app
from tests.browser.server import Server
from tests.browser.shown import (
    DEFAULT,
    MONTH,
    NINETY,
    PATHWAY,
    WORDS,
    expect_announced,
    stay_label,
)
from tests.browser.visitor import PHONE, open_lengths, open_plan, part

FOCUS: Final = """() => {
    const shown = e => e && getComputedStyle(e).outlineStyle !== "none"
        && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
    const e = document.activeElement;
    const key = e.closest("[class*='st-key-']")?.className.match(/st-key-([\\w-]+)/)[1];
    const box = e.closest(`[data-testid=stNumberInputContainer], .stCheckbox label,
        [data-testid=stTextInputRootElement]`);
    return {
        tag: e.tagName, name: e.innerText || e.getAttribute("aria-label") || "",
        key: key ?? "",
        // The browser gives the focus to a part of its own calendar's button.
        seen: e.matches(":focus-visible, .pick:focus-within") && (shown(e) || shown(box)),
    };
}"""


def after_tab(page: Page) -> tuple[str, str] | None:
    """What has the focus after Tab; None at the end of the page, before Tab begins again."""
    page.keyboard.press("Tab")
    return focused(page, at_end=True)


def focused(page: Page, *, at_end: bool = False) -> tuple[str, str] | None:
    """The key and the name of what has the focus, which can be seen to have it."""
    focus = page.evaluate(FOCUS)
    if focus["tag"] == "BODY" and at_end:
        return None
    assert focus["seen"], focus
    return focus["key"], focus["name"]


def has_focus(page: Page, key: str) -> bool:
    """Whether the part with this key has the focus still."""
    at = focused(page)
    return at is not None and at[0] == key


def tab_to(page: Page, key: str, name: str = "", *, most: int = 60) -> None:
    """Press Tab until the part with this key, and this in its name, has the focus."""
    for _ in range(most):
        at, called = after_tab(page) or ("", "")
        if at == key and name in called:
            return
    raise AssertionError(f"Tab does not come to {key!r} {name!r}, but to {focused(page)}")


def test_keyboard_alone(watched_page: Page, server: Server) -> None:
    """All can be done with the keys alone; the focus is always seen and no change takes it."""
    page = watched_page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_plan(page, server, DEFAULT)
    tab_to(page, "stay")
    while focused(page) != ("stay", stay_label(28)):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    plan = DEFAULT.with_length("treatment", 28)
    expect_announced(page, server, plan)
    assert focused(page) == ("stay", stay_label(28))
    tab_to(page, "start", most=1)
    page.keyboard.type("2/3/2027")
    page.keyboard.press("Enter")
    plan = replace(plan, start=date(2027, 2, 3))
    expect_announced(page, server, plan)
    assert has_focus(page, "start")
    tab_to(page, "", WORDS.say("input.pick"), most=1)
    tab_to(page, "actions", WORDS.say("action.send"), most=5)
    page.keyboard.press("Enter")
    tab_to(page, "", WORDS.say("copy.link"), most=3)
    page.keyboard.press("Enter")
    expect(page.locator("#copy-link-done")).to_have_text(re.compile(r"\w"))
    assert page.evaluate("navigator.clipboard.readText()") == f"{server.url}/{encode(plan)}"
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert has_focus(page, "actions")
    tab_to(page, "", WORDS.say("page.other-lengths"))
    page.keyboard.press("Enter")
    tab_to(page, "days-detox", most=1)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    plan = plan.with_length("detox", 9)
    expect_announced(page, server, plan)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    plan = plan.with_length("detox", 10)
    expect_announced(page, server, plan)
    assert has_focus(page, "days-detox")
    tab_to(page, "context", most=6)
    page.keyboard.press("Space")
    plan = replace(plan, context=Context.ARTICLE)
    expect_announced(page, server, plan)
    assert has_focus(page, "context")
    for example, pressed in ((MONTH, "Enter"), (NINETY, "Space")):
        plan, key = plan.with_scenario(example), f"example-{example.key}"
        tab_to(page, key)
        page.keyboard.press(pressed)
        expect_announced(page, server, plan)
        assert has_focus(page, key)
    tab_to(page, "", WORDS.say("page.sources"))
    page.keyboard.press("Enter")
    expect(part(page, "page.sources")).to_have_attribute("open", "")
    for name, path in (("pages.about", "/about"), ("pages.plan", "/")):
        tab_to(page, "pages", WORDS.say(name))
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{server.url}{path}{encode(plan)}", timeout=RUN_MILLISECONDS)
        wait_for_app(page)
    expect_announced(page, server, plan)


def test_order_of_the_keyboard(watched_page: Page, server: Server) -> None:
    """Tab goes through the page as it is read: pages, calls, stay, date, files, lengths, staff."""
    open_plan(watched_page, server, DEFAULT)
    open_lengths(watched_page)
    watched_page.locator("body").evaluate("e => { e.tabIndex = -1; e.focus() }")
    keys: list[str] = []
    for _ in range(80):
        at = after_tab(watched_page)
        if at is None:
            break
        if at[0] and at[0] not in keys:
            keys.append(at[0])
    first, *_, last = (f"example-{one.key}" for one in PATHWAY.scenarios)
    expected = ["pages", "safety", "stay", "start", "answer", "actions"]
    expected += ["days-detox", "days-evaluation", "fill-outpatient", "days-aftercare", "context"]
    expected += [first, last, "start-again", "pages-for-staff"]
    assert [key for key in keys if key in expected] == expected


def test_to_the_part_for_staff(watched_page: Page, server: Server) -> None:
    """A link at the top of the page jumps to it, and Tab goes on from there."""
    page = watched_page
    page.set_viewport_size(PHONE)
    open_plan(page, server, DEFAULT)
    heading = page.get_by_role("heading", name=WORDS.say("page.staff"))
    expect(heading).not_to_be_in_viewport()
    tab_to(page, "pages", WORDS.say("page.staff-link"))
    page.keyboard.press("Enter")
    expect(heading).to_be_in_viewport()
    expect(page).to_have_url(f"{server.url}/{encode(DEFAULT)}#staff")
    tab_to(page, "pages-for-staff", WORDS.say("compare.title"), most=3)
    expect_announced(page, server, DEFAULT, anchor="#staff")
