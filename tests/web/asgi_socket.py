"""A socket that calls an ASGI application in this process, on a clock that does not tick."""

import asyncio
import selectors
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Final

from planner.web import internals
from tests.web.asgi import Message

CONNECT: Final[Message] = {"type": "websocket.connect"}
LEFT: Final[Message] = {"type": "websocket.disconnect", "code": 1005}


def message_of(data: bytes = b"x") -> Message:
    """A message of the browser."""
    return {"type": "websocket.receive", "bytes": data}


class _Jump(selectors.SelectSelector):
    """Waits for nothing: where it should, `clock` jumps to the end of the wait."""

    clock = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        found = super().select(0)
        if not found and timeout is None:
            raise RuntimeError("everything waits for something that never comes")
        if not found and timeout:
            self.clock += timeout
        return found


class JumpingLoop(asyncio.SelectorEventLoop):
    """An event loop whose time passes only when all in it wait, and then at once."""

    def __init__(self) -> None:
        self._jump = _Jump()
        super().__init__(self._jump)

    def time(self) -> float:
        return self._jump.clock


def on_jumping_clock(work: Coroutine[object, object, None]) -> None:
    """Do it on a clock that begins at 0."""
    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        runner.run(work)


@dataclass(slots=True)
class Socket:
    """What one browser sends, in this order; then it stays silent."""

    messages: Sequence[Message]
    client: str = "192.0.2.1"
    sent: list[Message] = field(default_factory=list)

    @property
    def scope(self) -> Message:
        return {"type": "websocket", "path": internals.STREAM, "client": (self.client, 1)}

    async def receive(self) -> Message:
        if not self.messages:
            await asyncio.get_running_loop().create_future()
        first, *self.messages = self.messages
        return first

    async def send(self, message: Message) -> None:
        self.sent.append(message)
