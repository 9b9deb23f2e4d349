"""How the days of a stage are written in each form, from what `/plan.json` says of it."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from tests.forms.pdf_reader import squeezed
from tests.forms.readers import FileText, Record
from tests.in_words import WORDS, day, days, say

TO: Final = squeezed(say("span.dates", first="|", last="|").split("|")[1])
"""What stands between two days; behind a single one it does not."""

Ends = tuple[int, int | None] | tuple[date, date | None]


def ends_of(stage: Record) -> Ends:
    """Its first and last day, as dates where there are any; both are inclusive."""
    if stage["start_date"] is None:
        return stage["start_day"], stage["last_day"]
    last = stage["last_date"]
    return date.fromisoformat(stage["start_date"]), last and date.fromisoformat(last)


def point(at: int | date) -> str:
    return WORDS.date(at) if isinstance(at, date) else day(at)


def span(stage: Record) -> str:
    """From when to when."""
    first, last = ends_of(stage)
    if last is None:
        return say("span.from", first=point(first))
    if first == last:
        return point(first)
    if isinstance(first, date) and isinstance(last, date):
        return say("span.dates", first=WORDS.date(first, like=last), last=WORDS.date(last))
    return say("span.days", first=first, last=last)


def lengths(stage: Record, record: Record, no_end: str) -> list[str]:
    """Its length, in each way that a form may say it."""
    if stage["open_ended"]:
        return [say(no_end)]
    length = days(stage["days"])
    return [length, say("length.fills", length=length, target=record["guidance"]["days"])]


def in_table(stage: Record, record: Record) -> list[str]:
    found = lengths(stage, record, "table.no-end")
    return [f"{stage['title']}{length}{span(stage)}" for length in found]


def on_slides(stage: Record, record: Record, number: int) -> str:
    """What is said of its bar; dates are short, and have no year where it is that of Day 1."""

    def short(at: int | date) -> str:
        if isinstance(at, int):
            return day(at)
        same = record["start"].startswith(str(at.year))
        return WORDS.short_date(at) if same else WORDS.short_date_with_year(at)

    first, last = ends_of(stage)
    name = say("caption.numbered", number=number, title=stage["title"])
    length, *_ = lengths(stage, record, "talk.no-end")
    bar = say("slides.bar", name=name, length=length)
    if last is None or first == last:
        message = "slides.bar-from" if last is None else "slides.bar-day"
        return say(message, bar=bar, first=short(first))
    return say("slides.bar-days", bar=bar, first=short(first), last=short(last))


def says(words: str, ways: Iterable[str]) -> bool:
    """Whether one of these stands there, and its last day ends with it."""
    return any(re.search(rf"{re.escape(squeezed(way))}(?!\d|{TO})", words) for way in ways)


def is_said(ending: str, text: FileText, record: Record, stage: Record) -> bool:
    """Whether a file says how long a stage takes, and from when to when."""
    number = record["stages"].index(stage) + 1
    if ending == "pptx":
        return says(text.alternative, [on_slides(stage, record, number)])
    if ending != "svg":
        return says(text.words, in_table(stage, record))
    # The lengths stand over the bars; from when to when stands in the description.
    name = say("caption.numbered", number=number, title=stage["title"])
    over = (
        f"{name}{say('caption.no-end')}"
        if stage["open_ended"]
        else f"{name}{say('caption.length', length=length)}"
        for length in lengths(stage, record, "caption.no-end")
    )
    about = say("text.step", title=stage["title"], span=span(stage))
    return says(text.words, over) and says(text.alternative, [about])
