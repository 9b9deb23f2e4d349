"""What one replica bears: the measurements behind the sizes in deploy/README.md."""

import asyncio
import random
import socket
import statistics
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack
from itertools import chain
from typing import Final

from benchmarks.live import CROWD, WARM, changes, sessions
from benchmarks.models import http_waits
from benchmarks.servers import OURS, running
from benchmarks.table import Row
from tests.browser.server import Server
from tests.web.file_requests import DONE, FileAnswer, ask_for_file, file_requests
from tests.web.sessions import session

IDLE: Final = 500
HALF_OPEN: Final = 1000
HALF_A_REQUEST: Final = b"GET /_stcore/stream HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
CLIENTS: Final = 20
TWO_AT_ONCE: Final = 2
LINKS: Final = 200
FILES: Final = 2000
STEADY: Final = 20
KEPT_PLANS: Final = 512
"""How many drawn plans our app keeps."""


async def capacity(*, quick: bool) -> list[Row]:
    """A crowd that asks for files too, many who only look, many who never speak, many files."""
    rows: list[Row] = []
    for measure in (_crowd_and_files, _idle, _half_open, _files):
        with running(OURS) as server:
            rows += await measure(server, 10 if quick else 1)
    return rows


async def _crowd_and_files(server: Server, less: int) -> list[Row]:
    """50 sessions without a pause, while four clients ask for new files without one."""
    seconds = 20 / less

    def files(client: int) -> list[FileAnswer]:
        until = time.perf_counter() + seconds
        answers: list[FileAnswer] = []
        for request in file_requests(6_000, 6_000 * client):
            if time.perf_counter() > until:
                break
            answers.append(ask_for_file(server.address, request, f"10.9.9.{client}"))
        return answers

    async with sessions(server, CROWD) as visitors:
        asking = asyncio.gather(*(asyncio.to_thread(files, client) for client in range(4)))
        waits = await changes(visitors, seconds)
        answers = _right(chain.from_iterable(await asking))
    return [
        Row("changes a second, beside files", "", len(waits) / seconds),
        Row("wait for a change meanwhile", "ms", statistics.median(waits) * 1e3),
        Row("new files a second meanwhile", "", len(answers) / seconds),
    ]


def _right(answers: Iterable[FileAnswer]) -> list[FileAnswer]:
    """The answers; RuntimeError if one is not the file of its link."""
    kept = list(answers)
    files = {request: request.file() for request in {one.request for one in kept}}
    for one in kept:
        if (one.status, one.body) != (DONE, files[one.request]):
            raise RuntimeError(f"{one.request}: {one.status}, or the file of another link")
    return kept


async def _idle(server: Server, less: int) -> list[Row]:
    """Pages that somebody has opened, and reads."""
    count = IDLE // less
    async with AsyncExitStack() as stack:
        for _ in range(WARM):
            await stack.enter_async_context(session(server.address))
        memory, files = server.memory(), server.open_files()
        for _ in range(count):
            await stack.enter_async_context(session(server.address))
        return [
            Row("memory of each idle session", "MB", (server.memory() - memory) / count),
            Row("open files of each idle session", "", (server.open_files() - files) / count),
        ]


async def _half_open(server: Server, less: int) -> list[Row]:
    """Connections that have begun to ask for a live page's socket, and say no more."""
    host, port = server.address.split(":")
    with ExitStack() as stack:
        for _ in range(HALF_OPEN // less):
            half = stack.enter_context(socket.create_connection((host, int(port))))
            half.sendall(HALF_A_REQUEST)
        waits = [http_waits(server.address, ["/healthz"])[0] for _ in range(20)]
        return [
            Row("/healthz beside half-open sockets, longest", "ms", max(waits)),
            Row("open files meanwhile", "", server.open_files()),
        ]


async def _files(server: Server, less: int) -> list[Row]:
    """20 clients with two requests at once each, for 200 links again and again."""
    chosen = random.Random(0).choices(file_requests(LINKS), k=FILES // less)

    def client(number: int) -> list[FileAnswer]:
        requests = chosen[number :: CLIENTS * TWO_AT_ONCE]
        address = f"10.8.8.{number % CLIENTS}"
        return [ask_for_file(server.address, request, address) for request in requests]

    with ThreadPoolExecutor(CLIENTS * TWO_AT_ONCE) as pool:
        came = pool.map(client, range(CLIENTS * TWO_AT_ONCE))
        answers = _right(chain.from_iterable(came))
    waits = [one.seconds * 1e3 for one in answers]
    return [
        Row("a file among many, p99", "ms", statistics.quantiles(waits, n=100)[-1]),
        Row("a file among many, median", "ms", statistics.median(waits)),
    ]


async def steady(*, quick: bool) -> list[Row]:
    """Memory over 15 minutes of 20 visitors with a new plan every second; quick: over two."""
    minutes, count = 2 if quick else 15, 0
    async with AsyncExitStack() as stack:
        server = stack.enter_context(running(OURS))
        visitors = await stack.enter_async_context(sessions(server, STEADY))
        # As many plans as are ever kept.
        for _ in range(1 + KEPT_PLANS // STEADY):
            await asyncio.gather(*(visitor.next_plan() for visitor in visitors))
        before = most = server.memory()
        for _ in range(4 * minutes):
            count += len(await changes(visitors, seconds=15, pause=1))
            most = max(most, server.memory())
    return [
        Row("most memory, beside the first", "MB", most, before),
        Row("changes meanwhile", "", count),
    ]
