"""The timeline is quick, and takes twice as long for twice as many stages."""

from collections.abc import Callable
from dataclasses import replace
from time import process_time
from timeit import timeit

import pytest

from planner.pathway.pathway import MOST_STAGES, Pathway, Range, Scenario
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import make_timeline
from tests.strategies import BUILT_IN

MOST = 1.5
"""Times as long as the yardstick: about 0.8, and more only where a machine is busy."""

FEW = 4
ROUNDS = 20
TURNS = 200
TOLERANCE = 1.6
"""How much more than its share the longest pathway may take."""


def beside(plan: Plan, other: Callable[[], object]) -> float:
    """The time of one timeline as a ratio to that of something else, measured in turns.

    It is the processor's time, and the best of many rounds: a busy machine only adds to it.
    """
    ours, others = list[float](), list[float]()
    for _ in range(TURNS):
        ours.append(timeit(lambda: make_timeline(plan), number=ROUNDS, timer=process_time))
        others.append(timeit(other, number=ROUNDS, timer=process_time))
    return min(ours) / min(others)


def yardstick() -> int:
    """Plain work that takes about as long as the default timeline, whatever the machine."""
    return sum(number * number for number in range(1000))


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


@pytest.mark.alone
def test_the_default_timeline_is_quick() -> None:
    assert beside(default_plan(BUILT_IN), yardstick) <= MOST


@pytest.mark.alone
def test_time_grows_with_the_number_of_stages_and_no_faster() -> None:
    few, many = (default_plan(pathway_of(stages)) for stages in (FEW, MOST_STAGES))
    assert make_timeline(many).drawn_days == 3 * MOST_STAGES
    assert beside(many, lambda: make_timeline(few)) <= MOST_STAGES / FEW * TOLERANCE
