"""Tests of what the app leans on inside the framework: an upgrade must fail here, and loudly."""

import re
import socket
import weakref
from pathlib import Path

import pytest
import streamlit
from streamlit import config, net_util
from streamlit.web.server import server_util

from planner.web import internals


def test_connections_answer_at_once() -> None:
    """A listening socket that does not name TCP gets the option, and connections inherit it.

    Others stay as made, and objects that fail when they are looked at are passed over.
    """

    def sends_at_once(connection: socket.socket) -> bool:
        return connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0

    kept = {1}
    dead = weakref.proxy(kept)
    del kept
    with pytest.raises(ReferenceError):
        isinstance(dead, socket.socket)
    with socket.socket() as listening, socket.socket() as other:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert listening.proto == 0
        internals.answer_at_once()
        assert sends_at_once(listening)
        assert not sends_at_once(other)
        other.connect(listening.getsockname())
        accepted, _ = listening.accept()
        with accepted:
            assert sends_at_once(accepted)


def test_no_website_is_asked_for_our_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """The origin of a stranger is refused without a request to anybody."""
    asked: list[str] = []
    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    monkeypatch.setattr(
        net_util, "_make_blocking_http_get", lambda url, **_options: asked.append(url)
    )
    internals.ask_nobody_for_our_address()
    assert not server_util.is_url_from_allowed_origins("http://stranger.example")
    assert asked == []


def _framework_page() -> str:
    return (internals.static_folder() / "index.html").read_text(encoding="utf-8")


def test_the_first_page_is_ours() -> None:
    """Every part of the framework's first page that we replace is there once."""
    page = internals.first_page(
        title="A title",
        language="en",
        head="<!-- head -->",
        noscript="<p>Words</p>",
        style="p { margin: 0; }",
    )
    assert page.index("</head>") < page.index("<style>p { margin: 0; }</style>")
    assert "<title>A title</title>\n    <!-- head -->" in page
    assert "<noscript>\n      <p>Words</p>" in page
    for gone in ("<title>Streamlit</title>", "agent/openapi.json", "SourceSans"):
        assert gone not in page
    assert page.count("<script") == _framework_page().count("<script")
    # Nothing of the framework is loaded until somebody takes it out of the template.
    begin, end = page.index("<template"), page.index("</template>")
    assert begin < page.index("./static/")
    assert page.rindex("./static/") < end < page.index("</head>")


@pytest.mark.parametrize(
    ("known", "other"),
    [
        ("<title>Streamlit</title>", "<title>Other</title>"),
        ('<script type="module"', '<script type="text/javascript"'),
    ],
)
def test_a_changed_first_page_is_refused(
    known: str, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A framework without the part that we replace stops the start, and names the part."""
    (tmp_path / "static").mkdir()
    changed = _framework_page().replace(known, other)
    (tmp_path / "static" / "index.html").write_text(changed, encoding="utf-8")
    monkeypatch.setattr(streamlit, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(internals.FrameworkChangedError, match=re.escape(known)):
        internals.first_page(title="", language="en", head="", noscript="", style="")


def test_outside_a_run_of_the_page_no_browser_is_asked() -> None:
    assert not internals.browser_holds("start")


def test_no_garbage_is_searched_for_after_a_run() -> None:
    """The option that holds all visitors up is known to the framework, and is off."""
    assert config.get_option("runner.postScriptGC") is False
