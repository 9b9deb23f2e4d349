"""The chart as a real browser draws it: where its words are, and whether they can be read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import combinations
from typing import Final

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect

from planner import palette
from planner.catalogue import words
from planner.link import encode
from planner.palette import Color, contrast, css
from planner.plan import Context, Plan, default_plan
from planner.scene import PAGE, make_scene
from planner.timeline import make_timeline
from tests.browser.pages import wait_for_app
from tests.browser.server import Server, wait_until
from tests.content import SHIPPED

PATHWAY: Final = SHIPPED.default
DEFAULT: Final = default_plan(PATHWAY)
LONG_AGO: Final = date(2001, 1, 1)
"""A start so early that today is on no chart."""

LEAST: Final = tuple(stage.least_choice for stage in PATHWAY.stages)
PLANS: Final = {
    "default": DEFAULT,
    "all-least": Plan(pathway=PATHWAY, lengths=LEAST, start=None, context=Context.GUIDANCE),
    "year-of-aftercare": DEFAULT.with_length("aftercare", 365),
    "dates": Plan(
        pathway=PATHWAY,
        lengths=(14, 3, 90, 0, 60),
        start=LONG_AGO,
        context=Context.GUIDANCE,
    ),
}
PHONE: Final = ViewportSize(width=360, height=1700)
DESKTOP: Final = ViewportSize(width=1280, height=1400)
"""Windows so high that the whole chart is in view."""

WIDTH_WITHIN: Final = 2.0
"""The words may be this many pixels wider or narrower than their letters add up to."""

INSIDE: Final = 0.5
DRAWN_SECONDS: Final = 10
AA_TEXT: Final = 4.5
AA_GRAPHICS: Final = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Words in the drawn chart: their edges in pixels of the window."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have more in common than an edge."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > INSIDE and down > INSIDE


BOXES: Final = """selector => [...document.querySelectorAll(selector)].map(e => {
    const box = e.getBoundingClientRect();
    return [e.textContent, box.left, box.top, box.right, box.bottom];
})"""
FITS: Final = """() => {
    const place = document.querySelector(".st-key-chart").getBoundingClientRect();
    const drawn = document.querySelector(".st-key-chart .main-svg")?.getBoundingClientRect();
    return drawn && Math.abs(place.width - drawn.width) < 1;
}"""


def boxes(page: Page, selector: str) -> list[Box]:
    """Every element of the chart that the selector finds."""
    found = page.evaluate(BOXES, f".st-key-chart {selector}")
    return [
        Box(text=text, left=left, top=top, right=right, bottom=bottom)
        for text, left, top, right, bottom in found
    ]


@pytest.fixture
def sharp_page(browser: Browser) -> Iterator[Page]:
    """A page with two pixels for each pixel of the window, on which letters reach their color."""
    with browser.new_context(viewport=DESKTOP, device_scale_factor=2, locale="en-US") as context:
        yield context.new_page()


def open_chart(page: Page, server: Server, plan: Plan) -> None:
    """Open the plan, and wait until its chart is as wide as its place."""
    page.goto(f"{server.url}/{encode(plan)}")
    wait_for_app(page)
    page.wait_for_function(FITS)


def test_words_have_their_place(watched_page: Page, server: Server) -> None:
    """No words meet others or leave the picture, and all are as wide as was reckoned."""
    for plan in PLANS.values():
        watched_page.set_viewport_size(DESKTOP)
        check_words(watched_page, server, plan)


def check_words(chart_page: Page, server: Server, plan: Plan) -> None:
    """The words of this plan's chart, as it is drawn on a phone and on a desktop."""
    scene = make_scene(make_timeline(plan), words(), PAGE)
    reckoned = {"".join(run.text for run in label.line): label.width for label in scene.labels}
    open_chart(chart_page, server, plan)
    for size in (PHONE, DESKTOP):
        chart_page.set_viewport_size(size)
        chart_page.wait_for_function(FITS)
        (picture, *_) = boxes(chart_page, ".main-svg")
        drawn = boxes(chart_page, ".annotation text")
        assert sorted(box.text for box in drawn) == sorted(reckoned)
        for box in drawn:
            assert box.right - box.left == pytest.approx(reckoned[box.text], abs=WIDTH_WITHIN), box
            assert picture.left - INSIDE <= box.left, box
            assert box.right <= picture.right + INSIDE, box
            assert picture.top - INSIDE <= box.top, box
            assert box.bottom <= picture.bottom + INSIDE, box
        for one, other in combinations(drawn, 2):
            assert not one.meets(other), (one, other)
        for mark in boxes(chart_page, ".scatterlayer .point"):
            assert picture.left - INSIDE <= mark.left, mark
            assert mark.right <= picture.right + INSIDE, mark


PAPER_PART: Final = f".shapelayer [style*='fill: {css(palette.PAPER)}']"
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
    drawn = boxes(sharp_page, ".annotation text")
    bars = boxes(sharp_page, ".barlayer .trace:nth-child(2) .point path")
    assert drawn
    steps = make_timeline(DEFAULT).steps
    assert len(bars) == sum(step.happens and not step.stage.open_ended for step in steps)
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
        inside = color_at(picture, (bar.left + 3, (bar.top + bar.bottom) / 2))
        below = color_at(picture, (bar.left + 3, bar.bottom + 3.5))
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
    darkest = min(colors, key=palette.luminance)
    return contrast(darkest, max(colors, key=palette.luminance))
