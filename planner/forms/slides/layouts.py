"""The layouts of the slides: which places each has, where they are and how large their type is.

Words on a slide stand in these places, so that a presenter who changes a layout changes all slides
of it. Drawings stand in the room that a layout leaves free. The layouts themselves are in
`blank.pptx`: what is said here of a place is true there as well.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from planner.forms.slides.text import LEAST, Box, Place

LEFT: Final = 55
RIGHT: Final = 1225


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


FOOT: Final[Mapping[Part, Place]] = {
    Part.FOOTER: Place(
        kind='type="ftr" sz="quarter" idx="11"',
        box=Box(LEFT, 652, RIGHT, 690),
        size=12,
        least=9,
        between=0,
    ),
    Part.SOURCES: Place(
        kind='type="body" sz="quarter" idx="16"', box=Box(LEFT, 690, 1150, 709), size=12, least=8
    ),
    Part.NUMBER: Place(
        kind='type="sldNum" sz="quarter" idx="12"', box=Box(1160, 690, RIGHT, 709), size=12
    ),
}
"""What stands below every slide; its type is the only one that is smaller than LEAST."""


def _title(box: Box, size: int = 36, *, kind: str = "title") -> Place:
    return Place(kind=f'type="{kind}"', box=box, size=size)


def _fact(box: Box, size: int, *, least: int = LEAST, kind: str = "body") -> Place:
    return Place(kind=f'type="{kind}" idx="1"', box=box, size=size, least=least)


def _points(box: Box, size: int, *, between: float = 0.6, bullets: bool = False) -> Place:
    kind = 'type="body" sz="quarter" idx="13"'
    return Place(kind=kind, box=box, size=size, between=between, bullets=bullets)


_TITLE: Final = _title(Box(LEFT, 30, RIGHT, 90))

LAYOUTS: Final[Mapping[Layout, Mapping[Part, Place]]] = {
    Layout.OPENING: {
        Part.TITLE: _title(Box(LEFT, 60, RIGHT, 236), 54, kind="ctrTitle"),
        Part.FACT: _fact(Box(LEFT, 278, RIGHT, 378), 32, kind="subTitle"),
        Part.POINTS: _points(Box(LEFT, 392, RIGHT, 640), 22, bullets=True),
    },
    Layout.PICTURE: {
        Part.TITLE: _TITLE,
        Part.FACT: _fact(Box(LEFT, 104, RIGHT, 186), 26, least=22),
        Part.POINTS: _points(Box(LEFT, 470, RIGHT, 564), 20),
    },
    Layout.WHOLE: {
        Part.TITLE: _TITLE,
        Part.FACT: _fact(Box(LEFT, 96, RIGHT, 165), 22, least=22),
        Part.POINTS: _points(Box(LEFT, 619, RIGHT, 651), 20),
    },
    Layout.TEXT: {
        Part.TITLE: _TITLE,
        Part.FACT: _fact(Box(LEFT, 104, RIGHT, 186), 26, least=22),
        Part.POINTS: _points(Box(LEFT, 206, RIGHT, 640), 24, bullets=True),
    },
    Layout.CODE: {
        Part.TITLE: _TITLE,
        Part.FACT: _fact(Box(LEFT, 96, RIGHT, 159), 22),
        Part.POINTS: _points(Box(450, 163, RIGHT, 561), LEAST, between=0.3),
        Part.CODE: Place(
            kind='type="pic" sz="quarter" idx="14"', box=Box(LEFT, 182, 415, 542), size=LEAST
        ),
        Part.ADDRESS: Place(
            kind='type="body" sz="quarter" idx="15"',
            box=Box(LEFT, 564, RIGHT, 649),
            size=28,
        ),
    },
    Layout.SOURCES: {
        Part.TITLE: _TITLE,
        Part.POINTS: _points(Box(LEFT, 104, RIGHT, 640), 22, between=0.3),
    },
}
"""Every layout; all have FOOT as well."""

MASTER: Final = (Part.TITLE, Part.POINTS, Part.FOOTER, Part.NUMBER)
"""The places of the slide master, which all layouts stand on."""
