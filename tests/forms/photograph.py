"""What typst's own reader of SVG makes of a picture: a second way to the same PNG."""

from io import BytesIO
from typing import Final

from PIL import Image
from typst import Compiler, Fonts

from planner.lettering import FONTS

_BUNDLED: Final = Fonts(
    include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
)
_SVG_PIXELS_PER_INCH: Final = 96
_PAGE: Final = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.picture), format: "svg")
"""


def opened(content: bytes) -> Image.Image:
    """A PNG as an independent reader decodes it."""
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture.convert("RGB")


def photograph(picture: str) -> Image.Image:
    """An SVG with all its words, at two pixels for each of its own."""
    compiler = Compiler(_PAGE, font_paths=_BUNDLED, sys_inputs={"picture": picture})
    content = compiler.compile(format="png", ppi=2 * _SVG_PIXELS_PER_INCH)
    assert isinstance(content, bytes)
    return opened(content)
