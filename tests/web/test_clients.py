"""Whose request it is, by what the server knows of its address."""

import pytest

from planner.web.clients import client_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8::1", "2001:db8::ffff:2"),
        ("2001:db8:0:0:1::", "2001:DB8::9"),
        ("192.0.2.1", "::ffff:192.0.2.1"),
        ("testclient", "testclient"),
    ],
)
def test_one_client(one: str, other: str) -> None:
    assert client_of({"client": (one, 1)}) == client_of({"client": (other, 2)})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8:0:1::1", "2001:db8:0:2::1"),
        ("192.0.2.1", "192.0.2.2"),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2"),
    ],
)
def test_two_clients(one: str, other: str) -> None:
    assert client_of({"client": (one, 1)}) != client_of({"client": (other, 1)})


@pytest.mark.parametrize("scope", [{}, {"client": None}])
def test_no_address(scope: dict[str, None]) -> None:
    assert client_of(scope) == ""
