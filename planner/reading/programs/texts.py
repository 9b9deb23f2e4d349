"""What the words of a facility's file may not be: too long, not drawable, a claim, hurtful."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from planner.language.lettering import cannot_draw
from planner.reading.problems import Problem
from planner.reading.programs.claims import refused_claims
from planner.reading.words_matter import hurting_word

_NAME: Final = "name"
"""The place of a program's name."""

_MARKUP: Final = re.compile(r"[<>{}\[\]`\\|]")


def text_problems(file: Path, texts: Iterable[tuple[str, str, int]]) -> Iterator[Problem]:
    """Every fault of these texts; each has its place and the most characters it may have."""
    for place, text, most in texts:
        yield from _problems(file, place, text, most)


def _problems(file: Path, place: str, text: str, most: int) -> Iterator[Problem]:
    if not text.strip():
        yield Problem(file, place, text, "remedy.text-empty")
        return
    if len(text) > most:
        yield Problem(file, place, text, "remedy.text-long", {"most": most})
        # The time that words take grows faster than their number: the rest has to go anyway.
        text = text[:most]
    control = {sign for sign in text if unicodedata.category(sign) in _UNSEEN}
    if control:
        yield Problem(file, place, text, "remedy.text-control")
    strange = cannot_draw("".join(sign for sign in text if sign not in control))
    if strange:
        yield Problem(file, place, text, "remedy.text-font", {"signs": " ".join(strange)})
    if marked := _MARKUP.search(text):
        yield Problem(file, place, text, "remedy.text-markup", {"sign": marked[0]})
    for remedy, claim in refused_claims(text):
        yield Problem(file, place, text, remedy, {"word": claim})
    # A center has the name that it has.
    if place != _NAME and (hurts := hurting_word(text)):
        yield Problem(file, place, text, "remedy.word-hurts", {"word": hurts})


_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Characters that are not seen: breaks of a line, and those that turn the order of others."""
