"""The command line in the world: outputs that cannot hold a word, readers that stop, Windows."""

import os
import shutil
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final

import pytest

from planner.__main__ import DONE, FAULTS, UNUSABLE, main, run
from planner.reading.library import PROGRAMS_SETTING
from planner.reading.programs.starter import OWN_FOLDER, key_of
from tests.programs import SMALL

REPOSITORY: Final = Path(__file__).parents[1]
SECONDS: Final = 60

COMMANDS: Final = {
    "help": (["--help"], DONE),
    "help-of-a-command": (["new", "--help"], DONE),
    "usage": ([], UNUSABLE),
    "sources": (["sources"], DONE),
    "check": (["check"], FAULTS),
    "new": (["new", "Дом"], UNUSABLE),
    "export": (["export", "?treatment=é\u2026&lang=\U0001f600", "--to", "x.pdf"], UNUSABLE),
    "unknown-form": (["export", "?", "--to", "Größe\udcff.doc"], UNUSABLE),
}


def process(
    arguments: list[str], folder: Path, *, output: int = subprocess.PIPE, unbuffered: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own, in this folder, which is the one of the setting too."""
    return subprocess.run(
        [sys.executable, "-m", "planner", *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(REPOSITORY),
            "PYTHONUNBUFFERED": unbuffered,
            PROGRAMS_SETTING: str(folder),
        },
        stdout=output,
        stderr=subprocess.PIPE,
        timeout=SECONDS,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a faulty program whose name and texts not every output can hold."""
    text = SMALL.replace('"Small"', '"Größe 家 “x” …"')
    (tmp_path / "Größe – 家.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8", "utf-16"])
@pytest.mark.parametrize(("arguments", "code"), COMMANDS.values(), ids=COMMANDS)
def test_any_encoding(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    encoding: str,
) -> None:
    """What the output cannot hold is escaped."""
    printed = BytesIO()
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, TextIOWrapper(printed, encoding=encoding))
    monkeypatch.setattr(sys, "argv", ["planner", *arguments])
    monkeypatch.setenv(PROGRAMS_SETTING, str(folder))
    assert run() == code
    sys.stderr.flush()
    assert printed.getvalue().decode(encoding)


@pytest.mark.parametrize("command", ["help", "usage", "check", "unknown-form"])
def test_no_output_at_all(folder: Path, command: str) -> None:
    """Both outputs are closed, as under a scheduler."""
    arguments, code = COMMANDS[command]
    closed = 'exec "$0" -m planner "$@" >&- 2>&-'
    done = subprocess.run(
        ["/bin/sh", "-c", closed, sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), PROGRAMS_SETTING: str(folder)},
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == code


@pytest.mark.parametrize(
    ("command", "unbuffered"), [("sources", ""), ("sources", "1"), ("check", "1"), ("--help", "")]
)
def test_a_reader_that_stops(folder: Path, command: str, unbuffered: str) -> None:
    """As in `| head -1`: no complaint."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = process([command], folder, output=writing, unbuffered=unbuffered)
    finally:
        os.close(writing)
    assert done.stderr == b""


def test_a_full_disk(folder: Path) -> None:
    """One sentence says that the output could not be written."""
    with Path("/dev/full").open("wb") as full:
        done = process(["sources"], folder, output=full.fileno())
    assert done.returncode == UNUSABLE
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "device", ["CON", "prn", "Aux", "NUL", "COM1", "com9", "LPT1", "Lpt9", "com0", "COM\u00b9"]
)
def test_no_name_of_a_device(device: str) -> None:
    """Windows has no file of such a name, whatever its ending."""
    assert key_of(device, []) == f"{key_of(f'{device} x', [])}".removesuffix("-x") + "-program"


@pytest.mark.parametrize("name", ["Contact House", "Console", "Com", "Com10", "Nul Hill"])
def test_names_that_only_begin_like_one(name: str) -> None:
    assert "program" not in str(key_of(name, []))


def test_from_nothing_as_the_readme_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the app's own files: `new` leads to a folder that `check` accepts."""
    for file in REPOSITORY.iterdir():
        if file.is_file():
            shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(PROGRAMS_SETTING, raising=False)
    assert main(["new", "Con"]) == DONE
    folder = tmp_path / OWN_FOLDER
    assert [file.name for file in folder.iterdir()] == ["con-program.toml"]
    shutil.copy(folder / "con-program.toml", tmp_path)
    for setting in ("", str(folder), OWN_FOLDER, str(tmp_path)):
        monkeypatch.setenv(PROGRAMS_SETTING, setting)
        assert main(["check"]) == DONE
