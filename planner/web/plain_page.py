"""A page of a few words, for when there is nothing else to show: it needs no script and no line."""

from http import HTTPStatus
from typing import Final

from markupsafe import Markup
from starlette.responses import HTMLResponse

from planner.forms.page import markup
from planner.forms.page.templates import filled, part
from planner.language.catalogue import words_for
from planner.reading.library import library
from planner.web.headers import hash_of

_STYLE: Final = part("plain_page.css")
_POLICY: Final = (
    f"default-src 'none'; style-src {hash_of(_STYLE)}; base-uri 'none'; form-action 'none'"
)
_CALLS: Final = 2
"""So many help lines stand on every page, the first ones of the list."""


def plain_page(kind: str, status: HTTPStatus, address: str) -> HTMLResponse:
    """Why there is no other page, whom to call, and a link to `address` that leads on.

    `kind` is the message that says why: "missing", "crowded" or "broken".
    """
    words, pathway = words_for(), library().default
    page = filled(
        "plain_page.html",
        language=words.language,
        title=words.say(f"plain.{kind}.title"),
        sentence=words.say(f"plain.{kind}.sentence"),
        leads_to=words.say(f"plain.{kind}.link"),
        address=address,
        safety=Markup(markup.led(pathway.safety.inside, words)),
        calls=Markup(markup.help_links(library().helplines.lines[:_CALLS], words)),
        style=Markup(_STYLE),
    )
    headers = {"content-security-policy": _POLICY, "cache-control": "no-store"}
    return HTMLResponse(page, status_code=status, headers=headers)
