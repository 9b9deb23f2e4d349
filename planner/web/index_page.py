"""The page that the browser loads first, before any word of the app is there.

The framework's own has its name as title, offers programs an interface that we do not, and tells
those without scripts nothing. Ours is made once at start from the framework's, so that its scripts
and styles are always those of the installed version.
"""

from contextlib import suppress
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from planner.forms.page import markup
from planner.language.catalogue import Words, words_for
from planner.plan.link import values_of
from planner.reading.library import library
from planner.web import first_response, internals
from planner.web.addresses import COMPARE, PAGES, PLAN, TALK
from planner.web.answers import encoding_for, packed, page_answer
from planner.web.clients import client_of, query_of
from planner.web.headers import page_policy
from planner.web.page_head import page_head
from planner.web.renders import Renders, TooBusyError
from planner.web.style_sheet import SHEET

SCRIPT: Final = Path(__file__).with_name("first_page.js").read_text(encoding="utf-8")
"""The one script of ours on the pages."""

_FIRST: Final = {PLAN: first_response.of_plan, COMPARE: first_response.of_comparison}
"""What says a link in HTML, for the pages that have it."""

_ROOT: Final = '<div id="root"></div>'
_MOST_ENCODINGS: Final = 3


def index_page(words: Words) -> str:
    """The framework's first page with our title, description, icons and words without scripts."""
    pathway = library().default
    safety = markup.led(pathway.safety.inside, words)
    noscript = escape(words.say("page.noscript"))
    head = f"{page_head(words)}\n    <script>{SCRIPT}</script>"
    page = internals.first_page(
        title=escape(words.say("page.tab", medicine=pathway.medicine)),
        language=words.language,
        head=head,
        noscript=f'{safety}\n      <p><a href="./plan.html">{noscript}</a></p>',
        style=SHEET,
    )
    lost = escape(words.say("first.lost"))
    return page.replace(_ROOT, f'{_ROOT}<p id="lost" role="status" data-says="{lost}"></p>', 1)


def page_routes() -> tuple[Route, ...]:
    """The routes of the live pages: each begins with the first page and what its link says."""
    page = index_page(words_for())
    policy = page_policy(page)
    # Not those of the files: a page does not wait for slides.
    renders = Renders()

    def route(path: str) -> Route:
        async def answer(request: Request) -> Response:
            encoding, query = encoding_for(request), query_of(request.scope)
            content = _packed(page, encoding)

            def make() -> bytes:
                first = _FIRST[path](values_of(query))
                return packed(page.replace(_ROOT, f"{first}{_ROOT}", 1).encode(), encoding)

            if path in _FIRST:
                tag = (path, query, encoding, library())
                # In a flood, what the link says comes with the live page alone.
                with suppress(TooBusyError):
                    content = await renders.content(make, tag, client_of(request.scope))
            return page_answer(request, content, encoding=encoding, policy=policy)

        return Route(path, answer)

    return tuple(route(path) for path in PAGES if path != TALK)


@lru_cache(maxsize=_MOST_ENCODINGS)
def _packed(page: str, encoding: str) -> bytes:
    return packed(page.encode(), encoding)
