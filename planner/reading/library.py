"""Reads `data/` into pathways and help lines, strictly: every fault of a file in one report.

The files are checked in two steps, so that one wrong field hides nothing else: first the shape
of each part on its own (unknown keys are faults), then the references between all the parts
that did have the right shape.
"""

import logging
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from planner.pathway.claims import (
    Card,
    Claim,
    Conflict,
    Level,
    Question,
    Safety,
    Source,
    Term,
    WhenToCall,
)
from planner.pathway.helplines import HelpLine, Helplines
from planner.pathway.pathway import (
    FacilityWords,
    GuidanceLane,
    GuidanceRule,
    Length,
    Marker,
    Pathway,
    Range,
    Scenario,
    Stage,
)
from planner.reading import checks as references
from planner.reading.fields import bytes_of, parts_of, read_strictly, toml_of, whole
from planner.reading.problems import BrokenDataError, Problem
from planner.reading.programs.folder import FacilityFolder
from planner.reading.programs.watch import FacilityWatch
from planner.reading.words_matter import words_matter

DATA: Final = Path(__file__).resolve().parents[2] / "data"
PROGRAMS_SETTING: Final = "PLANNER_DATA"
"""The environment variable that names the folder of facilities' own programs."""

FIRST: Final = "PLANNER_FIRST"
"""The environment variable that names the program to show first, by its key."""

_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioEntry:
    """A scenario as it stands in the file: a length for each stage's key."""

    key: str
    button: str
    title: str
    lengths: dict[str, Length]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayFile:
    """A pathway as it stands in the file."""

    key: str
    title: str
    medicine: str
    content_version: date
    reviewed: date
    default_scenario: str
    stages: tuple[Stage, ...]
    scenarios: tuple[ScenarioEntry, ...]
    markers: tuple[Marker, ...]
    guidance: GuidanceRule
    lanes: tuple[GuidanceLane, ...]
    safety: Safety
    before: Card
    first_call: tuple[Question, ...]
    urgent: WhenToCall
    insurance: Card
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]
    facility_words: FacilityWords
    glossary: tuple[Term, ...] = ()


_SHAPES: Final = (
    *(Source, Claim, Range, Question, Card, Stage, GuidanceLane, Marker, GuidanceRule, Safety),
    *(Conflict, Level, Term, WhenToCall, ScenarioEntry, HelpLine, FacilityWords),
)
read_strictly(*_SHAPES)


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
    return _with_programs(built_in(), programs, os.environ.get(FIRST, ""))


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
        _LOG.warning("%s names no program: %s. Known: %s", FIRST, first, ", ".join(own))
    return replace(
        library,
        pathways=MappingProxyType({**library.pathways, **own}),
        first=own.get(first),
    )


def load(data: Path) -> Library:
    """Read everything in `data`; BrokenDataError names every fault of every file."""
    problems: list[Problem] = []
    pathways: dict[str, Pathway] = {}
    helplines = read_helplines(data / "helplines.toml", problems)
    shared = None if helplines is None else helplines.sources
    before = len(problems)
    for file in sorted((data / "pathways").glob("*.toml")):
        pathway = read_pathway(file, problems, shared)
        if pathway is None:
            continue
        if pathway.key in pathways:
            problems.append(Problem(file, "key", pathway.key, "remedy.key-of-pathway"))
        pathways[pathway.key] = pathway
    default = next(iter(pathways.values()), None)
    if default is None and len(problems) == before:
        problems.append(Problem(data / "pathways", "", None, "remedy.default-pathway"))
    if problems or default is None or helplines is None:
        raise BrokenDataError(problems)
    return Library(pathways=MappingProxyType(pathways), default=default, helplines=helplines)


def read_pathway(
    file: Path, problems: list[Problem], shared: Iterable[Source] | None = ()
) -> Pathway | None:
    """The pathway in `file`, or None with its faults added to `problems`.

    `shared` are the sources of the help lines, which a pathway may name too; None when they
    could not be read.
    """
    before = len(problems)
    parts = _read(file, PathwayFile, problems)
    if parts is None:
        return None
    keys = None if shared is None else [source.key for source in shared]
    problems.extend(references.pathway_problems(file, parts, keys))
    if len(problems) > before:
        return None
    entry = PathwayFile(**whole(parts))
    scenarios = tuple(
        Scenario(
            key=scenario.key,
            button=scenario.button,
            title=scenario.title,
            lengths=tuple(scenario.lengths[stage.key] for stage in entry.stages),
        )
        for scenario in entry.scenarios
    )
    return Pathway(
        key=entry.key,
        title=entry.title,
        medicine=entry.medicine,
        content_version=entry.content_version,
        reviewed=entry.reviewed,
        stages=entry.stages,
        scenarios=scenarios,
        default=next(one for one in scenarios if one.key == entry.default_scenario),
        markers=entry.markers,
        guidance=entry.guidance,
        lanes=entry.lanes,
        safety=entry.safety,
        before=entry.before,
        first_call=entry.first_call,
        urgent=entry.urgent,
        insurance=entry.insurance,
        sources=entry.sources,
        conflicts=entry.conflicts,
        facility_words=entry.facility_words,
        glossary=entry.glossary,
    )


def read_helplines(file: Path, problems: list[Problem]) -> Helplines | None:
    """The help lines in `file`, or None with its faults added to `problems`."""
    before = len(problems)
    parts = _read(file, Helplines, problems)
    if parts is None:
        return None
    problems.extend(references.helpline_problems(file, parts))
    if len(problems) > before:
        return None
    return Helplines(**whole(parts))


def _read(file: Path, shape: type[Any], problems: list[Problem]) -> dict[str, Any] | None:
    """The parts of a file that could be read; None when the file as a whole could not."""
    content = bytes_of(file, problems)
    raw = None if content is None else toml_of(file, content, problems)
    return None if raw is None else parts_of(file, raw, shape, problems)
