"""Where things stand on the slides, and how large: on their days, apart, and easy to read."""

from dataclasses import replace
from typing import Any, Final

import pytest
from hypothesis import given, settings
from pptx.enum.shapes import MSO_SHAPE_TYPE

from planner.catalogue import words
from planner.forms.pptx_place import place
from planner.forms.pptx_shapes import PIXEL, units
from planner.forms.pptx_slides import CHART, CODED_CHART
from planner.plan import Plan
from planner.scene import SLIDE, make_scene
from planner.scene.shapes import Bar, Texture
from planner.talk import talk_steps
from tests.forms.examples import EVERY_CASE, order_of
from tests.forms.slides_reader import (
    Place,
    check_places,
    check_words,
    groups_of,
    is_decorative,
    parts_of,
    place_of,
    slides_of,
    texts_of,
)
from tests.strategies import any_plan

WORDS: Final = words()
LEAST_POINT_SIZE: Final = 18
LEAST_DISCLAIMER_SIZE: Final = 14
LEAST_SIZE: Final = 8
"""Points, of the smallest type on any slide of an example: the key of the chart."""


def bars_of(slide: Any) -> set[Place]:
    """The bars of the groups of rows: boxes with a fill that is more than paper."""
    bars = set()
    for group in groups_of(slide).values():
        if group.name == WORDS.say("slides.key"):
            continue
        for part in group.shapes:
            if part.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE and not is_decorative(part):
                geometry = part.element.xpath("./p:spPr/a:prstGeom/@prst")
                bars |= {place_of(part)} if geometry == ["rect"] else set()
    return bars


def joined(bars: list[Bar]) -> list[Bar]:
    """The bars of a scene; the pieces of one that fades as one."""
    whole = [bar for bar in bars if bar.texture is not Texture.FADED_STRIPES]
    pieces = [bar for bar in bars if bar.texture is Texture.FADED_STRIPES]
    for row in dict.fromkeys(bar.row for bar in pieces):
        parts = [bar for bar in pieces if bar.row == row]
        whole.append(replace(parts[0], right=parts[-1].right))
    return whole


def check_bars(plan: Plan) -> None:
    """On every slide, bars lie on the days of the scene, and where the chart's place puts them."""
    timeline = order_of(plan).timeline
    slides = slides_of(plan)
    days = make_scene(timeline, WORDS, SLIDE)
    for slide, step in zip(slides, talk_steps(timeline, WORDS), strict=True):
        if not step.shown:
            assert bars_of(slide) == set()
            continue
        chart = place(timeline, WORDS, CODED_CHART if slide is slides[-1] else CHART)
        shown = [bar for bar in joined(chart.scene.bars) if bar.row in step.shown]
        assert bars_of(slide) == {Place(*units(chart.bar(bar))) for bar in shown}
        grid = groups_of(slide)[WORDS.say("slides.grid")]
        axis = max((place_of(line) for line in grid.shapes), key=lambda line: line.width)
        found = sorted({(bar.left, bar.right) for bar in bars_of(slide)})
        wanted = sorted(
            {(bar.left, bar.right) for bar in joined(days.bars) if bar.row in step.shown}
        )
        assert len(found) == len(wanted)
        for (left, right), (first, last) in zip(found, wanted, strict=True):
            assert left == pytest.approx(axis.left + axis.width * first / days.days, abs=2)
            assert right == pytest.approx(axis.left + axis.width * last / days.days, abs=2)


@EVERY_CASE
def test_bars_are_where_the_scene_has_them(plan: Plan) -> None:
    check_bars(plan)


@EVERY_CASE
def test_marks_are_where_the_scene_has_them(plan: Plan) -> None:
    """Arrowheads that point to the right, and diamonds around their days."""
    timeline = order_of(plan).timeline
    chart = place(timeline, WORDS, CODED_CHART)
    found: dict[str, set[Place]] = {"triangle": set(), "diamond": set()}
    for part in parts_of(slides_of(plan)[-1].shapes):
        for name in part.element.xpath("./p:spPr/a:prstGeom/@prst"):
            if name in found:
                assert part.rotation == (90 if name == "triangle" else 0)
                found[name].add(place_of(part))
    for name, arrow in (("triangle", True), ("diamond", False)):
        marks = [mark for mark in chart.scene.marks if mark.arrow is arrow]
        for spot, mark in zip(
            sorted(found[name], key=lambda one: (one.top, one.left)),
            sorted(marks, key=lambda one: (one.y, one.x)),
            strict=True,
        ):
            assert (spot.top + spot.bottom) / 2 == pytest.approx(chart.y(mark.y) * PIXEL, abs=2)
            assert spot.left < chart.x(mark.x) * PIXEL < spot.right
            assert (spot.width == pytest.approx(spot.height, abs=2)) is not arrow


@EVERY_CASE
def test_notches_are_where_the_scene_has_them(plan: Plan) -> None:
    """Two wedges for each, and for the one of the key."""
    chart = place(order_of(plan).timeline, WORDS, CODED_CHART)
    found: dict[str, list[Place]] = {"flowChartMerge": [], "flowChartExtract": []}
    for part in parts_of(slides_of(plan)[-1].shapes):
        for name in part.element.xpath("./p:spPr/a:prstGeom/@prst"):
            if name in found:
                found[name].append(place_of(part))
    upper, lower = found.values()
    assert len(upper) == len(lower) == len(chart.scene.notches) + 1
    middles = sorted((spot.left + spot.right) / 2 for spot in upper)
    for notch in chart.scene.notches:
        at = chart.x(notch.x) * PIXEL
        assert any(middle == pytest.approx(at, abs=2) for middle in middles)
    for above, below in zip(upper, lower, strict=True):
        assert above.left == below.left
        assert above.bottom < below.top


@EVERY_CASE
def test_nothing_overlaps_or_leaves_the_slide(plan: Plan) -> None:
    check_places(plan)


@EVERY_CASE
def test_words_fit_into_their_boxes(plan: Plan) -> None:
    check_words(plan)


@EVERY_CASE
def test_type_can_be_read_from_afar(plan: Plan) -> None:
    for slide in slides_of(plan):
        for shape in texts_of(slide):
            runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
            least = {
                WORDS.say("slides.title"): LEAST_POINT_SIZE,
                WORDS.say("slides.points"): LEAST_POINT_SIZE,
                WORDS.say("slides.disclaimer"): LEAST_DISCLAIMER_SIZE,
                WORDS.say("slides.help"): LEAST_DISCLAIMER_SIZE,
            }.get(shape.name, LEAST_SIZE)
            assert all(run.font.size.pt >= least for run in runs), shape.text_frame.text


@settings(max_examples=15)
@given(any_plan)
def test_any_plan(plan: Plan) -> None:
    """Other pathways as well, of up to 64 stages."""
    check_bars(plan)
    check_places(plan)
