"""`data/` is read strictly, and every fault of every file is in one report."""

from pathlib import Path

import pytest

from planner.reading.library import library, load
from tests.planted import HELPLINES, PATHWAY, Data, Fault

DETOX = "stages[detox]"
RANGE = "stages[treatment].range"
ASSESSMENT = "markers[look]"
LENGTH = "scenarios[clinic].lengths.detox"


@pytest.fixture
def data(tmp_path: Path) -> Data:
    return Data(tmp_path / "data")


def in_pathway(*faults: tuple[str, object, str]) -> list[Fault]:
    return [
        ("sample.toml", path, repr(value), f"remedy.{remedy}") for path, value, remedy in faults
    ]


def test_the_data_loads() -> None:
    loaded = library()
    assert loaded is library()
    assert list(loaded.pathways) == ["sample"]
    assert loaded.default is loaded.pathways["sample"]
    assert loaded.default.default.key == "middle"
    assert [stage.key for stage in loaded.default.stages] == [
        *("detox", "evaluation", "treatment", "outpatient", "aftercare")
    ]
    assert [line.key for line in loaded.helplines.lines] == ["danger", "worry", "care", "places"]


def test_a_copy_without_edits_has_no_faults(data: Data) -> None:
    assert data.faults() == []


def test_lengths_of_examples_stand_in_the_order_of_the_stages(data: Data) -> None:
    lengths = "detox = 4, evaluation = 2, treatment = 21, outpatient = 0, aftercare = 45"
    data.edit(PATHWAY, lengths, ", ".join(reversed(lengths.split(", "))))
    assert load(data.folder).default.scenarios[-1].lengths == (4, 2, 21, 0, 45)


def unknown(heading: str, path: str) -> pytest.ParameterSet:
    """A field "x" right after a heading or the start of an inline table."""
    return pytest.param(heading, path, id=path)


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        unknown('key = "sample"\n', "x"),
        unknown("[safety]\n", "safety.x"),
        unknown("[before]\n", "before.x"),
        unknown("[guidance]\n", "guidance.x"),
        unknown("[[first_call]]\n", "first_call[1].x"),
        unknown("[stages.card]\n", f"{DETOX}.card.x"),
        *(
            unknown(f'[[{name}]]\nkey = "{key}"\n', f"{name}[{key}].x")
            for name, key in (
                ("stages", "detox"),
                ("scenarios", "brief"),
                ("markers", "look"),
                ("lanes", "slowly"),
                ("sources", "study"),
                ("conflicts", "D2"),
            )
        ),
    ],
)
def test_an_unknown_field_is_a_fault(data: Data, heading: str, path: str) -> None:
    data.edit(PATHWAY, heading, f"{heading}x = 1\n")
    assert data.faults() == in_pathway((path, 1, "unknown"))


@pytest.mark.parametrize(
    ("table", "path"),
    [
        unknown("range = {", f"{DETOX}.range.x"),
        unknown("words = {", f"{DETOX}.range.words.x"),
        unknown("summary = {", "before.summary.x"),
        unknown("happens = [\n  {", "before.happens[1].x"),
        unknown("questions = [{", "before.questions[1].x"),
        unknown("inside = [\n  {", "safety.inside[1].x"),
    ],
)
def test_an_unknown_field_of_an_inline_table_is_a_fault(data: Data, table: str, path: str) -> None:
    data.edit(PATHWAY, table, f"{table} x = 1, ")
    assert data.faults() == in_pathway((path, 1, "unknown"))


@pytest.mark.parametrize(
    ("heading", "path"),
    [
        unknown("call by hand\n", "x"),
        unknown('[[lines]]\nkey = "worry"\n', "lines[worry].x"),
        unknown('[[sources]]\nkey = "danger"\n', "sources[danger].x"),
    ],
)
def test_an_unknown_field_of_the_help_lines_is_a_fault(data: Data, heading: str, path: str) -> None:
    data.edit(HELPLINES, "text =", "# call by hand\ntext =")
    data.edit(HELPLINES, heading, f"{heading}x = 1\n")
    assert data.faults() == [("helplines.toml", path, "1", "remedy.unknown")]


def wrong(old: str, new: str, path: str, value: object, remedy: str) -> pytest.ParameterSet:
    return pytest.param(old, new, (path, value, remedy), id=new.strip())


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        wrong("least = 21", "least = true", f"{RANGE}.least", True, "whole-number"),
        wrong("least = 21", "least = 21.0", f"{RANGE}.least", 21.0, "whole-number"),
        wrong("least = 21", "least = 21.5", f"{RANGE}.least", 21.5, "whole-number"),
        wrong("least = 21", "least = inf", f"{RANGE}.least", float("inf"), "whole-number"),
        wrong("least = 21", 'least = "21"', f"{RANGE}.least", "21", "whole-number"),
        wrong("least = 21", "least = [21]", f"{RANGE}.least", [21], "whole-number"),
        wrong("day = 1\n", "day = true\n", f"{ASSESSMENT}.day", True, "whole-number"),
        wrong("days = 70\n", 'days = "70"\n', "guidance.days", "70", "whole-number"),
        wrong("year = 2025", "year = 2025.0", "sources[guide].year", 2025.0, "whole-number"),
        wrong("optional = true", "optional = 1", f"{DETOX}.optional", 1, "true-or-false"),
        wrong("optional = true", 'optional = "x"', f"{DETOX}.optional", "x", "true-or-false"),
        wrong('kind = "detox"', 'kind = "Detox"', f"{DETOX}.kind", "Detox", "one-of"),
        wrong('lane = "article"', 'lane = "paper"', f"{DETOX}.lane", "paper", "one-of"),
        wrong('at = "day"', 'at = "monday"', f"{ASSESSMENT}.at", "monday", "one-of"),
        wrong('title = "First days"', "title = 5", f"{DETOX}.title", 5, "text"),
        wrong('title = "First days"', "title = true", f"{DETOX}.title", True, "text"),
        wrong('medicine = "Samplin"', "medicine = [1]", "medicine", [1], "text"),
        wrong("reviewed = 2026-03-01", "reviewed = 20260301", "reviewed", 20260301, "date"),
        wrong("reviewed = 2026-03-01", 'reviewed = "fall"', "reviewed", "fall", "date"),
        wrong("reviewed = 2026-03-01", 'reviewed = "2026-03-01"', "reviewed", "2026-03-01", "date"),
        wrong("detox = 0,", "detox = 0.0,", LENGTH, 0.0, "length"),
        wrong("detox = 0,", "detox = false,", LENGTH, False, "length"),
        wrong("detox = 0,", 'detox = "0",', LENGTH, "0", "length"),
        wrong("detox = 0,", 'detox = "Fill",', LENGTH, "Fill", "length"),
    ],
)
def test_a_wrong_type_is_refused(
    data: Data, old: str, new: str, fault: tuple[str, object, str]
) -> None:
    data.edit(PATHWAY, old, new)
    assert data.faults() == in_pathway(fault)


@pytest.mark.parametrize(
    ("old", "new", "path", "remedy"),
    [
        ('title = "First days"', "title = 2026-03-01", f"{DETOX}.title", "text"),
        ('medicine = "Samplin"', "medicine = 07:32:00", "medicine", "text"),
        ("reviewed = 2026-03-01", "reviewed = 2026-03-01T10:00:00", "reviewed", "date"),
        ("[safety]\n", "[[safety]]\n", "safety", "table"),
        ("[[markers]]\n", "[[nothing]]\n[markers]\n", "markers", "list"),
    ],
    ids=["date-for-text", "time-for-text", "time-for-date", "list-for-table", "table-for-list"],
)
def test_a_wrong_shape_is_refused(data: Data, old: str, new: str, path: str, remedy: str) -> None:
    if path == "markers":
        text = (data.folder / PATHWAY).read_text(encoding="utf-8")
        start, end = text.index("[[markers]]"), text.index("[guidance]")
        data.edit(PATHWAY, text[start:end], "[markers]\n\n")
    else:
        data.edit(PATHWAY, old, new)
    assert [(one.path, one.remedy) for one in data.problems()] == [(path, f"remedy.{remedy}")]


@pytest.mark.parametrize(
    ("old", "path"),
    [
        ('button = "30 days"\n', "scenarios[brief].button"),
        ('title = "First days"\n', f"{DETOX}.title"),
        ('label = "the article"\n', "sources[article].label"),
        ("content_version = 2026-03-01\n", "content_version"),
        ('or_longer = true, source = "article",', f"{DETOX}.range.source"),
    ],
    ids=["button", "title", "label", "content_version", "source"],
)
def test_a_missing_field_is_a_fault(data: Data, old: str, path: str) -> None:
    data.edit(PATHWAY, old, "")
    assert data.faults() == in_pathway((path, None, "missing"))


def test_a_range_may_state_no_longest_length(data: Data) -> None:
    data.edit(PATHWAY, "least = 21, most = 80", "least = 21")
    assert data.faults() == []
