"""Where a printed address may break."""

import pytest

from planner.forms.paper.printed import address_parts
from planner.language.lettering import text_width
from planner.reading.library import library

SIZE = 7.5
ADDRESSES = [one.address for one in library().default.sources if one.address is not None]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("width", [20, 60, 200, 400])
def test_no_part_is_wider_than_a_line(address: str, width: float) -> None:
    """Where lines are wide, a part ends where an address is parted."""
    parts = [*address_parts(address, SIZE, width)]
    assert "".join(parts) == address
    assert all(len(part) == 1 or text_width(part, SIZE) <= width for part in parts)
    assert width < 400 or all(part[-1] in "&/?=" for part in parts[:-1])


@pytest.mark.parametrize(
    ("address", "width", "parts"),
    [
        pytest.param("https://a.org/b", 400, ("https://", "a.org/", "b"), id="folders"),
        pytest.param("a.org/?b=1&c=2", 400, ("a.org/", "?", "b=", "1&", "c=", "2"), id="values"),
        pytest.param("a.org/one-two", 24, ("a.org/", "one-", "two"), id="words"),
        pytest.param("a.org/threefold", 24, ("a.org/", *"threefold"), id="letters"),
        pytest.param("a.org/PMC4007701", 400, ("a.org/", "PMC4007701"), id="numbers"),
    ],
)
def test_parts(address: str, width: float, parts: tuple[str, ...]) -> None:
    assert (*address_parts(address, SIZE, width),) == parts
