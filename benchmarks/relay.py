"""A relay before a server that counts what the server sends, headers and sockets included."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from threading import Event, Thread
from typing import Final

_AT_ONCE: Final = 65_536


class Relay:
    """Passes every connection on to a server; `address` is where it listens itself."""

    def __init__(self, server: str) -> None:
        self.address = ""
        self.sent = 0
        self._connections = set[asyncio.Task[None]]()
        self._host, _, self._port = server.partition(":")

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Listen on a free port of this computer; in the end all connections are cut."""
        server = await asyncio.start_server(self._connect, "localhost", 0)
        self.address = f"localhost:{server.sockets[0].getsockname()[1]}"
        try:
            yield
        finally:
            server.close()
            for connection in self._connections:
                connection.cancel()
            await asyncio.gather(*self._connections, return_exceptions=True)

    async def _connect(self, browser: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        server, forth = await asyncio.open_connection(self._host, int(self._port))

        async def pass_on(
            begin: asyncio.StreamReader, end: asyncio.StreamWriter, *, counts: bool
        ) -> None:
            while part := await begin.read(_AT_ONCE):
                self.sent += len(part) if counts else 0
                end.write(part)
                await end.drain()
            end.close()

        # Cut in the end, it ends as any other: the streams would report it as a fault.
        with suppress(asyncio.CancelledError):
            await asyncio.gather(
                pass_on(browser, forth, counts=False),
                pass_on(server, back, counts=True),
                return_exceptions=True,
            )


@contextmanager
def relay(server: str) -> Iterator[Relay]:
    """A relay before the server of this address, in a thread of its own, until the block ends."""
    made, ready, done = Relay(server), Event(), asyncio.Event()

    async def listen() -> None:
        async with made.listening():
            ready.set()
            await done.wait()

    # Made, run and closed by hand: the caller's thread may have a running loop of its own.
    loop = asyncio.new_event_loop()

    def serve() -> None:
        try:
            loop.run_until_complete(listen())
        finally:
            loop.close()

    thread = Thread(target=serve)
    thread.start()
    ready.wait()
    try:
        yield made
    finally:
        loop.call_soon_threadsafe(done.set)
        thread.join()
