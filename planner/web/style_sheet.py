"""The style sheet of the pages: `first_page.css`, and the colors of the chart in every theme."""

from pathlib import Path
from typing import Final

from planner.chart import palette
from planner.chart.palette import Color, css
from planner.forms.picture.svg import theme_rules

_CHARTS: Final = "[class*=st-key-chart]"
"""Every container of a chart: its key begins so."""


def _drawn(plain: Color, color: str) -> str:
    """Rules that give one plain color of the chart another, wherever it is drawn."""
    return "\n".join(
        f'{_CHARTS} svg [style*="{paint}: {css(plain)}"] {{ {paint}: {color} !important; }}'
        for paint in ("fill", "stroke")
    )


_FAINT: Final = "color-mix(in srgb, CanvasText 25%, Canvas)"
_TURNED: Final = (
    (palette.PAPER, palette.DARK_PAPER, "Canvas"),
    (palette.INK, palette.DARK_INK, "CanvasText"),
    (palette.QUIET, palette.DARK_QUIET, "CanvasText"),
    (palette.RULE, palette.DARK_RULE, _FAINT),
)
"""What a plain color of the chart is in dark, and where the visitor's system sets all colors."""

SHEET: Final = "\n".join(
    (
        *(_drawn(light, f"light-dark({css(light)}, {css(dark)})") for light, dark, _ in _TURNED),
        "@media (forced-colors: active) {",
        *(_drawn(light, system) for light, _, system in _TURNED),
        f"{_CHARTS} svg, {_CHARTS} svg text {{ forced-color-adjust: none; }}\n}}",
        *theme_rules("#first "),
        Path(__file__).with_name("first_page.css").read_text(encoding="utf-8"),
    )
)
