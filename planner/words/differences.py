"""A plan beside others -> names, and sentences of what differs; never which one to choose."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.language.catalogue import Words
from planner.pathway.pathway import FILL, Kind, Pathway, Scenario, Unit
from planner.plan.comparison import (
    Comparison,
    Difference,
    Other,
    OtherExample,
    OtherLength,
    differences,
    is_whole_stay,
    plan_beside,
)
from planner.plan.plan import Plan
from planner.plan.timeline import Step, Timeline, make_timeline
from planner.words.day_words import Days, days_in_words, length_in_words
from planner.words.wording import (
    as_sentence_part,
    change_before,
    claims,
    days_of,
    stay_of,
    stay_window,
)

KINDS: Final = {
    Kind.DETOX: "compare.kind.detox",
    Kind.EVALUATION: "compare.kind.evaluation",
    Kind.TREATMENT: "compare.kind.treatment",
    Kind.OUTPATIENT: "compare.kind.outpatient",
    Kind.OTHER: "compare.kind.other",
}
"""The message that names each kind of step, in the order of a comparison's table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One plan of a comparison, and how it differs from the first, if it is another.

    `label` is its name as short as it stands over a column. `names_program` is whether the name
    says whose program it is.
    """

    name: str
    label: str
    timeline: Timeline
    names_program: bool = False
    sentences: tuple[str, ...] = ()


def make_sides(comparison: Comparison, words: Words) -> tuple[Side, ...]:
    """Every plan of the comparison, the one that the others are compared with first."""
    first, *others = (make_timeline(plan) for plan in comparison.plans)
    own = _own_name(first, words)
    return (
        Side(name=own, label=own, timeline=first),
        *(
            Side(
                name=_name(comparison.plan, other, timeline, words),
                label=_name(comparison.plan, other, timeline, words, short=True),
                timeline=timeline,
                names_program=isinstance(other, OtherExample),
                sentences=tuple(_sentences(first, timeline, words)),
            )
            for other, timeline in zip(comparison.others, others, strict=True)
        ),
    )


def of_two_pathways(sides: Sequence[Side]) -> bool:
    """Whether a program stands beside an example of another pathway."""
    return len({side.timeline.plan.pathway for side in sides}) > 1


def figures_line(sides: Sequence[Side], words: Words) -> str:
    """Whose the lengths of other pathways' examples are, where these stand beside a program."""
    pathways = dict.fromkeys(side.timeline.plan.pathway for side in sides)
    return " ".join(_whose(pathway, words) for pathway in list(pathways)[1:])


def _whose(pathway: Pathway, words: Words) -> str:
    if pathway.facility is not None:
        return words.say("compare.program-figures", name=_program(pathway, words))
    text = words.text(pathway.safety.article.text)
    return words.say("compare.article-figures", text=text)


def _program(pathway: Pathway, words: Words) -> str:
    return as_sentence_part(words.text(pathway.facility or pathway.title))


def months_line(plan: Plan, words: Words) -> str:
    """That coming off the medicine often takes months, whichever plan it is."""
    return claims(plan.pathway.safety.compared, words)


def _own_name(timeline: Timeline, words: Words) -> str:
    if all(step.stage.kind is not Kind.TREATMENT for step in timeline.steps):
        return words.say("compare.this")
    days = days_of(timeline, Kind.TREATMENT)
    return words.say("compare.this-stay", days=days) if days else words.say("compare.this-no-stay")


def _name(
    plan: Plan, other: Other, timeline: Timeline, words: Words, *, short: bool = False
) -> str:
    """What a plan beside the first one is called; `short` as it heads a column or a chart."""
    if isinstance(other, OtherLength):
        return _name_of_length(plan, other, timeline, words)
    scenario = other.scenario if isinstance(other, OtherExample) else other
    title = words.text(scenario.button if short else scenario.title)
    if isinstance(other, Scenario):
        return words.say("compare.example", title=title)
    if other.pathway.facility is None:
        return words.say("compare.article", title=title)
    return words.say("program.example", name=_program(other.pathway, words), lengths=title)


def _name_of_length(plan: Plan, other: OtherLength, timeline: Timeline, words: Words) -> str:
    (step,) = (step for step in timeline.steps if step.stage.key == other.key)
    length = length_in_words(timeline, step, words)
    if is_whole_stay(plan.pathway, other.key) and other.length != FILL:
        if other.length == 0:
            return words.say("compare.with-no-stay")
        return words.say("compare.with-stay", length=length)
    return words.say("compare.with-length", title=words.text(step.stage.title), length=length)


def option_label(plan: Plan, other: Other, words: Words) -> str:
    """What a plan can be compared with, as short as it stands in a list."""
    of_stay = isinstance(other, OtherLength) and is_whole_stay(plan.pathway, other.key)
    if isinstance(other, OtherLength) and of_stay and other.length not in (0, FILL):
        return words.say("compare.days", days=other.length)
    return _name(plan, other, make_timeline(plan_beside(plan, other)), words, short=True)


def _sentences(this: Timeline, other: Timeline, words: Words) -> Iterator[str]:
    """Which lengths differ, and what follows from that; as said beside the other plan."""
    if this.plan.pathway is not other.plan.pathway:
        yield from _other_steps(this, other, words)
        return
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


def _other_steps(this: Timeline, other: Timeline, words: Words) -> Iterator[str]:
    """What differs from a program in an example of another pathway, by the kinds of steps.

    Nothing is said of a kind that a program's file does not name: it may be part of another step.
    """
    own, others = this.plan.pathway, other.plan.pathway
    name = _program(own, words)
    named = {stage.kind for stage in own.stages}
    if others.facility is None:
        yield words.say("compare.other-steps", name=name)
    else:
        yield words.say("compare.other-program", name=name, other=_program(others, words))
        named &= {stage.kind for stage in others.stages}
    for kind in (Kind.TREATMENT, Kind.DETOX, Kind.EVALUATION):
        here, there = (days_of(one, kind) for one in (this, other))
        if kind in named and here != there:
            title, length = words.say(KINDS[kind]), days_in_words(there, words)
            yield words.say("compare.also", title=title, length=length, other=words.number(here))
    alone = ", ".join(words.text(step.stage.title) for step in _of(this, Kind.OTHER))
    if alone:
        yield words.say("compare.only-there", titles=alone)
    if Kind.TREATMENT in named:
        yield from _stay(this, other, words)
    if Kind.OUTPATIENT in named:
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
        if FILL in (one.this, one.other) or one.stage.unit is not Unit.DAYS
        else words.number(here.days),
    }
    if one.stage.open_ended:
        return words.say("compare.only-drawn" if only else "compare.also-drawn", **known)
    if only:
        return words.say("compare.only", **known)
    return words.say("compare.first" if first else "compare.also", **known)


def _stay(this: Timeline, other: Timeline, words: Words) -> Iterator[str]:
    here, there = stay_ends(this), stay_ends(other)
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
        could_be = Days(other, words).could_be("answer.start", held, change=change)
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
        message = "compare.reached-same" if here == there else "compare.reached"
        return words.say(message, **known)
    if there is not None:
        missing = days_in_words(this.missing, words)
        return words.say("compare.reached-here", missing=missing, **known)
    missing = days_in_words(other.missing, words)
    if here is not None:
        return words.say("compare.reached-there", missing=missing, **known)
    known["other"] = words.number(this.missing)
    same = this.missing == other.missing
    message = "compare.missing-same" if same else "compare.missing"
    return words.say(message, missing=missing, **known)


def _aftercare(this: Timeline, other: Timeline, words: Words) -> Iterator[str]:
    here, there = aftercare_starts(this), aftercare_starts(other)
    if here is None or there is None:
        return
    known = {"when": _when(other, there, words), "other": _when(this, here, words)}
    message = "compare.aftercare-same" if here == there else "compare.aftercare"
    yield words.say(message, **known)


def _when(timeline: Timeline, day: int | None, words: Words) -> str:
    return "" if day is None else Days(timeline, words).when(day)


def stay_ends(timeline: Timeline) -> int | None:
    """The last Day of the stay; None without one."""
    stay = stay_of(timeline)
    return None if stay is None else stay.last_day


def aftercare_starts(timeline: Timeline) -> int | None:
    """The first Day of aftercare; None without any."""
    starts = (step.first_day for step in _of(timeline, Kind.AFTERCARE))
    return next(starts, None)


def _of(timeline: Timeline, kind: Kind) -> Iterator[Step]:
    return (step for step in timeline.steps if step.stage.kind is kind and step.happens)
