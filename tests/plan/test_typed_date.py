"""A typed date is the one that was meant, or none: never another one."""

import re
from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan.plan import EARLIEST_START, LATEST_START
from planner.plan.typed_date import BadDateError, typed_date, written
from tests.in_words import WORDS, say

START: Final = date(2027, 1, 4)
MOST_CHARACTERS: Final = 200
"""A sentence on what was typed is no longer, whatever it was."""

days: Final = st.dates(EARLIEST_START, LATEST_START)


GOOD: Final = {
    START: (
        *("1/4/2027", "01/04/2027", "1/4/27", "1-4-27", "1.4.2027", "1 4 2027", "01-04-2027"),
        *("2027-01-04", "2027-1-4", " 1/4/2027 ", "\t1/4/2027\n"),
        *("January 4, 2027", "Jan 4 2027", "jan. 4, 27", "JANUARY  4 2027"),
    ),
    None: ("", " ", "\t \n", "\u00a0"),
    # Leap days, the first and the last start, and a day that could be a month.
    date(2028, 2, 29): ("2/29/2028",),
    date(2000, 2, 29): ("2/29/2000",),
    date(2027, 2, 28): ("2/28/2027",),
    LATEST_START: ("12/31/2099",),
    EARLIEST_START: ("1/1/2000", "1/1/00"),
    date(2027, 12, 11): ("12/11/2027",),
}


@pytest.mark.parametrize(
    ("said", "expected"), [(said, day) for day, all_said in GOOD.items() for said in all_said]
)
def test_good(said: str, expected: date | None) -> None:
    """Month, day and year, or the form of a link; nothing typed is no date."""
    assert typed_date(said) == expected


BAD: Final = {
    "no-such-day": (
        *("02/30/2027", "2/29/2027", "2/29/2100", "13/01/2027", "1/32/2027", "0/1/2027", "1/0/27"),
        *("February 30, 2027", "2027-02-30", "2027-13-01", "4/31/2027", "31/12/2027", "0000-13-01"),
    ),
    "bounds": ("1/1/2100", "12/31/1999", "1999-12-31", "2100-01-01", "1/1/1000", "9999-12-31"),
    "form": (
        *("soon", "1/4", "1/4/2", "1/4/202", "1/4/20277", "2027/01/04", "20270104", "01042027"),
        *("1//4/2027", "1/4/2027/", "-1/4/2027", "1/4/-2027", "1/ 4/2027"),
        *("Ja 4, 2027", "Maybe 4, 2027", "January 4"),
        *("\u0661/\u0664/\u0662\u0660\u0662\u0667", "\uff11/\uff14/\uff12\uff10\uff12\uff17"),
        *("1/4/2027\x00", "1\u200b/4/2027", "\u202e1/4/2027", "1\n/4/2027", "1\u20444\u20442027"),
        *("9" * 10_000, "1/4/2027" * 1250, "/" * 10_000, "None", "nan", "1e1/1/2027", "²/1/2027"),
    ),
}


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        pytest.param(said, fault, id=f"{fault}-{place}")
        for fault, cases in BAD.items()
        for place, said in enumerate(cases)
    ],
)
def test_bad(said: str, fault: str) -> None:
    """A sentence of its own tells what is wrong; controls and long texts do no harm in it."""
    with pytest.raises(BadDateError) as caught:
        typed_date(said)
    sentence = caught.value.sentence(WORDS)
    shown = "".join(sign if sign.isprintable() else "?" for sign in said)[:40]
    bounds = {"earliest": WORDS.date(EARLIEST_START), "latest": WORDS.date(LATEST_START)}
    assert sentence == say(f"typed-date.{fault}", said=shown, **bounds)
    assert sentence.isprintable()
    assert len(sentence) < MOST_CHARACTERS


@given(days)
def test_what_is_written_reads_back(day: date) -> None:
    """As the page writes it, as a link has it, and with a year of two digits."""
    assert typed_date(written(day)) == day
    assert typed_date(day.isoformat()) == day
    assert typed_date(f"{day:%m-%d-%y}") == day


def test_no_date_is_written_as_nothing() -> None:
    assert written(None) == ""


@given(st.text() | st.text(alphabet="0123456789/.- ", max_size=12))
def test_any_text(said: str) -> None:
    """It is a date in bounds whose numbers were typed, nothing, or a sentence."""
    sentence, found = "", None
    try:
        found = typed_date(said)
    except BadDateError as bad:
        sentence = bad.sentence(WORDS)
    assert sentence.isprintable()
    if found is None:
        assert bool(sentence) is bool(said.strip())
    else:
        assert EARLIEST_START <= found <= LATEST_START
        typed = map(int, re.findall("[0-9]+", said))
        assert {found.month, found.day, found.year % 100} == {one % 100 for one in typed}
