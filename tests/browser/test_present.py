"""The talk in a real browser: the keys of a clicker, the screens, and how soon a step is there."""

import re
from collections.abc import Iterator
from itertools import cycle
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from planner.address import SETTING
from planner.catalogue import words
from planner.plan import default_plan
from planner.scene import PAGE, TALK
from planner.talk import talk_steps
from planner.timeline import make_timeline
from tests.browser.pages import axe, wait_for_app
from tests.browser.server import Server, running
from tests.content import SHIPPED

WORDS: Final = words()
DEFAULT: Final = default_plan(SHIPPED.default)
STEPS: Final = talk_steps(make_timeline(DEFAULT), WORDS)
LAST: Final = len(STEPS)
SCREENS: Final = {
    "phone": ViewportSize(width=360, height=780),
    "on-its-side": ViewportSize(width=780, height=360),
    "desktop": ViewportSize(width=1280, height=720),
    "projector": ViewportSize(width=1920, height=1080),
}
LEAST_TYPE: Final = 24
LEAST_HELP_TYPE: Final = 28
MOST_MILLISECONDS: Final = 300

# How long after a key the title of the next step is on the screen with its picture.
DRAWN: Final = """title => new Promise(resolve => {
  const began = performance.now();
  const look = () => {
    const pictures = [...document.querySelectorAll(".talk img")];
    const there = document.querySelector(".talk h1").innerText === title;
    const taken = performance.now() - began;
    if (taken > 5000 || (there && pictures.every(one => one.complete))) resolve(taken);
    else requestAnimationFrame(look);
  };
  document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "PageDown", bubbles: true}));
  look();
})"""

# The type sizes of all words of the talk and of its buttons.
SIZES: Final = """() => [...document.querySelectorAll(".talk *, .st-key-talk-keys button *")]
  .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .map(one => parseFloat(getComputedStyle(one).fontSize))"""

# What stands over a picture, at its corners and its middle.
COVERED: Final = """one => {
  const box = one.getBoundingClientRect();
  return [[2, 2], [box.width - 2, 2], [2, box.height - 2], [box.width - 2, box.height - 2],
      [box.width / 2, box.height / 2]]
    .map(([x, y]) => document.elementFromPoint(box.left + x, box.top + y))
    .filter(found => found !== one).map(found => found?.outerHTML.slice(0, 80) ?? "nothing");
}"""

# The size of the small type of the wide chart as it is shown.
CHART_TYPE: Final = f"""one => {TALK.small_size} * Math.min(
  one.clientWidth / one.naturalWidth, one.clientHeight / one.naturalHeight)"""


def open_at(page: Page, server: Server, query: str = "") -> None:
    page.goto(f"{server.url}/present{query}")
    wait_for_app(page)
    expect(page.locator(".talk")).to_be_visible()


def title(page: Page) -> Locator:
    return page.locator(".talk h1")


def expect_step(page: Page, number: int) -> None:
    expect(title(page)).to_have_text(STEPS[number - 1].title)
    place = WORDS.say("talk.place", number=number, count=LAST)
    expect(page.locator(".talk-foot")).to_contain_text(place)


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
        expect(page).to_have_url(re.compile(rf"step={number}$"))
    for key, number in (
        *(("PageDown", LAST), ("Home", 1), ("ArrowLeft", 1), ("End", LAST)),
        *(("PageUp", LAST - 1), ("ArrowLeft", LAST - 2), ("ArrowUp", LAST - 3)),
    ):
        page.keyboard.press(key)
        expect_step(page, number)
    page.go_back()
    expect_step(page, LAST - 2)


def test_black_and_help_lines(watched_page: Page, server: Server) -> None:
    """B and H cover the screen; the same key, Escape or another step uncovers it."""
    page = watched_page
    open_at(page, server, "?step=3")
    black, lines = page.locator(".talk-black"), page.locator(".talk-help")
    page.keyboard.press("b")
    expect(black).to_be_visible()
    page.keyboard.press("h")
    expect(black).to_be_hidden()
    expect(lines).to_be_visible()
    expect(lines).to_be_focused()
    number = SHIPPED.helplines.lines[0].number
    expect(lines.get_by_role("link", name=number)).to_be_visible()
    page.keyboard.press("Escape")
    expect(lines).to_be_hidden()
    page.get_by_role("button", name=WORDS.say("talk.help-lines")).click()
    expect(lines).to_be_visible()
    page.keyboard.press("PageDown")
    expect_step(page, 4)
    expect(lines).to_be_hidden()


def test_full_screen(watched_page: Page, server: Server) -> None:
    """A button and nothing else: the talk fills the screen, and leaves it again."""
    page = watched_page
    open_at(page, server)
    page.get_by_role("button", name=WORDS.say("talk.full-screen")).click()
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.get_by_role("button", name=WORDS.say("talk.full-screen")).click()
    page.wait_for_function("() => document.fullscreenElement === null")


@pytest.mark.alone
def test_a_step_is_soon_there(watched_page: Page, server: Server) -> None:
    """From the key to the drawn step; the best of several, since other programs run too."""
    page = watched_page
    open_at(page, server, "?step=2")
    expect_step(page, 2)
    taken = [page.evaluate(DRAWN, STEPS[number].title) for number in range(2, LAST)]
    assert min(taken) <= MOST_MILLISECONDS


@pytest.mark.parametrize("screen", ["phone", "desktop", "projector"])
def test_screens(watched_page: Page, server: Server, screen: str) -> None:
    """Nothing is wider than the screen; on a large one nothing is below it, nor small."""
    page = watched_page
    page.set_viewport_size(SCREENS[screen])
    for number in (1, 3, LAST):
        open_at(page, server, f"?step={number}&start=2027-01-04")
        wide, high, seen = page.evaluate(
            "(m => [m.scrollWidth, m.scrollHeight, m.clientHeight])"
            "(document.querySelector('.stMain'))"
        )
        assert wide <= SCREENS[screen]["width"]
        if screen != "phone":
            assert high <= seen
        if screen == "projector":
            assert min(page.evaluate(SIZES)) >= LEAST_TYPE - 0.01


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with an address that others can open."""
    log = tmp_path_factory.mktemp("shared") / "log.txt"
    with running(log, {SETTING: "https://planner.example.org"}) as server:
        yield server


@pytest.mark.parametrize(("screen", "least"), [("desktop", 200), ("projector", 300)])
def test_the_code_can_be_scanned(page: Page, shared: Server, screen: str, least: int) -> None:
    """The code is large, with nothing over it or its quiet edge; the chart keeps its type."""
    page.set_viewport_size(SCREENS[screen])
    open_at(page, shared, f"?step={LAST}")
    code = page.locator(".talk-address img")
    box = code.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= least
    assert code.evaluate(COVERED) == []
    expect(page.get_by_role("link", name="planner.example.org")).to_be_in_viewport(ratio=1)
    sizes = [page.locator(".talk-wide").evaluate(CHART_TYPE)]
    page.keyboard.press("PageUp")
    expect_step(page, LAST - 1)
    # That one is on safety alone.
    page.keyboard.press("PageUp")
    expect_step(page, LAST - 2)
    sizes.append(page.locator(".talk-wide").evaluate(CHART_TYPE))
    assert min(sizes) >= LEAST_TYPE * SCREENS[screen]["width"] / 1920 - 0.5


def test_the_heading_is_clear_of_the_links(watched_page: Page, server: Server) -> None:
    page = watched_page
    page.set_viewport_size(SCREENS["desktop"])
    open_at(page, server, "?step=3")
    (heading, links) = (title(page).bounding_box(), page.locator(".st-key-pages").bounding_box())
    assert heading is not None
    assert links is not None
    assert heading["y"] >= links["y"] + links["height"] + 4


@pytest.mark.parametrize("screen", ["phone", "on-its-side"])
def test_a_small_screen_has_a_legible_chart(
    watched_page: Page, server: Server, screen: str
) -> None:
    """The narrow chart at its size or larger; the buttons stay at hand."""
    page = watched_page
    page.set_viewport_size(SCREENS[screen])
    open_at(page, server, "?step=5")
    expect(page.locator(".talk-wide")).to_be_hidden()
    box = page.locator(".talk-narrow").bounding_box()
    assert box is not None
    assert box["width"] >= PAGE.narrowest
    expect(page.get_by_role("button", name=WORDS.say("talk.next"))).to_be_in_viewport(ratio=1)


def test_a_touch_uncovers_the_step(watched_page: Page, server: Server) -> None:
    """Without a keyboard too there is a way back from the help lines and the black screen."""
    page = watched_page
    page.set_viewport_size(SCREENS["desktop"])
    open_at(page, server, "?step=3")
    page.get_by_role("button", name=WORDS.say("talk.help-lines")).click()
    lines = page.get_by_role("dialog")
    expect(lines.get_by_role("heading")).to_have_text(WORDS.say("talk.help-lines"))
    sizes = lines.locator("li, p").evaluate_all(
        "them => them.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= LEAST_HELP_TYPE
    lines.get_by_role("button", name=WORDS.say("talk.close")).click()
    expect(lines).to_be_hidden()
    page.get_by_role("button", name=WORDS.say("talk.black")).click()
    page.locator(".talk-black").click()
    expect(page.locator(".talk-black")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(watched_page: Page, server: Server, scheme: str) -> None:
    """No rule of WCAG A and AA is broken, with the chart and with the help lines over it."""
    page = watched_page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_at(page, server, f"?step={LAST}")
    for screen in ("phone", "desktop"):
        page.set_viewport_size(SCREENS[screen])
        findings = axe(page)
        assert findings.wcag == (), screen
        assert findings.best_practice == (), screen
        page.keyboard.press("h")
        expect(page.locator(".talk-help")).to_be_visible()
        assert axe(page).wcag == (), screen
        page.keyboard.press("Escape")
        expect(page.locator(".talk-help")).to_be_hidden()
