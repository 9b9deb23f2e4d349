"""The layouts of the slides, as `blank.pptx` has them: their places, and how large type is there.

Words on a slide stand in these places, so that a presenter who changes a layout changes all slides
of it. Drawings stand in the room that a layout leaves free. The file is a deck without slides, with
our theme; any program for slides can change it. It calls each layout and each place by the message
of its name.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from planner.forms.slides.shapes import PIXEL
from planner.forms.slides.text import LEAST, Box, Place

if TYPE_CHECKING:
    from pptx.presentation import Presentation

LEFT: Final = 55
RIGHT: Final = 1225
"""Between which pixels a slide is filled, across."""

_BLANK: Final = Path(__file__).with_name("blank.pptx")


class Part(StrEnum):
    """What stands in a place; the value is the message of its name."""

    TITLE = "slides.title"
    FACT = "slides.fact"
    POINTS = "slides.points"
    CODE = "slides.code-name"
    ADDRESS = "slides.link"
    FOOTER = "slides.disclaimer"
    SOURCES = "slides.sources-name"
    NUMBER = "slides.number"


class Layout(StrEnum):
    """A layout; the value is the message of its name."""

    OPENING = "slides.layout-opening"
    PICTURE = "slides.layout-picture"
    WHOLE = "slides.layout-whole"
    TEXT = "slides.layout-text"
    CODE = "slides.layout-code"
    SOURCES = "slides.layout-sources"


_SMALLEST: Final = {
    (Layout.PICTURE, Part.FACT): 22,
    (Layout.WHOLE, Part.FACT): 22,
    (Layout.TEXT, Part.FACT): 22,
    **{(layout, Part.FOOTER): 9 for layout in Layout},
    **{(layout, Part.SOURCES): 8 for layout in Layout},
}
"""The least type of a place, in points, where it is not LEAST; smaller only below the slide."""

_BETWEEN: Final = {
    (Layout.CODE, Part.POINTS): 0.3,
    (Layout.SOURCES, Part.POINTS): 0.3,
    **{(layout, Part.FOOTER): 0 for layout in Layout},
}
"""The space above a paragraph, as a part of the type size, where it is not the usual one."""

_USUAL: Final = 0.6


def blank_deck() -> "Presentation":
    """The deck without slides, for a new deck to begin with."""
    from pptx import Presentation

    return Presentation(str(_BLANK))


@cache
def places() -> Mapping[Layout, Mapping[Part, Place]]:
    """The places of every layout."""
    layouts: Any = blank_deck().slide_layouts
    return {
        Layout(one.name): {Part(shape.name): _place(one, shape) for shape in one.placeholders}
        for one in layouts
    }


def _place(layout: Any, shape: Any) -> Place:
    known = Layout(layout.name), Part(shape.name)
    left, top = shape.left / PIXEL, shape.top / PIXEL
    (style,) = shape.element.iterfind(".//{*}lvl1pPr")
    return Place(
        kind=" ".join(f'{name}="{value}"' for name, value in shape.element.ph.attrib.items()),
        box=Box(left, top, left + shape.width / PIXEL, top + shape.height / PIXEL),
        size=int(style.find("{*}defRPr").get("sz")) // 100,
        least=_SMALLEST.get(known, LEAST),
        between=_BETWEEN.get(known, _USUAL),
        bullets=style.find("{*}buChar") is not None,
    )
