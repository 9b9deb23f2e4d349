"""The QR code holds the address, and is large enough on paper."""

import re
from dataclasses import replace
from typing import Final
from xml.etree import ElementTree

import pytest
import segno

from planner.forms.order import Order
from planner.forms.qr import qr_code
from planner.plan.plan import default_plan
from planner.reading.library import library
from tests.forms.examples import BASE, dated

ORDER: Final = Order(plan=dated(default_plan(library().default)), base=BASE)
TITLE: Final = "Open & <see>"
NAMESPACE: Final = "{http://www.w3.org/2000/svg}"
LEAST_MODULE: Final = 0.33
"""Millimeters that the camera of a phone needs for a module."""


def dark_modules(root: ElementTree.Element) -> set[tuple[int, int]]:
    """The dark modules of a code, without its quiet zone, read from its drawing."""
    (lines,) = (path for path in root.iter(f"{NAMESPACE}path") if path.get("stroke"))
    dark: set[tuple[int, int]] = set()
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmhv])([-\d. ]+)", lines.get("d", "")):
        steps = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            dark |= {(int(x) + step - 4, int(y) - 4) for step in range(int(steps[0]))}
            x += steps[0]
        elif command == "M":
            x, y = steps
        else:
            x, y = x + steps[0], y + steps[1]
    return dark


@pytest.mark.parametrize(
    "base", [None, f"{BASE}/{'a' * 2400}"], ids=["no-address", "more-than-a-code-can-hold"]
)
def test_there_may_be_no_code(base: str | None) -> None:
    assert qr_code(replace(ORDER, base=base), TITLE) is None


def test_it_holds_the_address_and_has_a_title() -> None:
    """Dark and light are those of a code for this address at level M, in one of its masks."""
    code = qr_code(ORDER, TITLE)
    assert code is not None
    root = ElementTree.fromstring(code.svg)
    assert [title.text for title in root.iter(f"{NAMESPACE}title")] == [TITLE]
    assert ORDER.address is not None
    possible = [
        segno.make_qr(ORDER.address, error="m", boost_error=False, mask=mask) for mask in range(8)
    ]
    assert dark_modules(root) in [
        {(x, y) for y, row in enumerate(one.matrix) for x, module in enumerate(row) if module}
        for one in possible
    ]


@pytest.mark.parametrize("length", [0, 100, 250, 500, 1500])
def test_size_on_paper(length: int) -> None:
    order = replace(ORDER, base=f"{BASE}/{'a' * length}")
    code = qr_code(order, TITLE)
    assert code is not None
    assert order.address is not None
    modules, _ = segno.make_qr(order.address, error="m", boost_error=False).symbol_size(border=4)
    assert code.side >= 23
    assert code.side / modules >= LEAST_MODULE
