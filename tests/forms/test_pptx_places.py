"""Where things stand on the slides, and how large: on their days, apart, and easy to read."""

from dataclasses import replace
from typing import Any, Final

import pytest
from hypothesis import given, settings
from pptx.enum.shapes import MSO_SHAPE_TYPE

from planner.catalogue import words
from planner.forms.drawing import ARROW, LEAST_BAR
from planner.forms.pptx_place import place
from planner.forms.pptx_shapes import PIXEL, units
from planner.forms.pptx_slides import CHART, CODED_CHART
from planner.forms.pptx_text import Box
from planner.plan import Plan
from planner.scene import SLIDE, make_scene
from planner.scene.shapes import Bar, Texture
from planner.slide_talk import talk_steps
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


def filled(bars: list[Bar]) -> list[Bar]:
    """The bars of rows that are boxes: what may not happen is two lines."""
    return [bar for bar in bars if bar.row and bar.texture is not Texture.DASHED]


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
        shown = [bar for bar in filled(chart.scene.bars) if bar.row in step.shown]
        assert bars_of(slide) == {Place(*units(chart.bar(bar))) for bar in shown}
        grid = groups_of(slide)[WORDS.say("slides.grid")]
        axis = max((place_of(line) for line in grid.shapes), key=lambda line: line.width)
        found = sorted({(bar.left, bar.right) for bar in bars_of(slide)})
        wanted = sorted(
            {(bar.left, bar.right) for bar in filled(days.bars) if bar.row in step.shown}
        )
        assert len(found) == len(wanted)
        for (left, right), (first, last) in zip(found, wanted, strict=True):
            assert left == pytest.approx(axis.left + axis.width * first / days.days, abs=2)
            right_of_days = axis.left + axis.width * last / days.days
            assert right == pytest.approx(max(right_of_days, left + LEAST_BAR * PIXEL), abs=2)


@EVERY_CASE
def test_bars_are_where_the_scene_has_them(plan: Plan) -> None:
    check_bars(plan)


def lines_of(slide: Any) -> set[tuple[Place, bool]]:
    """Every line that is no part of the grid, and whether an arrowhead ends it."""
    found = set()
    for group in groups_of(slide).values():
        if group.name != WORDS.say("slides.grid"):
            for part in group.shapes:
                if part.element.tag.endswith("cxnSp"):
                    heads = part.element.xpath("./p:spPr/a:ln/a:tailEnd/@type")
                    assert heads in ([], ["triangle"])
                    found.add((place_of(part), bool(heads)))
    return found


@EVERY_CASE
def test_ranges_and_dashed_edges_are_lines_in_the_scenes_places(plan: Plan) -> None:
    """With an arrowhead of their own where they go on, so that they move as one."""
    timeline = order_of(plan).timeline
    chart = place(timeline, WORDS, CODED_CHART)
    found = lines_of(slides_of(plan)[-1])
    expected = set()
    for line in chart.scene.ranges:
        left, right, y = chart.x(line.left), chart.x(line.right), chart.y(line.y)
        tick = line.tick * chart.scale
        end = right + ARROW * tick if line.or_longer else right
        expected.add((Place(*units(Box(left, y, end, y))), line.or_longer))
        for x in (left,) if line.or_longer else (left, right):
            expected.add((Place(*units(Box(x, y - tick, x, y + tick))), False))
    for bar in chart.scene.bars:
        if bar.texture is Texture.DASHED:
            box = chart.bar(bar)
            expected |= {
                (Place(*units(replace(box, top=y, bottom=y))), False) for y in (box.top, box.bottom)
            }
    assert found == expected


@EVERY_CASE
def test_an_arrowhead_ends_each_bar_without_a_fixed_end(plan: Plan) -> None:
    timeline = order_of(plan).timeline
    chart = place(timeline, WORDS, CODED_CHART)
    spots = [
        (part.rotation, place_of(part))
        for part in parts_of(slides_of(plan)[-1].shapes)
        if part.element.xpath("./p:spPr/a:prstGeom/@prst") == ["triangle"]
    ]
    fading = [bar for bar in chart.scene.bars if bar.texture is Texture.FADE]
    spots.sort(key=lambda one: one[1].top)
    fading.sort(key=lambda one: one.top)
    for (rotation, spot), bar in zip(spots, fading, strict=True):
        box = chart.bar(bar)
        assert rotation == 90
        assert spot.left < box.right * PIXEL < spot.right
        middle = (box.top + box.bottom) / 2 * PIXEL
        assert (spot.top + spot.bottom) / 2 == pytest.approx(middle, abs=2)


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
