"""What watches the pages sees what it is there for: see `Watch`."""

from typing import Final

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.pages import Watch

STRANGE: Final = "http://other.example/picture.png"


def show_a_strange_picture(context: BrowserContext) -> None:
    """A page with a picture of another host, which is answered here."""
    with Watch(origin="http://localhost").over(context):
        page = context.new_page()
        page.route(STRANGE, lambda route: route.fulfill(body=""))
        page.set_content(f'<img src="{STRANGE}">')


def test_a_request_to_another_host_is_a_fault(context: BrowserContext) -> None:
    """Even one that is answered."""
    with pytest.raises(AssertionError, match=f"request to another host: {STRANGE}"):
        show_a_strange_picture(context)
