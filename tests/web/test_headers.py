"""What the browser is told of every answer."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from typing import Final

import pytest

from app import app
from planner.forms.order import Form
from planner.web import internals
from planner.web.headers import EMBEDDED_BY, BadOriginError, embedded_by, page_policy
from planner.web.plain_page import BROKEN
from tests.web.asgi import HOST, Answer, ask
from tests.web.files import FILES, GOOD
from tests.web.plain import assert_is_plain_page

PATHS: Final = ("/", "/compare", "/healthz", "/favicon.ico", "/plan.json", "/plan.html", "/no.xyz")
FONT: Final = "/fonts/AtkinsonHyperlegible-Bold.woff2"
STATIC: Final = min(internals.static_files())


def directives(answer: Answer) -> dict[str, str]:
    """The content security policy of an answer by its directives."""
    parts = answer.headers["content-security-policy"].split("; ")
    return {name: rest for name, _, rest in (part.partition(" ") for part in parts)}


@pytest.mark.parametrize("path", sorted({*PATHS, *FILES, STATIC, FONT}))
def test_every_answer(path: str) -> None:
    """Also one that refuses: it is what its media type says, and tells no other site of a plan.

    Others may show the pictures, and nothing else; nobody may put a page inside theirs.
    """
    shared = path in {"/plan.svg", "/plan.png", "/compare.png", "/card.png"}
    for query in (GOOD, b"detox=x", b"x=" + b"9" * 3000):
        answer = ask(app, path, query)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert directives(answer)["frame-ancestors"] == "'none'"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        wanted = "cross-origin" if shared else "same-origin"
        assert answer.headers["cross-origin-resource-policy"] == wanted
        assert "camera=()" in answer.headers["permissions-policy"]


def test_a_page_runs_its_own_scripts_alone() -> None:
    """Every inline script of the page is allowed by its hash, and none besides."""
    answer = ask(app, "/", b"", headers=(HOST,))
    (allowed,) = re.findall(r"script-src ([^;]*)", answer.headers["content-security-policy"])
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    hashes = [b64encode(sha256(script.encode()).digest()).decode() for script in scripts]
    assert scripts
    assert allowed.split() == ["'self'", *(f"'sha256-{one}'" for one in hashes)]
    assert answer.text.count("<script") == len(scripts) + answer.text.count("<script type=")


INLINE: Final = {"'none'", "'self'", "data:", "'unsafe-inline'"}
"""What an answer may be allowed to load: nothing, from us, or what stands in it."""


@pytest.mark.parametrize("path", sorted({*PATHS, *FILES, "/present"} - {"/", "/compare"}))
@pytest.mark.parametrize("query", [GOOD, b"detox=x"], ids=["good", "bad"])
def test_what_needs_no_live_page_loads_nothing_from_elsewhere(path: str, query: bytes) -> None:
    """Its scripts are known by their hashes, and a picture runs none at all."""
    policy = directives(ask(app, path, query))
    loading = {name: to for name, to in policy.items() if "-src" in name}
    allowed = {one for to in loading.values() for one in to.split() if "'sha256-" not in one}
    assert loading["default-src"] == "'none'"
    assert allowed <= INLINE
    scripts = policy.get("script-src", "").split()
    assert [one for one in scripts if not one.startswith("'sha256-")] == []
    assert bool(scripts) == (path in {"/plan.html", "/present"})
    assert ("sandbox" in policy) == (path == "/plan.svg")


def test_nothing_comes_from_elsewhere() -> None:
    """No source of a page is another host, and nothing is evaluated from text."""
    policy = page_policy("")
    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r"https?:|\*|unsafe-eval", policy)


def test_the_offline_page_has_the_policy_that_it_says_itself() -> None:
    """The policy in the page and the one before it are the same, but for who may embed it."""
    answer = ask(app, "/plan.html", GOOD)
    (inside,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', answer.text)
    whole = answer.headers["content-security-policy"]
    assert whole == f"{unescape(inside)}; frame-ancestors 'none'"


def test_a_repeated_visit_has_less_to_read() -> None:
    """What a browser holds keeps its powers; what the framework's scripts ask for has none."""
    known = (b"if-none-match", ask(app, "/").headers["etag"].encode())
    again = ask(app, "/", headers=(HOST, known))
    assert again.status == 304
    for answer in (again, ask(app, "/_stcore/host-config")):
        assert "permissions-policy" not in answer.headers
        assert directives(answer)["frame-ancestors"] == "'none'"


def test_a_worker_of_the_framework_is_not_bound() -> None:
    """A worker takes the policy of its file, which must not forbid what the page's allows."""
    assert set(directives(ask(app, STATIC))) == {"base-uri", "frame-ancestors"}


def test_an_answer_of_a_failed_route_has_them_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours is answered with a plain page, under the same headers."""
    monkeypatch.setattr(Form, "tag", None)
    answer = ask(app, "/plan.csv", GOOD)
    assert_is_plain_page(answer, BROKEN, "/")
    assert directives(answer)["frame-ancestors"] == "'none'"


def test_origins_that_may_embed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting names them; anything else in it is refused, so that it says no more."""
    assert embedded_by() == "'none'"
    monkeypatch.setenv(EMBEDDED_BY, " https://a.example  http://b.example:8080 ")
    assert embedded_by() == "https://a.example http://b.example:8080"
    for bad in ("*", "a.example", "https://a.example/x", "https://a.example;", "'self'", "https:"):
        monkeypatch.setenv(EMBEDDED_BY, f"https://a.example {bad}")
        with pytest.raises(BadOriginError, match=re.escape(bad)):
            embedded_by()
