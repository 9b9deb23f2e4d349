"""One server for all tests that need a real one and leave it as it was."""

from collections.abc import Iterator

import pytest

from tests.browser.server import Server


@pytest.fixture(scope="session")
def _started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(log_file=tmp_path_factory.mktemp("server") / "log.txt")
    server.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def server(_started: Server) -> Iterator[Server]:
    """The app, in which nothing may fail meanwhile."""
    before = len(_started.log())
    yield _started
    log = _started.log()[before:]
    assert "Traceback" not in log, log
