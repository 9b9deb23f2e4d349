"""Programs that hypothesis draws: pathways of a facility, with steps that may be skipped."""

from dataclasses import replace
from typing import Final

from hypothesis import strategies as st

from planner.pathway.pathway import FILL, MOST_DAYS, Kind, Length, Pathway, Stage
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


def with_all(plan: Plan, *, shortest: bool, but: Kind | None = None) -> Timeline:
    """The plan with every length at its shortest, or longest, but for the stages of this kind."""
    ends = least if shortest else most
    lengths = (
        length if stage.kind is but else ends(stage, length) for stage, length in plan.chosen()
    )
    return make_timeline(replace(plan, lengths=tuple(lengths)))


def reach_of_stay(plan: Plan, last: Step) -> Reach:
    """How early and how late the stay ends with its parts as they are: by the plans of the ends."""
    steps = make_timeline(plan).steps
    place = [step.stage.key for step in steps].index(last.stage.key)
    low, high = (
        with_all(plan, shortest=shortest, but=Kind.TREATMENT).steps[place]
        for shortest in (True, False)
    )
    before = [
        step.stage.range
        for step in steps[:place]
        if (step.happens or step.stage.may_be_skipped)
        and step.stage.kind is not Kind.TREATMENT
        and step.stage.range is not None
    ]
    return Reach(
        earliest=low.last_day or 0,
        latest=None if any(stated.most is None for stated in before) else high.last_day,
        is_limit=not any(stated.no_limit for stated in before),
    )
