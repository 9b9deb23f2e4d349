"""What translators begin a language with: `python -m tests.pot > xx.po`.

It holds the messages of the code, each with its English as a comment, since their ids are short,
and the texts of `data/`, which are their own ids.
"""

import sys

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from planner.language.catalogue import SOURCE_LANGUAGE, read_catalogue
from planner.reading.library import DATA, Library, load
from tests.renew import renewed


def template(data: Library) -> Catalog:
    """The catalogue of no language yet: every message and text, without a translation."""
    empty = Catalog(charset="utf-8")
    place: list[str] = []
    for message in read_catalogue(SOURCE_LANGUAGE):
        if message.id:
            english = message.string or ()
            forms = (english,) if isinstance(english, str) else english
            place = message.auto_comments or place
            notes = [*place, *(f"English: {text}" for text in forms)]
            empty.add(message.id, auto_comments=notes)
    return renewed(empty, data)


def main() -> None:
    """Write it to the standard output."""
    write_po(sys.stdout.buffer, template(load(DATA)), width=100)


if __name__ == "__main__":
    main()
