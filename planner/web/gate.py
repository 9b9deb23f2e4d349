"""What comes in: short questions to known addresses. Nothing can be left here."""

from http import HTTPStatus
from typing import Final

from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from planner.language.catalogue import words_for
from planner.plan.link import MOST_CHARACTERS
from planner.web import internals
from planner.web.addresses import addresses
from planner.web.plain_page import MISSING, plain_page

METHODS: Final = ("GET", "HEAD")
_URI_TOO_LONG: Final = 414


class Gate:
    """Refuses what nobody of ours sends, before anything reads it.

    That is a query longer than any link (414), any method but GET and HEAD (405), and an unknown
    address (404).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
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
    if len(scope["query_string"]) > MOST_CHARACTERS:
        sentence = words_for().say("complaint.too-long", most=MOST_CHARACTERS)
        return PlainTextResponse(f"{sentence}\n", _URI_TOO_LONG)
    if scope["method"] not in METHODS:
        sentence = words_for().say("request.only-read")
        allowed = {"allow": ", ".join(METHODS)}
        return PlainTextResponse(f"{sentence}\n", HTTPStatus.METHOD_NOT_ALLOWED, allowed)
    path, prefix = scope["path"], addresses().prefix
    if prefix and path == prefix:
        query = scope["query_string"].decode("latin-1")
        return RedirectResponse(f"{prefix}/?{query}", HTTPStatus.MOVED_PERMANENTLY)
    if addresses().pattern(path) in {None, internals.STREAM}:
        return plain_page(MISSING, f"{prefix}/")
    return None
