"""Whatever host, path, method or tag is sent, no route fails or shows a file of this computer."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

import pytest
from streamlit import config

from app import app
from tests.web.asgi import HOST, TEXT_PAGE, Answer, Headers, ask
from tests.web.files import GOOD, on_every_file

EVIL: Final = "evil.example"

HOSTS: Final = {
    "stranger": (b"host", b"evil.example"),
    "stranger-with-port": (b"host", b"evil.example:8501"),
    "local": (b"host", b"localhost:8501"),
    "ours-before-it": (b"host", b"ours.example.evil.example"),
    "ours-after-it": (b"host", b"evil.example/ours.example"),
    "ours-as-user": (b"host", b"ours.example@evil.example"),
    "ours-with-port": (b"host", b"ours.example:6666"),
    "ours-in-capitals": (b"host", b"OURS.example"),
    "wildcard": (b"host", b"*.ours.example"),
    "any": (b"host", b"*"),
    "empty": (b"host", b""),
    "not-utf-8": (b"host", b"\xff\xfe"),
    "half-an-address": (b"host", b"[::1"),
    "markup": (b"host", b'"><script>alert(1)</script>'),
    "formula": (b"host", b"=1+1"),
}
FORWARDED: Final[Headers] = (
    (b"x-forwarded-host", b"evil.example"),
    (b"x-forwarded-server", b"evil.example"),
    (b"x-original-url", b"http://evil.example/"),
    (b"x-forwarded-prefix", b"//evil.example"),
    (b"forwarded", b"host=evil.example;proto=https"),
    (b"origin", b"http://evil.example"),
    (b"referer", b"http://evil.example/"),
)


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration that names our host, and some by wildcards."""
    named = ["ours.example", "*.ours.example", "*"]
    monkeypatch.setattr(config, "get_option", {"server.allowedHosts": named}.get)


@on_every_file
@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_no_strangers_address_in_a_document(path: str, host: tuple[bytes, bytes]) -> None:
    """The file is the one without an address, whoever the client says that we are."""
    wanted, answer = ask(app, path, GOOD), ask(app, path, GOOD, headers=(host, *FORWARDED))
    assert answer == wanted
    assert EVIL.encode() not in answer.body


@pytest.mark.usefixtures("allowed")
@on_every_file
@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_wildcards_allow_no_address(path: str, host: tuple[bytes, bytes]) -> None:
    """Nor is there one where the configuration names other hosts, or all of them."""
    test_no_strangers_address_in_a_document(path, host)


@pytest.mark.usefixtures("allowed")
def test_our_own_address_comes_from_the_host_alone() -> None:
    """A host that the configuration names may stand in a file; a forwarded one beside it may not.

    Without this the tests above could pass for want of any address.
    """
    ours = ((b"host", b"ours.example"), *FORWARDED)
    page = ask(app, "/plan.html", GOOD, headers=ours).text
    assert 'href="http://ours.example/?pathway=' in page
    assert EVIL not in page


@pytest.mark.parametrize("path", ["/", "/plan.json", "/healthz"])
def test_no_host_at_all(path: str) -> None:
    assert ask(app, path, headers=()) == ask(app, path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trick:
    """A path as it is sent, and what may come of it."""

    path: str
    status: int


TRICKS: Final = (
    *(Trick(path=path, status=404) for path in ("//plan.json", "/\\plan.json", "/plan.pdf%00")),
    Trick(path="///", status=400),
    *(Trick(path=f"/plan.pdf/{end}", status=404) for end in ("..", "../../app.py", "%00")),
    *(
        Trick(path=f"/fonts/{rest}", status=404)
        for rest in ("../app.py", "%2e%2e/app.py", "..%2f..%2fapp.py", "..%5capp.py", "%00")
    ),
    *(Trick(path=f"/fonts/{rest}", status=404) for rest in ("", "none.ttf", "OFL.TXT", "%ff")),
    Trick(path="/static/../../../../etc/passwd", status=404),
    Trick(path="/app/static/%2e%2e/app.py", status=404),
    Trick(path="/%2fetc%2fpasswd", status=404),
    Trick(path="/media/..%2f..%2fapp.py", status=404),
    Trick(path="/healthz/..", status=404),
    *(
        Trick(path=f"/plan.{end}", status=404)
        for end in ("PDF", "exe", "pdf.exe", "json%09", "%ff")
    ),
    *(Trick(path=path, status=301) for path in ("/plan.pdf/", "/healthz/", "/compare/")),
    *(
        Trick(path=path, status=404)
        for path in ("/plan.", "/app.py", "/data/helplines.toml", "/.streamlit/config.toml")
    ),
    *(
        Trick(path=path, status=404)
        for path in ("/plan", "/plan.html%0a", "/plan.json/x/", "/plan.json%23x")
    ),
    *(
        Trick(path=path, status=404)
        for path in ("/%ed%a0%80", "/%ff%fe", "/%e2%80%aenosj.nalp", f"/{'a' * 10_000}")
    ),
)


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.path[:40])
def test_path_tricks(trick: Trick) -> None:
    """No path leads out of the places that are served, and none fails."""
    answer = ask(app, unquote(trick.path), GOOD)
    assert answer.status == trick.status
    if answer.headers.get("content-type") == TEXT_PAGE:
        assert answer.body == ask(app, "/no-such-page").body
    else:
        assert len(answer.body) < 200
        assert not re.search("import|SAMHSA|root:|toml", answer.text)
    location = answer.headers.get("location", "")
    assert re.fullmatch(r"(/[\w.]+)+\?.*" if trick.status == 301 else "", location)


def test_an_escaped_path_is_the_same_path() -> None:
    """A server decodes a path before the app sees it."""
    assert ask(app, unquote("/plan.%6as%6fn"), GOOD) == ask(app, "/plan.json", GOOD)


def tags(answer: Answer) -> dict[str, bytes]:
    """Odd values of If-None-Match, and none that names the file of the answer."""
    own = answer.headers["etag"].encode()
    return {
        "empty": b"",
        "another": b'"0123456789abcdef0123456789abcdef"',
        "without-quotes": own.strip(b'"'),
        "half": own[:10],
        "inside-another": b'"x' + own + b'x"',
        "not-utf-8": b"\xff\xfe" * 100,
        "long": b"a" * 60_000,
        "many": b",".join([b'"a"'] * 20_000),
        "controls": b'"\x00\r\n"',
        "star-and-more": b'*, "a"',
        "weak-star": b"W/*a",
    }


@on_every_file
def test_odd_tags_bring_the_file(path: str) -> None:
    """What names no file of ours is as if it were not there."""
    wanted = ask(app, path, GOOD)
    for name, value in tags(wanted).items():
        answer = ask(app, path, GOOD, headers=(HOST, (b"if-none-match", value)))
        assert answer == wanted, name


@on_every_file
@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', '{},"other"', "  {}  ", "*"])
def test_a_known_tag_brings_nothing(path: str, form: str) -> None:
    """The file that a browser has is not sent again."""
    wanted = ask(app, path, GOOD)
    value = form.format(wanted.headers["etag"]).encode()
    answer = ask(app, path, GOOD, headers=(HOST, (b"if-none-match", value)))
    assert (answer.status, answer.body) == (304, b"")
    assert answer.headers["etag"] == wanted.headers["etag"]
