"""The command line in the world: outputs that cannot hold a word, readers that stop, Windows."""

import os
import subprocess
import sys
from collections.abc import Callable
from io import DEFAULT_BUFFER_SIZE, BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Final, TextIO

import pytest

from planner.__main__ import DONE, FAULTS, UNUSABLE, run
from planner.reading.library import PROGRAMS_SETTING
from tests.in_words import WORDS
from tests.programs import SMALL

REPOSITORY: Final = Path(__file__).parents[1]
SECONDS: Final = 60
Start = Callable[[list[str], TextIO | None, TextIO | None], int]

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


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """Runs the command line as a program does, with these two outputs: its exit code.

    In the folder of the setting is a faulty program whose name and texts not every output can hold.
    """
    text = SMALL.replace('"Small"', '"Größe 家 “x” …"')
    (tmp_path / "Größe – 家.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))

    def started(arguments: list[str], stdout: TextIO | None, stderr: TextIO | None) -> int:
        monkeypatch.setattr(sys, "argv", ["planner", *arguments])
        monkeypatch.setattr(sys, "stdout", stdout)
        monkeypatch.setattr(sys, "stderr", stderr)
        return run()

    return started


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8", "utf-16"])
@pytest.mark.parametrize(("arguments", "code"), COMMANDS.values(), ids=COMMANDS)
def test_any_encoding(start: Start, arguments: list[str], code: int, encoding: str) -> None:
    """What the output cannot hold is escaped."""
    printed = BytesIO()
    outputs = [TextIOWrapper(printed, encoding=encoding) for _ in range(2)]
    assert start(arguments, *outputs) == code
    outputs[1].flush()
    assert printed.getvalue().decode(encoding)


@pytest.mark.parametrize("command", ["help", "usage", "check", "unknown-form"])
def test_no_output_at_all(start: Start, command: str) -> None:
    """Both outputs are closed at the start, as under a scheduler: Python has none then."""
    arguments, code = COMMANDS[command]
    assert start(arguments, None, None) == code
    sys.stdout.close()
    sys.stderr.close()


@pytest.mark.parametrize("command", ["sources", "--help"])
@pytest.mark.parametrize("buffering", [0, DEFAULT_BUFFER_SIZE], ids=["unbuffered", "buffered"])
def test_a_reader_that_stops(start: Start, command: str, buffering: int) -> None:
    """As in `| head -1`: no complaint, also not when Python writes the rest at its end."""
    reading, writing = os.pipe()
    os.close(reading)
    complaint = StringIO()
    with os.fdopen(writing, "wb", buffering) as pipe:
        start([command], TextIOWrapper(pipe, write_through=not buffering), complaint)
        sys.stdout.close()
    assert complaint.getvalue() == ""


@pytest.mark.parametrize("command", ["sources", "--help"])
def test_a_full_disk(start: Start, command: str) -> None:
    """One sentence says that the output could not be written, and so does the exit code."""
    complaint = StringIO()
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        assert start([command], full, complaint) == UNUSABLE
    assert len(complaint.getvalue().splitlines()) == 1


def test_as_a_program() -> None:
    """`python -m planner` is that command line, also where an output is closed."""
    command = 'exec "$0" -m planner check no-such-file 2>&-'
    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == FAULTS
    assert done.stdout.decode().splitlines()[-1] == WORDS.count("cli.faults", 1)
