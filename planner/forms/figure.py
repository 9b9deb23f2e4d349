"""Scene -> Plotly figure, as one dictionary: adding shapes one by one takes ten times as long.

The y axis is in pixels from the top and the figure's height is fixed, so that every part lands
where the scene puts it; the x axis is in days. Paper and ink are plain colors here; the page's
style sheet turns them with the theme, by those very colors.
"""

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, Final

import plotly.graph_objects as go

from planner import palette
from planner.forms import figure_shapes
from planner.forms.drawing import FADE, OUTLINE, PERIOD, STRIPES
from planner.lettering import FAMILY, Line
from planner.palette import css
from planner.scene.shapes import Bar, Label, Mark, Scene, Texture

FONT: Final = f"{FAMILY}, sans-serif"
CONFIG: Final[dict[str, object]] = {
    "displayModeBar": False,
    "showSendToCloud": False,
    "doubleClick": False,
    "scrollZoom": False,
    "responsive": True,
}

_INK: Final = css(palette.INK)


class KeptFigure(go.Figure):  # type: ignore[misc]  # plotly ships no types
    """A figure that is kept as text until it is shown.

    A figure of thousands of parts, kept for each plan, would be looked through at every search
    for garbage; a text is not. Plotly does not check it again: that would take ten times as long
    as all the rest, and the tests check the figures of many plans.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def to_dict(self) -> dict[str, Any]:
        """The figure as Plotly's own JSON; a new one each time."""
        kept: dict[str, Any] = json.loads(self._text)
        return kept


def make_figure(scene: Scene) -> KeptFigure:
    """The figure of a scene."""
    return KeptFigure(json.dumps(figure_dict(scene)))


def figure_dict(scene: Scene) -> dict[str, Any]:
    """The figure as Plotly's own JSON, before Plotly has checked it."""
    preset = scene.preset
    return {
        "data": [
            *_bars(scene.bars),
            *(_fade(bar) for bar in scene.bars if bar.texture is Texture.FADE),
            *_marks(scene.marks),
        ],
        "layout": {
            "template": {},
            "height": round(scene.height),
            "margin": {
                "l": preset.left,
                "r": preset.right,
                "t": 0,
                "b": 0,
                "autoexpand": False,
            },
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": preset.size, "color": _INK},
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {
                "font": {"family": FONT, "size": preset.small_size, "color": figure_shapes.PAPER},
                "bgcolor": _INK,
                "bordercolor": figure_shapes.PAPER,
                "align": "left",
            },
            "barmode": "overlay",
            "xaxis": _axis(0, scene.days),
            "yaxis": _axis(round(scene.height), 0),
            "shapes": [
                figure_shapes.paper(),
                *(figure_shapes.line(stroke) for stroke in scene.strokes if not stroke.over),
                *(figure_shapes.cuts(notch.x, 0, notch.wedges) for notch in scene.notches),
                *figure_shapes.lines_over(stroke for stroke in scene.strokes if stroke.over),
                *(figure_shapes.paper_behind(label) for label in scene.labels if label.clears),
                *_key(scene),
            ],
            "annotations": [_label(label) for label in scene.labels],
        },
    }


def _key(scene: Scene) -> Iterator[dict[str, Any]]:
    for swatch in scene.swatches:
        yield from figure_shapes.sample(swatch, scene.preset.left)


def _axis(first: float, last: float) -> dict[str, Any]:
    return {
        "type": "linear",
        "range": [first, last],
        "visible": False,
        "fixedrange": True,
        "zeroline": False,
    }


def _bars(bars: Iterable[Bar]) -> list[dict[str, Any]]:
    """A trace of striped bars, over it one of solid ones, and one of stripes that fade."""
    drawn = list(bars)
    return [
        _bar_trace([bar for bar in drawn if bar.texture is texture], texture)
        for texture in (Texture.STRIPES, Texture.SOLID, Texture.FADED_STRIPES)
    ]


def _bar_trace(bars: list[Bar], texture: Texture) -> dict[str, Any]:
    colors = [css(bar.color) for bar in bars]
    fades = texture is Texture.FADED_STRIPES
    marker: dict[str, Any] = {
        "color": colors,
        "opacity": [bar.strength for bar in bars],
        "line": {"color": colors, "width": 0 if fades else OUTLINE},
    }
    if texture is not Texture.SOLID:
        marker["pattern"] = {
            "shape": "/",
            "fillmode": "replace",
            "solidity": STRIPES[texture],
            "size": PERIOD,
        }
    return {
        "type": "bar",
        "orientation": "h",
        "name": texture.value,
        "base": [bar.left for bar in bars],
        "x": [bar.right - bar.left for bar in bars],
        "y": [(bar.top + bar.bottom) / 2 for bar in bars],
        "width": [bar.bottom - bar.top for bar in bars],
        "marker": marker,
        **_hover([bar.hover for bar in bars]),
    }


def _fade(bar: Bar) -> dict[str, Any]:
    """A bar that fades to nothing at its right: solid first, so that it is seen to begin."""
    return {
        "type": "scatter",
        "mode": "lines",
        "name": bar.texture.value,
        "x": [bar.left, bar.right, bar.right, bar.left, bar.left],
        "y": [bar.top, bar.top, bar.bottom, bar.bottom, bar.top],
        "line": {"width": 0},
        "hoveron": "fills",
        "text": _lines(bar.hover),
        "hoverinfo": "text",
        "fill": "toself",
        "fillgradient": {
            "type": "horizontal",
            "start": bar.left,
            "stop": bar.right,
            "colorscale": [[place, css(bar.color, alpha)] for place, alpha in FADE],
        },
    }


def _marks(marks: Iterable[Mark]) -> list[dict[str, Any]]:
    drawn = list(marks)
    if not drawn:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": "marks",
            "cliponaxis": False,
            "x": [mark.x for mark in drawn],
            "y": [mark.y for mark in drawn],
            "marker": {
                "symbol": ["triangle-right" if mark.arrow else "diamond" for mark in drawn],
                "size": [mark.size for mark in drawn],
                "color": [css(mark.color) for mark in drawn],
                "opacity": 1,
                "line": {
                    "width": [0 if mark.arrow else OUTLINE for mark in drawn],
                    "color": figure_shapes.PAPER,
                },
            },
            **_hover([mark.hover for mark in drawn]),
        }
    ]


def _hover(texts: list[str]) -> dict[str, Any]:
    return {"hovertext": [_lines(text) for text in texts], "hoverinfo": "text"}


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _label(label: Label) -> dict[str, Any]:
    return {
        "x": label.x,
        "y": label.top + label.height / 2,
        "xshift": label.shift,
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "text": _markup(label.line),
        "font": {"size": label.size, "color": _INK},
        "borderpad": 0,
        "borderwidth": 0,
    }


def _markup(line: Line) -> str:
    """A line in Plotly's markup; the words cannot bring markup of their own."""
    text = ""
    for run in line:
        words = escape(run.text)
        if run.quiet:
            words = f'<span style="color: {figure_shapes.QUIET}">{words}</span>'
        text += f"<b>{words}</b>" if run.bold else words
    return text
