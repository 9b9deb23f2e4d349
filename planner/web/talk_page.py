"""The page `/present`: the whole talk in one document, which goes on without the server."""

from datetime import UTC, date, datetime
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from planner.forms.order import Order
from planner.forms.page import markup
from planner.forms.page.talk_document import policy, present
from planner.language.catalogue import best_language, languages
from planner.plan.link import Reader, decode, encode, values_of
from planner.reading.library import library
from planner.web.addresses import TALK
from planner.web.answers import encoding_for, packed, page_answer
from planner.web.clients import client_of, query_of
from planner.web.fixed_files import ICONS
from planner.web.page_head import page_head
from planner.web.plain_page import CROWDED, plain_page
from planner.web.renders import Renders, TooBusyError
from planner.web.routes import base_of
from planner.words.complaints import complaint_lines
from planner.words.content import old_figures
from planner.words.talk import talk_steps

_STEP: Final = "step"
_PICTURES: Final = "'self' data:"
_POLICY: Final = f"{policy(_PICTURES)}; manifest-src 'self'"
_RENDERS: Final = Renders()


async def _answer(request: Request) -> Response:
    """The talk of a link, open at its `step`; sentences on bad values stand over it."""
    query = query_of(request.scope)
    language = best_language(request.headers.get("accept-language"))
    base, today = base_of(request), datetime.now(UTC).date()
    encoding = encoding_for(request)

    def make() -> bytes:
        return packed(_document(query, language, base, today).encode(), encoding)

    tag = (query, language, base, today, encoding, library())
    try:
        content = await _RENDERS.content(make, tag, client_of(request.scope))
    except TooBusyError:
        return plain_page(CROWDED, f"./plan.html?{query}")
    varies = "accept-encoding, accept-language"
    return page_answer(request, content, encoding=encoding, policy=_POLICY, varies=varies)


TALK_ROUTE: Final = Route(TALK, _answer)


def _document(query: str, language: str, base: str | None, today: date) -> str:
    values = values_of(query)
    decoded = decode(values, library(), languages())
    plan = decoded.plan
    order = Order(
        plan=plan,
        language=plan.language or language,
        base=base,
        old=old_figures(plan.pathway, today),
    )
    words = order.words
    reader = Reader(values)
    count = len(talk_steps(order.in_words))
    step = reader.one_of(_STEP, [str(number) for number in range(1, count + 1)])
    faults = complaint_lines((*decoded.complaints, *reader.complaints), words, plan)
    # With each step the address changes, and a browser would ask for the icon again.
    icon = markup.data_address((ICONS / "favicon.svg").read_text(encoding="utf-8"))
    head = page_head(words, icon=icon)
    return present(order, now=int(step or 1), faults=faults, link=encode(plan), head=head)
