"""Stateless routes: each answers from the link alone."""

import logging
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
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
from planner.web.answers import not_modified
from planner.web.clients import client_of, query_of
from planner.web.fixed_files import FIXED
from planner.web.renders import Renders, TooBusyError

HEALTH: Final = "/healthz"
"""Also answered above the prefix, since a load balancer asks there."""

_RETRY_SECONDS: Final = "3"
_CACHE: Final = "max-age=3600"

_LOG: Final = logging.getLogger(__name__)
_RENDERS: Final = Renders()


async def healthz(_request: Request) -> Response:
    """`ok` once the data is loaded; without it the server does not start."""
    library()
    return PlainTextResponse("ok")


def _no_such_form(path: str, forms: Mapping[str, Form]) -> Route:
    """A sentence with the forms that there are: a page in the place of a file would mislead."""

    async def refuse(_request: Request) -> Response:
        sentence = words_for().say("form.unknown", known=", ".join(forms))
        return _plain([sentence], HTTPStatus.NOT_FOUND)

    return Route(path, refuse)


def _form_route(form: Form) -> Route:
    """The route that serves one form of a link, or says in plain sentences why it cannot."""

    async def serve(request: Request) -> Response:
        values, today = values_of(query_of(request.scope)), datetime.now(UTC).date()
        order, complaints = read_order(
            values, library(), base_of(request), today=today, compares=form.compares
        )
        if not complaints:
            refusal = form.refuses(order)
            complaints = [] if refusal is None else [refusal]
        if complaints:
            return _plain(complaints, HTTPStatus.BAD_REQUEST)
        return await _file(request, form, order)

    return Route(form.path, serve)


def base_of(request: Request) -> str | None:
    """The app's address for others, as far as this request gives one."""
    return app_address(request.headers.get("host", ""), request.scope["scheme"])


def app_address(host: str, scheme: str) -> str | None:
    """The app's address for others: from the setting, else from this host, if it is allowed."""
    allowed = host if host in internals.allowed_hosts() else None
    return base_address(allowed, scheme, internals.base_path())


async def _file(request: Request, form: Form, order: Order) -> Response:
    tag = form.tag(order)
    disposition = "attachment" if form.attached else "inline"
    headers = {
        "etag": f'"{tag}"',
        "cache-control": _CACHE,
        "content-disposition": f'{disposition}; filename="{file_name(order, form.ending)}"',
    }
    unchanged = not_modified(request, headers)
    if unchanged is not None:
        return unchanged
    if request.method == "HEAD":
        return _head(form, headers, _RENDERS.kept(tag))
    try:
        make = partial(form.render, order)
        content = await _RENDERS.content(make, tag, client_of(request.scope))
    except TooBusyError:
        later = {"retry-after": _RETRY_SECONDS}
        return _plain([order.words.say("form.busy")], HTTPStatus.SERVICE_UNAVAILABLE, later)
    except CannotMakeError:
        _LOG.exception("cannot make %s", form.path)
        return _plain([order.words.say("form.cannot-make")], HTTPStatus.INTERNAL_SERVER_ERROR)
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
    Route(HEALTH, healthz),
    *(_form_route(form) for form in (*FORMS.values(), *COMPARE_FORMS.values())),
    _no_such_form("/plan.{ending}", FORMS),
    _no_such_form("/compare.{ending}", COMPARE_FORMS),
    *FIXED,
)
