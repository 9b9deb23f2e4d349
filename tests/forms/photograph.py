"""What typst's own reader of SVG makes of a picture: a second way to the same PNG."""

import re
from io import BytesIO
from typing import Final

from PIL import Image
from typst import Compiler, Fonts

from planner.language.lettering import FONTS

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
    (size,) = re.findall(r'viewBox="0 0 (\d+) (\d+)"', picture)
    width, height = map(int, size)
    sheet = _sheet(picture, width, height)
    compiler = Compiler(_PAGE, font_paths=_BUNDLED, sys_inputs={"picture": sheet})
    content = compiler.compile(format="png", ppi=2 * _SVG_PIXELS_PER_INCH)
    assert isinstance(content, bytes)
    return opened(content).crop((0, 0, 2 * width, 2 * height))


def _sheet(picture: str, width: int, height: int) -> str:
    """The SVG on a sheet that is a power of two as high as it is wide.

    Typst reckons the height of an image in pixels from its width and this ratio, and rounds up:
    with many a ratio it takes a pixel too many, and draws the picture a little smaller.
    """
    high = width
    while high < height:
        high *= 2
    for old, new in (
        (f'viewBox="0 0 {width} {height}"', f'viewBox="0 0 {width} {high}"'),
        (f' height="{height}"', f' height="{high}"'),
    ):
        picture = picture.replace(old, new, 1)
    return picture
