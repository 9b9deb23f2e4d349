"""What is answered, and what is not: every address and method beside those that the app needs."""

import asyncio
from typing import Final

import pytest

from app import app
from planner.web import internals
from planner.web.addresses import FRAMEWORK_FILES, PAGES, Addresses
from planner.web.gate import Gate
from planner.web.plain_page import MISSING
from tests.web.asgi import ask, no_app
from tests.web.asgi_socket import CONNECT, Socket
from tests.web.files import FILES, GOOD
from tests.web.plain import assert_is_plain_page

FRAMEWORK: Final = (
    *(f"/_stcore/{name}" for name in ("metrics", "script-health-check", "agent", "stream", "")),
    *(f"/_stcore/agent/{name}" for name in ("interact", "mcp", "openapi.json", "x")),
    *("/_stcore/upload_file", "/_stcore/upload_file/session/file", "/_stcore/bidi-components/a.js"),
    *("/media/0123.png", "/component/a.b/index.html", "/auth/login", "/oauth2callback"),
    *("/index.html", "/manifest.json", "/static/js/none.js", "/static/", "/app/static/x"),
    *("/compare/_stcore/health", "/compare/static/js/none.js", "/stream", "/script-health-check"),
)
"""Addresses of the framework that no page of ours needs."""

METHODS: Final = ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "BÖG"]
UNKNOWN: Final = (*FRAMEWORK, "/plan", "/Compare", "/compare/x", "/fonts/", "/icons/card.png")


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_address_is_no_page_of_the_app(path: str) -> None:
    """There is a page in its place that leads to the app, and says nothing of what was asked."""
    answer = ask(app, path, b"detox=9")
    assert_is_plain_page(answer, MISSING, "/")
    assert "detox" not in answer.text


@pytest.mark.parametrize("path", sorted({*PAGES, *FILES, *UNKNOWN, *internals.ADDRESSES}))
def test_nothing_can_be_left(path: str) -> None:
    """Wherever it is sent, it is refused unread, and no other website is told that it may ask."""
    for method in METHODS:
        answer = ask(app, path, GOOD, method=method)
        assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD"), method
        assert not [name for name in answer.headers if name.startswith("access-control-")], method


def test_what_the_pages_need_is_there() -> None:
    """Also of the framework: an upgrade that moves it fails here."""
    needed = [*internals.ADDRESSES, *sorted(internals.static_files())[:3]]
    found = {path: ask(app, path).status for path in needed if path != internals.STREAM}
    # Nobody has started the framework here, so it is not healthy.
    assert found.pop("/_stcore/health") in {200, 503}
    assert set(found.values()) == {200}


@pytest.mark.parametrize("prefix", ["", "/planner", "/of/two"])
def test_addresses_under_a_prefix(prefix: str) -> None:
    """The log has the pattern of a known address without it; what stands outside is unknown."""
    known = Addresses(prefix)
    for path in (*PAGES, *FILES, *internals.ADDRESSES):
        assert known.pattern(f"{prefix}{path}") == path
    assert known.pattern(f"{prefix}{min(internals.static_files())}") == FRAMEWORK_FILES
    assert known.pattern(f"{prefix}/plan.2027-01-04") == "/plan.{ending}"
    assert known.pattern("/healthz") == "/healthz"
    assert known.is_page(f"{prefix}/compare")
    assert not known.is_page(f"{prefix}/plan.pdf")
    assert known.is_ours(f"{prefix}/compare")
    assert not known.is_ours(f"{prefix}/_stcore/health")
    if prefix:
        assert {known.pattern(path) for path in (*PAGES, *FILES, prefix)} == {None}


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/stream", "/x/_stcore/stream"])
def test_a_socket_elsewhere_is_refused(path: str) -> None:
    """Before the rest of the app is asked."""
    for application in (Gate(no_app), app):
        browser = Socket([CONNECT])
        scope = {**browser.scope, "path": path, "headers": [], "query_string": b""}
        asyncio.run(application(scope, browser.receive, browser.send))
        assert [message["type"] for message in browser.sent] == ["websocket.close"]
