"""What comes in: questions to known addresses. Nothing can be left here."""

from http import HTTPStatus
from typing import Final

from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from planner.language.catalogue import words_for
from planner.web import internals
from planner.web.addresses import addresses
from planner.web.plain_page import plain_page

METHODS: Final = ("GET", "HEAD")


class Gate:
    """Answers 404 to an unknown address and 405 to anything but GET and HEAD."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "websocket" and addresses().pattern(scope["path"]) != internals.STREAM:
            await receive()
            await send({"type": "websocket.close"})
            return
        if scope["type"] == "http":
            refusal = _refusal(scope)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
            if addresses().is_ours(scope["path"]):
                scope = {**scope, "root_path": _prefix_of(scope["path"])}
        await self._app(scope, receive, send)


def _prefix_of(path: str) -> str:
    """What stands before our route in a path; nothing where a load balancer asks for our health."""
    prefix = addresses().prefix
    return prefix if path.startswith(f"{prefix}/") else ""


def _refusal(scope: Scope) -> Response | None:
    """What is answered in place of the app; None when the app answers."""
    if scope["method"] not in METHODS:
        allowed = ", ".join(METHODS)
        sentence = words_for().say("request.only-read")
        return PlainTextResponse(
            f"{sentence}\n", status_code=HTTPStatus.METHOD_NOT_ALLOWED, headers={"allow": allowed}
        )
    path, prefix = scope["path"], addresses().prefix
    if prefix and path == prefix:
        query = scope["query_string"].decode("latin-1")
        return RedirectResponse(f"{prefix}/?{query}", HTTPStatus.MOVED_PERMANENTLY)
    if addresses().pattern(path) in {None, internals.STREAM}:
        return plain_page("missing", HTTPStatus.NOT_FOUND, f"{prefix}/")
    return None
