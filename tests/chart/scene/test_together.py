"""Several timelines in one scene: one axis, and nothing that touches."""

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.chart.scene import PAGE, SLIDE, Named, Preset, make_stack
from planner.chart.scene.shapes import DOCUMENT
from planner.language.catalogue import words_for
from planner.language.lettering import Run
from planner.plan.comparison import Comparison
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.words.marks import Mark
from tests.chart.scene.drawn import named_days_of
from tests.labels import assert_nothing_meets
from tests.strategies import BUILT_IN, beside_others, pathways, plans

WORDS = words_for()
SENTENCE = (Run("The stay ends on Day 40, not Day 57, and this is said in more than one line."),)

of_any_pathway = st.just(BUILT_IN) | pathways(least=4, most=12)
comparisons = beside_others(of_any_pathway.flatmap(plans))
presets = st.sampled_from([PAGE, DOCUMENT, SLIDE])


def named(comparison: Comparison) -> list[Named]:
    """The plans under names of which one takes more lines than another."""
    return [
        Named(timeline=make_timeline(plan), name=(Run(f"Plan {'and more ' * 9 * place}"),))
        for place, plan in enumerate(comparison.plans)
    ]


@settings(max_examples=30)
@given(comparisons, presets)
def test_nothing_meets_in_the_stack(comparison: Comparison, preset: Preset) -> None:
    parts = [
        Named(timeline=one.timeline, name=one.name, sentences=[SENTENCE])
        for one in named(comparison)
    ]
    scene = make_stack(parts, WORDS, preset, title=SENTENCE, closing=SENTENCE)
    assert_nothing_meets(scene)
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
    """On the same days, each above the next; lines of named days end above the next name."""
    timelines = named(comparison)
    scene = make_stack(timelines, WORDS, DOCUMENT)
    bars = [bar for bar in scene.bars if bar.row and bar.mark is Mark.SOLID]
    assert [(bar.row, bar.left, bar.right) for bar in bars] == [
        (step.stage.key, step.start, step.end)
        for one in timelines
        for step in one.timeline.steps
        if step.end is not None
    ]
    tops = [bar.top for bar in bars]
    assert tops == sorted({*tops})
    names = [one for one in scene.labels if one.size == DOCUMENT.title_size and not one.row]
    for line in named_days_of(scene):
        assert [one.text for one in names if line.top < one.top < line.bottom] == []
