"""Where things stand on the slides, and how large: to scale, apart, and easy to read."""

from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

import pytest
from hypothesis import given, settings
from pptx.enum.shapes import MSO_SHAPE_TYPE

from planner.chart.palette import GUIDANCE, INK, KINDS, PAPER, QUIET, RULE
from planner.forms.slides.layouts import LEFT, RIGHT
from planner.forms.slides.shapes import COLORS, PIXEL
from planner.plan.plan import Plan, default_plan
from planner.words.marks import Mark
from planner.words.talk_pictures import Bar, Shape
from tests.forms.examples import SLIDES_OF, dated, order_of
from tests.forms.slides_reader import (
    Place,
    check_places,
    check_sizes,
    check_words,
    deck_of,
    groups_of,
    named,
    parts_of,
    pictures_of,
    place_of,
    slides_of,
    steps_of,
    texts_of,
)
from tests.in_words import say
from tests.programs import HARBOR, MARKUP, TWELVE_STEPS, program
from tests.strategies import any_plan

LEAST_BAR_HEIGHT: Final = 48
"""Pixels of a slide 720 high, of the bar of one stage."""

TWELVE: Final = default_plan(program(TWELVE_STEPS))
PROGRAMS: Final = pytest.mark.parametrize(
    "plan",
    [
        *(default_plan(program(file)) for file in (HARBOR, MARKUP, TWELVE_STEPS)),
        *(dated(default_plan(program(file))) for file in (HARBOR, MARKUP, TWELVE_STEPS)),
    ],
    ids=lambda plan: f"{plan.pathway.key}-{plan.start}",
)


def group_of(slide: Any, bar: Bar) -> Any:
    """The group of a bar and its label."""
    (group,) = [group for group in groups_of(slide) if group.name == (bar.name or bar.length)]
    return group


def bars_of(slide: Any, bar: Bar) -> list[Any]:
    """What is drawn of a bar: a box, or two lines where it may not happen."""
    group = group_of(slide, bar)
    lines = bar.mark is Mark.DASHED and bar.name
    kind = MSO_SHAPE_TYPE.LINE if lines else MSO_SHAPE_TYPE.AUTO_SHAPE
    return [
        one
        for one in group.shapes
        if one.name == group.name
        and one.shape_type == kind
        and not one.element.xpath("./p:spPr/a:prstGeom[@prst='triangle']")
    ]


def check_all(plan: Plan) -> None:
    """Nothing overlaps or leaves the slide, words fit into their boxes, type is large enough."""
    check_places(plan)
    check_words(plan)
    check_sizes(plan)


def check_bars(plan: Plan) -> None:
    """Each bar begins and ends where the talk has it, on the width of its picture.

    Those of one stage are thick, and those without a fixed end have an arrowhead.
    """
    for slide, picture in pictures_of(plan):
        drawn = [[*map(place_of, bars_of(slide, bar))] for bar in picture.bars]
        left, right = LEFT * PIXEL, RIGHT * PIXEL
        if picture.shape is Shape.WHOLE:
            left = min(spot.left for spot, *_ in drawn)
            assert max(spot.right for spot, *_ in drawn) == right
        width = right - left
        for bar, spots in zip(picture.bars, drawn, strict=True):
            spot = spots[0]
            assert bar.kind or picture.shape is not Shape.WHOLE or spot.left == left
            assert spot.left == pytest.approx(left + bar.left * width, abs=3 * PIXEL + 2)
            end = max(left + bar.right * width, spot.left + 3 * PIXEL)
            assert spot.right == pytest.approx(end, abs=2 * PIXEL + 2)
            height = max(spot.bottom for spot in spots) - spot.top
            assert picture.shape is Shape.WHOLE or height >= LEAST_BAR_HEIGHT * PIXEL
            group = group_of(slide, bar)
            arrowheads = group.element.xpath("./p:sp[p:spPr/a:prstGeom/@prst='triangle']")
            assert len(arrowheads) == (1 if bar.mark is Mark.FADE else 0)


@SLIDES_OF
def test_range_lines_go_from_the_shortest_to_the_longest(plan: Plan) -> None:
    """With an arrowhead where it can be longer, which is a part of the line."""
    for slide, step in steps_of(plan):
        spans = [] if step.picture is None else [bar.span for bar in step.picture.bars if bar.span]
        groups = [group for group in groups_of(slide) if group.name == say("key.range")]
        for group, span in zip(groups, spans, strict=True):
            lines = [one for one in group.shapes if one.shape_type == MSO_SHAPE_TYPE.LINE]
            line, *ticks = map(place_of, lines)
            width = (RIGHT - LEFT) * PIXEL
            assert line.left == pytest.approx(LEFT * PIXEL + span.left * width, abs=2)
            end = LEFT * PIXEL + span.right * width
            assert line.right >= end - 2 if span.or_longer else abs(line.right - end) <= 2
            assert len(ticks) == (1 if span.or_longer else 2)
            arrowheads = lines[0].element.xpath("./p:spPr/a:ln/a:tailEnd/@type")
            assert arrowheads == (["triangle"] if span.or_longer else [])
            texts = [one.text_frame.text for one in group.shapes if one.has_text_frame]
            assert [*filter(None, texts)] == [*filter(None, (span.least, span.most))]


@SLIDES_OF
def test_labels_of_named_days_stand_beside_their_line(plan: Plan) -> None:
    slide, whole = pictures_of(plan)[-1]
    for place in whole.places:
        (group,) = [group for group in groups_of(slide) if group.name == place.name]
        (line,) = [one for one in group.shapes if one.shape_type == MSO_SHAPE_TYPE.LINE]
        for one in group.shapes:
            if one.has_text_frame and one.text_frame.text:
                spot = place_of(one)
                assert not spot.left < line.left < spot.right


@SLIDES_OF
def test_all_stands_in_its_place_and_can_be_read(plan: Plan) -> None:
    check_bars(plan)
    check_all(plan)


@PROGRAMS
def test_slides_of_a_program(plan: Plan) -> None:
    """Its name is on each; with twelve steps and texts as long as can be, all stays legible."""
    name = (plan.pathway.facility or "").rstrip(".")
    for slide in slides_of(plan):
        assert named(slide, "slides.sources-name").text_frame.text.startswith(name)
    contact = (plan.pathway.contact or "").rstrip(".")
    assert contact in " ".join(one.text_frame.text for one in texts_of(slides_of(plan)[-2]))
    check_all(plan)


def test_twelve_steps_that_all_happen() -> None:
    """Two lanes and three named days below them: as many rows as a facility can have."""
    plan = replace(TWELVE, lengths=tuple(length or 7 for length in TWELVE.lengths))
    _, whole = pictures_of(plan)[-1]
    assert len(whole.bars) + len(whole.places) == 17
    check_all(plan)


def outlined(slide: Any, *colors: str) -> list[Place]:
    """Where the boxes stand that have an outline of one of these colors."""
    one_of = " or ".join(f"@val='{color}'" for color in colors)
    return [
        place_of(part)
        for part in parts_of(slide.shapes)
        if part.element.xpath(f"./p:spPr/a:ln/a:solidFill/a:schemeClr[{one_of}]")
        and part.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE
    ]


def test_the_strip_names_no_stage_over_another() -> None:
    """All stages are on it, those of the slide strong, from the left to the right edge."""
    for slide, step in steps_of(TWELVE):
        bars = sorted(outlined(slide, "tx1", "bg1"), key=lambda spot: spot.left)
        assert len(bars) == len(step.strip)
        assert len(outlined(slide, "tx1")) == len(step.current)
        assert not any(one.meets(other, by=3 * PIXEL) for one, other in pairwise(bars))


def test_colors_are_the_themes() -> None:
    """Shapes name them, and no shape has one of its own."""
    deck = deck_of(order_of(TWELVE))
    for slide in deck.slides:
        assert slide.element.xpath("//a:srgbClr") == []
    (theme,) = [
        relation.target_part.blob.decode()
        for relation in deck.slide_master.part.rels.values()
        if relation.reltype.endswith("/theme")
    ]
    slots = {"dk1": INK, "lt1": PAPER, "dk2": QUIET, "lt2": RULE, COLORS[None]: GUIDANCE}
    slots |= {COLORS[kind]: color for kind, color in KINDS.items()}
    for slot, color in slots.items():
        assert f'<a:{slot}><a:srgbClr val="{bytes(color).hex().upper()}"/>' in theme


@settings(max_examples=8)
@given(any_plan)
def test_any_plan(plan: Plan) -> None:
    """Other pathways as well, of up to 64 stages."""
    check_bars(plan)
    check_places(plan)


def test_places_that_meet_are_found() -> None:
    assert Place(0, 0, 10, 10).meets(Place(5, 5, 10, 10))
    assert not Place(0, 0, 10, 10).meets(Place(10, 0, 10, 10))
