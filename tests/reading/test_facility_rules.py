"""Every fault of a facility's file is named at once, and no file can weaken what pages say."""

from dataclasses import fields
from pathlib import Path
from typing import Final

import pytest

from planner.reading.programs.fields import MOST_MARKERS, MOST_PROGRAM_STEPS
from planner.reading.programs.program import (
    FacilityExample,
    FacilityFile,
    FacilityMarker,
    FacilityStage,
)
from planner.reading.programs.rules import TEXTS
from planner.reading.words_matter import words_matter
from tests.programs import (
    faults,
    program,
    small,
    with_stages,
)

Shape = type[FacilityFile] | type[FacilityStage] | type[FacilityMarker] | type[FacilityExample]
"""A table of a facility's file, with all its fields."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test writes a program."""
    return tmp_path / "own.toml"


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
    expected = [
        *(("key", "key-form"), ("name", "word-easy"), ("contact", "word-help")),
        *(("checked", "date"), ("disclaimer", "fixed"), ("safety", "fixed")),
        *(("stages[detox].lane", "fixed"), ("stages[detox].days", "outside-own")),
        *(("stages[detox].about", "word-medicine"), ("stages[lang].key", "key-reserved")),
        *(("stages[lang].kind", "one-of"), ("stages[lang].days", "length")),
        *(("stages[more].days", "fill-last"), ("stages[more].most", "fill-range")),
        *(("stages[more].most", "days"), ("stages[more].least", "range-whole")),
        *(("stages[evenings].title", "text-markup"), ("stages[evenings].optional", "unknown")),
        ("stages[after].may_be_skipped", "no-end-skip"),
        *(
            ("markers[seventy-reached].key", "key-reserved"),
            ("markers[seventy-reached].day", "days"),
        ),
    ]
    assert sorted(faults(file)) == sorted(expected)
    assert len(expected) >= 15


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param('key = "small"\n', "", ("key", "missing"), id="no-key"),
        pytest.param('name = "Small"\n', "", ("name", "missing"), id="no-name"),
        pytest.param("checked = 2026-11-22\n", "", ("checked", "missing"), id="never-checked"),
        pytest.param('"small"', '"sample"', ("key", "key-of-pathway"), id="key-of-built-in"),
        pytest.param('"small"', "5", ("key", "text"), id="key-is-a-number"),
        pytest.param("2026-11-22", "1999-12-31", ("checked", "date-between"), id="early"),
        pytest.param("2026-11-22", "2100-01-01", ("checked", "date-between"), id="late"),
        pytest.param('key = "small"', 'key = "small"\nlanes = []', ("lanes", "fixed"), id="lanes"),
        pytest.param("days = 30", "days = 0", ("stages[stay].days", "days"), id="no-days"),
        pytest.param("days = 30", "days = 731", ("stages[stay].days", "days"), id="many-days"),
        pytest.param("days = 30", "days = true", ("stages[stay].days", "length"), id="yes-days"),
        pytest.param(
            "days = 30",
            "days = 30\nmost = 40",
            ("stages[stay].least", "range-whole"),
            id="no-least",
        ),
        pytest.param(
            "days = 30", "days = 30\nleast = 20", ("stages[stay].most", "range-whole"), id="no-most"
        ),
        pytest.param(
            "days = 30",
            "days = 30\nleast = 40\nmost = 20",
            ("stages[stay].most", "most-below-least"),
            id="turned-round",
        ),
        pytest.param(
            "days = 30",
            "days = 30\nleast = 31\nor_longer = true",
            ("stages[stay].days", "outside-own"),
            id="below-the-least",
        ),
        pytest.param(
            '"stay"', '"slowly"', ("stages[slowly].key", "key-reserved"), id="key-of-lane"
        ),
        pytest.param(
            '"stay"', '"guidance"', ("stages[guidance].key", "key-reserved"), id="our-row"
        ),
        pytest.param('"stay"', '"Stay"', ("stages[Stay].key", "key-form"), id="capital"),
        pytest.param('"treatment"', '"other"', ("stages", "counted-stage"), id="nothing-counts"),
        pytest.param(
            '"Stay"', f'"{"x" * 41}"', ("stages[stay].title", "text-long"), id="long-title"
        ),
        pytest.param('"Stay"', '" "', ("stages[stay].title", "text-empty"), id="empty-title"),
        pytest.param(
            '"Stay"', '"St\\u202eay"', ("stages[stay].title", "text-control"), id="turned-letters"
        ),
        pytest.param('"Stay"', '"Дом"', ("stages[stay].title", "text-font"), id="no-such-letters"),
    ],
)
def test_a_fault(file: Path, old: str, new: str, fault: tuple[str, str]) -> None:
    """Each fault is named alone, with its place and what to do."""
    assert small(file, old, new) == [fault]


def test_lists_in_lists_without_an_end(file: Path) -> None:
    """What the reader of TOML itself cannot take is a fault like others."""
    file.write_text("a = " + "[" * 30_000, encoding="utf-8")
    assert faults(file) == [("", "line-unknown")]


def test_no_field_for_what_is_fixed() -> None:
    """A file has only these fields: what a file has no field for, it cannot change."""

    def names(shape: Shape) -> set[str]:
        return {one.name for one in fields(shape)}

    assert names(FacilityFile) == {
        *("key", "name", "checked", "stages", "contact", "markers", "examples")
    }
    assert names(FacilityMarker) == {"key", "title", "day", "of"}
    assert names(FacilityExample) == {"key", "title", "lengths"}
    assert names(FacilityStage) == {
        *("key", "kind", "title", "days", "weeks", "months", "about", "note", "least", "most"),
        *("or_longer", "may_be_skipped", "ends"),
    }


@pytest.mark.parametrize(
    ("count", "good"), [(MOST_PROGRAM_STEPS, True), (MOST_PROGRAM_STEPS + 1, False), (0, False)]
)
def test_number_of_steps(file: Path, count: int, good: bool) -> None:
    """1 to 12 steps."""
    text = with_stages(*[("treatment", 1)] * count) if count else f"stages = []\n{with_stages()}"
    file.write_text(text, encoding="utf-8")
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
        line = f'{field} = "{written}"'
        if field == "name":
            if remedy == "word-hurts":
                continue
            found = small(file, 'name = "Small"', line)
        elif field == "title":
            found = small(file, 'title = "Stay"', line)
        elif field == "about":
            found = small(file, new=line)
        else:
            found = small(file, 'name = "Small"', f'name = "Small"\n{line}')
        assert remedy in {name for _, name in found}


def test_every_word_to_avoid_is_refused(file: Path) -> None:
    """What the app's own words avoid, a file cannot bring in."""
    words = [word.replace("*", "ed") for term in words_matter().terms for word in term.avoid]
    assert len(words) > 30
    for word in words:
        found = small(file, '"Stay"', f'"A {word}"')
        assert ("stages[stay].title", "word-hurts") in found, word


@pytest.mark.parametrize(
    "said",
    [
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
    """Plain words on what a place does are no fault."""
    assert small(file, new=f'about = "{said}"') == []


@pytest.mark.parametrize(("field", "most"), TEXTS.items())
def test_lengths_of_texts(file: Path, field: str, most: int) -> None:
    """A text may be as long as that, and no longer."""
    places = {"name": 'name = "Small"', "title": 'title = "Stay"', "contact": "checked"}
    for length, good in ((most, True), (most + 1, False)):
        text = f'{field} = "{"x" * length}"'
        old = places.get(field, "days")
        found = small(file, old, f"{text}\n{old}" if old in {"checked", "days"} else text)
        assert (found == []) is good
