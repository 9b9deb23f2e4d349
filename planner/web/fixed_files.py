"""Files that are the same for every link: font, icons, and what other programs show of the app.

A preview of a link may stand on a locked screen, and an icon on somebody's home screen. So no word
of them names a medicine, treatment or a plan.
"""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from planner.chart.palette import PAPER, css
from planner.language.catalogue import words_for
from planner.language.lettering import FONTS
from planner.web import internals
from planner.web.answers import not_modified, tag_of

CARD: Final = "/card.png"
"""The picture of a preview. It has no words, so it is the same in every language."""

ICONS: Final = FONTS.with_name("icons")
"""Made from its SVG files by `python -m tests.renew_icons`."""

_DAY: Final = "public, max-age=86400"
_MONTH: Final = "public, max-age=2592000"

_KINDS: Final = {
    ".ico": "image/x-icon",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
}
_NOT_FOR_SEARCH: Final = ("/plan.", "/compare.", "/_stcore/")
"""Every link has files of its own, and search engines would have them all made. Whether the pages
are listed stands in the pages: one that may not be read cannot say that it is not to be listed.
"""


def _manifest() -> bytes:
    """What the app is called on a home screen (W3C Web Application Manifest)."""
    paper = css(PAPER)
    icons = [
        {"src": f"icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    manifest = {
        "name": words_for().say("share.title"),
        "short_name": words_for().say("share.short"),
        "description": words_for().say("share.description"),
        "lang": words_for().language,
        "start_url": "./",
        "scope": "./",
        # With its address and its ways back: the address is the plan.
        "display": "browser",
        "background_color": paper,
        "theme_color": paper,
        "icons": icons,
    }
    return json.dumps(manifest, ensure_ascii=False).encode()


def _robots() -> bytes:
    """What search engines leave alone (RFC 9309)."""
    rules = (f"Disallow: {internals.base_path()}{start}\n" for start in _NOT_FOR_SEARCH)
    return f"User-agent: *\n{''.join(rules)}".encode()


def _route(path: str, kind: str, content: Callable[[], bytes], kept: str = _DAY) -> Route:
    """The route of a file, which is made or read once."""
    once = lru_cache(maxsize=1)(content)

    async def answer(request: Request) -> Response:
        headers = {"etag": tag_of(once()), "cache-control": kept}
        unchanged = not_modified(request, headers)
        return unchanged or Response(once(), media_type=kind, headers=headers)

    return Route(path, answer)


FIXED: Final = (
    *(
        _route(f"/{file.name}", _KINDS[file.suffix], file.read_bytes)
        for file in sorted(ICONS.iterdir())
        if file.name != "card.svg"
    ),
    *(
        _route(f"/fonts/{file.name}", _KINDS[file.suffix], file.read_bytes, _MONTH)
        for file in sorted(FONTS.iterdir())
        if file.suffix in _KINDS
    ),
    _route("/manifest.webmanifest", "application/manifest+json", _manifest),
    _route("/robots.txt", "text/plain", _robots),
)
