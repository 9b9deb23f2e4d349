"""The fields of a facility's file as they could be read, with what to do about each that could not.

Whoever writes such a file may never have seen TOML: a remedy names what was most likely meant.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from planner.pathway.pathway import Unit
from planner.reading.fields import UNKNOWN, entries_of, entry_name, parts_of
from planner.reading.problems import Problem
from planner.reading.programs.program import (
    FacilityExample,
    FacilityFile,
    FacilityMarker,
    FacilityStage,
)

Entry = Mapping[str, Any]
"""The fields of a step, a marked day or an example that could be read."""

MOST_PROGRAM_STEPS: Final = 12
MOST_MARKERS: Final = 12
MOST_EXAMPLES: Final = 6
_MOST_JUDGED: Final = 100
"""How many entries of a list are looked at, where there are too many."""

_LISTS: Final[Mapping[str, tuple[type[Any], int, str]]] = MappingProxyType(
    {
        "stages": (FacilityStage, MOST_PROGRAM_STEPS, "remedy.stage-number"),
        "markers": (FacilityMarker, MOST_MARKERS, "remedy.marker-number"),
        "examples": (FacilityExample, MOST_EXAMPLES, "remedy.example-number"),
    }
)
"""The lists of a file: what stands in each, how often at most, and what to do about more."""

_LEAST: Final = {"stages": 1}
"""How often an entry of a list has to be there, where it has to be."""

FIXED: Final = frozenset(
    {
        *("safety", "disclaimer", "inside", "months", "full", "notes", "help", "helplines"),
        *("guidance", "guidance_only", "lanes", "lane", "counts", "range", "card", "before"),
        *("sources", "source", "conflicts", "first_call", "medicine", "reviewed"),
        *("content_version", "facility_words", "glossary"),
    }
)
"""Names of what is the same for every program: a file that has one tries to change it."""

_SAID: Final = re.compile(r"\s*(\d{1,4})\s*(day|week|month)s?\s*", re.IGNORECASE)
"""A length with its unit in one text, as people write it first."""

_LIKE: Final = 0.75
"""How much a name is like that of a field, of 1, to be taken for it."""


def read_fields(file: Path, raw: Mapping[str, Any], problems: list[Problem]) -> dict[str, Any]:
    """The fields of a facility's file that could be read; its lists hold the fields of each."""
    found: list[Problem] = []
    # The entries of lists are read field by field: here the lists only have to be there.
    plain = {name: [] if name in _LISTS else value for name, value in raw.items()}
    parts = parts_of(file, plain, FacilityFile, found)
    for name, (shape, most, remedy) in _LISTS.items():
        if name not in raw:
            continue
        entries = raw[name]
        if isinstance(entries, dict):
            found.append(Problem(file, name, None, "remedy.heading-twice", {"name": name}))
            entries = [entries]
        elif isinstance(entries, list) and not _LEAST.get(name, 0) <= len(entries) <= most:
            found.append(Problem(file, name, len(entries), remedy, {"most": most}))
            entries = entries[:_MOST_JUDGED]
        parts[name] = entries_of(file, entries, shape, name, found)
        if name == "stages" and isinstance(entries, list):
            found += _without_length(file, entries)
    problems += _said_better(found)
    return parts


def named(name: str, entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """Each entry with its place in the file: its key, or else its number."""
    for index, entry in enumerate(entries):
        yield f"{name}[{entry_name(entry, index)}]", entry


def _without_length(file: Path, stages: Sequence[object]) -> Iterator[Problem]:
    """The steps that have no length, or more than one."""
    for index, stage in enumerate(stages):
        if not isinstance(stage, dict):
            continue
        lengths = [unit.value for unit in Unit if unit.value in stage]
        place = f"stages[{entry_name(stage, index)}]"
        if not lengths:
            yield Problem(file, f"{place}.days", None, "remedy.length-none")
        for name in lengths[1:]:
            yield Problem(file, f"{place}.{name}", stage[name], "remedy.length-one")


def _said_better(found: Sequence[Problem]) -> Iterator[Problem]:
    """The faults with the remedies for those who do not know which field stands where."""
    better = [_better(problem) for problem in found]
    # What stands under another heading is not missing as well.
    moved = {one.path.rpartition(".")[2] for one in better if one.remedy == "remedy.heading-top"}
    for problem in better:
        if not (problem.remedy == "remedy.missing" and problem.path in moved):
            yield problem


def _better(problem: Problem) -> Problem:
    where, _, name = problem.path.rpartition(".")
    if problem.remedy == "remedy.length" and isinstance(problem.value, str):
        length = _SAID.fullmatch(problem.value)
        if length is not None:
            values = {"unit": f"{length[2].lower()}s", "count": int(length[1])}
            return replace(problem, remedy="remedy.length-said", values=values)
    if problem.remedy != UNKNOWN:
        return problem
    heading = where.partition("[")[0]
    shape = _LISTS[heading][0] if heading in _LISTS else FacilityFile
    homes = [one for one in _LISTS if one != heading and name in _names(_LISTS[one][0])]
    said = name.lower().replace("-", "_")
    known = get_close_matches(said, _names(shape), n=1, cutoff=_LIKE)
    if name in FIXED and not (heading and (homes or known)):
        return replace(problem, remedy="remedy.fixed")
    if heading in _LISTS and name in _names(FacilityFile):
        return replace(problem, remedy="remedy.heading-top", values={"name": name})
    if homes:
        values = {"name": name, "heading": f"[[{homes[0]}]]"}
        return replace(problem, remedy="remedy.heading-other", values=values)
    for like in known:
        return replace(problem, remedy="remedy.unknown-like", values={"like": like})
    return problem


def _names(shape: type[Any]) -> list[str]:
    return [field.name for field in fields(shape)]
