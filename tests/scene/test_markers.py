"""Named days have a diamond each, and today has a line."""

from dataclasses import replace

from hypothesis import example, given

from planner import palette
from planner.pathway import Marker, MarkerAt
from planner.plan import Plan, default_plan
from planner.timeline import make_timeline
from tests.scene.drawn import draw
from tests.strategies import BUILT_IN, plans, todays


@given(plans())
def test_a_diamond_stands_in_the_middle_of_its_day(plan: Plan) -> None:
    scene = draw(plan)
    days = [marked.day for marked in make_timeline(plan).markers if marked.day <= scene.days]
    assert [mark.x for mark in scene.marks if not mark.arrow] == [day - 0.5 for day in days]


def test_a_marker_after_the_last_day_is_not_drawn_outside() -> None:
    late = Marker(key="late", title="Late", at=MarkerAt.DAY, day=365)
    pathway = replace(BUILT_IN, markers=(late, *BUILT_IN.markers))
    scene = draw(default_plan(pathway))
    assert all(mark.x <= scene.days for mark in scene.marks)


@given(plans(), todays)
@example(default_plan(BUILT_IN), 0)
@example(default_plan(BUILT_IN), 1)
def test_today_is_a_line_where_the_picture_shows_it(plan: Plan, today: int | None) -> None:
    scene = draw(plan, today=today)
    lines = [stroke.left for stroke in scene.strokes if stroke.color == palette.TODAY]
    shown = [today - 0.5] if today is not None and 1 <= today <= scene.days else []
    assert lines == shown
