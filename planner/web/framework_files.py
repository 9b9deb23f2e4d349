"""The framework's own files, each packed once.

The framework sends them as they are, 7.5 MB for the first page; a slow phone pays for that.
"""

import mimetypes
from functools import lru_cache
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from planner.web import internals
from planner.web.addresses import FRAMEWORK_FILES, addresses
from planner.web.answers import encoding_for, packed

_MOST_FILES: Final = 2048
_PACKED_ALREADY: Final = frozenset({"font/woff2", "image/png"})
_SCRIPT: Final = "text/javascript"
"""RFC 9239; some computers still have an older name for it."""

_FOREVER: Final = "public, max-age=31536000, immutable"
"""The name of each of these files changes with what is in it."""


class FrameworkFiles:
    """Answers for the framework's scripts and styles, packed once and kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or addresses().pattern(path) != FRAMEWORK_FILES:
            await self._app(scope, receive, send)
            return
        inside = path.removeprefix(addresses().prefix).rstrip("/")
        kind = mimetypes.guess_type(inside)[0] or "application/octet-stream"
        kind = _SCRIPT if inside.endswith(".js") else kind
        encoding = "" if kind in _PACKED_ALREADY else encoding_for(Request(scope))
        content = await run_in_threadpool(_file, inside, encoding)
        headers = {"cache-control": _FOREVER, "vary": "accept-encoding"}
        if encoding:
            headers["content-encoding"] = encoding
        await Response(content, media_type=kind, headers=headers)(scope, receive, send)


@lru_cache(maxsize=_MOST_FILES)
def _file(inside: str, encoding: str) -> bytes:
    return packed((internals.static_folder() / inside.lstrip("/")).read_bytes(), encoding)
