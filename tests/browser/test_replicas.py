"""Ten live pages before two replicas: one is killed, one hangs, and every page comes back."""

import signal
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, Page, WebSocket, expect

from planner.plan.link import encode
from planner.plan.plan import Plan
from tests.browser.shown import OWN, expect_plan
from tests.browser.visitor import enter, field, open_at, open_lengths
from tests.deploy import NEEDS_LINUX
from tests.deploy.front import Front, front

pytestmark = [pytest.mark.deploy, NEEDS_LINUX]

PAGES: Final = 10
BACK_MILLISECONDS: Final = 60_000
"""nginx gives up a socket of a hung replica after 25 s; then the page opens another by itself."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """Two replicas behind nginx, which the test may stop."""
    with front(tmp_path_factory.mktemp("site")) as started:
        yield started


class LivePages:
    """Pages of which each shows a plan of its own, and how many sockets each has opened."""

    def __init__(self, context: BrowserContext, site: Front) -> None:
        self.sockets: Counter[Page] = Counter()
        self._site = site
        self._plans: dict[Page, Plan] = {}
        for number in range(1, PAGES + 1):
            page = context.new_page()
            page.on("websocket", partial(self._opened, page))
            self._plans[page] = replace(OWN, lengths=(number, *OWN.lengths[1:]))
            open_at(page, site, encode(self._plans[page]))
            open_lengths(page)

    def _opened(self, page: Page, _socket: WebSocket) -> None:
        self.sockets[page] += 1

    def change(self, evaluation: int) -> None:
        """Change one length on each; nobody waits for what comes of it."""
        for page, plan in self._plans.items():
            enter(page, "days-evaluation", evaluation)
            self._plans[page] = plan.with_length("evaluation", evaluation)

    def expect_plans(self) -> None:
        """Each shows its plan, with all its changes, and the link of it."""
        for page, plan in self._plans.items():
            _apply_what_was_typed(page)
            address = f"{self._site.url}/{encode(plan)}"
            expect(page).to_have_url(address, timeout=BACK_MILLISECONDS)
            expect_plan(page, self._site, plan)


def _apply_what_was_typed(page: Page) -> None:
    """Press Enter again where the line was lost between the typing and the key.

    The framework lets nobody use an input meanwhile, and then asks for the key.
    """
    evaluation = field(page, "days-evaluation")
    expect(evaluation).to_be_enabled(timeout=BACK_MILLISECONDS)
    if page.get_by_text("Press Enter to apply").is_visible():
        evaluation.press("Enter")


@pytest.mark.long
def test_every_page_comes_back_with_its_plan(context: BrowserContext, site: Front) -> None:
    """With what was changed before, and with what is changed while its replica is away."""
    pages = LivePages(context, site)
    assert set(pages.sockets.values()) == {1}
    pages.change(4)
    site.replicas[0].kill()
    pages.change(5)
    pages.expect_plans()
    assert set(pages.sockets.values()) == {1, 2}, "the pages were not shared out"

    site.replicas[0].start()
    # All pages are at this one now.
    site.replicas[1].send(signal.SIGSTOP)
    try:
        pages.change(6)
        pages.expect_plans()
    finally:
        site.replicas[1].send(signal.SIGCONT)
    pages.change(7)
    pages.expect_plans()
