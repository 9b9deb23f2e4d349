"""The page that works without the internet in a real browser: its talk, its table, its theme."""

from typing import Final

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from planner.catalogue import words
from planner.plan import default_plan
from planner.scene import PAGE
from planner.talk import talk_steps
from planner.timeline import make_timeline
from tests.browser.pages import axe, expect_no_sideways_scroll
from tests.browser.server import Server
from tests.content import SHIPPED

WORDS: Final = words()
STEPS: Final = talk_steps(make_timeline(default_plan(SHIPPED.default)), WORDS)
PHONE: Final = ViewportSize(width=360, height=780)
ON_ITS_SIDE: Final = ViewportSize(width=780, height=360)
DESKTOP: Final = ViewportSize(width=1280, height=720)
LEAST_TARGET: Final = 24


def open_talk(page: Page, server: Server, screen: ViewportSize) -> Locator:
    """The talk, begun at its first step."""
    page.set_viewport_size(screen)
    page.goto(f"{server.url}/plan.html")
    page.get_by_role("button", name=WORDS.say("talk.start")).click()
    talk = page.get_by_role("dialog")
    expect_step(talk, 1)
    return talk


def expect_step(talk: Locator, number: int) -> None:
    expect(talk.locator(".step:visible h2")).to_have_text(STEPS[number - 1].title)
    place = WORDS.say("talk.place", number=number, count=len(STEPS))
    expect(talk.locator(".step:visible .talk-foot")).to_contain_text(f"{place} · ")


@pytest.mark.parametrize("screen", [PHONE, ON_ITS_SIDE], ids=["phone", "on-its-side"])
def test_a_talk_without_a_keyboard(
    watched_page: Page, server: Server, screen: ViewportSize
) -> None:
    """Buttons lead on, back, to the help lines and out; the chart is the one for a phone."""
    page = watched_page
    talk = open_talk(page, server, screen)
    names = ("talk.previous", "talk.next", "talk.help-lines", "talk.close")
    back, on, lines, close = (talk.get_by_role("button", name=WORDS.say(name)) for name in names)
    for button in (back, on, lines, close):
        expect(button).to_be_in_viewport(ratio=1)
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= LEAST_TARGET
    for number in (2, 3, 4):
        on.click()
        expect_step(talk, number)
    back.click()
    expect_step(talk, 3)
    chart = talk.locator(".step:visible svg:visible")
    expect(chart).to_have_count(1)
    box = chart.bounding_box()
    assert box is not None
    assert box["width"] >= PAGE.narrowest
    assert (chart.get_attribute("viewBox") or "").startswith(f"0 0 {PAGE.narrowest} ")
    expect_no_sideways_scroll(page, screen["width"])
    lines.click()
    told = talk.locator(".help-lines")
    expect(told.get_by_role("heading")).to_be_visible()
    close.click()
    expect(told).to_be_hidden()
    expect_step(talk, 3)
    close.click()
    expect(talk).to_be_hidden()
    expect(page.get_by_role("button", name=WORDS.say("talk.start"))).to_be_focused()


def test_a_talk_with_keys(watched_page: Page, server: Server) -> None:
    """The keys of a clicker, the help lines, a black screen, and a way back from it."""
    page = watched_page
    talk = open_talk(page, server, DESKTOP)
    for key, number in (
        ("PageDown", 2),
        (" ", 3),
        ("End", len(STEPS)),
        ("PageUp", len(STEPS) - 1),
        ("Home", 1),
    ):
        page.keyboard.press(key)
        expect_step(talk, number)
    page.keyboard.press("h")
    lines = talk.locator(".help-lines")
    expect(lines.get_by_role("listitem")).to_have_count(len(SHIPPED.helplines.lines))
    page.keyboard.press("b")
    expect(lines).to_be_hidden()
    talk.locator(".black").click()
    expect(talk.locator(".black")).to_be_hidden()
    expect_step(talk, 1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme(watched_page: Page, server: Server, scheme: str) -> None:
    """Page and pictures follow the visitor's theme, at contrasts of WCAG AA."""
    page = watched_page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    talk = open_talk(page, server, DESKTOP)
    page.keyboard.press("End")
    expect_step(talk, len(STEPS))
    paper = "e => getComputedStyle(e).getPropertyValue('{}')"
    behind = page.locator("body").evaluate(paper.format("background-color"))
    chart = talk.locator(".step:visible svg:visible > rect").first
    assert chart.evaluate(paper.format("fill")) == behind
    assert (sum(map(int, behind[4:-1].split(","))) > 3 * 128) is (scheme == "light")
    assert axe(page).wcag == ()


def test_the_table_has_room(watched_page: Page, server: Server) -> None:
    """On a wide screen the table is wider than the text, and its longest column most of all."""
    page = watched_page
    page.set_viewport_size(DESKTOP)
    page.goto(f"{server.url}/plan.html")
    table = page.get_by_role("table")
    widths = [one.bounding_box() for one in (table, table.locator("td:nth-child(4)").first)]
    whole, could_be = (0 if box is None else box["width"] for box in widths)
    assert whole >= 1000
    assert could_be >= 220
