"""The folder of programs: changes are seen without a restart, and nothing in it stops the app."""

import logging
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.forms import FORMS
from planner.forms.order import Order
from planner.language.catalogue import words_for
from planner.plan.plan import default_plan
from planner.reading.programs import folder as facility_folder
from planner.reading.programs import program_file as facility_file
from planner.reading.programs.folder import MOST_FILES, copy_problem
from planner.reading.programs.program_file import MOST_BYTES
from tests.programs import HARBOR, SMALL
from tests.programs.folder import Folder, longer


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "programs").mkdir()
    return Folder(tmp_path / "programs")


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """What was logged since it was last asked."""
    caplog.set_level(logging.INFO, facility_folder.__name__)

    def since() -> list[str]:
        told = [record.getMessage() for record in caplog.records]
        caplog.clear()
        return told

    return since


def test_from_nothing_to_nothing(folder: Folder, log: Callable[[], list[str]]) -> None:
    """A file comes, changes, breaks, is mended, and goes."""
    assert folder.keys() == []
    folder.write(SMALL)
    assert folder.days() == [30]
    folder.write(longer(31))
    assert folder.days() == [31]
    log()
    folder.write(longer(0))
    assert folder.days() == [31], "a broken file keeps its last good version"
    told = log()
    assert told[0] == "small.toml keeps its last good version:"
    assert "stages[stay].days" in told[1]
    folder.keys()
    assert log() == [], "the reason is told once"
    folder.write(longer(32))
    assert folder.days() == [32]
    (folder.path / "small.toml").unlink()
    assert folder.keys() == []


def test_a_file_that_was_never_good_is_left_out(
    folder: Folder, log: Callable[[], list[str]]
) -> None:
    """It hides no other file."""
    folder.write("key = ")
    shutil.copy(HARBOR, folder.path)
    assert folder.keys() == ["harbor-example"]
    assert "small.toml is left out:" in log()


def test_the_same_object_until_a_file_changes(folder: Folder) -> None:
    """Drawings are kept by their plan: what has not changed stays what it was."""
    folder.write(SMALL)
    shutil.copy(HARBOR, folder.path)
    before = folder.seen.look()
    assert folder.seen.look() is before
    folder.write(longer(31))
    harbor, small = folder.seen.look()
    assert harbor is before[0]
    assert small is not before[1]


def test_a_change_that_keeps_the_size(folder: Folder) -> None:
    """The time of the file tells it."""
    folder.write(SMALL)
    assert folder.days() == [30]
    folder.write(longer(45))
    assert folder.days() == [45]


def test_two_files_with_one_key(folder: Folder, log: Callable[[], list[str]]) -> None:
    """One is shown; when it goes, the other comes up."""
    folder.write(SMALL, "a.toml")
    folder.write(longer(31), "b.toml")
    assert folder.days() == [30]
    told = copy_problem(folder.path / "b.toml", "a.toml", "small").sentence(words_for())
    assert told in log()
    folder.keys()
    assert log() == []
    (folder.path / "a.toml").unlink()
    assert folder.days() == [31]


def test_the_key_of_the_built_in_pathway(folder: Folder) -> None:
    """No file takes the place of the built-in pathway."""
    folder.write(SMALL.replace('"small"', '"sample"'))
    assert folder.keys() == []


def test_only_files_of_the_folder_itself(folder: Folder, tmp_path: Path) -> None:
    """No folder below, no other ending, no link that leads out; a link inside is fine."""
    (tmp_path / "outside.toml").write_text(SMALL, encoding="utf-8")
    (folder.path / "outside.toml").symlink_to(tmp_path / "outside.toml")
    (folder.path / "gone.toml").symlink_to(tmp_path / "gone.toml")
    (folder.path / "below").mkdir()
    folder.write(SMALL, "below/small.toml")
    folder.write(SMALL, "small.toml.bak")
    (folder.path / "folder.toml").mkdir()
    os.mkfifo(folder.path / "pipe.toml")
    assert folder.keys() == []
    (folder.path / "inside.toml").symlink_to(folder.path / "small.toml.bak")
    assert folder.keys() == ["small"]


def test_a_link_out_is_refused_by_name(
    folder: Folder, tmp_path: Path, log: Callable[[], list[str]]
) -> None:
    (tmp_path / "outside.toml").write_text(SMALL, encoding="utf-8")
    (folder.path / "outside.toml").symlink_to(tmp_path / "outside.toml")
    assert folder.keys() == []
    assert any(words_for().say("remedy.file-outside") in line for line in log())


def test_a_file_that_is_too_large(folder: Folder) -> None:
    folder.write(SMALL + "#" * MOST_BYTES)
    assert folder.keys() == []


def test_more_files_than_are_read(folder: Folder, log: Callable[[], list[str]]) -> None:
    for number in range(MOST_FILES + 1):
        folder.write(SMALL.replace('"small"', f'"p{number}"'), f"{number:03}.toml")
    assert len(folder.keys()) == MOST_FILES
    assert any(str(MOST_FILES + 1) in line for line in log())


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xff\xfe\x00", id="bytes"),
        pytest.param(b"a = " + b"[" * 30_000, id="lists-in-lists"),
        pytest.param(b"a = " + b"[" * 400 + b"]" * 400, id="deep"),
        pytest.param(b"a = " + b"{b=" * 300 + b"1" + b"}" * 300, id="tables-in-tables"),
        pytest.param(b"days = " + b"9" * 20_000, id="digits"),
        pytest.param(b"stages = 5\nmarkers = { a = 1 }", id="no-lists"),
        pytest.param(b"stages = [1, [2], {}]\nmarkers = [[]]", id="no-tables"),
        pytest.param(b'[[stages]]\nkey = ["a"]\ntitle = {}\ndays = nan', id="no-fields"),
        pytest.param(b'key = "\\u0000"\nname = "{x}"\ncontact = "{0}"', id="placeholders"),
        pytest.param(b"", id="empty"),
    ],
)
def test_whatever_a_file_holds(
    folder: Folder, log: Callable[[], list[str]], content: bytes
) -> None:
    """It is left out, with a reason, and the others are shown."""
    shutil.copy(HARBOR, folder.path)
    (folder.path / "odd.toml").write_bytes(content)
    assert folder.keys() == ["harbor-example"]
    assert "odd.toml is left out:" in log()


def test_a_fault_of_ours_takes_nothing_down(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, log: Callable[[], list[str]]
) -> None:
    """Even what nobody thought of leaves the last good version, and stands in the log."""
    folder.write(SMALL)
    assert folder.days() == [30]

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(facility_file, "read_fields", broken)
    folder.write(longer(31))
    assert folder.days() == [30]
    assert any("ZeroDivisionError" in line for line in log())


def test_a_folder_that_is_not_there(folder: Folder, log: Callable[[], list[str]]) -> None:
    """It is told once; when it comes, its programs are shown."""
    folder.path.rmdir()
    assert folder.keys() == []
    assert len(log()) == 1
    assert folder.keys() == []
    assert log() == []
    folder.path.mkdir()
    folder.write(SMALL)
    assert folder.keys() == ["small"]


def test_many_visitors_at_once(folder: Folder) -> None:
    """All see whole programs, while somebody writes the file."""
    folder.write(SMALL)
    folder.keys()
    seen: list[int] = []

    def look() -> None:
        for _ in range(200):
            seen.append(len(folder.seen.look()))

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for days in range(1, 100):
        folder.write(longer(days))
    for thread in threads:
        thread.join(timeout=20)
    assert set(seen) == {1}
    assert folder.days() == [99]


def test_another_file_of_the_same_day_is_another_tag(folder: Folder) -> None:
    """Browsers and our own memory keep files by their tag."""

    def tag() -> str:
        (own,) = folder.seen.look()
        return FORMS["pdf"].tag(Order(plan=default_plan(own)))

    folder.write(SMALL + "# a\n")
    before = tag()
    assert tag() == before
    folder.write(SMALL + "# b\n")
    assert tag() != before
