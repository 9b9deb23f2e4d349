"""The rules for a facility's file: what no single field can answer, and what no file may say.

They run on the fields that could be read, so a fault in one field hides none in another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from planner.facility import FacilityFile, FacilityMarker, FacilityStage, is_open_ended
from planner.facility_texts import text_problems
from planner.pathway import FILL, MOST_DAYS, Kind, Pathway
from planner.problems import Problem
from planner.reading import UNKNOWN, entries_of, entry_name, parts_of
from planner.references import KEY, RESERVED

MOST_STAGES: Final = 12
MOST_MARKERS: Final = 12
_MOST_JUDGED: Final = 100
"""How many entries of a list are looked at, where there are too many."""

_EARLIEST: Final = date(2000, 1, 1)
_LATEST: Final = date(2099, 12, 31)
_COUNTED: Final = frozenset({Kind.TREATMENT, Kind.OUTPATIENT})

TEXTS: Final = MappingProxyType({"name": 60, "contact": 120, "title": 40, "about": 300})
"""The fields that are shown, and the most characters of each: a chart has little room."""

FIXED: Final = frozenset(
    {
        *("safety", "disclaimer", "inside", "months", "full", "notes", "help", "helplines"),
        *("guidance", "guidance_only", "lanes", "lane", "counts", "range", "card", "before"),
        *("sources", "source", "conflicts", "first_call", "medicine", "reviewed"),
        *("content_version", "facility_words", "glossary"),
    }
)
"""Names of what is the same for every program: a file that has one tries to change it."""

_OUR_ROWS: Final = frozenset({"guidance", "example", "before", "whole"})
"""Rows of the chart and steps of the talk that are no stages."""

Entry = Mapping[str, Any]
"""The fields of a step or a marked day that could be read."""


def read_fields(file: Path, raw: Mapping[str, Any], problems: list[Problem]) -> dict[str, Any]:
    """The fields of a facility's file that could be read; its lists hold the fields of each."""
    found: list[Problem] = []
    lists = {
        "stages": (FacilityStage, MOST_STAGES, "remedy.stage-number"),
        "markers": (FacilityMarker, MOST_MARKERS, "remedy.marker-number"),
    }
    # The entries of lists are read field by field: here the lists only have to be there.
    plain = {name: [] if name in lists else value for name, value in raw.items()}
    parts = parts_of(file, plain, FacilityFile, found)
    for name, (shape, most, remedy) in lists.items():
        entries = raw.get(name)
        if isinstance(entries, list) and len(entries) > most:
            found.append(Problem(file, name, len(entries), remedy, {"most": most}))
            entries = entries[:_MOST_JUDGED]
        if name in raw:
            parts[name] = entries_of(file, entries, shape, name, found)
    problems += [_said_better(problem) for problem in found]
    return parts


def _said_better(problem: Problem) -> Problem:
    """A fault with the remedy for those who try to change what is the same for every program."""
    name = problem.path.rpartition(".")[2]
    if problem.remedy == UNKNOWN and name in FIXED:
        return replace(problem, remedy="remedy.fixed")
    return problem


def facility_problems(
    file: Path, parts: Mapping[str, Any], built_in: Pathway, taken: Iterable[str], today: date
) -> Iterator[Problem]:
    """Every fault in what was read of a facility's file; `taken` are keys of other pathways.

    `today` is the date in UTC: a file may be checked "tomorrow", where the day has begun already.
    """
    stages, markers = parts.get("stages", ()), parts.get("markers", ())
    key, checked = parts.get("key"), parts.get("checked")
    if key is not None and not KEY.fullmatch(key):
        yield Problem(file, "key", key, "remedy.key-form")
    elif key in set(taken):
        yield Problem(file, "key", key, "remedy.key-of-pathway")
    if checked is not None and not _EARLIEST <= checked <= _LATEST:
        values = {"earliest": _EARLIEST.year, "latest": _LATEST.year}
        yield Problem(file, "checked", checked, "remedy.date-between", values)
    elif checked is not None and checked > today + timedelta(days=1):
        yield Problem(file, "checked", checked, "remedy.date-future")
    if "stages" in parts and not stages:
        yield Problem(file, "stages", 0, "remedy.stage-number", {"most": MOST_STAGES})
    lanes = {lane.key for lane in built_in.lanes} | {built_in.guidance.key}
    yield from _keys(file, "stages", stages, RESERVED | _OUR_ROWS | lanes)
    yield from _keys(file, "markers", markers, {one.key for one in built_in.markers})
    yield from _stages(file, stages)
    for place, marker in _named("markers", markers):
        day = marker.get("day")
        if day is not None and not 1 <= day <= MOST_DAYS:
            yield _days(file, f"{place}.day", day)
    yield from text_problems(file, _texts(parts))


def _named(name: str, entries: Sequence[Entry]) -> Iterator[tuple[str, Entry]]:
    """Each entry with its place in the file: its key, or else its number."""
    for index, entry in enumerate(entries):
        yield f"{name}[{entry_name(entry, index)}]", entry


def _keys(
    file: Path, name: str, entries: Sequence[Entry], reserved: Iterable[str]
) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, entry in _named(name, entries):
        key = entry.get("key")
        if key is None:
            continue
        if not KEY.fullmatch(key):
            yield Problem(file, f"{place}.key", key, "remedy.key-form")
        elif key in reserved:
            yield Problem(file, f"{place}.key", key, "remedy.key-reserved")
        if key in seen:
            yield Problem(file, f"{place}.key", key, "remedy.key-once")
        seen.add(key)


def _stages(file: Path, stages: Sequence[Entry]) -> Iterator[Problem]:
    counted = [stage for stage in stages if stage.get("kind") in _COUNTED]
    # A kind that could not be read may be the one that counts.
    if stages and not counted and all("kind" in stage for stage in stages):
        yield Problem(file, "stages", None, "remedy.counted-stage")
    for place, stage in _named("stages", stages):
        open_ended = is_open_ended(stage.get("kind"), last=stage is stages[-1])
        if stage.get("days") == FILL and (not counted or stage is not counted[-1]):
            yield Problem(file, f"{place}.days", FILL, "remedy.fill-last")
        if open_ended and stage.get("may_be_skipped"):
            yield Problem(file, f"{place}.may_be_skipped", True, "remedy.no-end-skip")
        for name in ("least", "most", "or_longer"):
            if stage.get(name) and (open_ended or stage.get("days") == FILL):
                remedy = "remedy.no-end-range" if open_ended else "remedy.fill-range"
                yield Problem(file, f"{place}.{name}", stage[name], remedy)
        yield from _range(file, place, stage)


def _range(file: Path, place: str, stage: Entry) -> Iterator[Problem]:
    """Faults of a length and of the range that it has to be in."""
    days, least, most = (stage.get(name) for name in ("days", "least", "most"))
    or_longer = stage.get("or_longer", False)
    for name, value in (("least", least), ("most", most)):
        if value is not None and not 1 <= value <= MOST_DAYS:
            yield _days(file, f"{place}.{name}", value)
    if most is not None and least is None:
        yield Problem(file, f"{place}.least", None, "remedy.range-whole")
    if least is not None and most is None and not or_longer:
        yield Problem(file, f"{place}.most", None, "remedy.range-whole")
    if least is not None and most is not None and most < least:
        yield Problem(file, f"{place}.most", most, "remedy.most-below-least", {"least": least})
        return
    if not isinstance(days, int):
        return
    first = 0 if stage.get("may_be_skipped") else 1
    if not first <= days <= MOST_DAYS:
        yield _days(file, f"{place}.days", days, first)
    elif days and least is not None:
        last = MOST_DAYS if or_longer or most is None else most
        if not least <= days <= last:
            values = {"least": least, "most": last}
            yield Problem(file, f"{place}.days", days, "remedy.days", values)


def _days(file: Path, place: str, days: int, least: int = 1) -> Problem:
    return Problem(file, place, days, "remedy.days", {"least": least, "most": MOST_DAYS})


def _texts(parts: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Every text that is shown: its place, itself, and how many characters it may have."""
    entries = [("", parts)]
    for name in ("stages", "markers"):
        entries += [(f"{place}.", entry) for place, entry in _named(name, parts.get(name, ()))]
    for place, entry in entries:
        for name, most in TEXTS.items():
            if name in entry:
                yield f"{place}{name}", entry[name], most
