"""The rules for a facility's file: what no single field can answer, and what no file may say.

They run on the fields that could be read, so a fault in one field hides none in another.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from planner.pathway.pathway import COUNTED, FILL, MOST_OWN_DAYS, Pathway
from planner.reading.checks import KEY, RESERVED, days_problem, key_problems
from planner.reading.fields import Parts
from planner.reading.problems import Problem
from planner.reading.programs.fields import named
from planner.reading.programs.lengths import example_problems, length_problems, most_days
from planner.reading.programs.program import SCENARIO, is_open_ended
from planner.reading.programs.texts import TEXTS, own_text_problems

_EARLIEST: Final = date(2000, 1, 1)
_LATEST: Final = date(2099, 12, 31)

_OUR_ROWS: Final = frozenset({"guidance", "example", "before", "whole"})
"""Rows of the chart and steps of the talk that are no stages."""


def facility_problems(
    parts: Parts, built_in: Pathway, taken: Iterable[str], today: date
) -> Iterator[Problem]:
    """Every fault in what was read of a facility's file; `taken` are keys of other pathways.

    `today` is the date in UTC: a file may be checked "tomorrow", where the day has begun already.
    """
    stages, markers = parts.get("stages", ()), parts.get("markers", ())
    examples = parts.get("examples", ())
    key, checked = parts.get("key"), parts.get("checked")
    if key is not None and not KEY.fullmatch(key):
        yield Problem("remedy.key-form", place="key", value=key)
    elif key in set(taken):
        yield Problem("remedy.key-of-pathway", place="key", value=key)
    if checked is not None and not _EARLIEST <= checked <= _LATEST:
        values = {"earliest": _EARLIEST.year, "latest": _LATEST.year}
        yield Problem("remedy.date-between", place="checked", value=checked, values=values)
    elif checked is not None and checked > today + timedelta(days=1):
        yield Problem("remedy.date-future", place="checked", value=checked)
    lanes = {lane.key for lane in built_in.lanes} | {built_in.guidance.key}
    for name, entries, reserved in (
        ("stages", stages, RESERVED | _OUR_ROWS | lanes),
        ("markers", markers, {one.key for one in built_in.markers}),
        ("examples", examples, {SCENARIO}),
    ):
        keys = [(place, one["key"]) for place, one in named(name, entries) if "key" in one]
        yield from key_problems(keys, reserved)
    yield from _stages(stages)
    yield from _markers(markers, stages)
    yield from example_problems(examples, stages)
    yield from _texts(parts)


def _stages(stages: Sequence[Parts]) -> Iterator[Problem]:
    counted = [stage for stage in stages if stage.get("kind") in COUNTED]
    # A kind that could not be read may be the one that counts.
    if stages and not counted and all("kind" in stage for stage in stages):
        yield Problem("remedy.counted-stage", place="stages")
    for place, stage in named("stages", stages):
        last, ends = stage is stages[-1], bool(stage.get("ends"))
        open_ended = is_open_ended(stage.get("kind"), last=last, ends=ends)
        fills = stage.get("days") == FILL
        if ends and not is_open_ended(stage.get("kind"), last=last):
            yield Problem("remedy.ends-last", place=f"{place}.ends", value=True)
        if fills and "kind" in stage and not (counted and stage is counted[-1]):
            yield Problem("remedy.fill-last", place=f"{place}.days", value=FILL)
        if open_ended and stage.get("may_be_skipped"):
            yield Problem("remedy.no-end-skip", place=f"{place}.may_be_skipped", value=True)
        for name in ("least", "most", "or_longer"):
            if stage.get(name) and (open_ended or fills):
                remedy = "remedy.no-end-range" if open_ended else "remedy.fill-range"
                yield Problem(remedy, place=f"{place}.{name}", value=stage[name])
        yield from length_problems(stage, place)


def _markers(markers: Sequence[Parts], stages: Sequence[Parts]) -> Iterator[Problem]:
    steps = {stage["key"]: stage for stage in stages if "key" in stage}
    for place, marker in named("markers", markers):
        day, of = marker.get("day"), marker.get("of")
        yield from days_problem(day, f"{place}.day", most=MOST_OWN_DAYS)
        if of is None or len(steps) < len(stages):
            continue
        if of not in steps:
            values = {"known": ", ".join(steps)}
            yield Problem("remedy.step-known", place=f"{place}.of", value=of, values=values)
        elif day is not None and (most := most_days(steps[of])) is not None and day > most:
            late = {"most": most}
            yield Problem("remedy.marker-late", place=f"{place}.day", value=day, values=late)


def _texts(parts: Parts) -> Iterator[Problem]:
    entries = [("", parts)]
    for name in ("stages", "markers", "examples"):
        entries += [(f"{place}.", entry) for place, entry in named(name, parts.get(name, ()))]
    for place, entry in entries:
        for field in TEXTS:
            if field in entry:
                yield from own_text_problems(entry[field], field=field, place=f"{place}{field}")
