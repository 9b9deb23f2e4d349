"""The colors of the chart: one set for both themes.

Bars lie between the two papers in lightness, so that a change of theme needs no new picture;
only paper and ink follow the theme. Marks, numbers and words carry the meaning, never color alone.
"""

from collections.abc import Mapping
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

KINDS: Final[Mapping[Kind, Color]] = {
    Kind.DETOX: (190, 93, 32),
    Kind.EVALUATION: (122, 128, 138),
    Kind.TREATMENT: (56, 97, 184),
    Kind.OUTPATIENT: (0, 152, 128),
    Kind.AFTERCARE: (112, 128, 24),
    Kind.OTHER: (176, 84, 110),
}
GUIDANCE: Final[Color] = (154, 88, 158)


DARK: Final[Mapping[Color, Color]] = {
    PAPER: DARK_PAPER,
    INK: DARK_INK,
    QUIET: DARK_QUIET,
    RULE: DARK_RULE,
}
"""What each color that follows the theme is in the dark one."""


def themed(color: Color, *, dark: bool) -> Color:
    return DARK.get(color, color) if dark else color


def css(color: Color) -> str:
    return f"rgb{color}"
