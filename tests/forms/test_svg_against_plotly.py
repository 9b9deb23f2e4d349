"""The SVG shows what the Plotly figure shows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import palette
from planner.forms.figure import figure_dict
from planner.palette import css
from planner.plan import Plan
from planner.scene import PAGE, PROJECTOR, SLIDE, Preset
from planner.scene.shapes import DOCUMENT, HANDOUT, Scene
from tests.forms.svg_reader import MOST, PIXEL, Root, drawn, found, number, scene_of
from tests.strategies import any_plan

PRESETS: Final = (PAGE, DOCUMENT, HANDOUT, SLIDE, PROJECTOR)


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
        assert len(lines) == len(figure)
        for place, look in figure:
            assert any(look == other and near(place, there) for there, other in lines), place

    @given(any_plan, st.sampled_from(PRESETS))
    @settings(max_examples=MOST)
    def test_notches(self, plan: Plan, preset: Preset) -> None:
        """Those of the bars and the one of the key."""
        scene = scene_of(plan, preset)
        figure = [
            one
            for one in figure_dict(scene)["layout"]["shapes"]
            if one["type"] == "path" and one["fillcolor"] == css(palette.PAPER)
        ]
        picture = [one for one in found(drawn(plan, scene), "path") if one.get("class") == "notch"]
        assert len(figure) == len(scene.notches) + 1
        for shape, path in zip(figure, picture, strict=True):
            at = preset.left + shape["xanchor"] * preset.plot / scene.days
            expected = [(at + across, down) for across, down in corners(shape["path"])]
            for place, other in zip(corners(path.get("d", "")), expected, strict=True):
                assert place == pytest.approx(other, abs=PIXEL)
            assert path.get("fill") == shape["fillcolor"] == css(palette.PAPER)

    @given(any_plan, st.sampled_from(PRESETS))
    @settings(max_examples=MOST)
    def test_paper_behind_words(self, plan: Plan, preset: Preset) -> None:
        scene = scene_of(plan, preset)
        figure = [
            one
            for one in figure_dict(scene)["layout"]["shapes"]
            if one["type"] == "rect" and one["fillcolor"] == css(palette.PAPER) and "y1" in one
            if one.get("xsizemode") == "pixel"
        ]
        picture = [one for one in found(drawn(plan, scene), "rect") if one.get("class") == "paper"]
        assert len(figure) == sum(label.clears for label in scene.labels)
        for shape, rect in zip(figure, picture, strict=True):
            at = preset.left + shape["xanchor"] * preset.plot / scene.days
            place = [number(rect, name) for name in ("x", "y", "width", "height")]
            wide, high = shape["x1"] - shape["x0"], shape["y1"] - shape["y0"]
            expected = [at + shape["x0"], shape["y0"], wide, high]
            assert place == pytest.approx(expected, abs=PIXEL)
            assert rect.get("fill") == css(palette.PAPER)

    @given(any_plan, st.sampled_from(PRESETS))
    @settings(max_examples=MOST)
    def test_marks(self, plan: Plan, preset: Preset) -> None:
        scene = scene_of(plan, preset)
        marks = [one for one in figure_dict(scene)["data"] if one["name"] == "marks"]
        paths = found(drawn(plan, scene), "path")
        polygons = [one for one in paths if one.get("class") == "mark"]
        assert len(polygons) == sum(len(one["x"]) for one in marks)
        for trace in marks:
            columns = (trace["x"], trace["y"], trace["marker"]["symbol"])
            looks = (trace["marker"]["color"], trace["marker"]["line"]["width"])
            for x, y, symbol, color, edge, polygon in zip(*columns, *looks, polygons, strict=True):
                places = corners(polygon.get("d", ""))
                across = preset.left + x * preset.plot / scene.days
                assert sum(down for _, down in places) / len(places) == pytest.approx(y, abs=PIXEL)
                assert min(places)[0] < across < max(places)[0]
                assert len(places) == {"diamond": 4, "triangle-right": 3}[symbol]
                assert polygon.get("fill") == color
                assert float(polygon.get("stroke-width", "0")) == edge
                assert (edge > 0) is (symbol == "diamond")
                paper = polygon.get("stroke", trace["marker"]["line"]["color"])
                assert paper == trace["marker"]["line"]["color"] == css(palette.PAPER)

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


def corners(path: str) -> list[tuple[float, float]]:
    """All corners on a path of straight lines."""
    pairs = re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", path)
    return [(float(across), float(down)) for across, down in pairs]


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
