"""Days, dates and lengths in the words of a file, and what they mean.

The words are looked at without spaces, since a reader cannot know where lines broke.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from planner.language.catalogue import words_for
from tests.forms.pdf_reader import squeezed

Day = int | date

WORDS: Final = words_for()
MONTHS: Final = {
    said(date(2027, month, 1)).split()[0]: month
    for said in (WORDS.date, WORDS.short_date)
    for month in range(1, 13)
}


def pattern(message: str, **parts: str) -> str:
    """What finds a message in words without spaces; each of its parts is a pattern itself."""
    marks = {name: f"\x00{name}\x00" for name in parts}
    found = re.escape(squeezed(WORDS.say(message, **marks)))
    for name, mark in marks.items():
        found = found.replace(mark, parts[name])
    return found


def _counted(message: str) -> str:
    """A message that counts, in each of its forms."""
    forms = (re.escape(squeezed(WORDS.count(message, n))).replace(str(n), r"\d+") for n in (2, 1))
    return f"(?:{'|'.join(forms)})"


NUMBER: Final = r"\d+"
DATE: Final = rf"(?:{'|'.join(MONTHS)})\d{{1,2}}(?:,\d{{4}})?"
POINT: Final = f"(?:{pattern('when.day', day=NUMBER)}|{DATE})"
DAYS: Final = _counted("days")
LENGTH: Final = f"(?:{pattern('length.fills', length=DAYS, target=NUMBER)}|{DAYS})"


def _spans(first: str, last: str) -> tuple[str, ...]:
    """How days are said; each way of it may name its two ends as groups."""
    number, end = (f"(?P<{name}>{NUMBER})" if name else NUMBER for name in (first, last))
    begins, ends = (f"(?P<{name}>{DATE})" if name else DATE for name in (first, last))
    point = f"(?P<{first}>{POINT})" if first else POINT
    return (
        pattern("span.days", first=number, last=end),
        pattern("span.dates", first=begins, last=ends),
        pattern("span.from", first=point),
        point,
    )


SPAN: Final = f"(?:{'|'.join(_spans('', ''))})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days of a stage, inclusive; without a last day it has no fixed end."""

    days: int | None
    first: Day
    last: Day | None


def span_of(words: str, length: str | None) -> Span:
    """What the words of a span and of a length mean."""
    (ends, *_) = (
        found.groupdict()
        for way in _spans("first", "last")
        if (found := re.fullmatch(way, words)) is not None
    )
    year = re.search(r"\d{4}", f"{ends['first']}{ends.get('last')}")
    first = day_of(ends["first"], year)
    single = re.fullmatch(POINT, words) is not None
    last = day_of(ends["last"], year) if "last" in ends else first if single else None
    days = None if length is None else re.search(NUMBER, length)
    return Span(days=None if days is None else int(days[0]), first=first, last=last)


def day_of(text: str, year: re.Match[str] | None) -> Day:
    """A Day number, or a date; one without a year has that of the other end, or of Day 1."""
    if text.isdecimal():
        return int(text)
    if numbered := re.fullmatch(pattern("when.day", day=f"({NUMBER})"), text):
        return int(numbered[1])
    own = re.search(r"\d{4}", text) or year
    assert own is not None
    named = re.match(r"([^\W\d]+)(\d{1,2})", text)
    assert named is not None
    return date(int(own[0]), MONTHS[named[1]], int(named[2]))
