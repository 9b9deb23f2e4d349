"""What the browser is told of every answer."""

import re
from base64 import b64encode
from hashlib import sha256
from typing import Final

import pytest

from app import app
from planner.web.headers import page_policy
from tests.web.asgi import HOST, ask

PATHS: Final = ("/", "/compare", "/healthz", "/favicon.ico", "/plan.json", "/plan.html", "/no.xyz")


@pytest.mark.parametrize("query", [b"", b"detox=x", b"x=" + b"9" * 3000], ids=["", "bad", "long"])
@pytest.mark.parametrize("path", PATHS)
def test_every_answer(path: str, query: bytes) -> None:
    """Also one that refuses: it is what its media type says, and tells no other site of a plan."""
    answer = ask(app, path, query, headers=(HOST,))
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_a_page_runs_its_own_scripts_alone() -> None:
    """Every inline script of the page is allowed by its hash, and none besides."""
    answer = ask(app, "/", b"", headers=(HOST,))
    (allowed,) = re.findall(r"script-src ([^;]*)", answer.headers["content-security-policy"])
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    hashes = [b64encode(sha256(script.encode()).digest()).decode() for script in scripts]
    assert scripts
    assert allowed.split() == ["'self'", *(f"'sha256-{one}'" for one in hashes)]
    assert answer.text.count("<script") == len(scripts) + answer.text.count("<script type=")


def test_nothing_comes_from_elsewhere() -> None:
    """No source of a page is another host, and nothing is evaluated from text."""
    policy = page_policy("")
    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r"https?:|\*|unsafe-eval", policy)


def test_a_file_has_no_policy_of_a_page() -> None:
    """The offline page names its own, stricter one."""
    answer = ask(app, "/plan.html", b"")
    assert "content-security-policy" not in answer.headers
