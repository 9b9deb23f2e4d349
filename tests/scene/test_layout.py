"""Nothing in the picture touches or is cut off, at any width, for any plan."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.pathway import Scenario
from planner.plan import Plan, default_plan
from planner.scene import PAGE, PROJECTOR, SLIDE, Preset, Scene
from planner.scene.shapes import DOCUMENT
from tests.in_words import say
from tests.labels import NEARLY, WIDE, boxes
from tests.scene.drawn import draw, text_of
from tests.strategies import BUILT_IN, pathways, plans, todays

OUTLINE = 0.75
"""How far the outline of a bar reaches out of it."""

CASING = 2.4
"""How much wider than a line over the bars the paper beside it is."""

WIDTHS = [(PAGE, PAGE.plot), (PAGE, WIDE), (SLIDE, SLIDE.plot), (PROJECTOR, PROJECTOR.plot)]
widths = pytest.mark.parametrize(
    ("preset", "plot"), WIDTHS, ids=["phone", "desktop", "slide", "projector"]
)


@widths
@given(plan=plans(), today=todays)
def test_no_label_meets_another(preset: Preset, plot: float, plan: Plan, today: int | None) -> None:
    labels = boxes(draw(plan, preset, today=today), plot)
    assert [pair for pair in combinations(labels, 2) if pair[0].meets(pair[1])] == []


@widths
@given(plan=plans(), today=todays)
def test_no_label_is_cut_off(preset: Preset, plot: float, plan: Plan, today: int | None) -> None:
    scene = draw(plan, preset, today=today)
    for box in boxes(scene, plot):
        assert -NEARLY <= box.left < box.right <= plot + NEARLY, box
        assert -NEARLY <= box.top < box.bottom <= scene.height + NEARLY, box


@given(plans(), st.sampled_from([PAGE, SLIDE, PROJECTOR]))
def test_bars_and_lines_are_inside(plan: Plan, preset: Preset) -> None:
    scene = draw(plan, preset)
    for bar in scene.bars:
        assert 0 <= bar.left < bar.right <= scene.days
        assert 0 <= bar.top < bar.bottom <= scene.height
    for stroke in scene.strokes:
        assert 0 <= stroke.left <= stroke.right <= scene.days
        assert 0 <= stroke.top <= stroke.bottom <= scene.height
        assert stroke.left == stroke.right or stroke.top == stroke.bottom
    for notch in scene.notches:
        assert 0 <= notch.x <= scene.days
        assert 0 <= notch.top <= notch.bottom <= scene.height
    for mark in scene.marks:
        assert 0 <= mark.x <= scene.days
        assert mark.size / 2 <= mark.y <= scene.height - mark.size / 2
    for swatch in scene.swatches:
        assert 0 <= swatch.left < swatch.right <= preset.plot
        assert 0 <= swatch.top < swatch.bottom <= scene.height


@given(plans(), st.sampled_from([PAGE, DOCUMENT, SLIDE, PROJECTOR]))
def test_paper_behind_words_spares_the_outlines_of_bars(plan: Plan, preset: Preset) -> None:
    scene = draw(plan, preset)
    edges = {edge for bar in scene.bars for edge in (bar.top - OUTLINE, bar.bottom + OUTLINE)}
    for label in scene.labels:
        _, _, top, bottom = label.paper
        assert not any(top < edge < bottom for edge in edges), label


@given(plans(), todays)
def test_paper_behind_words_holds_a_line_beside_them(plan: Plan, today: int | None) -> None:
    """A line that stands on the edge of the first letter is hidden with the paper around it."""
    scene = draw(plan, today=today)
    widest = max((one.width * CASING for one in scene.strokes if one.over), default=0)
    for label in scene.labels:
        left, right, _, _ = label.paper
        assert left <= label.shift - widest / 2
        assert right >= label.shift + label.width + widest / 2


@given(plans(), todays, st.sampled_from([PAGE, DOCUMENT, SLIDE]))
@example(replace(default_plan(BUILT_IN), lengths=(0, 230, 365, 365, 365)), None, DOCUMENT)
def test_an_edge_is_free_all_around(plan: Plan, today: int | None, preset: Preset) -> None:
    """No words, bars or marks come nearer, and the days are as wide as without it."""
    edge = 16
    framed = preset.with_edge(edge)
    assert framed.plot == preset.plot
    scene = draw(plan, framed, today=today)
    assert scene.height == pytest.approx(draw(plan, preset, today=today).height + 2 * edge)
    for box in boxes(scene, framed.plot):
        assert framed.left + box.left >= edge
        assert framed.left + box.right <= framed.narrowest - edge
        assert edge <= box.top < box.bottom <= scene.height - edge + NEARLY
    for mark in scene.marks:
        at = framed.left + mark.x / scene.days * framed.plot
        half = mark.size / 2 * (0.9 if mark.arrow else 1.25)
        assert edge <= at - half
        assert at + half <= framed.narrowest - edge


@given(plans())
def test_every_picture_says_what_it_is(plan: Plan) -> None:
    assert say("chart.title", medicine="Samplin") in text_of(draw(plan))


@given(pathways(least=4, most=12).flatmap(plans))
def test_any_pathway_can_be_drawn(plan: Plan) -> None:
    scene = draw(plan)
    assert scene.days > 0
    for box in boxes(scene, PAGE.plot):
        assert -NEARLY <= box.left < box.right <= PAGE.plot + NEARLY, box


def test_a_plan_of_0_days_can_be_drawn() -> None:
    stages = tuple(
        replace(stage, optional=True, open_ended=False, range=None) for stage in BUILT_IN.stages
    )
    nothing = Scenario(key="nothing", button="0", title="Nothing", lengths=(0,) * len(stages))
    pathway = replace(BUILT_IN, stages=stages, scenarios=(nothing,), default=nothing)
    assert draw(default_plan(pathway)).days > 0


@given(plans(), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_start_moves_no_bar(plan: Plan, start: date) -> None:
    def across(scene: Scene) -> list[tuple[float, float]]:
        return [(bar.left, bar.right) for bar in scene.bars]

    dated = draw(replace(plan, start=start))
    assert across(dated) == across(draw(replace(plan, start=None)))
