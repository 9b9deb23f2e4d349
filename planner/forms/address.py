"""The address under which others can open the app, for links and QR codes in files."""

import os
from typing import Final
from urllib.parse import urlsplit

ADDRESS_SETTING: Final = "PLANNER_ADDRESS"
"""The environment variable that names it, such as https://example.org."""

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def base_address(host: str | None = None, scheme: str = "http", path: str = "") -> str | None:
    """The app's own address, without a slash at its end; None where others could not open it.

    The setting decides, and names the path too. Without it, `host` does: the Host of a request,
    which the caller has found to be allowed, so that nobody can put a stranger's address into a
    document; `path` is what stands before all paths of the app.
    """
    named = os.environ.get(ADDRESS_SETTING, "").strip().rstrip("/")
    if named:
        parts = urlsplit(named)
        if parts.scheme in {"http", "https"} and parts.hostname and not parts.query:
            return named
    if host is None or urlsplit(f"//{host}").hostname in _LOOPBACK:
        return None
    return f"{scheme}://{host}{path}"
