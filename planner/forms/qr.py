"""The QR code of a plan's address, for pages, handouts and slides."""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

from planner.forms.order import Order

if TYPE_CHECKING:
    import segno

_PIXELS: Final = 4
"""Pixels a module; whoever prints the code sets its size on paper."""

_QUIET_ZONE: Final = 4
"""Modules of free space around the code, by ISO/IEC 18004."""

_MASK: Final = 2
"""One of the eight masks of ISO/IEC 18004. To try them all takes five times as long as the rest,
and the code of the standard's choice was read no better, at any size that was tried.
"""

_LEAST_SIDE: Final = 23.0
_LEAST_MODULE: Final = 0.36
"""Millimeters on paper: from 0.33 a module on, the camera of a phone read every code tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """A code as SVG, quiet zone included, and the length in mm of its side on paper."""

    svg: str
    side: float


def symbol(order: Order) -> "segno.QRCode | None":
    """The modules of that code, to be drawn."""
    if order.address is None:
        return None
    import segno

    try:
        return segno.make_qr(order.address, error="m", boost_error=False, mask=_MASK)
    except segno.DataOverflowError:
        return None


def qr_code(order: Order, title: str) -> QrCode | None:
    """The code of the order's address; None without an address, or if no code can hold it."""
    code = symbol(order)
    if code is None:
        return None
    file = BytesIO()
    code.save(
        file,
        kind="svg",
        scale=_PIXELS,
        border=_QUIET_ZONE,
        title=title,
        light="white",
        xmldecl=False,
        svgclass="qr",
        lineclass=None,
    )
    modules, _ = code.symbol_size(border=_QUIET_ZONE)
    return QrCode(svg=file.getvalue().decode(), side=max(_LEAST_SIDE, modules * _LEAST_MODULE))
