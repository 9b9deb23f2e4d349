"""The page that the browser loads first, before any word of the app is there.

The framework's own has its name as title, offers programs an interface that we do not, and tells
those without scripts nothing. Ours is made once at start from the framework's, so that its scripts
and styles are always those of the installed version.
"""

import os
from functools import cache, lru_cache
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from planner import markup
from planner.address import base_address
from planner.catalogue import Words, words
from planner.library import Library, library
from planner.link import values_of
from planner.palette import DARK_PAPER, PAPER, css
from planner.web import first_response, internals
from planner.web.addresses import PAGES
from planner.web.compression import encoding_for, packed
from planner.web.etags import is_known, tag_of
from planner.web.fixed_files import CARD
from planner.web.headers import page_policy
from planner.web.style_sheet import SHEET

INDEXED: Final = "PLANNER_INDEXED"
"""Set to 1 to let search engines list the app."""

SCRIPT: Final = Path(__file__).with_name("first_page.js").read_text(encoding="utf-8")
"""The one script of ours on the pages."""

_FIRST: Final = {
    PAGES["plan"]: first_response.of_plan,
    PAGES["compare"]: first_response.of_comparison,
}
"""What says a link in HTML, for the pages that have it."""

_ROOT: Final = '<div id="root"></div>'
_MOST_KEPT: Final = 512


def index_page(spoken: Words) -> str:
    """The framework's first page with our title, description, icons and words without scripts."""
    pathway = library().default
    safety = markup.led(pathway.safety.inside, spoken)
    noscript = escape(spoken.say("page.noscript"))
    head = _head().render(
        description=spoken.say("page.description"),
        shared={
            "title": spoken.say("share.title"),
            "description": spoken.say("share.description"),
            "card": spoken.say("share.card"),
        },
        indexed=os.environ.get(INDEXED) == "1",
        light=css(PAPER),
        dark=css(DARK_PAPER),
        address=base_address(),
        card=CARD,
        script=Markup(SCRIPT),
    )
    page = internals.first_page(
        title=escape(spoken.say("page.tab", medicine=pathway.medicine)),
        language=spoken.language,
        head=head,
        noscript=f'{safety}\n      <p><a href="./plan.html">{noscript}</a></p>',
        style=SHEET,
    )
    lost = escape(spoken.say("first.lost"))
    return page.replace(_ROOT, f'{_ROOT}<p id="lost" role="status" data-says="{lost}"></p>', 1)


def page_routes() -> tuple[Route, ...]:
    """The routes of the pages: each begins with the first page, and with what its link says."""
    page = index_page(words())
    policy = page_policy(page)

    def route(path: str) -> Route:
        def answer(request: Request) -> Response:
            query = request.scope["query_string"].decode("utf-8", errors="replace")
            encoding = encoding_for(request)
            content, tag = _made(path, query if path in _FIRST else "", encoding, page, library())
            headers = {
                "cache-control": "no-cache",
                "content-security-policy": policy,
                "etag": tag,
                "vary": "accept-encoding",
            }
            if is_known(tag, request):
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
            if encoding:
                headers["content-encoding"] = encoding
            return HTMLResponse(content, headers=headers)

        return Route(path, answer)

    return tuple(map(route, PAGES.values()))


@lru_cache(maxsize=_MOST_KEPT)
def _made(path: str, query: str, encoding: str, page: str, known: Library) -> tuple[bytes, str]:
    """The packed page of a link, and its tag. `known` is all that the link may name."""
    del known
    told = _FIRST[path](values_of(query)) if path in _FIRST else ""
    content = packed(page.replace(_ROOT, f"{told}{_ROOT}", 1).encode(), encoding)
    return content, tag_of(content)


@cache
def _head() -> Template:
    loader = FileSystemLoader(Path(__file__).parent)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return environment.get_template("page_head.html")
