"""A PNG is the SVG at two pixels for one; that of a comparison holds all that it needs alone."""

from io import BytesIO
from typing import Final

import pytest
from PIL import Image, ImageChops

from planner.chart import palette
from planner.chart.palette import Color
from planner.chart.scene import Scene
from planner.forms.order import CannotMakeError, Order, Theme, Width
from planner.forms.paper.typesetting import as_png
from planner.forms.picture import compare_picture, png, svg
from planner.forms.picture.compare_picture import comparison_text, framed
from planner.forms.picture.svg import PRESETS
from planner.language.lettering import NO_BREAK_SPACE
from planner.plan.comparison import Comparison, OtherExample
from planner.plan.plan import Plan, default_plan
from planner.words.differences import make_sides, months_line
from planner.words.wording import short_safety
from tests.forms.examples import (
    DEFAULT,
    DEFAULT_COMPARISON,
    EXAMPLES,
    PATHWAY,
    TWO,
    dated,
    order_of,
)
from tests.forms.photograph import opened, photograph
from tests.in_words import WORDS
from tests.programs import HARBOR, program

FAR: Final = 128
"""Levels of gray between two pixels that an edge drawn in another way does not explain."""

FEW: Final = 0.0001
PROGRAM: Final = Comparison(
    plan=default_plan(program(HARBOR)),
    others=(OtherExample(pathway=PATHWAY, scenario=PATHWAY.default),),
)
COMPARISONS: Final = (
    pytest.param(DEFAULT_COMPARISON, id="one-other"),
    pytest.param(TWO, id="two-others"),
    pytest.param(PROGRAM, id="program"),
)


def drawn(order: Order) -> tuple[Scene, bytes]:
    """The scene of a plan or of a comparison, and its file."""
    if order.comparison is None:
        return png.scene_of(order), png.FORM.render(order)
    sides = make_sides(order.comparison, order.words)
    scene = framed(sides, order.words, PRESETS[order.options.width])
    return scene, compare_picture.FORM.render(order)


@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize(
    ("plan", "theme"),
    [
        *(pytest.param(*one.values, Theme.LIGHT, id=str(one.id)) for one in EXAMPLES),
        pytest.param(DEFAULT, Theme.DARK, id="dark"),
    ],
)
def test_looks_like_the_svg(theme: Theme, width: Width, plan: Plan) -> None:
    """Parts that are drawn one by one stand where the SVG has them, in its colors and marks.

    A dark one differs from a light one in four colors alone, as is tested with the SVG.
    """
    order = order_of(dated(plan), theme=theme, width=width)
    scene, dark = png.scene_of(order), theme is Theme.DARK
    whole = svg.draw(scene, svg.picture_text(order.in_words), dark=dark)
    made, expected = opened(png.FORM.render(order)), photograph(whole)
    assert made.size == expected.size
    halved = (one.convert("L").reduce(2) for one in (made, expected))  # Hinting aside.
    differs = ImageChops.difference(*halved)
    far = sum(differs.histogram()[FAR:])
    assert far < FEW * made.width * made.height


@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize("shown", [*EXAMPLES, *COMPARISONS])
def test_two_pixels_for_each_of_the_scene(shown: Plan | Comparison, width: Width) -> None:
    order = order_of(shown, width=width)
    scene, content = drawn(order)
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert opened(content).size == (2 * scene.preset.narrowest, 2 * round(scene.height))


def test_its_size_on_paper() -> None:
    """Two pixels for each of 96 an inch, as programs that print or place it read it."""
    with Image.open(BytesIO(png.FORM.render(order_of()))) as picture:
        picture.load()
        assert picture.info["dpi"] == pytest.approx((192, 192), abs=0.01)


@pytest.mark.parametrize(
    ("theme", "paper", "ink"),
    [
        (Theme.LIGHT, palette.PAPER, palette.INK),
        (Theme.DARK, palette.DARK_PAPER, palette.DARK_INK),
    ],
    ids=["light", "dark"],
)
@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize("shown", [dated(DEFAULT), TWO], ids=["plan", "comparison"])
def test_paper_ink_and_bars(
    shown: Plan | Comparison, theme: Theme, width: Width, paper: Color, ink: Color
) -> None:
    order = order_of(shown, theme=theme, width=width)
    picture = opened(drawn(order)[1])
    right, bottom = picture.width - 1, picture.height - 1
    for corner in ((0, 0), (right, 0), (0, bottom), (right, bottom)):
        assert picture.getpixel(corner) == paper
    colors = {color for _, color in picture.getcolors(picture.width * picture.height) or []}
    kinds = {palette.KINDS[step.stage.kind] for step in order.timeline.steps}
    assert {ink, *kinds} <= colors


def test_bars_stand_where_the_svg_has_them() -> None:
    order = order_of(dated(DEFAULT))
    scene = png.scene_of(order)
    picture = opened(png.FORM.render(order))
    for bar in scene.bars:
        if bar.mark == "solid" and bar.row:
            across = scene.preset.left + bar.left * scene.preset.plot / scene.days
            inside = round(2 * (across + 2)), round(bar.top + bar.bottom)
            before = round(2 * (across - 3)), round(bar.top + bar.bottom)
            assert picture.getpixel(inside) == bar.color
            assert before[0] < 0 or picture.getpixel(before) != bar.color


def test_words_are_drawn() -> None:
    """Each label leaves ink in its box; a font that is not found would leave none."""
    order = order_of()
    scene = png.scene_of(order)
    picture = opened(png.FORM.render(order)).convert("L")
    for label in scene.labels:
        left = scene.preset.left + label.left
        box = (2 * left, 2 * label.top, 2 * (left + label.width), 2 * label.bottom)
        first, top, last, bottom = map(round, box)
        part = picture.crop((first, top, last, bottom))
        dark = sum(part.histogram()[:128])
        assert dark / (part.width * part.height) > 0.04, label.line


@pytest.mark.parametrize("left_out", ["paper", "parts", "lang"])
def test_a_picture_without_all_that_it_needs_is_not_made(left_out: str) -> None:
    """Typst's own words on what is wrong go into the log."""
    whole = {"width": 9, "height": 9, "paper": "#fff", "lang": "en", "dashes": [1]}
    data = {name: value for name, value in {**whole, "parts": []}.items() if name != left_out}
    with pytest.raises(CannotMakeError, match=rf"picture\.typ: .*{left_out}"):
        as_png("picture.typ", data)


@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize("comparison", COMPARISONS)
def test_words_inside_a_comparison(comparison: Comparison, width: Width) -> None:
    """The title, each plan with what differs, what the key means once, and the safety words."""
    scene, _ = drawn(order_of(comparison, width=width))
    text = " ".join(label.text for label in scene.labels).replace(NO_BREAK_SPACE, " ")
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


def test_one_axis_for_all_plans() -> None:
    """A solid bar is as many pixels long as its stage has days, in each of the plans."""
    scene, content = drawn(order_of(DEFAULT_COMPARISON))
    picture = opened(content)
    stays = [bar for bar in scene.bars if bar.row == "treatment" and bar.mark == "solid"]
    assert [(bar.left, bar.right) for bar in stays] == [(11, 56), (11, 39)]
    scale = scene.preset.plot / scene.days
    for bar in stays:
        down = round(2 * bar.top) + 8
        for days, inside in ((bar.left + 0.5, True), (bar.right - 0.5, True)):
            across = round(2 * (scene.preset.left + days * scale))
            assert (picture.getpixel((across, down)) == bar.color) is inside


def test_what_a_comparison_says_to_those_who_do_not_see_it() -> None:
    sides = make_sides(DEFAULT_COMPARISON, WORDS)
    description = comparison_text(sides, WORDS).description
    here = WORDS.say("compare.this-stay", days=45)
    detox = f"First days: {WORDS.say('span.days', first=1, last=8)}."
    assert (
        WORDS.say("compare.alt-plan", name=here, steps=f"{detox}|").partition("|")[0] in description
    )
    assert all(sentence in description for sentence in sides[1].sentences)
