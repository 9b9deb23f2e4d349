"""A plan that its pathway does not allow cannot be built."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.pathway.pathway import FILL, Length, Pathway
from planner.plan.plan import Context, Plan, default_plan
from tests.strategies import BUILT_IN, plans

LENGTHS: tuple[Length, ...] = (8, 3, 50, FILL, 45)


@pytest.mark.parametrize(
    ("lengths", "message"),
    [
        pytest.param((), "0 lengths for 5 stages", id="none"),
        pytest.param((8, 3, 50, FILL), "4 lengths for 5 stages", id="too-few"),
        pytest.param((*LENGTHS, 1), "6 lengths for 5 stages", id="too-many"),
        pytest.param((-1, 3, 50, FILL, 45), "detox cannot be -1", id="negative"),
        pytest.param((366, 3, 50, FILL, 45), "detox cannot be 366", id="too-long"),
        pytest.param((8, 0, 50, FILL, 45), "evaluation cannot be 0", id="not-optional"),
        pytest.param((8, 3, FILL, FILL, 45), "treatment cannot be 'fill'", id="may-not-fill"),
        pytest.param((8, 3, 50, FILL, 0), "aftercare cannot be 0", id="aftercare-0"),
    ],
)
def test_impossible_lengths(lengths: tuple[Length, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Plan(pathway=BUILT_IN, lengths=lengths)


@pytest.mark.parametrize(
    "start", [date(1999, 12, 31), date(2100, 1, 1), date.min, date.max], ids=str
)
def test_impossible_starts(start: date) -> None:
    with pytest.raises(ValueError, match=f"{start} is not from 2000 to 2099"):
        Plan(pathway=BUILT_IN, lengths=LENGTHS, start=start)


@pytest.mark.parametrize("start", [None, date(2000, 1, 1), date(2099, 12, 31)], ids=str)
def test_possible_starts(start: date | None) -> None:
    assert Plan(pathway=BUILT_IN, lengths=LENGTHS, start=start).start == start


def test_the_default_plan_invents_nothing(pathway: Pathway) -> None:
    plan = default_plan(pathway)
    assert plan.lengths == LENGTHS
    assert (plan.start, plan.context, plan.language) == (None, Context.GUIDANCE, None)


@given(plans(), st.data())
def test_with_length_changes_one_thing(plan: Plan, data: st.DataObject) -> None:
    other = data.draw(plans())
    place = data.draw(st.integers(0, len(plan.lengths) - 1))
    changed = plan.with_length(BUILT_IN.stages[place].key, other.lengths[place])
    lengths = (*plan.lengths[:place], other.lengths[place], *plan.lengths[place + 1 :])
    assert changed == replace(plan, lengths=lengths)


@given(plans())
def test_an_example_keeps_start_context_and_language(plan: Plan) -> None:
    for scenario in BUILT_IN.scenarios:
        chosen = plan.with_scenario(scenario)
        assert chosen == replace(plan, lengths=scenario.lengths)
        assert chosen.scenario is scenario


def test_lengths_of_no_example(pathway: Pathway) -> None:
    assert default_plan(pathway).with_length("detox", 11).scenario is None
    # As many days as the example, but chosen and not filled: it is another plan.
    assert default_plan(pathway).with_length("outpatient", 20).scenario is None
