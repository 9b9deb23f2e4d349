"""Scenes of several timelines: one axis, equal rows, and nothing that touches."""

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import captions
from planner.catalogue import words
from planner.comparison import Comparison
from planner.lettering import Run
from planner.plan import default_plan
from planner.scene import PAGE, PROJECTOR, Named, Preset, Scene, make_scene, make_scenes, make_stack
from planner.scene.shapes import DOCUMENT
from planner.timeline import make_timeline
from tests.labels import WIDE, assert_nothing_meets
from tests.scene.drawn import week_labels
from tests.strategies import BUILT_IN, beside_others, pathways, plans, todays

WORDS = words()
SENTENCE = (Run("The stay ends on Day 40, not Day 57, and this is told in more than one line."),)

of_any_pathway = st.just(BUILT_IN) | pathways(least=4, most=12)
comparisons = beside_others(of_any_pathway.flatmap(plans))
presets = st.sampled_from([PAGE, DOCUMENT, PROJECTOR])
widths = st.sampled_from([(PAGE, PAGE.plot), (PAGE, WIDE), (DOCUMENT, DOCUMENT.plot)])


def named(comparison: Comparison) -> list[Named]:
    """The plans under names of which one takes more lines than another."""
    return [
        Named(timeline=make_timeline(plan), name=(Run(f"Plan {'and more ' * 9 * place}"),))
        for place, plan in enumerate(comparison.plans)
    ]


def bar_tops(scene: Scene) -> dict[str, set[float]]:
    """How far down the bars of each row stand."""
    tops: dict[str, set[float]] = defaultdict(set)
    for bar in scene.bars:
        tops[bar.row].add(round(bar.top, 6))
    return tops


@settings(max_examples=30)
@given(comparisons, presets, todays)
def test_one_axis_and_equal_rows(comparison: Comparison, preset: Preset, today: int | None) -> None:
    scenes = make_scenes(named(comparison), WORDS, preset, today=today)
    assert len({scene.days for scene in scenes}) == 1
    assert len({round(scene.height, 6) for scene in scenes}) == 1
    together: dict[str, set[float]] = defaultdict(set)
    for scene in scenes:
        for row, tops in bar_tops(scene).items():
            assert len(tops) == 1
            together[row] |= tops
    assert {row: tops for row, tops in together.items() if len(tops) > 1} == {}


@settings(max_examples=30)
@given(comparisons, presets, todays)
def test_named_days_stand_equally_far_down(
    comparison: Comparison, preset: Preset, today: int | None
) -> None:
    scenes = make_scenes(named(comparison), WORDS, preset, today=today)
    diamonds = {round(mark.y, 6) for one in scenes for mark in one.marks if not mark.arrow}
    assert len(diamonds) <= 1
    ticks = [[(label.x, round(label.top, 6)) for label in week_labels(one)] for one in scenes]
    assert ticks[0]
    assert all(one == ticks[0] for one in ticks)


@settings(max_examples=30)
@given(comparisons, widths)
def test_nothing_meets_in_any_of_them(comparison: Comparison, at: tuple[Preset, float]) -> None:
    preset, plot = at
    for scene in make_scenes(named(comparison), WORDS, preset):
        assert_nothing_meets(scene, plot)


@settings(max_examples=30)
@given(comparisons, widths)
def test_nothing_meets_in_the_stack(comparison: Comparison, at: tuple[Preset, float]) -> None:
    preset, plot = at
    told = [
        Named(timeline=one.timeline, name=one.name, told=[SENTENCE]) for one in named(comparison)
    ]
    scene = make_stack(told, WORDS, preset, title=SENTENCE, closing=SENTENCE)
    assert_nothing_meets(scene, plot)
    for bar in scene.bars:
        assert 0 <= bar.left < bar.right <= scene.days
        assert 0 <= bar.top < bar.bottom <= scene.height


def test_the_title_is_larger_than_the_names() -> None:
    """A picture without a title of its own has names as large as titles."""
    alone = Named(timeline=make_timeline(default_plan(BUILT_IN)), name=(Run("This plan"),))
    titled = make_stack([alone], WORDS, DOCUMENT, title=SENTENCE)
    sizes = {label.line[0].text: label.size for label in titled.labels}
    assert titled.labels[0].size == DOCUMENT.title_size > sizes["This plan"] > DOCUMENT.size
    assert make_stack([alone], WORDS, DOCUMENT).labels[0].size == DOCUMENT.title_size


@settings(max_examples=30)
@given(comparisons)
def test_the_stack_holds_each_plan_once(comparison: Comparison) -> None:
    scene = make_stack(named(comparison), WORDS, DOCUMENT)
    for stage in comparison.plan.pathway.stages:
        drawn = [step for plan in comparison.plans for step in make_timeline(plan).steps]
        happens = [step for step in drawn if step.stage == stage and step.happens]
        assert len(bar_tops(scene).get(stage.key, ())) == len(happens)


@pytest.mark.parametrize("days", [0, 28, 90])
def test_alone_it_is_as_ever(days: int) -> None:
    """One timeline alone is drawn as on the plan's own page."""
    timeline = make_timeline(default_plan(BUILT_IN).with_length("treatment", days))
    alone = Named(timeline=timeline, name=captions.example(timeline, WORDS))
    assert make_scenes([alone], WORDS, PAGE) == (make_scene(timeline, WORDS, PAGE),)
