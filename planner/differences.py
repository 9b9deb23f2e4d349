"""A plan beside others -> names, rows and sentences of what differs; never which one to choose."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.catalogue import Words
from planner.comparison import (
    Comparison,
    Difference,
    Other,
    OtherLength,
    differences,
    is_whole_stay,
    other_stays,
    stay_stage,
)
from planner.day_words import Days, days_in_words, length_in_words
from planner.pathway import FILL, Kind, Scenario
from planner.plan import Plan
from planner.timeline import Step, Timeline, make_timeline
from planner.wording import change_before, claims, days_of, stay_of, stay_window


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One plan of a comparison: its name, and how it differs from the first, if it is another."""

    name: str
    timeline: Timeline
    sentences: tuple[str, ...] = ()


def make_sides(comparison: Comparison, words: Words) -> tuple[Side, ...]:
    """Every plan of the comparison, the one that the others are compared with first."""
    first, *others = (make_timeline(plan) for plan in comparison.plans)
    return (
        Side(name=_own_name(first, words), timeline=first),
        *(
            Side(
                name=_name(comparison.plan, other, timeline, words),
                timeline=timeline,
                sentences=tuple(_sentences(first, timeline, words)),
            )
            for other, timeline in zip(comparison.others, others, strict=True)
        ),
    )


def months_line(plan: Plan, words: Words) -> str:
    """That coming off the medicine often takes months, whichever plan it is."""
    return claims(plan.pathway.safety.compared, words)


def _own_name(timeline: Timeline, words: Words) -> str:
    if all(step.stage.kind is not Kind.TREATMENT for step in timeline.steps):
        return words.say("compare.this")
    days = days_of(timeline, Kind.TREATMENT)
    return words.say("compare.this-stay", days=days) if days else words.say("compare.this-no-stay")


def _name(plan: Plan, other: Other, timeline: Timeline, words: Words) -> str:
    if isinstance(other, Scenario):
        return words.say("compare.example", title=words.text(other.title))
    return _name_of_length(plan, other, timeline, words)


def _name_of_length(plan: Plan, other: OtherLength, timeline: Timeline, words: Words) -> str:
    (step,) = (step for step in timeline.steps if step.stage.key == other.key)
    length = length_in_words(timeline, step, words)
    if is_whole_stay(plan.pathway, other.key) and other.length != FILL:
        if other.length == 0:
            return words.say("compare.with-no-stay")
        return words.say("compare.with-stay", length=length)
    return words.say("compare.with-length", title=words.text(step.stage.title), length=length)


def length_labels(plan: Plan, words: Words) -> tuple[str, list[str]]:
    """The title over the plan's other stays that are offered, and the label of each.

    Where the stay has parts, a label says which of them has which length.
    """
    stage, others = stay_stage(plan), other_stays(plan)
    if stage is None or is_whole_stay(plan.pathway, stage.key):
        labels = [words.say("compare.days", days=other.length) for other in others]
        return words.say("compare.stays"), labels
    title = words.text(stage.title)
    lengths = [days_in_words(int(other.length), words) for other in others]
    labels = [words.say("compare.part", title=title, length=length) for length in lengths]
    return words.say("compare.parts"), labels


def _sentences(this: Timeline, other: Timeline, words: Words) -> Iterator[str]:
    """Which lengths differ, and what follows from that; as told beside the other plan."""
    found = differences(this.plan, other.plan)
    if not found:
        yield words.say("compare.same")
        return
    for place, one in enumerate(found):
        yield _which(one, this, other, words, first=place == 0, only=len(found) == 1)
    yield from _stay(this, other, words)
    yield from _outpatient(this, other, words)
    yield _target(this, other, words)
    yield from _aftercare(this, other, words)


def _which(
    one: Difference, this: Timeline, other: Timeline, words: Words, *, first: bool, only: bool
) -> str:
    here, there = (
        next(step for step in timeline.steps if step.stage == one.stage)
        for timeline in (this, other)
    )
    known = {
        "title": words.text(one.stage.title),
        "length": length_in_words(other, there, words),
        # Its unit is said already, unless the days of one of the two are those missing.
        "other": length_in_words(this, here, words)
        if FILL in (one.this, one.other)
        else words.number(here.days),
    }
    if one.stage.open_ended:
        return words.say("compare.only-drawn" if only else "compare.also-drawn", **known)
    if only:
        return words.say("compare.only", **known)
    return words.say("compare.first" if first else "compare.also", **known)


def _stay(this: Timeline, other: Timeline, words: Words) -> Iterator[str]:
    here, there = _stay_ends(this), _stay_ends(other)
    if here is None and there is None:
        return
    if there is None:
        yield words.say("compare.stay-there", other=_when(this, here, words))
        return
    known = {"when": _when(other, there, words), "other": _when(this, here, words)}
    if here is None:
        ends = words.say("compare.stay-here", **known)
    elif here == there:
        ends = words.say("compare.stay-ends-same", **known)
    else:
        ends = words.say("compare.stay-ends", **known)
    could_be, held = None, stay_window(other)
    if held is not None:
        change = change_before(there, held, words)
        could_be = Days(other, words).could_be_in("answer.start", held, change=change)
    yield ends if could_be is None else f"{ends} {could_be}"


def _outpatient(this: Timeline, other: Timeline, words: Words) -> Iterator[str]:
    here, there = (days_of(one, Kind.OUTPATIENT) for one in (this, other))
    target = this.plan.pathway.guidance.days
    known = {"length": days_in_words(there, words), "target": target}
    if here and not there:
        yield words.say("compare.outpatient-there", other=days_in_words(here, words))
    elif there and not here:
        yield words.say("compare.outpatient-here", **known)
    elif here and here == there:
        yield words.say("compare.outpatient-same", **known)
    elif here:
        reaches = all(_fills_outpatient(one) for one in (this, other))
        message = "compare.outpatient-reaches" if reaches else "compare.outpatient"
        if reaches and there == target:
            message = "compare.outpatient-alone"
        yield words.say(message, other=words.number(here), **known)


def _fills_outpatient(timeline: Timeline) -> bool:
    """Whether there is outpatient care up to the guidance; not where that is reached before it."""
    return any(
        step.fills and step.happens and step.stage.kind is Kind.OUTPATIENT
        for step in timeline.steps
    )


def _target(this: Timeline, other: Timeline, words: Words) -> str:
    here, there = this.reached_day, other.reached_day
    known: dict[str, object] = {
        "target": this.plan.pathway.guidance.days,
        "when": _when(other, there, words),
        "other": _when(this, here, words),
    }
    if there is not None and here is not None:
        same = "-same" if here == there else ""
        return words.say(f"compare.reached{same}", **known)
    if there is not None:
        missing = days_in_words(this.missing, words)
        return words.say("compare.reached-here", missing=missing, **known)
    missing = days_in_words(other.missing, words)
    if here is not None:
        return words.say("compare.reached-there", missing=missing, **known)
    known["other"] = words.number(this.missing)
    same = "-same" if this.missing == other.missing else ""
    return words.say(f"compare.missing{same}", missing=missing, **known)


def _aftercare(this: Timeline, other: Timeline, words: Words) -> Iterator[str]:
    here, there = _aftercare_starts(this), _aftercare_starts(other)
    if here is None or there is None:
        return
    known = {"when": _when(other, there, words), "other": _when(this, here, words)}
    yield words.say(f"compare.aftercare{'-same' if here == there else ''}", **known)


def columns(sides: tuple[Side, ...], words: Words) -> tuple[str, ...]:
    """The heads of the table: that of what is compared, then each plan's name."""
    return (words.say("compare.what"), *(side.name for side in sides))


def rows(sides: tuple[Side, ...], words: Words) -> Iterator[tuple[str, ...]]:
    """What people ask of a plan: a row's head, then a cell for each plan, a line a sentence."""
    timelines = [side.timeline for side in sides]
    plan = timelines[0].plan
    kinds = {stage.kind for stage in plan.pathway.stages}
    if Kind.TREATMENT in kinds:
        yield (
            words.say("compare.row-stay"),
            *(_days_cell(one, Kind.TREATMENT, words) for one in timelines),
        )
        yield words.say("compare.row-stay-ends"), *(_ends_cell(one, words) for one in timelines)
    if Kind.OUTPATIENT in kinds:
        yield (
            _own_title(plan, Kind.OUTPATIENT, words) or words.say("compare.row-outpatient"),
            *(_days_cell(one, Kind.OUTPATIENT, words) for one in timelines),
        )
    yield (
        words.say("compare.row-target", target=plan.pathway.guidance.days),
        *(_target_cell(one, words) for one in timelines),
    )
    if any(_aftercare_starts(one) is not None for one in timelines):
        title = _own_title(plan, Kind.AFTERCARE, words)
        yield (
            words.say("compare.row-aftercare")
            if title is None
            else words.say("compare.row-starts", title=title),
            *(_on(one, _aftercare_starts(one), words) for one in timelines),
        )


def _own_title(plan: Plan, kind: Kind, words: Words) -> str | None:
    """What a facility calls its one step of this kind; None without one, and where it has more."""
    titles = [words.text(stage.title) for stage in plan.pathway.stages if stage.kind is kind]
    return titles[0] if plan.pathway.facility is not None and len(titles) == 1 else None


def _days_cell(timeline: Timeline, kind: Kind, words: Words) -> str:
    days = days_of(timeline, kind)
    return days_in_words(days, words) if days else words.say("compare.none")


def _ends_cell(timeline: Timeline, words: Words) -> str:
    cell = _on(timeline, _stay_ends(timeline), words)
    held = stay_window(timeline)
    if held is None:
        return cell
    could_be = Days(timeline, words).could_be_in("compare.could-be", held)
    return cell if could_be is None else f"{cell}\n{could_be}"


def _target_cell(timeline: Timeline, words: Words) -> str:
    if timeline.reached_day is None:
        return words.say("table.missing", missing=days_in_words(timeline.missing, words))
    return words.say("table.reached", when=_when(timeline, timeline.reached_day, words))


def _on(timeline: Timeline, day: int | None, words: Words) -> str:
    if day is None:
        return words.say("compare.none")
    return words.say("compare.on", when=_when(timeline, day, words))


def _when(timeline: Timeline, day: int | None, words: Words) -> str:
    return "" if day is None else Days(timeline, words).when(day)


def _stay_ends(timeline: Timeline) -> int | None:
    stay = stay_of(timeline)
    return None if stay is None else stay.last_day


def _aftercare_starts(timeline: Timeline) -> int | None:
    starts = (step.first_day for step in _of(timeline, Kind.AFTERCARE))
    return next(starts, None)


def _of(timeline: Timeline, kind: Kind) -> Iterator[Step]:
    return (step for step in timeline.steps if step.stage.kind is kind and step.happens)
