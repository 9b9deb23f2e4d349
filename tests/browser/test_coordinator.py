"""What admissions staff do on a call: few steps, each answered at once."""

import re
import time
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from planner.pathway.pathway import Kind
from tests.browser.conftest import EXAMPLE
from tests.browser.pages import CHARTS, RUN_MILLISECONDS, wait_for_app
from tests.browser.server import Server
from tests.browser.shown import WORDS
from tests.browser.visitor import field
from tests.programs import program

PROGRAM: Final = program(EXAMPLE)
STAY: Final = next(stage.key for stage in PROGRAM.stages if stage.kind is Kind.TREATMENT)
MOST_SECONDS: Final = 1
ROUNDS: Final = 5


def type_date(page: Page) -> None:
    """All but the last digit: how long the typing takes is up to the visitor."""
    field(page, "start").click()
    page.keyboard.type("1/4/202")


def open_program(page: Page) -> None:
    page.locator(f".st-key-program-{PROGRAM.key} button").click()
    chart = page.locator(".st-key-chart[data-stale=false]")
    expect(chart).to_contain_text(PROGRAM.stages[-1].title)
    expect(page.locator(".st-key-chart")).to_have_count(1)


def set_start(page: Page) -> None:
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    calendar = page.get_by_role("link", name=WORDS.say("action.calendar"), exact=True)
    expect(calendar).to_have_attribute("href", re.compile("start=2027-01-04"))


def print_handout(page: Page) -> None:
    link = page.get_by_role("link", name=WORDS.say("action.print"), exact=True)
    answer = page.request.get(f"{page.url.partition('/?')[0]}{link.get_attribute('href')}")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF")


def copy_link(page: Page) -> None:
    page.get_by_role("button", name=WORDS.say("action.send")).click()
    page.locator("button[data-copies=copy-link]").click()
    expect(page.locator("#copy-link-done")).to_have_text(WORDS.say("copy.done"))
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"?pathway={PROGRAM.key}&" in copied
    assert "start=2027-01-04" in copied
    page.keyboard.press("Escape")


def compare(page: Page) -> None:
    """The link to the page shows the plan beside the program's own other length."""
    page.get_by_role("link", name=WORDS.say("compare.title"), exact=True).click()
    expect(page.locator(CHARTS)).to_have_count(2)
    beside = WORDS.say("compare.example", title=PROGRAM.scenarios[1].button)
    expect(page.get_by_role("heading", name=beside, level=2)).to_be_visible()


TASK: Final[tuple[Callable[[Page], None], ...]] = (
    open_program,
    set_start,
    print_handout,
    copy_link,
    compare,
)


@pytest.mark.alone
def test_on_a_call(context: BrowserContext, facility: Server) -> None:
    """The whole task takes at most 7 interactions, 5 from a bookmark; each is answered at once.

    The best of up to five rounds counts for each: other programs run too.
    """
    assert len(TASK) <= 7
    assert len(TASK) - 1 <= 5
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    taken: dict[str, float] = {}
    for _ in range(ROUNDS):
        page = context.new_page()
        page.goto(facility.url)
        wait_for_app(page)
        for act in TASK:
            if act is set_start:
                type_date(page)
            began = time.monotonic()
            act(page)
            seconds = time.monotonic() - began
            taken[act.__name__] = min(seconds, taken.get(act.__name__, seconds))
        page.close()
        if max(taken.values()) <= MOST_SECONDS:
            break
    assert max(taken.values()) <= MOST_SECONDS, taken


def test_from_a_bookmark(context: BrowserContext, facility: Server) -> None:
    """A kept link opens the program and its lengths, with nothing to choose."""
    page = context.new_page()
    page.goto(f"{facility.url}/?pathway={PROGRAM.key}&{STAY}=45")
    wait_for_app(page)
    expect(field(page, f"days-{STAY}")).to_have_value("45", timeout=RUN_MILLISECONDS)
    expect(page.locator(".st-key-chart")).to_contain_text(WORDS.count("days", 45))
