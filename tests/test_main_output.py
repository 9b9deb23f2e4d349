"""The command line in the world: outputs that cannot hold a word, readers that stop, Windows."""

import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Final

import pytest

from planner.__main__ import DONE, FAULTS, UNUSABLE, run
from planner.language.catalogue import words_for
from planner.reading.library import PROGRAMS_SETTING
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
def test_no_output_at_all(folder: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Both outputs are closed at the start, as under a scheduler: Python has none then."""
    arguments, code = COMMANDS[command]
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "argv", ["planner", *arguments])
    monkeypatch.setenv(PROGRAMS_SETTING, str(folder))
    assert run() == code
    sys.stdout.close()
    sys.stderr.close()


@pytest.mark.parametrize(
    ("command", "unbuffered"), [("sources", ""), ("sources", "1"), ("--help", "")]
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
    """One sentence says that the output could not be written, and so does the exit code."""
    with Path("/dev/full").open("wb") as full:
        done = process(["sources"], folder, output=full.fileno())
    assert done.returncode == UNUSABLE
    assert len(done.stderr.splitlines()) == 1


def test_as_a_program(tmp_path: Path) -> None:
    """`python -m planner` is that command line, also where both outputs are closed."""
    target = tmp_path / "plan.json"
    done = process(["export", "?treatment=45", "--to", str(target)], tmp_path)
    assert (done.returncode, done.stderr) == (DONE, b"")
    assert done.stdout.decode() == words_for().say("cli.written", file=target) + os.linesep
    assert target.is_file()
    closed = 'exec "$0" -m planner check no-such-file >&- 2>&-'
    code = subprocess.run(["/bin/sh", "-c", closed, sys.executable], cwd=REPOSITORY, check=False)
    assert code.returncode == FAULTS
