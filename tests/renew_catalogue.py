"""Brings the texts of `data/` into the catalogues: `python -m tests.renew_catalogue`.

A text of `data/` is its own id, in the context "data". Texts that are gone are taken out; a
translation of one that stays is kept.
"""

from collections.abc import Iterator
from dataclasses import fields

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from planner.catalogue import DATA_CONTEXT, LOCALES, languages, read_catalogue
from planner.helplines import Helplines
from planner.library import Library, library
from planner.pathway import Pathway
from planner.references import texts

NOT_SHOWN = frozenset(
    {
        *("key", "kind", "lane", "at", "source", "default_scenario"),
        *("address", "checked", "number", "tel", "sms"),
    }
)
"""Fields of the data whose text is not for reading, or is the same in every language."""


def visible_texts(data: Library) -> Iterator[str]:
    """Every text of `data/` that is shown to somebody, each once, in the order of the files."""
    seen: set[str] = set()
    parts: tuple[Pathway | Helplines, ...] = (*data.pathways.values(), data.helplines)
    for part in parts:
        for place, text in texts({field.name: getattr(part, field.name) for field in fields(part)}):
            if place.rpartition(".")[2] not in NOT_SHOWN and text not in seen:
                seen.add(text)
                yield text


def renewed(catalog: Catalog, data: Library) -> Catalog:
    """The catalogue with exactly the visible texts of the data beside the code's own messages."""
    wanted = list(visible_texts(data))
    for message in list(catalog):
        if message.context == DATA_CONTEXT and message.id not in wanted:
            catalog.delete(message.id, context=DATA_CONTEXT)
    for text in wanted:
        if catalog.get(text, context=DATA_CONTEXT) is None:
            catalog.add(text, context=DATA_CONTEXT)
    return catalog


if __name__ == "__main__":
    for language in languages():
        catalog = renewed(read_catalogue(language), library())
        with (LOCALES / f"{language}.po").open("wb") as file:
            write_po(file, catalog, width=100)
