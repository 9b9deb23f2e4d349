"""The rules for lengths of a facility's file, in the unit that each step counts its own in."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from planner.pathway.pathway import FILL, MOST_OWN_DAYS, Kind, Unit
from planner.reading.problems import Problem
from planner.reading.programs.fields import Entry, named


def unit_of(stage: Entry) -> Unit:
    """What a step counts its lengths in."""
    return next((unit for unit in Unit if unit.value in stage), Unit.DAYS)


def most_days(stage: Entry) -> int | None:
    """The longest that a step can be, in days; None where its file sets no end to it."""
    unit = unit_of(stage)
    longest = stage.get("most") or stage.get(unit.value)
    endless = stage.get("or_longer") or (
        stage.get("kind") is Kind.AFTERCARE and not stage.get("ends")
    )
    return None if endless or not isinstance(longest, int) else longest * unit.days


def length_problems(file: Path, place: str, stage: Entry) -> Iterator[Problem]:
    """Faults of the length of a step, and of the range that it has to be in."""
    least, most = stage.get("least"), stage.get("most")
    or_longer = stage.get("or_longer", False)
    unit = unit_of(stage)
    for name, value in (("least", least), ("most", most)):
        if value is not None and not 1 <= value <= _limit(unit):
            yield _outside(file, f"{place}.{name}", value, unit)
    if most is not None and least is None:
        yield Problem(file, f"{place}.least", None, "remedy.range-whole")
    if least is not None and most is None and not or_longer:
        yield Problem(file, f"{place}.most", None, "remedy.range-whole")
    if least is not None and most is not None and most < least:
        yield Problem(file, f"{place}.most", most, "remedy.most-below-least", {"least": least})
        return
    length = stage.get(unit.value)
    if isinstance(length, int):
        yield from _length(file, f"{place}.{unit.value}", length, stage)


def example_problems(
    file: Path, examples: Sequence[Entry], stages: Sequence[Entry]
) -> Iterator[Problem]:
    """Faults of the lengths that examples give to steps, and examples of the same lengths."""
    steps = {stage["key"]: stage for stage in stages if "key" in stage}
    known = {"known": ", ".join(steps)}
    seen: list[Mapping[str, Any]] = []
    for place, example in named("examples", examples):
        lengths = example.get("lengths", {})
        for key, length in lengths.items():
            at, stage = f"{place}.lengths.{key}", steps.get(key)
            if stage is None:
                if len(steps) == len(stages):
                    yield Problem(file, at, length, "remedy.step-known", known)
            elif length == FILL:
                if stage.get("days") != FILL:
                    yield Problem(file, at, FILL, "remedy.fill-example")
            elif not (length == 0 and stage.get("days") == FILL):
                yield from _length(file, at, int(length), stage)
        whole = {key: lengths.get(key, _own(stage)) for key, stage in steps.items()}
        if whole in seen:
            yield Problem(file, place, None, "remedy.example-same")
        seen.append(whole)


def _own(stage: Entry) -> object:
    return stage.get(unit_of(stage).value)


def _length(file: Path, place: str, length: int, stage: Entry) -> Iterator[Problem]:
    """Whether a step can be so long, and whether that is inside its range."""
    unit, least, most = unit_of(stage), stage.get("least"), stage.get("most")
    first = 0 if stage.get("may_be_skipped") else 1
    if not first <= length <= _limit(unit):
        yield _outside(file, place, length, unit, first)
    elif length and least is not None:
        last = _limit(unit) if stage.get("or_longer") or most is None else most
        if not least <= length <= last:
            values = {"least": least, "most": last}
            yield Problem(file, place, length, "remedy.outside-own", values)


def _outside(file: Path, place: str, length: int, unit: Unit, least: int = 1) -> Problem:
    values = {"least": least, "most": _limit(unit)}
    remedies = {
        Unit.DAYS: "remedy.days",
        Unit.WEEKS: "remedy.weeks",
        Unit.MONTHS: "remedy.months",
    }
    return Problem(file, place, length, remedies[unit], values)


def _limit(unit: Unit) -> int:
    return MOST_OWN_DAYS // unit.days
