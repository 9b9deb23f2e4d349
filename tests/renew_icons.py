"""Renews the pictures in `data/icons/` from the drawings there: `python -m tests.renew_icons`."""

import struct
from collections.abc import Iterator
from typing import Final

import typst

from planner.web.fixed_files import ICONS

_BACK: Final = "#123F73"
"""The color of the drawings: where an icon must be square, it fills the corners."""

_ICO_SIZE: Final = 32


def pictures() -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of every picture."""
    yield "favicon.png", drawn("favicon", 64, 64)
    yield "favicon.ico", as_ico(drawn("favicon", _ICO_SIZE, _ICO_SIZE))
    # Phones cut the corners of these themselves.
    yield "apple-touch-icon.png", drawn("favicon", 180, 180, back=_BACK)
    yield "icon-192.png", drawn("favicon", 192, 192, back=_BACK)
    yield "icon-512.png", drawn("favicon", 512, 512, back=_BACK)
    yield "card.png", drawn("card", 1200, 630)


def drawn(name: str, width: int, height: int, *, back: str | None = None) -> bytes:
    """A drawing as a PNG of so many pixels, over the color `back`, or over nothing."""
    fill = f'rgb("{back}")' if back else "none"
    page = (
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: {fill})\n"
        f'#image("{name}.svg", width: 100%, height: 100%)'
    )
    made = typst.Compiler(page.encode(), root=str(ICONS)).compile(format="png", ppi=72)
    assert isinstance(made, bytes)
    return made


def as_ico(png: bytes) -> bytes:
    """An ICO file with this one picture: a header, an entry of the list, and the PNG itself."""
    header = struct.pack("<HHH", 0, 1, 1)
    entry = struct.pack("<BBBBHHII", _ICO_SIZE, _ICO_SIZE, 0, 0, 1, 32, len(png), 6 + 16)
    return header + entry + png


if __name__ == "__main__":
    for name, content in pictures():
        ICONS.joinpath(name).write_bytes(content)
