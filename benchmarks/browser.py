"""A real browser, as a new visitor: on a computer, and on a phone on a slow line."""

import re
import statistics
import zlib
from base64 import b64decode
from functools import partial
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.live import median_row
from benchmarks.models import http_waits
from benchmarks.servers import both
from benchmarks.table import Row
from tests.browser.chromium import launch_arguments, launch_options
from tests.browser.server import Server

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
_EVENTS: Final = (
    *("Network.requestWillBeSent", "Network.dataReceived", "Network.loadingFinished"),
    *("Network.webSocketHandshakeResponseReceived", "Network.webSocketFrameReceived"),
)
Events = dict[str, list[dict[str, Any]]]

# Asked at each frame; the answer is in milliseconds since the navigation began.
_WORDS: Final = "() => document.querySelector('h1')?.checkVisibility() && performance.now()"
_CHART: Final = """() => [...document.querySelectorAll("#first svg, .main-svg .barlayer path")]
  .some(e => e.checkVisibility()) && performance.now()"""
_DRAWN: Final = "() => document.querySelector('.main-svg .barlayer path') && performance.now()"
_LIVE: Final = """() => document.querySelector(".main-svg .barlayer path")
  && !document.getElementById("first") && performance.now()"""
_DOCUMENT: Final = "() => performance.getEntriesByType('navigation')[0].transferSize"
_SHIFT: Final = """window.shift = 0; new PerformanceObserver(list => { for (const one of
  list.getEntries()) if (!one.hadRecentInput) window.shift += one.value; })
  .observe({type: "layout-shift", buffered: true})"""


_OF_A_VISIT: Final = (
    ("slow line: words", "s"),
    ("slow line: chart", "s"),
    ("slow line: live chart", "s"),
    ("slow line: sent until the chart", "kB"),
    ("slow line: sent in all", "kB"),
    ("slow line: layout shift", ""),
)


def browser(*, quick: bool) -> list[Row]:
    """One new visitor after the other, each with an empty cache."""
    rounds = 1 if quick else 3
    with both() as servers, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**launch_options(playwright), args=launch_arguments())
        drawn = _until_drawn(chromium, servers, 3 * rounds)
        slow = [
            map(statistics.median, zip(*visits, strict=True))
            for visits in ([_on_slow_line(chromium, one) for _ in range(rounds)] for one in servers)
        ]
        again = [_sent_again(chromium, server) for server in servers]
        chromium.close()
        paths = [
            f"{path}?evaluation={days}" for days in range(1, 60) for path in ("/", "/plan.svg")
        ]
        waits = http_waits(servers[0].address, paths)[2:]
        costs = waits[::2], waits[1::2]
    return [
        median_row("navigation to drawn chart", *drawn),
        *(Row(*named, *both) for named, *both in zip(_OF_A_VISIT, *slow, strict=True)),
        Row("sent for a repeated visit", "kB", *again),
        Row("first response, beside plan.svg", "ms", *map(statistics.median, costs)),
    ]


def _until_drawn(
    chromium: Browser, servers: tuple[Server, Server], rounds: int
) -> list[list[float]]:
    """Seconds of both in turns, on a fast line, from the navigation to the live chart."""
    waits: list[list[float]] = [[], []]
    # The browser's own first page is slower than every other.
    for _ in range(1 + rounds):
        for server, kept in zip(servers, waits, strict=True):
            with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
                kept.append(_open(context.new_page(), server, _DRAWN)[0])
    return [kept[1:] for kept in waits]


def _open(page: Page, server: Server, *drawn: str) -> list[float]:
    """Open the page; after how many seconds each of these was there."""
    page.goto(f"{server.url}/", wait_until="commit")
    found = [page.wait_for_function(one, timeout=_MOST_SECONDS * 1e3) for one in drawn]
    return [float(one.json_value()) / 1e3 for one in found]


def _watch(page: Page) -> tuple[CDPSession, Events]:
    """The line on which the browser tells of a page's network, and what it tells from now on."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    events: Events = {name: [] for name in _EVENTS}
    for name, kept in events.items():
        line.on(name, partial(list.append, kept))
    return line, events


def _sent(events: Events) -> float:
    """Kilobytes that came: files with their heads, and the socket's messages as they travelled.

    The browser shows messages unpacked; packed anew as RFC 7692 says they are within a hundredth of
    what travelled.
    """
    files: float = sum(event["encodedDataLength"] for event in events["Network.loadingFinished"])
    frames = events["Network.webSocketFrameReceived"]
    messages = [b64decode(event["response"]["payloadData"]) for event in frames]
    opened = str(events["Network.webSocketHandshakeResponseReceived"])
    if packed := re.search(r"permessage-deflate; server_max_window_bits=(\d+)", opened):
        packer = zlib.compressobj(wbits=-int(packed[1]))
        messages = [packer.compress(one) + packer.flush(zlib.Z_SYNC_FLUSH) for one in messages]
    return (files + sum(map(len, messages))) / 1e3


def _on_slow_line(chromium: Browser, server: Server) -> tuple[float, ...]:
    """The values of `_OF_A_VISIT`."""
    with chromium.new_context(viewport={"width": 360, "height": 780}) as context:
        page = context.new_page()
        line, events = _watch(page)
        line.send("Network.emulateNetworkConditions", _LINE)
        line.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
        page.add_init_script(_SHIFT)
        words, chart, live = _open(page, server, _WORDS, _CHART, _LIVE)
        # What moves or travels after the live page has taken over counts as well.
        page.wait_for_timeout(1000)
        # The browser tells of what has come a little later than it shows it, with the true time.
        # Of the page itself, which comes packed, it tells only when all of it is there.
        until = events["Network.requestWillBeSent"][0]["timestamp"] + chart
        parts = events["Network.dataReceived"]
        to_chart = int(page.evaluate(_DOCUMENT)) + sum(
            part["encodedDataLength"] for part in parts if part["timestamp"] <= until
        )
        shift = float(page.evaluate("window.shift"))
        return words, chart, live, to_chart / 1e3, _sent(events), shift


def _sent_again(chromium: Browser, server: Server) -> float:
    """Kilobytes for a visitor who was there before: the page, and what is live."""
    with chromium.new_context() as context:
        _open(context.new_page(), server, _LIVE)
        page = context.new_page()
        _, events = _watch(page)
        _open(page, server, _LIVE)
        # What travels after that counts as well.
        page.wait_for_timeout(1000)
        return _sent(events)
