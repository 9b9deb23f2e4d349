"""Every fault of a facility's file is named at once, and no file can weaken what pages say."""

import tomllib
from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest

from planner.__main__ import FAULTS, main
from planner.reading.programs.claims import refused_claims
from planner.reading.programs.fields import ENTRIES, MOST_MARKERS, MOST_PROGRAM_STEPS
from planner.reading.programs.program import FacilityFile
from planner.reading.programs.texts import TEXTS, own_text_problems
from planner.reading.words_matter import words_matter
from tests.in_words import say
from tests.programs import SMALL, WHOLE, changed, faults, with_stages, with_steps

_PHRASES: Final = tomllib.loads(
    (Path(__file__).parents[1] / "programs" / "phrases.toml").read_text(encoding="utf-8")
)
_FREE: Final = [one for name, some in _PHRASES["free"].items() for one in some if name != "names"]

STEP: Final = "stages[stay]"
CARE: Final = "stages[care]"
CALL: Final = "markers[call]"
NINETY: Final = "examples[ninety]"
MARKER: Final = '[[markers]]\nkey = "{}"\ntitle = "Day"\nday = 1\n'
MANY_KEYS: Final = [f"m{number}" for number in range(MOST_MARKERS + 1)]
AFTER: Final = '[[stages]]\nkey = "after"\nkind = "aftercare"\ntitle = "After"\ndays = 60\n'
CHECKED: Final = "checked = 2026-11-22\n\n[[stages]]\n"

# What stood there, what is written in its place, the place of the fault, and its remedy.
TOGETHER: Final = (
    ('key = "small"', 'key = "Our Program"', "key", "key-form"),
    ('name = "Small"', 'name = "Safe detox"', "name", "word-easy"),
    ("checked = 2026-11-22", 'checked = "today"', "checked", "date"),
    ("[[stages]]", 'disclaimer = "None"\n\n[[stages]]', "disclaimer", "fixed"),
    ("[[stages]]", "[safety]\nfull = []\n\n[[stages]]", "safety", "fixed"),
    ('"treatment"', '"treatment"\nlane = "article"', f"{STEP}.lane", "fixed"),
    ('title = "Stay"', 'title = "<b>Stay</b>"', f"{STEP}.title", "text-markup"),
    # A kind that cannot be read may be the one that counts.
    ('kind = "outpatient"', 'kind = "rehab"', f"{CARE}.kind", "one-of"),
    ('days = "fill"', 'days = "fill"\nor_longer = true', f"{CARE}.or_longer", "fill-range"),
    ('"Care"', '"Care"\nabout = "Then stop taking it."', f"{CARE}.about", "word-medicine"),
    ("day = 3", "day = 31", f"{CALL}.day", "marker-late"),
    ("day = 3", "optional = true\nday = 3", f"{CALL}.optional", "unknown"),
    ("stay = 90", "house = 90", f"{NINETY}.lengths.house", "step-known"),
    ('key = "thirty"', 'key = "own"', "examples[own].key", "key-reserved"),
)
ALONE: Final = (
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
    ("days = 30", "days = 30.5", f"{STEP}.days", "length"),
    ("days = 30", "days = 30\nmost = 40", f"{STEP}.least", "range-whole"),
    ("days = 30", "days = 30\nleast = 20", f"{STEP}.most", "range-whole"),
    ("days = 30", "days = 30\nleast = 20\nmost = 731", f"{STEP}.most", "days"),
    ("days = 30", "days = 30\nleast = 40\nmost = 20", f"{STEP}.most", "most-below-least"),
    ("days = 30", "days = 30\nleast = 31\nor_longer = true", f"{STEP}.days", "outside-own"),
    ("days = 30", "days = 30\nleast = 5\nmost = 29", f"{STEP}.days", "outside-own"),
    ("days = 30", "", f"{STEP}.days", "length-none"),
    ("days = 30", "days = 30\nweeks = 4", f"{STEP}.weeks", "length-one"),
    ("days = 30", 'days = "6 weeks"', f"{STEP}.days", "length-said"),
    ("days = 30", "weeks = 105", f"{STEP}.weeks", "weeks"),
    ("days = 30", "months = 25", f"{STEP}.months", "months"),
    ("days = 30", "months = 7\nleast = 4\nmost = 6", f"{STEP}.months", "outside-own"),
    ("days = 30", "weeks = 4.5", f"{STEP}.weeks", "whole-number"),
    ("days = 30", "days = 30\nends = true", f"{STEP}.ends", "ends-last"),
    ('kind = "outpatient"', 'kind = "other"', f"{CARE}.days", "fill-last"),
    ("", f"{AFTER}may_be_skipped = true", "stages[after].may_be_skipped", "no-end-skip"),
    ("", f"{AFTER}or_longer = true", "stages[after].or_longer", "no-end-range"),
    # A row of guidance, a row of ours, a parameter of links, and no key at all.
    ('"stay"', '"slowly"', "stages[slowly].key", "key-reserved"),
    ('"stay"', '"guidance"', "stages[guidance].key", "key-reserved"),
    ('"stay"', '"lang"', "stages[lang].key", "key-reserved"),
    ('"stay"', '"Stay"', "stages[Stay].key", "key-form"),
    ('"treatment"', '"other"', "stages", "counted-stage"),
    ('"Stay"', f'"{"x" * 41}"', f"{STEP}.title", "text-long"),
    ('"Stay"', '" "', f"{STEP}.title", "text-empty"),
    ('"Stay"', '"St\\u202eay"', f"{STEP}.title", "text-control"),
    ('"Stay"', '"Дом"', f"{STEP}.title", "text-font"),
    # Named days.
    ("", MARKER.format("seventy-reached"), "markers[seventy-reached].key", "key-reserved"),
    ("", MARKER.format("m1") * 2, "markers[m1].key", "key-once"),
    ("", "".join(map(MARKER.format, MANY_KEYS)), "markers", "marker-number"),
    ("day = 3", "day = 0", f"{CALL}.day", "days"),
    ('of = "stay"', 'of = "house"', f"{CALL}.of", "step-known"),
    ('"First call"', '"Guaranteed"', f"{CALL}.title", "word-promise"),
    # Examples.
    ("stay = 90", 'stay = "fill"', f"{NINETY}.lengths.stay", "fill-example"),
    ("stay = 90", "stay = 731", f"{NINETY}.lengths.stay", "days"),
    ("stay = 90", "stay = 0", f"{NINETY}.lengths.stay", "days"),
    ("stay = 90", 'stay = "long"', f"{NINETY}.lengths.stay", "length"),
    ("stay = 90, care = 0", "stay = 30", NINETY, "example-same"),
    ("no care after it", "guaranteed", f"{NINETY}.title", "word-promise"),
    # Fields under the wrong heading, in other words, or not moved along.
    ("", 'contact = "Us"', f"{STEP}.contact", "heading-top"),
    ("", "day = 3", f"{STEP}.day", "heading-other"),
    ("", "Least = 3", f"{STEP}.Least", "unknown-like"),
    ("", 'notes = "Ours"', f"{STEP}.notes", "unknown-like"),
    ("", "colour = 3", f"{STEP}.colour", "unknown"),
    ("", f"{MARKER.format('a')}least = 2", "markers[a].least", "heading-other"),
    ("", MARKER.format("a").replace("[[markers]]", "[markers]"), "markers", "heading-twice"),
    # What was moved is not missing as well.
    ('name = "Small"\n' + CHECKED, CHECKED + 'name = "Small"\n', f"{STEP}.name", "heading-top"),
)


@pytest.mark.parametrize(("old", "new", "place", "remedy"), [*TOGETHER, *ALONE])
def test_a_fault(file: Path, old: str, new: str, place: str, remedy: str) -> None:
    """Each fault is named alone, with its place and what to do."""
    assert changed(file, old, new) == [(place, remedy)]


def test_faults_of_every_sort_in_one_report(file: Path) -> None:
    """Fields, references, ranges, kinds and attempts to weaken: all are named at once."""
    text = WHOLE
    for old, new, _, _ in TOGETHER:
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    assert sorted(faults(file)) == sorted((place, remedy) for _, _, place, remedy in TOGETHER)


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
    assert say("remedy.date-future") in capsys.readouterr().out


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


def test_0_days_where_it_may_be_skipped(file: Path) -> None:
    """A step that may be skipped can be left out of the example, whatever its range."""
    more = "may_be_skipped = true\nleast = 5\nmost = 10"
    assert with_steps(file, ("treatment", 30), ("other", 0, more)).default.lengths == (30, 0)


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
    "word-hurts": (
        *("For addicts", "Get clean", "After a relapse", "Substance abuse unit"),
        *(f"A {word.replace('*', 'ed')}" for term in words_matter().terms for word in term.avoid),
    ),
}
"""What a file might say to promise, to advise, or to weaken what every page says.

The last are all words that the app's own avoid.
"""


def remedies(field: str, text: str) -> list[str]:
    """What to do about a text in this field."""
    found = own_text_problems(text, field=field, place=field)
    return [one.remedy.removeprefix("remedy.") for one in found]


@pytest.mark.parametrize(
    ("remedy", "said"),
    [(remedy, said) for remedy, all_said in WEAKENING.items() for said in all_said],
)
def test_words_that_no_file_may_have(remedy: str, said: str) -> None:
    """In every field, and however it is written; but a center has the name that it has."""
    for field in TEXTS:
        for text in (said, said.upper(), f"Well: {said.lower()}."):
            may_stand = remedy == "word-hurts" and field == "name"
            assert (remedy in remedies(field, text)) is not may_stand


def test_every_claim_is_refused() -> None:
    """However it is written, and wherever in a sentence it stands."""
    said = [one for some in _PHRASES["refused"].values() for one in some]
    curly = [one.replace("'", "\u2019") for one in said]
    texts = [*said, *map(str.upper, said), *map(str.lower, said), *curly]
    texts += [f"Here: {one}." for one in said]
    assert [text for text in texts if not list(refused_claims(text))] == []


def test_names_are_free() -> None:
    """A center has the name that it has; a claim in the place of one is not free."""
    claims = ["Rapid Detox Center", "Guaranteed Recovery", "Benzo-Free House"]
    names = [*_PHRASES["free"]["names"], *claims]
    assert [name for name in names if remedies("name", name)] == claims


def test_what_a_file_may_say() -> None:
    """The usual terms for care, and plain words on what a place does, in every field with room."""
    fits = [(field, said) for field, most in TEXTS.items() for said in _FREE if len(said) <= most]
    assert [one for one in fits if one[0] != "name" and remedies(*one)] == []


@pytest.mark.parametrize(("field", "most"), TEXTS.items())
def test_lengths_of_texts(file: Path, field: str, most: int) -> None:
    """A text may be as long as that, and no longer."""
    places = {"name": 'name = "Small"', "title": 'title = "Stay"', "contact": "checked"}
    old = places.get(field, "days")
    after = "" if old.startswith(field) else f"\n{old}"
    assert changed(file, old, f'{field} = "{"x" * most}"{after}') == []
    ((_, remedy),) = changed(file, old, f'{field} = "{"x" * (most + 1)}"{after}')
    assert remedy == "text-long"
