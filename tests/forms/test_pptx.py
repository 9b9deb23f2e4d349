"""The slides, read back with python-pptx: what they say, to whom, and in which order."""

from dataclasses import replace
from typing import Any, Final

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from planner.forms.address import ADDRESS_SETTING
from planner.forms.slides.layouts import Layout
from planner.forms.slides.shapes import PIXEL, SLIDE_HEIGHT, SLIDE_WIDTH
from planner.language.lettering import NO_BREAK_SPACE
from planner.plan.link import encode_short
from planner.plan.plan import Plan, default_plan
from planner.reading.library import library
from planner.words.table_rows import source_names
from planner.words.wording import short_safety
from tests.forms.examples import BASE, DEFAULT, EVERY_CASE, PATHWAY, SLIDES_OF, dated, order_of
from tests.forms.slides_reader import (
    alt_of,
    deck_of,
    groups_of,
    is_decorative,
    named,
    notes_of,
    parts_of,
    slides_of,
    steps_of,
    texts_of,
)
from tests.in_words import WORDS, say

LONG: Final = f"https://example.org/{'a' * 3000}"
"""An address that no code can hold."""


def lines_of(slide: Any, message: str) -> list[str]:
    text: str = named(slide, message).text_frame.text
    return text.replace(NO_BREAK_SPACE, " ").split("\n")


@EVERY_CASE
def test_a_slide_for_each_step_of_the_talk(plan: Plan) -> None:
    """With its title, its fact, of which the first sentence is bold, and its points."""
    for slide, step in steps_of(plan):
        assert slide.shapes.title.text_frame.text == step.title
        assert lines_of(slide, "slides.fact") == [step.fact]
        assert not step.points or lines_of(slide, "slides.points") == list(step.points)
        first, *rest = named(slide, "slides.fact").text_frame.paragraphs[0].runs
        assert first.font.bold
        assert not any(run.font.bold for run in rest)
        assert "." not in first.text[:-1].replace("U.S.", "")


def test_the_outline_begins_with_the_title_of_the_deck() -> None:
    deck = deck_of(order_of(DEFAULT))
    assert (deck.slide_width, deck.slide_height) == (SLIDE_WIDTH * PIXEL, SLIDE_HEIGHT * PIXEL)
    assert deck.slide_width * 9 == deck.slide_height * 16
    first = deck.slides[0].shapes.title
    assert first.placeholder_format.type == PP_PLACEHOLDER.CENTER_TITLE
    assert first.text_frame.text == deck.core_properties.title
    assert all(slide.shapes.title.text_frame.text for slide in deck.slides)
    assert [one.name for one in deck.slide_layouts] == [say(one) for one in Layout]
    (master,) = deck.slide_masters
    assert {one.placeholder_format.type for one in master.placeholders} == {
        PP_PLACEHOLDER.TITLE,
        PP_PLACEHOLDER.BODY,
        PP_PLACEHOLDER.FOOTER,
        PP_PLACEHOLDER.SLIDE_NUMBER,
    }


@SLIDES_OF
def test_each_slide_has_the_layout_of_its_kind(plan: Plan) -> None:
    for slide, step in steps_of(plan):
        layout = Layout.TEXT
        if step.picture is not None:
            layout = Layout.WHOLE if step.key == "whole" else Layout.PICTURE
        layout = {"example": Layout.OPENING, "help": Layout.CODE}.get(step.key, layout)
        assert slide.slide_layout.name == say(layout)


@SLIDES_OF
def test_all_words_but_labels_stand_in_places_of_the_layout(plan: Plan) -> None:
    """Title, body, footer and number are where and as large as the layout has them."""
    for slide in slides_of(plan):
        known = {one.placeholder_format.idx for one in slide.slide_layout.placeholders}
        places = list(slide.placeholders)
        assert {one.placeholder_format.idx for one in places} <= known
        assert all(one.text_frame.text.strip() for one in places if one.has_text_frame)
        kinds = {one.placeholder_format.type for one in places}
        assert {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER} <= kinds
        moved = [one.name for one in places if one.element.xpath("./p:spPr/a:xfrm")]
        assert set(moved) <= {say("slides.fact"), say("slides.points")}
        assert not [
            shape
            for shape in slide.shapes
            if shape.shape_type == MSO_SHAPE_TYPE.TEXT_BOX and len(shape.text_frame.paragraphs) > 1
        ]


@EVERY_CASE
def test_the_foot_of_every_slide(plan: Plan) -> None:
    """What it is not, where it is from, and its number."""
    for number, slide in enumerate(slides_of(plan), 1):
        field = named(slide, "slides.number").element.xpath(".//a:fld[@type='slidenum']/a:t/text()")
        assert field == [str(number)]
        assert lines_of(slide, "slides.disclaimer") == [short_safety(PATHWAY, WORDS)]
        lead, rest = named(slide, "slides.disclaimer").text_frame.paragraphs[0].runs
        assert (lead.font.bold, rest.font.bold) == (True, None)
    for slide, step in steps_of(plan):
        names = source_names(step.sources, PATHWAY, WORDS)
        assert lines_of(slide, "slides.sources-name") == [say("slides.sources", sources=names)]


@EVERY_CASE
def test_notes_are_what_to_say_and_a_question_to_expect(plan: Plan) -> None:
    for slide, step in steps_of(plan):
        asked = [step.question] if step.question else []
        if not step.notes and not asked:
            assert not slide.has_notes_slide
            continue
        assert notes_of(slide) == [*step.notes, *asked]
        assert len(step.notes) <= {"safety": 99, "whole": 4}.get(step.key, 3)
        frame = slide.notes_slide.notes_text_frame
        headings = [one.text for one in frame.paragraphs if one.runs[0].font.bold]
        wanted = {"slides.notes-say": step.notes, "slides.notes-question": asked}
        assert headings == [say(message) for message, said in wanted.items() if said]
        kinds = {shape.placeholder_format.type for shape in slide.notes_slide.placeholders}
        assert kinds == {PP_PLACEHOLDER.SLIDE_IMAGE, PP_PLACEHOLDER.BODY}


@EVERY_CASE
def test_the_last_slide_has_the_sources_with_their_addresses(plan: Plan) -> None:
    last = slides_of(plan)[-1]
    cited = {key for _, step in steps_of(plan) for key in step.sources}
    known = (*PATHWAY.sources, *library().helplines.sources)
    sources = [source for source in known if source.key in cited]
    assert sources
    assert last.shapes.title.text_frame.text == say("slides.sources-title")
    paragraphs = named(last, "slides.points").text_frame.paragraphs
    for source, paragraph, note in zip(sources, paragraphs, notes_of(last), strict=True):
        label, shown = paragraph.runs
        assert label.text.strip() == source.label
        assert shown.hyperlink.address == source.address
        assert source.address is None or shown.text in source.address
        assert source.address is not None or shown.text == source.title
        assert note.startswith(f"{source.label}: {source.title}")
        assert (source.address or "") in note


def test_a_long_address_is_shown_as_its_first_part() -> None:
    """The whole of it is in the link, and in the notes."""
    long = f"https://www.example.org/{'folder/' * 30}"
    sources = tuple(replace(source, address=long) for source in PATHWAY.sources)
    slide = slides_of(default_plan(replace(PATHWAY, sources=sources)))[-1]
    run = named(slide, "slides.points").text_frame.paragraphs[0].runs[1]
    assert (run.text, run.hyperlink.address) == ("example.org", long)
    assert long in notes_of(slide)[0]


@SLIDES_OF
def test_each_bar_is_in_a_group_with_its_own_label_alone(plan: Plan) -> None:
    """And the alt text says the same to those who do not see it."""
    for slide, step in steps_of(plan):
        groups = {group.name: group for group in groups_of(slide)}
        if step.picture is None:
            assert groups == {}
            continue
        for bar in step.picture.bars:
            group = groups[bar.name]
            texts = [one.text_frame.text if one.has_text_frame else "" for one in group.shapes]
            lines = {line for text in texts for line in text.split("\n") if line}
            assert lines <= {bar.name, bar.length, str(bar.number)}
            assert alt_of(group).startswith(f"{bar.name}: {bar.length}")
            assert bar.last in alt_of(group)
            rest = [one for one, text in zip(group.shapes, texts, strict=True) if not text]
            assert {one.name for one in rest} == {bar.name}


@SLIDES_OF
def test_the_order_of_reading(plan: Plan) -> None:
    """Title, fact, picture, points, foot; what says nothing is marked decorative.

    Every shape has an id of its own, and every group and picture a text.
    """
    for slide in slides_of(plan):
        said = [shape.name for shape in slide.shapes if not is_decorative(shape)]
        assert (said[0], said[-1]) == (say("slides.title"), say("slides.number"))
        wanted = ("slides.title", "slides.fact", "slides.points", "slides.disclaimer")
        places = [said.index(name) for name in map(say, wanted) if name in said]
        assert places == sorted(places)
        for group in groups_of(slide):
            assert alt_of(group)
            assert places[1] < said.index(group.name) < places[-1]
        ids = slide.element.xpath("//p:cNvPr/@id")
        assert len(set(ids)) == len(ids)
        for shape in slide.shapes:
            assert shape.name.strip()
            assert not hasattr(shape, "image") or alt_of(shape)
            drawn = shape.shape_type in {MSO_SHAPE_TYPE.AUTO_SHAPE, MSO_SHAPE_TYPE.LINE}
            assert not drawn or is_decorative(shape)


@SLIDES_OF
def test_one_line_for_the_days_that_guidance_asks_for(plan: Plan) -> None:
    """On their own slide and on that of the whole, if they are reached."""
    rule = PATHWAY.guidance
    reached = say("talk.reached", target=rule.days)
    names = {rule.key: say("slides.scale", days=rule.days), "whole": reached}
    for slide, step in steps_of(plan):
        lines = [
            part
            for part in parts_of(slide.shapes)
            if part.shape_type == MSO_SHAPE_TYPE.LINE and part.name == names.get(step.key)
        ]
        late = step.key == "whole" and order_of(plan).timeline.reached_day is None
        assert len(lines) == (1 if step.key in names and not late else 0)


@pytest.mark.parametrize("plan", [DEFAULT, dated(DEFAULT)], ids=["days", "dates"])
def test_the_way_to_the_example(plan: Plan) -> None:
    """The code, the address that can be typed, and the numbers to call, before the sources."""
    order = order_of(plan, base=BASE)
    slide = slides_of(plan)[-2]
    (code,) = [shape for shape in slide.shapes if hasattr(shape, "image")]
    assert str(order.address) in alt_of(code)
    assert code.image.content_type == "image/png"
    assert code.width == code.height >= SLIDE_WIDTH * PIXEL / 4
    run = named(slide, "slides.link").text_frame.paragraphs[0].runs[-1]
    short = f"{BASE}/{encode_short(plan, PATHWAY)}"
    assert run.hyperlink.address == short
    assert run.text == short.removeprefix("https://").rstrip("/")
    text = named(slide, "slides.points").text_frame.text
    for line in library().helplines.lines:
        assert line.about in text
        assert (line.number or line.title) in text


@pytest.mark.parametrize("base", [None, LONG], ids=["no-address", "too-long-for-a-code"])
def test_without_a_code(base: str | None) -> None:
    """An address that no code can hold is written alone; without one there is no word of it."""
    slides = slides_of(DEFAULT, base)
    for slide in slides:
        assert not [one for one in slide.shapes if hasattr(one, "image")]
        words = " ".join(one.text_frame.text for one in texts_of(slide))
        assert ADDRESS_SETTING not in words
        assert (say("slides.open") in words) is (base is not None and slide is slides[-2])
        assert base is None or slide is not slides[-2] or LONG.removeprefix("https://") in words
    assert library().helplines.lines[0].about in named(slides[-2], "slides.points").text_frame.text
