"""The page `/` in a real browser: the address is the only state, whatever happens."""

import re
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import Dialog, Page, expect

from planner.complaints import complaint_sentence
from planner.link import decode, encode, values_of
from planner.plan import Context, Plan
from planner.timeline import make_timeline
from tests.browser.pages import wait_for_app
from tests.browser.server import Server
from tests.browser.shown import BAD, DEFAULT, MONTH, OWN, WORDS, expect_plan, expect_widgets
from tests.browser.visitor import Change, enter, enter_start, field, flip, open_at, press
from tests.content import SHIPPED


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
    open_at(watched_page, server)
    plan = DEFAULT.with_length("detox", 12)
    enter(watched_page, "days-detox", 12)
    expect_plan(watched_page, server, plan)
    flip(watched_page, "fill-outpatient")
    plan = without_filling(plan)
    expect_plan(watched_page, server, plan)
    flip(watched_page, "context")
    plan = replace(plan, context=Context.ARTICLE)
    expect_plan(watched_page, server, plan)
    enter_start(watched_page, "01042027")
    plan = replace(plan, start=date(2027, 1, 4))
    expect_plan(watched_page, server, plan)
    press(watched_page, f"example-{MONTH.key}")
    plan = plan.with_scenario(MONTH)
    expect_plan(watched_page, server, plan)


def test_back_and_forward(watched_page: Page, server: Server) -> None:
    """Back goes back through every change to the first address, and forward comes again."""
    steps = [DEFAULT, DEFAULT.with_length("detox", 12)]
    steps.append(without_filling(steps[-1]))
    steps.append(steps[-1].with_scenario(MONTH))
    open_at(watched_page, server)
    enter(watched_page, "days-detox", 12)
    expect_plan(watched_page, server, steps[1])
    flip(watched_page, "fill-outpatient")
    expect_plan(watched_page, server, steps[2])
    press(watched_page, f"example-{MONTH.key}")
    expect_plan(watched_page, server, steps[3])
    for plan, address in ((steps[2], None), (steps[1], None), (steps[0], "")):
        watched_page.go_back()
        expect_plan(watched_page, server, plan, address)
    for plan in steps[1:]:
        watched_page.go_forward()
        expect_plan(watched_page, server, plan)


def test_edit_after_back(watched_page: Page, server: Server) -> None:
    """An edit after Back changes what Back has shown."""
    open_at(watched_page, server, encode(OWN))
    enter(watched_page, "days-detox", 5)
    expect_plan(watched_page, server, OWN.with_length("detox", 5))
    watched_page.go_back()
    expect_plan(watched_page, server, OWN)
    enter(watched_page, "days-evaluation", 7)
    expect_plan(watched_page, server, OWN.with_length("evaluation", 7))


def test_reload(watched_page: Page, server: Server) -> None:
    """A reload keeps everything that was changed."""
    open_at(watched_page, server, encode(OWN))
    enter(watched_page, "days-detox", 5)
    expect_plan(watched_page, server, OWN.with_length("detox", 5))
    watched_page.reload()
    wait_for_app(watched_page)
    expect_plan(watched_page, server, OWN.with_length("detox", 5))


def press_no_date(page: Page) -> None:
    """Take the date away by its button."""
    press(page, "no-date")


def delete_date(page: Page) -> None:
    """Take the date away by hand, with the keyboard alone."""
    for name in ("month", "day", "year"):
        part = page.locator(f".st-key-start [data-type={name}]")
        part.focus()
        for _ in range(4):
            part.press("Backspace")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")


@pytest.mark.parametrize("take_away", [press_no_date, delete_date], ids=["button", "by-hand"])
def test_start_date_can_be_taken_away(
    watched_page: Page, server: Server, take_away: Change
) -> None:
    """A date that came with the link, or was chosen, can be taken away again."""
    open_at(watched_page, server, encode(OWN))
    take_away(watched_page)
    expect_plan(watched_page, server, replace(OWN, start=None))
    enter_start(watched_page, "02032027")
    expect_plan(watched_page, server, replace(OWN, start=date(2027, 2, 3)))
    take_away(watched_page)
    expect_plan(watched_page, server, replace(OWN, start=None))


def test_emptied_length_keeps_its_days(watched_page: Page, server: Server) -> None:
    """An input that is left empty goes back to its days; the stage is not set to the least."""
    open_at(watched_page, server, encode(OWN))
    enter(watched_page, "days-detox", 5)
    expect_plan(watched_page, server, OWN.with_length("detox", 5))
    field(watched_page, "days-detox").fill("")
    field(watched_page, "days-detox").press("Tab")
    enter(watched_page, "days-evaluation", 7)
    both = OWN.with_length("detox", 5).with_length("evaluation", 7)
    expect_plan(watched_page, server, both)


def test_typing_in_two_inputs_quickly(watched_page: Page, server: Server) -> None:
    """Two lengths typed one after the other without a pause are both kept."""
    open_at(watched_page, server, encode(OWN))
    field(watched_page, "days-detox").fill("5")
    field(watched_page, "days-detox").press("Tab")
    field(watched_page, "days-evaluation").fill("7")
    field(watched_page, "days-treatment").fill("33")
    field(watched_page, "days-treatment").press("Enter")
    plan = OWN.with_length("detox", 5).with_length("evaluation", 7).with_length("treatment", 33)
    expect_plan(watched_page, server, plan)


def test_three_quick_clicks(watched_page: Page, server: Server) -> None:
    """Three quick clicks on the plus of an input add three days."""
    open_at(watched_page, server, encode(OWN))
    plus = watched_page.locator(".st-key-days-detox").get_by_test_id("stNumberInputStepUp")
    for _ in range(3):
        plus.click(delay=0)
    expect_plan(watched_page, server, OWN.with_length("detox", 15))


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
    enter(watched_page, "days-detox", 5)
    expect_plan(watched_page, server, decoded.plan.with_length("detox", 5))
    for sentence in sentences:
        expect(watched_page.get_by_text(sentence)).to_have_count(0)


def as_plain_text(sentence: str) -> re.Pattern[str]:
    """A whole sentence, with the joiners that keep the page from making links and signs of it."""
    whole = "\u2060?".join(map(re.escape, sentence))
    return re.compile(f"^{whole}$")


def fail_at(dialog: Dialog) -> None:
    """A link must never run a script."""
    pytest.fail(f"the page opened a dialog: {dialog.message}")
