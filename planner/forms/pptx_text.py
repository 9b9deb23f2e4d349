"""Words of a slide and how large they can be: boxes, paragraphs, and the type that fits.

Places are in pixels of a slide of 1280 x 720; type is in points, as programs show it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from planner.captions import Runs
from planner.lettering import Line, Run, break_lines

POINT: Final = 4 / 3
"""Pixels in one point of type."""

FONT_HEIGHT: Final = 1.24
"""The height of a line of the bundled font, as a part of the type size."""

LEADING: Final = 1.18
"""The height of a line on a slide, as a part of the type size."""

_SLACK: Final = 1.2
"""How much wider than ours the font may be that stands in for it: lines break at this width.

Arial is 1.02 as wide; DejaVu Sans, which LibreOffice takes on Linux, is 1.16, and in bold 1.19.
"""

_BETWEEN: Final = 0.6
"""The space before a paragraph, as a part of the type size."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the slide."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph at a size in points; `link` is the id of a relationship of the slide."""

    line: Line
    size: float
    before: float = 0
    link: str | None = None


def fitted(texts: Sequence[Runs], box: Box, sizes: Iterable[int]) -> tuple[list[Paragraph], float]:
    """Paragraphs in the first of the sizes that fits a box, else the last; and their height."""
    size, used = 0, 0.0
    for size in sizes:
        pixels = size * POINT
        lines = sum(len(break_lines(runs, pixels, box.width / _SLACK)) for runs in texts)
        used = (lines * LEADING + (len(texts) - 1) * _BETWEEN) * pixels
        if used <= box.height:
            break
    paragraphs = [
        Paragraph(line=_spaced(runs), size=size, before=size * _BETWEEN if index else 0)
        for index, runs in enumerate(texts)
    ]
    return paragraphs, used


def _spaced(runs: Runs) -> Line:
    """Runs as one line: captions leave the space between them to whoever breaks the lines."""
    first, *others = runs
    return first, *(Run(f" {run.text}", run.bold, run.quiet) for run in others)
