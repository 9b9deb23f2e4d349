"""One report names every fault of every file; a fault never hides another, nor makes one up."""

import shutil
from pathlib import Path

import pytest

from planner.language.catalogue import words_for
from planner.reading.library import load
from planner.reading.problems import BrokenDataError
from tests.planted import HELPLINES, PATHWAY, Data

say = words_for().say


@pytest.fixture
def data(tmp_path: Path) -> Data:
    return Data(tmp_path / "data")


PLANTED: tuple[tuple[str, str, tuple[str, object, str]], ...] = (
    # Shape.
    ("[safety]\n", "[safety]\nx = 1\n", ("safety.x", 1, "unknown")),
    ('medicine = "Samplin"', "medicine = 5", ("medicine", 5, "text")),
    ("reviewed = 2026-03-01\n", "", ("reviewed", None, "missing")),
    ("year = 2025", "year = 2025.5", ("sources[guide].year", 2025.5, "whole-number")),
    ('at = "guidance-reached"', 'at = "x"', ("markers[seventy-reached].at", "x", "one-of")),
    (
        "guidance_only = true",
        "guidance_only = 1",
        ("markers[look].guidance_only", 1, "true-or-false"),
    ),
    ('button = "50 days"\n', "", ("scenarios[middle].button", None, "missing")),
    # References, of the parts that have the right shape.
    (
        "least = 21, most = 80",
        "least = 81, most = 80",
        ("stages[treatment].range.most", 80, "most-below-least"),
    ),
    ("most = 12", "most = 400", ("stages[detox].range.most", 400, "days")),
    ('title = "First days"', 'title = " "', ("stages[detox].title", " ", "text-empty")),
    (
        'title = "Check-in"',
        'title = "Check\\nin"',
        ("stages[evaluation].title", "Check\nin", "text-control"),
    ),
    (
        'default_scenario = "middle"',
        'default_scenario = "x"',
        ("default_scenario", "x", "default-scenario"),
    ),
    ("evaluation = 2,", "evaluation = 0,", ("scenarios[least].lengths.evaluation", 0, "days")),
    ('"D2"]', '"D9"]', ("stages[outpatient].card.happens[1].settles", "D9", "conflict-known")),
    ('key = "echoes"', 'key = "detox"', ("lanes[detox].key", "detox", "key-of-stage")),
)


def test_all_faults_of_a_file_are_reported_together(data: Data) -> None:
    expected = set()
    for old, new, (path, value, remedy) in PLANTED:
        data.edit(PATHWAY, old, new)
        expected.add(("sample.toml", path, repr(value), f"remedy.{remedy}"))
    assert set(data.faults()) == expected
    assert len(data.faults()) == len(PLANTED) >= 12


def test_faults_of_several_files_are_reported_together(data: Data) -> None:
    shutil.copy(data.folder / PATHWAY, data.folder / "pathways" / "other.toml")
    data.edit(PATHWAY, "most = 12", "most = 400")
    data.edit("pathways/other.toml", 'key = "sample"', 'key = "Other"')
    data.edit(HELPLINES, 'number = "112"', "number = 112")
    assert sorted(data.faults()) == [
        ("helplines.toml", "lines[danger].number", "112", "remedy.text"),
        ("other.toml", "key", "'Other'", "remedy.key-form"),
        ("sample.toml", "stages[detox].range.most", "400", "remedy.days"),
    ]


def test_a_report_in_words(data: Data) -> None:
    data.edit(PATHWAY, "most = 12", "most = 400")
    data.edit(PATHWAY, "reviewed = 2026-03-01\n", "")
    with pytest.raises(BrokenDataError, match="2 faults") as caught:
        load(data.folder)
    add, give = say("remedy.missing"), say("remedy.days", least=1, most=365)
    most = "sample.toml: stages[detox].range.most"
    assert caught.value.report(words_for()).splitlines() == [
        say("problem.without-value", place="sample.toml: reviewed", remedy=add),
        say("problem.with-value", place=most, value=400, remedy=give),
    ]


def test_a_long_value_is_cut(data: Data) -> None:
    data.edit(PATHWAY, 'medicine = "', f'medicine = "{"x" * 700}')
    (problem,) = data.problems()
    assert problem.sentence(words_for()) == say(
        "problem.with-value",
        place="sample.toml: medicine",
        value=f"'{'x' * 78}…",
        remedy=say("remedy.text-long", most=600),
    )


@pytest.mark.parametrize(
    ("name", "content", "says", "remedy"),
    [
        pytest.param(PATHWAY, b'key = "a"\ntitle = \n', "line 2", "line-empty", id="syntax"),
        pytest.param(PATHWAY, b'key = "a"\nkey = "b"\n', "line 2", "line-twice", id="field-twice"),
        pytest.param(PATHWAY, b"\nkey = 007\n", "line 2", "line-quotes", id="leading-zero"),
        pytest.param(PATHWAY, b'key = "\xff"', "UTF-8", "encoding", id="not-utf-8"),
        pytest.param(PATHWAY, "key = 'é'".encode("utf-16"), "UTF-8", "encoding", id="utf-16"),
        pytest.param(PATHWAY, "key = 'é'".encode("utf-16-be"), "UTF-8", "encoding", id="no-mark"),
        pytest.param(PATHWAY, b"{\\rtf1", "plain text", "rich-text", id="rich-text"),
        pytest.param(HELPLINES, b"text = {\n", "line 1", "line-unknown", id="help-lines-syntax"),
        pytest.param(HELPLINES, b"# \xe9", "UTF-8", "encoding", id="help-lines-not-utf-8"),
    ],
)
def test_a_file_that_cannot_be_read(
    data: Data, name: str, content: bytes, says: str, remedy: str
) -> None:
    (data.folder / name).write_bytes(content)
    problem, *_ = data.problems()
    assert problem.file == data.folder / name
    assert problem.remedy == f"remedy.{remedy}"
    assert says in problem.sentence(words_for())


def test_missing_help_lines(data: Data) -> None:
    (data.folder / HELPLINES).unlink()
    (problem,) = data.problems()
    assert (problem.file.name, problem.remedy) == ("helplines.toml", "remedy.unreadable")


def test_a_missing_default_pathway(data: Data) -> None:
    (data.folder / PATHWAY).unlink()
    assert data.faults() == [("pathways", "", "None", "remedy.default-pathway")]


def test_a_missing_default_pathway_is_told_beside_other_faults(data: Data) -> None:
    (data.folder / PATHWAY).unlink()
    data.edit(HELPLINES, 'number = "112"', "number = 112")
    assert sorted(data.faults()) == [
        ("helplines.toml", "lines[danger].number", "112", "remedy.text"),
        ("pathways", "", "None", "remedy.default-pathway"),
    ]


def test_two_files_with_one_key(data: Data) -> None:
    shutil.copy(data.folder / PATHWAY, data.folder / "pathways" / "second.toml")
    assert data.faults() == [("second.toml", "key", "'sample'", "remedy.key-of-pathway")]


def test_the_pathway_of_the_first_file_is_the_default(data: Data) -> None:
    shutil.copy(data.folder / PATHWAY, data.folder / "pathways" / "other.toml")
    data.edit("pathways/other.toml", 'key = "sample"', 'key = "other"')
    loaded = load(data.folder)
    assert list(loaded.pathways) == ["other", "sample"]
    assert loaded.default.key == "other"


def test_a_number_without_a_source_is_refused(data: Data) -> None:
    data.edit(PATHWAY, 'text = "For adults.", sources = ["guide"]', 'text = "For ages 18 up."')
    assert data.faults() == [
        ("sample.toml", "safety.disclaimer[4].sources", "None", "remedy.number-source")
    ]


def test_a_fault_in_the_help_lines_accuses_no_pathway(data: Data) -> None:
    data.edit(HELPLINES, 'title = "Danger"\n', "")
    assert data.faults() == [("helplines.toml", "lines[danger].title", "None", "remedy.missing")]
