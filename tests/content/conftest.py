"""Fixtures for the tests of what is shipped."""

from collections.abc import Iterator

import pytest

from planner import library
from planner.pathway import Pathway
from tests.content import SHIPPED


@pytest.fixture(autouse=True)
def _shipped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forms find the shipped help lines and pathway where they look for them."""
    monkeypatch.setattr(library, "built_in", lambda: SHIPPED)
    library.facility_folder.cache_clear()
    yield
    library.facility_folder.cache_clear()


@pytest.fixture(scope="session")
def pathway() -> Pathway:
    """The shipped pathway."""
    return SHIPPED.default
