"""The fields of a facility's file as they could be read, with what to do about each that could not.

Whoever writes such a file may never have seen TOML: a remedy names what was most likely meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from difflib import get_close_matches
from typing import Any, Final

from planner.pathway.pathway import Unit
from planner.reading.fields import UNKNOWN, Parts, entries_of, entry_name, parts_of
from planner.reading.problems import Problem
from planner.reading.programs.program import (
    FacilityExample,
    FacilityFile,
    FacilityMarker,
    FacilityStage,
)

MOST_PROGRAM_STEPS: Final = 12
MOST_MARKERS: Final = 12
MOST_EXAMPLES: Final = 6
_MOST_JUDGED: Final = 100
"""How many entries of a list are looked at, where there are too many."""

ENTRIES: Final = {"stages": FacilityStage, "markers": FacilityMarker, "examples": FacilityExample}
"""What stands in each list of a file."""

_NUMBERS: Final = {
    "stages": (1, MOST_PROGRAM_STEPS, "remedy.stage-number"),
    "markers": (0, MOST_MARKERS, "remedy.marker-number"),
    "examples": (0, MOST_EXAMPLES, "remedy.example-number"),
}
"""How often an entry of each list stands in a file, at least and at most, and what to do else."""

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


def read_fields(raw: Parts) -> tuple[Parts, list[Problem]]:
    """The fields of a facility's file that could be read; its lists hold the fields of each."""
    # The entries of lists are read field by field: here the lists only have to be there.
    plain = {name: [] if name in ENTRIES else value for name, value in raw.items()}
    parts, found = parts_of(plain, FacilityFile)
    for name, shape in ENTRIES.items():
        if name not in raw:
            continue
        entries = raw[name]
        least, most, remedy = _NUMBERS[name]
        if isinstance(entries, dict):
            found.append(Problem("remedy.heading-twice", place=name, values={"name": name}))
            entries = [entries]
        elif isinstance(entries, list) and not least <= len(entries) <= most:
            values = {"most": most}
            found.append(Problem(remedy, place=name, value=len(entries), values=values))
            entries = entries[:_MOST_JUDGED]
        parts[name], faults = entries_of(entries, shape, name)
        found += faults
        if name == "stages" and isinstance(entries, list):
            found += _without_length(entries)
    return parts, list(_said_better(found))


def named(name: str, entries: Sequence[Parts]) -> Iterator[tuple[str, Parts]]:
    """Each entry with its place in the file: its key, or else its number."""
    for index, entry in enumerate(entries):
        yield f"{name}[{entry_name(entry, index)}]", entry


def _without_length(stages: Sequence[object]) -> Iterator[Problem]:
    """The steps that have no length, or more than one."""
    for index, stage in enumerate(stages):
        if not isinstance(stage, dict):
            continue
        lengths = [unit.value for unit in Unit if unit.value in stage]
        place = f"stages[{entry_name(stage, index)}]"
        if not lengths:
            yield Problem("remedy.length-none", place=f"{place}.days")
        for name in lengths[1:]:
            yield Problem("remedy.length-one", place=f"{place}.{name}", value=stage[name])


def _said_better(found: Sequence[Problem]) -> Iterator[Problem]:
    """The faults with the remedies for those who do not know which field stands where."""
    better = [_better(problem) for problem in found]
    # What stands under another heading is not missing as well.
    moved = {one.place.rpartition(".")[2] for one in better if one.remedy == "remedy.heading-top"}
    for problem in better:
        if not (problem.remedy == "remedy.missing" and problem.place in moved):
            yield problem


def _better(problem: Problem) -> Problem:
    where, _, name = problem.place.rpartition(".")
    if problem.remedy == "remedy.length" and isinstance(problem.value, str):
        length = _SAID.fullmatch(problem.value)
        if length is not None:
            values = {"unit": f"{length[2].lower()}s", "count": int(length[1])}
            return replace(problem, remedy="remedy.length-said", values=values)
    if problem.remedy != UNKNOWN:
        return problem
    heading = where.partition("[")[0]
    shape = ENTRIES.get(heading, FacilityFile)
    homes = [one for one in ENTRIES if one != heading and name in _names(ENTRIES[one])]
    said = name.lower().replace("-", "_")
    known = get_close_matches(said, _names(shape), n=1, cutoff=_LIKE)
    if name in FIXED and not (heading and (homes or known)):
        return replace(problem, remedy="remedy.fixed")
    if heading in ENTRIES and name in _names(FacilityFile):
        return replace(problem, remedy="remedy.heading-top", values={"name": name})
    if homes:
        values = {"name": name, "heading": f"[[{homes[0]}]]"}
        return replace(problem, remedy="remedy.heading-other", values=values)
    for like in known:
        return replace(problem, remedy="remedy.unknown-like", values={"like": like})
    return problem


def _names(shape: type[Any]) -> list[str]:
    return [field.name for field in fields(shape)]
