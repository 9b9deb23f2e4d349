"""What the first response says: before the live page, without it, and when it never comes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from planner.plan.link import encode
from planner.plan.timeline import make_timeline
from planner.words.answer_card import answer_card
from tests.browser.pages import RUN_MILLISECONDS, axe, each_look, wait_for_app
from tests.browser.server import Server
from tests.browser.shown import DEFAULT, MONTH, WORDS, expect_first
from tests.browser.visitor import DESKTOP, PHONE, SOCKET

PLAN: Final = replace(DEFAULT, start=date(2027, 1, 4))


@contextmanager
def visitor(browser: Browser, args: dict[str, Any], **more: Any) -> Iterator[Page]:
    """A page of a visitor of its own."""
    with browser.new_context(**{**args, **more}) as context:
        yield context.new_page()


def test_without_scripts(
    browser: Browser, browser_context_args: dict[str, Any], server: Server
) -> None:
    """All can be read, and an example is a link to its own page."""
    with visitor(browser, browser_context_args, java_script_enabled=False) as page:
        page.goto(f"{server.url}/{encode(PLAN)}")
        expect_first(page, PLAN)
        page.locator("#first .stays").get_by_text(MONTH.button, exact=True).click()
        expect(page).to_have_url(f"{server.url}/{encode(PLAN.with_scenario(MONTH))}")
        shown = answer_card(make_timeline(PLAN.with_scenario(MONTH)), WORDS)
        expect(page.locator("#first .day")).to_have_text(shown.day)


def test_where_sockets_are_refused(
    browser: Browser, browser_context_args: dict[str, Any], server: Server
) -> None:
    """What came first stays, without a dialog; axe finds nothing in it, however it looks."""
    with visitor(browser, browser_context_args, viewport=PHONE) as page:
        page.route_web_socket(SOCKET, lambda socket: socket.close())
        page.goto(f"{server.url}/{encode(PLAN)}")
        page.wait_for_load_state("networkidle")
        for size, scheme in each_look(PHONE, DESKTOP, page=page, paper="#first"):
            expect_first(page, PLAN)
            paper = page.locator("#first svg:visible > rect").first
            assert paper.evaluate("e => getComputedStyle(e).fill") == page.locator(
                "#first"
            ).evaluate("e => getComputedStyle(e).backgroundColor")
            found = axe(page)
            assert (found.wcag, found.best_practice) == ((), ()), (scheme, size)


FORBIDDEN: Final = """window.forbidden = []; addEventListener("securitypolicyviolation",
  event => window.forbidden.push(`${event.violatedDirective} ${event.blockedURI}`))"""


@pytest.mark.parametrize("path", ["/", "/compare"])
def test_the_live_page_takes_over(
    browser: Browser, browser_context_args: dict[str, Any], server: Server, path: str
) -> None:
    """It does so where the visitor reads: the place on the page is kept.

    It does nothing that its policy forbids, not even what it would only try, and do without.
    """
    with visitor(browser, browser_context_args, viewport=PHONE) as page:
        page.add_init_script(FORBIDDEN)
        page.goto(f"{server.url}{path}{encode(PLAN)}", wait_until="commit")
        page.locator("#first .day").first.wait_for()
        page.evaluate("document.getElementById('first')?.scrollTo(0, 120)")
        expect(page.locator("#first")).to_have_count(0, timeout=RUN_MILLISECONDS)
        expect(page.locator(".stPlotlyChart .main-svg").first).to_be_visible()
        wait_for_app(page)
        assert page.evaluate("window.forbidden") == []


# Each time that something larger than before is painted: whether it is in what came first, and
# whether the framework's files had been asked for.
LARGEST: Final = """window.largest = []; new PerformanceObserver(list => {
  for (const {element, startTime} of list.getEntries()) window.largest.push([
    Boolean(element?.closest("#first")), performance.getEntriesByType("resource").some(
      ({name, startTime: asked}) => name.includes("/static/") && asked < startTime)]);
}).observe({type: "largest-contentful-paint", buffered: true})"""


@pytest.mark.alone
@pytest.mark.parametrize("width", [360, 390, 412, 1280])
def test_what_comes_first_is_as_large_as_the_live_page(
    browser: Browser, browser_context_args: dict[str, Any], server: Server, width: int
) -> None:
    """It is painted before the framework is loaded, and nothing larger is painted after it."""
    size = {"width": width, "height": 800}
    with visitor(browser, browser_context_args, viewport=size) as page:
        page.add_init_script(LARGEST)
        page.goto(f"{server.url}/{encode(PLAN)}")
        expect(page.locator("#first")).to_have_count(0, timeout=RUN_MILLISECONDS)
        expect(page.locator(".stPlotlyChart .main-svg").first).to_be_visible()
        page.evaluate("() => new Promise(requestAnimationFrame)")
        largest = page.evaluate("window.largest")
        assert largest
        assert {tuple(one) for one in largest} == {(True, False)}
