"""Which files of the folder are programs, and which of several with one key is shown."""

import logging
from pathlib import Path
from typing import Final

import pytest

from planner.__main__ import DONE, FAULTS, main
from planner.language.catalogue import words_for
from planner.reading.library import PROGRAMS_SETTING
from planner.reading.problems import Problem
from planner.reading.programs import folder as facility_folder
from planner.reading.programs.folder import MOST_FILES, copy_problem, names_by_key
from tests.programs import SMALL, program
from tests.programs.folder import Folder, longer

WORDS: Final = words_for()
COPIES: Final = (
    *("small - Copy.toml", "small (1).toml", "small-old.toml", "Copy of small.toml"),
    *("small copy.toml", "small~.toml", "small.bak.toml", "SMALL - COPY.TOML", "1.toml.toml"),
    *("small.sync-conflict-20261120-101010-ABCDEFG.toml", "small (Anna's conflicted copy).toml"),
    *(" small.toml", "#small.toml", "backup/../x small.toml".replace("/", " ")),
)
"""What systems, editors and people call a copy of small.toml."""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "programs").mkdir()
    return Folder(tmp_path / "programs")


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, facility_folder.__name__)
    return caplog


@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_beside_the_file_at_start(folder: Folder, copy: str) -> None:
    """The edited file is shown, whatever the copy is called."""
    folder.write(SMALL, copy)
    folder.write(longer(31), "small.toml")
    assert folder.days() == [31]


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("name", ["small.toml", "our house.toml", "z.toml"])
def test_a_copy_that_comes_later(
    folder: Folder, log: pytest.LogCaptureFixture, name: str, copy: str
) -> None:
    """The file that is shown stays, also while it is edited and broken; both are named, once."""
    folder.write(SMALL, name)
    assert folder.days() == [30]
    folder.write(SMALL, copy)
    folder.write(longer(31), name)
    assert folder.days() == [31]
    folder.write("key = ", name)
    assert folder.days() == [31]
    folder.write(longer(32), name)
    assert folder.days() == [32]
    folder.write(longer(90), copy)
    assert folder.days() == [32]
    told = copy_problem(folder.path / copy, name, "small").sentence(WORDS)
    assert log.messages.count(told) == 1


def test_a_file_with_another_key_than_its_name(folder: Folder) -> None:
    """The shortest name is that of the file: what is added to a copy makes its name longer."""
    for copy in COPIES:
        folder.write(SMALL.replace('"small"', '"harbor"'), copy.replace("small", "house"))
    folder.write(longer(31).replace('"small"', '"harbor"'), "house.toml")
    assert folder.days() == [31]


def test_a_name_in_other_letters(tmp_path: Path) -> None:
    """`<key>.toml` comes first, then the same in capitals, which some systems keep beside it."""
    file = tmp_path / "small.toml"
    file.write_text(SMALL, encoding="utf-8")
    names = ["SMALL.TOML", "a.toml", "small - Copy.toml", "small.toml"]
    found = names_by_key(dict.fromkeys(names, program(file)))
    assert found == {"small": ["small.toml", "SMALL.TOML", "a.toml", "small - Copy.toml"]}


def test_a_copy_stands_in_only_while_the_file_was_never_good(folder: Folder) -> None:
    """A file that was broken at the start has its place again when it is mended."""
    folder.write("key = ", "small.toml")
    folder.write(SMALL, "small - Copy.toml")
    assert folder.days() == [30]
    folder.write(longer(31), "small.toml")
    assert folder.days() == [31]


def test_a_file_that_is_away_for_a_moment(folder: Folder) -> None:
    """Some editors take a file away before they write it anew."""
    folder.write(SMALL, "a.toml")
    assert folder.days() == [30]
    folder.write(longer(90), "a.bak.toml")
    (folder.path / "a.toml").unlink()
    assert folder.days() == [90]
    folder.write(longer(31), "a.toml")
    assert folder.days() == [31]


def test_another_program_that_takes_the_key_later(folder: Folder) -> None:
    """It is old, but has not had this key for long."""
    folder.write(SMALL.replace('"small"', '"other"'), "a.toml")
    folder.write(SMALL, "b.toml")
    folder.keys()
    folder.write(longer(31), "a.toml")
    assert folder.days() == [30]


def test_many_files_beside_it(folder: Folder) -> None:
    """What is shown stays, even where more files come than are read."""
    folder.write(SMALL, "small.toml")
    assert folder.keys() == ["small"]
    for number in range(MOST_FILES + 1):
        folder.write(SMALL.replace('"small"', f'"p{number}"'), f"a{number:03}.toml")
    keys = folder.keys()
    assert (len(keys), "small" in keys) == (MOST_FILES, True)


@pytest.mark.parametrize(
    "name", ["._small.toml", ".small.toml", ".#small.toml", ".small.toml.swp", "pyproject.toml"]
)
def test_files_of_systems_editors_and_tools(
    folder: Folder,
    log: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """They are no programs, and no fault either."""
    folder.write("[project]\n", name)
    assert folder.keys() == []
    assert log.messages == []
    monkeypatch.setenv(PROGRAMS_SETTING, str(folder.path))
    assert main(["check"]) == DONE


@pytest.mark.parametrize("name", ["SMALL.TOML", "Small.Toml"])
def test_an_ending_in_capitals(folder: Folder, name: str) -> None:
    """It is read: some systems do not tell it from the other."""
    folder.write(SMALL, name)
    assert folder.keys() == ["small"]


@pytest.mark.parametrize("name", ["small.toml.txt", "small.TOML.TXT", "small.toml.rtf"])
def test_an_ending_that_an_editor_added(
    folder: Folder,
    log: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    """Check and log name the file with what to do."""
    folder.write(SMALL, name)
    assert folder.keys() == folder.keys() == []
    told = Problem(Path(name), "", None, "remedy.file-ending").sentence(WORDS)
    assert log.messages == [told]
    monkeypatch.setenv(PROGRAMS_SETTING, str(folder.path))
    assert main(["check"]) == FAULTS
    assert told in capsys.readouterr().out


@pytest.mark.parametrize("copy", COPIES)
def test_check_names_both(
    folder: Folder,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    copy: str,
) -> None:
    """The copy, and the file that is shown in its place, with what to do."""
    folder.write(SMALL)
    folder.write(SMALL, copy)
    monkeypatch.setenv(PROGRAMS_SETTING, str(folder.path))
    assert main(["check"]) == FAULTS
    told = copy_problem(folder.path / copy, "small.toml", "small").sentence(WORDS)
    assert capsys.readouterr().out == f"{told}\n{WORDS.count('cli.faults', 1)}\n"


def test_check_follows_no_link_out(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It judges as the app does."""
    (folder.path.parent / "outside.toml").write_text(SMALL, encoding="utf-8")
    (folder.path / "outside.toml").symlink_to(folder.path.parent / "outside.toml")
    monkeypatch.setenv(PROGRAMS_SETTING, str(folder.path))
    assert main(["check"]) == FAULTS
    assert WORDS.say("remedy.file-outside") in capsys.readouterr().out


@pytest.mark.parametrize("name", ["Small", "SMALL"])
def test_two_programs_with_one_name(
    folder: Folder,
    log: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """Both are shown, as before; the log and `check` say that people could not tell them apart."""
    folder.write(SMALL)
    folder.write(SMALL.replace('"small"', '"other"').replace('"Small"', f'"{name}"'), "other.toml")
    assert folder.keys() == ["other", "small"]
    values = {"shown": "other.toml"}
    told = Problem(Path("small.toml"), "name", "Small", "remedy.same-name", values)
    assert told.sentence(words_for()) in log.messages
    files = [str(folder.path / "other.toml"), str(folder.path / "small.toml")]
    for arguments in ([], files):
        monkeypatch.setenv(PROGRAMS_SETTING, str(folder.path))
        assert main(["check", *arguments]) == FAULTS
        assert "'Small'" in capsys.readouterr().out
