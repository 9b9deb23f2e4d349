"""The rules for a facility's file: what no single field can answer, and what no file may say.

They run on the fields that could be read, so a fault in one field hides none in another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from planner.pathway.pathway import FILL, MOST_OWN_DAYS, Kind, Pathway
from planner.reading.checks import KEY, RESERVED
from planner.reading.problems import Problem
from planner.reading.programs.fields import Entry, named
from planner.reading.programs.lengths import example_problems, length_problems, most_days
from planner.reading.programs.program import SCENARIO, is_open_ended
from planner.reading.programs.texts import text_problems

_EARLIEST: Final = date(2000, 1, 1)
_LATEST: Final = date(2099, 12, 31)
_COUNTED: Final = frozenset({Kind.TREATMENT, Kind.OUTPATIENT})

TEXTS: Final = MappingProxyType({"name": 60, "contact": 120, "title": 40, "note": 80, "about": 300})
"""The fields that are shown, and the most characters of each: a chart has little room."""

_OUR_ROWS: Final = frozenset({"guidance", "example", "before", "whole"})
"""Rows of the chart and steps of the talk that are no stages."""


def facility_problems(
    file: Path, parts: Mapping[str, Any], built_in: Pathway, taken: Iterable[str], today: date
) -> Iterator[Problem]:
    """Every fault in what was read of a facility's file; `taken` are keys of other pathways.

    `today` is the date in UTC: a file may be checked "tomorrow", where the day has begun already.
    """
    stages, markers = parts.get("stages", ()), parts.get("markers", ())
    examples = parts.get("examples", ())
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
    lanes = {lane.key for lane in built_in.lanes} | {built_in.guidance.key}
    yield from _keys(file, "stages", stages, RESERVED | _OUR_ROWS | lanes)
    yield from _keys(file, "markers", markers, {one.key for one in built_in.markers})
    yield from _keys(file, "examples", examples, {SCENARIO})
    yield from _stages(file, stages)
    yield from _markers(file, markers, stages)
    yield from example_problems(file, examples, stages)
    yield from text_problems(file, _texts(parts))


def _keys(
    file: Path, name: str, entries: Sequence[Entry], reserved: Iterable[str]
) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, entry in named(name, entries):
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
    for place, stage in named("stages", stages):
        last, ends = stage is stages[-1], bool(stage.get("ends"))
        open_ended = is_open_ended(stage.get("kind"), last=last, ends=ends)
        if ends and not is_open_ended(stage.get("kind"), last=last):
            yield Problem(file, f"{place}.ends", True, "remedy.ends-last")
        is_last = bool(counted) and stage is counted[-1]
        if stage.get("days") == FILL and "kind" in stage and not is_last:
            yield Problem(file, f"{place}.days", FILL, "remedy.fill-last")
        if open_ended and stage.get("may_be_skipped"):
            yield Problem(file, f"{place}.may_be_skipped", True, "remedy.no-end-skip")
        for name in ("least", "most", "or_longer"):
            if stage.get(name) and (open_ended or stage.get("days") == FILL):
                remedy = "remedy.no-end-range" if open_ended else "remedy.fill-range"
                yield Problem(file, f"{place}.{name}", stage[name], remedy)
        yield from length_problems(file, place, stage)


def _markers(file: Path, markers: Sequence[Entry], stages: Sequence[Entry]) -> Iterator[Problem]:
    steps = {stage["key"]: stage for stage in stages if "key" in stage}
    for place, marker in named("markers", markers):
        day, of = marker.get("day"), marker.get("of")
        if day is not None and not 1 <= day <= MOST_OWN_DAYS:
            values = {"least": 1, "most": MOST_OWN_DAYS}
            yield Problem(file, f"{place}.day", day, "remedy.days", values)
        if of is None or len(steps) < len(stages):
            continue
        if of not in steps:
            yield Problem(file, f"{place}.of", of, "remedy.step-known", {"known": ", ".join(steps)})
        elif day is not None and (most := most_days(steps[of])) is not None and day > most:
            yield Problem(file, f"{place}.day", day, "remedy.marker-late", {"most": most})


def _texts(parts: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Every text that is shown: its place, itself, and how many characters it may have."""
    entries = [("", parts)]
    for name in ("stages", "markers", "examples"):
        entries += [(f"{place}.", entry) for place, entry in named(name, parts.get(name, ()))]
    for place, entry in entries:
        for name, most in TEXTS.items():
            if name in entry:
                yield f"{place}{name}", entry[name], most
