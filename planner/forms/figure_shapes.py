"""What is a shape in the Plotly figure: lines, cuts, paper, and the samples of the key."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final

from planner import palette
from planner.forms.drawing import CASING, DASHES, FADE, OUTLINE, STRIPES, Polygon, stripes
from planner.palette import css
from planner.scene.shapes import Label, Stroke, Swatch, Texture, Wedge

PAPER: Final = css(palette.PAPER)
QUIET: Final = css(palette.QUIET)
_DASHES: Final = ",".join(f"{length}px" for length in DASHES)
_STEPS: Final = 12
"""In so many steps the sample of a bar that fades gets weaker."""


def paper() -> dict[str, Any]:
    """Paper as a shape: a browser that darkens pages by itself would turn a background alone."""
    return {
        "type": "rect",
        "xref": "paper",
        "yref": "paper",
        "x0": -1,
        "x1": 2,
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": PAPER,
    }


def line(stroke: Stroke) -> dict[str, Any]:
    """A line; what belongs to the grid lies below the bars."""
    return {
        "type": "line",
        "x0": stroke.left,
        "x1": stroke.right,
        "y0": stroke.top,
        "y1": stroke.bottom,
        "layer": "below" if stroke.color == palette.RULE else "above",
        "line": {
            "color": css(stroke.color),
            "width": stroke.width,
            "dash": _DASHES if stroke.dashed else "solid",
        },
    }


def lines_over(strokes: Iterable[Stroke]) -> list[dict[str, Any]]:
    """Lines over the bars, each on a wider one of paper, so that they show on dark bars too."""
    shapes: list[dict[str, Any]] = []
    for stroke in strokes:
        upper = line(stroke)
        casing = {"color": PAPER, "width": stroke.width * CASING, "dash": "solid"}
        shapes += [{**upper, "line": casing}, upper]
    return shapes


def cuts(x: float, shift: float, wedges: Iterable[Wedge]) -> dict[str, Any]:
    """Cuts into a bar, around a place across."""
    shifted = ([(shift + across, down) for across, down in wedge] for wedge in wedges)
    return _areas(x, shifted, PAPER)


def _areas(x: float, polygons: Iterable[Polygon], color: str) -> dict[str, Any]:
    """Polygons in pixels: across from the place `x`, down from the top."""
    drawn = "".join(
        "M" + "L".join(f"{across:g},{down:g}" for across, down in polygon) + "Z"
        for polygon in polygons
    )
    return {
        "type": "path",
        "path": drawn,
        "xsizemode": "pixel",
        "xanchor": x,
        "line": {"width": 0},
        "fillcolor": color,
    }


def paper_behind(label: Label) -> dict[str, Any]:
    """Paper over the lines behind a label: its own background would cut into the bar below."""
    left, right, top, bottom = label.paper
    return {
        "type": "rect",
        "xsizemode": "pixel",
        "xanchor": label.x,
        "x0": left,
        "x1": right,
        "y0": top,
        "y1": bottom,
        "line": {"width": 0},
        "fillcolor": PAPER,
    }


def sample(swatch: Swatch, margin: float) -> list[dict[str, Any]]:
    """A sample of the key; it is `margin` pixels further right in the picture than in the plot."""
    if swatch.texture is Texture.FADE:
        return _faded(swatch)
    shapes = []
    if swatch.texture in STRIPES:
        edges = swatch.left + margin, swatch.top, swatch.right + margin, swatch.bottom
        polygons = stripes(*edges, swatch.texture)
        shifted = ([(across - margin, down) for across, down in polygon] for polygon in polygons)
        shapes.append(_areas(0, shifted, QUIET))
    if swatch.texture in {Texture.SOLID, Texture.STRIPES}:
        fill = QUIET if swatch.texture is Texture.SOLID else "rgba(0,0,0,0)"
        box = _box(swatch, swatch.right)
        shapes.append({**box, "line": {"width": OUTLINE, "color": QUIET}, "fillcolor": fill})
    if swatch.notch:
        shapes.append(cuts(0, (swatch.left + swatch.right) / 2, swatch.wedges))
    return shapes


def _faded(swatch: Swatch) -> list[dict[str, Any]]:
    """Layers that all begin at the left edge, each longer than the last: shapes have no gradient.

    Side by side, the edges of the steps would show. `weak` is how much paper is seen in a step:
    the product of what each layer that reaches it lets through.
    """
    (_, _), (full, _), (gone, _), (_, _) = FADE
    width = swatch.right - swatch.left
    weak = [0, *((step + 0.5) / _STEPS for step in range(_STEPS)), 1]
    return [
        {
            **_box(swatch, swatch.left + width * (full + (gone - full) * step / _STEPS)),
            "line": {"width": 0},
            "fillcolor": QUIET,
            "opacity": 1 - here / after,
        }
        for step, (here, after) in enumerate(pairwise(weak))
    ]


def _box(swatch: Swatch, right: float) -> dict[str, Any]:
    return {
        "type": "rect",
        "xsizemode": "pixel",
        "xanchor": 0,
        "x0": swatch.left,
        "x1": right,
        "y0": swatch.top,
        "y1": swatch.bottom,
    }
