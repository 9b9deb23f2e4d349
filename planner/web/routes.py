"""Stateless routes: each answers from the link alone."""

import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from planner.forms import COMPARE_FORMS, FORMS, Form
from planner.forms.address import base_address
from planner.forms.order import CannotMakeError, Order, file_name, read_order
from planner.language.catalogue import words_for
from planner.plan.link import values_of
from planner.reading.library import library
from planner.web import internals
from planner.web.clients import client_of
from planner.web.etags import is_known
from planner.web.fixed_files import FIXED
from planner.web.renders import Renders, TooBusyError

_BAD_REQUEST: Final = 400
_NOT_FOUND: Final = 404
_NOT_MODIFIED: Final = 304
_CANNOT_MAKE: Final = 500
_BUSY: Final = 503
_RETRY_SECONDS: Final = "3"
_CACHE: Final = "max-age=3600"
_METHODS: Final = ["GET", "HEAD"]

_LOG: Final = logging.getLogger(__name__)
_RENDERS: Final = Renders()


async def healthz(_request: Request) -> Response:
    """`ok` once the data is loaded; without it the server does not start."""
    library()
    return PlainTextResponse("ok")


def _no_such_form(path: str, forms: Mapping[str, Form]) -> Route:
    """A sentence with the forms that there are: a page in the place of a file would mislead."""

    async def refuse(_request: Request) -> Response:
        return _plain([words_for().say("form.unknown", known=", ".join(forms))], _NOT_FOUND)

    return Route(path, refuse, methods=_METHODS)


def _form_route(form: Form) -> Route:
    """The route that serves one form of a link, or says in plain sentences why it cannot."""

    async def serve(request: Request) -> Response:
        query = request.scope["query_string"].decode("utf-8", errors="replace")
        today = datetime.now(UTC).date()
        order, complaints = read_order(
            values_of(query), library(), base_of(request), today=today, compares=form.compares
        )
        if not complaints:
            refusal = form.refuses(order)
            complaints = [] if refusal is None else [refusal]
        if complaints:
            return _plain(complaints, _BAD_REQUEST)
        return await _file(request, form, order)

    return Route(form.path, serve, methods=_METHODS)


def base_of(request: Request) -> str | None:
    """The app's address for others, as far as the setting or an allowed host gives one."""
    host = request.headers.get("host", "")
    allowed = host if host in internals.allowed_hosts() else None
    return base_address(allowed, request.scope["scheme"], internals.base_path())


async def _file(request: Request, form: Form, order: Order) -> Response:
    tag = form.tag(order)
    disposition = "attachment" if form.attached else "inline"
    headers = {
        "etag": f'"{tag}"',
        "cache-control": _CACHE,
        "content-disposition": f'{disposition}; filename="{file_name(order, form.ending)}"',
    }
    if is_known(headers["etag"], request):
        return Response(status_code=_NOT_MODIFIED, headers=headers)
    if request.method == "HEAD":
        return _head(form, headers, _RENDERS.kept(tag))
    try:
        make = partial(form.render, order)
        content = await _RENDERS.content(make, tag, client_of(request.scope))
    except TooBusyError:
        return _plain([order.words.say("form.busy")], _BUSY, {"retry-after": _RETRY_SECONDS})
    except CannotMakeError:
        _LOG.exception("cannot make %s", form.path)
        return _plain([order.words.say("form.cannot-make")], _CANNOT_MAKE)
    return Response(content, media_type=form.media_type, headers=headers)


def _head(form: Form, headers: Mapping[str, str], kept: bytes | None) -> Response:
    """The headers of a file; its length only where it is known (RFC 9110, 9.3.2)."""
    response = Response(kept, media_type=form.media_type, headers=headers)
    if kept is None:
        del response.headers["content-length"]
    return response


def _plain(
    sentences: Sequence[str], status: int, headers: Mapping[str, str] | None = None
) -> Response:
    text = "".join(f"{sentence}\n" for sentence in sentences)
    return PlainTextResponse(text, status_code=status, headers=headers)


ROUTES: Final[tuple[BaseRoute, ...]] = (
    Route("/healthz", healthz, methods=_METHODS),
    *(_form_route(form) for form in (*FORMS.values(), *COMPARE_FORMS.values())),
    _no_such_form("/plan.{ending}", FORMS),
    _no_such_form("/compare.{ending}", COMPARE_FORMS),
    *FIXED,
)
