"""Claims that no words of a facility's file may make, each kind with what to do about it.

Names of centers and the usual terms for care are free ("Safe Harbor", "Diagnostic evaluation"): it
is a claim that is refused, and no single word. The list is short and cannot know every way to say a
thing: whoever runs the app answers for the files in its folder.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

_NUMBER: Final = (
    r"(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty"
    r"|sixty|ninety)"
)
_NUMBERS: Final = rf"{_NUMBER}(?: ?(?:to|or|-) ?{_NUMBER})?"
_TIME: Final = rf"{_NUMBERS}[ -](?:hours?|days?|weeks?|months?)"
_LONG_TIME: Final = rf"{_NUMBERS}[ -](?:days?|weeks?|months?)"
_MEDICINE: Final = (
    r"(?:medicines?|medications?|meds|pills?|tablets?|klonopin|clonazepam|benzos?"
    r"|benzodiazepines?|prescriptions?)"
)
_DRUG: Final = rf"(?:{_MEDICINE}|drugs?)"
_DETOX: Final = r"(?:detox\w*|withdrawals?|taper\w*)"
_SYMPTOMS: Final = rf"(?:{_DETOX}|symptoms?|pain|damage)"
_FAST: Final = (
    r"(?:(?:ultra|rapid|quick|fast|speed|swift|express"
    r"|accelerat|instant|turbo|lightning|overnight)\w*"
    r"|(?:same|one)[ -]day)"
)
_EASY: Final = r"(?:safe|eas[yi]|comfort|effortless|gentl|smooth|\w+[ -]free)\w*"
_GONE: Final = r"(?:disappear\w*|gone|vanish\w*|avoided|eliminat\w+|over|end(?:s|ed)?|behind you)"
_DONE: Final = r"(?:free|off|over|done|finished|healed|cured|gone|recovered)"
_GOOD: Final = r"(?:recover\w*|heal\w*|well|free|succeed|cured|better)"
_OWNED: Final = r"(?:(?:your|the|all|any|my|a|these|those)\s+)*"
_NOT: Final = r"(?:not|don't|never|cannot|can't|won't|nobody|no longer|no one)"


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


REFUSED: Final[Mapping[str, re.Pattern[str]]] = {
    # Fast or painless: how it goes differs, and nobody knows it before.
    "remedy.word-easy": _any_of(
        rf"\b{_FAST}(?:[ ,-]+\w+){{0,3}}?[ ,-]+{_DETOX}\b",
        rf"\b{_FAST}[ ,]+(?:and \w+ )?(?:recover|heal"
        rf"|fix|cure|relief|results?|way|method|quit)",
        rf"\b{_EASY}\s+{_DETOX}\b|\b{_DETOX}\s+(?:\w+\s+)?(?:safe|easi|comfortab|smooth)ly\b",
        r"\bfeel nothing\b|\bpainless\w*\b|\bpain[ -]free\b"
        r"|\b(?:easiest|fastest|quickest)\b|\binstantly\b",
        r"\b(?:no|without|zero)\s+(?:\w+\s+)?(?:withdrawals?|pain|discomfort)\b",
        rf"\b{_DETOX}\b[^.!?]*"
        rf"\b(?:while you sleep|(?:no|zero|without)\s+(?:any\s+)?symptoms)\b",
        rf"\b{_SYMPTOMS}\b[^.!?]*\b{_GONE}\b",
        r"\b(?:complete|total|full|entire)ly\s+(?:\w+\s+)?(?:control"
        r"|avoid|remove|clear|safe|end)",
    ),
    # No need for the medicine any more: nobody can know, and it makes people stop it.
    "remedy.word-free": _any_of(
        rf"\b{_DRUG}[ -]free\b|\bno more\s+{_DRUG}\b|\bfreedom from\b",
        rf"\bfree\s+(?:of|from)\s+{_OWNED}(?:{_DRUG}|it\b|addiction|dependence)",
        rf"\b{_NOT}\b[^.!?]{{0,30}}\bneeds?\b(?!\s+to\b)[^.!?]{{0,20}}\b{_DRUG}\b",
        rf"\b(?:life|lives?|living)\s+without\s+{_OWNED}{_DRUG}\b",
        rf"(?<!coming )\boff\s+(?:of\s+)?{_OWNED}{_DRUG}\b",
        rf"\bnever\b[^.!?]*\b{_DRUG}\b[^.!?]*\bagain\b|\bevery (?:last )?trace\b",
    ),
    # A length outside the fields for lengths would stand there without its range.
    "remedy.word-time": _any_of(
        rf"\b{_DONE}\b[^.!?]*\b(?:in|within|after|by)\s+(?:\w+\s+)?{_TIME}\b",
        rf"\b(?:home|out|work|ends?)\b[^.!?]{{0,20}}\b(?:in|within)\s+(?:\w+\s+)?{_TIME}\b",
        rf"\b(?:in|within)\s+(?:(?:only|just|about)\s+)?{_LONG_TIME}\b",
        rf"\b{_TIME}\b[^.!?]*\b(?:(?:is|are)\s+(?:{_DONE}|out)|to freedom)\b",
        rf"\b(?:only|just|lasts?|takes?)\s+(?:(?:only|just|about)\s+)?{_NUMBER}"
        r"[ -](?:days?|weeks?|months?)\b"
        r"|\b(?:in|within)\s+(?:just\s+)?(?:a few\s+)?(?:hours|days)\b",
        rf"\b{_DETOX}\b[^.!?]*\b{_NUMBER}[ -]hours\b",
    ),
    # A promised success: no page of the app makes a promise, or calls one way the right one.
    "remedy.word-promise": _any_of(
        r"\b(?:guarantee|assured)\w*\b|\b(?:nobody|no one) fails\b|\bonly way\b",
        r"\bcur(?:e|es|ed|ing)\b|\bproven\b|\bforever\b|\bfor good\b|\bhealed\b",
        r"\d ?%|\bpercent\b|\bsuccess rates?\b|\bsuccess for\b|\bmoney back\b|\bwe promise\b",
        rf"\b{_NUMBER}\s+(?:in|out of)\s+(?:every\s+)?(?:three|four|five|ten|3|4|5|10|100)\b",
        r"\bworks?\b[^.!?]*\b(?:every time|always|for (?:any|every|all)\w*)\b"
        r"|\balways works?\b",
        rf"\byou(?:\s+will|'ll)\s+(?:be\s+|get\s+)?{_GOOD}\b"
        rf"|\b(?:leaves?|comes? out)\s+{_GOOD}\b",
        r"\bnever\b[^.!?]*\bagain\b|\bever need\b|\bnever go back\b",
        r"\b(?:permanent|lasting|true|total)\w*\s+(?:recovery|freedom|relief|results?|cure)\b",
        r"\brisk[ -]free\b|\bno risks?\b|\bmost (?:successful|effective)\b|\bunbeaten\b",
        rf"\b{_TIME}\s+(?:is|are)\s+(?:enough|all)\b|\bbetter than\b|\bthe (?:best|safest)\b",
    ),
    # Only the prescriber says how the medicine is taken, cut or stopped.
    "remedy.word-medicine": _any_of(
        rf"\b{_NOT}\s+(?:\w+\s+)?(?:bring|take|carry|keep|pack|have|use|possess)\b[^.!?]*"
        rf"\b{_MEDICINE}\b",
        rf"\b(?:leave|throw|flush|dump|drop|ditch|kick|goodbye to)\s+(?:away\s+)?{_OWNED}"
        rf"{_MEDICINE}\b|\bflush\b|\b{_MEDICINE}\s+stay outside\b",
        rf"\b(?:stop\w*|quit\w*|skip\w*|cut\w*|halv\w*)\b[^.!?]*\b(?:{_DRUG}|dos(?:es?|age))\b",
        rf"\b{_MEDICINE}\b[^.!?]*\b(?:stop\w*|skip\w*|thrown|cut|away|not (?:allowed|permitted)"
        r"|banned|forbidden|prohibited)\b",
        rf"\b(?:no|zero tolerance for)\s+{_MEDICINE}\b|\bwithout\s+{_OWNED}{_MEDICINE}\b",
        r"\b(?:lower|reduce|drop)\s+your\s+dos(?:e|age)\b|\blast dose\b|\bcold turkey\b",
        r"\b(?:stop|quit)\s+(?:taking|using|it)\b|\b\d[\d.,]*\s*(?:mg|mcg|milligrams?)\b",
    ),
    # Whom to call in danger stands on every page, and is the same for every program.
    "remedy.word-help": _any_of(
        r"(?<![\d-])(?:911|988)(?![\d-])|\bhot ?lines?\b",
        r"\b(?:emergency|crisis)\b[^.!?]*\bcall (?:us|our)\b",
        r"\bcall (?:us|our)\b[^.!?]*\b(?:emergency|crisis)\b",
    ),
    # No other voice speaks through a facility's file.
    "remedy.word-advice": _any_of(
        r"\bmedical advice\b|\bdisclaimers?\b|\bas the article\b",
        r"\b(?:studies|study|research|science)\s+(?:show|prove|agree|find)\w*\b",
        r"\b(?:doctors?|experts?|guidance|guidelines?|fda|nida|asam|article)\s+"
        r"(?:say|agree|approve|recommend|show)\w*\b",
    ),
}
"""What to do about each kind of claim, and what it is found by."""


_PLAIN: Final = {0x2018: "'", 0x2019: "'", 0x2013: "-", 0x2014: "-"}
"""Quotes and dashes as they are typed."""


def refused_claims(text: str) -> Iterator[tuple[str, str]]:
    """The remedy and the words of each kind of claim that a text makes."""
    plain = " ".join(unicodedata.normalize("NFKC", text).translate(_PLAIN).split())
    for remedy, claims in REFUSED.items():
        if found := claims.search(plain):
            yield remedy, found[0]
