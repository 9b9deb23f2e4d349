"""The folder is looked at in the background: nobody waits for a disk that does not answer."""

import logging
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from threading import Event
from typing import Final

import pytest

from planner.reading import library as library_module
from planner.reading.library import PROGRAMS_SETTING, built_in, library
from planner.reading.problems import FileProblem
from planner.reading.programs import folder as folder_module
from planner.reading.programs.folder import FacilityFolder, facility_files
from planner.reading.programs.watch import FacilityWatch
from tests.programs import HARBOR, SMALL
from tests.programs.folder import Folder, longer

SECONDS: Final = 20
"""How long a test waits for another thread before it fails."""


class Turns:
    """Lets the thread that looks go on when a test says so."""

    def __init__(self) -> None:
        self.due = Queue[bool]()
        self._done = Queue[None]()

    def pause(self) -> bool:
        """Say that a look is done, and wait for the next."""
        self._done.put(None)
        return self.due.get(timeout=SECONDS)

    def begin_look(self) -> None:
        """Let the thread look once more."""
        self._done.get(timeout=SECONDS)
        self.due.put(True)

    def end_look(self) -> None:
        """Wait until the thread has looked."""
        self._done.get(timeout=SECONDS)
        self._done.put(None)

    def next_look(self) -> None:
        """Let the thread look, and wait until it has."""
        self.begin_look()
        self.end_look()


@pytest.fixture
def turns() -> Iterator[Turns]:
    turns = Turns()
    yield turns
    turns.due.put(False)


class Disk:
    """A disk that answers when a test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answers = Event()
        self.asked = Event()
        monkeypatch.setattr(folder_module, "facility_files", self._files)

    def _files(self, folder: Path) -> tuple[list[str], list[FileProblem]]:
        self.asked.set()
        assert self.answers.wait(SECONDS)
        return facility_files(folder)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    disk = Disk(monkeypatch)
    yield disk
    disk.answers.set()


def days(watch: FacilityWatch) -> list[object]:
    return [one.default.lengths[0] for one in watch.pathways()]


def test_a_change_is_seen_at_the_next_look(folder: Folder, turns: Turns) -> None:
    """The first reader gets the programs; after that, readers ask nothing of the disk."""
    folder.write(SMALL)
    watch = FacilityWatch(folder.seen, turns.pause)
    assert days(watch) == [30]
    folder.write(longer(31))
    assert days(watch) == [30]
    turns.next_look()
    assert days(watch) == [31]


def test_a_disk_that_never_answers(folder: Folder, turns: Turns, disk: Disk) -> None:
    """Readers wait for the first look, but not for ever, and all in all only once."""
    folder.write(SMALL)
    watch = FacilityWatch(folder.seen, turns.pause, first_look_seconds=0.05)
    assert days(watch) == []
    assert disk.asked.wait(SECONDS)
    before = time.monotonic()
    for _ in range(1_000):
        assert days(watch) == []
    assert time.monotonic() - before < SECONDS / 2


def test_a_disk_that_stops_answering(folder: Folder, turns: Turns, disk: Disk) -> None:
    """What was last good is shown, and nobody waits; when it answers again, the rest is seen."""
    disk.answers.set()
    folder.write(SMALL)
    watch = FacilityWatch(folder.seen, turns.pause)
    assert days(watch) == [30]
    disk.answers.clear()
    disk.asked.clear()
    folder.write(longer(31))
    turns.begin_look()
    assert disk.asked.wait(SECONDS)
    for _ in range(1_000):
        assert days(watch) == [30]
    disk.answers.set()
    turns.end_look()
    assert days(watch) == [31]


def test_a_fault_of_ours_is_logged_once(
    folder: Folder,
    turns: Turns,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The programs stay as they were, and the looking goes on."""
    folder.write(SMALL)
    watch = FacilityWatch(folder.seen, turns.pause)
    assert days(watch) == [30]

    def broken(_: Path) -> tuple[list[str], list[FileProblem]]:
        raise RecursionError

    caplog.set_level(logging.WARNING)
    with monkeypatch.context() as patched:
        patched.setattr(folder_module, "facility_files", broken)
        turns.next_look()
        turns.next_look()
    assert days(watch) == [30]
    assert len(caplog.records) == 1
    folder.write(longer(31))
    turns.next_look()
    assert days(watch) == [31]


def test_the_app_does_not_wait_for_a_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, disk: Disk
) -> None:
    """Not for health, and not for pages: both ask for the library on the way."""
    shutil.copy(HARBOR, tmp_path)
    programs = FacilityFolder(tmp_path, built_in().default, tuple(built_in().pathways))
    watch = FacilityWatch(programs, lambda: False, first_look_seconds=0)
    monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
    monkeypatch.setattr(library_module, "facility_folder", lambda _: watch)
    assert list(library().pathways) == list(built_in().pathways)
    assert disk.asked.wait(SECONDS)
    assert library().default is built_in().default
