"""The page `/` in a real browser: the address is the only state, whatever happens."""

import re
from dataclasses import replace
from datetime import date
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
    NINETY,
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
    """Each kind of input moves the address, the inputs and the words at once."""
    page = watched_page
    open_at(page, server)
    plan = DEFAULT
    for days in STAYS:
        choose_stay(page, stay_label(days))
        plan = plan.with_length("treatment", days)
        expect_plan(page, server, plan)
    enter(page, "start", "1/4/2027")
    plan = replace(plan, start=FOURTH)
    expect_plan(page, server, plan)
    open_lengths(page)
    enter(page, "days-detox", 12)
    plan = plan.with_length("detox", 12)
    expect_plan(page, server, plan)
    flip(page, "fill-outpatient")
    plan = without_filling(plan)
    expect_plan(page, server, plan)
    flip(page, "context")
    plan = replace(plan, context=Context.ARTICLE)
    expect_plan(page, server, plan)
    press(page, f"example-{MONTH.key}")
    plan = plan.with_scenario(MONTH)
    expect_plan(page, server, plan)
    press(page, "start-again")
    expect_plan(page, server, DEFAULT)


def test_another_stay(watched_page: Page, server: Server) -> None:
    """A length of one's own is asked for below the choice, and given up by choosing another."""
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


def test_back_and_forward(watched_page: Page, server: Server) -> None:
    """Back goes back through every change to the first address, and forward comes again."""
    page = watched_page
    steps = [DEFAULT, DEFAULT.with_length("treatment", STAYS[1])]
    steps.append(replace(steps[-1], start=FOURTH))
    steps.append(without_filling(steps[-1]))
    steps.append(steps[-1].with_scenario(NINETY))
    open_at(page, server)
    choose_stay(page, stay_label(STAYS[1]))
    expect_plan(page, server, steps[1])
    enter(page, "start", "1/4/2027")
    expect_plan(page, server, steps[2])
    open_lengths(page)
    flip(page, "fill-outpatient")
    expect_plan(page, server, steps[3])
    press(page, f"example-{NINETY.key}")
    expect_plan(page, server, steps[4])
    for plan, address in ((steps[3], None), (steps[2], None), (steps[1], None), (steps[0], "")):
        page.go_back()
        expect_plan(page, server, plan, address)
    for plan in steps[1:]:
        page.go_forward()
        expect_plan(page, server, plan)


def test_edit_after_back(watched_page: Page, server: Server) -> None:
    """An edit after Back changes what Back has shown."""
    open_at(watched_page, server, encode(OWN))
    open_lengths(watched_page)
    enter(watched_page, "days-detox", 5)
    expect_plan(watched_page, server, OWN.with_length("detox", 5))
    watched_page.go_back()
    expect_plan(watched_page, server, OWN)
    enter(watched_page, "days-evaluation", 7)
    expect_plan(watched_page, server, OWN.with_length("evaluation", 7))


def test_reload(watched_page: Page, server: Server) -> None:
    """A reload keeps everything that was changed."""
    open_at(watched_page, server, encode(OWN))
    choose_stay(watched_page, stay_label(STAYS[-1]))
    expect_plan(watched_page, server, OWN.with_length("treatment", STAYS[-1]))
    watched_page.reload()
    wait_for_app(watched_page)
    expect_plan(watched_page, server, OWN.with_length("treatment", STAYS[-1]))


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


@pytest.mark.parametrize("leave", ["Enter", "Tab"])
def test_typed_date(watched_page: Page, server: Server, leave: str) -> None:
    """A date counts when its input is left, by either key; emptied, there is none."""
    open_at(watched_page, server, encode(DEFAULT))
    for typed, start in (
        ("1/4/2027", FOURTH),
        ("2027-02-03", date(2027, 2, 3)),
        ("", None),
        (" 12-31-27 ", date(2027, 12, 31)),
        ("", None),
    ):
        enter(watched_page, "start", typed, leave=leave)
        expect_plan(watched_page, server, replace(DEFAULT, start=start))


NO_DATES: Final = ("02/30/2027", "13/01/2027", "soon", "1/4/1999", "1/4")
"""What is typed for a date and is none; the framework's own input makes other dates of some."""


@pytest.mark.parametrize("leave", ["Enter", "Tab"])
def test_no_date_is_taken_for_another(watched_page: Page, server: Server, leave: str) -> None:
    """What cannot be a date gets a sentence; the date before it stays until there is a good one."""
    page = watched_page
    for plan in (DEFAULT, replace(DEFAULT, start=FOURTH)):
        open_at(page, server, encode(plan))
        told = page.get_by_test_id("stMain").get_by_role("alert")
        for typed in NO_DATES:
            with pytest.raises(BadDateError) as bad:
                typed_date(typed)
            enter(page, "start", typed, leave=leave)
            expect(told).to_contain_text(bad.value.sentence(WORDS), timeout=RUN_MILLISECONDS)
            expect(page).to_have_url(f"{server.url}/{encode(plan)}")
            expect(field(page, "start")).to_have_value(typed)
        enter(page, "start", "2/3/2027", leave=leave)
        expect_plan(page, server, replace(DEFAULT, start=date(2027, 2, 3)))
        expect(told).to_have_count(0)


def test_picked_date(watched_page: Page, server: Server) -> None:
    """A day of the browser's calendar is typed into the field; it can be taken away there, too."""
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


def test_nothing_is_typed_into_the_calendar(watched_page: Page, server: Server) -> None:
    """The browser would make another date of a day that does not exist."""
    page = watched_page
    open_at(page, server, encode(DEFAULT))
    pick = page.get_by_label(WORDS.say("input.pick"))
    pick.focus()
    page.keyboard.type("13012027")
    expect(pick).to_have_value("")
    expect_plan(page, server, DEFAULT)


def test_emptied_length_keeps_its_days(watched_page: Page, server: Server) -> None:
    """An input that is left empty shows its days again; the stage is not set to the least."""
    page = watched_page
    open_at(page, server, encode(OWN))
    open_lengths(page)
    for key, days in (("days-detox", 12), ("days-treatment", 45), ("days-aftercare", 90)):
        for leave in ("Enter", "Tab"):
            enter(page, key, "", leave=leave)
            expect(field(page, key)).to_have_value(str(days), timeout=RUN_MILLISECONDS)
    enter(page, "days-evaluation", 7)
    expect_plan(page, server, OWN.with_length("evaluation", 7))


def test_a_length_out_of_bounds_says_its_bounds(watched_page: Page, server: Server) -> None:
    """It changes nothing, and the sentence goes with the next good length."""
    page = watched_page
    open_at(page, server, encode(OWN))
    open_lengths(page)
    told = page.get_by_test_id("stMain").get_by_role("alert")
    plan = OWN
    for (stage, length), good in zip(OWN.chosen(), (1, 2, 3, 4, 5), strict=True):
        still = WORDS.count("days", int(length))
        sentence = WORDS.say("input.bounds", least=stage.least_choice, most=MOST_DAYS, days=still)
        for typed in (stage.least_choice - 1, MOST_DAYS + 1):
            enter(page, f"days-{stage.key}", typed)
            expect(told).to_have_text(sentence, timeout=RUN_MILLISECONDS)
            expect(page).to_have_url(f"{server.url}/{encode(plan)}")
        enter(page, f"days-{stage.key}", good)
        plan = plan.with_length(stage.key, good)
        expect_plan(page, server, plan)
        expect(told).to_have_count(0)


def test_typing_in_two_inputs_quickly(watched_page: Page, server: Server) -> None:
    """Values typed one after the other without a pause are all kept."""
    page = watched_page
    open_at(page, server, encode(OWN))
    open_lengths(page)
    enter(page, "start", "2/3/2027", leave="Tab")
    enter(page, "days-detox", 5, leave="Tab")
    enter(page, "days-evaluation", 7, leave="Tab")
    enter(page, "days-treatment", 33)
    plan = OWN.with_length("detox", 5).with_length("evaluation", 7).with_length("treatment", 33)
    expect_plan(page, server, replace(plan, start=date(2027, 2, 3)))


def test_three_quick_clicks(watched_page: Page, server: Server) -> None:
    """Three quick clicks on the plus of an input add three days."""
    open_at(watched_page, server, encode(OWN))
    open_lengths(watched_page)
    plus = watched_page.locator(".st-key-days-detox").get_by_test_id("stNumberInputStepUp")
    for _ in range(3):
        plus.click(delay=0)
    expect_plan(watched_page, server, OWN.with_length("detox", 15))


def test_quick_taps(watched_page: Page, server: Server) -> None:
    """Of stays tapped one after the other without a pause, the last one counts."""
    open_at(watched_page, server)
    for days in (*STAYS, STAYS[0], STAYS[1]):
        choose_stay(watched_page, stay_label(days))
    expect_plan(watched_page, server, DEFAULT.with_length("treatment", STAYS[1]))


def test_bad_link(watched_page: Page, server: Server) -> None:
    """A bad link complains in the words it was given, again after a reload, until an edit."""
    watched_page.on("dialog", fail_at)
    decoded = decode(values_of(BAD), SHIPPED, ("en",))
    told = [complaint_sentence(complaint, WORDS) for complaint in decoded.complaints]
    assert len(told) == 2
    sentences = [as_plain_text(sentence) for sentence in told]
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
