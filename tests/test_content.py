"""The rules for what the built-in data says; the words themselves are judged in test_words.py."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from planner import claims, helplines, library, pathway
from planner.claims import Card, Claim, Conflict, Question
from planner.helplines import Helplines
from planner.library import DATA, PathwayFile, ScenarioEntry
from planner.pathway import ASSUMPTION, FACILITY, Pathway, Range
from tests.strategies import BUILT_IN

HELPLINES = library.library().helplines
FILES = sorted(file for file in DATA.rglob("*") if file.suffix in {".toml", ".po", ".md"})
CODE = [DATA.parent / "app.py", *sorted((DATA.parent / "planner").rglob("*.py"))]
LEFT_OUT = {"C12", "C14", "C15", "C17", "C18", "C19"}
"""Conflicts that are settled by saying nothing, as design.md and data/README.md have it."""


def name(file: Path) -> str:
    return str(file.relative_to(DATA.parent))


def inside(part: object) -> Iterator[Any]:
    """Every dataclass inside a part of the data, itself included."""
    if isinstance(part, tuple):
        for entry in part:
            yield from inside(entry)
    elif is_dataclass(part) and not isinstance(part, type):
        yield part
        for field in fields(part):
            yield from inside(getattr(part, field.name))


def claims_in(data: Pathway | Helplines) -> Iterator[Claim]:
    return (part for part in inside(data) if isinstance(part, Claim))


def cards(pathway: Pathway) -> Iterator[Card]:
    return (part for part in inside(pathway) if isinstance(part, Card))


def test_every_conflict_is_there() -> None:
    assert [conflict.key for conflict in BUILT_IN.conflicts] == [f"C{n}" for n in range(1, 21)]


@pytest.mark.parametrize("conflict", BUILT_IN.conflicts, ids=lambda conflict: conflict.key)
def test_every_conflict_is_settled(conflict: Conflict) -> None:
    settled_by = [claim.text for claim in claims_in(BUILT_IN) if conflict.key in claim.settles]
    left_out = conflict.settled.startswith("Left out: ")
    assert left_out is (conflict.key in LEFT_OUT)
    assert bool(settled_by) is not left_out
    assert "article" in conflict.sources


def test_exactly_twenty_questions_each_at_one_step() -> None:
    asked = Counter(question.ask for card in cards(BUILT_IN) for question in card.questions)
    assert len(asked) == 20
    assert set(asked.values()) == {1}


def test_five_questions_for_the_first_call() -> None:
    assert len({question.ask for question in BUILT_IN.first_call}) == len(BUILT_IN.first_call) == 5
    assert all(question.why and question.listen for question in BUILT_IN.first_call)


def test_why_and_listen_are_for_the_first_call_only() -> None:
    for card in cards(BUILT_IN):
        for asked in card.questions:
            assert asked == Question(ask=asked.ask, sources=asked.sources)


PROMISED = {
    "outpatient": (0, 2, 0, "fill", 60),
    "month": (10, 2, 28, "fill", 60),
    "two-months": (10, 2, 60, "fill", 60),
    "ninety": (14, 2, 90, "fill", 60),
    "short": (3, 1, 28, 0, 60),
}


def test_the_promised_examples() -> None:
    assert {scenario.key: scenario.lengths for scenario in BUILT_IN.scenarios} == PROMISED
    assert BUILT_IN.default.key == "two-months"


@pytest.mark.parametrize("scenario", BUILT_IN.scenarios, ids=lambda scenario: scenario.key)
def test_no_example_is_called_best(scenario: pathway.Scenario) -> None:
    words = set(re.findall(r"[a-z]+", f"{scenario.button} {scenario.title}".lower()))
    assert not words & {"safe", "safest", "best", "recommended", "right", "enough", "full", "good"}


def test_the_promised_ranges() -> None:
    stated = {stage.key: stage.range for stage in BUILT_IN.stages}
    found = {
        key: None if one is None else (one.least, one.most, one.or_longer, one.source)
        for key, one in stated.items()
    }
    assert found == {
        "detox": (3, 14, True, "article"),
        "evaluation": (1, 3, False, "assumption"),
        "treatment": (28, 90, False, "article"),
        "outpatient": None,
        "aftercare": None,
    }


def test_the_promised_guidance_lanes_and_markers() -> None:
    assert (BUILT_IN.guidance.key, BUILT_IN.guidance.days) == ("nida-90", 90)
    lanes = [(lane.key, lane.starts_on_day_1, lane.may_not_happen) for lane in BUILT_IN.lanes]
    assert lanes == [("taper", True, False), ("symptoms", False, True)]
    markers = [(marker.key, marker.at, marker.day) for marker in BUILT_IN.markers]
    assert markers == [
        ("first-assessment", "day", 1),
        ("treatment-starts", "treatment-starts", None),
        ("nida-90-reached", "guidance-reached", None),
    ]


def test_only_detox_treatment_and_outpatient_may_be_left_out() -> None:
    optional = [stage.key for stage in BUILT_IN.stages if stage.optional]
    assert optional == ["detox", "treatment", "outpatient"]


def test_exactly_three_ideas_await_review() -> None:
    awaiting = [claim.text for claim in claims_in(BUILT_IN) if claim.awaits_review]
    subjects = ("take the medicine away", "does not make it faster", "adult child")
    for text in awaiting:
        assert sum(subject in text for subject in subjects) == 1
    # The second is told of a stay, and where stays are compared.
    assert [sum(subject in text for text in awaiting) for subject in subjects] == [1, 2, 1]


def test_every_source_is_used() -> None:
    used: set[str] = set()
    for part in (*inside(BUILT_IN), *inside(HELPLINES)):
        if isinstance(part, Range):
            used.add(part.source)
        elif not isinstance(part, Conflict | Pathway | Helplines):
            used.update(getattr(part, "sources", ()))
    known = {source.key for source in (*BUILT_IN.sources, *HELPLINES.sources)}
    assert known - used == set()
    assert used - known == {ASSUMPTION}
    assert FACILITY not in used


def test_every_number_names_its_source() -> None:
    for claim in (*claims_in(BUILT_IN), *claims_in(HELPLINES)):
        assert claim.sources or not re.search(r"\d", claim.text), claim.text


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_dose_anywhere(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    if file.name == "README.md":
        # It has the rule itself.
        text = text.replace("a dose, milligrams, a pace to work out", "")
    assert not re.findall(
        r"\b(?:\d[\d.,]*\s*)?(?:mg|mcg|\u00b5g|milligrams?|micrograms?)\b", text, re.I
    )


TEN_DIGITS = re.compile(
    r"(?<![\d/.-])(?:\+?1[ .-]?)?\(?([2-9]\d\d)\)?[ .-]?([2-9]\d\d)[ .-]?(\d{4})(?![\d-])"
)
"""A US telephone number in any of the usual ways to write it."""


@pytest.mark.parametrize(
    "text", ["(200) 555-0199", "200-555-0199", "+12005550199", "1.200.555.0199"]
)
def test_a_phone_number_is_found(text: str) -> None:
    assert TEN_DIGITS.search(f"Call {text} now")


@pytest.mark.parametrize("file", [*FILES, *CODE], ids=name)
def test_no_phone_number_but_those_of_the_help_lines(file: Path) -> None:
    dialed = {line.tel for line in HELPLINES.lines if line.tel is not None}
    found = TEN_DIGITS.findall(file.read_text(encoding="utf-8"))
    assert {f"+1{''.join(number)}" for number in found} <= dialed


def dataclasses_of(module: ModuleType) -> list[type]:
    return [
        part
        for part in vars(module).values()
        if isinstance(part, type) and is_dataclass(part) and part.__module__ == module.__name__
    ]


@pytest.mark.parametrize(
    "shape",
    [
        *(shape for module in (claims, pathway, helplines) for shape in dataclasses_of(module)),
        PathwayFile,
        ScenarioEntry,
    ],
    ids=lambda one: one.__name__,
)
def test_the_data_dictionary_has_every_field(shape: type) -> None:
    dictionary = (DATA / "README.md").read_text(encoding="utf-8")
    missing = [field.name for field in fields(shape) if f"`{field.name}`" not in dictionary]
    assert missing == []
