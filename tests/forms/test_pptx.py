"""The slides, read back with python-pptx: what they say, where it stands, and how it looks."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from itertools import combinations
from typing import Any, Final

import pytest
from hypothesis import given, settings
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from planner import captions
from planner.address import SETTING
from planner.catalogue import words
from planner.forms.order import CannotMakeError, Order
from planner.forms.pptx import FORM
from planner.forms.pptx_place import place
from planner.forms.pptx_shapes import HEIGHT, PIXEL, WIDTH, checked, units
from planner.forms.pptx_slides import CHART, LAST_CHART
from planner.forms.pptx_text import LEADING, POINT
from planner.lettering import NO_BREAK_SPACE, Run, break_lines, text_width
from planner.library import library
from planner.pathway import MOST_DAYS, Pathway
from planner.plan import Context, Plan, default_plan
from planner.scene import SLIDE, make_scene
from planner.scene.shapes import Bar, Texture
from planner.talk import talk_steps
from tests.forms.examples import BASE, EXAMPLES, dated, order_of
from tests.strategies import any_plan

PATHWAY: Final = library().default
WORDS: Final = words()
LEAST_POINT_SIZE: Final = 18
LEAST_DISCLAIMER_SIZE: Final = 14
LEAST_SIZE: Final = 8
"""Points, of the smallest type on any slide of an example: the key of the chart."""


def with_lengths(*days: int) -> Plan:
    return replace(default_plan(PATHWAY), lengths=days)


CASES: Final = (
    *EXAMPLES,
    *(
        pytest.param(
            dated(default_plan(PATHWAY).with_scenario(scenario)), id=f"{scenario.key}-dated"
        )
        for scenario in PATHWAY.scenarios
    ),
    pytest.param(with_lengths(0, 1, 0, 0, 1), id="all-least"),
    pytest.param(with_lengths(*[MOST_DAYS] * len(PATHWAY.stages)), id="all-most"),
    pytest.param(replace(with_lengths(0, 1, 0, 0, 1), context=Context.ARTICLE), id="least-article"),
)
EVERY_CASE: Final = pytest.mark.parametrize("plan", CASES)


@dataclass(frozen=True)
class Place:
    """A rectangle of a slide, in the unit of the file."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height

    def meets(self, other: "Place") -> bool:
        """Whether they overlap, by more than the rounding of their edges."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and down > 1


def place_of(shape: Any) -> Place:
    """Where a shape is seen: a turned one lies on its side."""
    left, top, width, height = shape.left, shape.top, shape.width, shape.height
    if getattr(shape, "rotation", 0) in {90, 270}:
        return Place(left + (width - height) // 2, top + (height - width) // 2, height, width)
    return Place(left, top, width, height)


def deck_of(order: Order) -> Any:
    return Presentation(BytesIO(FORM.render(order)))


@lru_cache(maxsize=2 * len(CASES))
def slides_of(plan: Plan, base: str | None = BASE) -> tuple[Any, ...]:
    """The slides of a plan, which the tests only read."""
    return tuple(deck_of(order_of(plan, base=base)).slides)


def parts_of(shapes: Any) -> Iterator[Any]:
    """Every shape that is no group, also those inside of groups."""
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from parts_of(shape.shapes)
        else:
            yield shape


def groups_of(slide: Any) -> dict[str, Any]:
    return {shape.name: shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP}


def alt_of(shape: Any) -> str:
    alt: str = shape.element.xpath("./*[1]/p:cNvPr")[0].get("descr", "")
    return alt


def is_decorative(shape: Any) -> bool:
    (own,) = shape.element.xpath("./*[1]/p:cNvPr")
    return bool(own.xpath(".//*[local-name()='decorative'][@val='1']"))


def texts_of(slide: Any) -> list[Any]:
    """Every shape with words."""
    return [part for part in parts_of(slide.shapes) if part.has_text_frame and part.text_frame.text]


def text_of(slide: Any, name: str) -> str:
    (found,) = [shape for shape in slide.shapes if shape.name == WORDS.say(f"slides.{name}")]
    text: str = found.text_frame.text.replace(NO_BREAK_SPACE, " ")
    return text


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
    assert len(steps) == (9 if plan.context is Context.GUIDANCE else 8)
    for slide, step in zip(deck.slides, steps, strict=True):
        assert text_of(slide, "points").split("\n") == list(step.points)


@EVERY_CASE
def test_every_slide_says_what_it_is_not_and_where_it_is_from(plan: Plan) -> None:
    order = order_of(plan)
    labels = {source.key: source.label for source in PATHWAY.sources}
    labels["assumption"] = WORDS.say("source.assumption")
    for slide, step in zip(slides_of(plan), talk_steps(order.timeline, WORDS), strict=True):
        assert text_of(slide, "disclaimer") == PATHWAY.safety.inside.text
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
        chart = place(timeline, WORDS, LAST_CHART if slide is slides[-1] else CHART)
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
    chart = place(timeline, WORDS, LAST_CHART)
    found: dict[str, set[Place]] = {"triangle": set(), "diamond": set()}
    for part in parts_of(slides_of(plan)[-1].shapes):
        for name in part.element.xpath("./p:spPr/a:prstGeom/@prst"):
            if name in found:
                assert part.rotation == (90 if name == "triangle" else 0)
                found[name].add(place_of(part))
    for name, arrow in (("triangle", True), ("diamond", False)):
        marks = [mark for mark in chart.scene.marks if mark.arrow is arrow]
        for spot, mark in zip(
            sorted(found[name], key=lambda one: (one.left, one.top)),
            sorted(marks, key=lambda one: (one.x, one.y)),
            strict=True,
        ):
            assert (spot.top + spot.bottom) / 2 == pytest.approx(chart.y(mark.y) * PIXEL, abs=2)
            assert spot.left < chart.x(mark.x) * PIXEL < spot.right
            assert (spot.width == pytest.approx(spot.height, abs=2)) is not arrow


def check_places(plan: Plan) -> None:
    """Nothing is outside of the slide, and no words stand over others or over the code."""
    for slide in slides_of(plan):
        spots = [(part, place_of(part)) for part in parts_of(slide.shapes)]
        for part, spot in spots:
            assert spot.left >= 0, part.name
            assert spot.top >= 0, part.name
            assert spot.right <= WIDTH * PIXEL, part.name
            assert spot.bottom <= HEIGHT * PIXEL, part.name
        told = [
            (part.name, spot)
            for part, spot in spots
            if part.shape_type == MSO_SHAPE_TYPE.PICTURE
            or (part.has_text_frame and part.text_frame.text)
        ]
        for (name, spot), (other, its) in combinations(told, 2):
            assert not spot.meets(its), (name, other)


@EVERY_CASE
def test_nothing_overlaps_or_leaves_the_slide(plan: Plan) -> None:
    check_places(plan)


@EVERY_CASE
def test_words_fit_into_their_boxes(plan: Plan) -> None:
    """In the bundled font; an address breaks between any two letters."""
    for slide in slides_of(plan):
        for shape in texts_of(slide):
            width, height = shape.width / PIXEL, shape.height / PIXEL
            used = 0.0
            for paragraph in shape.text_frame.paragraphs:
                runs = [Run(run.text, bool(run.font.bold)) for run in paragraph.runs]
                if not runs:
                    continue
                pixels = paragraph.runs[0].font.size.pt * POINT
                lines = len(break_lines(runs, pixels, width))
                if runs[0].text.startswith("http"):
                    lines = int(text_width(runs[0].text, pixels) / width) + 1
                before = paragraph.space_before.pt * POINT if paragraph.space_before else 0
                used += lines * pixels * LEADING + before
            assert used <= height + 1, (shape.name, shape.text_frame.text)


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


def test_without_an_address_it_says_what_gives_one() -> None:
    for slide in slides_of(default_plan(PATHWAY), base=None):
        assert not [one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert SETTING in text_of(slide, "link")


@pytest.mark.parametrize("base", [None, BASE], ids=["no-address", "address"])
def test_the_same_order_gives_the_same_bytes(base: str | None) -> None:
    order = order_of(dated(default_plan(PATHWAY)), base=base)
    assert FORM.render(order) == FORM.render(order)
    assert FORM.render(order) != FORM.render(order_of(default_plan(PATHWAY), base=base))


def test_what_the_file_says_of_itself() -> None:
    content = FORM.render(order_of(default_plan(PATHWAY)))
    about = Presentation(BytesIO(content)).core_properties
    assert about.title == "Klonopin treatment: example timeline"
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.language == "en"
    version = PATHWAY.content_version
    assert about.created is not None
    assert about.created.date() == version
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        assert {entry.date_time for entry in package.infolist()} == {
            (version.year, version.month, version.day, 0, 0, 0)
        }
    assert len(set(names)) == len(names)
    assert not [name for name in names if "thumbnail" in name or "printer" in name or "app" in name]
    assert len([name for name in names if "slideLayouts/slideLayout" in name]) == 1


def test_the_font_is_the_bundled_one_by_the_theme() -> None:
    with zipfile.ZipFile(BytesIO(FORM.render(order_of(default_plan(PATHWAY))))) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
    assert theme.count('<a:latin typeface="Atkinson Hyperlegible" pitchFamily="34"/>') == 2


def test_words_of_the_data_are_never_markup() -> None:
    hostile = "<a:t>&amp; \"x\" 'y' ]]>"
    stage = replace(PATHWAY.stages[0], title=hostile)
    pathway: Pathway = replace(PATHWAY, stages=(stage, *PATHWAY.stages[1:]))
    slide = slides_of(default_plan(pathway))[2]
    assert slide.shapes.title.text_frame.text == hostile
    assert hostile in groups_of(slide)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\n", "\x9f", "\ud800", "\uffff"])
def test_what_xml_cannot_hold_is_refused(character: str) -> None:
    with pytest.raises(CannotMakeError, match=f"U\\+{ord(character):04X}"):
        checked(f"a{character}b")
    with pytest.raises(CannotMakeError):
        FORM.render(order_of(default_plan(PATHWAY), base=f"{BASE}{character}"))


def test_it_is_saved_rather_than_shown() -> None:
    assert FORM.ending == "pptx"
    assert FORM.attached
    assert FORM.refuses(order_of(default_plan(PATHWAY))) is None
