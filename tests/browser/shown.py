"""The links that the tests open, and what the page `/` must show of a plan."""

from datetime import date
from typing import Final

from playwright.sync_api import Page, expect

from planner.language.catalogue import words_for
from planner.pathway.pathway import FILL, Kind
from planner.plan.link import encode
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.plan.typed_date import written
from planner.words.answer_card import answer_card
from planner.words.plan_in_words import plan_in_words
from planner.words.talk import talk_steps
from planner.words.wording import ninety_sentence
from tests.browser.pages import RUN_MILLISECONDS, wait_for_run
from tests.browser.server import Server, Site
from tests.browser.visitor import field
from tests.content import SHIPPED

PATHWAY: Final = SHIPPED.default
WORDS: Final = words_for()
DEFAULT: Final = default_plan(PATHWAY)
OWN: Final = Plan(
    pathway=PATHWAY,
    lengths=(12, 3, 45, 20, 90),
    start=date(2027, 1, 4),
    context=Context.ARTICLE,
)
STEPS: Final = talk_steps(plan_in_words(DEFAULT, "en"))
"""The steps of the first plan's talk."""

MONTH: Final = PATHWAY.scenarios[1]
NINETY: Final = PATHWAY.scenarios[3]
"""Two examples that differ from the one shown first."""

assert PATHWAY.default not in (MONTH, NINETY)

(STAY,) = (stage for stage in PATHWAY.stages if stage.kind is Kind.TREATMENT)
"""The stage whose length stands first on the page."""

STAYS: Final = sorted({int(one.lengths[PATHWAY.stages.index(STAY)]) for one in PATHWAY.scenarios})
"""The lengths of the stay, in days, that can be tapped."""

BAD: Final = "?detox=**9**%0A<b>$x$:red[y]&evaluation=3&start=2027-02-29"


def expect_widgets(page: Page, plan: Plan) -> None:
    """Every input shows this plan."""
    for stage, length in plan.chosen():
        if stage.may_fill:
            expect(field(page, f"fill-{stage.key}")).to_be_checked(checked=length == FILL)
        if stage.key == STAY.key:
            expect_stay(page, int(length))
        elif length != FILL:
            expect(field(page, f"days-{stage.key}")).to_have_value(str(length))
    expect(field(page, "context")).to_be_checked(checked=plan.context is Context.GUIDANCE)
    expect(field(page, "start")).to_have_value(written(plan.start))


def expect_stay(page: Page, days: int) -> None:
    """The choice of a stay shows these days; of an own length, in an input below it."""
    chosen = page.locator(".st-key-stay").get_by_role("radio", checked=True)
    if days in STAYS:
        expect(chosen).to_have_accessible_name(stay_label(days))
    else:
        expect(chosen).to_have_accessible_name(WORDS.say("input.other-stay"))
        expect(field(page, f"days-{STAY.key}")).to_have_value(str(days))


def stay_label(days: int) -> str:
    """What the choice of a stay of these days is called."""
    return WORDS.count("days", days) if days else WORDS.say("input.no-stay")


def headline(plan: Plan) -> str:
    """The answer of a plan in one line."""
    card = answer_card(make_timeline(plan), WORDS)
    return f"{card.lead} {card.day}"


def expect_words(page: Page, plan: Plan) -> None:
    """The answer and the 90 days are those of this plan, and nothing has gone wrong."""
    timeline = make_timeline(plan)
    card, place = answer_card(timeline, WORDS), page.locator(".st-key-answer")
    expect(place.get_by_role("heading", name=headline(plan), exact=True)).to_be_visible()
    for sentence in filter(None, (card.could_be, card.missing, card.first, card.months)):
        expect(place.get_by_text(sentence, exact=True)).to_be_visible()
    for sentence in card.why:
        expect(place.get_by_text(sentence, exact=True)).to_be_attached()
    ninety = page.locator(".stHtml").get_by_text(ninety_sentence(timeline, WORDS), exact=True)
    expect(ninety).to_be_visible()
    expect_no_fault(page)


def expect_no_fault(page: Page) -> None:
    """Neither an error nor a dialog of the framework is on the page."""
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.locator("body")).not_to_contain_text("Traceback")


def expect_plan(page: Page, server: Site, plan: Plan, address: str | None = None) -> None:
    """Address, inputs and words are those of this plan; without `address`, its canonical link."""
    query = encode(plan) if address is None else address
    expect(page).to_have_url(f"{server.url}/{query}", timeout=RUN_MILLISECONDS)
    expect_words(page, plan)
    expect_widgets(page, plan)
    wait_for_run(page)


def expect_first(page: Page, plan: Plan) -> None:
    """The answer, a call and the chart are seen in the first response, without any dialog."""
    first = page.locator("#first")
    expect(first.locator(".day")).to_have_text(answer_card(make_timeline(plan), WORDS).day)
    expect(first.locator("a[href^='tel:']").first).to_be_visible()
    expect(first.locator("svg:visible")).to_have_count(1)
    expect(page.get_by_role("dialog")).to_have_count(0)


def expect_announced(page: Page, server: Server, plan: Plan, *, anchor: str = "") -> None:
    """The address and what a screen reader announces are those of this plan."""
    expect(page).to_have_url(f"{server.url}/{encode(plan)}{anchor}", timeout=RUN_MILLISECONDS)
    announced = page.locator(".st-key-announced").get_by_role("status")
    timeline = make_timeline(plan)
    for sentence in (headline(plan), ninety_sentence(timeline, WORDS)):
        expect(announced).to_contain_text(sentence, timeout=RUN_MILLISECONDS)
    wait_for_run(page)
