"""The picture of `planner.forms.svg` as a PNG, at two pixels for each of its own."""

from typing import Final

from planner import palette
from planner.forms.order import Form, Order, Theme
from planner.forms.svg import draw_wordless, scene_of, set_lines, themed
from planner.forms.typesetting import as_png
from planner.lettering import Run
from planner.scene import Scene


def photographed(scene: Scene, *, language: str, theme: Theme) -> bytes:
    """Any scene at its preset's narrowest width."""
    dark = theme is Theme.DARK

    def run_of(run: Run) -> dict[str, object]:
        color = themed(palette.QUIET if run.quiet else palette.INK, dark=dark)
        return {"text": run.text, "weight": "bold" if run.bold else "regular", "color": color}

    lines = (
        {
            "x": line.x,
            "baseline": line.baseline,
            "size": line.size,
            "runs": [run_of(run) for run in line.runs],
        }
        for line in set_lines(scene)
    )
    data = {
        "width": scene.preset.narrowest,
        "height": round(scene.height),
        "drawing": draw_wordless(scene, dark=dark),
        "lang": language,
        "lines": list(lines),
    }
    return as_png("picture.typ", data)


def _of_order(order: Order) -> bytes:
    return photographed(scene_of(order), language=order.words.language, theme=order.options.theme)


FORM: Final = Form(ending="png", media_type="image/png", render=_of_order)
