"""What the words of a facility's file may not be: too long, not drawable, a promise, advice.

The list is short and cannot know every way to say a thing: whoever runs the app answers for the
files in its folder. It keeps out by mistake what no page of the app ever says.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from planner.lettering import cannot_draw
from planner.problems import Problem
from planner.words_matter import hurting

_MARKUP: Final = re.compile(r"[<>{}\[\]`\\|]")

_STOPS: Final = r"(?:stop\w*|quit\w*|skip\w*|cut\w*|halv\w*|lower\w*|reduc\w*|without|off|away)"
_MEDICINE: Final = (
    r"(?:medicines?|medications?|meds|pills?|tablets?|dos(?:es?|age)|klonopin|clonazepam|benzos?"
    r"|benzodiazepines?|drugs?)"
)


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


REFUSED: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        # What no page of the app promises, and no step is called.
        "remedy.word-promise": _any_of(
            r"\b(?:safe|safer|safest|safely|guarantee[ds]?|cure[ds]?|best|better|proven)\b",
            r"\b(?:painless|harmless|recommend\w*|enough|miracle\w*|no risks?|risk[- ]free)\b",
            r"\b(?:drug|medication|medicine|symptom)[- ]free\b|\d ?%|\d percent\b",
        ),
        # A length outside the fields for lengths would stand there without its range.
        "remedy.word-time": _any_of(
            r"\b(?:in|within|under|only|just|takes?)\s+(?:(?:just|only|about)\s+)?\d+\s+"
            r"(?:hours?|days?|weeks?|months?)\b",
        ),
        # Only the prescriber says how the medicine is taken, cut or stopped.
        "remedy.word-medicine": _any_of(
            rf"\b{_STOPS}\b[^.!?]*\b{_MEDICINE}\b|\b{_MEDICINE}\b[^.!?]*\b{_STOPS}\b",
            r"\b(?:stop|quit)\s+(?:taking|using|it)\b|\bcold turkey\b|\btaper\w*\b",
            r"\b(?:no|without|zero)\s+withdrawal\b",
            r"\b\d[\d.,]*\s*(?:mg|mcg|milligrams?)\b",
        ),
        # Whom to call in danger stands on every page, and is the same for every program.
        "remedy.word-help": _any_of(
            r"(?<![\d-])(?:911|988)(?![\d-])",
            r"\b(?:emergenc(?:y|ies)|crisis|hotlines?|samhsa|poison (?:help|control))\b",
        ),
        # No other voice speaks through a facility's file.
        "remedy.word-advice": _any_of(
            r"\b(?:medical advice|diagnos\w*|disclaimers?|guidance|guidelines?|nida|asam|fda)\b",
            r"\b(?:article|studies|research|clinically|doctors? (?:say|agree))\b",
        ),
    }
)
"""What to do about words that no file may say, and the words; a report names one of each.

`data/words-matter.toml` has those that can hurt.
"""


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
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    for remedy, words in (*REFUSED.items(), ("remedy.word-hurts", hurting())):
        if found := words.search(plain):
            yield Problem(file, place, text, remedy, {"word": found[0]})


_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Characters that are not seen: breaks of a line, and those that turn the order of others."""
