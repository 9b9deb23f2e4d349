"""Makes files off the event loop: a few at once, a short queue, the last ones remembered."""

from collections import OrderedDict
from threading import Lock
from typing import Final

from anyio import CapacityLimiter, to_thread

from planner.forms import Form
from planner.forms.order import Order

_AT_ONCE: Final = 2
_MOST_WAITING: Final = 24
_MOST_BYTES: Final = 32_000_000


class TooBusyError(Exception):
    """More files are waiting than can be made soon."""


class Renders:
    """The files of one server process."""

    def __init__(self) -> None:
        self._limiter: CapacityLimiter | None = None
        self._waiting = 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    async def content(self, form: Form, order: Order, tag: str) -> bytes:
        """The bytes of a form; TooBusyError when the queue is full.

        What the form raises comes through, and nothing of it is kept.
        """
        kept = self._recall(tag)
        if kept is not None:
            return kept
        if self._waiting >= _AT_ONCE + _MOST_WAITING:
            raise TooBusyError
        if self._limiter is None:
            self._limiter = CapacityLimiter(_AT_ONCE)
        self._waiting += 1
        try:
            made = await to_thread.run_sync(form.render, order, limiter=self._limiter)
        finally:
            self._waiting -= 1
        self._keep(tag, made)
        return made

    def _recall(self, tag: str) -> bytes | None:
        with self._lock:
            kept = self._kept.get(tag)
            if kept is not None:
                self._kept.move_to_end(tag)
            return kept

    def _keep(self, tag: str, made: bytes) -> None:
        with self._lock:
            self._bytes += len(made) - len(self._kept.get(tag, b""))
            self._kept[tag] = made
            self._kept.move_to_end(tag)
            while self._bytes > _MOST_BYTES and self._kept:
                _, dropped = self._kept.popitem(last=False)
                self._bytes -= len(dropped)
