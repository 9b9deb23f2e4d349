"""Both apps as servers of their own on this computer, always ended by whoever started them."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.browser.server import REPOSITORY, Server

OURS: Final = REPOSITORY / "app.py"
NAIVE: Final = Path(__file__).with_name("naive") / "app.py"
_SETTINGS: Final = {
    OURS: {},
    NAIVE: {
        "STREAMLIT_SERVER_ADDRESS": "localhost",
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    },
}


@contextmanager
def running(app: Path) -> Iterator[Server]:
    """The app on a free port, until the block ends in whatever way; no fault may be in its log."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(
            log_file=Path(folder, "log.txt"),
            app=app,
            settings=_SETTINGS[app],
            health="/_stcore/health",
        )
        server.start()
        try:
            yield server
        finally:
            server.stop()
        if "Traceback" in server.log():
            raise RuntimeError(server.log())


@contextmanager
def both() -> Iterator[tuple[Server, Server]]:
    """Our app and the naive one, side by side."""
    with running(OURS) as ours, running(NAIVE) as naive:
        yield ours, naive
