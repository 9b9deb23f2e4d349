"""Reads `data/` into pathways and help lines, strictly: every fault of a file in one report.

The files are checked in two steps, so that one wrong field hides nothing else: first the shape
of each part on its own (unknown keys are faults), then the references between all the parts
that did have the right shape.
"""

import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from planner.pathway.claims import Source
from planner.pathway.helplines import Helplines
from planner.pathway.pathway import Length, Pathway, PathwayCore, Scenario
from planner.reading.checks import helpline_problems, pathway_problems
from planner.reading.fields import read_parts
from planner.reading.problems import BrokenDataError, FileProblem, Problem
from planner.reading.programs.folder import FacilityFolder
from planner.reading.programs.watch import FacilityWatch
from planner.reading.words_matter import words_matter

DATA: Final = Path(__file__).resolve().parents[2] / "data"
HELPLINES: Final = "helplines.toml"
PROGRAMS_SETTING: Final = "PLANNER_DATA"
"""The environment variable that names the folder of facilities' own programs."""

FIRST_SETTING: Final = "PLANNER_FIRST"
"""The environment variable that names the program to show first, by its key."""

_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioEntry:
    """A scenario as it stands in the file: a length for each stage's key."""

    key: str
    button: str
    title: str
    lengths: dict[str, Length]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PathwayFile(PathwayCore):
    """A pathway as it stands in the file."""

    default_scenario: str
    scenarios: tuple[ScenarioEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Library:
    """All that was read from `data/`, checked; `default` is the pathway of its first file.

    `first` is the program that the app shows where an address says nothing, if a setting names one.
    """

    pathways: Mapping[str, Pathway]
    default: Pathway
    helplines: Helplines
    first: Pathway | None = None

    @property
    def unnamed(self) -> Pathway | None:
        """The pathway of every link that names none; None where that hangs on what else it says."""
        return self.default if self.first is None else None


def library() -> Library:
    """What the app itself shows: `data/`, read once, and the programs of facilities as they are.

    It is the same object as long as no program changes. Nobody waits here for a disk, but for the
    first look at the folder, and for that a few seconds at most.
    """
    folder = os.environ.get(PROGRAMS_SETTING)
    if not folder:
        return built_in()
    programs = facility_folder(folder).pathways()
    return _with_programs(built_in(), programs, os.environ.get(FIRST_SETTING, ""))


def look_now() -> None:
    """Read the programs before going on, however long it takes: for the command line."""
    folder = os.environ.get(PROGRAMS_SETTING)
    if folder:
        facility_folder(folder).look()


@cache
def built_in() -> Library:
    """`data/` alone."""
    # A fault in it stops the start, as in every other file.
    words_matter()
    return load(DATA)


@cache
def facility_folder(folder: str) -> FacilityWatch:
    """The folder of this name, with what was read of it so far."""
    programs = FacilityFolder(Path(folder), built_in().default, tuple(built_in().pathways))
    return FacilityWatch(programs)


@lru_cache(maxsize=8)
def _with_programs(library: Library, programs: tuple[Pathway, ...], first: str) -> Library:
    own = {one.key: one for one in programs}
    if programs and first and first not in own:
        _LOG.warning("%s names no program: %s. Known: %s", FIRST_SETTING, first, ", ".join(own))
    return replace(library, pathways={**library.pathways, **own}, first=own.get(first))


def load(data: Path) -> Library:
    """Read everything in `data`; BrokenDataError names every fault of every file."""
    problems: list[FileProblem] = []
    pathways: dict[str, Pathway] = {}
    helplines: Helplines | None = None
    try:
        helplines = read_helplines(data / HELPLINES)
    except BrokenDataError as broken:
        problems += broken.problems
    files = sorted((data / "pathways").glob("*.toml"))
    for file in files:
        try:
            pathway = read_pathway(file, None if helplines is None else helplines.sources)
        except BrokenDataError as broken:
            problems += broken.problems
            continue
        if pathway.key in pathways:
            again = Problem("remedy.key-of-pathway", place="key", value=pathway.key)
            problems.append((file, again))
        pathways[pathway.key] = pathway
    if not files:
        problems.append((data / "pathways", Problem("remedy.default-pathway")))
    if problems or helplines is None:
        raise BrokenDataError(problems)
    default = next(iter(pathways.values()))
    return Library(pathways=pathways, default=default, helplines=helplines)


def read_pathway(file: Path, shared: Iterable[Source] | None = ()) -> Pathway:
    """The pathway in `file`; BrokenDataError names its faults.

    `shared` are the sources of the help lines, which a pathway may name too; None when they
    could not be read.
    """
    parts, problems = read_parts(file, PathwayFile)
    keys = None if shared is None else [source.key for source in shared]
    problems += pathway_problems(parts, keys)
    if problems:
        raise BrokenDataError.of(file, *problems)
    stated = PathwayFile(**parts)
    scenarios = {
        one.key: Scenario(
            key=one.key,
            button=one.button,
            title=one.title,
            lengths=tuple(one.lengths[stage.key] for stage in stated.stages),
        )
        for one in stated.scenarios
    }
    return Pathway(
        **{one.name: getattr(stated, one.name) for one in fields(PathwayCore)},
        scenarios=tuple(scenarios.values()),
        default=scenarios[stated.default_scenario],
    )


def read_helplines(file: Path) -> Helplines:
    """The help lines in `file`; BrokenDataError names its faults."""
    parts, problems = read_parts(file, Helplines)
    problems += helpline_problems(parts)
    if problems:
        raise BrokenDataError.of(file, *problems)
    return Helplines(**parts)
