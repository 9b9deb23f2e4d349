"""Fixtures for the browser tests: a browser, a server, and a page that is watched."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from planner.forms.address import ADDRESS_SETTING
from planner.reading.library import PROGRAMS_SETTING
from tests.browser.chromium import BrowserMissingError, launch_arguments, launch_options
from tests.browser.pages import RUN_MILLISECONDS, Watch, wait_for_app
from tests.browser.server import REPOSITORY, Server, running
from tests.browser.shown import DEFAULT, OWN
from tests.browser.visitor import open_everything, open_plan
from tests.programs import MARKUP, TWELVE_STEPS

CHART = ".st-key-chart .main-svg >> nth=0"
EXAMPLE = REPOSITORY / "data" / "examples" / "harbor-example.toml"
FACILITY_HOST = "planner.example.org"


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


@pytest.fixture(scope="session")
def facility(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as a facility runs it: with programs, and an address that others can open."""
    programs = tmp_path_factory.mktemp("programs")
    for file in (EXAMPLE, TWELVE_STEPS, MARKUP):
        shutil.copy(file, programs)
    log = tmp_path_factory.mktemp("facility") / "log.txt"
    settings = {PROGRAMS_SETTING: str(programs), ADDRESS_SETTING: f"https://{FACILITY_HOST}"}
    with running(log, settings) as server:
        yield server


@pytest.fixture(scope="session")
def first_page(
    browser: Browser, browser_context_args: dict[str, Any], server: Server
) -> Iterator[Page]:
    """The page `/` as it is at first, on which nothing may go wrong.

    It stays open, so that the pages of other tests find the scripts read.
    """
    with browser.new_context(**browser_context_args) as context:
        with Watch(origin=server.url).over(context):
            page = context.new_page()
            page.goto(server.url)
            wait_for_app(page)
            expect(page.locator(CHART)).to_be_visible(timeout=RUN_MILLISECONDS)
        yield page


@pytest.fixture
def still_page(first_page: Page) -> Iterator[Page]:
    """The page `/` as it is at first, for tests that look at it in any size."""
    before = first_page.viewport_size
    assert before is not None
    yield first_page
    first_page.set_viewport_size(before)


@pytest.fixture(scope="session")
def opened_page(first_page: Page, server: Server) -> Iterator[Page]:
    """The page of a plan with dates, all of it open, for tests that look at it in any size."""
    page = first_page.context.new_page()
    open_plan(page, server, replace(DEFAULT, start=OWN.start))
    open_everything(page)
    yield page
    page.close()


@pytest.fixture
def context(first_page: Page) -> Iterator[BrowserContext]:
    """A visitor's browser, which has been to the shared server before; each test has own pages."""
    shared = first_page.context
    before = shared.pages
    yield shared
    for page in shared.pages:
        if page not in before:
            page.close()
    shared.clear_permissions()
    shared.clear_cookies()
    first_page.evaluate("localStorage.clear()")


@pytest.fixture
def watched_page(context: BrowserContext, server: Server) -> Iterator[Page]:
    """A page of the shared server on which nothing may go wrong.

    The test fails at its end if the console showed an error, a script or a request failed, or
    anything was asked of another host.
    """
    with Watch(origin=server.url).over(context):
        yield context.new_page()
