"""Every internal of the framework that we lean on, so that an upgrade fails here and loudly."""

import gc
import logging
import os
import re
import socket
from pathlib import Path
from typing import Final

import streamlit
from streamlit import config, net_util
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id
from streamlit.web.server import server_util

STREAM: Final = "/_stcore/stream"
"""Where the socket of a live page is."""

ADDRESSES: Final = ("/_stcore/health", "/_stcore/host-config", STREAM)
"""What the pages ask the framework for, beside its files. The rest of its addresses (uploads,
metrics, media, components, sign-in, programs) is for what this app does not do.
"""

KEPT_SESSIONS: Final = 128
"""So many sessions without a socket the framework keeps, for when a line comes back. The thread of
each has an event loop, which holds three files open.
"""

_ANY: Final = ("0.0.0.0", "::")
"""Addresses that stand for every one of this computer's."""

_OPTIONS: Final = {
    "server.baseUrlPath": False,
    "server.corsAllowedOrigins": True,
    "server.allowedHosts": True,
}
"""Those that matter under every server, and whether each is a list, with spaces between."""

_BY_COMMAND: Final = "command-line argument or environment variable"
"""How the framework calls where such an option comes from."""

_LOADED: Final = re.compile(
    r'<script type="module"[^>]*></script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>'
)


class FrameworkChangedError(Exception):
    """The installed framework is not built as this file expects; the message says where."""


def answer_at_once() -> None:
    """Set TCP_NODELAY on the listening socket, which connections inherit.

    The framework binds a socket without naming TCP as its protocol. asyncio sets TCP_NODELAY only
    on sockets that do name it, so each answer would wait about 40 ms for a delayed ACK.
    """
    for thing in gc.get_objects():
        # Its type, since some objects fail when they are asked: a dead weak reference does.
        if issubclass(type(thing), socket.socket) and _listens_on_tcp(thing):
            thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listens_on_tcp(candidate: socket.socket) -> bool:
    if candidate.fileno() < 0 or candidate.family not in {socket.AF_INET, socket.AF_INET6}:
        return False
    if candidate.type != socket.SOCK_STREAM:
        return False
    return bool(candidate.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))


def ask_nobody_for_our_address() -> None:
    """Keep the framework from asking a website for this machine's address.

    It does so to judge the origin of a connection that it does not know. Without an answer such
    an origin is refused, unless the configuration allows it, which is what we want.
    """
    if not callable(getattr(net_util, "get_external_ip", None)):
        raise FrameworkChangedError("streamlit.net_util has no get_external_ip")
    net_util.get_external_ip = lambda: None


def watch_our_code() -> None:
    """Let a saved file of any of our packages be shown at once, while somebody changes the code.

    The framework watches modules beside the page script and those below PYTHONPATH.
    """
    ours = str(Path(__file__).resolve().parents[2])
    watched = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    if ours not in watched:
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (*watched, ours)))


def heed_environment() -> None:
    """Take the options of docs/settings.md from their environment variables under every server.

    The framework reads these only in its own command. It looks for its file beside the app once
    the app is made, so this comes after that; a flag of its command stays as it is.
    """
    for name, is_list in _OPTIONS.items():
        option = config.get_config_options()[name]
        said = os.environ.get(option.env_var)
        if said is not None and config.get_where_defined(name) != _BY_COMMAND:
            config.set_option(name, said.split() if is_list else said, _BY_COMMAND)


def base_path() -> str:
    """What stands before every path: "", or such as "/planner" (server.baseUrlPath)."""
    named = (config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{named}" if named else ""


def own_address() -> str | None:
    """Where this server can be opened; None under a server that tells so itself.

    The framework would tell before the app is loaded, and even if that then fails
    (logger.hideWelcomeMessage keeps it from that), and would ask a website for this computer's
    address. It calls its own server "starlette-app".
    """
    if config._server_mode != "starlette-app":  # noqa: SLF001  nothing public tells
        return None
    named = config.get_option("server.address")
    return server_util.get_url(named if named not in {None, *_ANY} else "localhost")


def static_folder() -> Path:
    """Where the framework's own files are."""
    return Path(streamlit.__file__).parent / "static"


def static_files() -> frozenset[str]:
    """The paths of the framework's own scripts, styles and fonts."""
    folder = static_folder()
    files = (file for file in (folder / "static").rglob("*") if file.is_file())
    return frozenset(f"/{file.relative_to(folder).as_posix()}" for file in files)


def allowed_hosts() -> frozenset[str]:
    """The hosts that the configuration names for people to open the app (server.allowedHosts).

    One with a wildcard names no host: anybody could send it as the name of theirs.
    """
    named = config.get_option("server.allowedHosts") or ()
    return frozenset(host for host in named if "*" not in host)


def went_back_or_forward() -> bool:
    """Whether the browser's buttons for it began this run."""
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def browser_holds(key: str) -> bool:
    """Whether the browser has sent a value for the widget of this key, even one not drawn yet.

    It does after a restart of the server: the page is still open there, while the session that
    knew its widgets is gone.
    """
    return key in _sent()


def pressed_buttons() -> list[str]:
    """The keys of the buttons whose press began this run, also of those that it has yet to draw."""
    return [key for key, state in _sent().items() if state is not None and state.trigger_value]


def _sent() -> dict[str, WidgetState | None]:
    """What the browser has sent for this run, by key; nothing outside a run of the page."""
    run = get_script_run_ctx()
    if run is None:
        return {}
    held = run.session_state._state._new_widget_state  # noqa: SLF001  nothing public tells
    keys = {one: user_key_from_element_id(one) for one in held}
    return {key: held.get_serialized(one) for one, key in keys.items() if key is not None}


def first_page(*, title: str, language: str, head: str, noscript: str, style: str) -> str:
    """The framework's first page with these parts in place of its own; all but `style` are HTML.

    The framework puts its own styles into the head while it runs. Of two rules that are equally
    exact the later one holds, so ours stand in the body. Its scripts and style sheet are in a
    template, which loads nothing: a script of ours takes them out once there is something to see.
    """
    file = static_folder() / "index.html"
    page = file.read_text(encoding="utf-8")
    loaded = _LOADED.findall(page)
    if not any(tag.startswith("<script") for tag in loaded):
        raise FrameworkChangedError(f"{file} has no script of {_LOADED.pattern!r}")
    page = _LOADED.sub("", page)
    for place, text in (
        ('<html lang="en">', f'<html lang="{language}">'),
        (r'<link rel="service-desc"[^>]*>', ""),
        (r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^>]*>', ""),
        ("<title>Streamlit</title>", f"<title>{title}</title>\n    {head}"),
        ("</head>", f'<template id="framework">{"".join(loaded)}</template>\n  </head>'),
        (
            r"(?s)<noscript>.*?</noscript>",
            f"<noscript>\n      {noscript}\n    </noscript>\n    <style>{style}</style>",
        ),
    ):
        page, found = re.subn(place, text.replace("\\", r"\\"), page)
        if found != 1:
            raise FrameworkChangedError(f"{file} has {found} times {place!r}, not once")
    return page


def log_no_addresses() -> None:
    """Keep the server that the framework uses, uvicorn, from writing addresses with their queries.

    It has one logger for requests, and writes the opening of a socket with the one for faults.
    """
    logging.getLogger("uvicorn.access").disabled = True
    logging.getLogger("uvicorn.error").addFilter(
        lambda record: '"WebSocket %s"' not in str(record.msg)
    )
