"""Named days stand on the axis, each with a line up to the bar of its stage."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from planner.named_days import named_days
from planner.pathway import Marker, MarkerAt
from planner.plan import Plan, default_plan
from planner.scene import GUIDANCE_ROW, Scene
from planner.scene.shapes import Stroke
from planner.timeline import make_timeline
from tests.conftest import PlanOf
from tests.in_words import WORDS, say
from tests.scene.drawn import draw, named_days_of, text_of
from tests.strategies import BUILT_IN, plans

LATE = Marker(key="late", title="Far too late", at=MarkerAt.DAY, day=365)


@given(plans())
def test_each_has_a_dashed_line_on_its_place(plan: Plan) -> None:
    """What ends with its Day stands just before the next one, beside the bar that begins there."""
    scene = draw(plan)
    lines = named_days_of(scene)
    days = named_days(make_timeline(plan), WORDS)
    for line, day in zip(lines, days, strict=True):
        half = line.width / 2 / scene.preset.plot * scene.days
        assert line.left == pytest.approx(day.x - (half if day.x == int(day.x) else 0))
        assert line.dashed
        assert line.bottom == scene.axis
        assert line.row == day.row


@given(plans())
def test_a_line_goes_up_to_the_bar_of_its_stage(plan: Plan) -> None:
    scene = draw(plan)
    bars = {bar.row: bar for bar in scene.bars}
    for line in named_days_of(scene):
        bar = bars[line.row]
        assert line.top == bar.bottom
        hair = line.width / scene.preset.plot * scene.days
        assert bar.left - hair <= line.left <= bar.right


@given(plans())
def test_missing_days_are_a_line_of_words(plan: Plan) -> None:
    timeline, scene = make_timeline(plan), draw(plan)
    short = say("caption.counted", counted=timeline.counted, target=BUILT_IN.guidance.days)
    assert (short in text_of(scene)) is (timeline.reached_day is None)
    rows = [label for label in scene.labels if label.row == GUIDANCE_ROW]
    assert bool(rows) is (timeline.reached_day is None)


def test_a_guidance_without_a_marked_day_is_told_all_the_same() -> None:
    markers = tuple(one for one in BUILT_IN.markers if one.at is not MarkerAt.GUIDANCE_REACHED)
    scene = draw(default_plan(replace(BUILT_IN, markers=markers)))
    assert BUILT_IN.guidance.title in text_of(scene)


def test_a_day_after_the_last_is_not_drawn_outside() -> None:
    plan = default_plan(replace(BUILT_IN, markers=(LATE,)))
    timeline = make_timeline(plan)
    assert timeline.markers[0].day == LATE.day
    assert LATE.title not in text_of(draw(plan))


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
    look, start = (
        next(label for label in scene.labels if label.text.startswith(marker.title))
        for marker in BUILT_IN.markers[:2]
    )
    assert look.bottom == scene.axis
    assert start.bottom == look.top
    over = [crossed(scene, line) for line in named_days_of(scene)]
    assert over[:2] == [[], [look.text]]


@given(plans())
def test_captions_stand_on_the_axis_level_by_level(plan: Plan) -> None:
    scene = draw(plan)
    small = scene.preset.small_size
    captions = [one for one in scene.labels if one.top < scene.axis and one.size == small]
    bottoms = sorted({label.bottom for label in captions}, reverse=True)
    assert bottoms[:1] == ([scene.axis] if captions else [])
    height = scene.preset.leading(small)
    assert all(below - above == pytest.approx(height) for below, above in pairwise(bottoms))
