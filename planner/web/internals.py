"""Every internal of the framework that we lean on, so that an upgrade fails here and loudly."""

import gc
import re
import socket
from pathlib import Path
from typing import Final

import streamlit
from streamlit import config, net_util
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id

_TITLE: Final = re.compile(r"<title>Streamlit</title>")
_LANGUAGE: Final = re.compile(r'<html lang="en">')
_AGENT: Final = re.compile(r'<link rel="service-desc"[^>]*>')
_FONT: Final = re.compile(r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^>]*>')
_NOSCRIPT: Final = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


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
    net_util.get_external_ip = _no_address


def _no_address() -> None:
    return None


def allowed_hosts() -> frozenset[str]:
    """The hosts that the configuration names for people to open the app (server.allowedHosts).

    One with a wildcard names no host: anybody could send it as the name of theirs.
    """
    named = config.get_option("server.allowedHosts") or ()
    return frozenset(host for host in named if "*" not in host)


def browser_holds(key: str) -> bool:
    """Whether the browser has sent a value for the widget of this key, even one not drawn yet.

    It does after a restart of the server: the page is still open there, while the session that
    knew its widgets is gone.
    """
    run = get_script_run_ctx()
    if run is None:
        return False
    held = run.session_state._state._new_widget_state  # noqa: SLF001  nothing public tells
    return any(user_key_from_element_id(widget) == key for widget in held)


def browser_presses() -> frozenset[str]:
    """The keys of the buttons that the browser has pressed for this run, drawn already or not.

    A page can ask before it draws a button what its press changes, and what is above it.
    """
    run = get_script_run_ctx()
    if run is None:
        return frozenset()
    held = run.session_state._state._new_widget_state.states  # noqa: SLF001  nothing public tells
    pressed = (widget for widget, state in held.items() if _is_press(state.value))
    return frozenset(filter(None, map(user_key_from_element_id, pressed)))


def _is_press(value: object) -> bool:
    """Whether it is a press as the framework keeps it, or as the browser has sent it.

    The tick of a checkbox is kept in the same way: only the key of a button tells of a press.
    """
    return value is True or getattr(value, "trigger_value", False) is True


def first_page(*, title: str, language: str, head: str, noscript: str, style: str) -> str:
    """The framework's first page with these parts in place of its own; all but `style` are HTML.

    The framework puts its own styles into the head while it runs. Of two rules that are equally
    exact the later one holds, so ours stand in the body.
    """
    file = Path(streamlit.__file__).parent / "static" / "index.html"
    page = file.read_text(encoding="utf-8")
    for place, text in (
        (_LANGUAGE, f'<html lang="{language}">'),
        (_AGENT, ""),
        (_FONT, ""),
        (_TITLE, f"<title>{title}</title>\n    {head}"),
        (_NOSCRIPT, f"<noscript>\n      {noscript}\n    </noscript>\n    <style>{style}</style>"),
    ):
        page, found = place.subn(text.replace("\\", r"\\"), page)
        if found != 1:
            raise FrameworkChangedError(f"{file} has {found} times {place.pattern!r}, not once")
    return page
