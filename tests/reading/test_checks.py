"""Every fault that no single field can show is named, with its place, its value and a remedy."""

from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from planner.language.catalogue import words_for
from planner.pathway.claims import Source
from planner.pathway.pathway import Kind, Pathway
from planner.reading.checks import RESERVED, helpline_problems, pathway_problems, texts
from planner.reading.library import library
from planner.reading.problems import Problem
from tests.parts import Edit, Parts, changed, claim, length, parts_of, stage_range, top, twice

FILE = Path("some.toml")
SHARED = [source.key for source in library().helplines.sources]
Fault = tuple[str, object, str]


def faults(parts: Parts) -> list[Fault]:
    return listed(pathway_problems(parts, SHARED))


def listed(problems: Iterable[Problem]) -> list[Fault]:
    """Place, value and remedy of each, as its sentence has them too."""
    found = list(problems)
    for problem in found:
        sentence = problem.sentence(FILE, words_for())
        place = problem.place.replace("\n", "?")  # what cannot be seen is shown as ?
        assert f"{FILE.name}: {place}" in sentence
        assert words_for().say(problem.remedy, **problem.values) in sentence
        value = problem.value
        # A file writes true and false in small letters.
        shown = repr(value).lower() if isinstance(value, bool) else repr(value)
        assert value is None or shown[:70] in sentence
    return [(problem.place, problem.value, problem.remedy) for problem in found]


def test_the_pathway_itself_has_no_fault(pathway: Pathway) -> None:
    assert faults(parts_of(pathway)) == []


def case(edit: Edit, place: str, value: object, remedy: str) -> pytest.ParameterSet:
    name = f"{place}: {remedy}: {ascii(value)[:20]}"
    return pytest.param(edit, (place, value, f"remedy.{remedy}"), id=name)


def filling_stage_is_not_optional(parts: Parts) -> None:
    changed("stages", 3, optional=False)(parts)
    changed("scenarios", 4, lengths={**parts["scenarios"][4].lengths, "outpatient": 1})(parts)


LANE, MARKER, EXAMPLE = "lanes[slowly]", "markers[look]", "scenarios[clinic]"
LENGTHS, STAY, CLAIM = f"{EXAMPLE}.lengths", "stages[treatment]", "safety.unknown"
SCRIPT = "javascript:alert(1)"


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        case(changed("lanes", 1, key="slowly"), f"{LANE}.key", "slowly", "key-once"),
        case(changed("markers", 1, key="look"), f"{MARKER}.key", "look", "key-once"),
        case(changed("scenarios", 1, key="clinic"), f"{EXAMPLE}.key", "clinic", "key-once"),
        case(twice("sources"), "sources[article].key", "article", "key-once"),
        case(twice("conflicts"), "conflicts[D1].key", "D1", "key-once"),
        case(changed("lanes", 0, key="detox"), "lanes[detox].key", "detox", "key-of-stage"),
        case(top("key", "Samplin"), "key", "Samplin", "key-form"),
        case(
            changed("stages", 0, open_ended=True),
            *("stages[detox].open_ended", True, "open-end-last"),
        ),
        case(
            changed("stages", 4, optional=True),
            *("stages[aftercare].open_ended", True, "open-end-kind"),
        ),
        # Not the last that counts, and none that counts.
        case(changed("stages", 2, may_fill=True), f"{STAY}.may_fill", True, "fill-last"),
        case(changed("stages", 0, may_fill=True), "stages[detox].may_fill", True, "fill-last"),
        case(
            filling_stage_is_not_optional,
            *("stages[outpatient].optional", False, "fill-optional"),
        ),
        case(stage_range(2, least=0), f"{STAY}.range.least", 0, "days"),
        case(stage_range(2, most=366), f"{STAY}.range.most", 366, "days"),
        case(stage_range(2, most=20), f"{STAY}.range.most", 20, "most-below-least"),
        case(stage_range(2, words=None), f"{STAY}.range.words", None, "missing"),
        case(stage_range(2, source="x"), f"{STAY}.range.sources", "x", "source-known"),
        case(top("default_scenario", "x"), "default_scenario", "x", "default-scenario"),
        case(length("sauna", 3), f"{LENGTHS}.sauna", 3, "stage-of-pathway"),
        case(length("detox", None), f"{LENGTHS}.detox", None, "stage-length"),
        case(length("evaluation", 0), f"{LENGTHS}.evaluation", 0, "days"),
        case(length("outpatient", 366), f"{LENGTHS}.outpatient", 366, "days-or-fill"),
        case(length("treatment", "fill"), f"{LENGTHS}.treatment", "fill", "days"),
        case(changed("markers", 0, day=None), f"{MARKER}.day", None, "marker-day"),
        case(changed("markers", 1, day=5), "markers[care-starts].day", 5, "marker-day"),
        case(changed("markers", 0, day=0), f"{MARKER}.day", 0, "days"),
        case(changed("markers", 0, day=366), f"{MARKER}.day", 366, "days"),
        case(changed("markers", 0, of="x"), f"{MARKER}.of", "x", "stage-of-pathway"),
        case(changed("guidance", -1, days=0), "guidance.days", 0, "days"),
        case(changed("guidance", -1, days=366), "guidance.days", 366, "days"),
        case(
            changed("sources", 0, checked="2026-13"),
            *("sources[article].checked", "2026-13", "month"),
        ),
        case(changed("sources", 0, address=SCRIPT), "sources[article].address", SCRIPT, "address"),
        case(claim("So.", "x"), f"{CLAIM}.sources", "x", "source-known"),
        *(
            case(changed(name, number, sources=("x",)), f"{place}.sources", "x", "source-known")
            for name, number, place in (
                ("first_call", 1, "first_call[2]"),
                ("markers", 0, MARKER),
                ("stages", 2, STAY),
                ("lanes", 0, LANE),
                ("guidance", -1, "guidance"),
                ("conflicts", 1, "conflicts[D2]"),
            )
        ),
        case(claim("About 5 in 100."), f"{CLAIM}.sources", None, "number-source"),
        case(claim("So.", settles=("D3",)), f"{CLAIM}.settles", "D3", "conflict-known"),
        case(claim(" \u2003"), f"{CLAIM}.text", " \u2003", "text-empty"),
        case(claim("x" * 601), f"{CLAIM}.text", "x" * 601, "text-long"),
        *(
            case(claim(f"a{sign}b"), f"{CLAIM}.text", f"a{sign}b", "text-control")
            for sign in "\n\t\x00\x7f\u202e\u200b\ufeff\u2028\u2029\ue000"
        ),
    ],
)
def test_one_fault(pathway: Pathway, edit: Edit, expected: Fault) -> None:
    parts = parts_of(pathway)
    edit(parts)
    assert faults(parts) == [expected]


def named(stage_key: str) -> Parts:
    """The parts with one more stage, of this key and with lengths in every example."""
    parts = parts_of(library().default)
    stage = replace(parts["stages"][2], key=stage_key)
    parts["stages"] = [stage, *parts["stages"]]
    parts["scenarios"] = [
        replace(one, lengths={**one.lengths, stage_key: 28}) for one in parts["scenarios"]
    ]
    return parts


@pytest.mark.parametrize("key", ["a", "a1", "a-", "rest-2", "x" * 32, "fill", "detox2"])
def test_good_keys(key: str) -> None:
    assert faults(named(key)) == []


@pytest.mark.parametrize(
    "key", ["A", "1a", "-a", "a_b", "a b", "é", "x" * 33, "a\n", "a.b", "\u0430"], ids=ascii
)
def test_bad_keys(key: str) -> None:
    assert (f"stages[{key}].key", key, "remedy.key-form") in faults(named(key))


@pytest.mark.parametrize("key", sorted(RESERVED))
def test_reserved_names_cannot_be_stages(key: str) -> None:
    assert (f"stages[{key}].key", key, "remedy.key-reserved") in faults(named(key))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param(1, [], id="1"),
        pytest.param(64, [], id="64"),
        pytest.param(65, [("stages", 65, "remedy.stage-number")], id="65"),
    ],
)
def test_the_number_of_stages(pathway: Pathway, number: int, expected: list[Fault]) -> None:
    parts = parts_of(pathway)
    parts["stages"] = [
        replace(parts["stages"][2], key=f"stay-{place}", optional=False) for place in range(number)
    ]
    lengths = dict.fromkeys((stage.key for stage in parts["stages"]), 28)
    parts["scenarios"] = [replace(parts["scenarios"][2], lengths=lengths)]
    assert faults(parts) == expected


def test_a_pathway_without_treatment(pathway: Pathway) -> None:
    parts = parts_of(pathway)
    for place in (2, 3):
        changed("stages", place, kind=Kind.OTHER, may_fill=False)(parts)
    for place in range(4):
        changed("scenarios", place, lengths=parts["scenarios"][4].lengths)(parts)
    assert faults(parts) == [("stages", None, "remedy.counted-stage")]


def test_a_part_of_wrong_shape_makes_no_other_faults(pathway: Pathway) -> None:
    parts = parts_of(pathway)
    for name in ("stages", "scenarios", "markers", "lanes", "sources", "conflicts"):
        parts[name][-2] = None
    assert faults(parts) == []


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(claim("x" * 600), id="text-of-600"),
        pytest.param(claim("About 5 in 100.", "assumption"), id="our-own-number"),
        pytest.param(claim("About 5 in 100.", "facility"), id="the-facility-s-number"),
        pytest.param(claim("Call 113.", "worry"), id="source-of-the-help-lines"),
        pytest.param(claim("Two weeks."), id="number-in-words"),
        pytest.param(stage_range(2, least=80), id="one-length"),
        pytest.param(stage_range(2, most=None), id="no-longest-length"),
        pytest.param(stage_range(2, least=1, most=365), id="widest-range"),
        pytest.param(changed("markers", 0, day=365), id="last-day"),
        pytest.param(changed("guidance", -1, days=365), id="longest-guidance"),
        pytest.param(length("outpatient", 0), id="optional-length"),
        pytest.param(length("detox", 365), id="longest-length"),
    ],
)
def test_no_fault(pathway: Pathway, edit: Edit) -> None:
    parts = parts_of(pathway)
    edit(parts)
    assert faults(parts) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"key": "worry"}, ("lines[worry].key", "worry", "remedy.key-once")),
        ({"sources": ("nobody",)}, ("lines[danger].sources", "nobody", "remedy.source-known")),
        ({"about": ""}, ("lines[danger].about", "", "remedy.text-empty")),
        ({"address": "javascript:x"}, ("lines[danger].address", "javascript:x", "remedy.address")),
        ({"tel": "1-1-2"}, ("lines[danger].tel", "1-1-2", "remedy.dialed")),
    ],
    ids=["key-twice", "source", "empty-text", "address", "dialed"],
)
def test_faults_of_help_lines(values: dict[str, object], expected: Fault) -> None:
    helplines = library().helplines
    parts: Parts = {one.name: getattr(helplines, one.name) for one in fields(helplines)}
    parts["lines"] = list(parts["lines"])
    changed("lines", 0, **values)(parts)
    assert listed(helpline_problems(parts)) == [expected]


def test_every_text_has_its_place() -> None:
    source = Source(key="k", label="l", title="t", checked="2026-11")
    found = dict(texts({"key": "a", "sources": [source, None], "title": "b"}))
    assert found == {
        "key": "a",
        "title": "b",
        "sources[k].key": "k",
        "sources[k].label": "l",
        "sources[k].title": "t",
        "sources[k].checked": "2026-11",
    }
