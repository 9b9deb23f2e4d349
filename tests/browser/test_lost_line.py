"""The page `/` on a slow line, and under a server that is killed: no change is lost."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from planner.pathway.pathway import FILL
from planner.plan.link import encode
from planner.plan.plan import Context, Plan
from tests.browser.pages import RUN_MILLISECONDS, wait_for_app
from tests.browser.server import Server, running, wait_until
from tests.browser.shown import DEFAULT, MONTH, OWN, STAYS, expect_plan, stay_label
from tests.browser.visitor import (
    Change,
    choose_stay,
    enter,
    flip,
    open_at,
    open_lengths,
    press,
)

ANSWER_SECONDS: Final = 20


class SlowAnswers:
    """A line on which the server's answers arrive only when they are let through."""

    def __init__(self, page: Page) -> None:
        self._held: list[Callable[[], None]] | None = None
        self._answered = False
        page.route_web_socket(re.compile(r"/_stcore/stream"), self._connect)

    def hold(self) -> None:
        """Keep every answer from now on."""
        self._held, self._answered = [], False

    def let_through(self) -> None:
        """Pass on what was kept, in its order, and everything after it."""
        held, self._held = self._held or [], None
        for send in held:
            send()

    def wait_for_answer(self, page: Page) -> None:
        """Wait until the server has answered, though the page does not know it yet.

        That is to the end: the framework forgets a press of a button when the next change comes
        before its run has drawn that button, some milliseconds after it has begun.
        """

        def answered() -> bool:
            # Asking the page anything lets the messages in.
            page.evaluate("true")
            return self._answered

        wait_until(answered, seconds=ANSWER_SECONDS, what="the server has answered")

    def _connect(self, browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        browser.on_message(server.send)

        def pass_on(message: str | bytes) -> None:
            if self._held is None:
                browser.send(message)
            else:
                self._held.append(lambda: browser.send(message))
                self._answered |= _ends_a_run(message)

        server.on_message(pass_on)


def _ends_a_run(message: str | bytes) -> bool:
    """Whether the server says that a run has come to its end, and is followed by no other."""
    if isinstance(message, str):
        return False
    told = ForwardMsg.FromString(message)
    ended = bool(told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY)
    return ended and told.WhichOneof("type") == "script_finished"


class DeafServer:
    """A server that hears nothing of what a page sends, until the page's line is cut."""

    def __init__(self, page: Page) -> None:
        self.is_deaf = False
        self.unheard = 0
        self._line: WebSocketRoute | None = None
        page.route_web_socket(re.compile(r"/_stcore/stream"), self._connect)

    def cut(self) -> None:
        """End the page's line; the next one is heard."""
        self.is_deaf = False
        if self._line is not None:
            self._line.close()

    def _connect(self, browser: WebSocketRoute) -> None:
        self._line, server = browser, browser.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            if self.is_deaf:
                self.unheard += 1
            else:
                server.send(message)

        browser.on_message(pass_on)


def press_example(page: Page) -> None:
    """Choose another example."""
    press(page, f"example-{MONTH.key}")


def tap_longest_stay(page: Page) -> None:
    """Choose the longest of the stays."""
    choose_stay(page, stay_label(STAYS[-1]))


TAPPED: Final = OWN.with_length("treatment", STAYS[-2])
LONGEST: Final = OWN.with_length("treatment", STAYS[-1])
FEBRUARY: Final = date(2027, 2, 3)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            tap_longest_stay,
            lambda page: enter(page, "start", "2/3/2027"),
            replace(LONGEST, start=FEBRUARY),
            id="stay-and-date",
        ),
        pytest.param(
            lambda page: enter(page, "start", ""),
            tap_longest_stay,
            replace(LONGEST, start=None),
            id="no-date-and-stay",
        ),
        pytest.param(
            tap_longest_stay,
            lambda page: choose_stay(page, stay_label(STAYS[0])),
            TAPPED.with_length("treatment", STAYS[0]),
            id="two-stays",
        ),
        pytest.param(
            lambda page: enter(page, "days-detox", 5),
            lambda page: enter(page, "days-evaluation", 7),
            TAPPED.with_length("detox", 5).with_length("evaluation", 7),
            id="two-lengths",
        ),
        pytest.param(
            lambda page: enter(page, "days-detox", 5),
            lambda page: flip(page, "fill-outpatient"),
            TAPPED.with_length("detox", 5).with_length("outpatient", FILL),
            id="length-and-tick",
        ),
        pytest.param(
            lambda page: flip(page, "context"),
            press_example,
            replace(TAPPED.with_scenario(MONTH), context=Context.GUIDANCE),
            id="switch-and-example",
        ),
        pytest.param(
            press_example,
            lambda page: enter(page, "days-detox", 5),
            TAPPED.with_scenario(MONTH).with_length("detox", 5),
            id="example-and-length",
        ),
    ],
)
def test_slow_line(
    page: Page, server: Server, first: Change, second: Change, expected: Plan
) -> None:
    """On a slow line, a change made before the last one's answer has come loses neither."""
    line = SlowAnswers(page)
    open_at(page, server, encode(TAPPED))
    open_lengths(page)
    line.hold()
    first(page)
    line.wait_for_answer(page)
    second(page)
    line.let_through()
    expect_plan(page, server, expected)


def test_a_change_that_nobody_heard(page: Page, server: Server) -> None:
    """It is made when the line is back: no input shows other days than the answer beside it."""
    deaf = DeafServer(page)
    open_at(page, server, encode(OWN))
    open_lengths(page)
    deaf.is_deaf = True
    enter(page, "days-detox", 5)

    def is_sent() -> bool:
        # Asking the page anything lets the messages out.
        page.evaluate("true")
        return deaf.unheard > 0

    wait_until(is_sent, seconds=ANSWER_SECONDS, what="the page has sent its change")
    deaf.cut()
    expect_plan(page, server, OWN.with_length("detox", 5))


def restart(page: Page, server: Server) -> None:
    """Kill the server under the page, start it again, and wait until the page has found it."""
    app = page.get_by_test_id("stApp")
    server.kill()
    expect(app).not_to_have_attribute("data-test-connection-state", "CONNECTED")
    server.start()
    expect(app).to_have_attribute(
        "data-test-connection-state", "CONNECTED", timeout=RUN_MILLISECONDS
    )


@pytest.fixture(scope="module")
def frail_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, which each test may kill; it leaves it started again."""
    with running(tmp_path_factory.mktemp("frail") / "log.txt") as server:
        yield server


def change_and_restart(page: Page, server: Server) -> None:
    """Open a plan, change one length of it, and then kill the server and start it again."""
    open_at(page, server, encode(OWN))
    open_lengths(page)
    enter(page, "days-detox", 5)
    expect_plan(page, server, OWN.with_length("detox", 5))
    restart(page, server)


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
            lambda page: enter(page, "start", "2/3/2027"),
            replace(OWN.with_length("detox", 5), start=FEBRUARY),
            id="start",
        ),
        pytest.param(
            lambda page: enter(page, "start", ""),
            replace(OWN.with_length("detox", 5), start=None),
            id="no-start",
        ),
        pytest.param(tap_longest_stay, LONGEST.with_length("detox", 5), id="stay"),
        pytest.param(press_example, OWN.with_scenario(MONTH), id="example"),
    ],
)
def test_restart_under_a_live_page(
    page: Page, frail_server: Server, change: Change, expected: Plan
) -> None:
    """The first change after the server was killed is kept, and so is everything before it."""
    change_and_restart(page, frail_server)
    change(page)
    expect_plan(page, frail_server, expected)
    enter(page, "days-aftercare", 30)
    expect_plan(page, frail_server, expected.with_length("aftercare", 30))


def test_restart_under_a_first_visit(page: Page, frail_server: Server) -> None:
    """The first change of a visit is kept when the server was killed before it."""
    open_at(page, frail_server)
    restart(page, frail_server)
    choose_stay(page, stay_label(STAYS[-1]))
    expect_plan(page, frail_server, DEFAULT.with_length("treatment", STAYS[-1]))


def test_back_after_a_restart(page: Page, frail_server: Server) -> None:
    """Back as the first step after the server was killed goes back, and stays there."""
    change_and_restart(page, frail_server)
    page.go_back()
    expect_plan(page, frail_server, OWN)
    enter(page, "days-evaluation", 7)
    expect_plan(page, frail_server, OWN.with_length("evaluation", 7))


def test_reload_after_a_restart(page: Page, frail_server: Server) -> None:
    """The link outlives the server that made it."""
    change_and_restart(page, frail_server)
    page.reload()
    wait_for_app(page)
    expect_plan(page, frail_server, OWN.with_length("detox", 5))
