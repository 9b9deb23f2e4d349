"""The page that works without the internet in a real browser: its talk, its table, its theme."""

from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.pages import axe, each_look, expect_no_sideways_scroll
from tests.browser.server import Server
from tests.browser.shown import STEPS, WORDS
from tests.browser.visitor import PHONE

ON_ITS_SIDE: Final = ViewportSize(width=780, height=360)
DESKTOP: Final = ViewportSize(width=1280, height=720)
MOST_SHEETS: Final = 6


def open_talk(page: Page, server: Server, screen: ViewportSize) -> Locator:
    """The talk, begun at its first step."""
    page.set_viewport_size(screen)
    page.goto(f"{server.url}/plan.html")
    page.get_by_role("button", name=WORDS.say("talk.start")).click()
    talk = page.locator("#talk")
    expect_step(talk, 1)
    return talk


def expect_step(talk: Locator, number: int) -> None:
    expect(talk.locator(".step:visible .title")).to_have_text(STEPS[number - 1].title)
    place = WORDS.say("talk.place", number=number, count=len(STEPS))
    expect(talk.locator(".step:visible .foot")).to_contain_text(f"{place} · ")


@pytest.mark.parametrize("screen", [PHONE, ON_ITS_SIDE], ids=["phone", "on-its-side"])
def test_a_talk_without_a_keyboard(
    watched_page: Page, server: Server, screen: ViewportSize
) -> None:
    """Buttons lead on, back, to the help lines and out, to where the talk was begun."""
    page = watched_page
    talk = open_talk(page, server, screen)
    for name, number in (("next", 2), ("next", 3), ("previous", 2), ("next", 3)):
        talk.get_by_role("button", name=WORDS.say(f"talk.{name}")).click()
        expect_step(talk, number)
    expect_no_sideways_scroll(page, screen)
    talk.get_by_role("button", name=WORDS.say("talk.help-lines")).click()
    lines = talk.get_by_role("dialog")
    expect(lines.get_by_role("heading")).to_be_visible()
    leave = talk.get_by_role("button", name=WORDS.say("talk.leave"))
    leave.click()
    expect(lines).to_be_hidden()
    expect_step(talk, 3)
    leave.click()
    expect(talk).to_be_hidden()
    expect(page.get_by_role("button", name=WORDS.say("talk.start"))).to_be_focused()
    expect(page).to_have_url(f"{server.url}/plan.html")


def test_a_talk_with_keys(watched_page: Page, server: Server) -> None:
    """The keys of a clicker; Escape leaves. The page below does not scroll meanwhile.

    The step of the address opens the talk.
    """
    page = watched_page
    talk = open_talk(page, server, DESKTOP)
    for key, number in (
        *(("PageDown", 2), (" ", 3), ("End", len(STEPS))),
        *(("PageUp", len(STEPS) - 1), ("Home", 1), ("ArrowDown", 2)),
    ):
        page.keyboard.press(key)
        expect_step(talk, number)
    assert page.evaluate("scrollY") == 0
    page.evaluate("() => document.exitFullscreen()")
    page.keyboard.press("Escape")
    expect(talk).to_be_hidden()
    page.keyboard.press("End")
    expect(talk).to_be_hidden()
    page.goto(f"{server.url}/plan.html?step=4")
    expect_step(talk, 4)


def test_from_the_disk(page: Page, server: Server, tmp_path: Path) -> None:
    """The saved file shows the whole talk; there the address stays as it is."""
    file = tmp_path / "saved.html"
    file.write_bytes(page.request.get(f"{server.url}/plan.html").body())
    page.goto(file.as_uri())
    page.get_by_role("button", name=WORDS.say("talk.start")).click()
    for number in range(1, len(STEPS) + 1):
        expect_step(page.locator("#talk"), number)
        page.keyboard.press("PageDown")
    assert page.url == file.as_uri()


def test_paper(page: Page, server: Server) -> None:
    """Printed, the page has at most six sheets, without the talk."""
    page.goto(f"{server.url}/plan.html?start=2027-01-04")
    for paper in ("Letter", "A4"):
        with pikepdf.open(BytesIO(page.pdf(format=paper))) as printed:
            assert len(printed.pages) <= MOST_SHEETS, paper


def test_theme(watched_page: Page, server: Server) -> None:
    """Page and pictures follow the visitor's theme, at contrasts of WCAG AA."""
    page = watched_page
    talk = open_talk(page, server, DESKTOP)
    background = "e => getComputedStyle(e).backgroundColor"
    for _, scheme in each_look(DESKTOP, page=page, paper="#talk"):
        assert page.locator("body").evaluate(background) == talk.evaluate(background)
        assert axe(page).wcag == (), scheme


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
