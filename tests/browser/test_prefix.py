"""The app below a prefix, as where a proxy serves several apps from one host."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from planner.forms import FORMS
from tests.browser.pages import Watch, wait_for_app
from tests.browser.server import Server
from tests.browser.shown import WORDS

PREFIX: Final = "/planner"
SETTINGS: Final = {"STREAMLIT_SERVER_BASE_URL_PATH": "planner"}
CHART: Final = ".js-plotly-plot .main-svg"


@pytest.fixture(scope="module", params=[False, True], ids=["streamlit", "uvicorn"])
def prefixed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the app below the prefix, served in both ways."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    server = Server(log_file=log, settings=SETTINGS, by_uvicorn=request.param)
    server.start()
    try:
        yield f"{server.url}{PREFIX}"
    finally:
        server.stop()
    assert "Traceback" not in server.log(), server.log()


def test_all_of_it_works(page: Page, prefixed: str) -> None:
    """Pages, fonts, links and files; nothing is asked for outside, and nothing fails."""
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url.replace("ws", "http", 1)))
    with Watch(origin=prefixed).over(page.context):
        visit_all(page, prefixed)
    assert [url for url in asked if not url.startswith((prefixed, "data:", "blob:"))] == []


def visit_all(page: Page, prefixed: str) -> None:
    """Open both pages with charts, and look at the links to the files."""
    page.goto(f"{prefixed}?treatment=45")
    wait_for_app(page)
    assert page.url.startswith(f"{prefixed}/?treatment=45")
    expect(page.locator(CHART).first).to_be_visible()
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")

    for ending, form in FORMS.items():
        link = page.locator(f'a[href^="{PREFIX}/plan.{ending}?"]')
        expect(link).to_have_count(0 if form.needs_start else 1)
    handout = page.locator(f'a[href^="{PREFIX}/plan.pdf?"]').get_attribute("href")
    answer = page.request.get(prefixed.removesuffix(PREFIX) + str(handout))
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.body().startswith(b"%PDF")

    page.get_by_role("link", name=WORDS.say("pages.compare"), exact=True).click()
    page.wait_for_url(f"{prefixed}/compare?*")
    wait_for_app(page)
    page.goto(page.url + "&with=treatment:28")
    wait_for_app(page)
    expect(page.locator(CHART).first).to_be_visible()
    expect(page.locator(f'a[href^="{PREFIX}/compare.pdf?"]')).to_have_count(1)


def test_what_is_outside_is_not_there(page: Page, prefixed: str) -> None:
    """But the word that the server is well, which a load balancer asks for at the root."""
    root = prefixed.removesuffix(PREFIX)
    answers = {
        path: page.request.get(f"{root}{path}").status
        for path in ("/healthz", f"{PREFIX}/healthz", "/", "/compare", "/plan.json", "/planners/")
    }
    assert [path for path, status in answers.items() if status == 200] == [
        "/healthz",
        f"{PREFIX}/healthz",
    ]
    assert set(answers.values()) == {200, 404}
    page.goto(f"{prefixed}/no-such-page")
    page.get_by_role("link", name=WORDS.say("plain.missing.link")).click()
    page.wait_for_url(f"{prefixed}/")
    redirect = page.request.get(f"{prefixed}?a=1", max_redirects=0)
    assert (redirect.status, redirect.headers["location"]) == (301, f"{PREFIX}/?a=1")
