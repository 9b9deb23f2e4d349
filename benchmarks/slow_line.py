"""A phone on a slow line: when there are words, when there is a chart, and what travels for it."""

import statistics
import time
from http import HTTPStatus
from http.client import HTTPConnection
from typing import Final, NamedTuple

from playwright.sync_api import Browser, sync_playwright

from benchmarks.relay import relay
from benchmarks.servers import Server, both
from benchmarks.table import Goal, Of, Row
from benchmarks.visitors import Waits, median_row
from tests.browser.chromium import launch_arguments, launch_options

_LINE: Final = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""Milliseconds, and bytes a second."""

_SLOWER: Final = 4
"""So many times slower is the phone's processor."""

_MOST_SECONDS: Final = 120
_ACCEPTS: Final = {"Accept-Encoding": "br"}
_WORDS: Final = "() => document.querySelector('h1')?.checkVisibility() && performance.now()"
_CHART: Final = """() => [...document.querySelectorAll("#first svg, .main-svg .barlayer path")]
  .some(e => e.checkVisibility()) && performance.now()"""
_DOCUMENT: Final = "() => performance.getEntriesByType('navigation')[0].transferSize"
_LIVE: Final = """() => document.querySelector(".main-svg .barlayer path")
  && !document.getElementById("first") && performance.now()"""
_SHIFT: Final = """window.shift = 0; new PerformanceObserver(list => { for (const one of
  list.getEntries()) if (!one.hadRecentInput) window.shift += one.value; })
  .observe({type: "layout-shift", buffered: true})"""


class Visit(NamedTuple):
    """Seconds, bytes and the layout shift of one visit."""

    words: float
    chart: float
    live: float
    bytes_to_chart: int
    bytes_in_all: int
    shift: float


def slow_line(*, quick: bool) -> list[Row]:
    """One new visitor after the other, each with an empty cache."""
    rounds = 1 if quick else 3
    with both() as servers, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**launch_options(playwright), args=launch_arguments())
        ours, beside = (
            Visit(*map(statistics.median, zip(*visits, strict=True)))
            for visits in ([_visit(chromium, server) for _ in range(rounds)] for server in servers)
        )
        again = [_bytes_again(chromium, server) / 1e3 for server in servers]
        costs = _costs(servers[0], rounds * 20)
        chromium.close()

    def row(what: str, unit: str, name: str, limit: float) -> Row:
        goal = Goal(limit=limit, of=Of.OURS)
        one, other = (float(getattr(visit, name)) for visit in (ours, beside))
        scale = 1000 if unit == "kB" else 1
        return Row(what=what, unit=unit, ours=one / scale, beside=other / scale, goal=goal)

    return [
        row("slow line: words", "s", "words", 1.5),
        row("slow line: chart", "s", "chart", 2.0),
        row("slow line: live chart", "s", "live", 60),
        row("slow line: sent until the chart", "kB", "bytes_to_chart", 40),
        row("slow line: sent in all", "kB", "bytes_in_all", 2500),
        row("slow line: layout shift", "", "shift", 0.1),
        Row(
            what="sent for a repeated visit",
            unit="kB",
            ours=again[0],
            beside=again[1],
            goal=Goal(limit=25, of=Of.OURS),
        ),
        median_row("first response, new plan, beside plan.svg", *costs, Goal(limit=2, of=Of.RATIO)),
    ]


def _bytes_again(chromium: Browser, server: Server) -> int:
    """All that a server sends to a visitor who was there before: the page, and what is live."""
    with relay(server.address) as line, chromium.new_context() as context:
        sent: list[int] = []
        for _ in range(2):
            before = line.sent
            page = context.new_page()
            page.goto(f"http://{line.address}/", wait_until="commit")
            page.wait_for_function(_LIVE, timeout=_MOST_SECONDS * 1e3)
            page.wait_for_timeout(1000)
            page.close()
            sent.append(line.sent - before)
        return sent[-1]


def _costs(server: Server, rounds: int) -> tuple[Waits, Waits]:
    """How long the page of a new plan takes over HTTP, and in turns with it its `/plan.svg`."""
    connection = HTTPConnection(server.address)
    ours, beside = Waits(), Waits()
    try:
        for days in range(1, rounds + 1):
            for waits, path in ((ours, "/"), (beside, "/plan.svg")):
                began = time.perf_counter()
                connection.request("GET", f"{path}?evaluation={days}", headers=_ACCEPTS)
                answer = connection.getresponse()
                answer.read()
                waits.append(time.perf_counter() - began)
                if answer.status != HTTPStatus.OK:
                    raise RuntimeError(f"{path} was answered {answer.status}")
    finally:
        connection.close()
    return ours[1:], beside[1:]


def _visit(chromium: Browser, server: Server) -> Visit:
    with chromium.new_context(viewport={"width": 360, "height": 780}) as context:
        page = context.new_page()
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", _LINE)
        line.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        begun: list[float] = []
        sent: list[tuple[float, int]] = []
        line.on("Network.requestWillBeSent", lambda event: begun.append(event["timestamp"]))
        line.on(
            "Network.dataReceived",
            lambda event: sent.append((event["timestamp"], event["encodedDataLength"])),
        )
        page.add_init_script(_SHIFT)
        page.goto(f"http://{server.address}/", wait_until="commit")

        def seconds(drawn: str) -> float:
            found = page.wait_for_function(drawn, timeout=_MOST_SECONDS * 1e3)
            return float(found.json_value()) / 1e3

        words, chart = seconds(_WORDS), seconds(_CHART)
        live = seconds(_LIVE)
        # What moves or travels after the live page has taken over counts as well.
        page.wait_for_timeout(1000)
        # The browser tells of what has come a little later than it shows it, with the true time.
        # Of the page itself, which comes packed, it tells only when all of it is there.
        document = int(page.evaluate(_DOCUMENT))
        to_chart = document + sum(size for when, size in sent if when <= begun[0] + chart)
        in_all = max(to_chart, sum(size for _, size in sent))
        return Visit(words, chart, live, to_chart, in_all, float(page.evaluate("window.shift")))
