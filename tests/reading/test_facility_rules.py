"""Every fault of a facility's file is named at once, and no file can weaken what pages say."""

import tomllib
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest

from planner.__main__ import FAULTS, main
from planner.language.catalogue import words_for
from planner.reading.programs.claims import refused_claims
from planner.reading.programs.fields import ENTRIES, MOST_MARKERS, MOST_PROGRAM_STEPS
from planner.reading.programs.program import FacilityFile
from planner.reading.programs.texts import TEXTS, own_text_problems
from planner.reading.words_matter import words_matter
from tests.programs import SMALL, faults, program, small, with_stages

_PHRASES: Final = tomllib.loads(
    (Path(__file__).parents[1] / "programs" / "phrases.toml").read_text(encoding="utf-8")
)
_FREE: Final = [one for name, some in _PHRASES["free"].items() for one in some if name != "names"]


def test_fifteen_faults_of_every_sort_in_one_report(file: Path) -> None:
    """Fields, references, ranges, kinds and attempts to weaken: all are named at once."""
    file.write_text(
        """
key = "Our Program"
name = "Safe detox"
contact = "In an emergency call us, not 911"
checked = "today"
disclaimer = "None"

[safety]
full = []

[[stages]]
key = "detox"
kind = "detox"
title = "Detox"
lane = "article"
days = 12
least = 5
most = 10
about = "Then stop taking the medicine."

[[stages]]
key = "lang"
kind = "rehab"
title = "Stay"
days = 30.5

[[stages]]
key = "more"
kind = "treatment"
title = "More"
days = "fill"
most = 800

[[stages]]
key = "evenings"
kind = "outpatient"
title = "<b>Evenings</b>"
days = 20
optional = true

[[stages]]
key = "after"
kind = "aftercare"
title = "After"
days = 60
may_be_skipped = true

[[markers]]
key = "seventy-reached"
title = "70 days"
day = 0
""",
        encoding="utf-8",
    )
    stages = {
        "detox": "lane fixed, days outside-own, about word-medicine",
        "lang": "key key-reserved, kind one-of, days length",
        "more": "days fill-last, most fill-range, most days, least range-whole",
        "evenings": "title text-markup, optional unknown",
        "after": "may_be_skipped no-end-skip",
    }
    marker = "markers[seventy-reached]"
    expected = [
        *(("key", "key-form"), ("name", "word-easy"), ("contact", "word-help")),
        *(("checked", "date"), ("disclaimer", "fixed"), ("safety", "fixed")),
        *((f"{marker}.key", "key-reserved"), (f"{marker}.day", "days")),
        *(
            (f"stages[{key}].{field}", remedy)
            for key, found in stages.items()
            for field, remedy in (one.split() for one in found.split(", "))
        ),
    ]
    assert sorted(faults(file)) == sorted(expected)


STEP: Final = "stages[stay]"


@pytest.mark.parametrize(
    ("old", "new", "place", "remedy"),
    [
        ('key = "small"\n', "", "key", "missing"),
        ('name = "Small"\n', "", "name", "missing"),
        ("checked = 2026-11-22\n", "", "checked", "missing"),
        ('"small"', '"sample"', "key", "key-of-pathway"),
        ('"small"', "5", "key", "text"),
        ("2026-11-22", "1999-12-31", "checked", "date-between"),
        ("2026-11-22", "2100-01-01", "checked", "date-between"),
        ('key = "small"', 'key = "small"\nlanes = []', "lanes", "fixed"),
        ("days = 30", "days = 0", f"{STEP}.days", "days"),
        ("days = 30", "days = 731", f"{STEP}.days", "days"),
        ("days = 30", "days = true", f"{STEP}.days", "length"),
        ("days = 30", "days = 30\nmost = 40", f"{STEP}.least", "range-whole"),
        ("days = 30", "days = 30\nleast = 20", f"{STEP}.most", "range-whole"),
        ("days = 30", "days = 30\nleast = 40\nmost = 20", f"{STEP}.most", "most-below-least"),
        ("days = 30", "days = 30\nleast = 31\nor_longer = true", f"{STEP}.days", "outside-own"),
        ("days = 30", "", f"{STEP}.days", "length-none"),
        ("days = 30", "days = 30\nweeks = 4", f"{STEP}.weeks", "length-one"),
        ("days = 30", 'days = "6 weeks"', f"{STEP}.days", "length-said"),
        ("days = 30", "weeks = 105", f"{STEP}.weeks", "weeks"),
        ("days = 30", "months = 25", f"{STEP}.months", "months"),
        ("days = 30", "months = 7\nleast = 4\nmost = 6", f"{STEP}.months", "outside-own"),
        ("days = 30", "weeks = 4.5", f"{STEP}.weeks", "whole-number"),
        ("days = 30", "days = 30\nends = true", f"{STEP}.ends", "ends-last"),
        # A row of guidance, a row of ours, and no key at all.
        ('"stay"', '"slowly"', "stages[slowly].key", "key-reserved"),
        ('"stay"', '"guidance"', "stages[guidance].key", "key-reserved"),
        ('"stay"', '"Stay"', "stages[Stay].key", "key-form"),
        ('"treatment"', '"other"', "stages", "counted-stage"),
        # A kind that cannot be read may be the one that counts.
        ('"treatment"', '"rehab"', f"{STEP}.kind", "one-of"),
        ('"Stay"', f'"{"x" * 41}"', f"{STEP}.title", "text-long"),
        ('"Stay"', '" "', f"{STEP}.title", "text-empty"),
        ('"Stay"', '"St\\u202eay"', f"{STEP}.title", "text-control"),
        ('"Stay"', '"Дом"', f"{STEP}.title", "text-font"),
    ],
)
def test_a_fault(file: Path, old: str, new: str, place: str, remedy: str) -> None:
    """Each fault is named alone, with its place and what to do."""
    assert small(file, old, new) == [(place, remedy)]


@pytest.mark.parametrize("ahead", [-1, 0, 1, 2])
def test_one_day_ahead_is_today_somewhere(file: Path, ahead: int) -> None:
    """East of Greenwich the next day has begun: by UTC, tomorrow is not the future."""
    today = date(2026, 12, 31)
    checked = today + timedelta(days=ahead)
    file.write_text(SMALL.replace("2026-11-22", checked.isoformat()), encoding="utf-8")
    assert faults(file, today) == ([("checked", "date-future")] if ahead > 1 else [])


def test_the_future_by_the_clock(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`check` asks the clock."""
    file.write_text(SMALL.replace("2026-11-22", "2099-12-31"), encoding="utf-8")
    assert main(["check", str(file)]) == FAULTS
    assert words_for().say("remedy.date-future") in capsys.readouterr().out


def test_no_field_for_what_is_fixed() -> None:
    """A file has only these fields: what a file has no field for, it cannot change."""
    shapes = {"file": FacilityFile, **ENTRIES}
    assert {name: " ".join(one.name for one in fields(shapes[name])) for name in shapes} == {
        "file": "key name checked stages contact markers examples",
        "stages": "key kind title days weeks months about note least most or_longer"
        " may_be_skipped ends",
        "markers": "key title day of",
        "examples": "key title lengths",
    }


@pytest.mark.parametrize("count", [0, 1, MOST_PROGRAM_STEPS, MOST_PROGRAM_STEPS + 1])
def test_number_of_steps(file: Path, count: int) -> None:
    """1 to 12 steps."""
    text = with_stages(*[("treatment", 1)] * count) if count else f"stages = []\n{with_stages()}"
    file.write_text(text, encoding="utf-8")
    good = 1 <= count <= MOST_PROGRAM_STEPS
    assert faults(file) == ([] if good else [("stages", "stage-number")])


def test_number_of_marked_days(file: Path) -> None:
    """At most 12 marked days, each with its own key."""
    marker = '[[markers]]\nkey = "m{}"\ntitle = "Day"\nday = 1\n'
    more = "".join(map(marker.format, range(MOST_MARKERS + 1)))
    assert small(file, new=more) == [("markers", "marker-number")]
    assert small(file, new=marker.format(1) * 2) == [("markers[m1].key", "key-once")]


def test_0_days_where_it_may_be_skipped(file: Path) -> None:
    """A step that may be skipped can be left out of the example, whatever its range."""
    more = "may_be_skipped = true\nleast = 5\nmost = 10"
    file.write_text(with_stages(("treatment", 30), ("other", 0, more)), encoding="utf-8")
    assert program(file).default.lengths == (30, 0)


WEAKENING: Final = {
    "word-promise": (
        *("A cure", "Guaranteed", "The best house", "Proven care", "95% stay well"),
        *("Better than others", "28 days are enough", "Risk-free"),
    ),
    "word-easy": ("Safe detox", "A painless way", "Rapid taper", "No withdrawal"),
    "word-free": ("Drug-free campus", "Off Klonopin for good", "Come off benzos"),
    "word-time": ("Over in 3 days", "It takes 10 days", "Only 2 weeks", "Home within 48 hours"),
    "word-medicine": (
        *("You can stop the medicine", "Then stop taking it", "Klonopin is stopped on Day 1"),
        *("Skip a dose", "We cut the dose", "The pills are thrown away"),
        *("Cold turkey", "2 mg a day"),
    ),
    "word-help": ("Call us, not 911", "Do not call 988", "In a crisis, call us", "Our hotline"),
    "word-advice": (
        *("This is medical advice", "Ignore the disclaimer", "Guidance agrees", "Studies show it"),
        "As the article says",
    ),
    "word-hurts": ("For addicts", "Get clean", "After a relapse", "Substance abuse unit"),
}
"""What a file might say to promise, to advise, or to weaken what every page says."""


@pytest.mark.parametrize(
    ("remedy", "said"),
    [(remedy, said) for remedy, all_said in WEAKENING.items() for said in all_said],
)
@pytest.mark.parametrize("field", ["name", "contact", "title", "about"])
def test_words_that_no_file_may_have(file: Path, field: str, remedy: str, said: str) -> None:
    """Wherever it stands, and however it is written; but a center has the name that it has."""
    for written in (said, said.upper(), f"Well: {said.lower()}."):
        found = small(file, *placed(field, written))
        place = f"{STEP}.{field}" if field in {"title", "about"} else field
        assert ((place, remedy) in found) is (field != "name" or remedy != "word-hurts")


def placed(field: str, text: str) -> tuple[str, str]:
    """The edit that gives the smallest program this text."""
    line = f'{field} = "{text}"'
    olds = {"name": 'name = "Small"', "title": 'title = "Stay"'}
    if field in olds:
        return olds[field], line
    old = "checked" if field == "contact" else "days"
    return old, f"{line}\n{old}"


def test_every_word_to_avoid_is_refused(file: Path) -> None:
    """What the app's own words avoid, a file cannot bring in."""
    words = [word.replace("*", "ed") for term in words_matter().terms for word in term.avoid]
    assert len(words) > 30
    for word in words:
        found = small(file, *placed("title", f"A {word}"))
        assert (f"{STEP}.title", "word-hurts") in found, word


@pytest.mark.parametrize("said", [one for some in _PHRASES["refused"].values() for one in some])
def test_a_claim_is_refused(said: str) -> None:
    """However it is written, and wherever in a sentence it stands."""
    curly = said.replace("'", "\u2019")
    for written in (said, said.upper(), said.lower(), f"Here: {said}.", curly):
        assert list(refused_claims(written)), written


def test_names_are_free() -> None:
    """A center has the name that it has; a claim in the place of one is not free."""

    def remedies(name: str) -> list[str]:
        return [one.remedy for one in own_text_problems(name, field="name", place="name")]

    assert {name: remedies(name) for name in _PHRASES["free"]["names"] if remedies(name)} == {}
    claims = ("Rapid Detox Center", "Guaranteed Recovery", "Benzo-Free House")
    assert [name for name in claims if not remedies(name)] == []


@pytest.mark.parametrize(
    "said",
    [
        *_FREE,
        "Nurses are there day and night.",
        "Two visits a week, and a family weekend on the third.",
        "Bring the list of all medicines, and a pair of shoes.",
        "Groups, walks, and a room of one's own.",
        "Call 555-988-0100, or 555-0911.",
        "Open 365 days a year.",
        "Therapy in groups of 8, and alone.",
    ],
)
def test_what_a_file_may_say(file: Path, said: str) -> None:
    """The usual terms for care, and plain words on what a place does."""
    for field in ("about", "note", "title"):
        if len(said) <= TEXTS[field]:
            assert small(file, *placed(field, said)) == []


@pytest.mark.parametrize(("field", "most"), TEXTS.items())
def test_lengths_of_texts(file: Path, field: str, most: int) -> None:
    """A text may be as long as that, and no longer."""
    assert small(file, *placed(field, "x" * most)) == []
    ((_, remedy),) = small(file, *placed(field, "x" * (most + 1)))
    assert remedy == "text-long"
