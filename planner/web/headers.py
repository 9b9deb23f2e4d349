"""What the browser is told of every answer: what it may load, do, and be part of.

The address decides, so a table says it all: a library of such headers says the same ones for all
answers, and takes what a page says of itself away.
"""

import os
import re
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from planner.forms import COMPARE_FORMS, FORMS
from planner.forms.page import talk_document
from planner.forms.page.templates import hash_of
from planner.web import internals
from planner.web.addresses import FRAMEWORK_FILES, addresses
from planner.web.fixed_files import CARD

EMBEDDED_BY: Final = "PLANNER_EMBEDDED_BY"
"""The setting that names who may show the pages inside theirs: origins, with spaces between."""

_ORIGIN: Final = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")
_INLINE: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_NOT_MODIFIED: Final = 304

_FORBIDDEN: Final = (
    *("accelerometer", "autoplay", "browsing-topics", "camera", "display-capture"),
    *("geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment"),
    *("publickey-credentials-get", "serial", "usb", "xr-spatial-tracking"),
)
_EVERYWHERE: Final = {
    # A file is what its media type says, and no other site hears of the plan in an address.
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    # A window that another site has opened, or that opens it, cannot reach into this one.
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_OF_DOCUMENTS: Final = {"permissions-policy": ", ".join(f"{power}=()" for power in _FORBIDDEN)}
"""Not said to the framework's scripts, nor again of what a browser holds: a third of a kilobyte."""


_PICTURES: Final = frozenset(
    form.path
    for form in (*FORMS.values(), *COMPARE_FORMS.values())
    if form.media_type.startswith("image/")
) | {CARD}
"""These may be shown by the pages of others."""

_FILE_POLICY: Final = "default-src 'none'; base-uri 'none'; form-action 'none'"
_POLICIES: Final = {
    "/plan.svg": f"{_FILE_POLICY}; style-src 'unsafe-inline'; font-src data:; sandbox",
    "/plan.html": talk_document.policy(),
    # A script that the framework starts as a worker would have the policy of its file as its own.
    FRAMEWORK_FILES: "base-uri 'none'",
}
"""The policies of answers that say none themselves; the others load nothing."""


class BadOriginError(Exception):
    """The setting of who may embed the pages names no origin; the message is the value."""


def embedded_by() -> str:
    """The sources of the policy's `frame-ancestors`; BadOriginError for what is no origin."""
    named = os.environ.get(EMBEDDED_BY, "").split()
    for origin in named:
        if not _ORIGIN.fullmatch(origin):
            raise BadOriginError(origin)
    return " ".join(named) or "'none'"


def page_policy(page: str) -> str:
    """The content security policy of a page of the framework: its own parts and inline scripts.

    The framework styles its elements while it runs, so inline styles are allowed.
    """
    scripts = " ".join(hash_of(script) for script in _INLINE.findall(page))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self' blob:",
            "base-uri 'none'",
            "object-src 'none'",
            "form-action 'self'",
        )
    )


class Headers:
    """Adds what holds for the answer's address to what the answer says itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._ancestors = embedded_by()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                pattern = addresses().pattern(scope["path"]) or ""
                headers = MutableHeaders(scope=message)
                policy = headers.get("content-security-policy") or _POLICIES.get(
                    pattern, _FILE_POLICY
                )
                headers.update(_EVERYWHERE)
                if message["status"] != _NOT_MODIFIED and pattern not in internals.ADDRESSES:
                    headers.update(_OF_DOCUMENTS)
                headers["content-security-policy"] = f"{policy}; frame-ancestors {self._ancestors}"
                if pattern in _PICTURES:
                    headers["cross-origin-resource-policy"] = "cross-origin"
            await send(message)

        await self._app(scope, receive, answer if scope["type"] == "http" else send)
