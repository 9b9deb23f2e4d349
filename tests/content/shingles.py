"""Eight words in a row, as salted hashes: what was copied can be found without keeping the source.

`python -m tests.content.shingles FILE...` writes the hashes of texts that are not kept here.
"""

import re
import sys
from collections.abc import Collection, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

KEPT: Final = Path(__file__).with_name("article_shingles.txt")
"""The hashes of the article that the lengths come from, one a line, in the order of numbers."""

ROW: Final = 8
_SALT: Final = b"eight words in a"
_BYTES: Final = 8


def words_of(text: str) -> list[str]:
    """Its words in small letters, without signs: line breaks, quotes and markup make no other."""
    return re.findall(r"[^\W_]+", re.sub("['’]", "", text.lower()))


def rows(text: str) -> Iterator[tuple[str, str]]:
    """Each row of eight words of a text, with its hash."""
    words = words_of(text)
    for first in range(len(words) - ROW + 1):
        row = " ".join(words[first : first + ROW])
        yield row, blake2b(row.encode(), digest_size=_BYTES, salt=_SALT).hexdigest()


@cache
def kept() -> frozenset[str]:
    """The hashes of the article."""
    return frozenset(KEPT.read_text(encoding="ascii").split())


def copied(text: str, known: Collection[str]) -> list[str]:
    """The rows of a text that stand in what the hashes are of."""
    return [row for row, mark in rows(text) if mark in known]


def main(files: list[str]) -> None:
    """Write the hashes of these texts in the place of the ones that are kept."""
    texts = [Path(name).read_text(encoding="utf-8") for name in files]
    marks = sorted({mark for text in texts for _, mark in rows(text)})
    KEPT.write_text("\n".join(marks) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1:])
