"""A plan beside one or two others: what `with=` in a link says, and which lengths differ.

`treatment:28` is the plan with that one length, the usual way, so that one thing differs; an
example's key is that example. Everything else of the plan stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner.link import Complaint, Decoded, Form, Possible, Reader, Values, encode, length_of
from planner.pathway import Kind, Length, Pathway, Scenario, Stage
from planner.plan import Plan

PARAMETER: Final = "with"
STAYS: Final = (28, 60, 90)
"""The lengths of a stay, in days, that a plan is first compared with."""

MOST_OTHERS: Final = 2
_BETWEEN: Final = ","
_OF: Final = ":"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLength:
    """The plan with another length for the stage of this key, which allows it."""

    key: str
    length: Length

    @property
    def item(self) -> str:
        """How a link writes it."""
        return f"{self.key}{_OF}{self.length}"


Other = OtherLength | Scenario
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
    items = _BETWEEN.join(_item(other) for other in others)
    return f"&{PARAMETER}={items}" if items else ""


def decode_comparison(values: Values, decoded: Decoded) -> DecodedComparison:
    """The comparison of a link whose plan is decoded already; bad others take their default.

    Where the link's pathway is not known, nothing else of the link is read.
    """
    plan = decoded.plan
    reader = Reader(values)
    others = None
    if all(one.parameter != "pathway" for one in decoded.complaints):
        others = reader.value(PARAMETER, _possible(plan), lambda said: _others(said, plan.pathway))
    if others is None:
        others = default_others(plan)
    return DecodedComparison(
        comparison=Comparison(plan=plan, others=others),
        complaints=(*decoded.complaints, *reader.complaints),
    )


def default_others(plan: Plan) -> tuple[Other, ...]:
    """What a plan is compared with before anything is chosen: another stay, else an example."""
    return possible_others(plan)[:1]


def possible_others(plan: Plan) -> tuple[Other, ...]:
    """All that a visitor is offered to compare a plan with."""
    return (*other_stays(plan), *other_examples(plan))


def other_stays(plan: Plan) -> tuple[OtherLength, ...]:
    """The plan with each of the usual lengths of a stay that is not its own; none without a stay.

    Where the stay has parts, it is the last part that has this length.
    """
    stay = stay_stage(plan)
    if stay is None:
        return ()
    others = (OtherLength(key=stay.key, length=days) for days in STAYS if stay.allows(days))
    return tuple(one for one in others if plan_beside(plan, one).lengths != plan.lengths)


def other_examples(plan: Plan) -> tuple[Scenario, ...]:
    """The examples of the plan's pathway that are not the plan itself."""
    return tuple(one for one in plan.pathway.scenarios if one.lengths != plan.lengths)


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
    return plan.with_scenario(other)


def differences(plan: Plan, other: Plan) -> tuple[Difference, ...]:
    """Each stage whose length differs, in the order of the stages, stays first."""
    found = [
        Difference(stage=stage, this=this, other=length)
        for (stage, this), length in zip(plan.chosen(), other.lengths, strict=True)
        if this != length
    ]
    return tuple(sorted(found, key=lambda one: one.stage.kind is not Kind.TREATMENT))


def _item(other: Other) -> str:
    return other.item if isinstance(other, OtherLength) else other.key


def _possible(plan: Plan) -> Possible:
    known = tuple(scenario.key for scenario in plan.pathway.scenarios)
    example = OtherLength(key=plan.pathway.stages[0].key, length=1)
    for stay in other_stays(plan)[:1]:
        example = stay
    return Possible(form=Form.OTHERS, known=known, example=example.item)


def _others(said: str, pathway: Pathway) -> tuple[Other, ...] | None:
    """One or two different others; None if any of them is not known."""
    items = said.split(_BETWEEN)
    if len(items) > MOST_OTHERS or len(set(items)) < len(items):
        return None
    others = [other for item in items for other in _known(item, pathway)]
    return tuple(others) if len(others) == len(items) else None


def _known(item: str, pathway: Pathway) -> Iterator[Other]:
    """What one item stands for, or nothing."""
    key, of, days = item.partition(_OF)
    if not of:
        yield from (scenario for scenario in pathway.scenarios if scenario.key == key)
        return
    for stage in pathway.stages:
        length = length_of(stage, days) if stage.key == key else None
        if length is not None:
            yield OtherLength(key=key, length=length)
