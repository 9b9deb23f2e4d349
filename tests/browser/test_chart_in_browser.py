"""The chart as a real browser draws it: where its words are, and whether they can be read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Final

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect

from planner.chart import palette
from planner.chart.palette import Color, css
from planner.plan.link import encode
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import make_timeline
from tests.browser.drawn import BARS, PAPERED, Box, boxes, faults, move_to, wait_for_chart
from tests.browser.pages import wait_for_app
from tests.browser.server import Server, wait_until
from tests.browser.shown import DEFAULT, PATHWAY, WORDS
from tests.contrast import contrast, luminance
from tests.programs import TWELVE_STEPS, program

LONG_AGO: Final = date(2001, 1, 4)
"""A start so early that today is on no chart."""

LATE_IN_THE_YEAR: Final = date(2001, 12, 1)
YEARS: Final = DEFAULT.with_length("detox", 365).with_length("treatment", 365)
PLANS: Final = {
    "default": DEFAULT,
    "short": DEFAULT.with_scenario(next(one for one in PATHWAY.scenarios if one.key == "short")),
    "no-stay": DEFAULT.with_scenario(PATHWAY.scenarios[0]),
    "two-years": YEARS,
    "year-of-aftercare": DEFAULT.with_length("aftercare", 365),
    "twelve-steps": default_plan(program(TWELVE_STEPS)),
}
SHOWN: Final = {
    f"{name}, {kind}": replace(plan, start=start)
    for name, plan in PLANS.items()
    for kind, start in (("days", None), ("dates", LONG_AGO))
} | {"ticks of a year's end": replace(DEFAULT, start=LATE_IN_THE_YEAR)}
"""Each plan in days and in dates."""

WIDTHS: Final = {
    "from-a-phone": (360, 320, 768, 1280, 1920),
    "from-a-desktop": (1280, 1920, 768, 360),
}
"""How wide the window is when a chart is drawn, and then made."""

HEIGHT: Final = 2600
"""A window so high that the whole chart is in view."""

DESKTOP: Final = ViewportSize(width=1280, height=HEIGHT)
SHARP: Final = ViewportSize(width=1280, height=900)
"""A window that the chart fits into, of which many pictures are taken."""

DRAWN_SECONDS: Final = 10
AA_TEXT: Final = 4.5
AA_GRAPHICS: Final = 3.0


@pytest.fixture
def sharp_page(browser: Browser) -> Iterator[Page]:
    """A page with two pixels for each pixel of the window, on which letters reach their color."""
    with browser.new_context(viewport=SHARP, device_scale_factor=2, locale="en-US") as context:
        yield context.new_page()


def open_chart(page: Page, server: Server, plan: Plan) -> None:
    """Open the plan, and wait until its chart is as wide as its place."""
    page.goto(f"{server.url}/{encode(plan)}")
    wait_for_app(page)
    wait_for_chart(page)


def resize(page: Page, width: int) -> None:
    """Give the window this width, as turning a phone or zooming does."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    wait_for_chart(page)


@pytest.mark.parametrize("widths", WIDTHS.values(), ids=WIDTHS)
def test_words_have_their_place(page: Page, facility: Server, widths: Sequence[int]) -> None:
    """No words meet others, leave the picture or lie on a line, also after the window changed."""
    page.set_viewport_size({"width": widths[0], "height": HEIGHT})
    open_chart(page, facility, DEFAULT.with_length("detox", 3))
    found: dict[tuple[str, int], list[str]] = {}
    for name, plan in SHOWN.items():
        resize(page, widths[0])
        move_to(page, plan)
        for width in widths:
            resize(page, width)
            found[name, width] = faults(page)
    assert {place: lines for place, lines in found.items() if lines} == {}


def test_words_say_all_they_have_room_for(still_page: Page) -> None:
    """Each bar has its words once, on a phone without and on a desktop with its stated range."""
    page = still_page
    said = {}
    for width in (1280, 360, 1280):
        resize(page, width)
        said[width] = [box.text for box in boxes(page, PAPERED)]
    for number, step in enumerate(DEFAULT.pathway.stages, 1):
        label = WORDS.say("caption.numbered", number=number, title=step.title)
        wide, narrow = (
            [text for text in said[width] if text.startswith(label)] for width in (1280, 360)
        )
        assert len(wide) == len(narrow) == 1
        assert wide[0].startswith(narrow[0])
        assert ("(" in wide[0]) is (step.range is not None or step.may_fill or step.open_ended)


PAPER_PART: Final = f".annotation rect.bg[style*='fill: {css(palette.PAPER)}']"
WORDS_PART: Final = f".annotation text[style*='fill: {css(palette.INK)}']"


def test_theme_flips_without_a_rerun(watched_page: Page, server: Server) -> None:
    """Paper and ink turn with the browser's theme and back, and nothing is asked of the server."""
    asked: list[str | bytes] = []
    page = watched_page
    page.set_viewport_size(DESKTOP)
    page.on("websocket", lambda line: line.on("framesent", lambda sent: asked.append(sent)))
    open_chart(page, server, DEFAULT)
    before = len(asked)
    assert before
    for scheme, paper, ink in (
        ("dark", palette.DARK_PAPER, palette.DARK_INK),
        ("light", palette.PAPER, palette.INK),
    ):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for part, color in ((PAPER_PART, paper), (WORDS_PART, ink)):
            drawn = page.locator(f".st-key-chart {part}").first
            expect(drawn).to_have_css("fill", css(color))
    assert len(asked) == before


def darken(page: Page) -> None:
    """Let the browser darken a light page by itself, as some phones do."""
    page.emulate_media(color_scheme="light", forced_colors="none")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setAutoDarkModeOverride", {"enabled": True})


Change = Callable[[Page], None]
MODES: Final[Mapping[str, Change]] = {
    "light": lambda page: page.emulate_media(color_scheme="light"),
    "dark": lambda page: page.emulate_media(color_scheme="dark"),
    "forced dark": lambda page: page.emulate_media(color_scheme="dark", forced_colors="active"),
    "forced light": lambda page: page.emulate_media(color_scheme="light", forced_colors="active"),
    "darkened by the browser": darken,
}
"""How a visitor's browser or system can color pages, each reached from the one before."""


def test_chart_can_be_read(sharp_page: Page, server: Server) -> None:
    """In every mode of color, all words and bars stand out from their paper as WCAG AA asks."""
    open_chart(sharp_page, server, DEFAULT)
    sharp_page.locator(".st-key-chart").evaluate("e => e.scrollIntoView()")
    drawn = boxes(sharp_page, ".annotation text, .xtick text, .legendtext")
    steps = make_timeline(DEFAULT).steps
    solid = sum(step.happens and not step.stage.open_ended for step in steps)
    bars = boxes(sharp_page, BARS)[:solid]
    assert drawn
    assert all(one.top >= 0 and one.bottom <= SHARP["height"] for one in (*drawn, *bars))
    assert len(bars) == solid > 3
    papers = set()
    for name, change in MODES.items():
        change(sharp_page)
        # A change of theme may draw the chart anew, so that it is not there for a moment.
        wait_until(
            lambda: not unread(shot(sharp_page), drawn, bars),
            seconds=DRAWN_SECONDS,
            what=f"all words and bars can be read: {name}",
        )
        papers.add(color_at(shot(sharp_page), (drawn[0].right + 20, drawn[0].top)))
    assert len(papers) >= 4


def shot(page: Page) -> Image.Image:
    """The window as it looks now."""
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def unread(picture: Image.Image, labels: list[Box], bars: list[Box]) -> list[Box]:
    """What does not stand out from its paper as WCAG AA asks of words and of graphics."""
    faint = [box for box in labels if greatest_contrast(picture, box) < AA_TEXT]
    for bar in bars:
        within = bar.left + 0.7 * (bar.right - bar.left)
        inside = color_at(picture, (within, (bar.top + bar.bottom) / 2))
        below = color_at(picture, (within, bar.bottom + 2.5))
        if contrast(inside, below) < AA_GRAPHICS:
            faint.append(bar)
    return faint


def color_at(picture: Image.Image, place: tuple[float, float]) -> Color:
    """The color at a place of the window; the picture has two pixels for each of the window."""
    pixel = picture.getpixel((round(place[0] * 2), round(place[1] * 2)))
    assert isinstance(pixel, tuple)
    red, green, blue = pixel
    return red, green, blue


def greatest_contrast(picture: Image.Image, box: Box) -> float:
    """The contrast between the lightest and the darkest color in a box."""
    part = picture.crop((box.left * 2, box.top * 2, box.right * 2, box.bottom * 2)).tobytes()
    colors = set(zip(part[::3], part[1::3], part[2::3], strict=True))
    darkest = min(colors, key=luminance)
    return contrast(darkest, max(colors, key=luminance))
