"""The rules for lengths of a facility's file, in the unit that each step counts its own in."""

from collections.abc import Iterator, Sequence
from typing import Final

from planner.pathway.pathway import FILL, MOST_OWN_DAYS, Kind, Length, Unit
from planner.reading.checks import range_problem
from planner.reading.fields import Parts
from planner.reading.problems import Problem
from planner.reading.programs.fields import named

_OUTSIDE: Final = {
    Unit.DAYS: "remedy.days",
    Unit.WEEKS: "remedy.weeks",
    Unit.MONTHS: "remedy.months",
}
"""What to do about a length that no step can have, by what the step counts in."""


def unit_of(stage: Parts) -> Unit:
    """What a step counts its lengths in."""
    return next((unit for unit in Unit if unit.value in stage), Unit.DAYS)


def most_days(stage: Parts) -> int | None:
    """The longest that a step can be, in days; None where its file sets no end to it."""
    unit = unit_of(stage)
    longest = stage.get("most") or stage.get(unit.value)
    endless = stage.get("or_longer") or (
        stage.get("kind") is Kind.AFTERCARE and not stage.get("ends")
    )
    return None if endless or not isinstance(longest, int) else longest * unit.days


def length_problems(stage: Parts, place: str) -> Iterator[Problem]:
    """Faults of the length of a step, and of the range that it has to be in."""
    least, most = stage.get("least"), stage.get("most")
    unit = unit_of(stage)
    for name in ("least", "most"):
        if name in stage:
            yield from _limits(stage[name], unit, f"{place}.{name}")
    if most is not None and least is None:
        yield Problem("remedy.range-whole", place=f"{place}.least")
    if least is not None and most is None and not stage.get("or_longer"):
        yield Problem("remedy.range-whole", place=f"{place}.most")
    turned_round = list(range_problem(least, most, place))
    yield from turned_round
    length = stage.get(unit.value)
    if isinstance(length, int) and not turned_round:
        yield from _length(stage, length, f"{place}.{unit.value}")


def example_problems(examples: Sequence[Parts], stages: Sequence[Parts]) -> Iterator[Problem]:
    """Faults of the lengths that examples give to steps, and examples of the same lengths."""
    steps = {stage["key"]: stage for stage in stages if "key" in stage}
    seen: list[dict[str, Length | None]] = []
    for place, example in named("examples", examples):
        lengths = example.get("lengths", {})
        for key, length in lengths.items():
            if key in steps:
                yield from _example_length(steps[key], length, f"{place}.lengths.{key}")
            elif len(steps) == len(stages):
                values = {"known": ", ".join(steps)}
                at = f"{place}.lengths.{key}"
                yield Problem("remedy.step-known", place=at, value=length, values=values)
        own = {key: stage.get(unit_of(stage).value) for key, stage in steps.items()}
        whole = {key: lengths.get(key, own[key]) for key in own}
        if whole in seen:
            yield Problem("remedy.example-same", place=place)
        seen.append(whole)


def _example_length(stage: Parts, length: Length, place: str) -> Iterator[Problem]:
    fills = stage.get("days") == FILL
    if length == FILL and not fills:
        yield Problem("remedy.fill-example", place=place, value=FILL)
    # Whatever fills up to the guidance may also be left out.
    elif length != FILL and not (length == 0 and fills):
        yield from _length(stage, length, place)


def _length(stage: Parts, length: int, place: str) -> Iterator[Problem]:
    """Whether a step can be so long, and whether that is inside its range."""
    unit, least, most = unit_of(stage), stage.get("least"), stage.get("most")
    impossible = list(_limits(length, unit, place, 0 if stage.get("may_be_skipped") else 1))
    yield from impossible
    if not impossible and length and least is not None:
        last = MOST_OWN_DAYS // unit.days if stage.get("or_longer") or most is None else most
        if not least <= length <= last:
            values = {"least": least, "most": last}
            yield Problem("remedy.outside-own", place=place, value=length, values=values)


def _limits(length: int, unit: Unit, place: str, least: int = 1) -> Iterator[Problem]:
    most = MOST_OWN_DAYS // unit.days
    if not least <= length <= most:
        values = {"least": least, "most": most}
        yield Problem(_OUTSIDE[unit], place=place, value=length, values=values)
