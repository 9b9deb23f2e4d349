"""Renews what is made from `data/` and kept beside it: `python -m tests.renew`.

That is the texts of `data/` in the catalogues of other languages, the golden files,
docs/content.md, and the page that a proxy shows while no server answers. Each of them is a promise:
read the difference before it is committed.

In a catalogue a text of `data/` is its own id, in the context "data". Texts that are gone are taken
out; a translation of one that stays is kept. English needs none of them.
"""

import runpy
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from planner.language.catalogue import (
    DATA_CONTEXT,
    LOCALES,
    SOURCE_LANGUAGE,
    languages,
    read_catalogue,
    words_for,
)
from planner.pathway.helplines import Helplines
from planner.pathway.pathway import Pathway
from planner.reading.checks import texts
from planner.reading.library import DATA, Library, load
from planner.web.plain_page import BROKEN, plain_page
from planner.words.content import content_page

CONTENT: Final = Path(__file__).parents[1] / "docs" / "content.md"
UNAVAILABLE: Final = Path(__file__).parents[1] / "deploy" / "unavailable.html"
STALE: Final = "no longer what data/ gives: run `python -m tests.renew`, then read the difference"
"""What a test says of a file that is to be renewed."""

_NOT_SHOWN: Final = frozenset(
    {"key", "kind", "lane", "at", "source", "address", "checked", "number", "tel", "sms"}
)
"""Fields without words: keys, words of a fixed list, addresses, months, numbers to dial."""


def shown_texts(data: Library) -> Iterator[tuple[str, str]]:
    """Every text of `data` that somebody reads, with its place, in the order of the files."""
    parts: dict[str, Pathway | Helplines] = {**data.pathways, "helplines": data.helplines}
    for key, part in parts.items():
        for place, text in texts({one.name: getattr(part, one.name) for one in fields(part)}):
            if place.rpartition(".")[2] not in _NOT_SHOWN:
                yield f"{key}/{place}", text


def renewed(catalog: Catalog, data: Library) -> Catalog:
    """The catalogue with exactly the shown texts of the data beside the code's own messages."""
    wanted = list(dict.fromkeys(text for _, text in shown_texts(data)))
    for message in list(catalog):
        if message.context == DATA_CONTEXT and message.id not in wanted:
            catalog.delete(message.id, context=DATA_CONTEXT)
    for text in wanted:
        if catalog.get(text, context=DATA_CONTEXT) is None:
            catalog.add(text, context=DATA_CONTEXT)
    return catalog


def content(data: Library) -> str:
    """What docs/content.md says."""
    return content_page(data.default, data.helplines, words_for())


def unavailable() -> bytes:
    """What deploy/unavailable.html says, in the words of the library in use."""
    return bytes(plain_page(BROKEN, "/").body)


def main() -> None:
    """Write all these files anew."""
    shipped = load(DATA)
    for language in {*languages()} - {SOURCE_LANGUAGE}:
        catalog = renewed(read_catalogue(language), shipped)
        with (LOCALES / f"{language}.po").open("wb") as file:
            write_po(file, catalog, width=100)
    CONTENT.write_text(content(shipped), encoding="utf-8")
    UNAVAILABLE.write_bytes(unavailable())
    runpy.run_module("tests.renew_golden", run_name="__main__")


if __name__ == "__main__":
    main()
