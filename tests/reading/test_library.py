"""`data/` is read strictly: every fault of every file is in one report, and none makes another."""

import re
import shutil
from datetime import datetime

import pytest

from planner.reading.library import library, load
from planner.reading.problems import BrokenDataError
from tests.in_words import WORDS, say
from tests.planted import HELPLINES, PATHWAY, Data, in_pathway

DETOX = "stages[detox]"
RANGE = "stages[treatment].range"
LOOK = "markers[look]"
LENGTH = "scenarios[clinic].lengths.detox"
MORNING = datetime.fromisoformat("2026-03-01T10:00:00")


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


def test_lengths_of_examples_stand_in_the_order_of_the_stages(data: Data) -> None:
    lengths = "detox = 4, evaluation = 2, treatment = 21, outpatient = 0, aftercare = 45"
    data.edit(PATHWAY, lengths, ", ".join(reversed(lengths.split(", "))))
    assert load(data.folder).default.scenarios[-1].lengths == (4, 2, 21, 0, 45)


@pytest.mark.parametrize(
    ("file", "before", "place"),
    [
        (PATHWAY, 'key = "sample"\n', "x"),
        (PATHWAY, "[safety]\n", "safety.x"),
        (PATHWAY, "[before]\n", "before.x"),
        (PATHWAY, "[guidance]\n", "guidance.x"),
        (PATHWAY, "[[first_call]]\n", "first_call[1].x"),
        (PATHWAY, "[stages.card]\n", f"{DETOX}.card.x"),
        (PATHWAY, '[[stages]]\nkey = "detox"\n', f"{DETOX}.x"),
        (PATHWAY, '[[scenarios]]\nkey = "brief"\n', "scenarios[brief].x"),
        (PATHWAY, '[[markers]]\nkey = "look"\n', f"{LOOK}.x"),
        (PATHWAY, '[[lanes]]\nkey = "slowly"\n', "lanes[slowly].x"),
        (PATHWAY, '[[sources]]\nkey = "study"\n', "sources[study].x"),
        (PATHWAY, '[[conflicts]]\nkey = "D2"\n', "conflicts[D2].x"),
        (PATHWAY, "range = {", f"{DETOX}.range.x"),
        (PATHWAY, "words = {", f"{DETOX}.range.words.x"),
        (PATHWAY, "summary = {", "before.summary.x"),
        (PATHWAY, "happens = [\n  {", "before.happens[1].x"),
        (PATHWAY, "questions = [{", "before.questions[1].x"),
        (PATHWAY, "inside = [\n  {", "safety.inside[1].x"),
        (HELPLINES, "", "x"),
        (HELPLINES, '[[lines]]\nkey = "worry"\n', "lines[worry].x"),
        (HELPLINES, '[[sources]]\nkey = "danger"\n', "sources[danger].x"),
    ],
)
def test_an_unknown_field_is_a_fault(data: Data, file: str, before: str, place: str) -> None:
    data.edit(file, before, f"{before} x = 1{', ' if before.endswith('{') else chr(10)}")
    assert data.faults() == [(file.rpartition("/")[2], place, "1", "remedy.unknown")]


# What stood there, what is written in its place, the place of the fault, its value and its remedy.
TOGETHER = (
    # Shape.
    ("[safety]\n", "[safety]\nx = 1\n", "safety.x", 1, "unknown"),
    ('medicine = "Samplin"', "medicine = [1]", "medicine", [1], "text"),
    ("content_version = 2026-03-01\n", "", "content_version", None, "missing"),
    ("reviewed = 2026-03-01", 'reviewed = "fall"', "reviewed", "fall", "date"),
    ("year = 2025", "year = 2025.5", "sources[guide].year", 2025.5, "whole-number"),
    ('at = "guidance-reached"', 'at = "x"', "markers[seventy-reached].at", "x", "one-of"),
    ("guidance_only = true", "guidance_only = 1", f"{LOOK}.guidance_only", 1, "true-or-false"),
    ('title = "Slowly less"', "title = 5", "lanes[slowly].title", 5, "text"),
    # References, of the parts that have the right shape.
    ("least = 21", "least = 81", f"{RANGE}.most", 80, "most-below-least"),
    ("most = 12", "most = 400", f"{DETOX}.range.most", 400, "days"),
    ('title = "First days"', 'title = " "', f"{DETOX}.title", " ", "text-empty"),
    ('"Check-in"', '"Check\\nin"', "stages[evaluation].title", "Check\nin", "text-control"),
    ('rio = "middle"', 'rio = "x"', "default_scenario", "x", "default-scenario"),
    ("treatment = 21,", "treatment = 366,", "scenarios[least].lengths.treatment", 366, "days"),
    ('"D2"]', '"D9"]', "stages[outpatient].card.happens[1].settles", "D9", "conflict-known"),
    ('key = "echoes"', 'key = "detox"', "lanes[detox].key", "detox", "key-of-stage"),
)
ALONE = (
    ("least = 21", "least = true", f"{RANGE}.least", True, "whole-number"),
    ("least = 21", "least = 21.0", f"{RANGE}.least", 21.0, "whole-number"),
    ("least = 21", "least = inf", f"{RANGE}.least", float("inf"), "whole-number"),
    ("least = 21", 'least = "21"', f"{RANGE}.least", "21", "whole-number"),
    ("least = 21", "least = [21]", f"{RANGE}.least", [21], "whole-number"),
    ("day = 1\n", "day = true\n", f"{LOOK}.day", True, "whole-number"),
    ("days = 70\n", 'days = "70"\n', "guidance.days", "70", "whole-number"),
    ("optional = true", 'optional = "x"', f"{DETOX}.optional", "x", "true-or-false"),
    ('kind = "detox"', 'kind = "Detox"', f"{DETOX}.kind", "Detox", "one-of"),
    ('lane = "article"', 'lane = "paper"', f"{DETOX}.lane", "paper", "one-of"),
    ('title = "First days"', "title = true", f"{DETOX}.title", True, "text"),
    ('title = "First days"', "title = 2026-03-01", f"{DETOX}.title", ["2026-03-01"], "text"),
    ('medicine = "Samplin"', "medicine = 07:32:00", "medicine", ["07:32:00"], "text"),
    ("reviewed = 2026-03-01", "reviewed = 20260301", "reviewed", 20260301, "date"),
    ("reviewed = 2026-03-01", 'reviewed = "2026-03-01"', "reviewed", "2026-03-01", "date"),
    ("reviewed = 2026-03-01", "reviewed = 2026-03-01T10:00:00", "reviewed", MORNING, "date"),
    ("detox = 0,", "detox = 0.0,", LENGTH, 0.0, "length"),
    ("detox = 0,", "detox = false,", LENGTH, False, "length"),
    ("detox = 0,", 'detox = "0",', LENGTH, "0", "length"),
    ("detox = 0,", 'detox = "Fill",', LENGTH, "Fill", "length"),
    ('title = "First days"\n', "", f"{DETOX}.title", None, "missing"),
    ('label = "the article"\n', "", "sources[article].label", None, "missing"),
    ('or_longer = true, source = "article",', "", f"{DETOX}.range.source", None, "missing"),
    ('summary = { text = "Waiting comes first." }', "summary = 5", "before.summary", 5, "table"),
    ("true\nsources = [", "true\nsources = 5  # [", f"{DETOX}.sources", 5, "list"),
)


@pytest.mark.parametrize(("old", "new", "place", "value", "remedy"), [*TOGETHER, *ALONE], ids=str)
def test_one_fault(data: Data, old: str, new: str, place: str, value: object, remedy: str) -> None:
    """Of another type, none of a fixed list, not there, or of a wrong shape."""
    data.edit(PATHWAY, old, new)
    assert data.faults() == [in_pathway(place, value, remedy)]


@pytest.mark.parametrize("field", ["key", "title", "button", "settled"])
def test_an_entry_that_cannot_be_read_makes_no_other_fault(data: Data, field: str) -> None:
    """Nothing that names it is accused."""
    text = data.text(PATHWAY)
    for found in re.finditer(rf"^{field} = .*$", text, re.MULTILINE):
        broken = f"{text[: found.start()]}{field} = 5{text[found.end() :]}"
        (data.folder / PATHWAY).write_text(broken, encoding="utf-8")
        assert [remedy for _, _, _, remedy in data.faults()] == ["remedy.text"], found[0]


def test_a_stage_that_cannot_be_read_may_be_the_one_that_counts(data: Data) -> None:
    titles = {'"Stay"': "stages[treatment].title", '"Clinic visits"': "stages[outpatient].title"}
    for title in titles:
        data.edit(PATHWAY, f"title = {title}", "title = 5")
    assert data.faults() == [in_pathway(place, 5, "text") for place in titles.values()]


def test_a_list_for_a_table_and_a_table_for_a_list(data: Data) -> None:
    text = data.text(PATHWAY)
    markers = text[text.index("[[markers]]") : text.index("[guidance]")]
    data.edit(PATHWAY, markers, "[markers]\n\n")
    data.edit(PATHWAY, "[safety]\n", "[[safety]]\n")
    found = {(one.place, one.remedy) for _, one in data.problems()}
    assert found == {("markers", "remedy.list"), ("safety", "remedy.table")}


def test_all_faults_of_a_file_are_reported_together(data: Data) -> None:
    for old, new, *_ in TOGETHER:
        data.edit(PATHWAY, old, new)
    assert sorted(data.faults()) == sorted(in_pathway(*fault) for _, _, *fault in TOGETHER)


def test_faults_of_several_files_are_reported_together(data: Data) -> None:
    """One in the help lines accuses no pathway that names their sources."""
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
    assert caught.value.report(WORDS).splitlines() == [
        say("problem.without-value", place="sample.toml: reviewed", remedy=add),
        say("problem.with-value", place=most, value=400, remedy=give),
    ]


def test_a_long_value_is_cut(data: Data) -> None:
    data.edit(PATHWAY, 'medicine = "', f'medicine = "{"x" * 700}')
    ((file, problem),) = data.problems()
    assert problem.sentence(file, WORDS) == say(
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
    (file, problem), *_ = data.problems()
    assert (file, problem.remedy) == (data.folder / name, f"remedy.{remedy}")
    assert says in problem.sentence(file, WORDS)


def test_a_missing_file_beside_other_faults(data: Data) -> None:
    (data.folder / PATHWAY).unlink()
    nothing = ("pathways", "", "None", "remedy.default-pathway")
    assert data.faults() == [nothing]
    data.edit(HELPLINES, 'number = "112"', "number = 112")
    number = ("helplines.toml", "lines[danger].number", "112", "remedy.text")
    assert data.faults() == [number, nothing]
    (data.folder / HELPLINES).unlink()
    assert [(file.name, one.remedy) for file, one in data.problems()] == [
        *(("helplines.toml", "remedy.unreadable"), ("pathways", "remedy.default-pathway"))
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
