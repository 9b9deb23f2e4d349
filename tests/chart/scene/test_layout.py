"""Nothing in the picture touches or is cut off, at any width, for any plan."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.chart.scene import PAGE, SLIDE, Preset, Scene
from planner.chart.scene.shapes import DOCUMENT
from planner.forms.picture.drawing import ARROW, arrow_of
from planner.pathway.pathway import Scenario
from planner.plan.plan import Plan, default_plan
from planner.words.marks import Mark
from tests.chart.scene.drawn import draw
from tests.labels import NEARLY, assert_nothing_meets, boxes
from tests.strategies import BUILT_IN, pathways, plans

HAIR = 0.75
"""How far a dashed edge of a bar reaches out of it."""

PRESETS = {"page": PAGE, "document": DOCUMENT, "slide": SLIDE}
presets = pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
any_preset = st.sampled_from(list(PRESETS.values()))


@presets
@settings(max_examples=60)
@given(plan=plans() | pathways(least=4, most=12).flatmap(plans))
def test_no_label_meets_another_or_is_cut_off(preset: Preset, plan: Plan) -> None:
    assert_nothing_meets(draw(plan, preset))


def assert_inside(scene: Scene) -> None:
    """Bars and lines are on the days that are drawn."""
    for bar in scene.bars:
        assert 0 <= bar.left < bar.right <= scene.days
        assert 0 <= bar.top < bar.bottom <= scene.height
    for stroke in scene.strokes:
        assert 0 <= stroke.left <= stroke.right <= scene.days
        assert 0 <= stroke.top <= stroke.bottom <= scene.height
        assert stroke.left == stroke.right or stroke.top == stroke.bottom
    for line in scene.ranges:
        assert 0 <= line.left <= line.right <= scene.days
        assert line.tick < line.y < scene.height - line.tick


def assert_no_words_on_a_line(scene: Scene) -> None:
    """An upright line has paper over it there; no line of a range comes near words."""
    pixels = scene.preset.plot / scene.days
    for label in scene.labels:
        for line in scene.ranges:
            apart = line.y + line.tick <= label.top or line.y - line.tick >= label.bottom
            beside = line.left * pixels > label.right or line.right * pixels < label.left
            assert apart or beside
        for stroke in scene.strokes:
            across = label.left < stroke.left * pixels < label.right
            level = stroke.top == stroke.bottom
            if stroke.top < label.bottom and label.top < stroke.bottom and (across or level):
                assert label.clears, label.text
                assert not level, label.text


def assert_paper_spares_marks(scene: Scene) -> None:
    """What lies behind words covers no bar and no range line."""
    edges = {edge for bar in scene.bars for edge in (bar.top - HAIR, bar.bottom + HAIR)}
    edges |= {edge for line in scene.ranges for edge in (line.y - line.tick, line.y + line.tick)}
    for label in scene.labels:
        _, _, top, bottom = label.paper
        assert not label.clears or not any(top < edge < bottom for edge in edges), label


@given(plans(), any_preset)
def test_bars_lines_and_words_keep_apart(plan: Plan, preset: Preset) -> None:
    scene = draw(plan, preset)
    assert_inside(scene)
    assert_no_words_on_a_line(scene)
    assert_paper_spares_marks(scene)


@given(plans(), any_preset)
@example(replace(default_plan(BUILT_IN), lengths=(0, 230, 365, 365, 365)), DOCUMENT)
def test_an_edge_is_free_all_around(plan: Plan, preset: Preset) -> None:
    """No words, bars or arrowheads come nearer, and the days are as wide as without it."""
    edge = 16
    framed = preset.with_edge(edge)
    assert framed.plot == preset.plot
    scene = draw(plan, framed)
    assert scene.height == pytest.approx(draw(plan, preset).height + 2 * edge)
    for box in boxes(scene):
        assert framed.left + box.left >= edge
        assert framed.left + box.right <= framed.narrowest - edge
        assert edge <= box.top < box.bottom <= scene.height - edge + NEARLY
    for line in scene.ranges:
        head = ARROW * line.tick if line.or_longer else 0
        at = framed.left + line.right / scene.days * framed.plot
        assert at + head <= framed.narrowest - edge
    for bar in scene.bars:
        at = framed.left + bar.right / scene.days * framed.plot
        size = arrow_of(bar, framed.tick) if bar.mark is Mark.FADE else 0
        assert at + (ARROW - 0.5) * size <= framed.narrowest - edge


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
