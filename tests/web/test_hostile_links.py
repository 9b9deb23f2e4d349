"""Whatever stands in a link, no route fails or echoes it into a file."""

from datetime import date
from typing import Final
from urllib.parse import urlencode

import pytest

from app import app
from planner.forms.order import read_order
from planner.language.catalogue import words_for
from planner.plan.link import MOST_CHARACTERS, values_of
from planner.reading.library import library
from tests.ui.visible import open_page
from tests.web.asgi import ask
from tests.web.files import FILES, GOOD, TEXT, on_every_file

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
    "wrong-case": b"Treatment=1&START=2020-01-01",
    "wrong-case-of-options": b"Paper=a4&THEME=dark&Width=phone&tiTles=full&With=least",
    "others": b"detox=x&with=treatment:366",
    "repeated-others": b"detox=x&with=brief&with=least",
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
    # Before it is read, it counts as it came.
    "a-thousand-characters-escaped": b"x=" + b"%00" * 1_000,
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
    assert set(answer.headers) <= {
        *("content-type", "content-length", "vary"),
        *("x-content-type-options", "referrer-policy", "permissions-policy"),
        *("cross-origin-opener-policy", "cross-origin-resource-policy", "content-security-policy"),
    }
    lines = answer.text.removesuffix("\n").split("\n")
    assert all(line.isprintable() and 0 < len(line) <= 300 for line in lines)
    values = values_of(query.decode(errors="replace"))
    compares = path.startswith("/compare")
    _, sentences = read_order(values, library(), None, today=date(2027, 1, 4), compares=compares)
    assert lines == sentences


@pytest.mark.parametrize("path", [*FILES, "/", "/compare", "/healthz", "/no-such-page"])
@pytest.mark.parametrize("query", TOO_LONG.values(), ids=TOO_LONG)
def test_too_much_is_refused_unread(path: str, query: bytes) -> None:
    """Wherever it is sent."""
    assert len(query) > MOST_CHARACTERS
    answer = ask(app, path, query)
    assert (answer.status, answer.headers["content-type"]) == (414, TEXT)
    assert answer.text.strip() == words_for().say("complaint.too-long", most=MOST_CHARACTERS)


@pytest.mark.parametrize("path", ["/", "/compare", "/about"])
@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_page_begins_as_ever(path: str, query: bytes) -> None:
    """All but the part that says the link is the same, and that brings no script along."""
    answer, bare = ask(app, path, query), ask(app, path)
    assert answer.status == bare.status
    begin, end = (bare.text.partition(mark) for mark in ('<div id="first"', '<div id="root"'))
    assert answer.text.startswith(begin[0] if begin[1] else end[0])
    assert answer.text.endswith("".join(end[1:]))
    assert "<script" not in answer.text[len(begin[0]) :].partition('<div id="root"')[0]


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_no_link_brings_a_script_into_the_talk(query: bytes) -> None:
    """Its one script is the last thing in it, and its policy lets no other run."""
    answer, bare = ask(app, "/present", query), ask(app, "/present")
    assert answer.status == bare.status
    assert answer.text.count("<script") == 1
    assert answer.text.partition("<script")[2] == bare.text.partition("<script")[2]


@pytest.mark.parametrize(
    "query", [b"&".join(IGNORED.values()), *REFUSED.values()], ids=["ignored", *REFUSED]
)
def test_the_page_survives_it(query: bytes) -> None:
    """The page shows a plan for the same values, and never an error."""
    values = values_of(query.decode("utf-8", errors="replace"))
    page = open_page(f"?{urlencode(values, doseq=True)}")
    assert not page.exception
    assert page.get("plotly_chart")
