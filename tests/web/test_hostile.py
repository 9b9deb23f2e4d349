"""Whatever is sent, no route fails, echoes it into a file, or shows a file of this computer."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlencode

import pytest
from starlette.routing import Route
from streamlit import config

from app import app
from planner.catalogue import languages, words
from planner.complaints import complaint_sentence
from planner.forms import FORMS
from planner.library import library
from planner.link import MOST_CHARACTERS, decode, values_of
from planner.web.routes import ROUTES
from tests.ui.visible import open_page
from tests.web.asgi import HOST, Answer, Headers, ask

GOOD: Final = b"treatment=45&start=2027-01-04&with=treatment:28&v=1"
"""A link for every file: a plan takes no notice of what it is compared with."""

TEXT: Final = "text/plain; charset=utf-8"
EVIL: Final = "evil.example"

FILES: Final = sorted(
    route.path
    for route in ROUTES
    if isinstance(route, Route) and re.fullmatch(r"/\w+\.\w+", route.path)
)
"""The address of every file that a route serves, so that new ones are tested too."""

MADE: Final = [path for path in FILES if path != "/favicon.png"]
"""Those that are made from a link."""

on_every_file: Final = pytest.mark.parametrize("path", MADE)

IGNORED: Final = {
    "unknown": b"utm_source=mail&=&&a",
    "unknown-formulas": b"x==1%2B1&y=%2B1&z=-1&w=@SUM(A1)&t=%09=1",
    "unknown-controls": b"x=%00%01%07%1b%5b31m%7f%c2%85&%00=1",
    "unknown-new-lines": b"x=%0d%0aSet-Cookie:%20a=b&%0d%0aBEGIN:VEVENT=1",
    "unknown-right-to-left": "x=\u202eelcitra&\u2066=1".encode(),
    "unknown-markup": b"x=<script>alert(1)</script>&y=%23panic(1)&z={lang}%s",
    "unknown-raw-characters": bytes(range(1, 128)),
    "separators": b"&;&=&==&?detox=1?&&",
    "unknown-raw-bytes": b"x=" + bytes(range(128, 256)),
    "unknown-many-times": b"&".join([b"a=1"] * 400),
    "names-of-others": b"host=evil.example&base=http://evil.example&PLANNER_ADDRESS=x",
    "wrong-case": b"Treatment=1&START=2020-01-01",
    "key-with-controls": b"treatment%00=28&start%0a=2020-01-01",
}
"""What stands beside a good link and changes nothing."""

REFUSED: Final = {
    "null-bytes": b"detox=%00&start=2027-01-04%00",
    "raw-null-bytes": b"detox=\x00",
    "controls": b"detox=%01%07%1b%5b31m%7f%c2%85",
    "new-lines": b"detox=1%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a<script>",
    "invalid-escapes": b"detox=%zz&start=%&v=%4&%%%",
    "invalid-utf-8": b"detox=%ff%fe%c0%80&context=%ed%a0%80",
    "raw-bytes": b"detox=" + bytes(range(128, 256)),
    "right-to-left": "detox=%E2%80%AE10&context=\u202eelcitra".encode(),
    "isolates": "start=\u20662027-01-04\u2069&lang=\u200een".encode(),
    "other-digits": "detox=\u0661\u0660&evaluation=\uff12".encode(),
    "long-value": b"detox=" + b"9" * 1_900,
    "repeated": b"&".join([b"detox=1"] * 250),
    "repeated-equal": b"start=2027-01-04&start=2027-01-04",
    "repeated-option": b"paper=a4&paper=a4&theme=dark&theme=light",
    "formulas": b"detox==1%2B1&evaluation=%2B1&treatment=-1&start=@SUM(A1)&context=%09=1",
    "markup": b"detox=<script>alert(1)</script>&context=**b**{parameter}%s%(x)d",
    "template": b"pathway=%23panic(1)&lang={{7*7}}",
    "paths": b"pathway=../../etc/passwd&lang=../en&context=file:///etc/passwd",
    "options": b"paper=letter%0d%0aX:1&theme=<b>&width=%00&titles=FULL",
    "every-parameter-empty": b"pathway&detox&evaluation&treatment&outpatient&aftercare&start&v",
    "plus": b"detox=+10&evaluation=2+",
    "line-separators": "detox=1\u2028\u2029\u0085\x0b".encode(),
}
"""What no link of ours says: a sentence for each, and never a file."""

TOO_LONG: Final = {
    "one-more": b"a" * (MOST_CHARACTERS + 1),
    "ten-kilobytes": b"detox=" + b"9" * 10_000,
    "ten-kilobytes-unknown": b"x=" + b"%00" * 3_400,
    "many-fields": b"&".join([b"a=1"] * 2_500),
}

QUERIES: Final = {**IGNORED, **REFUSED}


@on_every_file
@pytest.mark.parametrize("extra", IGNORED.values(), ids=IGNORED)
def test_nothing_of_it_gets_into_a_file(path: str, extra: bytes) -> None:
    """The file is that of the good link, byte for byte, and so are its headers."""
    wanted, answer = ask(app, path, GOOD), ask(app, path, GOOD + b"&" + extra)
    assert wanted.status == 200
    assert answer == wanted


@on_every_file
@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
def test_a_bad_value_gets_sentences_and_no_file(path: str, query: bytes) -> None:
    """Each fault is named in plain text that cannot be taken for markup, colors or headers."""
    answer = ask(app, path, query)
    assert (answer.status, answer.headers["content-type"]) == (400, TEXT)
    assert set(answer.headers) <= {"content-type", "content-length", "vary"}
    lines = answer.text.removesuffix("\n").split("\n")
    assert all(line.isprintable() and 0 < len(line) <= 300 for line in lines)
    decoded = decode(values_of(query.decode(errors="replace")), library(), languages())
    told = [complaint_sentence(one, words()) for one in decoded.complaints]
    assert lines[: len(told)] == told


@pytest.mark.parametrize("path", [*FILES, "/", "/compare", "/healthz", "/no-such-page"])
@pytest.mark.parametrize("query", TOO_LONG.values(), ids=TOO_LONG)
def test_too_much_is_refused_unread(path: str, query: bytes) -> None:
    """Wherever it is sent."""
    assert len(query) > MOST_CHARACTERS
    answer = ask(app, path, query)
    assert (answer.status, answer.headers["content-type"]) == (414, TEXT)
    assert answer.text.strip() == words().say("complaint.too-long", most=MOST_CHARACTERS)


@pytest.mark.parametrize("path", ["/", "/compare", "/present", "/about"])
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_page_begins_as_ever(path: str, query: bytes) -> None:
    """The first page depends on no link; the plan's page complains once it is there."""
    assert ask(app, path, query) == ask(app, path)


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_the_page_survives_it(query: bytes) -> None:
    """The page shows a plan for the same values, and never an error."""
    values = values_of(query.decode("utf-8", errors="replace"))
    page = open_page(f"?{urlencode(values, doseq=True)}")
    assert not page.exception
    assert page.get("plotly_chart")


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
    """A path as it is sent, and what may come of it; a page is the first page and no other."""

    path: str
    status: int
    page: bool = False


TRICKS: Final = (
    *(Trick(path=path, status=400) for path in ("//plan.json", "///", "/\\plan.json")),
    *(Trick(path=f"/plan.pdf{end}", status=400) for end in ("/..", "/../../app.py", "%00", "/%00")),
    *(
        Trick(path=f"/fonts/{rest}", status=400)
        for rest in ("../app.py", "%2e%2e/app.py", "..%2f..%2fapp.py", "..%5capp.py", "%00")
    ),
    *(Trick(path=f"/fonts/{rest}", status=404) for rest in ("", "none.ttf", "OFL.TXT", "%ff")),
    Trick(path="/static/../../../../etc/passwd", status=400),
    Trick(path="/app/static/%2e%2e/app.py", status=400),
    Trick(path="/%2fetc%2fpasswd", status=400),
    Trick(path="/media/..%2f..%2fapp.py", status=400),
    Trick(path="/healthz/..", status=400),
    *(
        Trick(path=f"/plan.{end}", status=404)
        for end in ("PDF", "exe", "pdf.exe", "json%09", "%ff")
    ),
    *(Trick(path=path, status=301) for path in ("/plan.pdf/", "/healthz/", "/plan.json/x/")),
    *(
        Trick(path=path, status=200, page=True)
        for path in ("/plan.", "/app.py", "/data/helplines.toml", "/.streamlit/config.toml")
    ),
    *(
        Trick(path=path, status=200, page=True)
        for path in (
            "/plan",
            "/plan.html%0a",
            "/%ed%a0%80",
            "/%ff%fe",
            "/%e2%80%aenosj.nalp",
            f"/{'a' * 10_000}",
        )
    ),
    Trick(path="/plan.json%23x", status=404),
)


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.path[:40])
def test_path_tricks(trick: Trick) -> None:
    """No path leads out of the places that are served, and none fails."""
    answer = ask(app, unquote(trick.path), GOOD)
    assert answer.status == trick.status
    if trick.page:
        assert answer.body == ask(app, "/").body
    else:
        assert len(answer.body) < 200
        assert not re.search("import|SAMHSA|root:|toml", answer.text)
    location = answer.headers.get("location", "")
    assert re.fullmatch(r"(/[\w.]+)+\?.*" if trick.status == 301 else "", location)


def test_an_escaped_path_is_the_same_path() -> None:
    """A server decodes a path before the app sees it."""
    assert ask(app, unquote("/plan.%6as%6fn"), GOOD) == ask(app, "/plan.json", GOOD)


@pytest.mark.parametrize("path", [*FILES, "/healthz", "/plan.exe", "/", "/fonts/OFL.txt"])
@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "B\u00d6G"]
)
def test_methods_that_change_things(path: str, method: str) -> None:
    """Nothing can be sent to the app, and no other website is told that it may ask."""
    answer = ask(app, path, GOOD, method=method)
    assert answer.status == 405
    assert not [name for name in answer.headers if name.startswith("access-control-")]


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


def test_a_form_that_there_is_not_names_those_that_there_are() -> None:
    answer = ask(app, "/plan.docx", GOOD)
    assert answer.headers["content-type"] == TEXT
    assert all(ending in answer.text for ending in FORMS)
    assert "docx" not in answer.text
