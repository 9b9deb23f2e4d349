"""A plan beside one or two others: what `with=` in a link says, and which lengths differ.

`treatment:28` is the plan with that one length, the usual way, so that one thing differs; an
example's key is that example. Everything else of the plan stays.

A facility's own program can also stand beside an example of the built-in pathway, whose medicine,
guidance and safety words it has, or of another program: `clonazepam.month`, or `month` where the
program has no example of that key. We write the long one, since a program's file can change.
"""

from dataclasses import dataclass, replace
from typing import Final

from planner.pathway.pathway import Kind, Length, Pathway, Scenario, Stage
from planner.plan.link import (
    Complaint,
    Decoded,
    Possible,
    Reader,
    Values,
    ValueType,
    encode,
    length_of,
)
from planner.plan.plan import Plan
from planner.reading.library import Library

PARAMETER: Final = "with"
STAYS: Final = (28, 60, 90)
"""The lengths of a stay, in days, that a plan is first compared with."""

MOST_OTHERS: Final = 2
_BETWEEN: Final = ","
_OF: Final = ":"
_FROM: Final = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLength:
    """The plan with another length for the stage of this key, which allows it."""

    key: str
    length: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherExample:
    """An example of the built-in pathway or of another program, beside a facility's own one."""

    pathway: Pathway
    scenario: Scenario


Other = OtherLength | Scenario | OtherExample
"""What a plan is compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A plan beside one or two `others`, or beside none where its pathway gives nothing else."""

    plan: Plan
    others: tuple[Other, ...]

    @property
    def plans(self) -> tuple[Plan, ...]:
        """All its plans, the one that the others are compared with first."""
        return (self.plan, *(plan_beside(self.plan, other) for other in self.others))


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedComparison:
    """The comparison that a link gives, and everything that was wrong with the link."""

    comparison: Comparison
    complaints: tuple[Complaint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A stage whose length in another plan is not the one in this plan."""

    stage: Stage
    this: Length
    other: Length


def encode_comparison(comparison: Comparison) -> str:
    """The canonical link: the plan's own, and what stands beside it."""
    return encode(comparison.plan) + beside(comparison.others)


def beside(others: tuple[Other, ...]) -> str:
    """What a comparison's link has after the plan's own; empty for no others."""
    items = _BETWEEN.join(item_of(other) for other in others)
    return f"&{PARAMETER}={items}" if items else ""


def decode_comparison(values: Values, decoded: Decoded, library: Library) -> DecodedComparison:
    """The comparison of a link whose plan is decoded already; bad others take their default.

    Where the link's pathway is not known, nothing else of the link is read.
    """
    plan = decoded.plan
    reader = Reader(values)
    others = None
    if all(one.parameter != "pathway" for one in decoded.complaints):
        possible = _possible(plan, library)
        others = reader.value(PARAMETER, possible, lambda said: _others(said, plan, library))
    if others is None:
        others = default_others(plan, library)
    return DecodedComparison(
        comparison=Comparison(plan=plan, others=others),
        complaints=(*decoded.complaints, *reader.complaints),
    )


def default_others(plan: Plan, library: Library) -> tuple[Other, ...]:
    """What a plan is compared with before anything is chosen: another stay, else an example."""
    return possible_others(plan, library)[:1]


def possible_others(plan: Plan, library: Library) -> tuple[Other, ...]:
    """All that a visitor is offered to compare a plan with, no two of them alike."""
    stays = other_stays(plan)
    lengths = {plan_beside(plan, stay).lengths for stay in stays}
    own = (one for one in other_examples(plan) if one.lengths not in lengths)
    others = (
        OtherExample(pathway=other, scenario=other.default)
        for other in other_programs(plan.pathway, library)
    )
    return (*stays, *own, *built_in_examples(plan.pathway, library), *others)


def other_stays(plan: Plan) -> tuple[OtherLength, ...]:
    """The plan with each of the usual lengths of a stay that is not its own; none without a stay.

    Where the stay has parts, it is the last part that has this length. A program that names lengths
    of its own has these in their place.
    """
    stay, pathway = stay_stage(plan), plan.pathway
    if stay is None or (pathway.facility is not None and len(pathway.scenarios) > 1):
        return ()
    others = (OtherLength(key=stay.key, length=days) for days in STAYS if stay.allows(days))
    return tuple(one for one in others if plan_beside(plan, one).lengths != plan.lengths)


def other_examples(plan: Plan) -> tuple[Scenario, ...]:
    """The examples of the plan's pathway that are not the plan itself."""
    return tuple(one for one in plan.pathway.scenarios if one.lengths != plan.lengths)


def built_in_examples(pathway: Pathway, library: Library) -> tuple[OtherExample, ...]:
    """What a facility's own program can stand beside; nothing for any other pathway."""
    built_in = library.default
    if pathway.facility is None:
        return ()
    return tuple(OtherExample(pathway=built_in, scenario=one) for one in built_in.scenarios)


def other_programs(pathway: Pathway, library: Library) -> tuple[Pathway, ...]:
    """The other programs that a facility's own one can stand beside; none for any other pathway."""
    if pathway.facility is None:
        return ()
    programs = (one for one in library.pathways.values() if one.facility is not None)
    return tuple(one for one in programs if one is not pathway)


def stay_stage(plan: Plan) -> Stage | None:
    """The last stage of kind treatment that is in the plan, else the last that could be."""
    stays = [(stage, length) for stage, length in plan.chosen() if stage.kind is Kind.TREATMENT]
    present = [stage for stage, length in stays if length != 0]
    for stage in reversed(present or [stage for stage, _ in stays]):
        return stage
    return None


def is_whole_stay(pathway: Pathway, key: str) -> bool:
    """Whether the stage of this key is the stay, and not only a part of it."""
    return [one.key for one in pathway.stages if one.kind is Kind.TREATMENT] == [key]


def plan_beside(plan: Plan, other: Other) -> Plan:
    """The other plan; start, context and language stay as they are."""
    if isinstance(other, OtherLength):
        return plan.with_length(other.key, other.length)
    if isinstance(other, OtherExample):
        return replace(plan, pathway=other.pathway, lengths=other.scenario.lengths)
    return plan.with_scenario(other)


def differences(plan: Plan, other: Plan) -> tuple[Difference, ...]:
    """Each stage whose length differs, in the order of the stages, stays first.

    Both plans are of one pathway.
    """
    found = [
        Difference(stage=stage, this=this, other=length)
        for (stage, this), length in zip(plan.chosen(), other.lengths, strict=True)
        if this != length
    ]
    return tuple(sorted(found, key=lambda one: one.stage.kind is not Kind.TREATMENT))


def item_of(other: Other) -> str:
    """How a link writes it."""
    match other:
        case OtherLength():
            return f"{other.key}{_OF}{other.length}"
        case OtherExample():
            return f"{other.pathway.key}{_FROM}{other.scenario.key}"
        case Scenario():
            return other.key


def _possible(plan: Plan, library: Library) -> Possible:
    built_in = map(item_of, built_in_examples(plan.pathway, library))
    known = (*(one.key for one in plan.pathway.scenarios), *built_in)
    example = OtherLength(key=plan.pathway.stages[0].key, length=1)
    for stay in other_stays(plan)[:1]:
        example = stay
    return Possible(type=ValueType.OTHERS, known=known, example=item_of(example))


def _others(said: str, plan: Plan, library: Library) -> tuple[Other, ...] | None:
    """One or two different others; None if any of them is not known."""
    named = [other_named(item, plan, library) for item in said.split(_BETWEEN)]
    others = tuple(other for other in named if other is not None)
    if len(named) > MOST_OTHERS or not len(set(others)) == len(others) == len(named):
        return None
    return others


def other_named(item: str, plan: Plan, library: Library) -> Other | None:
    """What one item of a link stands for; None where it is not known."""
    key, of, days = item.partition(_OF)
    if not of:
        return _examples(plan.pathway, library).get(key)
    for stage in plan.pathway.stages:
        length = length_of(stage, days) if stage.key == key else None
        if length is not None:
            return OtherLength(key=key, length=length)
    return None


def _examples(pathway: Pathway, library: Library) -> dict[str, Other]:
    """What each name of an example stands for: a pathway's own come first."""
    built_in = built_in_examples(pathway, library)
    programs = (
        OtherExample(pathway=other, scenario=scenario)
        for other in other_programs(pathway, library)
        for scenario in other.scenarios
    )
    return {
        **{item_of(one): one for one in programs},
        **{one.scenario.key: one for one in built_in},
        **{item_of(one): one for one in built_in},
        **{f"{pathway.key}{_FROM}{one.key}": one for one in pathway.scenarios},
        **{one.key: one for one in pathway.scenarios},
    }
