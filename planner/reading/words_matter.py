"""Words that can hurt, read from `data/words-matter.toml`, and where they stand in a text."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from planner.reading.fields import read_parts
from planner.reading.problems import BrokenDataError

FILE: Final = Path(__file__).resolve().parents[2] / "data" / "words-matter.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Avoided:
    """Words to avoid, and what to `say` instead; a star at a word's end stands for any ending.

    `ours` are words that NIDA's list does not have.
    """

    avoid: tuple[str, ...]
    say: str
    ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsMatter:
    """All that is to be avoided; `standard` are terms for care that have such a word in them."""

    terms: tuple[Avoided, ...]
    standard: tuple[str, ...] = ()


@cache
def words_matter() -> WordsMatter:
    """What the file has; BrokenDataError names every fault in it."""
    parts, problems = read_parts(FILE, WordsMatter)
    if problems:
        raise BrokenDataError.of(FILE, *problems)
    return WordsMatter(**parts)


@cache
def hurting() -> re.Pattern[str]:
    """What finds each of these words, in whatever case and whatever spaces it is written."""
    words = (word for term in words_matter().terms for word in term.avoid)
    return re.compile(rf"\b(?:{'|'.join(map(_pattern, words))})\b", re.IGNORECASE)


@cache
def _standard() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(_pattern, words_matter().standard))})\b", re.IGNORECASE)


def hurting_word(text: str) -> str | None:
    """The first of these words in a facility's text, but for those of standard terms; else None."""
    plain = unicodedata.normalize("NFKC", text)
    found = hurting().search(_standard().sub(" ", plain))
    return None if found is None else found[0]


def _pattern(word: str) -> str:
    stem = r"\s+".join(map(re.escape, word.removesuffix("*").split()))
    return rf"{stem}\w*" if word.endswith("*") else stem
