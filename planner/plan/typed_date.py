"""A date as somebody types it: month, day and year, or the form of a link."""

import re
from calendar import month_name
from datetime import date
from typing import Final

from planner.language.catalogue import Words
from planner.plan.plan import EARLIEST_START, LATEST_START

_MOST_SAID: Final = 40
_MONTH_FIRST: Final = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NAMED: Final = re.compile(r"([a-z]{3,9})\.? (\d{1,2}),? (\d{4}|\d{2})", re.ASCII)
_MONTHS: Final = {name.lower(): number for number, name in enumerate(month_name) if name}
_CENTURY: Final = 2000


class BadDateError(ValueError):
    """What was typed is no date that a plan can start on; `sentence` tells the visitor why."""

    def __init__(self, message: str, said: str) -> None:
        super().__init__(f"{message}: {said!r}")
        self._message = message
        self._said = "".join(sign if sign.isprintable() else "?" for sign in said)[:_MOST_SAID]

    def sentence(self, words: Words) -> str:
        """What is wrong, and what would be right."""
        bounds = {"earliest": words.date(EARLIEST_START), "latest": words.date(LATEST_START)}
        return words.say(self._message, said=self._said, **bounds)


def written(day: date | None) -> str:
    """A date as it is typed; "" for none."""
    return "" if day is None else f"{day.month}/{day.day}/{day.year}"


def typed_date(said: str) -> date | None:
    """The date that was typed; None where nothing was. Raises `BadDateError` for another text.

    A year of two digits is one of this century. No day or month is ever taken for another one.
    """
    text = said.strip()
    if not text:
        return None
    named = _NAMED.fullmatch(" ".join(text.lower().split()))
    month_first, year_first = _MONTH_FIRST.fullmatch(text), _YEAR_FIRST.fullmatch(text)
    if named and _month(named[1]):
        month, day, year = _month(named[1]), int(named[2]), int(named[3])
    elif month_first:
        month, day, year = map(int, month_first.groups())
    elif year_first:
        year, month, day = map(int, year_first.groups())
    else:
        raise BadDateError("typed-date.form", text)
    try:
        found = date(year if year >= 100 else _CENTURY + year, month, day)
    except ValueError:
        raise BadDateError("typed-date.no-such-day", text) from None
    if not EARLIEST_START <= found <= LATEST_START:
        raise BadDateError("typed-date.bounds", text)
    return found


def _month(said: str) -> int:
    """The number of a month by its name or how that begins; 0 for another word."""
    return next((number for name, number in _MONTHS.items() if name.startswith(said)), 0)
