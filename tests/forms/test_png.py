"""A PNG is the SVG at two pixels for one; that of a comparison holds all that it needs alone."""

from io import BytesIO
from typing import Final

import pytest
from PIL import Image, ImageChops

from planner.chart import palette
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
from tests.in_words import WORDS, say
from tests.programs import HARBOR, program

FAR: Final = 128
"""Levels of gray between two pixels that an edge drawn in another way does not explain."""

FEW: Final = 0.0001
PROGRAM: Final = Comparison(
    plan=default_plan(program(HARBOR)),
    others=(OtherExample(pathway=PATHWAY, scenario=PATHWAY.default),),
)


def scene_of(order: Order) -> Scene:
    """The scene of a plan or of a comparison."""
    if order.comparison is None:
        return png.scene_of(order)
    sides = make_sides(order.comparison, order.words)
    return framed(sides, order.words, PRESETS[order.options.width])


def drawn(order: Order) -> Image.Image:
    form = png.FORM if order.comparison is None else compare_picture.FORM
    return opened(form.render(order))


@pytest.mark.parametrize(
    ("plan", "theme", "width"),
    [
        *(
            pytest.param(*one.values, Theme.LIGHT, Width.DOCUMENT, id=str(one.id))
            for one in EXAMPLES
        ),
        pytest.param(DEFAULT, Theme.DARK, Width.DOCUMENT, id="dark"),
        pytest.param(DEFAULT, Theme.LIGHT, Width.PHONE, id="phone"),
        pytest.param(DEFAULT, Theme.LIGHT, Width.SLIDE, id="slide"),
    ],
)
def test_looks_like_the_svg(plan: Plan, theme: Theme, width: Width) -> None:
    """Parts that are drawn one by one stand where the SVG has them, in its colors and marks.

    A dark one differs from a light one in four colors alone, as is tested with the SVG.
    """
    order = order_of(dated(plan), theme=theme, width=width)
    text = svg.picture_text(order.in_words)
    whole = svg.draw(png.scene_of(order), text, dark=theme is Theme.DARK)
    made, expected = drawn(order), photograph(whole)
    assert made.size == expected.size
    halved = (one.convert("L").reduce(2) for one in (made, expected))  # Hinting aside.
    differs = ImageChops.difference(*halved)
    far = sum(differs.histogram()[FAR:])
    assert far < FEW * made.width * made.height


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize("shown", [dated(DEFAULT), TWO], ids=["plan", "comparison"])
def test_size_paper_ink_and_bars(shown: Plan | Comparison, theme: Theme, width: Width) -> None:
    """Two pixels for each of the scene, paper to the corners, and the color of each kind."""
    order = order_of(shown, theme=theme, width=width)
    scene, picture = scene_of(order), drawn(order)
    assert picture.size == (2 * scene.preset.narrowest, 2 * round(scene.height))
    paper, ink = (
        palette.themed(color, dark=theme is Theme.DARK) for color in (palette.PAPER, palette.INK)
    )
    right, bottom = picture.width - 1, picture.height - 1
    corners = ((0, 0), (right, 0), (0, bottom), (right, bottom))
    assert {picture.getpixel(corner) for corner in corners} == {paper}
    colors = {color for _, color in picture.getcolors(picture.width * picture.height) or []}
    assert {ink, *(palette.KINDS[step.stage.kind] for step in order.timeline.steps)} <= colors


def test_its_size_on_paper() -> None:
    """Two pixels for each of 96 an inch, as programs that print or place it read it."""
    with Image.open(BytesIO(png.FORM.render(order_of()))) as picture:
        picture.load()
        assert picture.info["dpi"] == pytest.approx((192, 192), abs=0.01)


def test_words_are_drawn() -> None:
    """Each label leaves ink in its box; a font that is not found would leave none."""
    order = order_of()
    scene = scene_of(order)
    picture = drawn(order).convert("L")
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
    whole = {"width": 9, "height": 9, "paper": "#fff", "lang": "en", "dashes": [1], "parts": []}
    data = {name: value for name, value in whole.items() if name != left_out}
    with pytest.raises(CannotMakeError, match=rf"picture\.typ: .*{left_out}"):
        as_png("picture.typ", data)


@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize(
    "comparison", [DEFAULT_COMPARISON, TWO, PROGRAM], ids=["one-other", "two-others", "program"]
)
def test_words_of_a_comparison(comparison: Comparison, width: Width) -> None:
    """The title, each plan with what differs, what the key means once, and the safety words.

    What differs is said to those who do not see it, too.
    """
    scene = scene_of(order_of(comparison, width=width))
    text = " ".join(label.text for label in scene.labels).replace(NO_BREAK_SPACE, " ")
    plan, sides = comparison.plan, make_sides(comparison, WORDS)
    for expected in (
        say("compare.picture", medicine=plan.pathway.medicine),
        *(side.name for side in sides),
        *(" ".join(side.sentences) for side in sides),
        short_safety(plan.pathway, WORDS),
        months_line(plan, WORDS),
    ):
        assert expected in text
    for once in ("key.range", "chart.guidance-adds"):
        assert text.count(say(once)) == 1
    description = comparison_text(sides, WORDS).description
    assert all(sentence in description for side in sides for sentence in side.sentences)


def test_steps_of_a_comparison_for_those_who_do_not_see_it() -> None:
    description = comparison_text(make_sides(DEFAULT_COMPARISON, WORDS), WORDS).description
    here = say("compare.this-stay", days=45)
    detox = f"First days: {say('span.days', first=1, last=8)}."
    begins = say("compare.alt-plan", name=here, steps=f"{detox}|").partition("|")[0]
    assert begins in description
