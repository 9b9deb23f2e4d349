"""The picture of a comparison holds all that it needs where it is seen alone."""

from io import BytesIO
from typing import Final

import pytest
from PIL import Image

from planner.chart import palette
from planner.chart.palette import Color
from planner.chart.scene import Scene
from planner.forms.order import CannotMakeError, Options, Order, Theme, Width
from planner.forms.picture import compare_picture
from planner.forms.picture.compare_picture import comparison_text, framed
from planner.forms.picture.svg import PRESETS
from planner.language.catalogue import words_for
from planner.language.lettering import NO_BREAK_SPACE
from planner.plan.comparison import Comparison, OtherExample
from planner.plan.plan import default_plan
from planner.words.differences import make_sides, months_line
from planner.words.wording import short_safety
from tests.forms.examples import DEFAULT_COMPARISON, TWO, comparison_of, with_titles
from tests.programs import HARBOR, program

WORDS: Final = words_for()
PROGRAM: Final = Comparison(
    plan=default_plan(program(HARBOR)),
    others=(OtherExample(pathway=TWO.plan.pathway, scenario=TWO.plan.pathway.default),),
)
each: Final = pytest.mark.parametrize(
    "comparison", [DEFAULT_COMPARISON, TWO, PROGRAM], ids=["one", "two", "program"]
)


def order_of(
    comparison: Comparison, *, width: Width = Width.DOCUMENT, theme: Theme = Theme.LIGHT
) -> Order:
    return Order(
        plan=comparison.plan, comparison=comparison, options=Options(width=width, theme=theme)
    )


def scene_of(comparison: Comparison, width: Width) -> Scene:
    return framed(make_sides(comparison, WORDS), WORDS, PRESETS[width])


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture.convert("RGB")


@pytest.mark.parametrize("width", Width)
@each
def test_two_pixels_for_each_of_the_scene(comparison: Comparison, width: Width) -> None:
    scene = scene_of(comparison, width)
    picture = opened(compare_picture.FORM.render(order_of(comparison, width=width)))
    assert picture.size == (2 * scene.preset.narrowest, 2 * round(scene.height))


@pytest.mark.parametrize("width", Width)
@each
def test_words_inside(comparison: Comparison, width: Width) -> None:
    """The title, each plan with what differs, what the key means once, and the safety words."""
    lines = [
        "".join(run.text for run in label.line) for label in scene_of(comparison, width).labels
    ]
    text = " ".join(lines).replace(NO_BREAK_SPACE, " ")
    sides = make_sides(comparison, WORDS)
    plan = comparison.plan
    for expected in (
        WORDS.say("compare.picture", medicine=plan.pathway.medicine),
        *(side.name for side in sides),
        *(" ".join(side.sentences) for side in sides),
        short_safety(plan.pathway, WORDS),
        months_line(plan, WORDS),
    ):
        assert expected in text
    for once in ("key.range", "chart.guidance-adds"):
        assert text.count(WORDS.say(once)) == 1


@pytest.mark.parametrize(
    ("theme", "paper", "ink"),
    [
        (Theme.LIGHT, palette.PAPER, palette.INK),
        (Theme.DARK, palette.DARK_PAPER, palette.DARK_INK),
    ],
    ids=["light", "dark"],
)
def test_paper_ink_and_bars(theme: Theme, paper: Color, ink: Color) -> None:
    picture = opened(compare_picture.FORM.render(order_of(TWO, theme=theme)))
    assert picture.getpixel((0, 0)) == picture.getpixel((picture.width - 1, 0)) == paper
    colors = {color for _, color in picture.getcolors(picture.width * picture.height) or []}
    kinds = {palette.KINDS[stage.kind] for stage in TWO.plan.pathway.stages}
    assert {ink, *kinds} <= colors


def test_one_axis_for_all() -> None:
    """A solid bar is as many pixels long as its stage has days, in each of the plans."""
    scene = scene_of(DEFAULT_COMPARISON, Width.DOCUMENT)
    picture = opened(compare_picture.FORM.render(order_of(DEFAULT_COMPARISON)))
    stays = [bar for bar in scene.bars if bar.row == "treatment" and bar.texture == "solid"]
    assert [(bar.left, bar.right) for bar in stays] == [(11, 56), (11, 39)]
    scale = scene.preset.plot / scene.days
    for bar in stays:
        down = round(2 * bar.top) + 8
        for days, inside in ((bar.left + 0.5, True), (bar.right - 0.5, True)):
            across = round(2 * (scene.preset.left + days * scale))
            assert (picture.getpixel((across, down)) == bar.color) is inside


def test_same_bytes() -> None:
    assert compare_picture.FORM.render(order_of(TWO)) == compare_picture.FORM.render(order_of(TWO))


def test_what_it_says_to_those_who_do_not_see_it() -> None:
    sides = make_sides(DEFAULT_COMPARISON, WORDS)
    description = comparison_text(sides, WORDS).description
    here = WORDS.say("compare.this-stay", days=45)
    detox = f"First days: {WORDS.say('span.days', first=1, last=8)}."
    assert (
        WORDS.say("compare.alt-plan", name=here, steps=f"{detox}|").partition("|")[0] in description
    )
    assert all(sentence in description for sentence in sides[1].sentences)


def test_a_character_that_the_font_lacks_is_no_picture() -> None:
    comparison = comparison_of("")
    pathway = with_titles(comparison.plan.pathway, "Detox \u65e5")
    plan = type(comparison.plan)(pathway=pathway, lengths=comparison.plan.lengths)
    with pytest.raises(CannotMakeError, match="no glyph"):
        compare_picture.FORM.render(order_of(Comparison(plan=plan, others=comparison.others)))
