"""The PNG is the SVG at two pixels for one, and is never a wrong picture."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from typing import Any, Final
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from planner import palette
from planner.forms import png, svg
from planner.forms.order import CannotMakeError, Options, Order, Theme, Width
from planner.forms.typesetting import as_png
from planner.lettering import FAMILY
from planner.library import library
from planner.palette import Color
from planner.plan import Plan, default_plan
from tests.forms.examples import EXAMPLES, dated, with_titles

DEFAULT: Final = default_plan(library().default)
THREADS: Final = 4
RENDERS: Final = 20
ONE_IN_A_THOUSAND: Final = 0.001


def order_of(plan: Plan = DEFAULT, **options: Any) -> Order:
    return Order(plan=plan, options=Options(**options))


def opened(content: bytes) -> Image.Image:
    """The picture as an independent reader decodes it."""
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture.convert("RGB")


def drawn(picture: str, width: int, height: int) -> Image.Image:
    """An SVG with all its own words."""
    data = {"drawing": picture, "lines": [], "lang": "en", "width": width, "height": height}
    return opened(as_png("picture.typ", data))


@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize("theme", Theme)
def test_looks_like_the_svg(theme: Theme, width: Width) -> None:
    """Words that are set over the drawing stand where the SVG has them, and as dark."""
    order = order_of(dated(DEFAULT), theme=theme, width=width)
    scene, dark = svg.scene_of(order), theme is Theme.DARK
    whole = svg.draw(scene, order.timeline, order.words, dark=dark)
    expected = drawn(whole, scene.preset.narrowest, round(scene.height)).convert("L")
    differs = ImageChops.difference(opened(png.FORM.render(order)).convert("L"), expected)
    far = sum(differs.histogram()[128:])
    assert far < ONE_IN_A_THOUSAND * differs.width * differs.height


@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize("plan", EXAMPLES)
def test_two_pixels_for_each_of_the_svg(plan: Plan, width: Width) -> None:
    order = order_of(plan, width=width)
    root = ElementTree.fromstring(svg.FORM.render(order))
    content = png.FORM.render(order)
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert opened(content).size == tuple(
        2 * int(root.get(name, "0")) for name in ("width", "height")
    )


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
    scene = svg.scene_of(order)
    picture = opened(png.FORM.render(order))
    for bar in scene.bars:
        if bar.texture == "solid":
            across = scene.preset.left + bar.left * scene.preset.plot / scene.days
            inside = round(2 * (across + 2)), round(bar.top + bar.bottom)
            before = round(2 * (across - 3)), round(bar.top + bar.bottom)
            assert picture.getpixel(inside) == bar.color
            assert before[0] < 0 or picture.getpixel(before) != bar.color


def test_words_are_drawn() -> None:
    """Each label leaves ink in its box; a font that is not found would leave none."""
    order = order_of()
    scene = svg.scene_of(order)
    picture = opened(png.FORM.render(order)).convert("L")
    for label in scene.labels:
        left = scene.preset.left + label.x * scene.preset.plot / scene.days + label.shift
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


@pytest.mark.parametrize(
    "picture",
    ["", "<svg", "plain words", '<svg xmlns="http://www.w3.org/2000/svg"><rect></svg>'],
    ids=["empty", "cut-off", "words", "not-closed"],
)
def test_what_is_no_svg_is_no_picture(picture: str) -> None:
    with pytest.raises(CannotMakeError, match=r"picture\.typ"):
        drawn(picture, 10, 10)


def test_no_other_font_takes_the_place_of_the_bundled_one() -> None:
    """Words in a font that is not there are not drawn at all, on any machine."""
    text = '<text y="20" font-family="{}">Klonopin</text>'
    frame = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30">{}</svg>'
    inked, others = (
        sum(drawn(frame.format(text.format(family)), 90, 30).convert("L").histogram()[:128])
        for family in (FAMILY, "DejaVu Sans Mono, Libertinus Serif")
    )
    assert inked > 0
    assert others == 0
