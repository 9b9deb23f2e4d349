"""Words of a slide and how large they can be: boxes, paragraphs, and the type that fits.

Places are in pixels of a slide of 1280 x 720; type is in points, as programs show it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from planner.language.lettering import Line, break_lines, text_width

POINT: Final = 4 / 3
"""Pixels in one point of type."""

LEAST: Final = 18
"""Points of the smallest type that can be read from the back of a room."""

LEADING: Final = 1.17
"""The height of a line, as a part of the type size: that of the highest font that may stand in."""

_SLACK: Final = 1.2
"""How much wider than the bundled font, in which words are measured, the one on a slide may be.

Arial is 1.02 as wide; DejaVu Sans, which LibreOffice takes where it lacks both, 1.16 to 1.19.
"""

_LABEL_SLACK: Final = 0.6
"""As many times the type size a label may be wider still: "Day 11" is narrow in the bundled one."""

INDENT: Final = 1.0
"""How far the text stands behind its bullet, as a part of the type size."""

Align = Literal["l", "ctr", "r"]
"""Where words stand in their box across, as the file format writes it."""

_FALLBACK: Final = (16, 14, 12, 10, 8)
"""Smaller type is better than words cut off: only texts longer than any we know come to that."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the slide."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph at a size in points; its last run leads to a relationship's id, `link`.

    `before` is the space above it in points. Without a `size` or `align` the paragraph has that of
    its placeholder.
    """

    line: Line
    size: float | None = None
    before: float = 0
    align: Align | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of a layout; `kind` are the attributes that join it with the slides' own.

    `size` is that of its type in points; smaller, down to `least`, where the words of a slide need
    it. `between` is the space above a paragraph, as a part of the type size.
    """

    kind: str
    box: Box
    size: int
    least: int
    between: float
    bullets: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The paragraphs of a place, and the box that holds them."""

    paragraphs: tuple[Paragraph, ...]
    box: Box


def fitted(
    texts: Sequence[Line],
    place: Place,
    *,
    links: Sequence[str | None] | None = None,
    grow: Literal["top", "bottom"] | None = None,
) -> Fitted:
    """Texts in the largest type that fits their place; `links` are a relationship each, or None.

    Where the least is too large the box grows at one of its edges; if it may not, type gets smaller
    still.
    """
    box = place.box
    smaller = () if grow else (size for size in _FALLBACK if size < place.least)
    size, used = place.size, 0.0
    for size in (*range(place.size, place.least - 1, -2), *smaller):
        used = text_height(texts, size, box.width, bullets=place.bullets, between=place.between)
        if used <= box.height:
            break
    if used > box.height:
        top = box.bottom - used if grow == "top" else box.top
        box = replace(box, top=top, bottom=top + used)
    paragraphs = tuple(
        Paragraph(
            line=text,
            size=None if size == place.size else size,
            before=size * place.between if index else 0,
            link=link,
        )
        for index, (text, link) in enumerate(zip(texts, links or [None] * len(texts), strict=True))
    )
    return Fitted(paragraphs=paragraphs, box=box)


def text_height(
    texts: Sequence[Line],
    size: float,
    width: float,
    *,
    bullets: bool = False,
    between: float = 0,
) -> float:
    """How many pixels texts are high that are set in paragraphs of a size in points."""
    pixels = size * POINT
    room = width - INDENT * pixels if bullets else width
    lines = sum(line_count(text, size, room) for text in texts)
    return (lines * LEADING + (len(texts) - 1) * between) * pixels


def line_count(text: Line, size: float, width: float) -> int:
    """How many lines a text needs in the widest font; a word wider than a line is broken."""
    pixels = size * POINT
    room = width / _SLACK
    words = (word for run in text for word in run.text.split(" "))
    extra = sum(int(text_width(word, pixels, bold=True) / room) for word in words)
    return len(break_lines(text, pixels, room)) + extra


def label_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the box of a label of one line is, in pixels, with room for the widest font."""
    pixels = size * POINT
    return text_width(text, pixels, bold) * _SLACK + _LABEL_SLACK * pixels
