"""The folder of facilities' own programs: which files are read, and what was last good in them.

A file that cannot be used is left out, or keeps its last good version; the log says why, once for
each change of the file. Of several files with one key, a copy never takes the place of the file
that is shown.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Final

from planner.language.catalogue import words_for
from planner.pathway.pathway import Pathway
from planner.reading.problems import BrokenDataError, FileProblem, Problem, in_line
from planner.reading.programs.program_file import read_facility

MOST_FILES: Final = 50
ENDING: Final = ".toml"
_MOST_ENTRIES: Final = 5_000
"""The most names of a folder that are looked at."""

_FOREIGN: Final = frozenset({"pyproject.toml"})
"""Files of Python projects: whoever names the app's own folder has this one in it."""

_WRONG_ENDING: Final = re.compile(r"\.toml\.(?:txt|text|rtf|docx?|odt)$", re.IGNORECASE)
"""What editors put behind the name of a file, where Windows does not show it."""

_LOG: Final = logging.getLogger(__name__)

State = tuple[int, int, int]
"""What tells one version of a file from another: its place on the disk, its time, its size."""


def facility_files(folder: Path) -> tuple[list[str], list[FileProblem]]:
    """The names in a folder that could be programs, sorted, and what is wrong with the others.

    Names that begin with a dot belong to systems and editors: what they keep beside a file is never
    a program. OSError when the folder cannot be read.
    """
    entries = islice(folder.iterdir(), _MOST_ENTRIES)
    names = sorted(file.name for file in entries if not file.name.startswith("."))
    wrong = [name for name in names if _WRONG_ENDING.search(name)][:MOST_FILES]
    problems = [(folder / name, Problem("remedy.file-ending")) for name in wrong]
    endings = ((name, name.lower()) for name in names)
    programs = [name for name, low in endings if low.endswith(ENDING) and low not in _FOREIGN]
    if len(programs) > MOST_FILES:
        values = {"most": MOST_FILES}
        too_many = Problem("remedy.most-files", value=len(programs), values=values)
        problems.append((folder, too_many))
    return programs, problems


def shown_programs(
    programs: Mapping[str, Pathway], since: Callable[[str], int] = lambda _name: 0
) -> tuple[dict[str, Pathway], list[tuple[str, Problem]]]:
    """Which programs are shown, by the names of their files; and files that are like another one.

    Of several files with one key, the first to have it is shown (`since` says when, by the name).
    Of equally old ones it is `<key>.toml`, else the shortest name: what systems and people add to
    the name of a backup makes it longer. Programs with one name are all shown, but people would
    take them for one another.
    """
    by_key: defaultdict[str, list[str]] = defaultdict(list)
    for name, program in programs.items():
        by_key[program.key].append(name)
    alike: list[tuple[str, Problem]] = []
    copies: set[str] = set()
    for key, names in by_key.items():
        first, *others = sorted(names, key=lambda name: (since(name), *_rank(name, key)))
        copies.update(others)
        alike += [(name, copy_problem(key, shown=first)) for name in others]
    shown = {name: program for name, program in programs.items() if name not in copies}
    return shown, [*alike, *_same_names(shown)]


def _rank(name: str, key: str) -> tuple[bool, bool, int, str]:
    exact = key + ENDING
    return name != exact, name.lower() != exact, len(name), name


def copy_problem(key: str, *, shown: str) -> Problem:
    """Why a file is not shown whose key another file has, which is shown."""
    return Problem("remedy.copy", place="key", value=key, values={"shown": shown})


def _same_names(programs: Mapping[str, Pathway]) -> Iterator[tuple[str, Problem]]:
    first: dict[str, str] = {}
    for file, program in programs.items():
        name = (program.facility or "").casefold()
        if name in first:
            values, own = {"shown": first[name]}, program.facility
            yield file, Problem("remedy.same-name", place="name", value=own, values=values)
        first.setdefault(name, file)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Version:
    """A file as it was last looked at, with the last good program that stood in it.

    `since` is the look from which on it has had its key: of several files with one key, the one
    that had it first is shown.
    """

    state: State
    program: Pathway | None
    since: int


class FacilityFolder:
    """The programs in one folder, as they were at the last look."""

    def __init__(self, folder: Path, built_in: Pathway, taken: Iterable[str] = ()) -> None:
        self._folder = folder
        self._built_in = built_in
        self._taken = frozenset(taken)
        self._lock = Lock()
        self._looks = 0
        self._versions: dict[str, _Version] = {}
        self._gone: dict[str, _Version] = {}
        self._logged: frozenset[str] = frozenset()
        self.programs: tuple[Pathway, ...] = ()

    def look(self) -> tuple[Pathway, ...]:
        """Read what has changed since the last look; the programs as they are now.

        They are the same object as long as no file changes. A folder that cannot be read leaves
        them as they were.
        """
        with self._lock:
            self._looks += 1
            try:
                names, problems = facility_files(self._folder)
            except OSError as error:
                self._log_once([f"the folder of programs cannot be read: {in_line(str(error))}"])
                return self.programs
            self._read_all(names)
            found = {name: one.program for name, one in self._versions.items() if one.program}
            shown, alike = shown_programs(found, lambda name: self._versions[name].since)
            if (programs := tuple(shown.values())) != self.programs:
                self.programs = programs
            problems += [(self._folder / name, problem) for name, problem in alike]
            self._log_once([problem.sentence(file, words_for()) for file, problem in problems])
            return self.programs

    def _log_once(self, sentences: Iterable[str]) -> None:
        """Log what was not so at the last look."""
        now = frozenset(sentences)
        for sentence in sorted(now - self._logged):
            _LOG.warning("%s", sentence)
        self._logged = now

    def _read_all(self, names: list[str]) -> None:
        versions: dict[str, _Version] = {}
        # What is shown stays, however many files are put beside it.
        known_first = sorted(names, key=lambda name: name not in self._versions)
        for name in sorted(known_first[:MOST_FILES]):
            file = self._folder / name
            before = self._versions.get(name)
            state = _state(file)
            if before is None or before.state != state:
                versions[name] = self._read(file, state, before)
            else:
                versions[name] = before
        for name in self._versions.keys() - versions.keys():
            _LOG.info("%s is gone: its program is no longer shown", in_line(name))
        # Some editors take a file away for a moment, to put its new version into its place.
        gone = {**self._gone, **self._versions}
        self._gone = {name: gone[name] for name in list(gone)[-MOST_FILES:] if name not in versions}
        self._versions = versions

    def _read(self, file: Path, state: State, before: _Version | None) -> _Version:
        name = in_line(file.name)
        known = before or self._gone.get(file.name)
        since = self._looks if known is None else known.since
        try:
            program = read_facility(file, self._built_in, self._taken, within=self._folder)
        except BrokenDataError as broken:
            last_good = None if before is None else before.program
            kept = "is left out" if last_good is None else "keeps its last good version"
            _LOG.warning("%s %s:", name, kept)
            for _, problem in broken.problems:
                _LOG.warning("%s", problem.sentence(file, words_for()))
            return _Version(state=state, program=last_good, since=since)
        _LOG.info("%s is read: %s", name, program.key)
        if known is not None and known.program is not None and known.program.key != program.key:
            since = self._looks
        return _Version(state=state, program=program, since=since)


def _state(file: Path) -> State:
    try:
        about = file.stat()
    except OSError:
        return (0, 0, 0)
    return (about.st_ino, about.st_mtime_ns, about.st_size)
