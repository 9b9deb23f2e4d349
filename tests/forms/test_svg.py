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
from planner.language.catalogue import words_for
from planner.pathway.claims import Claim
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import library
from planner.words.captions import alt_text
from planner.words.plan_in_words import plan_in_words
from planner.words.wording import short_safety
from tests.forms.examples import EXAMPLES, dated
from tests.forms.svg_reader import MOST, PIXEL, drawn, found, number, order_of, root_of, scene_of
from tests.labels import assert_nothing_meets
from tests.strategies import any_plan

WORDS: Final = words_for()
EDGE: Final = 16
"""Pixels free all around."""

WIDER: Final = 1.19
"""DejaVu Sans beside our font: the same words are so much wider in it, at the most."""


class TestAlone:
    """Forwarded without the page, the file says and brings all that it needs."""

    @pytest.mark.parametrize("plan", EXAMPLES)
    @pytest.mark.parametrize("width", Width)
    def test_title_description_and_role(self, plan: Plan, width: Width) -> None:
        order = order_of(plan, width=width)
        root = root_of(order)
        assert (root.get("role"), root.get("lang")) == ("img", "en")
        title, description = root[0], root[1]
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert title.text == WORDS.say("chart.title", medicine="Samplin")
        assert description.text == alt_text(order.timeline, order.words)

    @pytest.mark.parametrize("plan", EXAMPLES)
    @pytest.mark.parametrize("width", Width)
    def test_what_no_picture_goes_without(self, plan: Plan, width: Width) -> None:
        safety = plan.pathway.safety
        shown = " ".join(
            "".join(one.itertext()) for one in found(root_of(order_of(plan, width=width)), "text")
        )
        shown = " ".join(shown.split())
        key = (WORDS.say("key.example"), WORDS.say("key.no-end"))
        for text in (short_safety(plan.pathway, WORDS), safety.months.text, *key):
            assert text in shown
        for step in make_timeline(plan).steps:
            assert step.stage.title in shown

    @pytest.mark.parametrize("width", Width)
    def test_not_medical_advice_is_never_broken(self, width: Width) -> None:
        phrase, pathway = WORDS.say("phrase.not-medical-advice"), library().default
        inside = Claim(text=f"It is long enough for two lines on every paper. {phrase}. " * 3)
        safety = replace(pathway.safety, inside=(inside,))
        root = root_of(order_of(default_plan(replace(pathway, safety=safety)), width=width))
        lines = ["".join(one.itertext()) for one in found(root, "text")]
        assert sum(line.count(phrase.replace(" ", "\u00a0")) for line in lines) == 3

    @pytest.mark.parametrize("width", Width)
    def test_it_fetches_nothing(self, width: Width) -> None:
        text = svg.FORM.render(order_of(default_plan(library().default), width=width)).decode()
        assert re.findall(r"https?://[^\"' ]+", text) == ["http://www.w3.org/2000/svg"]
        assert re.findall(r"url\((?!#|data:font/woff;base64,)", text) == []
        assert "<script" not in text
        assert "href" not in text

    @pytest.mark.parametrize(
        ("width", "preset"),
        [(Width.PHONE, PAGE), (Width.DOCUMENT, DOCUMENT), (Width.SLIDE, SLIDE)],
        ids=["phone", "document", "slide"],
    )
    def test_width(self, width: Width, preset: Preset) -> None:
        root = root_of(order_of(default_plan(library().default), width=width))
        assert number(root, "width") == preset.narrowest + 2 * EDGE

    @given(any_plan, st.sampled_from((PAGE, DOCUMENT, SLIDE)))
    @settings(max_examples=MOST)
    def test_words_stay_inside_and_apart(self, plan: Plan, preset: Preset) -> None:
        scene = scene_of(plan, preset)
        for text, label in zip(found(drawn(plan, scene), "text"), scene.labels, strict=True):
            assert number(text, "x") >= -PIXEL
            assert number(text, "x") + label.width <= preset.narrowest + PIXEL

    @given(any_plan, st.sampled_from(Width))
    @settings(max_examples=MOST)
    def test_words_have_room_in_a_wider_font(self, plan: Plan, width: Width) -> None:
        """Where ours is missing, another is up to a fifth wider: nothing is cut or meets."""
        scene = svg.scene_of(order_of(plan, width=width))
        scene.labels = [replace(one, width=one.width * WIDER) for one in scene.labels]
        assert_nothing_meets(scene)
        root = root_of(order_of(plan, width=width))
        assert root.get("text-rendering") is None


class TestTheme:
    def test_dark_turns_paper_and_ink_alone(self) -> None:
        plan = dated(default_plan(library().default))
        light, dark = (
            svg.draw(
                scene_of(plan, DOCUMENT),
                svg.picture_text(plan_in_words(plan, WORDS.language)),
                dark=one,
            )
            for one in (False, True)
        )
        for day, night in palette.DARK.items():
            light = light.replace(css(day), css(night))
        assert light == dark

    @pytest.mark.parametrize(
        ("theme", "paper"),
        [(Theme.LIGHT, palette.PAPER), (Theme.DARK, palette.DARK_PAPER)],
        ids=["light", "dark"],
    )
    def test_option(self, theme: Theme, paper: Color) -> None:
        root = root_of(order_of(default_plan(library().default), theme=theme))
        behind = [
            rect.get("fill")
            for rect in found(root, "rect")
            if all(rect.get(name) == root.get(name) for name in ("width", "height"))
        ]
        assert behind == [css(paper)]
