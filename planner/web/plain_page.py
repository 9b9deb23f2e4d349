"""A page of a few words, for when there is nothing else to show: it needs no script and no line."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from markupsafe import Markup
from starlette.responses import HTMLResponse

from planner.forms.page import markup
from planner.forms.page.templates import filled, hash_of, part
from planner.language.catalogue import words_for
from planner.reading.library import library

_STYLE: Final = part("plain_page.css")
_POLICY: Final = (
    f"default-src 'none'; style-src {hash_of(_STYLE)}; base-uri 'none'; form-action 'none'"
)
_CALLS: Final = 2
"""So many help lines stand on every page, the first ones of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why there is no other page: the status, and the messages for title, sentence and link."""

    status: HTTPStatus
    title: str
    sentence: str
    link: str


MISSING: Final = Reason(
    status=HTTPStatus.NOT_FOUND,
    title="plain.missing.title",
    sentence="plain.missing.sentence",
    link="plain.missing.link",
)
CROWDED: Final = Reason(
    status=HTTPStatus.SERVICE_UNAVAILABLE,
    title="plain.crowded.title",
    sentence="plain.crowded.sentence",
    link="plain.crowded.link",
)
BROKEN: Final = Reason(
    status=HTTPStatus.INTERNAL_SERVER_ERROR,
    title="plain.broken.title",
    sentence="plain.broken.sentence",
    link="plain.broken.link",
)


def plain_page(reason: Reason, address: str) -> HTMLResponse:
    """Why there is no other page, whom to call, and a link to `address` that leads on."""
    words, pathway = words_for(), library().default
    page = filled(
        "plain_page.html",
        language=words.language,
        title=words.say(reason.title),
        sentence=words.say(reason.sentence),
        leads_to=words.say(reason.link),
        address=address,
        safety=Markup(markup.led(pathway.safety.inside, words)),
        calls=Markup(markup.help_links(library().helplines.lines[:_CALLS], words)),
        style=Markup(_STYLE),
    )
    headers = {"content-security-policy": _POLICY, "cache-control": "no-store"}
    return HTMLResponse(page, status_code=reason.status, headers=headers)
