"""Fixtures for the tests of what is shipped."""

import pytest

from planner.pathway.pathway import Pathway
from tests.browser.conftest import (
    base_url,
    browser_context_args,
    browser_type_launch_args,
    context,
    first_page,
    server,
    watched_page,
)
from tests.content import SHIPPED

__all__ = [
    "base_url",
    "browser_context_args",
    "browser_type_launch_args",
    "context",
    "first_page",
    "server",
    "watched_page",
]
"""What the tests need that look at the shipped words in a browser."""


@pytest.fixture(autouse=True)
def _shipped(shipped: None) -> None:
    """Forms find the shipped help lines and pathway where they look for them."""


@pytest.fixture(scope="session")
def pathway() -> Pathway:
    """The shipped pathway."""
    return SHIPPED.default
