"""The folder of facilities' own programs: which files are read, and what was last good in them.

A file that cannot be used is left out, or keeps its last good version; the log says why, once for
each change of the file. Of several files with one key, a copy never takes the place of the file
that is shown.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Final

from planner.language.catalogue import words_for
from planner.pathway.pathway import Pathway
from planner.reading.problems import Problem, in_line
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


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityFiles:
    """The names in a folder that could be programs, sorted, and those that only look like one."""

    programs: tuple[str, ...]
    wrongly_named: tuple[str, ...]

    def problems(self, folder: Path) -> Iterator[Problem]:
        """What is wrong with the folder itself: names that are not read, and too many files."""
        for name in self.wrongly_named[:MOST_FILES]:
            yield Problem(folder / name, "", None, "remedy.file-ending")
        if len(self.programs) > MOST_FILES:
            found = len(self.programs)
            yield Problem(folder, "", found, "remedy.most-files", {"most": MOST_FILES})


def facility_files(folder: Path) -> FacilityFiles:
    """What could be programs in a folder; OSError when it cannot be read.

    Names that begin with a dot belong to systems and editors: what they keep beside a file is never
    a program.
    """
    names = sorted(
        file.name
        for file in islice(folder.iterdir(), _MOST_ENTRIES)
        if not file.name.startswith(".")
    )
    return FacilityFiles(
        programs=tuple(
            name for name in names if name.lower().endswith(ENDING) and name.lower() not in _FOREIGN
        ),
        wrongly_named=tuple(name for name in names if _WRONG_ENDING.search(name)),
    )


def names_by_key(programs: Mapping[str, Pathway]) -> dict[str, list[str]]:
    """The names of files by the key of the program in them, each time the one to show first.

    That is `<key>.toml`, else the shortest name: what systems and people add to the name of a
    backup makes it longer.
    """
    names: defaultdict[str, list[str]] = defaultdict(list)
    for name, program in programs.items():
        names[program.key].append(name)
    return {key: sorted(same, key=partial(_rank, key=key)) for key, same in names.items()}


def _rank(name: str, key: str) -> tuple[bool, bool, int, str]:
    exact = key + ENDING
    return name != exact, name.lower() != exact, len(name), name


def copy_problem(file: Path, shown: str, key: str) -> Problem:
    """Why a file is not shown whose key another file has, which is shown."""
    return Problem(file, "key", key, "remedy.copy", {"shown": shown})


def name_problems(folder: Path, programs: Mapping[str, Pathway]) -> Iterator[Problem]:
    """The files of different programs that people would take for one another, by their names."""
    first: dict[str, str] = {}
    for file, program in programs.items():
        name = (program.facility or "").casefold()
        if name in first:
            shown = {"shown": first[name]}
            yield Problem(folder / file, "name", program.facility, "remedy.same-name", shown)
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


def _today() -> date:
    return datetime.now(UTC).date()


class FacilityFolder:
    """The programs in one folder, as they were at the last look. `today` is the date in UTC."""

    def __init__(
        self,
        folder: Path,
        built_in: Pathway,
        taken: Sequence[str] = (),
        today: Callable[[], date] = _today,
    ) -> None:
        self._folder = folder
        self._built_in = built_in
        self._taken = frozenset(taken)
        self._today = today
        self._lock = Lock()
        self._looks = 0
        self._versions: dict[str, _Version] = {}
        self._gone: dict[str, _Version] = {}
        self._told: frozenset[str] = frozenset()
        self.programs: tuple[Pathway, ...] = ()

    def look(self) -> tuple[Pathway, ...]:
        """Read what has changed since the last look; the programs as they are now.

        They are the same object as long as no file changes. A folder that cannot be read leaves
        them as they were.
        """
        with self._lock:
            self._looks += 1
            told: set[str] = set()
            names = self._names(told)
            if names is not None:
                self._read_all(names)
                programs = tuple(self._one_of_each_key(told))
                if programs != self.programs:
                    self.programs = programs
            for sentence in sorted(told - self._told):
                _LOG.warning("%s", sentence)
            self._told = frozenset(told)
            return self.programs

    def _names(self, told: set[str]) -> list[str] | None:
        try:
            files = facility_files(self._folder)
        except OSError as error:
            told.add(f"the folder of programs cannot be read: {in_line(str(error))}")
            return None
        told.update(problem.sentence(words_for()) for problem in files.problems(self._folder))
        # What is shown stays, however many files are put beside it.
        known_first = sorted(files.programs, key=lambda name: name not in self._versions)
        return sorted(known_first[:MOST_FILES])

    def _read_all(self, names: Iterable[str]) -> None:
        versions: dict[str, _Version] = {}
        for name in names:
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
        problems: list[Problem] = []
        program = read_facility(
            file, self._built_in, problems, self._taken, self._today(), within=self._folder
        )
        known = before or self._gone.get(file.name)
        key = known.program.key if known is not None and known.program is not None else None
        same = program is None or key in {None, program.key}
        since = known.since if known is not None and same else self._looks
        name = in_line(file.name)
        if program is not None:
            _LOG.info("%s is read: %s", name, program.key)
            return _Version(state=state, program=program, since=since)
        last_good = None if before is None else before.program
        kept = "is left out" if last_good is None else "keeps its last good version"
        _LOG.warning("%s %s:", name, kept)
        for problem in problems:
            _LOG.warning("%s", problem.sentence(words_for()))
        return _Version(state=state, program=last_good, since=since)

    def _one_of_each_key(self, told: set[str]) -> Iterator[Pathway]:
        """The programs by the names of their files; of several with one key, the first to have it.

        At the first look all are equally old.
        """
        found = {name: one.program for name, one in self._versions.items() if one.program}
        shown: set[str] = set()
        for key, names in names_by_key(found).items():
            first = min(names, key=lambda name: self._versions[name].since)
            shown.add(first)
            copies = (copy_problem(self._folder / name, first, key) for name in names)
            told.update(one.sentence(words_for()) for one in copies if one.file.name != first)
        programs = {name: program for name, program in found.items() if name in shown}
        told.update(one.sentence(words_for()) for one in name_problems(self._folder, programs))
        yield from programs.values()


def _state(file: Path) -> State:
    try:
        about = file.stat()
    except OSError:
        return (0, 0, 0)
    return (about.st_ino, about.st_mtime_ns, about.st_size)
