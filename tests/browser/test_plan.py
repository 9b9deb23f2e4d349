"""The page `/` in a real browser: the address is the only state, whatever happens."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from playwright.sync_api import (
    Dialog,
    Locator,
    Page,
    ViewportSize,
    WebSocketRoute,
    expect,
)
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from planner.catalogue import words
from planner.complaints import complaint_sentence
from planner.lettering import FAMILY
from planner.library import library
from planner.link import decode, encode, values_of
from planner.pathway import FILL
from planner.plan import Context, Plan, default_plan
from planner.timeline import make_timeline
from planner.wording import answer, ninety_sentence
from tests.browser.pages import RUN_MILLISECONDS, axe, wait_for_app
from tests.browser.server import Server, wait_until

PATHWAY: Final = library().default
WORDS: Final = words()
DEFAULT: Final = default_plan(PATHWAY)
OWN: Final = Plan(
    pathway=PATHWAY,
    lengths=(12, 3, 45, 20, 90),
    start=date(2027, 1, 4),
    context=Context.ARTICLE,
)
BAD: Final = "?detox=**9**%0A<b>$x$:red[y]&evaluation=3&start=2027-02-29"
ANSWER_SECONDS: Final = 20
DRAWN_MILLISECONDS: Final = 10_000
"""Within this time the chart has the width of its place."""

PHONE: Final = ViewportSize(width=360, height=780)
SMALL_PHONE: Final = ViewportSize(width=320, height=640)
DESKTOP: Final = ViewportSize(width=1280, height=900)

Change = Callable[[Page], None]
"""What a visitor does on a page."""


def open_at(page: Page, server: Server, query: str = "") -> None:
    """Open the page at this address, and wait until it stands."""
    page.goto(f"{server.url}/{query}")
    wait_for_app(page)


def field(page: Page, key: str) -> Locator:
    """The input with this key."""
    return page.locator(f".st-key-{key} input").first


def enter(page: Page, key: str, days: int) -> None:
    """Type a length, and leave its input with Enter."""
    field(page, key).fill(str(days))
    field(page, key).press("Enter")


def press(page: Page, key: str) -> None:
    """Press a button; one with a help text stands twice on the page, once out of sight."""
    page.locator(f".st-key-{key} button").filter(visible=True).first.click()


def flip(page: Page, key: str) -> None:
    """Click a tick or a switch."""
    page.locator(f".st-key-{key} label").first.click()


def enter_start(page: Page, typed: str) -> None:
    """Type a date, digit after digit, and leave its input."""
    page.locator(".st-key-start").get_by_role("spinbutton").first.click()
    page.keyboard.type(typed)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")


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


@pytest.mark.parametrize("plan", [DEFAULT, OWN], ids=["default", "own"])
def test_link_opens_its_plan(watched_page: Page, server: Server, plan: Plan) -> None:
    """A canonical link opens exactly its plan and stays as it is."""
    open_at(watched_page, server, encode(plan))
    expect_plan(watched_page, server, plan)


def test_bare_address(watched_page: Page, server: Server) -> None:
    """The bare address shows the default plan and stays bare."""
    open_at(watched_page, server)
    expect_plan(watched_page, server, DEFAULT, address="")


def test_every_change_is_in_the_address(watched_page: Page, server: Server) -> None:
    """Each kind of input moves the address, the inputs and the words at once."""
    open_at(watched_page, server)
    plan = DEFAULT.with_length("detox", 12)
    enter(watched_page, "days-detox", 12)
    expect_plan(watched_page, server, plan)
    flip(watched_page, "fill-outpatient")
    plan = plan.with_length("outpatient", 30)
    expect_plan(watched_page, server, plan)
    flip(watched_page, "context")
    plan = replace(plan, context=Context.ARTICLE)
    expect_plan(watched_page, server, plan)
    enter_start(watched_page, "01042027")
    plan = replace(plan, start=date(2027, 1, 4))
    expect_plan(watched_page, server, plan)
    press(watched_page, "example-month")
    plan = plan.with_scenario(PATHWAY.scenarios[1])
    expect_plan(watched_page, server, plan)


def test_back_and_forward(watched_page: Page, server: Server) -> None:
    """Back goes back through every change to the first address, and forward comes again."""
    steps = [DEFAULT, DEFAULT.with_length("detox", 12)]
    steps.append(steps[-1].with_length("outpatient", 30))
    steps.append(steps[-1].with_scenario(PATHWAY.scenarios[1]))
    open_at(watched_page, server)
    enter(watched_page, "days-detox", 12)
    expect_plan(watched_page, server, steps[1])
    flip(watched_page, "fill-outpatient")
    expect_plan(watched_page, server, steps[2])
    press(watched_page, "example-month")
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


class SlowAnswers:
    """A line on which the server's answers arrive only when they are let through."""

    def __init__(self, page: Page) -> None:
        self._held: list[Callable[[], None]] | None = None
        page.route_web_socket(re.compile(r"/_stcore/stream"), self._connect)

    def hold(self) -> None:
        """Keep every answer from now on."""
        self._held = []

    def let_through(self) -> None:
        """Pass on what was kept, in its order, and everything after it."""
        held, self._held = self._held or [], None
        for send in held:
            send()

    def wait_for_answer(self, page: Page) -> None:
        """Wait until the server has answered, though the page does not know it yet."""

        def answered() -> bool:
            # Asking the page anything lets the messages in.
            page.evaluate("true")
            return bool(self._held)

        wait_until(answered, seconds=ANSWER_SECONDS, what="the server has answered")

    def _connect(self, browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        browser.on_message(server.send)

        def pass_on(message: str | bytes) -> None:
            if self._held is None:
                browser.send(message)
            else:
                self._held.append(lambda: browser.send(message))

        server.on_message(pass_on)


def press_example(page: Page) -> None:
    """Choose the example with a 28-day stay."""
    press(page, "example-month")


def press_week_more(page: Page) -> None:
    """Make detox a week longer."""
    press(page, "week-more-detox")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            press_week_more, press_week_more, OWN.with_length("detox", 26), id="two-weeks-more"
        ),
        pytest.param(
            lambda page: enter(page, "days-detox", 5),
            lambda page: enter(page, "days-evaluation", 7),
            OWN.with_length("detox", 5).with_length("evaluation", 7),
            id="two-lengths",
        ),
        pytest.param(
            lambda page: enter(page, "days-detox", 5),
            lambda page: flip(page, "fill-outpatient"),
            OWN.with_length("detox", 5).with_length("outpatient", FILL),
            id="length-and-tick",
        ),
        pytest.param(
            lambda page: flip(page, "context"),
            press_example,
            replace(OWN.with_scenario(PATHWAY.scenarios[1]), context=Context.GUIDANCE),
            id="switch-and-example",
        ),
        pytest.param(
            press_example,
            lambda page: enter(page, "days-detox", 5),
            OWN.with_scenario(PATHWAY.scenarios[1]).with_length("detox", 5),
            id="example-and-length",
        ),
    ],
)
def test_slow_line(
    page: Page, server: Server, first: Change, second: Change, expected: Plan
) -> None:
    """On a slow line, a change made before the last one's answer has come loses neither."""
    line = SlowAnswers(page)
    open_at(page, server, encode(OWN))
    line.hold()
    first(page)
    line.wait_for_answer(page)
    second(page)
    line.let_through()
    expect_plan(page, server, expected)


def restart(page: Page, server: Server) -> None:
    """Kill the server under the page, start it again, and wait until the page has found it."""
    app = page.get_by_test_id("stApp")
    server.kill()
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")
    server.start()
    expect(app).to_have_attribute(
        "data-test-connection-state", "CONNECTED", timeout=RUN_MILLISECONDS
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            lambda page: enter(page, "days-evaluation", 7),
            OWN.with_length("detox", 5).with_length("evaluation", 7),
            id="length",
        ),
        pytest.param(
            lambda page: flip(page, "fill-outpatient"),
            OWN.with_length("detox", 5).with_length("outpatient", FILL),
            id="tick",
        ),
        pytest.param(
            lambda page: enter_start(page, "02032027"),
            replace(OWN.with_length("detox", 5), start=date(2027, 2, 3)),
            id="start",
        ),
        pytest.param(press_example, OWN.with_scenario(PATHWAY.scenarios[1]), id="example"),
    ],
)
def test_restart_under_a_live_page(
    page: Page, own_server: Server, change: Change, expected: Plan
) -> None:
    """The first change after the server was killed is kept, and so is everything before it."""
    open_at(page, own_server, encode(OWN))
    enter(page, "days-detox", 5)
    expect_plan(page, own_server, OWN.with_length("detox", 5))
    restart(page, own_server)
    change(page)
    expect_plan(page, own_server, expected)
    enter(page, "days-aftercare", 30)
    expect_plan(page, own_server, expected.with_length("aftercare", 30))


def test_restart_under_a_first_visit(page: Page, own_server: Server) -> None:
    """The first change of a visit is kept when the server was killed before it."""
    open_at(page, own_server)
    restart(page, own_server)
    enter(page, "days-detox", 5)
    expect_plan(page, own_server, DEFAULT.with_length("detox", 5))


def test_back_after_a_restart(page: Page, own_server: Server) -> None:
    """Back as the first step after the server was killed goes back, and stays there."""
    open_at(page, own_server, encode(OWN))
    enter(page, "days-detox", 5)
    expect_plan(page, own_server, OWN.with_length("detox", 5))
    restart(page, own_server)
    page.go_back()
    expect_plan(page, own_server, OWN)
    enter(page, "days-evaluation", 7)
    expect_plan(page, own_server, OWN.with_length("evaluation", 7))


def test_reload_after_a_restart(page: Page, own_server: Server) -> None:
    """The link outlives the server that made it."""
    open_at(page, own_server, encode(OWN))
    enter(page, "days-detox", 5)
    expect_plan(page, own_server, OWN.with_length("detox", 5))
    restart(page, own_server)
    page.reload()
    wait_for_app(page)
    expect_plan(page, own_server, OWN.with_length("detox", 5))


def test_bad_link(watched_page: Page, server: Server) -> None:
    """A bad link complains in the words it was given, again after a reload, until an edit."""
    watched_page.on("dialog", fail_at)
    decoded = decode(values_of(BAD), library(), ("en",))
    sentences = [complaint_sentence(complaint, WORDS) for complaint in decoded.complaints]
    assert len(sentences) == 2
    open_at(watched_page, server, BAD)
    for _ in range(2):
        for sentence in sentences:
            expect(watched_page.get_by_text(sentence, exact=True)).to_be_visible()
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


def fail_at(dialog: Dialog) -> None:
    """A link must never run a script."""
    pytest.fail(f"the page opened a dialog: {dialog.message}")


WIDER: Final = """() => [...document.querySelectorAll("*")]
    .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)
    .filter(e => e === document.scrollingElement
        || ["auto", "scroll"].includes(getComputedStyle(e).overflowX))
    .map(e => `${e.tagName} ${e.dataset.testid ?? e.className}: ${e.scrollWidth} wide`)"""


def expect_no_sideways_scroll(page: Page, width: int) -> None:
    """Neither the window nor any part of the page can be moved sideways, once all is drawn."""
    with suppress(PlaywrightTimeoutError):
        page.wait_for_function(f"() => ({WIDER})().length === 0", timeout=DRAWN_MILLISECONDS)
    assert page.evaluate(WIDER) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def open_everything(page: Page) -> None:
    """Open every part of the page that can be closed."""
    switch = page.locator(".st-key-lengths-switch label").first
    if switch.is_visible():
        switch.click()
        expect(field(page, "days-detox")).to_be_visible()
    for part in page.locator("details").all():
        if part.get_attribute("open") is None:
            part.locator("summary").first.click()
    expect(page.locator("details:not([open])")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "size"),
    [
        pytest.param(encode(DEFAULT), PHONE, id="days-360"),
        pytest.param(encode(OWN), PHONE, id="dates-360"),
        pytest.param(encode(replace(DEFAULT, start=OWN.start)), SMALL_PHONE, id="dates-320"),
        pytest.param(BAD, SMALL_PHONE, id="bad-320"),
    ],
)
def test_no_sideways_scroll(
    watched_page: Page, server: Server, query: str, size: ViewportSize
) -> None:
    """On a phone nothing is wider than the screen, not even in what was opened."""
    watched_page.set_viewport_size(size)
    open_at(watched_page, server, query)
    expect(watched_page.locator(".st-key-chart svg").first).to_be_visible()
    expect_no_sideways_scroll(watched_page, size["width"])
    open_everything(watched_page)
    expect_no_sideways_scroll(watched_page, size["width"])


@pytest.mark.parametrize(
    ("query", "theme", "size"),
    [
        pytest.param(encode(DEFAULT), "light", PHONE, id="plan-light-phone"),
        pytest.param(encode(DEFAULT), "dark", PHONE, id="plan-dark-phone"),
        pytest.param(encode(DEFAULT), "light", DESKTOP, id="plan-light-desktop"),
        pytest.param(encode(DEFAULT), "dark", DESKTOP, id="plan-dark-desktop"),
        pytest.param(BAD, "light", PHONE, id="bad-light-phone"),
        pytest.param(BAD, "dark", DESKTOP, id="bad-dark-desktop"),
    ],
)
def test_accessibility(
    watched_page: Page, server: Server, query: str, theme: str, size: ViewportSize
) -> None:
    """axe finds nothing against WCAG A and AA, at rest and with every part opened."""
    watched_page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    watched_page.set_viewport_size(size)
    open_at(watched_page, server, query)
    expect(watched_page.locator(".st-key-chart svg").first).to_be_visible()
    assert axe(watched_page).wcag == ()
    open_everything(watched_page)
    assert axe(watched_page).wcag == ()


def test_chart_is_a_named_picture(watched_page: Page, server: Server) -> None:
    """Those who do not see the chart are told what it says; the table has the same days."""
    open_at(watched_page, server, encode(OWN))
    picture = watched_page.locator(".st-key-chart").get_by_role("figure")
    expect(picture).to_have_attribute("aria-label", re.compile(r"\w"))
    label = picture.get_attribute("aria-label") or ""
    for sentence in answer(make_timeline(OWN), WORDS):
        assert sentence in label
    expect(watched_page.locator(".st-key-table").get_by_role("table")).to_have_count(1)


def test_font(watched_page: Page, server: Server) -> None:
    """The page is set in the font that the app brings, and both weights have really loaded."""
    open_at(watched_page, server)
    loaded = watched_page.evaluate(
        """family => [...document.fonts]
            .filter(face => face.family.includes(family) && face.status === "loaded")
            .map(face => face.weight).sort()""",
        FAMILY,
    )
    assert loaded == ["400", "700"]
    assert watched_page.evaluate("family => document.fonts.check(`16px '${family}'`)", FAMILY)
    for selector in ("h1", ".st-key-disclaimer p", ".st-key-link p", ".st-key-chart text"):
        family = watched_page.locator(selector).first.evaluate(
            "e => getComputedStyle(e).fontFamily"
        )
        assert family.strip("\"'").startswith(FAMILY), f"{selector} is set in {family}"


def test_help_lines_can_be_called(watched_page: Page, server: Server) -> None:
    """The safety box calls 911 and 988 on a phone."""
    open_at(watched_page, server)
    box = watched_page.locator(".st-key-disclaimer")
    for address in ("tel:911", "tel:988", "sms:988"):
        expect(box.locator(f"a[href='{address}']")).to_be_visible()
