"""The page `/` on paper: all of it in light, with what is closed on the screen, and no inputs."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Final

from PIL import Image
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.drawn import boxes, wait_for_chart
from tests.browser.server import Server
from tests.browser.shown import DEFAULT, PATHWAY, STAYS, WORDS, headline, stay_label
from tests.browser.visitor import DESKTOP, PHONE, open_plan
from tests.contrast import contrast
from tests.forms.pdf_reader import squeezed, text_of

DATED: Final = replace(DEFAULT, start=date(2027, 1, 4))
PAPER: Final = ViewportSize(width=740, height=1400)
"""What stands between the margins of a sheet, in pixels."""

CLOSED: Final = """all => all.map(e => e.textContent)"""
INPUTS: Final = ("input.stay", "input.start", "input.guidance", "input.start-again",
                 "action.print", "action.calendar", "action.send", "copy.text", "pages.compare",
                 "take.pptx")  # fmt: skip
"""What is only there to be pressed."""


def test_all_of_it_is_printed(watched_page: Page, server: Server) -> None:
    """Also what is closed; but nothing to press, and the page itself stays as it was."""
    page = watched_page
    open_plan(page, server, DATED)
    closed = page.locator("details:not(:has(input)) :is(p, li, td, tbody th, h3):not(.files *)")
    sentences = list(filter(None, (squeezed(text) for text in closed.evaluate_all(CLOSED))))
    assert len(sentences) > 200
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        wait_for_chart(page)
        text = text_of(page.pdf())
        # The sign of a list's point stands before each of its lines on paper.
        assert [one for one in sentences if one[:30] not in text] == []
        assert squeezed(headline(DATED)) in text
        for stage in PATHWAY.stages:
            assert squeezed(stage.title) in text or stage.open_ended
        for message in INPUTS:
            assert squeezed(WORDS.say(message)) not in text, message
        assert squeezed("".join(map(stay_label, STAYS))) not in text
        expect(page.locator("details[open]")).to_have_count(0)
        expect(page.locator(".st-key-stay")).to_be_visible()
        wait_for_chart(page)


def test_paper_is_light(watched_page: Page, server: Server) -> None:
    """From the dark theme, too: dark words and lines on white, and none of the chart cut off."""
    page = watched_page
    page.set_viewport_size(DESKTOP)
    page.emulate_media(color_scheme="dark")
    open_plan(page, server, DATED)
    wait_for_chart(page)
    # Printing tells the page, which then knows how wide paper is.
    page.pdf()
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size(PAPER)
    (picture, *_) = boxes(page, ".main-svg")
    assert picture.right <= PAPER["width"]
    for scroll_to in (".st-key-safety", ".st-key-chart", ".checklist"):
        page.locator(scroll_to).scroll_into_view_if_needed()
        shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
        colors = shot.getcolors(shot.width * shot.height) or []
        ((_, most), *_) = sorted(colors, reverse=True)
        assert most == (255, 255, 255)
        dark = [color for _, color in colors if contrast(color, most) > 12]  # type: ignore[arg-type]  # of three channels
        assert dark
    words = page.locator(".st-key-chart .annotation text").first
    expect(words).to_have_css("fill", "rgb(13, 19, 27)")
