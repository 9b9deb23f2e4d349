"""The SVG stands alone: it says and brings all that it needs, on light and on dark paper."""

import re
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.chart import palette
from planner.chart.palette import Color, css
from planner.chart.scene import PAGE, SLIDE, Preset
from planner.chart.scene.shapes import DOCUMENT
from planner.forms.order import Theme, Width
from planner.forms.picture import svg
from planner.plan.plan import Plan
from planner.words.captions import alt_text
from tests.forms.examples import DEFAULT, EXAMPLES, dated
from tests.forms.svg_reader import found, number, order_of, root_of, scene_of
from tests.in_words import say
from tests.labels import assert_nothing_meets
from tests.strategies import any_plan

EDGE: Final = 16
"""Pixels free all around."""

WIDER: Final = 1.19
"""DejaVu Sans beside our font: the same words are so much wider in it, at the most."""

WIDTHS: Final[dict[Width, Preset]] = {
    Width.PHONE: PAGE,
    Width.DOCUMENT: DOCUMENT,
    Width.SLIDE: SLIDE,
}


@pytest.mark.parametrize("plan", EXAMPLES)
@pytest.mark.parametrize("width", Width)
def test_title_description_and_all_words(plan: Plan, width: Width) -> None:
    """Forwarded without the page, it says what it is; each label is real text in its place."""
    order = order_of(plan, width=width)
    root, scene = root_of(order), svg.scene_of(order)
    assert (root.get("role"), root.get("lang")) == ("img", "en")
    assert number(root, "width") == WIDTHS[width].narrowest + 2 * EDGE
    title, description = root[0], root[1]
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == say("chart.title", medicine="Samplin")
    assert description.text == alt_text(order.timeline, order.words)
    for text, label in zip(found(root, "text"), scene.labels, strict=True):
        assert "".join(text.itertext()) == label.text
        assert number(text, "x") == pytest.approx(scene.preset.left + label.left, abs=0.01)
    assert root.get("text-rendering") is None


@pytest.mark.parametrize("width", Width)
def test_it_fetches_nothing(width: Width) -> None:
    text = svg.FORM.render(order_of(DEFAULT, width=width)).decode()
    assert re.findall(r"https?://[^\"' ]+", text) == ["http://www.w3.org/2000/svg"]
    assert re.findall(r"url\((?!#|data:font/woff;base64,)", text) == []
    assert "<script" not in text
    assert "href" not in text


@given(any_plan, st.sampled_from(Width))
@settings(max_examples=40)
def test_words_have_room_in_a_wider_font(plan: Plan, width: Width) -> None:
    """Where ours is missing, another is up to a fifth wider: nothing is cut or meets."""
    scene = svg.scene_of(order_of(plan, width=width))
    scene.labels = [replace(one, width=one.width * WIDER) for one in scene.labels]
    assert_nothing_meets(scene)


def test_dark_turns_paper_and_ink_alone() -> None:
    order = order_of(dated(DEFAULT))
    scene, text = scene_of(order.plan, DOCUMENT), svg.picture_text(order.in_words)
    light, dark = (svg.draw(scene, text, dark=one) for one in (False, True))
    for day, night in palette.DARK.items():
        light = light.replace(css(day), css(night))
    assert light == dark


@pytest.mark.parametrize(
    ("theme", "paper"),
    [(Theme.LIGHT, palette.PAPER), (Theme.DARK, palette.DARK_PAPER)],
    ids=["light", "dark"],
)
def test_the_paper_of_each_theme(theme: Theme, paper: Color) -> None:
    root = root_of(order_of(DEFAULT, theme=theme))
    behind = [
        rect.get("fill")
        for rect in found(root, "rect")
        if all(rect.get(name) == root.get(name) for name in ("width", "height"))
    ]
    assert behind == [css(paper)]
