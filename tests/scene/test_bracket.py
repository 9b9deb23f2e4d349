"""The bracket is over the days that count, and the line stands on the last one needed."""

from hypothesis import given

from planner.plan import Plan
from planner.scene import GUIDANCE_ROW
from planner.timeline import make_timeline
from tests.scene.drawn import draw
from tests.strategies import any_plan


@given(any_plan)
def test_it_goes_from_the_first_day_that_counts_to_the_last_needed(plan: Plan) -> None:
    timeline = make_timeline(plan)
    drawn = [
        (stroke.left, stroke.right)
        for stroke in draw(plan).strokes
        if stroke.row == GUIDANCE_ROW and not stroke.over
    ]
    counting = [step for step in timeline.steps if step.stage.counts and step.happens]
    if not counting:
        assert drawn == []
        return
    start, end = counting[0].start, timeline.reached_day or counting[-1].drawn_end
    assert drawn == [(start, end), (start, start), (end, end)]


@given(any_plan)
def test_a_line_goes_down_from_it_where_the_guidance_is_reached(plan: Plan) -> None:
    scene = draw(plan)
    bracket, lines = (
        [stroke for stroke in scene.strokes if stroke.row == GUIDANCE_ROW and stroke.over is over]
        for over in (False, True)
    )
    reached = make_timeline(plan).reached_day
    assert [line.left for line in lines] == ([] if reached is None else [reached])
    for line in lines:
        assert line.top == bracket[0].top
        assert line.bottom > max(bar.bottom for bar in scene.bars)
