"""The first response: the plan in HTML before any script runs."""

import asyncio
import gzip
from html import escape

import brotli
import pytest
from hypothesis import given, settings
from starlette.requests import Request
from starlette.responses import Response

from app import app
from planner.forms import FORMS
from planner.forms.page.markup import answer_card as card_markup
from planner.forms.page.markup import safety_box
from planner.language.catalogue import languages, words_for
from planner.plan.link import decode, encode, values_of
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import library
from planner.web import index_page
from planner.web.addresses import PAGES
from planner.web.renders import MOST_OF_A_CLIENT
from planner.words.answer_card import answer_card
from planner.words.complaints import complaint_sentence
from planner.words.wording import ninety_sentence
from tests.strategies import plans
from tests.web.asgi import HOST, Headers, ask

WORDS = words_for()
PATHWAY = library().default


def sent(name: str, value: str) -> Headers:
    """The headers of a request with one more."""
    return (HOST, (name.encode(), value.encode()))


def said(query: str, path: str = "/") -> str:
    """The part of the page that says the link."""
    text = ask(app, path, query.removeprefix("?").encode()).text
    return text[text.index('<div id="first"') : text.index('<div id="root"')]


@given(plans(PATHWAY))
@settings(max_examples=20)
def test_what_the_link_says(plan: Plan) -> None:
    """Safety, answer, chart and the guidance of exactly this plan, in the pieces of the page."""
    text = said(encode(plan))
    timeline = make_timeline(plan)
    assert safety_box(PATHWAY, library().helplines.lines[:2], WORDS) in text
    assert card_markup(answer_card(timeline, WORDS)) in text
    assert ninety_sentence(timeline, WORDS) in text
    assert text.count("<svg ") == 2
    assert "<script" not in text
    files = {ending for ending in FORMS if f'href="./plan.{ending}{escape(encode(plan))}"' in text}
    assert files == {"html", "pdf", *(["ics"] if plan.start else [])}


def test_a_bad_link_says_so() -> None:
    values = values_of("?detox=999&start=2027-02-30")
    text = said("?detox=999&start=2027-02-30")
    for complaint in decode(values, library(), languages()).complaints:
        assert escape(complaint_sentence(complaint, WORDS)) in text
    assert card_markup(answer_card(make_timeline(default_plan(PATHWAY)), WORDS)) in text


def test_examples_are_links() -> None:
    text, plan = said(""), default_plan(PATHWAY)
    links = [encode(plan.with_scenario(scenario)) for scenario in PATHWAY.scenarios]
    assert [link for link in links if f'href="./{escape(link)}"' not in text] == []


def test_a_comparison() -> None:
    """Each plan has its card, and what differs is said."""
    text = said("?with=treatment:28", "/compare")
    assert text.count('class="day"') == 2


@pytest.mark.parametrize("path", ["/present", "/about"])
def test_the_other_pages_have_none(path: str) -> None:
    assert 'id="first"' not in ask(app, path, b"").text


@pytest.mark.parametrize(
    ("accepts", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br; q=0.0", None),
        ("identity", None),
        ("", None),
    ],
)
@pytest.mark.parametrize("path", PAGES)
def test_compressed(path: str, accepts: str, encoding: str | None) -> None:
    answer = ask(app, path, b"", headers=sent("accept-encoding", accepts))
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"].startswith("accept-encoding")
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert unpack(answer.body) == ask(app, path, b"").body


@pytest.mark.parametrize("path", ["/", "/compare", "/present"])
def test_a_repeated_visit_is_confirmed(path: str) -> None:
    """The tag is that of the link: another link has another."""
    first = ask(app, path, b"detox=5")
    tag = first.headers["etag"]
    again = ask(app, path, b"detox=5", headers=sent("if-none-match", tag))
    assert (again.status, again.body) == (304, b"")
    assert ask(app, path, b"detox=6", headers=sent("if-none-match", tag)).status == 200


def test_a_flood_of_links_takes_turns() -> None:
    """Whoever floods gets live pages, without what the link says; another visitor gets it all."""
    page = index_page.page_routes()[0].endpoint

    def request(client: str, query: str) -> Request:
        scope = {"type": "http", "client": (client, 1), "headers": []}
        return Request({**scope, "query_string": query.encode()})

    async def crowd() -> list[Response]:
        flood = [page(request("192.0.2.66", f"aftercare={days}")) for days in range(1, 101)]
        return await asyncio.gather(*flood, page(request("192.0.2.7", "detox=5")))

    *flood, other = asyncio.run(crowd())
    assert {answer.status_code for answer in (*flood, other)} == {200}
    assert b'id="first"' in other.body
    with_the_plan = sum(b'id="first"' in answer.body for answer in flood)
    assert MOST_OF_A_CLIENT <= with_the_plan < len(flood)


def test_the_frameworks_files_are_packed_once() -> None:
    """Each has a year: its name changes with what is in it."""
    page = ask(app, "/", b"").text
    name = page.partition('src="./static/')[2].partition('"')[0]
    whole = ask(app, f"/static/{name}", b"")
    small = ask(app, f"/static/{name}", b"", headers=sent("accept-encoding", "br"))
    assert brotli.decompress(small.body) == whole.body
    assert len(small.body) < len(whole.body) / 2
    assert ask(app, f"/static/{name}/", b"").body == whole.body
    assert "immutable" in small.headers["cache-control"]
    assert small.headers["vary"] == "accept-encoding"
    assert small.headers["content-type"].startswith("text/javascript")
