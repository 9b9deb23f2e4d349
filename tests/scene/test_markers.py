"""Named days have a diamond each, and today has a line."""

from dataclasses import replace

import pytest
from hypothesis import example, given

from planner import palette
from planner.pathway import Marker, MarkerAt
from planner.plan import Plan, default_plan
from planner.scene import GUIDANCE_ROW
from planner.timeline import make_timeline
from tests.conftest import PlanOf
from tests.scene.drawn import draw
from tests.strategies import BUILT_IN, plans, todays


@given(plans())
def test_a_diamond_stands_in_the_middle_of_its_day(plan: Plan) -> None:
    """But where the guidance is reached, on the line that stands at the end of that day."""
    scene = draw(plan)
    expected = [
        marked.day if marked.marker.at is MarkerAt.GUIDANCE_REACHED else marked.day - 0.5
        for marked in make_timeline(plan).markers
        if marked.day <= scene.days
    ]
    assert [mark.x for mark in scene.marks if not mark.arrow] == expected


@given(plans())
def test_the_diamond_of_the_guidance_is_on_its_line(plan: Plan) -> None:
    scene = draw(plan)
    lines = [stroke.left for stroke in scene.strokes if stroke.over]
    marks = [mark.x for mark in scene.marks if mark.row == GUIDANCE_ROW]
    reached = any(one.marker.at is MarkerAt.GUIDANCE_REACHED for one in make_timeline(plan).markers)
    assert marks == (lines if reached else [])


@pytest.mark.parametrize("query", ["?treatment=0&outpatient=0", "?"], ids=["no bracket", "bracket"])
def test_the_line_of_today_begins_below_the_title(plan_of: PlanOf, query: str) -> None:
    scene = draw(plan_of(query), today=2)
    (line,) = [stroke for stroke in scene.strokes if stroke.color == palette.TODAY]
    heads = [label.bottom for label in scene.labels if not label.row and label.bottom < line.bottom]
    assert max(one for one in heads if one < min(bar.top for bar in scene.bars)) <= line.top
    assert line.top <= min(bar.top for bar in scene.bars)


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
