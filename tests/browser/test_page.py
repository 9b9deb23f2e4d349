"""How the page `/` stands: what fits on which screen, what moves, its font, its numbers to call."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from playwright.sync_api import Page, expect

from planner.lettering import FAMILY
from planner.link import encode
from planner.timeline import make_timeline
from planner.wording import answer
from tests.browser.pages import expect_no_sideways_scroll
from tests.browser.server import Server
from tests.browser.shown import BAD, DEFAULT, MONTH, NINETY, OWN, WORDS
from tests.browser.visitor import (
    PHONE,
    SMALL_PHONE,
    enter,
    open_at,
    open_everything,
    open_plan,
    press,
)
from tests.content import SHIPPED

CHART_BEGINS_WITHIN: Final = 780 + 120
"""Pixels from the top of a phone's page."""

LEAST_TARGET: Final = 24
"""Pixels that a target is wide and high at least (WCAG 2.5.8)."""

SPACED: Final = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""
"""The spacing of text that a visitor may set (WCAG 1.4.12)."""


def test_no_sideways_scroll(watched_page: Page, server: Server) -> None:
    """On a phone nothing is wider than the screen, not even in what was opened."""
    for query, size in (
        (encode(DEFAULT), PHONE),
        (encode(OWN), PHONE),
        (encode(replace(DEFAULT, start=OWN.start)), SMALL_PHONE),
        (BAD, SMALL_PHONE),
    ):
        watched_page.set_viewport_size(size)
        open_at(watched_page, server, query)
        expect(watched_page.locator(".st-key-chart svg").first).to_be_visible()
        expect_no_sideways_scroll(watched_page, size["width"])
        open_everything(watched_page)
        expect_no_sideways_scroll(watched_page, size["width"])


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
        open_plan(page, server, plan)
        page.locator(".st-key-lengths-open label").click()
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
    open_plan(watched_page, server, DEFAULT)
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
        .st-key-lengths-open label`)]
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
    open_plan(page, server, DEFAULT)
    tops = [
        page.locator(part).first.evaluate("e => e.getBoundingClientRect().top") for part in ORDER
    ]
    assert tops == sorted(tops)
    assert tops[-1] <= CHART_BEGINS_WITHIN
    page.locator(".st-key-lengths-open label").click()
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


def test_font(still_page: Page) -> None:
    """The page is set in the font that the app brings, and both weights have really loaded."""
    loaded = still_page.evaluate(
        """family => [...document.fonts]
            .filter(face => face.family.includes(family) && face.status === "loaded")
            .map(face => face.weight).sort()""",
        FAMILY,
    )
    assert loaded == ["400", "700"]
    assert still_page.evaluate("family => document.fonts.check(`16px '${family}'`)", FAMILY)
    for selector in ("h1", ".st-key-disclaimer p", ".st-key-link p", ".st-key-chart text"):
        family = still_page.locator(selector).first.evaluate("e => getComputedStyle(e).fontFamily")
        assert family.strip("\"'").startswith(FAMILY), f"{selector} is set in {family}"


def test_help_lines_can_be_called(still_page: Page) -> None:
    """The safety box calls and texts the first two help lines."""
    box = still_page.locator(".st-key-disclaimer")
    first = SHIPPED.helplines.lines[:2]
    addresses = [f"tel:{line.tel}" for line in first]
    addresses += [f"sms:{line.sms}" for line in first if line.sms is not None]
    assert len(addresses) == 3
    for address in addresses:
        expect(box.locator(f"a[href='{address}']")).to_be_visible()


def test_what_was_opened_stays_open(watched_page: Page, server: Server) -> None:
    """A part whose words change with the plan is not closed by that; closed again, it stays so."""
    open_plan(watched_page, server, DEFAULT)
    part = watched_page.locator("details", has_text=WORDS.say("page.as-text"))
    for example, is_open in ((MONTH, 1), (NINETY, 0)):
        part.locator("summary").click()
        press(watched_page, f"example-{example.key}")
        link = encode(DEFAULT.with_scenario(example))
        expect(watched_page.locator("#copy-link")).to_contain_text(link)
        expect(part.and_(watched_page.locator("[open]"))).to_have_count(is_open)


def test_the_menu_does_not_lie_over_words(watched_page: Page, server: Server) -> None:
    """It is there at the top of the page, and gone while the page is scrolled."""
    watched_page.set_viewport_size(PHONE)
    open_plan(watched_page, server, DEFAULT)
    menu = watched_page.locator(".stMainMenu")
    expect(menu).to_be_visible()
    page = watched_page.locator(".stMain")
    page.evaluate("e => e.scrollTo(0, 600)")
    expect(menu).to_be_hidden()
    page.evaluate("e => e.scrollTo(0, 0)")
    expect(menu).to_be_visible()


def test_what_a_change_did_is_told_beside_it(watched_page: Page, server: Server) -> None:
    """On a phone the answer is out of sight; on a wide screen it stands beside the inputs."""
    open_plan(watched_page, server, DEFAULT)
    brief = watched_page.locator(".st-key-lengths .brief")
    expect(brief).to_be_hidden()
    watched_page.set_viewport_size(PHONE)
    open_everything(watched_page)
    expect(brief).to_have_text(answer(make_timeline(DEFAULT), WORDS)[0])
    enter(watched_page, "days-evaluation", 9)
    changed = make_timeline(DEFAULT.with_length("evaluation", 9))
    expect(brief).to_have_text(answer(changed, WORDS)[0])
