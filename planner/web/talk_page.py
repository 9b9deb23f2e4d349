"""The page `/present`: the whole talk in one document, which goes on without the server."""

from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from planner.catalogue import best_language, languages
from planner.complaints import closing_words, complaint_sentence
from planner.content import old_figures
from planner.forms import offline
from planner.forms.order import Order
from planner.forms.talk_document import present
from planner.library import Library, library
from planner.link import Reader, decode, encode, values_of
from planner.talk import talk_steps
from planner.web.addresses import PAGES
from planner.web.compression import encoding_for, packed
from planner.web.routes import base_of

_STEP: Final = "step"
_MOST_KEPT: Final = 64


def talk_page(request: Request) -> Response:
    """The talk of a link, open at its `step`; sentences on bad values stand over it."""
    query = request.scope["query_string"].decode("utf-8", errors="replace")
    encoding = encoding_for(request)
    language = best_language(request.headers.get("accept-language"))
    today = datetime.now(UTC).date()
    content, tag = _made(query, language, base_of(request), today, encoding, library())
    headers = {
        "cache-control": "no-cache",
        "content-security-policy": offline.policy(),
        "etag": tag,
        "vary": "accept-encoding, accept-language",
    }
    if request.headers.get("if-none-match", "").removeprefix("W/") == tag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if encoding:
        headers["content-encoding"] = encoding
    return HTMLResponse(content, headers=headers)


ROUTE: Final = Route(PAGES["present"], talk_page)


@lru_cache(maxsize=_MOST_KEPT)
def _made(
    query: str, language: str, base: str | None, today: date, encoding: str, known: Library
) -> tuple[bytes, str]:
    """The packed document of a link, and its tag."""
    values = values_of(query)
    decoded = decode(values, known, languages())
    plan = decoded.plan
    order = Order(
        plan=plan,
        language=plan.language or language,
        base=base,
        old=old_figures(plan.pathway, today),
    )
    words = order.words
    reader = Reader(values)
    count = len(talk_steps(order.timeline, words))
    step = reader.one_of(_STEP, [str(number) for number in range(1, count + 1)])
    complaints = (*decoded.complaints, *reader.complaints)
    faults = [complaint_sentence(complaint, words) for complaint in complaints]
    if complaints:
        faults.append(closing_words(complaints, words, plan))
    page = present(order, now=int(step or 1), faults=faults, link=encode(plan))
    content = packed(page.encode(), encoding)
    return content, f'"{sha256(content).hexdigest()[:32]}"'
