"""Named days stand on the axis, each with a line up to the bar of its stage."""

from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import given

from planner.chart.scene import GUIDANCE_ROW
from planner.chart.scene.shapes import DOCUMENT
from planner.pathway.pathway import Marker, MarkerAt
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.words.named_days import named_days
from tests.chart.scene.drawn import draw, named_days_of, text_of
from tests.in_words import WORDS, say
from tests.programs import TWELVE_STEPS, program
from tests.strategies import BUILT_IN, plans

LATE = Marker(key="late", title="Far too late", at=MarkerAt.DAY, day=365)


@given(plans())
def test_each_has_a_dashed_line_up_to_the_bar_of_its_stage(plan: Plan) -> None:
    """What ends with its Day stands just before the next one, beside the bar that begins there.

    The captions stand level by level on the axis. Missing days are a line of words.
    """
    scene, timeline = draw(plan), make_timeline(plan)
    bars = {bar.row: bar for bar in scene.bars}
    days = named_days(timeline, WORDS)
    for line, day in zip(named_days_of(scene), days, strict=True):
        bar, hair = bars[line.row], line.width / scene.preset.plot * scene.days
        assert line.left == pytest.approx(day.x - (hair / 2 if day.x == int(day.x) else 0))
        assert bar.left - hair <= line.left <= bar.right
        assert (line.top, line.bottom) == (bar.bottom, scene.axis)
        assert line.dashed
        assert line.row == day.row
    small = scene.preset.small_size
    captions = [one for one in scene.labels if one.top < scene.axis and one.size == small]
    bottoms = sorted({label.bottom for label in captions}, reverse=True)
    assert bottoms[:1] == ([scene.axis] if captions else [])
    height = scene.preset.leading(small)
    assert all(below - above == pytest.approx(height) for below, above in pairwise(bottoms))
    short = say("caption.counted", counted=timeline.counted, target=BUILT_IN.guidance.days)
    missing = timeline.reached_day is None
    assert (short in text_of(scene)) is missing
    assert any(label.row == GUIDANCE_ROW for label in scene.labels) is missing


def test_a_guidance_without_a_marked_day_is_named_all_the_same() -> None:
    markers = tuple(one for one in BUILT_IN.markers if one.at is not MarkerAt.GUIDANCE_REACHED)
    scene = draw(default_plan(replace(BUILT_IN, markers=markers)))
    assert BUILT_IN.guidance.title in text_of(scene)


def test_a_day_after_the_last_is_not_drawn_outside() -> None:
    plan = default_plan(replace(BUILT_IN, markers=(LATE,)))
    timeline = make_timeline(plan)
    assert timeline.markers[0].day == LATE.day
    assert LATE.title not in text_of(draw(plan))


@pytest.mark.parametrize("program_of", [None, TWELVE_STEPS], ids=["sample", "twelve steps"])
def test_captions_rise_to_the_right(program_of: Path | None) -> None:
    """Where one is over a line further right, the caption of that is higher: there it is whole."""
    plan = default_plan(BUILT_IN if program_of is None else program(program_of))
    scene = draw(plan, DOCUMENT)
    texts = [day.text for day in named_days(make_timeline(plan), WORDS)]
    labels = {label.text: label for label in scene.labels if label.text in texts}
    crossed = 0
    for (text, line), before in product(zip(texts, named_days_of(scene), strict=True), texts):
        at = line.left * scene.preset.plot / scene.days
        over = labels[before]
        if texts.index(before) < texts.index(text) and over.left < at < over.right:
            assert labels[text].bottom <= over.top, (before, text)
            crossed += 1
    assert crossed > 0
