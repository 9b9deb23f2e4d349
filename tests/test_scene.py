"""Nothing in the picture touches, is cut off, or is too pale, at any width, for any plan."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import palette
from planner.catalogue import words
from planner.palette import Color, contrast
from planner.pathway import Kind, Marker, MarkerAt, Scenario
from planner.plan import Context, Plan, default_plan
from planner.scene import PAGE, PROJECTOR, SLIDE, Preset, Scene, make_scene
from planner.scene.shapes import Texture
from planner.timeline import make_timeline
from tests.conftest import PlanOf
from tests.labels import NEARLY, WIDE, boxes
from tests.strategies import BUILT_IN, pathways, plans, todays


def draw(plan: Plan, preset: Preset = PAGE, *, today: int | None = None) -> Scene:
    return make_scene(make_timeline(plan), words(), preset, today=today)


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
    for stroke in (*scene.strokes, *scene.notches):
        assert 0 <= stroke.left <= stroke.right <= scene.days
        assert 0 <= stroke.top <= stroke.bottom <= scene.height
    for mark in scene.marks:
        assert 0 <= mark.x <= scene.days
        assert mark.size / 2 <= mark.y <= scene.height - mark.size / 2
    for swatch in scene.swatches:
        assert 0 <= swatch.left < swatch.right <= preset.plot
        assert 0 <= swatch.top < swatch.bottom <= scene.height


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


def text_of(scene: Scene) -> str:
    return " ".join(box.text for box in boxes(scene, PAGE.plot)).replace("\u00a0", " ")


@given(plans())
def test_every_picture_says_what_no_form_goes_without(plan: Plan) -> None:
    text = text_of(draw(plan))
    safety = BUILT_IN.safety
    for sentence in (
        safety.inside.text,
        safety.months.text,
        "Klonopin treatment: example timeline",
    ):
        assert sentence in text


@given(plans())
def test_not_medical_advice_is_in_one_line(plan: Plan) -> None:
    lines = [box.text.replace("\u00a0", " ") for box in boxes(draw(plan), PAGE.plot)]
    assert any("Not medical advice" in line for line in lines)


@pytest.mark.parametrize("shown", Context)
def test_guidance_is_drawn_apart_and_named(plan_of: PlanOf, shown: Context) -> None:
    scene = draw(plan_of(f"?context={shown}"))
    guided = shown is Context.GUIDANCE
    assert ("What current guidance adds" in text_of(scene)) is guided
    assert any(bar.texture is Texture.FADED_STRIPES for bar in scene.bars) is guided


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


def test_a_marker_after_the_last_day_is_not_drawn_outside() -> None:
    late = Marker(key="late", title="Late", at=MarkerAt.DAY, day=365)
    pathway = replace(BUILT_IN, markers=(late, *BUILT_IN.markers))
    scene = draw(default_plan(pathway))
    assert all(mark.x <= scene.days for mark in scene.marks)


def test_ticks_stand_at_week_starts(plan_of: PlanOf) -> None:
    scene = draw(plan_of("?start=2027-01-04"))
    ticks = {
        box.text: label.x
        for box, label in zip(boxes(scene, WIDE), scene.labels, strict=True)
        if box.text.startswith("Week ")
    }
    assert len(ticks) > 1
    assert all(x == (int(week.removeprefix("Week ")) - 1) * 7 for week, x in ticks.items())


@given(plans(), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_start_moves_no_bar(plan: Plan, start: date) -> None:
    def across(scene: Scene) -> list[tuple[float, float]]:
        return [(bar.left, bar.right) for bar in scene.bars]

    dated = draw(replace(plan, start=start))
    assert across(dated) == across(draw(replace(plan, start=None)))


@pytest.mark.parametrize("paper", [palette.PAPER, palette.DARK_PAPER], ids=["light", "dark"])
@pytest.mark.parametrize(
    "color",
    [*palette.KINDS.values(), palette.GUIDANCE],
    ids=[*palette.KINDS, "guidance-lane"],
)
def test_bars_are_seen_on_both_papers(color: Color, paper: Color) -> None:
    assert contrast(color, paper) >= 3


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        pytest.param(palette.INK, palette.PAPER, id="ink"),
        pytest.param(palette.QUIET, palette.PAPER, id="quiet"),
        pytest.param(palette.DARK_INK, palette.DARK_PAPER, id="dark-ink"),
        pytest.param(palette.DARK_QUIET, palette.DARK_PAPER, id="dark-quiet"),
    ],
)
def test_words_are_read_on_their_paper(ink: Color, paper: Color) -> None:
    assert contrast(ink, paper) >= 4.5


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param((0, 0, 0), (255, 255, 255), 21, id="most"),
        pytest.param((119, 119, 119), (255, 255, 255), 4.48, id="known-grey"),
        pytest.param((255, 0, 0), (255, 0, 0), 1, id="least"),
    ],
)
def test_contrast_by_wcag(one: Color, other: Color, expected: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.01)


def test_every_kind_has_a_color_of_its_own() -> None:
    assert palette.KINDS.keys() == set(Kind)
    assert len(set(palette.KINDS.values())) == len(Kind)
