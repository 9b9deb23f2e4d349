"""What a facility's file says, or a link, is plain text in the browser too."""

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import wait_for_app
from tests.browser.server import Server
from tests.programs import MARKUP, program

PROGRAM: Final = program(MARKUP)
PAGES: Final = {
    "/?pathway=markup&addresses=www.evil.example&formula=:smile:&plus=a@evil.example": 2,
    "/compare?pathway=markup&with=mathematics:20": 1,
    "/present?pathway=markup&step=3": 0,
    "/about?pathway=markup": 0,
    "/plan.html?pathway=markup": 0,
}
"""Each page, with the number of its messages, read or only heard."""

MADE: Final = (
    "strong",
    "em",
    "del",
    "code",
    "img",
    "[role=img]",
    ".katex",
    "a:not([href='#staff'])",
)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_made_of_it(page: Page, facility: Server, path: str) -> None:
    """No link, no picture, no other type, and no sign that another stands for."""
    page.goto(facility.url + path)
    if not path.startswith(("/plan.html", "/present")):
        wait_for_app(page)
    expect(page.get_by_role("heading", level=1).first).to_be_attached()
    expect(page.get_by_test_id("stAlertContainer")).to_have_count(PAGES[path])
    if path.startswith("/?"):
        # The stay is a choice, and one step fills.
        expect(page.get_by_test_id("stNumberInput")).to_have_count(len(PROGRAM.stages) - 2)
    made = page.locator(", ".join(f"[data-testid=stMarkdownContainer] {one}" for one in MADE))
    expect(made).to_have_count(0)
    expect(page.locator("a[href*=evil], a[href^=mailto]")).to_have_count(0)
    text = page.locator("body").inner_text()
    assert any(stage.title in text.replace("\u2060", "") for stage in PROGRAM.stages)
    assert not set("😄👍👎—→") & set(text.replace("— ", ""))
