"""A page as it is sent: packed, under its policy, and only to a browser that does not hold it."""

from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from planner.web.etags import is_known, tag_of

_PACKED: Final = "accept-encoding"


def page_answer(
    request: Request, content: bytes, *, encoding: str, policy: str, varies: str = _PACKED
) -> Response:
    """The answer with this content, which `encoding` has packed ("" for not).

    `varies` are the headers of a request that the content depends on.
    """
    headers = {
        "cache-control": "no-cache",
        "content-security-policy": policy,
        "etag": tag_of(content),
        "vary": varies,
    }
    if is_known(headers["etag"], request):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if encoding:
        headers["content-encoding"] = encoding
    return HTMLResponse(content, headers=headers)
