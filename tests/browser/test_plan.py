"""The page `/` in a real browser: the address is the only state, whatever happens."""

import re
from dataclasses import replace
from datetime import date
from itertools import cycle
from typing import Final

import pytest
from playwright.sync_api import Dialog, Page, expect

from planner.pathway.pathway import MOST_DAYS
from planner.plan.link import decode, encode, values_of
from planner.plan.plan import Context, Plan
from planner.plan.timeline import make_timeline
from planner.plan.typed_date import BadDateError, typed_date
from planner.words.complaints import complaint_sentence
from tests.browser.pages import RUN_MILLISECONDS, wait_for_app
from tests.browser.server import Server
from tests.browser.shown import (
    BAD,
    DEFAULT,
    MONTH,
    OWN,
    STAYS,
    WORDS,
    expect_plan,
    expect_widgets,
    stay_label,
)
from tests.browser.visitor import (
    choose_stay,
    enter,
    field,
    flip,
    open_at,
    open_lengths,
    press,
)
from tests.content import SHIPPED

FOURTH: Final = date(2027, 1, 4)


def without_filling(plan: Plan) -> Plan:
    """The plan once the tick is gone: the days that it filled stay."""
    (days,) = (step.days for step in make_timeline(plan).steps if step.fills)
    return plan.with_length("outpatient", days)


def test_link_opens_its_plan(watched_page: Page, server: Server) -> None:
    """A canonical link opens exactly its plan and stays as it is."""
    for plan in (DEFAULT, OWN):
        open_at(watched_page, server, encode(plan))
        expect_plan(watched_page, server, plan)


def test_bare_address(still_page: Page, server: Server) -> None:
    """The bare address shows the default plan and stays bare."""
    expect_plan(still_page, server, DEFAULT, address="")


def test_every_change_is_in_the_address(watched_page: Page, server: Server) -> None:
    """Each kind of input moves the address, the inputs and the words at once.

    Back goes back through every change to the first address, and forward comes again. An edit after
    Back changes what Back has shown, and a reload keeps it.
    """
    page = watched_page
    open_at(page, server)
    plan = DEFAULT
    shown: list[tuple[Plan, str | None]] = [(plan, "")]

    def expect_next(plan: Plan) -> Plan:
        expect_plan(page, server, plan)
        shown.append((plan, None))
        return plan

    choose_stay(page, stay_label(STAYS[1]))
    plan = expect_next(plan.with_length("treatment", STAYS[1]))
    enter(page, "start", "1/4/2027")
    plan = expect_next(replace(plan, start=FOURTH))
    open_lengths(page)
    enter(page, "days-detox", 12)
    plan = expect_next(plan.with_length("detox", 12))
    flip(page, "fill-outpatient")
    plan = expect_next(without_filling(plan))
    flip(page, "context")
    plan = expect_next(replace(plan, context=Context.ARTICLE))
    press(page, f"example-{MONTH.key}")
    plan = expect_next(plan.with_scenario(MONTH))
    press(page, "start-again")
    expect_next(DEFAULT)
    for earlier, address in shown[-2::-1]:
        page.go_back()
        expect_plan(page, server, earlier, address)
    for later, _ in shown[1:4]:
        page.go_forward()
        expect_plan(page, server, later)
    edited = later.with_length("aftercare", 7)
    enter(page, "days-aftercare", 7)
    expect_plan(page, server, edited)
    page.reload()
    wait_for_app(page)
    expect_plan(page, server, edited)


def test_stays(watched_page: Page, server: Server) -> None:
    """A length of one's own is asked for below the choice, and given up by choosing another.

    Of stays tapped one after the other without a pause, the last one counts.
    """
    page = watched_page
    open_at(page, server, encode(DEFAULT))
    choose_stay(page, WORDS.say("input.other-stay"))
    days_shown = str(next(length for stage, length in DEFAULT.chosen() if stage.key == "treatment"))
    expect(field(page, "days-treatment")).to_have_value(days_shown)
    for days in (45, 28):
        enter(page, "days-treatment", days)
        expect(page).to_have_url(re.compile(f"&treatment={days}&"), timeout=RUN_MILLISECONDS)
        expect(field(page, "days-treatment")).to_have_value(str(days))
    choose_stay(page, stay_label(STAYS[-1]))
    expect_plan(page, server, DEFAULT.with_length("treatment", STAYS[-1]))
    expect(page.locator(".st-key-days-treatment")).to_have_count(0)
    for days in (*STAYS, STAYS[0], STAYS[1]):
        choose_stay(page, stay_label(days))
    expect_plan(page, server, DEFAULT.with_length("treatment", STAYS[1]))


def test_two_tabs(watched_page: Page, server: Server) -> None:
    """Two tabs of one browser have a plan each: what changes in one stays out of the other."""
    other = watched_page.context.new_page()
    open_at(watched_page, server, encode(OWN))
    open_at(other, server, encode(DEFAULT))
    choose_stay(other, stay_label(STAYS[1]))
    expect_plan(other, server, DEFAULT.with_length("treatment", STAYS[1]))
    enter(watched_page, "start", "2/3/2027")
    expect_plan(watched_page, server, replace(OWN, start=date(2027, 2, 3)))
    choose_stay(other, stay_label(STAYS[-1]))
    expect_plan(other, server, DEFAULT.with_length("treatment", STAYS[-1]))


KEYS: Final = cycle(("Enter", "Tab"))
"""An input is left by either; what was typed counts by both."""

NO_DATES: Final = ("02/30/2027", "13/01/2027", "soon", "1/4/1999", "1/4")
"""What is typed for a date and is none; the framework's own input makes other dates of some."""


def test_typed_date(watched_page: Page, server: Server) -> None:
    """A date counts when its input is left; emptied, there is none.

    What cannot be a date gets a sentence; what was there before stays until there is a good one.
    """
    page = watched_page
    open_at(page, server, encode(DEFAULT))
    alert = page.get_by_test_id("stMain").get_by_role("alert")
    for start, bad, good in (
        (None, NO_DATES, ("1/4/2027", "2027-02-03", "", " 12-31-27 ", "", "2027-01-04")),
        (FOURTH, NO_DATES[:1], ("2/3/2027",)),
    ):
        plan = replace(DEFAULT, start=start)
        for typed in bad:
            with pytest.raises(BadDateError) as error:
                typed_date(typed)
            enter(page, "start", typed, leave=next(KEYS))
            expect(alert).to_contain_text(error.value.sentence(WORDS), timeout=RUN_MILLISECONDS)
            expect(page).to_have_url(f"{server.url}/{encode(plan)}")
            expect(field(page, "start")).to_have_value(typed)
        for typed in good:
            enter(page, "start", typed, leave=next(KEYS))
            expect_plan(page, server, replace(DEFAULT, start=typed_date(typed)))
            expect(alert).to_have_count(0)


def test_picked_date(watched_page: Page, server: Server) -> None:
    """A day of the browser's calendar is typed into the field; it can be taken away there, too.

    Nothing is typed into the calendar: the browser would make another date of a day that does not
    exist.
    """
    page = watched_page
    plan = replace(DEFAULT, start=FOURTH)
    open_at(page, server, encode(plan))
    pick = page.get_by_label(WORDS.say("input.pick"))
    expect(pick).to_have_value("2027-01-04")
    pick.fill("2027-01-20")
    expect(field(page, "start")).to_have_value("1/20/2027", timeout=RUN_MILLISECONDS)
    expect_plan(page, server, replace(plan, start=date(2027, 1, 20)))
    expect(field(page, "start")).to_be_focused()
    pick.fill("")
    expect(field(page, "start")).to_have_value("", timeout=RUN_MILLISECONDS)
    expect_plan(page, server, DEFAULT)
    pick.focus()
    page.keyboard.type("13012027")
    expect(pick).to_have_value("")
    expect_plan(page, server, DEFAULT)


def test_lengths(watched_page: Page, server: Server) -> None:
    """An input that is left empty shows its days again; the stage is not set to the least.

    A length out of bounds says its bounds and changes nothing; the sentence goes with the next good
    one.
    """
    page = watched_page
    open_at(page, server, encode(OWN))
    open_lengths(page)
    alert = page.get_by_test_id("stMain").get_by_role("alert")
    plan = OWN
    for stage, length in [*OWN.chosen()][::2]:
        key, days = f"days-{stage.key}", int(length)
        for _ in range(2):
            enter(page, key, "", leave=next(KEYS))
            expect(field(page, key)).to_have_value(str(days), timeout=RUN_MILLISECONDS)
        still = WORDS.count("days", days)
        sentence = WORDS.say("input.bounds", least=stage.least_choice, most=MOST_DAYS, days=still)
        for typed in (stage.least_choice - 1, MOST_DAYS + 1):
            enter(page, key, typed)
            expect(alert).to_have_text(sentence, timeout=RUN_MILLISECONDS)
            expect(page).to_have_url(f"{server.url}/{encode(plan)}")
        enter(page, key, days + 1)
        plan = plan.with_length(stage.key, days + 1)
        expect_plan(page, server, plan)
        expect(alert).to_have_count(0)


def test_quick_changes(watched_page: Page, server: Server) -> None:
    """Three quick clicks on a plus add three days; values typed without a pause are all kept."""
    page = watched_page
    open_at(page, server, encode(OWN))
    open_lengths(page)
    plus = page.locator(".st-key-days-detox").get_by_test_id("stNumberInputStepUp")
    for _ in range(3):
        plus.click(delay=0)
    expect_plan(page, server, OWN.with_length("detox", 15))
    enter(page, "start", "2/3/2027", leave="Tab")
    enter(page, "days-detox", 5, leave="Tab")
    enter(page, "days-evaluation", 7, leave="Tab")
    enter(page, "days-treatment", 33)
    plan = OWN.with_length("detox", 5).with_length("evaluation", 7).with_length("treatment", 33)
    expect_plan(page, server, replace(plan, start=date(2027, 2, 3)))


def test_bad_link(watched_page: Page, server: Server) -> None:
    """A bad link complains in the words it was given, again after a reload, until an edit."""
    watched_page.on("dialog", fail_at)
    decoded = decode(values_of(BAD), SHIPPED, ("en",))
    sentences = [as_plain_text(complaint_sentence(one, WORDS)) for one in decoded.complaints]
    assert len(sentences) == 2
    open_at(watched_page, server, BAD)
    for _ in range(2):
        for sentence in sentences:
            expect(watched_page.get_by_text(sentence)).to_be_visible()
        assert watched_page.evaluate("decodeURIComponent(location.search)") == (
            BAD.replace("%0A", "\n")
        )
        expect_widgets(watched_page, decoded.plan)
        watched_page.reload()
        wait_for_app(watched_page)
    choose_stay(watched_page, stay_label(STAYS[-1]))
    expect_plan(watched_page, server, decoded.plan.with_length("treatment", STAYS[-1]))
    for sentence in sentences:
        expect(watched_page.get_by_text(sentence)).to_have_count(0)


def as_plain_text(sentence: str) -> re.Pattern[str]:
    """A whole sentence, with the joiners that keep the page from making links and signs of it."""
    whole = "\u2060?".join(map(re.escape, sentence))
    return re.compile(f"^{whole}$")


def fail_at(dialog: Dialog) -> None:
    """A link must never run a script."""
    pytest.fail(f"the page opened a dialog: {dialog.message}")
