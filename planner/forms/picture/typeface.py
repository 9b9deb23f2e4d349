"""The bundled font as CSS inside a file, so that its labels are as wide wherever it is opened."""

import string
from base64 import b64encode
from functools import lru_cache
from io import BytesIO
from typing import Final

from planner.language.lettering import FAMILY, FONTS

_WEIGHTS: Final = {"Regular": 400, "Bold": 700}
_ALWAYS: Final = frozenset(
    string.digits + string.ascii_letters + string.punctuation + " \u00a0·–’…"
)
"""Characters that nearly every picture needs: with them in each subset, few subsets are made."""

_MOST_SUBSETS: Final = 64
_LEFT_OUT: Final = ("GDEF", "GPOS", "GSUB")
"""Tables of kerning and ligatures: the widths of our labels are measured without them."""


def font_face(text: str) -> str:
    """A style element that brings the characters of `text`, as far as the font has them."""
    return _style("".join(sorted(_ALWAYS.union(text))))


@lru_cache(maxsize=_MOST_SUBSETS)
def _style(characters: str) -> str:
    rules = "".join(
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};'
        f"src:url(data:font/woff;base64,{_subset(name, characters)})}}"
        for name, weight in _WEIGHTS.items()
    )
    return f"<style>{rules}</style>"


def _subset(name: str, characters: str) -> str:
    """A font of these characters alone, without hints, in Base64; same input, same bytes."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(
        hinting=False, layout_features=[], drop_tables=[*Options().drop_tables, *_LEFT_OUT]
    )
    file = BytesIO()
    with TTFont(FONTS / f"AtkinsonHyperlegible-{name}.ttf", recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        font.flavor = "woff"
        font.save(file)
    return b64encode(file.getvalue()).decode()
