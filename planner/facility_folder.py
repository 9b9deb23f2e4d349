"""The folder of facilities' own programs: read again when a file changes, and never in the way.

A file that cannot be used is left out, or keeps its last good version; the log says why, once for
each change of the file.
"""

import logging
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final

from planner.catalogue import words
from planner.facility import FacilityFile, FacilityMarker, FacilityStage, facility_pathway
from planner.facility_rules import facility_problems, read_fields
from planner.pathway import Pathway
from planner.problems import Problem
from planner.reading import bytes_of, toml_of, whole

MOST_BYTES: Final = 64_000
MOST_FILES: Final = 50
ENDING: Final = ".toml"
_LOOK_EVERY: Final = 1.0
"""Seconds between two looks at the folder."""

_FINGERPRINT: Final = 16
_OURS: Final = frozenset({"name", "contact", "checked"})
_BUILT_IN: Final = frozenset({"title", "medicine", "content_version", "default_scenario"})
"""Fields by which a facility's file and a built-in pathway are told apart."""

_LOG: Final = logging.getLogger(__name__)

State = tuple[int, int, int]
"""What tells one version of a file from another: its place on the disk, its time, its size."""


def read_facility(
    file: Path, built_in: Pathway, problems: list[Problem], taken: Iterable[str] = ()
) -> Pathway | None:
    """The program in `file`, or None with its faults added to `problems`.

    `taken` are keys that it may not have, beside that of the built-in pathway.
    """
    before = len(problems)
    content = _content(file, problems)
    raw = None if content is None else toml_of(file, content, problems)
    if content is None or raw is None:
        return None
    parts = read_fields(file, raw, problems)
    problems.extend(facility_problems(file, parts, built_in, {built_in.key, *taken}))
    if len(problems) > before:
        return None
    parts["stages"] = [FacilityStage(**one) for one in parts["stages"]]
    parts["markers"] = [FacilityMarker(**one) for one in parts.get("markers", ())]
    fingerprint = sha256(content).hexdigest()[:_FINGERPRINT]
    return facility_pathway(FacilityFile(**whole(parts)), built_in, fingerprint)


def _content(file: Path, problems: list[Problem]) -> bytes | None:
    """What stands in a file that is a file, and not too large."""
    try:
        about = file.stat()
    except OSError as error:
        problems.append(Problem(file, "", str(error), "remedy.unreadable"))
        return None
    if not stat.S_ISREG(about.st_mode):
        problems.append(Problem(file, "", None, "remedy.unreadable"))
        return None
    if about.st_size > MOST_BYTES:
        values = {"most": MOST_BYTES}
        problems.append(Problem(file, "", about.st_size, "remedy.file-size", values))
        return None
    return bytes_of(file, problems)


def is_facility_file(file: Path) -> bool:
    """Whether a file is meant to be a facility's program rather than a built-in pathway."""
    content = _content(file, [])
    raw = None if content is None else toml_of(file, content, [])
    if raw is None:
        return False
    return bool(raw.keys() & _OURS) or not raw.keys() & _BUILT_IN


def facility_files(folder: Path) -> list[Path]:
    """The files of a folder that could be programs, by name; OSError when it cannot be read."""
    return sorted(file for file in folder.iterdir() if file.name.endswith(ENDING))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Version:
    """A file as it was last looked at, with the last good program that stood in it."""

    state: State
    program: Pathway | None


class FacilityFolder:
    """The programs in one folder. `clock` counts seconds and never goes back."""

    def __init__(
        self,
        folder: Path,
        built_in: Pathway,
        taken: Sequence[str] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._built_in = built_in
        self._taken = frozenset(taken)
        self._clock = clock
        self._look_at = clock()
        self._lock = Lock()
        self._versions: dict[str, _Version] = {}
        self._programs: tuple[Pathway, ...] = ()
        self._told: frozenset[str] = frozenset()

    def pathways(self) -> tuple[Pathway, ...]:
        """The programs as they are now: the same object as long as no file changes."""
        if self._clock() < self._look_at or not self._lock.acquire(blocking=self._is_new()):
            return self._programs
        try:
            if self._clock() >= self._look_at:
                self._look()
                self._look_at = self._clock() + _LOOK_EVERY
        finally:
            self._lock.release()
        return self._programs

    def _is_new(self) -> bool:
        """Whether nobody has looked yet: then everybody waits for the first look."""
        return not self._versions

    def _look(self) -> None:
        """Read what has changed since the last look."""
        told: set[str] = set()
        versions: dict[str, _Version] = {}
        for file in self._files(told):
            before = self._versions.get(file.name)
            state = _state(file)
            if before is None or before.state != state:
                versions[file.name] = self._read(file, state, before)
            else:
                versions[file.name] = before
        for name in self._versions.keys() - versions.keys():
            _LOG.info("%s is gone: its program is no longer shown", name)
        self._versions = versions
        programs = tuple(self._with_own_keys(told))
        if programs != self._programs:
            self._programs = programs
        for sentence in sorted(told - self._told):
            _LOG.warning("%s", sentence)
        self._told = frozenset(told)

    def _files(self, told: set[str]) -> list[Path]:
        try:
            files = facility_files(self._folder)
        except OSError as error:
            told.add(f"the folder of programs cannot be read: {error}")
            return []
        if len(files) > MOST_FILES:
            told.add(f"only the first {MOST_FILES} of {len(files)} files are read")
        return files[:MOST_FILES]

    def _read(self, file: Path, state: State, before: _Version | None) -> _Version:
        problems: list[Problem] = []
        program: Pathway | None = None
        try:
            if file.resolve().is_relative_to(self._folder.resolve()):
                program = read_facility(file, self._built_in, problems, self._taken)
            else:
                problems.append(Problem(file, "", None, "remedy.file-outside"))
        except Exception as error:  # noqa: BLE001 - no file may take the app down; it is told below
            problems.append(Problem(file, "", repr(error), "remedy.unreadable"))
        if program is not None:
            _LOG.info("%s is read: %s", file.name, program.key)
            return _Version(state=state, program=program)
        last_good = None if before is None else before.program
        kept = "is left out" if last_good is None else "keeps its last good version"
        _LOG.warning("%s %s:", file.name, kept)
        for problem in problems:
            _LOG.warning("%s", problem.sentence(words()))
        return _Version(state=state, program=last_good)

    def _with_own_keys(self, told: set[str]) -> Iterator[Pathway]:
        """The programs by the names of their files; of two with one key, the first."""
        seen: dict[str, str] = {}
        for name, version in self._versions.items():
            if version.program is None:
                continue
            key = version.program.key
            if key in seen:
                told.add(f"{name} is left out: {seen[key]} has the key {key!r} too")
                continue
            seen[key] = name
            yield version.program


def _state(file: Path) -> State:
    try:
        about = file.stat()
    except OSError:
        return (0, 0, 0)
    return (about.st_ino, about.st_mtime_ns, about.st_size)
