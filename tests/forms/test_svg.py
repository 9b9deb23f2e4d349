"""The SVG shows what the Plotly figure shows, and stands alone."""

import re
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any, Final
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import palette
from planner.captions import alt_text
from planner.catalogue import words
from planner.forms import svg
from planner.forms.figure import figure_dict
from planner.forms.order import Options, Order, Theme, Width
from planner.forms.typeface import font_face
from planner.lettering import text_width
from planner.library import library
from planner.palette import Color, css
from planner.plan import Plan, default_plan
from planner.scene import PAGE, PROJECTOR, SLIDE, Preset, make_scene
from planner.scene.shapes import DOCUMENT, HANDOUT, Scene
from planner.timeline import make_timeline
from tests.forms.examples import EXAMPLES, dated, with_titles
from tests.strategies import any_plan

PRESETS: Final = (PAGE, DOCUMENT, HANDOUT, SLIDE, PROJECTOR)
NAMESPACE: Final = "{http://www.w3.org/2000/svg}"
PIXEL: Final = 0.06
"""How far two drawings may lie apart: each writes its places with two decimals."""

MOST: Final = 40
"""Examples a rule: those with 64 stages take long to draw twice."""

Root = ElementTree.Element


@dataclass(frozen=True)
class Box:
    """A bar as a reader finds it: days across, pixels down."""

    texture: str
    left: float
    right: float
    top: float
    bottom: float
    color: str
    strength: float


@dataclass(frozen=True)
class Words:
    """A line of type: pixels from the picture's left, the middle of its height, and its runs."""

    x: float
    middle: float
    size: float
    runs: tuple[tuple[str, bool, bool], ...]


def scene_of(plan: Plan, preset: Preset) -> Scene:
    return make_scene(make_timeline(plan), words(), preset)


def drawn(plan: Plan, scene: Scene, *, dark: bool = False) -> Root:
    return ElementTree.fromstring(svg.draw(scene, make_timeline(plan), words(), dark=dark))


def order_of(plan: Plan, **options: Any) -> Order:
    return Order(plan=plan, options=Options(**options))


def root_of(order: Order) -> Root:
    return ElementTree.fromstring(svg.FORM.render(order))


def number(element: Root, name: str) -> float:
    return float(element.get(name, "nan"))


def found(root: Root, tag: str) -> list[Root]:
    return list(root.iter(f"{NAMESPACE}{tag}"))


class TestAgainstPlotly:
    """Nobody can tell which of the two drew a picture: the same places, days, words and colors."""

    @given(any_plan, st.sampled_from(PRESETS))
    @settings(max_examples=MOST)
    def test_bars(self, plan: Plan, preset: Preset) -> None:
        scene = scene_of(plan, preset)
        figure = self.bars_of_figure(figure_dict(scene)["data"])
        picture = self.bars_of_picture(drawn(plan, scene), scene)
        assert len(picture) == len(scene.bars)
        assert [(one.texture, one.color) for one in picture] == [
            (one.texture, one.color) for one in figure
        ]
        days = PIXEL * scene.days / preset.plot
        for one, other in zip(picture, figure, strict=True):
            assert one.left == pytest.approx(other.left, abs=days)
            assert one.right == pytest.approx(other.right, abs=days)
            assert (one.top, one.bottom) == pytest.approx((other.top, other.bottom), abs=PIXEL)
            assert one.strength == pytest.approx(other.strength, abs=1e-3)

    @staticmethod
    def bars_of_figure(traces: list[dict[str, Any]]) -> list[Box]:
        boxes: list[Box] = []
        for trace in traces:
            if trace["type"] == "bar":
                columns = (trace["base"], trace["x"], trace["y"], trace["width"])
                looks = (trace["marker"]["color"], trace["marker"]["opacity"])
                for left, wide, y, high, color, strength in zip(*columns, *looks, strict=True):
                    top, bottom = y - high / 2, y + high / 2
                    boxes.append(
                        Box(trace["name"], left, left + wide, top, bottom, color, strength)
                    )
            elif trace["name"] == "fade":
                stops = [color for _, color in trace["fillgradient"]["colorscale"]]
                across, down = trace["x"], trace["y"]
                boxes.append(
                    Box("fade", min(across), max(across), min(down), max(down), stops[0], 1)
                )
        return sorted(boxes, key=lambda box: (box.texture, box.top, box.left))

    @staticmethod
    def bars_of_picture(root: Root, scene: Scene) -> list[Box]:
        scale = scene.preset.plot / scene.days
        colors = {
            f"url(#{definition.get('id')})": next(
                value
                for part in definition
                for value in (part.get("fill"), part.get("stop-color"))
                if value is not None
            )
            for definition in (*found(root, "pattern"), *found(root, "linearGradient"))
        }
        boxes: list[Box] = []
        for rect in found(root, "rect"):
            kind = rect.get("class", "")
            if kind.startswith("bar "):
                left = (number(rect, "x") - scene.preset.left) / scale
                top, fill = number(rect, "y"), rect.get("fill", "")
                boxes.append(
                    Box(
                        texture=kind.removeprefix("bar "),
                        left=left,
                        right=left + number(rect, "width") / scale,
                        top=top,
                        bottom=top + number(rect, "height"),
                        color=colors.get(fill, fill),
                        strength=float(rect.get("opacity", "1")),
                    )
                )
        return sorted(boxes, key=lambda box: (box.texture, box.top, round(box.left, 3)))

    @given(any_plan, st.sampled_from(PRESETS))
    @settings(max_examples=MOST)
    def test_labels(self, plan: Plan, preset: Preset) -> None:
        scene = scene_of(plan, preset)
        figure = [self.label_of_figure(one, scene) for one in self.annotations(scene)]
        picture = [self.label_of_picture(one) for one in found(drawn(plan, scene), "text")]
        assert [(one.size, one.runs) for one in picture] == [(one.size, one.runs) for one in figure]
        for one, other in zip(picture, figure, strict=True):
            assert (one.x, one.middle) == pytest.approx((other.x, other.middle), abs=PIXEL)

    @staticmethod
    def annotations(scene: Scene) -> list[dict[str, Any]]:
        annotations: list[dict[str, Any]] = figure_dict(scene)["layout"]["annotations"]
        return annotations

    @staticmethod
    def label_of_figure(annotation: dict[str, Any], scene: Scene) -> Words:
        preset = scene.preset
        across = preset.left + annotation["x"] * preset.plot / scene.days + annotation["xshift"]
        assert (annotation["xanchor"], annotation["yanchor"]) == ("left", "middle")
        size = annotation["font"]["size"]
        return Words(across, annotation["y"], size, runs_of_markup(annotation["text"]))

    @staticmethod
    def label_of_picture(text: Root) -> Words:
        runs = [(text.text, False, False)] if text.text else []
        for span in text:
            runs.append(
                (
                    span.text or "",
                    span.get("font-weight") == "700",
                    span.get("fill") == css(palette.QUIET),
                )
            )
            runs += [(span.tail, False, False)] if span.tail else []
        size = number(text, "font-size")
        # Letters stand 0.36 of their size below the middle of their line.
        return Words(number(text, "x"), number(text, "y") - 0.36 * size, size, tuple(runs))

    @given(any_plan, st.sampled_from(PRESETS))
    @settings(max_examples=MOST)
    def test_lines(self, plan: Plan, preset: Preset) -> None:
        scene = scene_of(plan, preset)
        scale = preset.plot / scene.days
        shapes = figure_dict(scene)["layout"]["shapes"]
        figure = [
            (
                (
                    preset.left + shape["x0"] * scale,
                    preset.left + shape["x1"] * scale,
                    shape["y0"],
                    shape["y1"],
                    shape["line"]["width"],
                ),
                (shape["line"]["color"], shape["line"].get("dash") == "6px,4px"),
            )
            for shape in shapes
            if shape["type"] == "line" and "xsizemode" not in shape
        ]
        names = ("x1", "x2", "y1", "y2", "stroke-width")
        lines = [
            (
                tuple(number(line, name) for name in names),
                (line.get("stroke"), line.get("stroke-dasharray") is not None),
            )
            for line in found(drawn(plan, scene), "line")
        ]
        # The notches of the key are drawn in pixels, and have no day.
        in_key = [swatch for swatch in scene.swatches if swatch.notch]
        assert len(lines) == len(figure) + len(in_key)
        for place, look in figure:
            assert any(look == other and near(place, there) for there, other in lines), place

    @given(any_plan, st.sampled_from(PRESETS))
    @settings(max_examples=MOST)
    def test_marks(self, plan: Plan, preset: Preset) -> None:
        scene = scene_of(plan, preset)
        marks = [one for one in figure_dict(scene)["data"] if one["name"] == "marks"]
        polygons = found(drawn(plan, scene), "polygon")
        assert len(polygons) == sum(len(one["x"]) for one in marks)
        for trace in marks:
            columns = (trace["x"], trace["y"], trace["marker"]["symbol"])
            colors = trace["marker"]["color"]
            for x, y, symbol, color, polygon in zip(*columns, colors, polygons, strict=True):
                places = [
                    tuple(map(float, corner.split(",")))
                    for corner in polygon.get("points", "").split()
                ]
                across = preset.left + x * preset.plot / scene.days
                assert sum(down for _, down in places) / len(places) == pytest.approx(y, abs=PIXEL)
                assert min(places)[0] < across < max(places)[0]
                assert len(places) == {"diamond": 4, "triangle-right": 3}[symbol]
                assert polygon.get("fill") == color

    @given(any_plan, st.sampled_from(PRESETS))
    @settings(max_examples=MOST)
    def test_size(self, plan: Plan, preset: Preset) -> None:
        scene = scene_of(plan, preset)
        root = drawn(plan, scene)
        layout = figure_dict(scene)["layout"]
        assert number(root, "height") == layout["height"]
        assert number(root, "width") == preset.narrowest
        assert root.get("viewBox") == f"0 0 {preset.narrowest} {layout['height']}"


def near(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two lines are as good as the same."""
    return all(abs(a - b) < PIXEL for a, b in zip(one, other, strict=True))


class _Markup(HTMLParser):
    """Plotly's markup as runs of words, bold or not, quiet or not."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[tuple[str, bool, bool]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "span":
            assert attrs == [("style", f"color: {css(palette.QUIET)}")]
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.runs.append((data, "b" in self._open, "span" in self._open))


def runs_of_markup(text: str) -> tuple[tuple[str, bool, bool], ...]:
    parser = _Markup()
    parser.feed(text)
    parser.close()
    return tuple(parser.runs)


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
        assert title.text == "Klonopin treatment: example timeline"
        assert description.text == alt_text(order.timeline, order.words)

    @pytest.mark.parametrize("plan", EXAMPLES)
    @pytest.mark.parametrize("width", Width)
    def test_what_no_picture_goes_without(self, plan: Plan, width: Width) -> None:
        safety = plan.pathway.safety
        shown = " ".join(
            "".join(one.itertext()) for one in found(root_of(order_of(plan, width=width)), "text")
        )
        shown = " ".join(shown.split())
        for text in (safety.inside.text, safety.months.text, "this example", "no fixed end"):
            assert text in shown
        for step in make_timeline(plan).steps:
            assert step.stage.title in shown

    @pytest.mark.parametrize("width", Width)
    def test_not_medical_advice_is_never_broken(self, width: Width) -> None:
        root = root_of(order_of(default_plan(library().default), width=width))
        lines = ["".join(one.itertext()) for one in found(root, "text")]
        assert sum("Not\u00a0medical\u00a0advice" in line for line in lines) == 1

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
        assert number(root, "width") == preset.narrowest

    @given(any_plan, st.sampled_from((PAGE, DOCUMENT, SLIDE)))
    @settings(max_examples=MOST)
    def test_words_stay_inside_and_apart(self, plan: Plan, preset: Preset) -> None:
        scene = scene_of(plan, preset)
        for text, label in zip(found(drawn(plan, scene), "text"), scene.labels, strict=True):
            assert number(text, "x") >= -PIXEL
            assert number(text, "x") + label.width <= preset.narrowest + PIXEL

    def test_the_same_order_gives_the_same_bytes(self) -> None:
        order = order_of(dated(default_plan(library().default)))
        assert svg.FORM.render(order) == svg.FORM.render(order)

    def test_titles_bring_no_markup(self) -> None:
        title = "<script>&\"'</script>"
        pathway = with_titles(library().default, title)
        root = root_of(order_of(replace(default_plan(pathway))))
        assert found(root, "script") == []
        assert any(title in "".join(one.itertext()) for one in found(root, "text"))


class TestTheme:
    def test_dark_turns_paper_and_ink_alone(self) -> None:
        plan = dated(default_plan(library().default))
        light, dark = (
            svg.draw(scene_of(plan, DOCUMENT), make_timeline(plan), words(), dark=one)
            for one in (False, True)
        )
        pairs: tuple[tuple[Color, Color], ...] = (
            (palette.PAPER, palette.DARK_PAPER),
            (palette.INK, palette.DARK_INK),
            (palette.QUIET, palette.DARK_QUIET),
            (palette.RULE, palette.DARK_RULE),
        )
        for day, night in pairs:
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


class TestTypeface:
    """The font in the file is as wide as the one that labels were measured with."""

    @staticmethod
    def fonts(style: str) -> dict[str, TTFont]:
        rules = re.findall(r"font-weight:(\d+);src:url\(data:font/woff;base64,([^)]+)\)", style)
        return {weight: TTFont(BytesIO(b64decode(data))) for weight, data in rules}

    def test_both_weights_with_all_characters_of_a_picture(self) -> None:
        order = order_of(dated(default_plan(library().default)))
        text = svg.FORM.render(order).decode()
        fonts = self.fonts(text)
        assert fonts.keys() == {"400", "700"}
        written = {
            sign
            for one in found(ElementTree.fromstring(text), "text")
            for sign in "".join(one.itertext())
        }
        for weight, font in fonts.items():
            known, units = font.getBestCmap(), font["head"].unitsPerEm
            assert {ord(sign) for sign in written} <= known.keys()
            for sign in written:
                advance, _ = font["hmtx"][known[ord(sign)]]
                assert advance / units == text_width(sign, 1, weight == "700")

    def test_no_kerning_and_no_ligatures(self) -> None:
        for font in self.fonts(font_face("fi")).values():
            assert {"GPOS", "GSUB", "kern"} & set(font.keys()) == set()

    def test_other_characters_come_along_where_the_font_has_them(self) -> None:
        for font in self.fonts(font_face("ñ日")).values():
            assert ord("ñ") in font.getBestCmap()
            assert ord("日") not in font.getBestCmap()

    def test_pictures_of_one_language_share_a_font(self) -> None:
        assert font_face("Week 1") is font_face("Day 90 · (article: 28–90)")
