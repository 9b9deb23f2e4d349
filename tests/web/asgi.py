"""A client that calls an ASGI application in this process, without a socket."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

Message = MutableMapping[str, Any]
Application = Callable[
    [Message, Callable[[], Awaitable[Message]], Callable[[Message], Awaitable[None]]],
    Awaitable[None],
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the application sent; header names are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as UTF-8."""
        return self.body.decode("utf-8")


Headers = Sequence[tuple[bytes, bytes]]
TEXT_PAGE: Final = "text/html; charset=utf-8"
HOST: Final = (b"host", b"localhost")


async def no_app(_scope: Message, _receive: object, _send: object) -> None:
    """An application that must not be asked."""
    raise AssertionError("the app is not asked")


def ask(
    application: Application,
    path: str,
    query: bytes = b"",
    *,
    method: str = "GET",
    headers: Headers = (HOST,),
) -> Answer:
    """Send one request and return its answer; `query` is taken as the bytes that it is.

    `path` is decoded already, as a server hands it on; header names are in small letters.
    """
    sent: list[Message] = []
    scope: Message = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": quote(path).encode(),
        "root_path": "",
        "query_string": query,
        "headers": list(headers),
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
    }

    requests: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        if requests:
            return requests.pop()
        # The client stays connected; a response that listens for its leaving stops listening
        # when it is done.
        await asyncio.get_running_loop().create_future()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    async def run() -> None:
        await application(scope, receive, send)

    asyncio.run(run())
    start = next(message for message in sent if message["type"] == "http.response.start")
    parts = [message for message in sent if message["type"] == "http.response.body"]
    return Answer(
        status=start["status"],
        headers={name.decode().lower(): value.decode() for name, value in start["headers"]},
        body=b"".join(part.get("body", b"") for part in parts),
    )
