"""The slides, read back with python-pptx: what they say, to whom, and in which order."""

from typing import Any, Final

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from planner import captions
from planner.address import SETTING
from planner.catalogue import words
from planner.forms.pptx_shapes import HEIGHT, PIXEL, WIDTH
from planner.library import library
from planner.plan import Context, Plan, default_plan
from planner.slide_talk import talk_steps
from planner.wording import short_safety
from tests.forms.examples import BASE, EVERY_CASE, order_of
from tests.forms.slides_reader import (
    alt_of,
    deck_of,
    groups_of,
    is_decorative,
    slides_of,
    text_of,
    texts_of,
)

PATHWAY: Final = library().default
WORDS: Final = words()


def notes_of(slide: Any) -> str:
    text: str = slide.notes_slide.notes_text_frame.text
    return text


@EVERY_CASE
def test_a_slide_a_step_with_its_points(plan: Plan) -> None:
    order = order_of(plan)
    deck = deck_of(order)
    steps = talk_steps(order.timeline, WORDS)
    assert (deck.slide_width, deck.slide_height) == (WIDTH * PIXEL, HEIGHT * PIXEL)
    assert deck.slide_width * 9 == deck.slide_height * 16
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == [
        step.title for step in steps
    ]
    assert len(steps) == (10 if plan.context is Context.GUIDANCE else 9)
    for slide, step in zip(deck.slides, steps, strict=True):
        assert text_of(slide, "points").split("\n") == list(step.points)


@EVERY_CASE
def test_every_slide_says_what_it_is_not_and_where_it_is_from(plan: Plan) -> None:
    order = order_of(plan)
    labels = {source.key: source.label for source in PATHWAY.sources}
    labels["assumption"] = WORDS.say("source.assumption")
    for slide, step in zip(slides_of(plan), talk_steps(order.timeline, WORDS), strict=True):
        assert text_of(slide, "disclaimer") == short_safety(PATHWAY, WORDS)
        sources = text_of(slide, "sources-name")
        assert all(labels[key] in sources for key in step.sources)


@EVERY_CASE
def test_notes(plan: Plan) -> None:
    order = order_of(plan)
    for slide, step in zip(slides_of(plan), talk_steps(order.timeline, WORDS), strict=True):
        lines = notes_of(slide).split("\n")
        assert PATHWAY.safety.months.text in lines
        assert {*step.points, *step.notes} <= set(lines)
        assert len(lines) == len(set(lines)), "a sentence stands there twice"
        cited = [source for source in PATHWAY.sources if source.key in step.sources]
        for source in cited:
            (line,) = [one for one in lines if one.startswith(f"{source.label}: ")]
            assert source.title in line
            assert source.address is None or source.address in line


@EVERY_CASE
def test_no_placeholder_is_left_empty(plan: Plan) -> None:
    for slide in slides_of(plan):
        assert all(shape.text_frame.text.strip() for shape in slide.placeholders)
        kinds = {shape.placeholder_format.type for shape in slide.notes_slide.placeholders}
        assert kinds == {PP_PLACEHOLDER.SLIDE_IMAGE, PP_PLACEHOLDER.BODY}


@EVERY_CASE
def test_the_last_slide_shows_everything(plan: Plan) -> None:
    order = order_of(plan, base=BASE)
    last = slides_of(plan)[-1]
    text = " ".join(shape.text_frame.text for shape in texts_of(last))
    for step in order.timeline.steps:
        assert all(run.text in text for run in captions.step_caption(order.timeline, step, WORDS))
    for lane in order.timeline.lanes:
        assert lane.title in text
    assert library().helplines.text.text in text
    assert PATHWAY.safety.months.text in text
    assert order.address is not None
    assert order.address in text


@EVERY_CASE
def test_the_chart_grows_by_the_steps(plan: Plan) -> None:
    timeline = order_of(plan).timeline
    names = {stage.key: stage.title for stage in PATHWAY.stages}
    names |= {lane.key: lane.title for lane in timeline.lanes}
    for slide, step in zip(slides_of(plan), talk_steps(timeline, WORDS), strict=True):
        groups = groups_of(slide)
        for key, name in names.items():
            assert (name in groups) is (key in step.shown)
        assert bool(groups) is bool(step.shown)


@EVERY_CASE
def test_groups_have_names_and_alt_texts_or_are_marked_decorative(plan: Plan) -> None:
    timeline = order_of(plan).timeline
    steps = talk_steps(timeline, WORDS)
    points = {step.title: step.points[0] for step in steps}
    for slide in slides_of(plan):
        for name, group in groups_of(slide).items():
            frame = {WORDS.say("slides.grid"), WORDS.say("slides.weeks")}
            assert is_decorative(group) is (name in frame)
            assert bool(alt_of(group)) is (name not in frame)
            if name in points:
                assert alt_of(group).startswith(name)
                assert points[name] in alt_of(group)
        for shape in slide.shapes:
            assert shape.name.strip()
            if shape.shape_type == MSO_SHAPE_TYPE.PICTURE:
                assert alt_of(shape)
            elif shape.shape_type in {MSO_SHAPE_TYPE.AUTO_SHAPE, MSO_SHAPE_TYPE.LINE}:
                assert is_decorative(shape)


@EVERY_CASE
def test_the_order_of_reading(plan: Plan) -> None:
    for slide in slides_of(plan):
        told = [shape for shape in slide.shapes if not is_decorative(shape)]
        names = [shape.name for shape in told]
        ends = [WORDS.say(f"slides.{name}") for name in ("disclaimer", "sources-name", "number")]
        assert names[-3:] == ends
        title, points = (names.index(WORDS.say(f"slides.{name}")) for name in ("title", "points"))
        groups = [names.index(name) for name in groups_of(slide) if name in names]
        assert title < points < min(groups, default=len(names))
        ids = slide.element.xpath("//p:cNvPr/@id")
        assert len(set(ids)) == len(ids)


def test_the_way_to_the_example() -> None:
    order = order_of(default_plan(PATHWAY), base=BASE)
    last = list(deck_of(order).slides)[-1]
    (code,) = [shape for shape in last.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert str(order.address) in alt_of(code)
    assert code.image.content_type == "image/png"
    assert code.width == pytest.approx(code.height, abs=1)
    links = [
        run.hyperlink.address
        for shape in texts_of(last)
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    ]
    assert links == [order.address]


def test_without_an_address_there_is_no_code_and_no_word_of_it() -> None:
    for slide in slides_of(default_plan(PATHWAY), base=None):
        assert not [one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE]
        assert not [one for one in texts_of(slide) if SETTING in one.text_frame.text]
        assert SETTING not in notes_of(slide)


@EVERY_CASE
def test_the_first_sentence_of_each_slide_is_bold(plan: Plan) -> None:
    for slide in slides_of(plan):
        (points,) = [one for one in texts_of(slide) if one.name == WORDS.say("slides.points")]
        first, *rest = points.text_frame.paragraphs[0].runs
        assert first.font.bold
        assert not any(run.font.bold for run in rest)
        assert "." not in first.text[:-1].replace("U.S.", "")
