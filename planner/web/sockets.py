"""How many live pages are open at once, and how often each may ask: none can stop the others.

Each change on a page is a message on its socket, and costs a run of the page script.
"""

import asyncio
import sys
from collections import Counter, deque
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from planner.web import internals
from planner.web.addresses import addresses
from planner.web.clients import client_of, query_of
from planner.web.plain_page import CROWDED, plain_page

if sys.platform != "win32":
    import resource

A_SECOND: Final = 8
AT_ONCE: Final = 24
"""Messages of one socket: so many at once, and then so many a second. Nobody clicks faster."""

SOCKETS_WORTH: Final = 2
"""All sockets of one address together have as many messages as so many sockets."""

MOST_WAITING: Final = 256
MOST_WAITING_BYTES: Final = 2_000_000
"""A socket with more messages than this waiting is closed: what it sends would fill the memory."""

FILES_OF_A_SOCKET: Final = 4
"""Open files that a live page needs: its connection, and the event loop of its script's thread."""

FILES_FOR_THE_REST: Final = 128 + 3 * internals.KEPT_SESSIONS
"""Open files of all else: data, requests, and sessions that are kept for when a line comes back."""

MOST_SOCKETS: Final = 1000
LEAST_SOCKETS: Final = 16
SHARE: Final = 2
"""One address may hold at most this part of all places: a half."""

_MOST_CLIENTS: Final = 4096
_TRY_AGAIN_SECONDS: Final = "30"
_POLICY_VIOLATION: Final = 1008
_UNSUPPORTED: Final = 1003


def most_sockets() -> int:
    """How many sockets may be open, by the files that this process may open."""
    if sys.platform == "win32":
        return MOST_SOCKETS
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files == resource.RLIM_INFINITY:
        return MOST_SOCKETS
    places = (files - FILES_FOR_THE_REST) // FILES_OF_A_SOCKET
    return max(LEAST_SOCKETS, min(MOST_SOCKETS, places))


class Bucket:
    """Lets `at_once` through at once, and then `a_second` in each second."""

    def __init__(self, a_second: float, at_once: float, now: float) -> None:
        self._a_second, self._at_once = a_second, at_once
        self._left, self._now = at_once, now

    def take(self, now: float) -> float:
        """The seconds until one more may go through; its turn is kept."""
        regained = (now - self._now) * self._a_second
        self._left, self._now = min(self._at_once, self._left + regained) - 1, now
        return max(0.0, -self._left / self._a_second)


class Sockets:
    """Gives each live page its place and its pace; without a place there is a page that says so."""

    def __init__(self, app: ASGIApp, *, most: int | None = None) -> None:
        self._app = app
        self._most = most_sockets() if most is None else most
        self._open: Counter[str] = Counter()
        self._bucket = lru_cache(_MOST_CLIENTS)(_bucket_of)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it for want of a place."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http" and addresses().is_page(scope["path"]):
            if self._has_place(client_of(scope)):
                await self._app(scope, receive, send)
            else:
                await _crowded(scope)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _has_place(self, client: str) -> bool:
        share = max(1, self._most // SHARE)
        return self._open.total() < self._most and self._open[client] < share

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = client_of(scope)
        if not self._has_place(client):
            await receive()
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return
        self._open[client] += 1
        paced = self._paced(client, receive, send)
        try:
            first = await paced()
            if first["type"] != "websocket.disconnect":
                await self._app(scope, _beginning_with(first, paced), send)
        finally:
            # Who has none left is forgotten.
            self._open -= Counter([client])

    def _paced(self, client: str, receive: Receive, send: Send) -> Receive:
        """The messages of a socket, no faster than its pace; that it has left comes at once."""
        own = Bucket(A_SECOND, AT_ONCE, _now())
        waiting: deque[Message] = deque()

        async def paced() -> Message:
            message = waiting.popleft() if waiting else await receive()
            if message["type"] == "websocket.disconnect":
                return message
            if message.get("text") is not None:
                # The framework speaks in bytes, and ends in a fault over a text.
                return await _end(send, _UNSUPPORTED)
            now = _now()
            free = now + max(own.take(now), self._bucket(client).take(now))
            while (seconds := free - _now()) > 0:
                # The server tells of a socket that has left only after all that it has sent, so
                # all of it is read meanwhile.
                try:
                    async with asyncio.timeout(seconds):
                        later = await receive()
                except TimeoutError:
                    break
                waiting.append(later)
                if later["type"] == "websocket.disconnect":
                    return later
                if _too_many(waiting):
                    return await _end(send, _POLICY_VIOLATION)
            return message

        return paced


def _bucket_of(_client: str) -> Bucket:
    return Bucket(A_SECOND * SOCKETS_WORTH, AT_ONCE * SOCKETS_WORTH, _now())


def _now() -> float:
    return asyncio.get_running_loop().time()


def _beginning_with(first: Message, rest: Receive) -> Receive:
    coming = iter((first,))

    async def receive() -> Message:
        return next(coming, None) or await rest()

    return receive


def _too_many(waiting: Iterable[Message]) -> bool:
    sizes = [len(message.get("bytes") or b"") for message in waiting]
    return len(sizes) > MOST_WAITING or sum(sizes) > MOST_WAITING_BYTES


async def _end(send: Send, code: int) -> Message:
    """Close a socket; what its reader gets in place of a message."""
    await send({"type": "websocket.close", "code": code})
    return {"type": "websocket.disconnect", "code": code}


def _crowded(scope: Scope) -> Response:
    """The page for want of a place: the same plan can be read without a live page."""
    page = plain_page(CROWDED, f"{addresses().prefix}/plan.html?{query_of(scope)}")
    page.headers["retry-after"] = _TRY_AGAIN_SECONDS
    return page
