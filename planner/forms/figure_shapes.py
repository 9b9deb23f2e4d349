"""What is a shape in the Plotly figure: lines, cuts, paper, and the samples of the key."""

from collections.abc import Iterable
from typing import Any, Final

from planner import palette
from planner.forms.drawing import CASING, DASHES, OUTLINE
from planner.palette import css
from planner.scene.shapes import Label, Stroke, Swatch, Texture, Wedge

PAPER: Final = css(palette.PAPER)
_QUIET: Final = css(palette.QUIET)
_DASHES: Final = ",".join(f"{length}px" for length in DASHES)


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
    drawn = "".join(
        "M" + "L".join(f"{shift + across:g},{down:g}" for across, down in wedge) + "Z"
        for wedge in wedges
    )
    return {
        "type": "path",
        "path": drawn,
        "xsizemode": "pixel",
        "xanchor": x,
        "line": {"width": 0},
        "fillcolor": PAPER,
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


def sample(swatch: Swatch) -> list[dict[str, Any]]:
    """A sample of the key: shapes have no pattern and no gradient, so it is put together."""
    box = {
        "xsizemode": "pixel",
        "xanchor": 0,
        "x0": swatch.left,
        "x1": swatch.right,
        "y0": swatch.top,
        "y1": swatch.bottom,
    }
    rect = {**box, "type": "rect", "line": {"width": OUTLINE, "color": _QUIET}}
    width = swatch.right - swatch.left
    if swatch.texture is Texture.SOLID:
        shapes = [{**rect, "fillcolor": _QUIET}]
        if swatch.notch:
            shapes.append(cuts(0, swatch.left + width / 2, swatch.wedges))
        return shapes
    if swatch.texture is Texture.FADE:
        parts = 6
        return [
            {
                **box,
                "type": "rect",
                "x0": swatch.left + width * part / parts,
                "x1": swatch.left + width * (part + 1) / parts,
                "line": {"width": 0},
                "fillcolor": _QUIET,
                "opacity": 1 - part / parts,
            }
            for part in range(parts)
        ]
    slant = {"type": "line", "line": {"width": OUTLINE, "color": _QUIET}}
    rise = swatch.bottom - swatch.top
    stripes = [
        {**box, **slant, "x0": left, "x1": left + rise, "y0": swatch.bottom, "y1": swatch.top}
        for left in (swatch.left + 1, swatch.left + width / 4, swatch.left + width / 2 - 1)
    ]
    if swatch.texture is Texture.STRIPES:
        return [{**rect, "fillcolor": "rgba(0,0,0,0)"}, *stripes]
    return stripes
