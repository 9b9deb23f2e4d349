"""A real browser: from the navigation to the drawn chart, each time as a new visitor."""

import itertools
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from benchmarks.servers import Server, both
from benchmarks.table import Goal, Of, Row
from benchmarks.visitors import Waits, median_row
from tests.browser.chromium import launch_arguments, launch_options

CHART_SECONDS: Final = 60

# Asked at each frame; the answer is in milliseconds since the navigation began.
DRAWN: Final = """() => document.querySelector(".js-plotly-plot .main-svg .barlayer path")
  && performance.now()"""


def browser(*, quick: bool) -> list[Row]:
    """How long a new visitor with an empty cache waits for the chart."""
    rounds = range(3 if quick else 9)
    with both() as servers, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**launch_options(playwright), args=launch_arguments())
        ours, beside = Waits(), Waits()
        for server in servers:
            # The browser's own first page is slower than every other.
            _seconds_to_chart(chromium, server)
        for _, (waits, server) in itertools.product(
            rounds, zip((ours, beside), servers, strict=True)
        ):
            waits.append(_seconds_to_chart(chromium, server))
        chromium.close()
    goal = Goal(limit=1.15, of=Of.RATIO)
    return [median_row("navigation to drawn chart", ours, beside, goal)]


def _seconds_to_chart(chromium: Browser, server: Server) -> float:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        page.goto(f"http://{server.address}/", wait_until="commit")
        drawn = page.wait_for_function(DRAWN, timeout=CHART_SECONDS * 1e3)
        return float(drawn.json_value()) / 1e3
    finally:
        context.close()
