"""Whatever host, path, method or tag is sent, no route fails or shows a file of this computer."""

import re
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


def allow_our_hosts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Configure a host of ours, and some by wildcards."""
    named = ["ours.example", "*.ours.example", "*"]
    monkeypatch.setattr(config, "get_option", {"server.allowedHosts": named}.get)


@on_every_file
@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_no_strangers_address_in_a_document(
    path: str, host: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is the one without an address, whoever the client says that we are.

    Nor is there one where the configuration names other hosts, or all of them by a wildcard.
    """
    wanted = ask(app, path, GOOD)
    assert EVIL.encode() not in wanted.body
    assert ask(app, path, GOOD, headers=(host, *FORWARDED)) == wanted
    allow_our_hosts(monkeypatch)
    assert ask(app, path, GOOD, headers=(host, *FORWARDED)) == wanted


def test_our_own_address_comes_from_the_host_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that the configuration names may stand in a file; a forwarded one beside it may not.

    Without this the tests above could pass for want of any address.
    """
    allow_our_hosts(monkeypatch)
    ours = ((b"host", b"ours.example"), *FORWARDED)
    page = ask(app, "/plan.html", GOOD, headers=ours).text
    assert 'href="http://ours.example/?pathway=' in page
    assert EVIL not in page


@pytest.mark.parametrize("path", ["/", "/plan.json", "/healthz"])
def test_no_host_at_all(path: str) -> None:
    assert ask(app, path, headers=()) == ask(app, path)


UNKNOWN: Final = (
    *("//plan.json", "/\\plan.json", "/plan.pdf%00", "/plan", "/plan.", "/plan.html%0a"),
    *("/plan.pdf/..", "/plan.pdf/../../app.py", "/plan.pdf/%00", "/plan.json/x/", "/plan.json%23x"),
    *("/plan.PDF", "/plan.exe", "/plan.pdf.exe", "/plan.json%09", "/plan.%ff", "/healthz/.."),
    *("/fonts/../app.py", "/fonts/%2e%2e/app.py", "/fonts/..%2f..%2fapp.py", "/fonts/..%5capp.py"),
    *("/fonts/%00", "/fonts/", "/fonts/none.ttf", "/fonts/OFL.TXT", "/fonts/%ff"),
    *("/static/../../../../etc/passwd", "/app/static/%2e%2e/app.py", "/%2fetc%2fpasswd"),
    *("/media/..%2f..%2fapp.py", "/app.py", "/data/helplines.toml", "/.streamlit/config.toml"),
    *("/%ed%a0%80", "/%ff%fe", "/%e2%80%aenosj.nalp", f"/{'a' * 10_000}"),
)
STATUSES: Final = {
    **dict.fromkeys(UNKNOWN, 404),
    **dict.fromkeys(("/plan.pdf/", "/healthz/", "/compare/"), 301),
    "///": 400,
}


@pytest.mark.parametrize(("path", "status"), STATUSES.items(), ids=[one[:40] for one in STATUSES])
def test_path_tricks(path: str, status: int) -> None:
    """No path leads out of the places that are served, and none fails."""
    answer = ask(app, unquote(path), GOOD)
    assert answer.status == status
    if answer.headers.get("content-type") == TEXT_PAGE:
        assert answer.body == ask(app, "/no-such-page").body
    else:
        assert len(answer.body) < 200
        assert not re.search("import|SAMHSA|root:|toml", answer.text)
    location = answer.headers.get("location", "")
    assert re.fullmatch(r"(/[\w.]+)+\?.*" if status == 301 else "", location)


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
