"""What the log says: that a request was answered, never what was asked.

A plan is in the query of its address, so no query is written, and no text of a fault either, since
that can hold what was asked.
"""

import logging
import time
import traceback
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

from planner.web import internals
from planner.web.addresses import addresses
from planner.web.gate import METHODS
from planner.web.plain_page import BROKEN, plain_page

_LOG: Final = logging.getLogger(__name__)
_OURS: Final = logging.getLogger("planner")
_FORMAT: Final = "%(asctime)s %(levelname)s: %(message)s"


class RequestLog:
    """Writes one line for each request, and answers with a plain page where the app has failed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and write its line when it is over."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        line = _Line(scope)

        async def sent(message: Message) -> None:
            line.add(message)
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except WebSocketDisconnect:
            # Whoever leaves while the app answers does no wrong.
            return
        except Exception:
            _LOG.exception("a request has failed: %s", line.what)
            if line.outcome or scope["type"] == "websocket":
                raise
            await plain_page(BROKEN, f"{addresses().prefix}/")(scope, receive, sent)
        finally:
            _LOG.info("%s", line)


class _Line:
    """What one request was and what came of it."""

    def __init__(self, scope: Scope) -> None:
        method = scope.get("method", "SOCKET")
        known = method if method in (*METHODS, "SOCKET") else "(other)"
        self.what = f"{known} {addresses().pattern(scope['path']) or '(unknown)'}"
        self.outcome = 0
        self._bytes = 0
        self._began = time.perf_counter()

    def add(self, message: Message) -> None:
        """Count what was sent."""
        match message["type"]:
            case "http.response.start":
                self.outcome = message["status"]
            case "websocket.accept":
                self.outcome = HTTPStatus.SWITCHING_PROTOCOLS
            case "websocket.close" if not self.outcome:
                self.outcome = HTTPStatus.FORBIDDEN
        self._bytes += len(message.get("body") or message.get("bytes") or b"")

    def __str__(self) -> str:
        milliseconds = (time.perf_counter() - self._began) * 1000
        return f"{self.what} {self.outcome:d} {milliseconds:.0f} ms {self._bytes} bytes"


def write_no_plans() -> None:
    """Keep every plan out of the log of this process, and let our own lines into it."""
    factory = logging.getLogRecordFactory()

    def without_texts(*arguments: Any, **named: Any) -> logging.LogRecord:
        record = factory(*arguments, **named)
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = "\n".join(_places(record.exc_info[1]))
            record.exc_info = None
        return record

    logging.setLogRecordFactory(without_texts)
    internals.log_no_addresses()
    if not _OURS.hasHandlers():
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(_FORMAT))
        _OURS.addHandler(handler)
        _OURS.setLevel(logging.INFO)


def _places(fault: BaseException) -> Iterator[str]:
    """Where a fault came up and what kind it is, without its text; first the one that caused it."""
    before = fault.__cause__ or fault.__context__
    if before is not None:
        yield from _places(before)
    yield "Traceback (most recent call last), without texts:"
    yield "".join(traceback.format_tb(fault.__traceback__)).rstrip()
    yield type(fault).__name__
