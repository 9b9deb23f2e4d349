"""The links that the tests open, and what the page `/` must show of a plan."""

from datetime import date
from typing import Final

from playwright.sync_api import Page, expect

from planner.catalogue import words
from planner.link import encode
from planner.pathway import FILL
from planner.plan import Context, Plan, default_plan
from planner.timeline import make_timeline
from planner.wording import answer, ninety_sentence
from tests.browser.pages import RUN_MILLISECONDS
from tests.browser.server import Server
from tests.browser.visitor import field
from tests.content import SHIPPED

PATHWAY: Final = SHIPPED.default
WORDS: Final = words()
DEFAULT: Final = default_plan(PATHWAY)
OWN: Final = Plan(
    pathway=PATHWAY,
    lengths=(12, 3, 45, 20, 90),
    start=date(2027, 1, 4),
    context=Context.ARTICLE,
)
MONTH: Final = PATHWAY.scenarios[1]
NINETY: Final = PATHWAY.scenarios[3]
"""Two examples that differ from the one shown first."""

assert PATHWAY.default not in (MONTH, NINETY)
BAD: Final = "?detox=**9**%0A<b>$x$:red[y]&evaluation=3&start=2027-02-29"


def expect_widgets(page: Page, plan: Plan) -> None:
    """Every input shows this plan."""
    for stage, length in plan.chosen():
        if stage.may_fill:
            expect(field(page, f"fill-{stage.key}")).to_be_checked(checked=length == FILL)
        if length != FILL:
            expect(field(page, f"days-{stage.key}")).to_have_value(str(length))
    expect(field(page, "context")).to_be_checked(checked=plan.context is Context.GUIDANCE)
    segments = page.locator(".st-key-start").get_by_role("spinbutton")
    if plan.start is None:
        expect(segments.locator("[data-placeholder]").or_(segments)).to_have_count(3)
        expect(segments.first).to_have_attribute("data-placeholder", "true")
    else:
        for segment, number in zip(
            segments.all(), (plan.start.month, plan.start.day, plan.start.year), strict=True
        ):
            expect(segment).to_have_attribute("aria-valuenow", str(number))


def expect_words(page: Page, plan: Plan) -> None:
    """The answer and the 90 days are those of this plan, and nothing has gone wrong."""
    timeline = make_timeline(plan)
    for sentence in (*answer(timeline, WORDS), ninety_sentence(timeline, WORDS)):
        expect(page.get_by_text(sentence).filter(visible=True).first).to_be_visible()
    expect_no_fault(page)


def expect_no_fault(page: Page) -> None:
    """Neither an error nor a dialog of the framework is on the page."""
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.locator("body")).not_to_contain_text("Traceback")


def expect_plan(page: Page, server: Server, plan: Plan, address: str | None = None) -> None:
    """Address, inputs and words are those of this plan; without `address`, its canonical link."""
    query = encode(plan) if address is None else address
    expect(page).to_have_url(f"{server.url}/{query}", timeout=RUN_MILLISECONDS)
    expect_words(page, plan)
    expect_widgets(page, plan)


def expect_told(page: Page, server: Server, plan: Plan) -> None:
    """The address and what a screen reader is told are those of this plan."""
    expect(page).to_have_url(f"{server.url}/{encode(plan)}", timeout=RUN_MILLISECONDS)
    told = page.locator(".st-key-spoken").get_by_role("status")
    timeline = make_timeline(plan)
    for sentence in (*answer(timeline, WORDS), ninety_sentence(timeline, WORDS)):
        expect(told).to_contain_text(sentence, timeout=RUN_MILLISECONDS)
