"""How hard a text is to read, by the Flesch-Kincaid grade level.

    grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59

The formula is from Kincaid, Fishburne, Rogers and Chissom, "Derivation of New Readability Formulas
for Navy Enlisted Personnel", Research Branch Report 8-75 (1975). It names no way to count
syllables by machine: the one here is our own, and counts a figure as one syllable.
"""

import re
from dataclasses import dataclass
from typing import Final

EASY_WORDS: Final = frozenset(
    {
        # Names: nobody could put an easier word in their place.
        *("klonopin", "clonazepam", "samhsa", "nida", "asam", "fda"),
        # What families must know by the name that every program uses for it.
        *("residential", "evaluation", "outpatient", "medical", "withdrawal", "addiction"),
        # Whose words they are: this app always names it so.
        *("guidance", "article"),
    }
)
"""Words that count as common words of two syllables, each put here on purpose."""

_SENTENCE_END: Final = re.compile(r"[.!?:](?=\s|$)|\n")
_WORD: Final = re.compile(r"[^\W_](?:[^\W_]|['’.](?=[^\W_]))*")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT_E: Final = (
    re.compile(r"(?:[^laeiouy]|[aeiouy]l)e$"),  # time, rule; not table
    re.compile(r"(?:[^aeiouysxzcghl]|[aeiouy]l)es$"),  # times, rules; not places, tables
    re.compile(r"(?:[^aeiouytdl]|[aeiouy]ll?)ed$"),  # changed, called; not needed, settled
    re.compile(
        r"[aeiouy][^laeiouy]e(?:thing|times?|one|body|where|fore|lines?|ly|ty|ful|less|ment)"
    ),
)
_HEARD_APART: Final = re.compile(
    r"(?<![tscgx])i[ao]|(?<![tscgxr])ie[nt]|eo(?!u|p)|[aeou]ing\b|(?<![gq])u[ao]|ier\b|eat(?:e|ing$|ion)|oye"
)
_IRREGULAR: Final = {"every": 2, "hundred": 2, "idea": 3, "area": 3, "language": 2, "evening": 2}


@dataclass(frozen=True, slots=True)
class Reading:
    """The counts of a text."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The US school grade whose pupils read it with ease."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def syllables(word: str) -> int:
    """The syllables of an English word, about as a dictionary counts them."""
    word = word.lower()
    if word in EASY_WORDS:
        return 2
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.isalpha():
        parts = re.findall(r"[^\W\d_]+", re.sub("['’]", "", word))
        return sum(map(syllables, parts)) if parts and not word[0].isdigit() else 1
    found = len(_VOWELS.findall(word)) + len(_HEARD_APART.findall(word))
    return max(1, found - sum(bool(silent.search(word)) for silent in _SILENT_E))


def read(text: str) -> Reading:
    """Count a text of at least one word."""
    parts = [_WORD.findall(part) for part in _SENTENCE_END.split(text)]
    sentences = [part for part in parts if part]
    words = [word for sentence in sentences for word in sentence]
    return Reading(len(sentences), len(words), sum(map(syllables, words)))
