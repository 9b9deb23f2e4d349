"""What the words of a facility's file may not be: too long, not drawable, a claim, hurtful."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from planner.language.lettering import cannot_draw
from planner.reading.checks import UNSEEN, text_problems
from planner.reading.problems import Problem
from planner.reading.programs.claims import refused_claims
from planner.reading.words_matter import hurting_word

_MARKUP: Final = re.compile(r"[<>{}\[\]`\\|]")

TEXTS: Final = {"name": 60, "contact": 120, "title": 40, "note": 80, "about": 300}
"""The fields that are shown, and the most characters of each: a chart has little room."""


def own_text_problems(text: str, *, field: str, place: str) -> Iterator[Problem]:
    """Every fault of the text of a `field` of TEXTS, which stands at this place."""
    yield from text_problems(text, place, TEXTS[field])
    # The time that words take grows faster than their number: the rest has to go anyway.
    text = text[: TEXTS[field]]
    if not text.strip():
        return
    seen = "".join(sign for sign in text if unicodedata.category(sign) not in UNSEEN)
    if strange := cannot_draw(seen):
        values = {"signs": " ".join(strange)}
        yield Problem("remedy.text-font", place=place, value=text, values=values)
    if marked := _MARKUP.search(text):
        yield Problem("remedy.text-markup", place=place, value=text, values={"sign": marked[0]})
    for remedy, claim in refused_claims(text):
        yield Problem(remedy, place=place, value=text, values={"word": claim})
    # A center has the name that it has.
    if field != "name" and (hurts := hurting_word(text)):
        yield Problem("remedy.word-hurts", place=place, value=text, values={"word": hurts})
