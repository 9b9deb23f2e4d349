"""The page that the browser loads first, before any word of the app is there.

The framework's own has its name as title, offers programs an interface that we do not, and tells
those without scripts nothing. Ours is made once at start from the framework's, so that its scripts
and styles are always those of the installed version.
"""

import os
from html import escape
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from planner import markup
from planner.catalogue import Words, words
from planner.library import library
from planner.web import internals
from planner.web.addresses import PAGES
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
    safety = markup.led(pathway.safety.inside, spoken)
    noscript = escape(spoken.say("page.noscript"))
    head = [
        f'<meta name="description" content="{escape(spoken.say("page.description"))}" />',
        # The pages have a dark theme of their own: extensions and browsers need not make one.
        '<meta name="color-scheme" content="light dark" />',
        '<meta name="darkreader-lock" />',
        _FONT,
        f"<script>{SCRIPT}</script>",
    ]
    if os.environ.get(INDEXED) != "1":
        head.insert(0, '<meta name="robots" content="noindex" />')
    return internals.first_page(
        title=escape(spoken.say("page.tab", medicine=pathway.medicine)),
        language=spoken.language,
        head="\n    ".join(head),
        noscript=f'{safety}\n      <p><a href="./plan.html">{noscript}</a></p>',
        style=SHEET,
    ).encode()


def page_routes() -> tuple[Route, ...]:
    """The routes of the pages: each begins with the first page, made once."""
    page = index_page(words())
    headers = {"cache-control": "no-cache", "content-security-policy": page_policy(page.decode())}

    async def begin(_request: Request) -> Response:
        return HTMLResponse(page, headers=headers)

    return tuple(Route(path, begin) for path in PAGES.values())
