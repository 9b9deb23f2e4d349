"""Each bar is as long as its stage, and what guidance adds stands apart."""

from itertools import pairwise

import pytest
from hypothesis import given

from planner.plan import Context, Plan
from planner.scene.shapes import Notch, Swatch, Texture
from planner.timeline import make_timeline
from tests.conftest import PlanOf
from tests.in_words import say
from tests.scene.drawn import draw, text_of
from tests.strategies import plans


@given(plans())
def test_a_solid_bar_is_as_long_as_its_stage(plan: Plan) -> None:
    timeline = make_timeline(plan)
    drawn = [(bar.left, bar.right) for bar in draw(plan).bars if bar.texture is Texture.SOLID]
    expected = [(step.start, step.end) for step in timeline.steps if step.end is not None]
    assert drawn == expected


@given(plans())
def test_stripes_reach_to_the_longest_stated_length(plan: Plan) -> None:
    expected = []
    for step in make_timeline(plan).steps:
        stated = step.stage.range
        if step.start is not None and stated is not None and (stated.most or 0) > step.days:
            expected.append((step.end, step.start + (stated.most or 0)))
    scene = draw(plan)
    drawn = [(bar.left, bar.right) for bar in scene.bars if bar.texture is Texture.STRIPES]
    assert drawn == expected


@given(plans())
def test_a_notch_stands_at_the_shortest_stated_length(plan: Plan) -> None:
    starts = {
        step.stage.key: step.start + step.stage.range.least
        for step in make_timeline(plan).steps
        if step.start is not None and step.stage.range is not None
    }
    scene = draw(plan)
    tops = {bar.row: (bar.top, bar.bottom) for bar in scene.bars}
    for notch in scene.notches:
        assert notch.x == starts[notch.row]
        assert (notch.top, notch.bottom) == tops[notch.row]


@given(plans())
def test_what_has_no_end_goes_on_to_the_end_of_the_picture(plan: Plan) -> None:
    scene = draw(plan)
    fading = [bar for bar in scene.bars if bar.texture is Texture.FADE]
    assert {bar.right for bar in fading} == {scene.days}
    arrows = [(mark.row, mark.x) for mark in scene.marks if mark.arrow]
    assert arrows == [(bar.row, scene.days) for bar in fading]


@given(plans())
def test_a_notch_leaves_the_middle_of_its_bar(plan: Plan) -> None:
    """A cut all the way through would look like the paper beside a line over the bars."""
    scene = draw(plan)
    cut: list[Notch | Swatch] = [*scene.notches]
    cut += [swatch for swatch in scene.swatches if swatch.notch]
    for notched in cut:
        upper, lower = notched.wedges
        middle = (notched.top + notched.bottom) / 2
        assert max(y for _, y in upper) < middle - 1
        assert min(y for _, y in lower) > middle + 1
        assert min(y for _, y in upper) < notched.top < notched.bottom < max(y for _, y in lower)


@pytest.mark.parametrize("shown", Context)
def test_guidance_is_drawn_apart_and_named(plan_of: PlanOf, shown: Context) -> None:
    scene = draw(plan_of(f"?context={shown}"))
    guided = shown is Context.GUIDANCE
    assert (say("chart.guidance-adds") in text_of(scene)) is guided
    assert any(bar.texture is Texture.FADED_STRIPES for bar in scene.bars) is guided


@given(plans())
def test_what_may_not_happen_fades_evenly_at_both_ends_of_the_picture(plan: Plan) -> None:
    scene = draw(plan)
    pieces = [bar for bar in scene.bars if bar.texture is Texture.FADED_STRIPES]
    if not pieces:
        return
    assert pieces[0].left == 0
    assert pieces[-1].right == pytest.approx(scene.days)
    assert all(before.right == pytest.approx(after.left) for before, after in pairwise(pieces))
    strengths = [piece.strength for piece in pieces]
    middle = len(strengths) // 2
    assert strengths[: middle + 1] == sorted(set(strengths[: middle + 1]))
    assert strengths == strengths[::-1]
    assert strengths[middle] == 1
    assert pieces[middle].left == pytest.approx(scene.days / 4)
