"""The figure is what Plotly takes, and shows the days of the timeline."""

import json
import re
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings

from planner.catalogue import words
from planner.forms.figure import CONFIG, figure_dict, make_figure
from planner.lettering import Run
from planner.plan import Context, Plan
from planner.scene import PAGE, PROJECTOR, SLIDE, Preset, Scene, make_scene
from planner.scene.shapes import Texture
from planner.timeline import make_timeline
from planner.wording import short_safety
from tests.conftest import PlanOf
from tests.strategies import BUILT_IN, plans


def scene_of(plan: Plan, preset: Preset = PAGE) -> Scene:
    return make_scene(make_timeline(plan), words(), preset)


def traces(figure: dict[str, Any], texture: Texture) -> list[dict[str, Any]]:
    return [trace for trace in figure["data"] if trace["name"] == texture.value]


def ends(trace: dict[str, Any]) -> list[tuple[float, float]]:
    """First and last of each bar, in days."""
    return [(left, left + wide) for left, wide in zip(trace["base"], trace["x"], strict=True)]


@given(plans())
@settings(max_examples=30)
def test_plotly_finds_no_fault(plan: Plan) -> None:
    go.Figure(figure_dict(scene_of(plan)))


@pytest.mark.parametrize("shown", Context)
def test_the_unchecked_figure_is_the_checked_one(plan_of: PlanOf, shown: Context) -> None:
    scene = scene_of(plan_of(f"?context={shown}&start=2027-01-04"))
    unchecked, checked = (
        json.loads(figure.to_json())
        for figure in (make_figure(scene), go.Figure(figure_dict(scene)))
    )
    # The check fills an empty template with a list of what is empty in it.
    assert unchecked["layout"].pop("template") == {}
    assert checked["layout"].pop("template").keys() == {"data"}
    assert unchecked == checked


@pytest.mark.parametrize("preset", [SLIDE, PROJECTOR], ids=["slide", "projector"])
def test_plotly_finds_no_fault_in_larger_ones(plan_of: PlanOf, preset: Preset) -> None:
    go.Figure(figure_dict(scene_of(plan_of("?start=2027-01-04"), preset)))


@given(plans())
def test_solid_bars_are_the_days_of_the_timeline(plan: Plan) -> None:
    (solid,) = traces(figure_dict(scene_of(plan)), Texture.SOLID)
    steps = make_timeline(plan).steps
    expected = [(step.start, step.end) for step in steps if step.end is not None]
    assert ends(solid) == expected
    assert all(width > 0 for width in solid["width"])


@given(plans())
def test_what_has_no_end_fades(plan: Plan) -> None:
    timeline, scene = make_timeline(plan), scene_of(plan)
    fading = traces(figure_dict(scene), Texture.FADE)
    aftercare = timeline.steps[-1]
    assert (min(fading[0]["x"]), max(fading[0]["x"])) == (aftercare.start, scene.days)
    assert len(fading) == 1 + sum(not lane.may_not_happen for lane in timeline.lanes)


@given(plans())
def test_hover_tells_of_each_stage(plan: Plan) -> None:
    (solid,) = traces(figure_dict(scene_of(plan)), Texture.SOLID)
    titles = [step.stage.title for step in make_timeline(plan).steps if step.end is not None]
    assert [text.split("<br>")[0] for text in solid["hovertext"]] == titles


@given(plans())
def test_the_disclaimer_is_in_the_picture(plan: Plan) -> None:
    annotations = figure_dict(scene_of(plan))["layout"]["annotations"]
    text = " ".join(label["text"] for label in annotations).replace("\u00a0", " ")
    text = re.sub(r"</?b>", "", text)
    assert short_safety(BUILT_IN, words()) in text


@given(plans())
def test_the_axes_are_days_across_and_pixels_down(plan: Plan) -> None:
    scene = scene_of(plan)
    layout = figure_dict(scene)["layout"]
    assert layout["xaxis"]["range"] == [0, scene.days]
    assert layout["yaxis"]["range"] == [layout["height"], 0]
    assert abs(layout["height"] - scene.height) <= 0.5
    assert scene.days >= make_timeline(plan).drawn_days


def test_words_bring_no_markup_of_their_own(plan_of: PlanOf) -> None:
    scene = scene_of(plan_of("?"))
    scene.labels[0] = replace(scene.labels[0], line=(Run('<a href="x">&', bold=True),))
    assert figure_dict(scene)["layout"]["annotations"][0]["text"] == (
        "<b>&lt;a href=&quot;x&quot;&gt;&amp;</b>"
    )


def test_nothing_of_plotly_leads_away() -> None:
    assert CONFIG["displayModeBar"] is False
    assert CONFIG["showSendToCloud"] is False
