"""`new` starts a file that is good as it is, and leads to a folder that `check` accepts."""

import shutil
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from planner.__main__ import DONE, FAULTS, UNUSABLE
from planner.reading.library import PROGRAMS_SETTING
from planner.reading.programs.starter import OWN_FOLDER, key_of, starter
from tests.conftest import Command
from tests.in_words import WORDS, say
from tests.programs import program
from tests.programs.folder import longer

REPOSITORY: Final = Path(__file__).parents[2]
DEVICES: Final = ("CON", "prn", "Aux", "NUL", "COM1", "com9", "LPT1", "Lpt9", "com0", "COM\u00b9")
"""Windows has no file of such a name, whatever its ending."""


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Our program", "our-program"),
        ("  Café Größe № 5 ", "cafe-groe-no-5"),
        ("28-day stay", "day-stay"),
        ("x" * 60, "x" * 32),
        ("A - - B", "a-b"),
        ("Clonazepam", "clonazepam-2"),
        ("Дом", None),
        ("28", None),
        ("", None),
        *((name, f"{name.lower().replace(chr(185), '1')}-program") for name in DEVICES),
        ("Contact House", "contact-house"),
        *(("Console", "console"), ("Com", "com"), ("Com10", "com10"), ("Nul Hill", "nul-hill")),
    ],
)
def test_key_of_a_name(name: str, key: str | None) -> None:
    assert key_of(name, ["clonazepam"]) == key


@pytest.mark.parametrize("name", ["Our program", 'The "Blue" House', "A  # B", "It's & Co."])
def test_the_starter_is_a_good_file(file: Path, name: str) -> None:
    """With its own name and key, and today's date; its remarks stay."""
    today = date(2027, 1, 4)
    text = starter(name, "own", today)
    assert 'key = "own"  # stands in links\n' in text
    file.write_text(text, encoding="utf-8")
    own = program(file, today)
    assert (own.facility, own.key, own.checked) == (name, "own", today)


def test_into_the_folder_of_the_setting(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
    code, printed, _ = command("new", "Our program")
    file = tmp_path / "our-program.toml"
    written = [say("cli.new-written", file=file), say("cli.new-shown")]
    assert (code, printed.splitlines()) == (DONE, written)
    assert program(file).facility == "Our program"
    assert command("check")[0] == DONE


def test_from_nothing_as_the_readme_says(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no folder is named, into one of its own: beside the app's files it could be one."""
    for file in REPOSITORY.iterdir():
        if file.is_file():
            shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / OWN_FOLDER
    hidden = say("cli.new-hidden", setting=PROGRAMS_SETTING, folder=folder)
    code, printed, _ = command("new", "Con")
    assert (code, printed.splitlines()[-1]) == (DONE, hidden)
    assert [file.name for file in folder.iterdir()] == ["con-program.toml"]
    code, printed, _ = command("check")
    assert (code, printed.splitlines()[-1]) == (DONE, WORDS.count("cli.no-faults", 3))
    shutil.copy(folder / "con-program.toml", tmp_path)
    for setting in ("", str(folder), OWN_FOLDER, str(tmp_path)):
        monkeypatch.setenv(PROGRAMS_SETTING, setting)
        assert command("check")[0] == DONE
    monkeypatch.delenv(PROGRAMS_SETTING)
    (folder / "con-program.toml").write_text(longer(0), encoding="utf-8")
    assert command("check")[0] == FAULTS


@pytest.mark.parametrize(
    "name", ["", " ", "Дом", "家", "x" * 61, "a\nb", "Guaranteed House", "<b>", "28", "\u202eabc"]
)
def test_a_name_that_cannot_be(command: Command, tmp_path: Path, name: str) -> None:
    """One sentence says why, and no file is made."""
    code, printed, complaint = command("new", name, "--to", tmp_path)
    assert (code, printed) == (UNUSABLE, "")
    # The sentences go on after the name, and only one of them with a remedy.
    starts = (
        say("cli.new-refused", name=name, remedy="\0").partition("\0")[0],
        say("cli.new-key", name=name),
    )
    assert complaint.startswith(starts)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(command: Command, tmp_path: Path) -> None:
    code, _, complaint = command("new", "Ours", "--to", tmp_path / "none")
    assert (code, len(complaint.splitlines())) == (UNUSABLE, 1)
