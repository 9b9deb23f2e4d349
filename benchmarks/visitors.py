"""Live visitors over the websocket: one alone, fifty at once, and the first of a fresh server."""

import asyncio
import itertools
import statistics
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Final

from benchmarks.servers import NAIVE, OURS, Server, both, running
from benchmarks.sessions import LEAST_STAY, MOST_STAY, Session, session
from benchmarks.table import Goal, Of, Row

CROWD: Final = 50
PAUSE_SECONDS: Final = 0.1
"""One visitor looks before the next change; meanwhile a server tidies up after its answer."""

Waits = list[float]


def rerun(*, quick: bool) -> list[Row]:
    """How long one visitor waits for a change, while nobody else is there."""
    rounds = 25 if quick else 80

    async def measured(ours: Server, naive: Server) -> list[Row]:
        new, seen, beside = Waits(), Waits(), Waits()
        async with session(ours) as first, session(ours) as second, session(naive) as third:
            stays = itertools.cycle((LEAST_STAY, MOST_STAY))
            for days in (next(stays), next(stays)):
                await second.stay_of(days)
            for _ in range(rounds):
                for waits, change in (
                    (new, first.next_plan),
                    (beside, third.next_plan),
                    (seen, partial(second.stay_of, next(stays))),
                ):
                    waits.append(await change())
                    await asyncio.sleep(PAUSE_SECONDS)
            sent = [first.bytes / 1e3, third.bytes / 1e3]
        return [
            median_row("rerun, one visitor, new plan", new, beside, Goal(limit=0.35, of=Of.RATIO)),
            median_row("rerun, one visitor, plan drawn before", seen, beside),
            Row(what="sent for a rerun", unit="kB", ours=sent[0], beside=sent[1]),
        ]

    return side_by_side(measured)


def crowd(*, quick: bool) -> list[Row]:
    """How many changes a second the server answers to 50 visitors who never pause."""
    rounds, seconds = (2, 3.0) if quick else (4, 6.0)
    return side_by_side(partial(_crowds, rounds=rounds, seconds=seconds))


async def _crowds(*servers: Server, rounds: int, seconds: float) -> list[Row]:
    waits = {server: Waits() for server in servers}
    lasted = dict.fromkeys(servers, 0.0)
    busy = dict.fromkeys(servers, 0.0)
    async with AsyncExitStack() as stack:
        crowds = {server: await stack.enter_async_context(many(server)) for server in servers}
        for _, (server, visitors) in itertools.product(range(rounds), crowds.items()):
            busy_before, began = server.processor_seconds(), time.perf_counter()
            waits[server] += await _changes_until(visitors, began + seconds)
            lasted[server] += time.perf_counter() - began
            busy[server] += server.processor_seconds() - busy_before
    rates = [len(waits[server]) / lasted[server] for server in servers]
    tails = [statistics.quantiles(waits[server], n=20)[-1] * 1e3 for server in servers]
    costs = [busy[server] / len(waits[server]) * 1e3 for server in servers]
    goal = Goal(limit=5, of=Of.RATIO, at_least=True)
    ours, beside = waits.values()
    return [
        Row(what="reruns, 50 sessions", unit="1/s", ours=rates[0], beside=rates[1], goal=goal),
        median_row("wait, 50 sessions, median", ours, beside),
        Row(what="wait, 50 sessions, p95", unit="ms", ours=tails[0], beside=tails[1]),
        Row(what="processor time of a rerun", unit="ms", ours=costs[0], beside=costs[1]),
    ]


async def _changes_until(visitors: Sequence[Session], deadline: float) -> Waits:
    """The waits of visitors who change something at once after each answer."""
    waits = Waits()

    async def visit(visitor: Session) -> None:
        while time.perf_counter() < deadline:
            waits.append(await visitor.next_plan())

    async with asyncio.TaskGroup() as tasks:
        for visitor in visitors:
            tasks.create_task(visit(visitor))
    return waits


def first(*, quick: bool) -> list[Row]:
    """How long the first visitor of a fresh server waits, and the next one."""
    names = ("start until it answers", "first visit of a fresh server", "next visit")
    waits = [(Waits(), Waits()) for _ in names]
    rounds = range(1 if quick else 5)
    for _, (column, app) in itertools.product(rounds, enumerate((OURS, NAIVE))):
        with running(app) as server:
            seconds = (server.start_seconds, *asyncio.run(_two_visits(server)))
        for columns, taken in zip(waits, seconds, strict=True):
            columns[column].append(taken)
    goals = (Goal(limit=3, of=Of.RATIO), None, None)
    return [
        median_row(name, *columns, goal)
        for name, columns, goal in zip(names, waits, goals, strict=True)
    ]


async def _two_visits(server: Server) -> tuple[float, float]:
    began = time.perf_counter()
    async with session(server):
        between = time.perf_counter()
        async with session(server):
            return between - began, time.perf_counter() - between


def side_by_side(
    measured: Callable[[Server, Server], Coroutine[object, object, list[Row]]],
) -> list[Row]:
    """What is measured on our app and the naive one, both of them fresh."""
    with both() as (ours, naive):
        return asyncio.run(measured(ours, naive))


@asynccontextmanager
async def many(server: Server) -> AsyncIterator[list[Session]]:
    """Fifty visitors, of whom each has plans that no other has."""
    async with AsyncExitStack() as stack:
        places = range(1, CROWD + 1)
        yield [await stack.enter_async_context(session(server, place)) for place in places]


def median_row(what: str, ours: Waits, beside: Waits, goal: Goal | None = None) -> Row:
    """Waits of both in milliseconds."""
    medians = [statistics.median(waits) * 1e3 for waits in (ours, beside)]
    return Row(what=what, unit="ms", ours=medians[0], beside=medians[1], goal=goal)
