"""Whose request it is, by what the server knows of its address."""

import pytest

from planner.web.clients import client_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8:0:0:1::", "2001:DB8::9", True),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("testclient", "testclient", True),
        ("2001:db8:0:1::1", "2001:db8:0:2::1", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
    ],
)
def test_client(one: str, other: str, *, same: bool) -> None:
    assert (client_of({"client": (one, 1)}) == client_of({"client": (other, 2)})) is same


@pytest.mark.parametrize("scope", [{}, {"client": None}])
def test_no_address(scope: dict[str, None]) -> None:
    assert client_of(scope) == ""
