"""The page `/` for those who use a keyboard, a screen reader, large type or a small screen."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final, Literal

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from planner.catalogue import words
from planner.library import library
from planner.link import encode
from planner.plan import Context, Plan, default_plan
from planner.timeline import make_timeline
from planner.wording import answer, ninety_sentence
from tests.browser.pages import RUN_MILLISECONDS, axe, wait_for_app
from tests.browser.server import Server

PATHWAY: Final = library().default
WORDS: Final = words()
DEFAULT: Final = default_plan(PATHWAY)

PHONE: Final = ViewportSize(width=360, height=780)
DESKTOP: Final = ViewportSize(width=1280, height=900)
CHART_BEGINS_WITHIN: Final = 780 + 120
"""Pixels from the top of a phone's page."""

LEAST_TARGET: Final = 24
"""Pixels that a target is wide and high at least (WCAG 2.5.8)."""

WITH_OVERLAYS: Final = re.compile(r"(region|landmark-[a-z-]+) ")
"""The rules that the framework's own calendar, menu and help break, none of them of WCAG."""

SPACED: Final = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""
"""The spacing of text that a visitor may set (WCAG 1.4.12)."""


def open_at(page: Page, server: Server, plan: Plan = DEFAULT) -> None:
    """Open the page at the link of a plan, and wait until it stands, its chart too."""
    page.goto(f"{server.url}/{encode(plan)}")
    wait_for_app(page)
    expect(page.locator(".st-key-chart .main-svg").first).to_be_visible(timeout=RUN_MILLISECONDS)


def expect_plan(page: Page, server: Server, plan: Plan) -> None:
    """The address and what a screen reader is told are those of this plan."""
    expect(page).to_have_url(f"{server.url}/{encode(plan)}", timeout=RUN_MILLISECONDS)
    told = page.locator(".st-key-spoken").get_by_role("status")
    timeline = make_timeline(plan)
    for sentence in (*answer(timeline, WORDS), ninety_sentence(timeline, WORDS)):
        expect(told).to_contain_text(sentence, timeout=RUN_MILLISECONDS)


@contextmanager
def overlay(page: Page, name: str) -> Iterator[None]:
    """Open something of the framework that lies over the page, and close it again."""
    button = page.get_by_role("button", name=name)
    if name.startswith("Help"):
        button.focus()
    else:
        button.click()
    shown = page.get_by_role("dialog").or_(page.get_by_role("menu"))
    shown = shown.or_(page.get_by_role("tooltip"))
    expect(shown.first).to_be_visible(timeout=RUN_MILLISECONDS)
    yield
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)


CALENDAR: Final = "Choose date"
OVERLAYS: Final = (CALENDAR, "Main menu", "Help for Show what current guidance adds")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("size", "names"),
    [pytest.param(DESKTOP, OVERLAYS, id="desktop"), pytest.param(PHONE, (CALENDAR,), id="phone")],
)
def test_overlays(
    watched_page: Page,
    server: Server,
    size: ViewportSize,
    names: tuple[str, ...],
    scheme: Literal["light", "dark"],
) -> None:
    """axe finds nothing against WCAG A and AA with the lengths, calendar, menu and a help open."""
    watched_page.emulate_media(color_scheme=scheme)
    # An overlay closes when the window changes: the whole page is in view from the start.
    watched_page.set_viewport_size({"width": size["width"], "height": 9000})
    open_at(watched_page, server)
    switch = watched_page.locator(".st-key-lengths-switch label")
    if switch.is_visible():
        switch.click()
        expect(watched_page.locator(".st-key-days-detox input")).to_be_visible()
    found = axe(watched_page)
    if found.wcag:
        # The switch makes a run, and the framework pales what is old until it has ended.
        wait_for_app(watched_page)
        found = axe(watched_page)
    assert (found.wcag, found.best_practice) == ((), ())
    for name in names:
        with overlay(watched_page, name):
            found = axe(watched_page)
        assert found.wcag == (), name
        assert [line for line in found.best_practice if not WITH_OVERLAYS.match(line)] == [], name


FOCUS: Final = """() => {
    const shown = e => e && getComputedStyle(e).outlineStyle !== "none"
        && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
    const e = document.activeElement;
    const key = e.closest("[class*='st-key-']")?.className.match(/st-key-([\\w-]+)/)[1];
    const box = e.closest("[data-testid=stNumberInputContainer], .stCheckbox label");
    return {
        tag: e.tagName, name: e.innerText || e.getAttribute("aria-label") || "",
        key: key ?? "", seen: e.matches(":focus-visible") && (shown(e) || shown(box)),
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
    raise AssertionError(f"Tab does not come to {key!r} {name!r}")


def test_keyboard_alone(watched_page: Page, server: Server) -> None:
    """All can be done with the keys alone; the focus is always seen and no change takes it."""
    page = watched_page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_at(page, server)
    months, ninety = PATHWAY.scenarios[1], PATHWAY.scenarios[3]
    for plan, key, pressed in (
        (DEFAULT.with_scenario(months), "example-month", "Enter"),
        (DEFAULT.with_scenario(ninety), "example-ninety", "Space"),
    ):
        tab_to(page, key)
        page.keyboard.press(pressed)
        expect_plan(page, server, plan)
        assert has_focus(page, key)
    tab_to(page, "days-detox")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    plan = plan.with_length("detox", 9)
    expect_plan(page, server, plan)
    for key, days in (("week-less-detox", 2), ("week-more-detox", 9)):
        tab_to(page, key, most=1)
        page.keyboard.press("Enter")
        plan = plan.with_length("detox", days)
        expect_plan(page, server, plan)
        assert has_focus(page, key)
    tab_to(page, "start", "mm")
    page.keyboard.type("02032027")
    # The framework opens a calendar over what is typed.
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    plan = replace(plan, start=date(2027, 2, 3))
    expect_plan(page, server, plan)
    tab_to(page, "no-date", most=3)
    page.keyboard.press("Enter")
    plan = replace(plan, start=None)
    expect_plan(page, server, plan)
    tab_to(page, "context", most=3)
    page.keyboard.press("Space")
    plan = replace(plan, context=Context.ARTICLE)
    expect_plan(page, server, plan)
    assert has_focus(page, "context")
    tab_to(page, "link", "Copy")
    page.keyboard.press("Enter")
    expect(page.locator("#copy-link-done")).to_have_text(re.compile(r"\w"))
    assert page.evaluate("navigator.clipboard.readText()") == f"{server.url}/{encode(plan)}"
    tab_to(page, "", WORDS.say("page.all-sources"))
    page.keyboard.press("Enter")
    expect(page.locator("details[open]")).to_have_count(1)
    for name, path in (("pages.about", "/about"), ("pages.plan", "/")):
        tab_to(page, "pages", WORDS.say(name))
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{server.url}{path}{encode(plan)}", timeout=RUN_MILLISECONDS)
        wait_for_app(page)
    expect_plan(page, server, plan)


def test_order_of_the_keyboard(watched_page: Page, server: Server) -> None:
    """Tab goes through the page as it is read: pages, calls, examples, lengths, files."""
    open_at(watched_page, server)
    keys: list[str] = []
    for _ in range(70):
        at = after_tab(watched_page)
        if at is None:
            break
        if at[0] and at[0] not in keys:
            keys.append(at[0])
    expected = ["pages", "disclaimer", "example-outpatient", "example-short", "days-detox"]
    expected += ["week-less-detox", "week-more-detox", "days-evaluation", "days-treatment"]
    expected += ["fill-outpatient", "days-aftercare", "start", "context", "start-again", "link"]
    assert [key for key in keys if key in expected] == expected


def test_what_a_change_did_is_told(watched_page: Page, server: Server) -> None:
    """After a change the live region has new words in the same node, which stays a status."""
    open_at(watched_page, server)
    told = watched_page.locator(".st-key-spoken").get_by_role("status")
    told.evaluate("e => { window.told = e }")
    watched_page.locator(".st-key-example-month button").click()
    expect_plan(watched_page, server, DEFAULT.with_scenario(PATHWAY.scenarios[1]))
    assert told.evaluate("e => e === window.told && e.isConnected")
    watched_page.locator(".st-key-context label").first.click()
    expect(watched_page).to_have_url(re.compile("context=article"), timeout=RUN_MILLISECONDS)
    assert told.evaluate("e => e === window.told && e.isConnected")


def test_examples_tell_which_is_shown(watched_page: Page, server: Server) -> None:
    """The example that is shown is told at once, by its button's look and by its name."""
    open_at(watched_page, server)
    examples = watched_page.locator(".st-key-examples")
    chosen = re.compile(re.escape(WORDS.say("input.chosen")))
    for pressed, name in (("", "60 days"), ("month", "28 days")):
        if pressed:
            watched_page.locator(f".st-key-example-{pressed} button").click()
        expect(examples.get_by_role("button", name=chosen)).to_have_text(
            name, timeout=RUN_MILLISECONDS
        )
        shown = examples.get_by_role("button", name=chosen)
        other = examples.get_by_role("button", name="No stay")
        assert color(shown) != color(other)
    watched_page.locator(".st-key-week-more-detox button").filter(visible=True).first.click()
    expect(examples.get_by_role("button", name=chosen)).to_have_count(0, timeout=RUN_MILLISECONDS)


def color(button: Locator) -> str:
    """The color behind the words of a button."""
    return str(button.evaluate("e => getComputedStyle(e).backgroundColor"))


CUT: Final = """() => [...document.querySelectorAll(".stMainBlockContainer *")]
    .filter(e => !e.closest(".st-key-spoken, .stMarkdownColoredText, svg, thead"))
    .filter(e => e.innerText && e.clientWidth && getComputedStyle(e).overflow !== "visible")
    .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
    .map(e => `${e.tagName} ${e.className}: ${e.innerText.slice(0, 40)}`)"""
OUTSIDE: Final = """() => [...document.querySelectorAll(".stMainBlockContainer *")]
    .filter(e => !e.closest(".st-key-spoken, .stMarkdownColoredText, svg, thead"))
    .filter(e => e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => `${e.tagName} ${e.className}`)"""


def test_large_type(watched_page: Page, server: Server) -> None:
    """At 200 and 400 % of a 1280 pixel window, and with spaced words, nothing is cut or lost."""
    page = watched_page
    plan = replace(DEFAULT, start=date(2027, 1, 4))
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 9000})
        open_at(page, server, plan)
        page.locator(".st-key-lengths-switch label").click()
        expect(page.locator(".st-key-days-detox input")).to_be_visible()
        for spacing in ("", SPACED):
            if spacing:
                page.add_style_tag(content=spacing)
            page.wait_for_function(f"() => ({OUTSIDE})().length === 0")
            assert page.evaluate(CUT) == []
            assert page.locator(".stMain").evaluate("e => e.scrollWidth") <= width
        sizes = page.locator(".st-key-chart .annotation text").evaluate_all(
            "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
        )
        assert min(sizes) >= 12


MOVING: Final = """() => [...document.querySelectorAll("*")].filter(e => {
    const style = getComputedStyle(e);
    const times = `${style.transitionDuration},${style.animationDuration}`.split(",");
    return times.some(time => parseFloat(time) > 0);
}).map(e => `${e.tagName} ${e.className}`)"""


def test_reduced_motion(watched_page: Page, server: Server) -> None:
    """For a visitor who asks for little motion nothing moves: what opens is open at once."""
    open_at(watched_page, server)
    assert watched_page.evaluate(MOVING) == []
    part = watched_page.locator("details").first
    heights = part.evaluate(
        """async e => {
            e.querySelector("summary").click();
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            const height = e.getBoundingClientRect().height;
            await Promise.all(document.getAnimations().map(one => one.finished));
            return [height, e.getBoundingClientRect().height];
        }"""
    )
    assert heights[0] == heights[1] > 60


STRUCTURE: Final = """() => ({
    headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(e => +e.tagName[1]),
    mains: document.querySelectorAll("main").length,
    banners: document.querySelectorAll("header").length,
    columns: [...document.querySelectorAll(".st-key-table thead th")].map(e => e.scope),
    rows: [...document.querySelectorAll(".st-key-table tbody tr")]
        .map(e => e.querySelector("th[scope=row]") !== null),
})"""
TARGETS: Final = """() => [...document.querySelectorAll(`.st-key-pages a, .help a, .forms a,
        .stMainBlockContainer button, summary, .stDateInput [role=spinbutton],
        .st-key-lengths-switch label`)]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length)
    .filter(e => !e.closest("[data-testid=stNumberInputContainer]"))
    .map(e => [e.getAttribute("aria-label") || e.innerText, e.getBoundingClientRect()])
    .map(([name, box]) => [name, box.width, box.height])"""
ORDER: Final = (
    ".st-key-pages",
    "h1",
    "h1 + p",
    ".st-key-disclaimer",
    ".st-key-examples",
    "h2",
    ".months",
    ".st-key-chart",
)


def test_phone(watched_page: Page, server: Server) -> None:
    """A phone's first screen has its order, its targets their size, the page its structure."""
    page = watched_page
    page.set_viewport_size(PHONE)
    open_at(page, server)
    tops = [
        page.locator(part).first.evaluate("e => e.getBoundingClientRect().top") for part in ORDER
    ]
    assert tops == sorted(tops)
    assert tops[-1] <= CHART_BEGINS_WITHIN
    page.locator(".st-key-lengths-switch label").click()
    expect(page.locator(".st-key-days-detox input")).to_be_visible()
    targets = page.evaluate(TARGETS)
    assert len(targets) > 30
    small = [one for one in targets if min(one[1:]) < LEAST_TARGET]
    assert small == []
    built = page.evaluate(STRUCTURE)
    headings = built["headings"]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    assert (built["mains"], built["banners"]) == (1, 1)
    assert set(built["columns"]) == {"col"}
    assert built["rows"]
    assert all(built["rows"])
    label = page.locator(".st-key-chart").get_by_role("figure").get_attribute("aria-label") or ""
    for sentence in answer(make_timeline(DEFAULT), WORDS):
        assert sentence in label
