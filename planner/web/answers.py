"""How pages and files are sent: compressed, with a tag, and only to who does not hold them."""

import gzip
import re
from collections.abc import Mapping
from hashlib import sha256
from http import HTTPStatus
from typing import Final

import brotli
from starlette.requests import Request
from starlette.responses import Response

_QUALITY: Final = 5
"""Brotli's best is a tenth smaller, and takes fifty times as long."""

_NEVER: Final = re.compile(r"q=0(\.0*)?")
"""A weight of 0 refuses an encoding (RFC 9110, 12.5.3)."""


def encoding_for(request: Request) -> str:
    """The best encoding that a browser takes; "" for none."""
    accepted = request.headers.get("accept-encoding", "").replace(" ", "").split(",")
    weights = dict(part.partition(";")[::2] for part in accepted)
    taken = (one for one in ("br", "gzip") if one in weights and not _NEVER.fullmatch(weights[one]))
    return next(taken, "")


def packed(content: bytes, encoding: str) -> bytes:
    """The content as this encoding sends it; "" sends it as it is."""
    if encoding == "br":
        return bytes(brotli.compress(content, quality=_QUALITY))
    return gzip.compress(content, mtime=0) if encoding == "gzip" else content


def tag_of(content: bytes) -> str:
    """The strong tag of these bytes, with its quotes (RFC 9110, 8.8.3)."""
    return f'"{sha256(content).hexdigest()[:32]}"'


def not_modified(request: Request, headers: Mapping[str, str]) -> Response | None:
    """The answer 304 with these headers, where the browser holds what has their tag; else None.

    The tag of the browser may be weak (RFC 9110, 13.1.2).
    """
    known = request.headers.get("if-none-match", "")
    tags = {one.strip().removeprefix("W/") for one in known.split(",")}
    if headers["etag"] in tags or tags == {"*"}:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return None


def page_answer(
    request: Request,
    content: bytes,
    *,
    encoding: str,
    policy: str,
    varies: str = "accept-encoding",
) -> Response:
    """The answer with this page, which `encoding` has packed ("" for not).

    `varies` are the headers of a request that the page depends on.
    """
    headers = {
        "cache-control": "no-cache",
        "content-security-policy": policy,
        "etag": tag_of(content),
        "vary": varies,
    }
    unchanged = not_modified(request, headers)
    if unchanged is not None:
        return unchanged
    if encoding:
        headers["content-encoding"] = encoding
    return Response(content, media_type="text/html", headers=headers)
