"""What travels compressed: the framework's files, each packed once, and the first response.

The framework sends its files as they are, 7.5 MB for the first page; a slow phone pays for that.
"""

import gzip
import mimetypes
import re
from functools import lru_cache
from typing import Final

import brotli
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from planner.web import internals
from planner.web.addresses import FRAMEWORK_FILES, addresses

_MOST_FILES: Final = 2048
_QUALITY: Final = 5
"""Brotli's best is a tenth smaller, and takes fifty times as long."""

_PACKED_ALREADY: Final = frozenset({"font/woff2", "image/png"})
_SCRIPT: Final = "text/javascript"
"""RFC 9239; some computers still have an older name for it."""

_FOREVER: Final = "public, max-age=31536000, immutable"
"""The name of each of these files changes with what is in it."""


_NEVER: Final = re.compile(r"q=0(\.0*)?")


def packed(content: bytes, encoding: str) -> bytes:
    """The content as this encoding sends it; "" sends it as it is."""
    if encoding == "br":
        return bytes(brotli.compress(content, quality=_QUALITY))
    return gzip.compress(content, mtime=0) if encoding == "gzip" else content


def encoding_for(request: Request) -> str:
    """The best encoding that a browser takes; "" for none."""
    accepted = request.headers.get("accept-encoding", "").replace(" ", "").split(",")
    known = dict(part.partition(";")[::2] for part in accepted)
    # RFC 9110, 12.5.3: with a weight of 0 it is refused.
    taken = (one for one in ("br", "gzip") if one in known and not _NEVER.fullmatch(known[one]))
    return next(taken, "")


class FrameworkFiles:
    """Answers for the framework's scripts and styles, packed once and kept."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass the request on."""
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
