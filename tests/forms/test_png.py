"""The PNG is the SVG at two pixels for one, and is never a wrong picture."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

import pytest
from PIL import Image, ImageChops

from planner.chart import palette
from planner.chart.palette import Color
from planner.forms.order import CannotMakeError, Options, Order, Theme, Width
from planner.forms.paper.typesetting import as_png
from planner.forms.picture import png, svg
from planner.plan.plan import Plan, default_plan
from planner.reading.library import library
from tests.forms.examples import EXAMPLES, dated, with_titles
from tests.forms.photograph import opened, photograph

DEFAULT: Final = default_plan(library().default)
THREADS: Final = 4
RENDERS: Final = 20
FAR: Final = 128
"""Levels of gray between two pixels that an edge drawn in another way does not explain."""

FEW: Final = 0.0001


def order_of(plan: Plan = DEFAULT, **options: Any) -> Order:
    return Order(plan=plan, options=Options(**options))


@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize(
    ("plan", "theme"),
    [
        *(pytest.param(*one.values, Theme.LIGHT, id=str(one.id)) for one in EXAMPLES),
        pytest.param(DEFAULT, Theme.DARK, id="dark"),
    ],
)
def test_looks_like_the_svg(theme: Theme, width: Width, plan: Plan) -> None:
    """Parts that are drawn one by one stand where the SVG has them, in its colors and textures.

    A dark one differs from a light one in four colors alone, as is tested with the SVG.
    """
    order = order_of(dated(plan), theme=theme, width=width)
    scene, dark = png.scene_of(order), theme is Theme.DARK
    whole = svg.draw(scene, svg.picture_text(order.timeline, order.words), dark=dark)
    made, expected = opened(png.FORM.render(order)), photograph(whole)
    assert made.size == expected.size
    halved = (one.convert("L").reduce(2) for one in (made, expected))  # Hinting aside.
    differs = ImageChops.difference(*halved)
    far = sum(differs.histogram()[FAR:])
    assert far < FEW * made.width * made.height


@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize("plan", EXAMPLES)
def test_two_pixels_for_each_of_the_scene(plan: Plan, width: Width) -> None:
    order = order_of(plan, width=width)
    scene, content = png.scene_of(order), png.FORM.render(order)
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
def test_paper_ink_and_bars(theme: Theme, width: Width, paper: Color, ink: Color) -> None:
    order = order_of(dated(DEFAULT), theme=theme, width=width)
    picture = opened(png.FORM.render(order))
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
        if bar.texture == "solid" and bar.row:
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


def test_the_same_order_gives_the_same_bytes() -> None:
    assert png.FORM.render(order_of()) == png.FORM.render(order_of())


def test_threads_do_not_meet() -> None:
    plans = [DEFAULT.with_length("treatment", 28 + place) for place in range(RENDERS)]
    alone = [png.FORM.render(order_of(plan, width=Width.PHONE)) for plan in plans]
    with ThreadPoolExecutor(THREADS) as pool:
        for _ in range(THREADS):
            together = pool.map(
                lambda plan: png.FORM.render(order_of(plan, width=Width.PHONE)), plans
            )
            assert list(together) == alone


def test_a_character_that_the_font_lacks_is_no_picture() -> None:
    """Typst would leave it out and say nothing."""
    order = order_of(replace(DEFAULT, pathway=with_titles(library().default, "Detox 日")))
    with pytest.raises(CannotMakeError, match=r"no glyph for '日' \(U\+65E5\)"):
        png.FORM.render(order)


@pytest.mark.parametrize("left_out", ["paper", "parts", "lang"])
def test_a_picture_without_all_that_it_needs_is_not_made(left_out: str) -> None:
    """Typst's own words on what is wrong go into the log."""
    whole = {"width": 9, "height": 9, "paper": "#fff", "lang": "en", "dashes": [1]}
    data = {name: value for name, value in {**whole, "parts": []}.items() if name != left_out}
    with pytest.raises(CannotMakeError, match=rf"picture\.typ: .*{left_out}"):
        as_png("picture.typ", data)
