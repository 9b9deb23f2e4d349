"""The talk in a real browser: keys, clicker and touch, the screens, and a server that is gone."""

import re
from itertools import cycle
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.browser.conftest import FACILITY_HOST
from tests.browser.pages import axe, each_look, wait_for_app
from tests.browser.server import Server
from tests.browser.shown import STEPS, WORDS
from tests.content import SHIPPED

LAST: Final = len(STEPS)
SCREENS: Final = {
    "phone": ViewportSize(width=360, height=780),
    "on-its-side": ViewportSize(width=780, height=360),
    "laptop": ViewportSize(width=960, height=540),
    "old-projector": ViewportSize(width=1024, height=768),
    "desktop": ViewportSize(width=1280, height=720),
    "projector": ViewportSize(width=1920, height=1080),
}
LARGE: Final = ("laptop", "old-projector", "desktop", "projector")
LEAST_TYPE: Final = 24
AT_LINES: Final = 720
LEAST_ON_A_PHONE: Final = 15

# The type of each word of the step that is shown, but for its foot.
SIZES: Final = """() => [...document.querySelectorAll(".step:not([hidden]) *")]
  .filter(one => !one.closest(".foot"))
  .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(one => parseFloat(getComputedStyle(one).fontSize))"""

# How far the step is wider and higher than the screen.
BEYOND: Final = """() => {
  const talk = document.getElementById("talk");
  return [talk.scrollWidth - talk.clientWidth, talk.scrollHeight - talk.clientHeight];
}"""

# Words in a picture or on a strip that stand over other words, or over the edge of the screen.
MEETING: Final = """() => {
  const words = [...document.querySelectorAll(
      ".step:not([hidden]) :is(.picture, .strip) :is(span, .name)")]
    .filter(one => one.textContent.trim() && !one.querySelector("span"))
    .map(one => [one.textContent, one.getBoundingClientRect()]);
  return words.flatMap(([text, box], place) => [
    ...(box.left < -1 || box.right > innerWidth + 1 ? [text] : []),
    ...words.slice(place + 1).filter(([, other]) =>
      box.left < other.right - 1 && other.left < box.right - 1
      && box.top < other.bottom - 2 && other.top < box.bottom - 2)
      .map(([other]) => `${text} | ${other}`)]);
}"""

# A finger that moves from one place to another.
SWIPE: Final = """([from, to]) => {
  const talk = document.getElementById("talk");
  const at = x => [new Touch({identifier: 1, target: talk, clientX: x, clientY: 300})];
  talk.dispatchEvent(new TouchEvent("touchstart", {touches: at(from), bubbles: true}));
  talk.dispatchEvent(new TouchEvent("touchend", {changedTouches: at(to), bubbles: true}));
}"""


def open_at(page: Page, server: Server, query: str = "") -> None:
    page.goto(f"{server.url}/present{query}")
    expect(page.locator("#talk")).to_be_visible()


def step(page: Page) -> Locator:
    return page.locator(".step:visible")


def expect_step(page: Page, number: int) -> None:
    expect(step(page).locator(".title")).to_have_text(STEPS[number - 1].title)
    place = WORDS.say("talk.place", number=number, count=LAST)
    expect(step(page).locator(".foot")).to_contain_text(place)


def test_from_start_to_end_with_a_clicker(watched_page: Page, server: Server) -> None:
    """Start on the plan's page, then keys alone, there and back; each step is in the address."""
    page = watched_page
    page.goto(server.url)
    wait_for_app(page)
    page.get_by_role("link", name=WORDS.say("talk.start")).press("Enter")
    expect_step(page, 1)
    forward = cycle(("PageDown", "ArrowRight", " ", "ArrowDown"))
    for number, key in zip(range(2, LAST + 1), forward, strict=False):
        page.keyboard.press(key)
        expect_step(page, number)
        expect(page).to_have_url(re.compile(rf"[?&]step={number}$"))
    for key, number in (
        *(("PageDown", LAST), ("Home", 1), ("ArrowLeft", 1), ("End", LAST)),
        *(("PageUp", LAST - 1), ("ArrowLeft", LAST - 2), ("ArrowUp", LAST - 3)),
        ("Shift+Space", LAST - 4),
    ):
        page.keyboard.press(key)
        expect_step(page, number)
    page.reload()
    expect_step(page, LAST - 4)


def test_keys_are_the_talks_whatever_was_clicked(watched_page: Page, server: Server) -> None:
    """After a click on a button, Space moves on and does not press the button again."""
    page = watched_page
    open_at(page, server, "?step=3")
    page.get_by_role("button", name=WORDS.say("talk.previous")).click()
    expect_step(page, 2)
    page.keyboard.press("Space")
    expect_step(page, 3)
    page.get_by_role("button", name=WORDS.say("talk.help-lines")).click()
    page.keyboard.press("Space")
    expect_step(page, 4)
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_black_and_help_lines(watched_page: Page, server: Server) -> None:
    """B, the period and H cover the screen; the same key, Escape or another step uncovers it."""
    page = watched_page
    open_at(page, server, "?step=3")
    black, lines = page.locator(".black"), page.get_by_role("dialog")
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(black).to_be_visible()
        page.keyboard.press(key)
        expect(black).to_be_hidden()
    page.keyboard.press("B")
    page.keyboard.press("h")
    expect(black).to_be_hidden()
    expect(lines).to_be_visible()
    expect(lines).to_be_focused()
    number = SHIPPED.helplines.lines[0].number
    expect(lines.get_by_role("link", name=number)).to_be_visible()
    expect(lines).to_contain_text(WORDS.say("talk.keys"))
    page.keyboard.press("Escape")
    expect(lines).to_be_hidden()
    page.keyboard.press("h")
    page.keyboard.press("PageDown")
    expect_step(page, 4)
    expect(lines).to_be_hidden()
    page.keyboard.press("b")
    black.click()
    expect(black).to_be_hidden()
    expect_step(page, 4)


def test_full_screen(watched_page: Page, server: Server) -> None:
    """F fills the screen, and leaves it again; the talk goes on."""
    page = watched_page
    open_at(page, server, "?step=2")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.keyboard.press("PageDown")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement === null")
    expect_step(page, 3)


def test_touch(watched_page: Page, server: Server) -> None:
    """A swipe to the left or a tap on the right moves on; the other way round moves back."""
    page = watched_page
    page.set_viewport_size(SCREENS["phone"])
    open_at(page, server, "?step=2")
    page.evaluate(SWIPE, [300, 100])
    expect_step(page, 3)
    page.evaluate(SWIPE, [100, 300])
    expect_step(page, 2)
    page.evaluate(SWIPE, [200, 190])
    expect_step(page, 2)
    page.mouse.click(300, 400)
    expect_step(page, 3)
    page.mouse.click(20, 400)
    expect_step(page, 2)
    page.get_by_role("button", name=WORDS.say("talk.next")).click()
    expect_step(page, 3)


def test_back_to_the_page(watched_page: Page, server: Server) -> None:
    page = watched_page
    open_at(page, server, "?treatment=45&step=4")
    page.get_by_role("link", name=WORDS.say("talk.leave")).click()
    wait_for_app(page)
    expect(page).to_have_url(re.compile(r"/\?.*treatment=45"))


def test_a_bad_value_is_named_until_the_talk_moves(watched_page: Page, server: Server) -> None:
    page = watched_page
    open_at(page, server, "?detox=9999&step=99")
    faults = page.get_by_role("status")
    expect(faults).to_contain_text("9999")
    expect(faults).to_contain_text("99")
    assert page.url.endswith("?detox=9999&step=99")
    page.keyboard.press("PageDown")
    expect(faults).to_have_count(0)


def assert_it_fits(page: Page, screen: str, *, count: int = LAST) -> None:
    """Every step is as wide as the screen; on a large one as high, and its type large."""
    size = SCREENS[screen]
    least: float = LEAST_ON_A_PHONE
    if screen in LARGE:
        least = LEAST_TYPE * min(size["width"], size["height"]) / AT_LINES
    page.set_viewport_size(size)
    wrong: list[object] = []
    for number in range(1, count + 1):
        wide, high = page.evaluate(BEYOND)
        if wide > 0 or (screen in LARGE and high > 0):
            wrong.append((screen, number, wide, high))
        smallest = min(page.evaluate(SIZES))
        if smallest < least - 0.1:
            wrong.append((screen, number, smallest))
        wrong += [(screen, number, meeting) for meeting in page.evaluate(MEETING)]
        page.keyboard.press("PageDown")
    page.keyboard.press("Home")
    assert wrong == []


@pytest.mark.parametrize("query", ["", "?start=2027-01-04&treatment=28", "?context=article"])
def test_screens(page: Page, facility: Server, query: str) -> None:
    """With the code, which takes the most room."""
    open_at(page, facility, query)
    count = page.locator(".step").count()
    for screen in SCREENS:
        assert_it_fits(page, screen, count=count)


def test_twelve_steps_are_legible(page: Page, facility: Server) -> None:
    """A program of many steps, with long names: the whole picture has them all."""
    open_at(page, facility, "?pathway=twelve-steps")
    page.set_viewport_size(SCREENS["desktop"])
    page.keyboard.press("End")
    page.keyboard.press("PageUp")
    names = step(page).locator(".name")
    expect(names).to_have_count(11 + 2 + 3)
    cut = "them => them.filter(one => one.scrollWidth > one.clientWidth).length"
    assert names.evaluate_all(cut) == 0
    assert page.evaluate(BEYOND)[1] <= 0
    assert min(page.evaluate(SIZES)) >= LEAST_TYPE - 0.1
    assert page.evaluate(MEETING) == []


@pytest.mark.parametrize(("screen", "least"), [("desktop", 200), ("projector", 300)])
def test_the_code_can_be_scanned(page: Page, facility: Server, screen: str, least: int) -> None:
    page.set_viewport_size(SCREENS[screen])
    open_at(page, facility, f"?step={LAST}")
    box = page.get_by_role("img", name=WORDS.say("take.code")).bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= least
    expect(page.get_by_role("link", name=FACILITY_HOST)).to_be_in_viewport(ratio=1)


def test_without_scripts_every_step_can_be_read(browser: Browser, server: Server) -> None:
    with browser.new_context(java_script_enabled=False, viewport=SCREENS["phone"]) as context:
        page = context.new_page()
        page.goto(f"{server.url}/present")
        for one in STEPS:
            expect(page.get_by_role("heading", name=one.title, exact=True)).to_be_visible()


def test_accessibility(watched_page: Page, server: Server) -> None:
    """No rule of WCAG A and AA is broken, on any step and with the help lines over it."""
    page = watched_page
    open_at(page, server)
    for screen, scheme in each_look(SCREENS["phone"], SCREENS["desktop"], page=page, paper="#talk"):
        for number in range(1, LAST + 1):
            expect_step(page, number)
            findings = axe(page)
            assert (findings.wcag, findings.best_practice) == ((), ()), (screen, scheme, number)
            page.keyboard.press("PageDown")
        page.keyboard.press("h")
        expect(page.get_by_role("dialog")).to_be_visible()
        assert axe(page).wcag == (), (screen, scheme)
        page.keyboard.press("Escape")
        page.keyboard.press("Home")
