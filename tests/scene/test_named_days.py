"""Named days stand on the axis, each with a line up to the bar of its stage."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given

from planner import palette
from planner.pathway import Marker, MarkerAt
from planner.plan import Plan, default_plan
from planner.scene import GUIDANCE_ROW, Scene
from planner.scene.shapes import Stroke, Texture
from planner.timeline import Timeline, make_timeline
from planner.wording import stay_of
from tests.conftest import PlanOf
from tests.in_words import WORDS, say
from tests.scene.drawn import draw, named_days_of, text_of
from tests.strategies import BUILT_IN, plans, todays

LATE = Marker(key="late", title="Far too late", at=MarkerAt.DAY, day=365)


def places(timeline: Timeline, days: float) -> list[float]:
    """Where each named day stands: on the edge of its bar, or at the noon of its Day."""
    stay = stay_of(timeline)
    found = [] if stay is None else [float(stay.drawn_end)]
    at = {MarkerAt.TREATMENT_STARTS: -1.0, MarkerAt.GUIDANCE_REACHED: 0.0, MarkerAt.DAY: -0.5}
    found += [one.day + at[one.marker.at] for one in timeline.markers if one.day <= days]
    return sorted(found)


@given(plans())
def test_the_end_of_the_stay_and_each_marked_day_have_a_line(plan: Plan) -> None:
    scene = draw(plan)
    lines = named_days_of(scene)
    pixels = scene.preset.plot / scene.days
    expected = places(make_timeline(plan), scene.days)
    assert [line.left for line in lines] == pytest.approx(expected, abs=1 / pixels)
    assert all(line.dashed and line.bottom == scene.axis for line in lines)


@given(plans())
def test_a_line_goes_up_to_the_bar_of_its_stage(plan: Plan) -> None:
    """And is beside no solid bar, but below one that it touches."""
    scene = draw(plan)
    bars = [bar for bar in scene.bars if bar.row and bar.texture is not Texture.DASHED]
    for line in named_days_of(scene):
        above = [bar for bar in bars if bar.bottom == line.top]
        assert len(above) == 1
        hair = line.width / scene.preset.plot * scene.days
        assert above[0].left - hair <= line.left <= above[0].right + hair


@given(plans())
def test_missing_days_are_a_line_of_words(plan: Plan) -> None:
    timeline, scene = make_timeline(plan), draw(plan)
    short = say("caption.counted", counted=timeline.counted, target=BUILT_IN.guidance.days)
    assert (short in text_of(scene)) is (timeline.reached_day is None)
    rows = [label for label in scene.labels if label.row == GUIDANCE_ROW]
    assert rows


def test_a_guidance_without_a_marked_day_is_told_all_the_same() -> None:
    markers = tuple(one for one in BUILT_IN.markers if one.at is not MarkerAt.GUIDANCE_REACHED)
    scene = draw(default_plan(replace(BUILT_IN, markers=markers)))
    assert BUILT_IN.guidance.title in text_of(scene)


def test_a_day_after_the_last_is_not_drawn_outside() -> None:
    plan = default_plan(replace(BUILT_IN, markers=(LATE,)))
    timeline = make_timeline(plan)
    assert timeline.markers[0].day == LATE.day
    assert LATE.title not in text_of(draw(plan))


@given(plans(), todays)
@example(default_plan(BUILT_IN), 0)
@example(default_plan(BUILT_IN), 1)
def test_today_is_a_solid_line_where_the_picture_shows_it(plan: Plan, today: int | None) -> None:
    scene = draw(plan, today=today)
    lines = [line for line in scene.strokes if line.color == palette.TODAY]
    shown = [today - 0.5] if today is not None and 1 <= today <= scene.days else []
    assert [line.left for line in lines] == shown
    assert all(not line.dashed and line.bottom == scene.axis for line in lines)


def crossed(scene: Scene, line: Stroke) -> list[str]:
    """The captions of named days that hide a part of this line."""
    at = line.left * scene.preset.plot / scene.days
    lowest = max(bar.bottom for bar in scene.bars if bar.row)
    return [
        label.text
        for label in scene.labels
        if lowest < label.top < scene.axis and label.left < at < label.right
    ]


def test_captions_rise_to_the_right(plan_of: PlanOf) -> None:
    """Where one is over the line of the next, the caption of that is above it, beside the line."""
    scene = draw(plan_of("?treatment=28"))
    timeline = make_timeline(plan_of("?treatment=28"))
    named = {one.marker.key: one for one in timeline.markers}
    look, start = (
        next(
            label
            for label in scene.labels
            if label.text.startswith(WORDS.text(named[key].marker.title))
        )
        for key in ("look", "care-starts")
    )
    assert look.bottom == scene.axis
    assert start.bottom == look.top
    (line,) = [one for one in named_days_of(scene) if crossed(scene, one) == [look.text]]
    assert line.left == pytest.approx(named["care-starts"].day - 1, abs=1)


@given(plans())
def test_captions_stand_on_the_axis_level_by_level(plan: Plan) -> None:
    scene = draw(plan)
    small = scene.preset.small_size
    captions = [one for one in scene.labels if one.top < scene.axis and one.size == small]
    bottoms = sorted({label.bottom for label in captions}, reverse=True)
    assert bottoms[:1] == ([scene.axis] if captions else [])
    height = scene.preset.leading(small)
    assert all(below - above == pytest.approx(height) for below, above in pairwise(bottoms))
