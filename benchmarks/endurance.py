"""What many visitors leave behind: memory, and failures in 10,000 reruns."""

import asyncio
from contextlib import AsyncExitStack
from typing import Final

from websockets.exceptions import WebSocketException

from benchmarks.servers import OURS, Server, running
from benchmarks.sessions import LEAST_STAY, MOST_STAY, RunFailedError, Session, session
from benchmarks.table import Goal, Of, Row
from benchmarks.visitors import CROWD, Waits, many, side_by_side

WARM: Final = 10
"""After so many visitors the memory grows by what a session holds alone."""

KEPT_PLANS: Final = 512
"""How many drawn plans our app keeps."""

LONG_RERUNS: Final = 10_000


def memory(*, quick: bool) -> list[Row]:
    """What a session holds. All show the same few plans, since a plan is kept once for all."""
    sessions = 20 if quick else 60

    async def measured(*servers: Server) -> list[Row]:
        warm: list[float] = []
        grown: list[float] = []
        for server in servers:
            async with AsyncExitStack() as stack:
                await _visitors(server, WARM, stack)
                warm.append(server.memory())
                await _visitors(server, sessions, stack)
                grown.append((server.memory() - warm[-1]) / sessions)
        goal = Goal(limit=0.3, of=Of.OURS)
        rows = [
            Row(what=f"memory with {WARM} sessions", unit="MB", ours=warm[0], beside=warm[1]),
            Row(what="each session more", unit="MB", ours=grown[0], beside=grown[1], goal=goal),
        ]
        return rows if quick else [*rows, await _kept_plans(servers[0])]

    return side_by_side(measured)


async def _visitors(server: Server, count: int, stack: AsyncExitStack) -> None:
    for _ in range(count):
        visitor = await stack.enter_async_context(session(server))
        for days in (LEAST_STAY, MOST_STAY):
            await visitor.stay_of(days)


async def _kept_plans(server: Server) -> Row:
    before = server.memory()
    async with session(server) as visitor:
        for _ in range(KEPT_PLANS):
            await visitor.next_plan()
    kept = server.memory() - before
    return Row(what=f"{KEPT_PLANS} plans, kept once for all", unit="MB", ours=kept)


def long(*, quick: bool) -> list[Row]:
    """Count what fails in 10,000 reruns of our app by 50 visitors; a tenth of them when quick."""
    each = LONG_RERUNS // (10 if quick else 1) // CROWD

    async def measured(server: Server) -> list[Row]:
        waits, failures = Waits(), list[str]()

        async def visit(visitor: Session) -> None:
            for _ in range(each):
                try:
                    waits.append(await visitor.next_plan())
                except (RunFailedError, WebSocketException, TimeoutError) as error:
                    failures.append(f"{type(error).__name__}: {error}")
                    return

        async with many(server) as visitors:
            before = server.memory()
            await asyncio.gather(*(visit(visitor) for visitor in visitors))
            grown = server.memory() - before
        failures += ["a traceback in the log"] * server.log().count("Traceback")
        for failure in failures:
            print(failure)
        return [
            Row(what="reruns done", unit="", ours=len(waits)),
            Row(what="failures", unit="", ours=len(failures), goal=Goal(limit=0, of=Of.OURS)),
            Row(what="longest wait", unit="ms", ours=max(waits) * 1e3),
            Row(what="memory grown meanwhile", unit="MB", ours=grown),
        ]

    with running(OURS) as server:
        return asyncio.run(measured(server))
