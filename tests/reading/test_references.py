"""Every fault that no single field can show is named, with its place, its value and a remedy."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.language.catalogue import words_for
from planner.pathway.claims import Source
from planner.pathway.pathway import Kind, Pathway
from planner.reading.checks import helpline_problems, pathway_problems, texts
from planner.reading.library import library
from planner.reading.problems import Problem
from tests.parts import Edit, Parts, changed, claim, length, parts_of, stage_range, top, twice

FILE = Path("some.toml")
SHARED = [source.key for source in library().helplines.sources]
RESERVED = (
    *("pathway", "start", "context", "lang", "v"),
    *("embed", "embed_options", "paper", "theme", "width", "titles", "with", "step"),
)
Fault = tuple[str, object, str]


def faults(parts: Parts) -> list[Fault]:
    problems = list(pathway_problems(FILE, parts, SHARED))
    assert_sentences_say_all(problems)
    return [(problem.path, problem.value, problem.remedy) for problem in problems]


def assert_sentences_say_all(problems: list[Problem]) -> None:
    for problem in problems:
        sentence = problem.sentence(words_for())
        place = problem.path.replace("\n", "?")  # what cannot be seen is told as ?
        assert f"{FILE.name}: {place}" in sentence
        assert words_for().say(problem.remedy, **problem.values) in sentence
        value = problem.value
        # A file writes true and false in small letters.
        told = repr(value).lower() if isinstance(value, bool) else repr(value)
        assert value is None or told[:70] in sentence


def test_the_pathway_itself_has_no_fault(pathway: Pathway) -> None:
    assert faults(parts_of(pathway)) == []


def case(name: str, edit: Edit, path: str, value: object, remedy: str) -> pytest.ParameterSet:
    return pytest.param(edit, (path, value, f"remedy.{remedy}"), id=name)


def filling_stage_is_not_optional(parts: Parts) -> None:
    changed("stages", 3, optional=False)(parts)
    changed("scenarios", 4, lengths={**parts["scenarios"][4].lengths, "outpatient": 1})(parts)


UNKNOWN = "safety.unknown"
LANE, MARKER, EXAMPLE = "lanes[slowly]", "markers[look]", "scenarios[clinic]"
LENGTHS, STAY = f"{EXAMPLE}.lengths", "stages[treatment]"


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        case("lane-twice", changed("lanes", 1, key="slowly"), f"{LANE}.key", "slowly", "key-once"),
        case(
            "marker-twice",
            changed("markers", 1, key="look"),
            *(f"{MARKER}.key", "look", "key-once"),
        ),
        case(
            "example-twice",
            changed("scenarios", 1, key="clinic"),
            *(f"{EXAMPLE}.key", "clinic", "key-once"),
        ),
        case("source-twice", twice("sources"), "sources[article].key", "article", "key-once"),
        case("conflict-twice", twice("conflicts"), "conflicts[D1].key", "D1", "key-once"),
        case(
            "lane-named-like-a-stage",
            changed("lanes", 0, key="detox"),
            *("lanes[detox].key", "detox", "key-of-stage"),
        ),
        case("pathway-key", top("key", "Samplin"), "key", "Samplin", "key-form"),
        case(
            "open-end-first",
            changed("stages", 0, open_ended=True),
            *("stages[detox].open_ended", True, "open-end-last"),
        ),
        case(
            "fill-before-the-last-that-counts",
            changed("stages", 2, may_fill=True),
            *(f"{STAY}.may_fill", True, "fill-last"),
        ),
        case(
            "fill-that-does-not-count",
            changed("stages", 0, may_fill=True),
            *("stages[detox].may_fill", True, "fill-last"),
        ),
        case(
            "fill-not-optional",
            filling_stage_is_not_optional,
            *("stages[outpatient].optional", False, "fill-optional"),
        ),
        case("least-0", stage_range(2, least=0), f"{STAY}.range.least", 0, "days"),
        case("most-366", stage_range(2, most=366), f"{STAY}.range.most", 366, "days"),
        case("most-20", stage_range(2, most=20), f"{STAY}.range.most", 20, "most-below-least"),
        case(
            "range-source",
            stage_range(2, source="facilty"),
            *(f"{STAY}.range.sources", "facilty", "source-known"),
        ),
        case("default", top("default_scenario", "x"), "default_scenario", "x", "default-scenario"),
        case("no-stage", length("sauna", 3), f"{LENGTHS}.sauna", 3, "stage-of-pathway"),
        case("no-length", length("detox", None), f"{LENGTHS}.detox", None, "stage-length"),
        case("length-0", length("evaluation", 0), f"{LENGTHS}.evaluation", 0, "days"),
        case("length-366", length("outpatient", 366), f"{LENGTHS}.outpatient", 366, "days-or-fill"),
        case("length-fill", length("treatment", "fill"), f"{LENGTHS}.treatment", "fill", "days"),
        case(
            "marker-nowhere", changed("markers", 0, day=None), f"{MARKER}.day", None, "marker-day"
        ),
        case(
            "marker-with-needless-day",
            changed("markers", 1, day=5),
            *("markers[care-starts].day", 5, "marker-day"),
        ),
        case("marker-day-0", changed("markers", 0, day=0), f"{MARKER}.day", 0, "days"),
        case("marker-day-366", changed("markers", 0, day=366), f"{MARKER}.day", 366, "days"),
        case("guidance-0", changed("guidance", -1, days=0), "guidance.days", 0, "days"),
        case("guidance-366", changed("guidance", -1, days=366), "guidance.days", 366, "days"),
        case(
            "month",
            changed("sources", 0, checked="2026-13"),
            *("sources[article].checked", "2026-13", "month"),
        ),
        case(
            "address",
            changed("sources", 0, address="javascript:alert(1)"),
            *("sources[article].address", "javascript:alert(1)", "address"),
        ),
        case("claim-source", claim("So.", "x"), f"{UNKNOWN}.sources", "x", "source-known"),
        *(
            case(f"{name}-source", changed(name, place, sources=("x",)), where, "x", "source-known")
            for name, place, where in (
                ("first_call", 1, "first_call[2].sources"),
                ("markers", 0, f"{MARKER}.sources"),
                ("stages", 2, f"{STAY}.sources"),
                ("lanes", 0, f"{LANE}.sources"),
                ("guidance", -1, "guidance.sources"),
                ("conflicts", 1, "conflicts[D2].sources"),
            )
        ),
        case("number", claim("About 5 in 100."), f"{UNKNOWN}.sources", None, "number-source"),
        case(
            "settles-no-conflict",
            claim("So.", settles=("D3",)),
            *(f"{UNKNOWN}.settles", "D3", "conflict-known"),
        ),
        *(
            case(name, claim(text), f"{UNKNOWN}.text", text, remedy)
            for name, text, remedy in (
                ("empty", " \u2003", "text-empty"),
                ("long", "x" * 601, "text-long"),
                *(
                    (f"control-{ord(sign):x}", f"a{sign}b", "text-control")
                    for sign in "\n\t\x00\x7f\u202e\u200b\ufeff\u2028\u2029"
                ),
            )
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


@pytest.mark.parametrize("key", RESERVED)
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
    ("name", "values", "expected"),
    [
        pytest.param(
            "lines",
            {"key": "worry"},
            ("lines[worry].key", "worry", "remedy.key-once"),
            id="key-twice",
        ),
        pytest.param(
            "lines",
            {"sources": ("nobody",)},
            ("lines[danger].sources", "nobody", "remedy.source-known"),
            id="source",
        ),
        pytest.param(
            "lines",
            {"about": ""},
            ("lines[danger].about", "", "remedy.text-empty"),
            id="empty-text",
        ),
        pytest.param(
            "lines",
            {"address": "javascript:alert(1)"},
            ("lines[danger].address", "javascript:alert(1)", "remedy.address"),
            id="address",
        ),
    ],
)
def test_faults_of_help_lines(name: str, values: dict[str, object], expected: Fault) -> None:
    helplines = library().helplines
    parts: Parts = {field: getattr(helplines, field) for field in helplines.__dataclass_fields__}
    parts[name] = list(parts[name])
    changed(name, 0, **values)(parts)
    problems = list(helpline_problems(FILE, parts))
    assert [(one.path, one.value, one.remedy) for one in problems] == [expected]


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
