"""Tests of the pictures of a talk: where bars, ranges and ticks are, as parts of the width."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from planner.language.catalogue import words_for
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import Timeline, make_timeline
from planner.reading.library import library
from planner.words.marks import Mark
from planner.words.talk_pictures import (
    LARGEST,
    Bar,
    Beside,
    Picture,
    Shape,
    lane_picture,
    ruler_picture,
    stage_picture,
    strip,
    whole_picture,
)
from tests.programs import TWELVE_STEPS, program, with_steps
from tests.strategies import plans

WORDS = words_for()
PATHWAY = library().default
DEFAULT = default_plan(PATHWAY)


def pictures_of(timeline: Timeline) -> list[Picture]:
    return [
        *(stage_picture(timeline, step, WORDS) for step in timeline.steps if step.happens),
        *(lane_picture(timeline, lane, WORDS) for lane in timeline.lanes),
        ruler_picture(timeline, WORDS),
        whole_picture(timeline, WORDS),
    ]


@given(plan=plans())
def test_nothing_leaves_a_picture(plan: Plan) -> None:
    """Every bar, range and tick is between 0 and 1, and no bar is turned around."""
    for picture in pictures_of(make_timeline(plan)):
        bars = [*picture.bars, *([picture.missing] if picture.missing else [])]
        for bar in bars:
            assert 0 <= bar.left < bar.right <= 1 + 1e-9
            if bar.span is not None:
                assert 0 <= bar.span.left <= bar.span.right <= 1 + 1e-9
        assert all(0 <= place.left <= 1 for place in picture.places)


@given(plan=plans())
def test_the_days_of_treatment_lie_one_after_another(plan: Plan) -> None:
    """From 0 on, without a gap; with what is missing they are as long as the ruler."""
    timeline = make_timeline(plan)
    picture = ruler_picture(timeline, WORDS)
    bars = [*picture.bars, *([picture.missing] if picture.missing else [])]
    assert bars[0].left == 0
    assert all(one.right == pytest.approx(two.left) for one, two in pairwise(bars))
    assert bars[-1].right == pytest.approx(1)
    assert (picture.missing is None) is (timeline.missing == 0)
    target = timeline.plan.pathway.guidance.days
    assert picture.places[-1].name == WORDS.number(target)
    assert picture.places[-1].left == pytest.approx(target / max(target, timeline.counted))


def test_a_stage_and_its_range_have_one_scale() -> None:
    """A length of 10 days in a range of 4 to 20 or longer: all begin on the same day."""
    timeline = make_timeline(DEFAULT)
    detox = timeline.steps[0]
    stated = detox.stage.range
    assert stated is not None
    assert stated.most is not None
    (bar,) = stage_picture(timeline, detox, WORDS).bars
    assert bar.span is not None
    assert bar.left == 0
    assert bar.span.or_longer is stated.or_longer
    assert bar.span.left / bar.right == pytest.approx(stated.least / detox.days)
    assert bar.span.right / bar.right == pytest.approx(stated.most / detox.days)
    assert bar.span.right == pytest.approx(LARGEST if stated.or_longer else 1)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param("", None, id="exact"),
        pytest.param("least = 20\nmost = 40", (0.5, 1, False), id="limit"),
        pytest.param(
            "least = 20\nor_longer = true", (LARGEST * 20 / 30, LARGEST, True), id="no-longest"
        ),
    ],
)
def test_the_ranges_of_a_program(
    tmp_path: Path, more: str, expected: tuple[float, float, bool] | None
) -> None:
    """The line of an exact length would say nothing; one without a longest goes on."""
    own = with_steps(tmp_path / "own.toml", ("treatment", 30, more))
    timeline = make_timeline(default_plan(own))
    (bar,) = stage_picture(timeline, timeline.steps[0], WORDS).bars
    span = None if bar.span is None else (bar.span.left, bar.span.right, bar.span.or_longer)
    assert span == (None if expected is None else pytest.approx(expected))


def test_marks() -> None:
    """What ends is solid, what has no end fades, and what may not happen is dashed."""
    timeline = make_timeline(DEFAULT)
    marks = {bar.row: bar.mark for bar in whole_picture(timeline, WORDS).bars}
    for step in timeline.steps:
        assert marks[step.stage.key] is (Mark.FADE if step.stage.open_ended else Mark.SOLID)
    for lane in timeline.lanes:
        assert marks[lane.key] is (Mark.DASHED if lane.may_not_happen else Mark.FADE)


def test_the_whole_picture_names_the_days_that_people_ask_for() -> None:
    timeline = make_timeline(DEFAULT)
    picture = whole_picture(timeline, WORDS)
    assert picture.shape is Shape.WHOLE
    days = [round(place.left * timeline.drawn_days) for place in picture.places]
    assert days == [0, timeline.steps[2].last_day, timeline.reached_day]


def test_no_names_of_the_strip_touch() -> None:
    """The current one has its name by all means, and others where there is room."""
    timeline = make_timeline(default_plan(program(TWELVE_STEPS)))
    for step in timeline.steps:
        if not step.happens:
            continue
        bars = strip(timeline, {step.stage.key}, WORDS)
        assert any(bar.row == step.stage.key and bar.name for bar in bars)
        assert len([bar for bar in bars if bar.name]) < len(bars)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [(0, 1, Beside.INSIDE), (0.1, 0.2, Beside.AFTER), (0.8, 0.9, Beside.BEFORE)],
    ids=lambda value: str(value),
)
def test_where_the_words_of_a_bar_stand(left: float, right: float, expected: Beside) -> None:
    bar = Bar(row="one", kind=None, name="", length="", left=left, right=right)
    assert bar.words_stand is expected
