"""The timeline is quick, and takes twice as long for twice as many stages."""

from dataclasses import replace
from timeit import repeat

import pytest

from planner.pathway import MOST_STAGES, Pathway, Range, Scenario
from planner.plan import Plan, default_plan
from planner.timeline import make_timeline
from tests.strategies import BUILT_IN

MOST_MICROSECONDS = 60
FEW = 4
ROUNDS = 20
TOLERANCE = 1.6
"""How much more than its share the longest pathway may take."""


def microseconds(plan: Plan) -> float:
    """The time of one timeline: the best of many rounds, since a busy machine only adds to it."""
    rounds = repeat(lambda: make_timeline(plan), number=ROUNDS, repeat=50)
    return min(rounds) / ROUNDS * 1e6


def pathway_of(stages: int) -> Pathway:
    """A pathway of stages that are all alike: limited, counted, of 3 days."""
    stay = BUILT_IN.stages[2]
    assert isinstance(stay.range, Range)
    alike = tuple(
        replace(stay, key=f"stay-{place}", range=replace(stay.range, least=2, most=5))
        for place in range(stages)
    )
    example = Scenario(key="example", button="3", title="3 days each", lengths=(3,) * stages)
    return replace(BUILT_IN, stages=alike, scenarios=(example,), default=example)


def test_the_default_timeline_is_quick() -> None:
    assert microseconds(default_plan(BUILT_IN)) <= MOST_MICROSECONDS


@pytest.mark.parametrize("stages", [FEW, MOST_STAGES])
def test_pathways_of_the_measure(stages: int) -> None:
    timeline = make_timeline(default_plan(pathway_of(stages)))
    assert len(timeline.steps) == stages
    assert timeline.drawn_days == 3 * stages


def test_time_grows_with_the_number_of_stages_and_no_faster() -> None:
    few, many = (microseconds(default_plan(pathway_of(stages))) for stages in (FEW, MOST_STAGES))
    assert many / few <= MOST_STAGES / FEW * TOLERANCE
