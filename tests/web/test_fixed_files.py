"""Files that are the same for every link: what they are, and that they name no medicine."""

import json
import struct
from html.parser import HTMLParser
from typing import Final

import pytest
from fontTools.ttLib import TTFont

from app import app
from planner.forms.address import ADDRESS_SETTING
from planner.language.catalogue import words_for
from planner.language.lettering import FONTS
from planner.web import index_page
from planner.web.addresses import PAGES
from planner.web.fixed_files import CARD, FIXED, ICONS
from tests.renew_icons import pictures
from tests.web.asgi import HOST, Answer, ask

KINDS: Final = {
    "/apple-touch-icon.png": "image/png",
    "/card.png": "image/png",
    "/favicon.ico": "image/x-icon",
    "/favicon.png": "image/png",
    "/favicon.svg": "image/svg+xml",
    "/fonts/AtkinsonHyperlegible-Bold.woff2": "font/woff2",
    "/fonts/AtkinsonHyperlegible-Regular.woff2": "font/woff2",
    "/fonts/OFL.txt": "text/plain; charset=utf-8",
    "/icon-192.png": "image/png",
    "/icon-512.png": "image/png",
    "/manifest.webmanifest": "application/manifest+json",
    "/robots.txt": "text/plain; charset=utf-8",
}
ADDRESS: Final = "https://plans.example/planner"
WOFF2_ALONE: Final = {"DSIG", "glyf", "head", "loca"}
"""Tables that the format packs anew (WOFF File Format 2.0, 5); a signature holds no longer."""


class Head(HTMLParser):
    """The metadata and the links in the head of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "meta" and (name := named.get("property") or named.get("name")):
            self.metas[name] = named.get("content", "")
        if tag == "link":
            self.links[named["rel"]] = named["href"]


@pytest.mark.parametrize("path", KINDS)
def test_each_is_kept(path: str) -> None:
    """As what it is, for a day or longer, and then confirmed without being sent again."""
    answer = ask(app, path)
    assert (answer.status, answer.headers["content-type"]) == (200, KINDS[path])
    assert answer.headers["cache-control"].startswith("public, max-age=")
    known = (b"if-none-match", f"W/{answer.headers['etag']}".encode())
    again = ask(app, path, headers=(HOST, known))
    assert (again.status, again.body) == (304, b"")
    assert ask(app, path, method="HEAD").headers == answer.headers


def test_there_are_no_others() -> None:
    assert sorted(route.path for route in FIXED) == sorted(KINDS)


def test_the_pictures_are_those_of_the_drawings() -> None:
    """`python -m tests.renew_icons` makes them."""
    made = dict(pictures())
    assert made == {file.name: file.read_bytes() for file in ICONS.iterdir() if file.name in made}
    assert {*made} | {"card.svg", "favicon.svg"} == {file.name for file in ICONS.iterdir()}


def size_of(png: Answer) -> tuple[int, int]:
    """Width and height in the header of a PNG."""
    width, height = struct.unpack(">II", png.body[16:24])
    return width, height


def test_icons_are_as_large_as_the_manifest_says() -> None:
    """Its words and addresses are those of the app, wherever it stands."""
    manifest = json.loads(ask(app, "/manifest.webmanifest").body)
    for icon in manifest["icons"]:
        width, height = size_of(ask(app, f"/{icon['src']}"))
        assert icon["sizes"] == f"{width}x{height}"
    assert size_of(ask(app, "/apple-touch-icon.png")) == (180, 180)
    assert manifest["name"] == words_for().say("share.title")
    assert (manifest["start_url"], manifest["scope"]) == ("./", "./")


@pytest.mark.parametrize("path", PAGES)
def test_what_a_preview_shows(path: str) -> None:
    """Neutral words; without an address of the app no picture, which needs a whole address."""
    head = Head(ask(app, path, b"detox=9&start=2027-01-04").text)
    assert head.metas["og:title"] == words_for().say("share.title")
    assert head.metas["og:description"] == words_for().say("share.description")
    assert not {name for name in head.metas if name.startswith(("og:image", "og:url"))}
    for link in ("icon", "apple-touch-icon", "manifest"):
        address = head.links[link]
        # The talk, which asks the server for nothing more, has its icon inside.
        if not address.startswith("data:"):
            assert ask(app, address.removeprefix(".")).status == 200


def test_the_card_of_a_preview(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ADDRESS_SETTING, ADDRESS)
    head = Head(index_page.index_page(words_for()))
    assert head.metas["og:image"] == f"{ADDRESS}{CARD}"
    shown = (int(head.metas[f"og:image:{side}"]) for side in ("width", "height"))
    assert size_of(ask(app, CARD)) == tuple(shown)
    assert "og:url" not in head.metas


def test_strangers_learn_nothing() -> None:
    """What may stand on a locked screen names no medicine, no illness, and nothing of a plan."""
    shown = [words_for().say(f"share.{one}") for one in ("title", "short", "description", "card")]
    shown.append(ask(app, "/manifest.webmanifest").text)
    hidden = ("klonopin", "clonazepam", "treat", "medic", "detox", "rehab", "depend", "recover")
    assert [(text, word) for text in shown for word in hidden if word in text.lower()] == []


def test_search_engines_have_no_files_made() -> None:
    """But they can read the pages, which say themselves whether they may be listed."""
    lines = ask(app, "/robots.txt").text.splitlines()
    closed = [line.removeprefix("Disallow: ") for line in lines[1:]]
    assert lines[0] == "User-agent: *"
    assert "/plan.pdf".startswith(tuple(closed))
    assert not [path for path in (*PAGES, CARD) if path.startswith(tuple(closed))]


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_font_of_the_pages_is_that_of_the_files(weight: str) -> None:
    """Each outline and each table: the pages are as wide as what labels were measured with."""
    ours = TTFont(FONTS / f"AtkinsonHyperlegible-{weight}.woff2")
    whole = TTFont(FONTS / f"AtkinsonHyperlegible-{weight}.ttf")
    assert ours.flavor == "woff2"
    assert ours.getGlyphOrder() == whole.getGlyphOrder()
    for name in whole.getGlyphOrder():
        assert ours["glyf"][name] == whole["glyf"][name]
    for table in {*whole.reader.keys()} - WOFF2_ALONE:
        assert ours.getTableData(table) == whole.getTableData(table), table
    assert ours["head"].unitsPerEm == whole["head"].unitsPerEm
