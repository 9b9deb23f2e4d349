"""Where a printed address may break: after what parts it, never inside a word that has the room."""

import re
from collections.abc import Iterator
from typing import Final

from planner.language.lettering import text_width

_BETWEEN_PARTS: Final = re.compile(r"(?<=[&/?=])(?!/)")
_BETWEEN_WORDS: Final = re.compile(r"(?<=[-._%])")


def address_parts(address: str, size: float, width: float) -> tuple[str, ...]:
    """The parts that an address of this type is not broken inside, on lines of this width.

    A part that is wider than a line is broken between its words, or where even a word is too wide,
    between any two letters.
    """
    return tuple(_parts(address, width / size))


def _parts(address: str, widest: float) -> Iterator[str]:
    for part in _BETWEEN_PARTS.split(address):
        if text_width(part, 1, False) <= widest:
            yield part
            continue
        for word in _BETWEEN_WORDS.split(part):
            if text_width(word, 1, False) <= widest:
                yield word
            else:
                yield from word
