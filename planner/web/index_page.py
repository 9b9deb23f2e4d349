"""The page that the browser loads first, before any word of the app is there.

The framework's own has its name as title, offers programs an interface that we do not, and tells
those without scripts nothing. Ours is made once at start from the framework's, so that its scripts
and styles are always those of the installed version.
"""

import os
from html import escape
from pathlib import Path
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from planner.catalogue import Words, words
from planner.forms import FORMS
from planner.library import library
from planner.web import internals
from planner.web.headers import page_policy
from planner.web.style_sheet import SHEET

INDEXED: Final = "PLANNER_INDEXED"
"""Set to 1 to let search engines list the app."""

SCRIPT: Final = Path(__file__).with_name("first_page.js").read_text(encoding="utf-8")
"""The one script of ours on the pages."""

_FONT: Final = (
    '<link rel="preload" href="./fonts/AtkinsonHyperlegible-Regular.ttf"'
    ' as="font" type="font/ttf" crossorigin />'
)


def index_page(spoken: Words) -> bytes:
    """The framework's first page with our title, description, icons and words without scripts."""
    pathway = library().default
    safety = escape(spoken.text(pathway.safety.inside.text))
    noscript = escape(spoken.say("page.noscript"))
    head = [
        f'<meta name="description" content="{escape(spoken.say("page.description"))}" />',
        _FONT,
        f"<script>{SCRIPT}</script>",
    ]
    if os.environ.get(INDEXED) != "1":
        head.insert(0, '<meta name="robots" content="noindex" />')
    return internals.first_page(
        title=escape(spoken.say("page.tab", medicine=pathway.medicine)),
        language=spoken.language,
        head="\n    ".join(head),
        noscript=f'<p>{safety}</p>\n      <p><a href="/plan.html">{noscript}</a></p>',
        style=SHEET,
    ).encode()


_OUR_OWN: Final = frozenset(
    f"/plan.{form.ending}" for form in FORMS.values() if form.media_type == "text/html"
)
"""The paths of our own pages: what comes from there is not the framework's, and stays."""


class IndexPage:
    """Answers with our first page wherever the framework would answer with its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._page = index_page(words())
        self._policy = page_policy(self._page.decode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and put our page in place of a page that comes back."""
        if scope["type"] != "http" or scope["path"] in _OUR_OWN:
            await self._app(scope, receive, send)
            return
        replaced = False

        async def answer(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                html = headers.get("content-type", "").startswith("text/html")
                replaced = html and message["status"] == 200
                if replaced:
                    headers["content-length"] = str(len(self._page))
                    headers["content-security-policy"] = self._policy
                    for name in ("etag", "last-modified", "content-encoding"):
                        del headers[name]
                await send(message)
            elif not replaced:
                await send(message)
            elif not message.get("more_body", False):
                body = b"" if scope["method"] == "HEAD" else self._page
                await send({"type": "http.response.body", "body": body})

        await self._app(scope, receive, answer)
