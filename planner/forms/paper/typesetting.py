"""Files that typst makes: templates are files, and what stands in them goes in as data."""

import json
import struct
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zlib import crc32

from planner.forms.order import CannotMakeError
from planner.language.lettering import FONTS, cannot_draw

if TYPE_CHECKING:
    from typst import Fonts

_TEMPLATES: Final = Path(__file__).resolve().parent
_PIXELS_PER_INCH: Final = 144
"""Two pixels a point."""


def as_pdf(template: str, data: Mapping[str, object], *, made: date) -> bytes:
    """A tagged file by PDF/UA-1, which calls `made` its date; CannotMakeError if it is not one."""
    moment = datetime.combine(made, time(), UTC)
    return _typeset(template, data, made=moment, pdf=True)


def as_png(template: str, data: Mapping[str, object]) -> bytes:
    """One page as a picture, at two pixels a point; CannotMakeError where it is not right.

    A point stands for a pixel of the web, of which an inch has 96.
    """
    file = _typeset(template, data, made=None, pdf=False)
    return file[:_AFTER_HEADER] + _PHYSICAL_SIZE + file[_AFTER_HEADER:]


def _chunk(kind: bytes, content: bytes) -> bytes:
    """A part of a PNG file, by ISO/IEC 15948, section 5.3."""
    return (
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", crc32(kind + content))
    )


_AFTER_HEADER: Final = 33
"""Bytes of a PNG file's signature and its header, which comes first."""

_PHYSICAL_SIZE: Final = _chunk(b"pHYs", struct.pack(">IIB", *2 * [round(2 * 96 / 0.0254)], 1))
"""How many pixels a meter has across and down: those of 192 an inch."""


def _typeset(
    template: str, data: Mapping[str, object], *, made: datetime | None, pdf: bool
) -> bytes:
    """What typst makes of it. A warning is a fault: it may tell of words that are not there."""
    from typst import Compiler, TypstError

    text = json.dumps(data, ensure_ascii=False)
    _refuse_what_the_font_lacks(text)
    try:
        # One for each file: shared by threads, it fails ("Already borrowed").
        compiler = Compiler(_main(template, text), root=str(_TEMPLATES), font_paths=_fonts())
        file, warnings = compiler.compile_with_warnings(
            format="pdf" if pdf else "png",
            pdf_standards=["ua-1"] if pdf else [],
            timestamp=made,
            ppi=_PIXELS_PER_INCH,
        )
    except TypstError as error:
        raise CannotMakeError(f"{template}: {error.message}") from error
    if warnings:
        raise CannotMakeError(f"{template}: {'; '.join(one.message for one in warnings)}")
    if not isinstance(file, bytes):
        raise CannotMakeError(f"{template}: more than one page for one picture")
    return file


def _main(template: str, data: str) -> bytes:
    """What is set: the `sheet` of a template, with its data as JSON.

    Data that came as an input of the system would be new to every part of the sheet, and typst
    would lay out again even what is the same for all plans. JSON has no sign in it that a string of
    typst would write in another way than JSON itself does.
    """
    literal = json.dumps(data, ensure_ascii=False)
    return f'#import "{template}": sheet\n#sheet(json(bytes({literal})))'.encode()


@cache
def _fonts() -> "Fonts":
    """The bundled font and no other, so that no file looks different on another machine."""
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _refuse_what_the_font_lacks(text: str) -> None:
    """In a picture typst shows nothing for such a character, and says nothing."""
    lacking = sorted(cannot_draw(text))
    if lacking:
        named = ", ".join(f"{character!r} (U+{ord(character):04X})" for character in lacking)
        raise CannotMakeError(f"the font has no glyph for {named}")
