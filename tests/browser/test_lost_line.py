"""A slow line, and a server that is killed: no change is lost, and what is shown stays."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from planner.pathway.pathway import FILL
from planner.plan.link import encode
from planner.plan.plan import Context, Plan
from tests.browser.lines import Loss, LossyLine, SlowAnswers
from tests.browser.pages import CHARTS, RUN_MILLISECONDS, wait_for_app
from tests.browser.server import Server, running
from tests.browser.shown import (
    DEFAULT,
    MONTH,
    OWN,
    STAYS,
    STEPS,
    WORDS,
    expect_first,
    expect_plan,
    expect_words,
    stay_label,
)
from tests.browser.visitor import (
    SOCKET,
    Change,
    choose,
    choose_stay,
    enter,
    flip,
    open_at,
    open_lengths,
    press,
)

LOST: Final = "#lost"
"""The line that says so."""


def press_example(page: Page) -> None:
    """Choose another example."""
    press(page, f"example-{MONTH.key}")


def tap_longest_stay(page: Page) -> None:
    """Choose the longest of the stays."""
    choose_stay(page, stay_label(STAYS[-1]))


def reload(page: Page) -> None:
    """Load the page anew, and open the same part of it."""
    page.reload()
    wait_for_app(page)
    open_lengths(page)


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


@pytest.mark.parametrize(
    ("loses", "change", "expected"),
    [
        pytest.param(
            "changes",
            lambda page: enter(page, "days-detox", 5),
            TAPPED.with_length("detox", 5),
            id="a-length-that-nobody-heard",
        ),
        pytest.param(
            "answers",
            lambda page: enter(page, "days-detox", 5),
            TAPPED.with_length("detox", 5),
            id="a-length",
        ),
        pytest.param("answers", press_example, TAPPED.with_scenario(MONTH), id="an-example"),
    ],
)
def test_a_change_without_an_answer(
    page: Page, server: Server, loses: Loss, change: Change, expected: Plan
) -> None:
    """It is shown when the line is back: no input shows other days than the answer beside it."""
    line = LossyLine(page, loses)
    open_at(page, server, encode(TAPPED))
    open_lengths(page)
    line.lose()
    change(page)
    line.wait_until_lost(page)
    line.cut()
    expect_plan(page, server, expected)


EDITED: Final = OWN.with_length("detox", 5)
EDITS: Final[Mapping[str, tuple[Change, Plan]]] = {
    "length": (
        lambda page: enter(page, "days-evaluation", 7),
        EDITED.with_length("evaluation", 7),
    ),
    "tick": (
        lambda page: flip(page, "fill-outpatient"),
        EDITED.with_length("outpatient", FILL),
    ),
    "start": (lambda page: enter(page, "start", "2/3/2027"), replace(EDITED, start=FEBRUARY)),
    "no-start": (lambda page: enter(page, "start", ""), replace(EDITED, start=None)),
    "stay": (tap_longest_stay, LONGEST.with_length("detox", 5)),
    "example": (press_example, EDITED.with_scenario(MONTH)),
    "back": (lambda page: page.go_back(), OWN),
    "reload": (reload, EDITED),
}
"""What is done first after a restart, on a page of an edited plan, and the plan then shown."""

WITH_HISTORY: Final = ("length", "back", "reload")
"""Where the edit was made on the page, and one more is made at the end."""


def expect_found_again(page: Page) -> None:
    """The page has a server once more, and says nothing of a lost one."""
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-connection-state", "CONNECTED", timeout=RUN_MILLISECONDS
    )
    expect(page.locator(LOST)).to_be_empty(timeout=RUN_MILLISECONDS)


@pytest.mark.long
def test_a_killed_server(context: BrowserContext, tmp_path: Path) -> None:
    """While it is away, all that is on a page stays, and one line says so.

    What a visitor does first once it is back counts, and so does everything before it.
    """
    with running(tmp_path / "log.txt") as server:
        edited = {name: context.new_page() for name in EDITS}
        for name, page in edited.items():
            open_at(page, server, encode(OWN if name in WITH_HISTORY else EDITED))
            open_lengths(page)
            if name in WITH_HISTORY:
                enter(page, "days-detox", 5)
                expect_plan(page, server, EDITED)
        first_visit, beside, early, talk = (context.new_page() for _ in range(4))
        open_at(first_visit, server)
        open_at(beside, server, f"compare{encode(OWN)}&with=treatment:28")
        early.route_web_socket(SOCKET, lambda socket: socket.close())
        early.goto(f"{server.url}/{encode(OWN)}", wait_until="commit")
        expect_first(early, OWN)
        talk.goto(f"{server.url}/present")

        server.kill()
        for page in (*edited.values(), first_visit, beside):
            expect(page.locator(LOST)).to_have_text(
                WORDS.say("first.lost"), timeout=RUN_MILLISECONDS
            )
        expect_words(edited["stay"], EDITED)
        expect_first(early, OWN)
        assert_goes_on(talk)

        server.start()
        for name, (change, expected) in EDITS.items():
            page = edited[name]
            expect_found_again(page)
            change(page)
            expect_plan(page, server, expected)
            if name in WITH_HISTORY:
                enter(page, "days-aftercare", 30)
                expect_plan(page, server, expected.with_length("aftercare", 30))
        expect_found_again(first_visit)
        choose_stay(first_visit, stay_label(STAYS[-1]))
        expect_plan(first_visit, server, DEFAULT.with_length("treatment", STAYS[-1]))
        expect_found_again(beside)
        choose(beside, "and-with", WORDS.say("compare.days", days=90))
        expect(beside).to_have_url(re.compile("treatment(:|%3A)28(,|%2C)treatment(:|%3A)90$"))
        expect(beside.locator(CHARTS)).to_have_count(3, timeout=RUN_MILLISECONDS)


def assert_goes_on(talk: Page) -> None:
    """From start to end, the help lines and back, and nothing is asked of the server."""
    asked: list[str] = []
    talk.on("request", lambda request: asked.append(request.url))
    title = talk.locator(".step:visible .title")
    for step in STEPS[1:]:
        talk.keyboard.press("PageDown")
        expect(title).to_have_text(step.title)
    talk.keyboard.press("h")
    expect(talk.get_by_role("dialog")).to_be_visible()
    talk.keyboard.press("Home")
    expect(title).to_have_text(STEPS[0].title)
    assert asked == []
