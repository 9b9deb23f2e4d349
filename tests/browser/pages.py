"""What the browser tests wait for, watch and check on every page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    ViewportSize,
    expect,
)
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

RUN_MILLISECONDS = 20_000
DRAWN_MILLISECONDS = 10_000
"""Within this time the chart has the width of its place."""

CHARTS = "[class*=st-key-chart] .js-plotly-plot:has(.main-svg .point)"
"""Every chart that is drawn."""

WCAG_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
BEST_PRACTICE_TAG = "best-practice"
VIOLATIONS = "async options => (await axe.run(options)).violations"


def wait_for_run(page: Page) -> None:
    """Wait until the script has run.

    The framework forgets the press of a button in the last milliseconds of a run, in which no hand
    is quick enough.
    """
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=RUN_MILLISECONDS)


def wait_for_app(page: Page) -> None:
    """Wait until the page is connected, the script has run and every part is drawn.

    Raises AssertionError after 20 seconds. After a click or a key, expect the new words instead:
    the run that it starts may not have begun yet.
    """
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute(
        "data-test-connection-state", "CONNECTED", timeout=RUN_MILLISECONDS
    )
    wait_for_run(page)
    for placeholder in ("stSkeleton", "stAppSkeleton"):
        expect(page.get_by_test_id(placeholder)).to_have_count(0, timeout=RUN_MILLISECONDS)
    expect(page.locator("#first")).to_have_count(0, timeout=RUN_MILLISECONDS)
    page.evaluate("document.fonts.ready.then(() => true)")


@dataclass(kw_only=True)
class Watch:
    """Records what must never happen in a browser context, in the order in which it happened."""

    origin: str
    problems: list[str] = field(default_factory=list)

    @contextmanager
    def over(self, context: BrowserContext) -> Iterator[None]:
        """Watch every page of the context that is opened meanwhile, also by a link.

        AssertionError at the end if anything has gone wrong on any of its pages.
        """
        noted: dict[str, Callable[[Any], None]] = {
            "console": self._console,
            "weberror": lambda error: self._note("page error", str(error.error)),
            "request": lambda request: self._address(request.url),
            "requestfailed": self._failed,
            "response": self._answered,
            "page": self._page,
        }
        for event, note in noted.items():
            context.on(event, note)  # type: ignore[call-overload]  # one name after another
        yield
        for event, note in noted.items():
            context.remove_listener(event, note)
        assert not self.problems, "\n".join(self.problems)

    def _page(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._address(socket.url))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note("console error", message.text)

    def _failed(self, request: Request) -> None:
        # The browser itself gives up a request when the page moves on or a download begins.
        if request.failure != "net::ERR_ABORTED":
            self._note("failed request", f"{request.failure} for {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._note("failed request", f"{response.status} for {response.url}")

    def _address(self, url: str) -> None:
        address, own = urlsplit(url), urlsplit(self.origin)
        if address.scheme not in ("data", "blob") and address.netloc != own.netloc:
            self._note("request to another host", url)

    def _note(self, kind: str, what: str) -> None:
        self.problems.append(f"{kind}: {what}")


@dataclass(frozen=True, kw_only=True, slots=True)
class AxeFindings:
    """The rules that a page breaks, each as one line that names the rule and its elements."""

    wcag: tuple[str, ...]
    best_practice: tuple[str, ...]


def axe(page: Page) -> AxeFindings:
    """Check the page as it stands against WCAG A and AA up to 2.2, and against best practice.

    A list or menu that must stay open needs a window as tall as the page before it is opened.
    """
    tags = [*WCAG_TAGS, BEST_PRACTICE_TAG]
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    with _whole_page_in_view(page):
        violations = page.evaluate(VIOLATIONS, {"runOnly": tags, "resultTypes": ["violations"]})
    wcag: list[str] = []
    best_practice: list[str] = []
    for violation in violations:
        broken = best_practice if BEST_PRACTICE_TAG in violation["tags"] else wcag
        broken.append(_line(violation))
    return AxeFindings(wcag=tuple(wcag), best_practice=tuple(best_practice))


def _line(violation: dict[str, Any]) -> str:
    elements = "; ".join(str(node["target"]) for node in violation["nodes"])
    return f"{violation['id']} ({violation['help']}): {elements}"


Scheme = Literal["light", "dark"]
SCHEMES: Final[tuple[Scheme, Scheme]] = ("light", "dark")
IS_DARK = """([selector, dark]) => {
    const paper = getComputedStyle(document.querySelector(selector)).backgroundColor;
    const [red, green, blue] = paper.match(/\\d+/g).map(Number);
    return (red + green + blue < 3 * 128) === dark;
}"""


def each_look(
    *sizes: ViewportSize, page: Page, paper: str = ".stApp"
) -> Iterator[tuple[ViewportSize, Scheme]]:
    """Give the page each of these sizes in light and in dark; its paper has the theme."""
    for size, scheme in product(sizes, SCHEMES):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(IS_DARK, arg=[paper, scheme == "dark"])
        yield size, scheme


@contextmanager
def _whole_page_in_view(page: Page) -> Iterator[None]:
    """Make the window as tall as the page: axe judges no color that is scrolled out of view."""
    before = page.viewport_size
    if before is None:
        raise ValueError("the page has no fixed window size")
    tall: int = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll("*")].map(e => e.scrollHeight))"""
    )
    if tall <= before["height"]:
        yield
        return
    page.set_viewport_size({"width": before["width"], "height": tall})
    try:
        yield
    finally:
        page.set_viewport_size(before)


WIDER = """() => [...document.querySelectorAll("*")]
    .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)
    .filter(e => e === document.scrollingElement
        || ["auto", "scroll"].includes(getComputedStyle(e).overflowX))
    .map(e => `${e.tagName} ${e.dataset.testid ?? e.className}: ${e.scrollWidth} wide`)"""


def expect_no_sideways_scroll(page: Page, *sizes: ViewportSize) -> None:
    """In each size, neither the window nor a part of the page moves sideways, once all is drawn."""
    for size in sizes:
        page.set_viewport_size(size)
        with suppress(PlaywrightTimeoutError):
            page.wait_for_function(f"() => ({WIDER})().length === 0", timeout=DRAWN_MILLISECONDS)
        assert page.evaluate(WIDER) == []
        assert page.evaluate("document.scrollingElement.scrollWidth") <= size["width"]
