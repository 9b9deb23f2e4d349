"""How the page `/` stands: what fits on which screen, what moves, its font, its numbers to call.

How much room the shipped words take is tested in `tests/content/test_page_room.py`.
"""

from contextlib import suppress
from itertools import pairwise
from typing import Final

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from planner.language.lettering import FAMILY
from tests.browser.drawn import PAPERED, wait_for_chart
from tests.browser.pages import DRAWN_MILLISECONDS, expect_no_sideways_scroll
from tests.browser.server import Server
from tests.browser.shown import DEFAULT, STAYS, expect_plan, stay_label
from tests.browser.visitor import (
    DESKTOP,
    PHONE,
    choose_stay,
    open_part,
    open_plan,
    part,
)
from tests.content import SHIPPED

LEAST_TARGET: Final = 24
"""Pixels that a target is wide and high at least (WCAG 2.5.8)."""

LEAST_FOR_A_THUMB: Final = 44
"""Pixels that what is pressed most is high at least: the calls, the stays, print and calendar."""

SPACED: Final = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""
"""The spacing of text that a visitor may set (WCAG 1.4.12)."""


CUT: Final = """() => [...document.querySelectorAll(".stMainBlockContainer *")]
    .filter(e => !e.closest(".st-key-announced, svg, thead, caption, [data-testid=stIconMaterial]"))
    .filter(e => e.innerText && e.clientWidth && getComputedStyle(e).overflow !== "visible")
    .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
    .map(e => `${e.tagName} ${e.className}: ${e.innerText.slice(0, 40)}`)"""
OUTSIDE: Final = """() => [...document.querySelectorAll(".stMainBlockContainer *")]
    .filter(e => !e.closest(".st-key-announced, svg, thead"))
    .filter(e => e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => `${e.tagName} ${e.className}`)"""


def expect_nothing_cut(page: Page) -> None:
    """No part is smaller than its words, once all that opens is open."""
    with suppress(PlaywrightTimeoutError):
        page.wait_for_function(f"() => ({CUT})().length === 0", timeout=DRAWN_MILLISECONDS)
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("width", [640, 320])
def test_large_type(opened_page: Page, width: int) -> None:
    """At 200 and 400 % of a 1280 pixel window, and with spaced words, nothing is cut or lost."""
    page = opened_page
    page.set_viewport_size({"width": width, "height": 14_000})
    wait_for_chart(page)
    for spacing in ("/* as it is */", SPACED):
        style = page.add_style_tag(content=spacing)
        page.wait_for_function(f"() => ({OUTSIDE})().length === 0")
        expect_nothing_cut(page)
        assert page.locator(".stMain").evaluate("e => e.scrollWidth") <= width
        style.evaluate("e => e.remove()")
    sizes = page.locator(f".st-key-chart {PAPERED}").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 12


TYPE: Final = (
    "html",
    "h1",
    ".st-key-safety p",
    ".st-key-answer .day",
    ".st-key-start input",
    "summary p",
)


def sizes_of_type(page: Page) -> dict[str, float]:
    """The size of each of some words, in pixels."""
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    return {one: page.locator(one).first.evaluate(size) for one in TYPE}


def test_size_of_type_of_the_browser(still_page: Page, watched_page: Page, server: Server) -> None:
    """A visitor who has set a larger type in the browser has it on the page, and nothing is cut."""
    window = ViewportSize(width=360, height=14_000)
    for page in (still_page, watched_page):
        page.set_viewport_size(window)
    session = watched_page.context.new_cdp_session(watched_page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 20}})
    open_plan(watched_page, server, DEFAULT)
    small, large = sizes_of_type(still_page), sizes_of_type(watched_page)
    assert (small["html"], large["html"]) == (16, 20)
    assert {one: size for one, size in large.items() if size < 1.1 * small[one]} == {}
    expect_no_sideways_scroll(watched_page, window)
    expect_nothing_cut(watched_page)


MOVING: Final = """() => [...document.querySelectorAll("*")].filter(e => {
    const style = getComputedStyle(e);
    const times = `${style.transitionDuration},${style.animationDuration}`.split(",");
    return times.some(time => parseFloat(time) > 0);
}).map(e => `${e.tagName} ${e.className}`)"""


def test_reduced_motion(still_page: Page) -> None:
    """For a visitor who asks for little motion nothing moves: what opens is open at once."""
    assert still_page.evaluate(MOVING) == []
    closed = part(still_page, "page.sources")
    heights = closed.evaluate(
        """async e => {
            e.querySelector("summary").click();
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            const height = e.getBoundingClientRect().height;
            await Promise.allSettled(document.getAnimations().map(one => one.finished));
            const heights = [height, e.getBoundingClientRect().height];
            e.querySelector("summary").click();
            return heights;
        }"""
    )
    assert heights[0] == heights[1] > 60


STRUCTURE: Final = """() => ({
    headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(e => +e.tagName[1]),
    mains: document.querySelectorAll("main").length,
    banners: document.querySelectorAll("header").length,
    columns: [...document.querySelectorAll(".stHtml thead th")].map(e => e.scope),
    rows: [...document.querySelectorAll(".stHtml tbody tr")]
        .map(e => e.querySelector("th[scope=row]") !== null),
})"""
TARGETS: Final = """() => [...document.querySelectorAll(`.st-key-pages a, p.help a,
        .stMainBlockContainer button, .stMainBlockContainer input, summary, .stLinkButton a,
        .stCheckbox label, .stPageLink a`)]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length)
    .filter(e => !e.closest("[data-testid=stNumberInputContainer]"))
    .filter(e => e.type !== "checkbox")
    .map(e => [e.getAttribute("aria-label") || e.innerText, e.getBoundingClientRect()])
    .map(([name, box]) => [name, box.width, box.height])"""
HEIGHTS: Final = """all => all.map(e => [e.innerText, e.getBoundingClientRect().height])"""
ORDER: Final = (
    ".st-key-pages",
    "h1",
    ".st-key-safety",
    ".st-key-stay",
    ".st-key-start",
    ".st-key-answer",
    ".st-key-actions",
    ".st-key-chart",
    ".checklist",
    "#staff",
)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_order_and_structure(opened_page: Page, size: ViewportSize) -> None:
    """The page has its order, its headings skip no level, and its tables have heads."""
    page = opened_page
    page.set_viewport_size(size)
    tops = [page.locator(one).first.evaluate("e => e.getBoundingClientRect().top") for one in ORDER]
    # On a wide screen the answer stands beside the inputs.
    assert tops == sorted(tops) or size is DESKTOP
    assert [top for top in tops if top != tops[5]] == sorted(set(tops) - {tops[5]})
    built = page.evaluate(STRUCTURE)
    headings = built["headings"]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    assert (built["mains"], built["banners"]) == (1, 1)
    assert set(built["columns"]) == {"col"}
    assert built["rows"]
    assert all(built["rows"])


def test_targets(opened_page: Page) -> None:
    """On a phone all can be hit, and what is pressed most by any thumb."""
    page = opened_page
    page.set_viewport_size(PHONE)
    targets = page.evaluate(TARGETS)
    assert len(targets) > 40
    assert [one for one in targets if min(one[1:]) < LEAST_TARGET] == []
    most = page.locator("p.help a, .st-key-stay button, .st-key-actions :is(a, button)")
    heights = most.evaluate_all(HEIGHTS)
    assert len(heights) == 3 + len(STAYS) + 1 + 4
    assert [one for one in heights if one[1] < LEAST_FOR_A_THUMB] == []


def test_font(still_page: Page) -> None:
    """The page is set in the font that the app brings, and both weights have really loaded."""
    loaded = still_page.evaluate(
        """family => [...document.fonts]
            .filter(face => face.family.includes(family) && face.status === "loaded")
            .map(face => face.weight)""",
        FAMILY,
    )
    assert {*loaded} == {"400", "700"}
    assert still_page.evaluate("family => document.fonts.check(`16px '${family}'`)", FAMILY)
    for selector in ("h1", ".st-key-safety p", ".st-key-answer .day", ".st-key-chart text"):
        family = still_page.locator(selector).first.evaluate("e => getComputedStyle(e).fontFamily")
        assert family.strip("\"'").startswith(FAMILY), f"{selector} is set in {family}"


def test_help_lines_can_be_called(still_page: Page) -> None:
    """The safety box calls and texts the first two help lines."""
    box = still_page.locator(".st-key-safety")
    first = SHIPPED.helplines.lines[:2]
    addresses = [f"tel:{line.tel}" for line in first]
    addresses += [f"sms:{line.sms}" for line in first if line.sms is not None]
    assert len(addresses) == 3
    for address in addresses:
        expect(box.locator(f"a[href='{address}']")).to_be_visible()


def test_what_was_opened_stays_open(watched_page: Page, server: Server) -> None:
    """A part is not closed by a change of the plan; closed again, it stays so."""
    page = watched_page
    open_plan(page, server, DEFAULT)
    names = ("answer-card.why", "page.other-lengths", "page.table", "page.phone")
    for name in names:
        open_part(page, name)
    choose_stay(page, stay_label(STAYS[1]))
    plan = DEFAULT.with_length("treatment", STAYS[1])
    expect_plan(page, server, plan)
    for name in names:
        expect(part(page, name)).to_have_attribute("open", "")
        part(page, name).locator("summary").click()
    choose_stay(page, stay_label(STAYS[-1]))
    expect_plan(page, server, plan.with_length("treatment", STAYS[-1]))
    expect(page.locator("details[open]")).to_have_count(0)


def test_the_menu_does_not_lie_over_words(still_page: Page) -> None:
    """It is there at the top of the page, and gone while the page is scrolled."""
    still_page.set_viewport_size(PHONE)
    menu, scrolled = still_page.locator(".stMainMenu"), still_page.locator(".stMain")
    expect(menu).to_be_visible()
    scrolled.evaluate("e => e.scrollTo(0, 600)")
    expect(menu).to_be_hidden()
    scrolled.evaluate("e => e.scrollTo(0, 0)")
    expect(menu).to_be_visible()


WORDS_OF_LINKS: Final = """links => links.map(link => {
    const words = document.createRange();
    words.selectNodeContents(link);
    const {left, right} = words.getBoundingClientRect();
    return [left, right];
})"""


def test_links_of_the_pages_stand_side_by_side(still_page: Page) -> None:
    """None is wider than its word and pushes the next one away."""
    words = still_page.locator(".st-key-pages a").evaluate_all(WORDS_OF_LINKS)
    assert len(words) > 3
    assert max(left - right for (_, right), (left, _) in pairwise(words)) < 24
