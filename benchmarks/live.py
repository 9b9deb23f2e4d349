"""Live visitors over the websocket: one alone, fifty at once, and the first of a fresh server."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Final

from benchmarks.servers import NAIVE, OURS, both, running
from benchmarks.table import Row
from tests.browser.server import Server
from tests.web.sessions import Session, session

CROWD: Final = 50
PAUSE_SECONDS: Final = 0.1
"""One visitor looks before the next change; meanwhile a server tidies up after its answer."""

WARM: Final = 10
"""After so many visitors the memory grows by what a session holds alone."""

STAYS: Final = (28, 90)
"""Lengths that both apps know."""


async def rerun(*, quick: bool) -> list[Row]:
    """How long one visitor waits for a change, while nobody else is there."""
    waits: list[list[float]] = [[], []]
    with both() as (ours, naive):
        async with session(ours.address) as one, session(naive.address) as other:
            for _ in range(25 if quick else 80):
                for visitor, kept in zip((one, other), waits, strict=True):
                    kept.append(await visitor.next_plan())
                    await asyncio.sleep(PAUSE_SECONDS)
            sent = Row("sent for a change, not packed", "kB", one.bytes / 1e3, other.bytes / 1e3)
    return [median_row("change, one visitor", *waits), sent]


async def crowd(*, quick: bool) -> list[Row]:
    """What changes take of 50 visitors who never pause; the servers in turns."""
    rounds, seconds = (2, 3) if quick else (4, 6)
    each: list[list[float]] = [[], []]
    busy: list[list[float]] = [[], []]
    async with AsyncExitStack() as stack:
        servers = stack.enter_context(both())
        crowds = [await stack.enter_async_context(sessions(server, CROWD)) for server in servers]
        for place in (0, 1) * rounds:
            busy_before, began = servers[place].busy_seconds(), time.perf_counter()
            count = len(await changes(crowds[place], seconds))
            each[place].append((time.perf_counter() - began) / count)
            busy[place].append((servers[place].busy_seconds() - busy_before) / count)
    return [
        median_row(f"change, {CROWD} visitors at once", *each),
        median_row("processor time of a change", *busy),
    ]


async def changes(visitors: Sequence[Session], seconds: float, pause: float = 0) -> list[float]:
    """The waits of visitors who make a change, wait for its answer, and pause, again and again.

    One that fails ends it with its error.
    """
    waits: list[float] = []
    until = time.perf_counter() + seconds

    async def visit(visitor: Session) -> None:
        while time.perf_counter() < until:
            waits.append(await visitor.next_plan())
            await asyncio.sleep(pause)

    async with asyncio.TaskGroup() as tasks:
        for visitor in visitors:
            tasks.create_task(visit(visitor))
    return waits


async def memory(*, quick: bool) -> list[Row]:
    """What a session holds. All show the same few plans, since a plan is kept once for all."""
    count = 20 if quick else 60

    async def after(server: Server, count: int) -> float:
        for _ in range(count):
            visitor = await stack.enter_async_context(session(server.address))
            for days in STAYS:
                await visitor.change(days)
        return server.memory()

    async with AsyncExitStack() as stack:
        servers = stack.enter_context(both())
        warm = [await after(server, WARM) for server in servers]
        full = [await after(server, count) for server in servers]
    grown = [(more - less) / count for less, more in zip(warm, full, strict=True)]
    return [
        Row(f"memory with {WARM} sessions", "MB", *warm),
        Row("memory of each session more", "MB", *grown),
    ]


async def first(*, quick: bool) -> list[Row]:
    """How long the first visitor of a fresh server waits, and the next one."""
    names = ("start until it answers", "first visit of a fresh server", "next visit")
    seconds: list[list[tuple[float, float, float]]] = [[], []]
    for _ in range(1 if quick else 5):
        for app, kept in zip((OURS, NAIVE), seconds, strict=True):
            with running(app) as server:
                began = time.perf_counter()
                async with session(server.address):
                    between = time.perf_counter()
                    async with session(server.address):
                        visits = between - began, time.perf_counter() - between
            kept.append((server.start_seconds, *visits))
    ours, naive = (zip(*kept, strict=True) for kept in seconds)
    return [median_row(*row) for row in zip(names, ours, naive, strict=True)]


@asynccontextmanager
async def sessions(server: Server, count: int) -> AsyncIterator[list[Session]]:
    """So many visitors, of whom each has plans that no other has."""
    async with AsyncExitStack() as stack:
        places = range(1, count + 1)
        yield [await stack.enter_async_context(session(server.address, place)) for place in places]


def median_row(what: str, ours: Sequence[float], beside: Sequence[float]) -> Row:
    """Waits of both, given in seconds, in milliseconds."""
    return Row(what, "ms", *(statistics.median(waits) * 1e3 for waits in (ours, beside)))
