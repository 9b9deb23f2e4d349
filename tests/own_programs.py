"""Programs that hypothesis draws: pathways of a facility, with steps that may be skipped."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from hypothesis import strategies as st

from planner.pathway.pathway import FILL, MOST_DAYS, Kind, Length, Pathway, Range, Stage
from planner.plan.plan import Plan
from planner.plan.timeline import Reach, Step, Timeline, make_timeline
from tests.strategies import pathways, plans


@st.composite
def programs(draw: st.DrawFn) -> Pathway:
    """A generated pathway as a program; a step that may have 0 days is skipped by some, or not."""
    pathway = draw(pathways(most=8))
    stages = [
        replace(stage, may_be_skipped=stage.optional and draw(st.booleans()))
        for stage in pathway.stages
    ]
    return replace(pathway, stages=tuple(stages), facility="Nowhere House")


program_plans: Final = programs().flatmap(plans)


def least(stage: Stage, length: Length) -> Length:
    """The shortest length that is stated, or the chosen one where that is shorter."""
    if stage.may_be_skipped:
        return 0
    if length in (0, FILL) or stage.range is None:
        return length
    return min(int(length), stage.range.least)


def most(stage: Stage, length: Length) -> Length:
    """The longest length that is stated, or the chosen one where that is longer."""
    if length == FILL or stage.range is None or (length == 0 and not stage.may_be_skipped):
        return length
    return max(int(length), stage.range.most or MOST_DAYS)


def with_all(plan: Plan, *, shortest: bool, but: frozenset[str] = frozenset()) -> Timeline:
    """The plan with every length at its shortest, or longest, but for the stages of these keys."""
    ends = least if shortest else most
    lengths = (
        length if stage.key in but else ends(stage, length) for stage, length in plan.chosen()
    )
    return make_timeline(replace(plan, lengths=tuple(lengths)))


def parts_of_stay(plan: Plan) -> frozenset[str]:
    """The keys of all steps of the stay."""
    return frozenset(one.key for one in plan.pathway.stages if one.kind is Kind.TREATMENT)


def any_before(
    plan: Plan, before: Step, holds: Callable[[Range], bool], *, but: frozenset[str] = frozenset()
) -> bool:
    """Whether this holds for the range of a step that may happen before this one."""
    steps = make_timeline(plan).steps
    earlier = steps[: [step.stage.key for step in steps].index(before.stage.key)]
    return any(
        (step.happens or step.stage.may_be_skipped)
        and step.stage.key not in but
        and step.stage.range is not None
        and holds(step.stage.range)
        for step in earlier
    )


def can_be_longer(plan: Plan, before: Step, *, but: frozenset[str] = frozenset()) -> bool:
    """Whether a step before this one can pass every stated length."""
    return any_before(plan, before, lambda stated: stated.no_limit, but=but)


def is_open(plan: Plan, before: Step, *, but: frozenset[str] = frozenset()) -> bool:
    """Whether a step before this one has no longest length."""
    return any_before(plan, before, lambda stated: stated.most is None, but=but)


def reach_of_stay(plan: Plan, last: Step) -> Reach:
    """How early and how late the stay ends with its parts as they are: by the plans of the ends."""
    but = parts_of_stay(plan)
    low, high = (
        next(step for step in timeline.steps if step.stage.key == last.stage.key)
        for timeline in (
            with_all(plan, shortest=True, but=but),
            with_all(plan, shortest=False, but=but),
        )
    )
    return Reach(
        earliest=low.last_day or 0,
        latest=None if is_open(plan, last, but=but) else high.last_day,
        is_limit=not can_be_longer(plan, last, but=but),
    )
