"""Fixtures for the browser tests: a browser, a server, and a page that is watched."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.chromium import BrowserMissingError, launch_arguments, launch_options
from tests.browser.pages import Watch
from tests.browser.server import Server, running

HERE = Path(__file__).parent


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser tests last.

    Playwright keeps an event loop running in the main thread from its first test to the end of the
    run, and no other test could start one then.
    """
    items.sort(key=lambda item: HERE in item.path.parents)


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], playwright: Playwright
) -> dict[str, Any]:
    """Start the Chrome or Chromium of this computer, and fail where there is none."""
    try:
        options = launch_options(playwright)
    except BrowserMissingError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None
    return {**browser_type_launch_args, **options, "args": launch_arguments()}


@pytest.fixture(scope="session")
def base_url() -> None:
    """Set no address for all pages: each test names its server.

    pytest-playwright 0.10 has a fixture of this name whose form pytest 9 warns about.
    """


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Give every page the same visitor, so that no test depends on this computer's settings."""
    return {
        **browser_context_args,
        "locale": "en-US",
        "timezone_id": "America/New_York",
        "reduced_motion": "reduce",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, shared by the tests; it must not be stopped by one of them."""
    with running(tmp_path_factory.mktemp("server") / "log.txt") as server:
        yield server


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """The app for one test alone, which may stop, kill and start it again."""
    with running(tmp_path / "log.txt") as server:
        yield server


@pytest.fixture
def watched_page(page: Page, server: Server) -> Iterator[Page]:
    """A page of the shared server on which nothing may go wrong.

    The test fails at its end if the console showed an error, a script or a request failed, or
    anything was asked of another host.
    """
    watch = Watch(origin=server.url)
    watch.over(page.context)
    yield page
    assert not watch.problems, "\n".join(watch.problems)
