"""How much of a printed page words take, by counting lines of type. All sizes are points.

They are those of `printed.typ`. Typst could measure instead, and would take three times as long.
A count that is off by a line or two does no harm: a little height is kept back for it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from planner.forms.address_parts import address_parts
from planner.forms.order import Paper
from planner.lettering import text_width

WIDTH: Final = 547.2
"""The width of what is printed on a page."""

HIGH: Final = {Paper.LETTER: 735.0, Paper.A4: 785.0}
"""The height of a page without its margins."""

SPARE: Final = 4.0
TEXT: Final = 9.0
SMALL: Final = 8.5
TINY: Final = 7.5
"""Sizes of type: of sentences, of tables and help lines, of sources and addresses."""

CAPITAL: Final = 0.668
"""The height of a line of type alone, as a part of its size."""

LEADING: Final = 0.48
TIGHT: Final = 0.42
"""The space between two lines, as a part of the type size: in sentences, and in tables."""

PARAGRAPH: Final = 5.0
"""The space between two paragraphs."""

_BREAKS: Final = re.compile(r"(?<=[-/])")
"""Where a line may break inside a word that is no address."""

_BOX_FRAME: Final = 2 * 5.5 + 2 * PARAGRAPH + 2
_BOX_WIDTH: Final = WIDTH - 16
_BETWEEN_LINES: Final = 9.0
_NUMBER: Final = 9.4
"""The size of a number to call."""


def box_height(
    boxed: Sequence[tuple[str, str]], help_lines: Sequence[tuple[str, str, int]], scale: float
) -> float:
    """The height of the box of safety words and help lines; of a pair, the first are bold."""
    size, shares = SMALL * scale, sum(share for *_, share in help_lines)
    width = _BOX_WIDTH - _BETWEEN_LINES * (len(help_lines) - 1)
    told = [
        text_height(about, size, width * share / shares, bold=title)
        for title, about, share in help_lines
    ]
    number = (_NUMBER * CAPITAL + SMALL * TIGHT) * scale
    texts = [text_height(text, TEXT * scale, _BOX_WIDTH, bold=lead) for lead, text in boxed]
    return _BOX_FRAME + number + max(told, default=0.0) + sum(texts)


def text_height(
    text: str, size: float, width: float, leading: float = LEADING, *, bold: str = ""
) -> float:
    """The height of a text that begins with the words in `bold`."""
    lines = count_lines(bold, text, size, width)
    return max(0.0, lines * (CAPITAL + leading) - leading) * size


@lru_cache(maxsize=8192)
def count_lines(bold: str, text: str, size: float, width: float) -> int:
    """How many lines a text takes that begins with bold words."""
    widest = width / size
    lines, used = 0, widest
    for part, heavy in ((bold, True), (text, False)):
        for word in part.split():
            before = text_width(" ", 1, heavy)
            for piece in _pieces(word, widest):
                wide = text_width(piece, 1, heavy)
                if used + before + wide > widest:
                    lines, used = lines + 1, wide
                else:
                    used += before + wide
                before = 0
    return lines


def _pieces(word: str, widest: float) -> Sequence[str]:
    """What a word is not broken inside."""
    return address_parts(word, 1, widest) if "/" in word and "." in word else _BREAKS.split(word)
