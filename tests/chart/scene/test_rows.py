"""Each bar is as long as its stage, and what guidance adds stands apart."""

from dataclasses import replace

import pytest
from hypothesis import given

from planner.chart.scene.rows import range_of
from planner.pathway.pathway import ASSUMPTION, Range
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.words.talk_pictures import Mark
from tests.chart.scene.drawn import draw, text_of
from tests.conftest import PlanOf
from tests.in_words import say
from tests.strategies import BUILT_IN, plans


@given(plans())
def test_how_long_bars_are(plan: Plan) -> None:
    """As their stage; to the end of the picture without an end; all across if it may not happen."""
    scene, timeline = draw(plan), make_timeline(plan)
    solid, fading, dashed = (
        [(bar.left, bar.right) for bar in scene.bars if bar.row and bar.mark is mark]
        for mark in Mark
    )
    assert solid == [(step.start, step.end) for step in timeline.steps if step.end is not None]
    assert {right for _, right in fading} == {scene.days}
    lanes = [lane for lane in timeline.lanes if lane.may_not_happen]
    assert dashed == [(0, scene.days)] * len(lanes)


def stated(least: int, most: int | None, *, or_longer: bool = False) -> Range:
    return Range(least=least, most=most, or_longer=or_longer, source=ASSUMPTION)


@pytest.mark.parametrize(
    ("stated", "days", "found"),
    [
        pytest.param(stated(3, 10), 5, (3, 10, False), id="limit"),
        pytest.param(stated(3, 10, or_longer=True), 5, (3, 10, True), id="or longer"),
        pytest.param(stated(3, 10, or_longer=True), 20, (3, 10, True), id="longer already"),
        pytest.param(stated(3, None), 5, (3, 5, True), id="no longest"),
        pytest.param(stated(3, None), 2, (3, 3, True), id="no longest, and shorter"),
        pytest.param(stated(3, 3, or_longer=True), 5, (3, 5, True), id="one or longer"),
        pytest.param(stated(5, 5), 5, None, id="exact"),
        pytest.param(stated(3, 10), 0, None, id="does not happen"),
        pytest.param(None, 5, None, id="none"),
    ],
)
def test_where_a_range_line_goes(
    stated: Range | None, days: int, found: tuple[int, int, bool] | None
) -> None:
    first, *others = BUILT_IN.stages
    changed = replace(first, optional=True, range=stated)
    pathway = replace(BUILT_IN, stages=(changed, *others))
    plan = default_plan(pathway).with_length(first.key, days)
    assert range_of(make_timeline(plan).steps[0]) == found
    lines = [line for line in draw(plan).ranges if line.row == first.key]
    assert [line.or_longer for line in lines] == ([] if found is None else [found[2]])


@given(plans())
def test_a_range_line_is_under_its_bar_from_the_shortest_to_the_longest(plan: Plan) -> None:
    scene, timeline = draw(plan), make_timeline(plan)
    bottoms = {bar.row: bar.bottom for bar in scene.bars}
    found = {step.stage.key: range_of(step) for step in timeline.steps}
    lines = {line.row: line for line in scene.ranges if line.row}
    assert lines.keys() == {key for key, one in found.items() if one is not None}
    for key, line in lines.items():
        left, right, or_longer = found[key] or (0, 0, False)
        assert (line.left, line.or_longer) == (left, or_longer)
        assert line.right == right or (or_longer and line.right > right)
        assert line.y - line.tick > bottoms[key]


@pytest.mark.parametrize("shown", Context)
def test_guidance_is_drawn_apart_and_named(plan_of: PlanOf, shown: Context) -> None:
    scene = draw(plan_of(f"?context={shown}"))
    guided = shown is Context.GUIDANCE
    assert (say("chart.guidance-adds") in text_of(scene)) is guided
    assert any(bar.mark is Mark.DASHED for bar in scene.bars) is guided
