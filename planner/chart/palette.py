"""The colors of the chart: one set for both themes, with its contrast computable.

Bars lie between the two papers in lightness, so that a change of theme needs no new picture;
only paper and ink follow the theme. Marks, numbers and words carry the meaning, never color alone.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from planner.pathway.pathway import Kind

Color = tuple[int, int, int]

PAPER: Final[Color] = (254, 253, 251)
INK: Final[Color] = (13, 19, 27)
QUIET: Final[Color] = (75, 85, 99)
RULE: Final[Color] = (222, 226, 231)

DARK_PAPER: Final[Color] = (18, 22, 29)
DARK_INK: Final[Color] = (236, 233, 227)
DARK_QUIET: Final[Color] = (181, 190, 202)
DARK_RULE: Final[Color] = (52, 60, 72)

KINDS: Final[Mapping[Kind, Color]] = MappingProxyType(
    {
        Kind.DETOX: (190, 93, 32),
        Kind.EVALUATION: (122, 128, 138),
        Kind.TREATMENT: (56, 97, 184),
        Kind.OUTPATIENT: (0, 152, 128),
        Kind.AFTERCARE: (112, 128, 24),
        Kind.OTHER: (176, 84, 110),
    }
)
GUIDANCE: Final[Color] = (154, 88, 158)


@cache
def css(color: Color, alpha: float = 1.0) -> str:
    """The color as CSS writes it."""
    red, green, blue = color
    return (
        f"rgb({red}, {green}, {blue})" if alpha == 1 else f"rgba({red}, {green}, {blue}, {alpha:g})"
    )


def luminance(color: Color) -> float:
    """Relative luminance, by WCAG 2.2."""

    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of two colors, 1 to 21, by WCAG 2.2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
