"""What one replica bears: the measurements behind the sizes in deploy/README.md."""

import asyncio
import itertools
import socket
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack
from http.client import HTTPConnection
from threading import Event
from typing import Final

from websockets.exceptions import WebSocketException

from benchmarks.endurance import KEPT_PLANS
from benchmarks.load import BUSY, DONE, Outcome, Wish, outcome, wishes
from benchmarks.servers import OURS, Server, running
from benchmarks.sessions import RunFailedError, Session, session
from benchmarks.table import Goal, Of, Row
from benchmarks.visitors import CROWD, Waits, many

IDLE: Final = 500
HALF_OPEN: Final = 1000
CLIENTS: Final = 20
TWO_AT_ONCE: Final = 2
LINKS: Final = 200
STEADY: Final = 20
NONE: Final = Goal(limit=0, of=Of.OURS)
A_SECOND: Final = Goal(limit=1000, of=Of.OURS)

_STEP: Final = 7919
"""A prime number: in steps of it the links come in an order without a pattern, and all of them."""


def capacity(*, quick: bool) -> list[Row]:
    """A crowd that asks for files too, many who only look, many who never speak, many files."""
    rows: list[Row] = []
    for measured in (_crowd_and_files, _idle, _half_open, _files):
        with running(OURS) as server:
            rows += measured(server, quick)
    return rows


def _crowd_and_files(server: Server, quick: bool) -> list[Row]:
    """50 sessions without a pause, while four clients ask for new files without one."""
    seconds = 5 if quick else 20
    ended = Event()

    def files(place: int) -> list[Outcome]:
        wanted = iter(wishes(6_000, 6_000 * place))
        came: list[Outcome] = []
        while not ended.is_set():
            came.append(outcome(server.address, next(wanted), f"10.9.9.{place}"))
        return came

    async def crowd() -> tuple[Waits, int]:
        waits, failures = Waits(), 0

        async def visit(visitor: Session, until: float) -> None:
            nonlocal failures
            while time.perf_counter() < until:
                try:
                    waits.append(await visitor.next_plan())
                except (RunFailedError, WebSocketException, TimeoutError):
                    failures += 1
                    return

        async with many(server) as visitors:
            until = time.perf_counter() + seconds
            await asyncio.gather(*(visit(visitor, until) for visitor in visitors))
        return waits, failures

    with ThreadPoolExecutor(4) as pool:
        asking = [pool.submit(files, place) for place in range(4)]
        try:
            waits, failures = asyncio.run(crowd())
        finally:
            ended.set()
        came = [one for asked in asking for one in asked.result()]
    failures += sum(one.status not in {DONE, BUSY} for one in came)
    failures += server.log().count("Traceback")
    return [
        Row(what=f"failures, {CROWD} sessions and files", unit="", ours=failures, goal=NONE),
        Row(what="reruns meanwhile", unit="1/s", ours=len(waits) / seconds),
        Row(what="wait for a rerun, median", unit="ms", ours=statistics.median(waits) * 1e3),
        Row(what="new files meanwhile", unit="1/s", ours=len(came) / seconds),
    ]


def _idle(server: Server, quick: bool) -> list[Row]:
    """Pages that somebody has opened, and reads."""
    count = IDLE // 10 if quick else IDLE

    async def measured() -> tuple[float, float]:
        async with AsyncExitStack() as stack:
            for _ in range(10):
                await stack.enter_async_context(session(server))
            memory, files = server.memory(), server.open_files()
            for _ in range(count):
                await stack.enter_async_context(session(server))
            return server.memory() - memory, server.open_files() - files

    grown, files = asyncio.run(measured())
    goal = Goal(limit=0.1, of=Of.OURS)
    return [
        Row(
            what=f"memory of one of {count} idle sessions", unit="MB", ours=grown / count, goal=goal
        ),
        Row(what="open files of an idle session", unit="", ours=files / count),
    ]


def _half_open(server: Server, quick: bool) -> list[Row]:
    """Connections that have begun to ask for a live page's socket, and say no more."""
    count = HALF_OPEN // 10 if quick else HALF_OPEN
    host, port = server.address.split(":")
    with ExitStack() as stack:
        for _ in range(count):
            half = stack.enter_context(socket.create_connection((host, int(port))))
            half.sendall(
                b"GET /_stcore/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
            )
        waits = [_health(server) for _ in range(20)]
        files = server.open_files()
    return [
        Row(
            what=f"/healthz beside {count} half-open sockets, longest",
            unit="ms",
            ours=max(waits) * 1e3,
            goal=A_SECOND,
        ),
        Row(what="open files meanwhile", unit="", ours=files),
    ]


def _health(server: Server) -> float:
    began = time.perf_counter()
    connection = HTTPConnection(server.address, timeout=30)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse().read()
    finally:
        connection.close()
    return time.perf_counter() - began


def _files(server: Server, quick: bool) -> list[Row]:
    """20 clients with two requests at once each, for 200 links again and again."""
    links = wishes(LINKS)
    each = (20 if quick else 100) // TWO_AT_ONCE
    numbers = itertools.count(step=_STEP)

    def client(place: int) -> list[Outcome]:
        wanted: Sequence[Wish] = [links[next(numbers) % LINKS] for _ in range(each)]
        return [outcome(server.address, wish, f"10.8.8.{place}") for wish in wanted]

    with ThreadPoolExecutor(CLIENTS * TWO_AT_ONCE) as pool:
        places = [*range(CLIENTS)] * TWO_AT_ONCE
        came = [one for asked in pool.map(client, places) for one in asked]
    statuses = Counter(one.status for one in came)
    waits = [one.seconds * 1e3 for one in came]
    return [
        Row(
            what=f"{len(came)} files, {CLIENTS} clients, {LINKS} links, p99",
            unit="ms",
            ours=statistics.quantiles(waits, n=100)[-1],
            goal=A_SECOND,
        ),
        Row(what="not answered with the file", unit="", ours=len(came) - statuses[DONE], goal=NONE),
        Row(what="wait for a file, median", unit="ms", ours=statistics.median(waits)),
        Row(
            what="bytes of a file, mean",
            unit="kB",
            ours=statistics.mean(len(one.body) for one in came) / 1e3,
        ),
    ]


def steady(*, quick: bool) -> list[Row]:
    """Memory over 15 minutes of 20 visitors, each with a new plan every second; quick: over two."""
    minutes = 2 if quick else 15

    async def measured(server: Server) -> tuple[float, float, int]:
        async with AsyncExitStack() as stack:
            visitors = [
                await stack.enter_async_context(session(server, place))
                for place in range(1, STEADY + 1)
            ]
            # As many plans as are ever kept.
            for _ in range(1 + KEPT_PLANS // STEADY):
                await asyncio.gather(*(visitor.next_plan() for visitor in visitors))
            before, until = server.memory(), time.perf_counter() + 60 * minutes
            most, reruns = before, 0
            while time.perf_counter() < until:
                await asyncio.gather(*(visitor.next_plan() for visitor in visitors))
                await asyncio.sleep(1)
                most, reruns = max(most, server.memory()), reruns + STEADY
            return before, most, reruns

    with running(OURS) as server:
        before, most, reruns = asyncio.run(measured(server))
    return [
        Row(
            what=f"most memory in {minutes} minutes, {STEADY} sessions, beside the first",
            unit="MB",
            ours=most,
            beside=before,
            goal=Goal(limit=1.05, of=Of.RATIO),
        ),
        Row(what="reruns meanwhile", unit="", ours=reruns),
    ]
