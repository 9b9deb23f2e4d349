"""What the server refuses before anything reads it."""

from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from planner.language.catalogue import words_for
from planner.plan.link import MOST_CHARACTERS

URI_TOO_LONG: Final = 414


class QueryLimit:
    """Answers 414 to a request whose query is longer than any link of ours can be."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "http" and len(scope["query_string"]) > MOST_CHARACTERS:
            sentence = words_for().say("complaint.too-long", most=MOST_CHARACTERS)
            response = PlainTextResponse(f"{sentence}\n", status_code=URI_TOO_LONG)
            await response(scope, receive, send)
            return
        await self._app(scope, receive, send)
