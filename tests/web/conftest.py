"""One server for all tests that need a real one and leave it as it was."""

from collections.abc import Iterator

import pytest

from tests.browser.server import Server, running


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app, in which nothing may have failed."""
    with running(tmp_path_factory.mktemp("server") / "log.txt") as started:
        yield started
