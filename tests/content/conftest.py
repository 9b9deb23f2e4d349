"""Fixtures for the tests of what is shipped."""

import pytest

from planner.pathway import Pathway
from tests.content import SHIPPED


@pytest.fixture(autouse=True)
def _shipped(shipped: None) -> None:
    """Forms find the shipped help lines and pathway where they look for them."""


@pytest.fixture(scope="session")
def pathway() -> Pathway:
    """The shipped pathway."""
    return SHIPPED.default
