"""Both apps as servers of their own on this computer, always ended by whoever started them."""

import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Final, Protocol
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from tests.browser.server import free_port, wait_until

HERE: Final = Path(__file__).resolve().parent
START_SECONDS: Final = 60
STOP_SECONDS: Final = 15

# The servers are on this computer, whatever proxy the environment names.
_open_directly = build_opener(ProxyHandler({})).open


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """What is measured: how it is started, and which number its visitors change.

    `changes` and `rarely` are keys of number inputs, None for one without a key. `rarely` is
    moved on each time all values of `changes` are through, so that no plan comes twice; an app
    that keeps nothing needs none. `query` gives each visitor a plan of its own.
    """

    name: str
    script: Path
    options: tuple[str, ...] = ()
    changes: str | None = None
    rarely: str | None = None
    query: str = ""


OURS: Final = App(
    name="planner",
    script=HERE.parent / "app.py",
    changes="days-evaluation",
    rarely="days-detox",
    options=("--server.headless", "true", "--server.fileWatcherType", "none"),
    query="detox=10&evaluation=60&aftercare={place}",
)
NAIVE: Final = App(
    name="naive",
    script=HERE / "naive" / "app.py",
    options=(
        *("--server.headless", "true", "--browser.gatherUsageStats", "false"),
        *("--server.address", "localhost"),
    ),
)


class Place(Protocol):
    """Where one of the apps can be reached."""

    @property
    def app(self) -> App:
        """Which of them."""

    @property
    def address(self) -> str:
        """Its host and port."""


class Server:
    """One of the apps in a process of its own."""

    def __init__(self, app: App, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.app = app
        self.address = f"localhost:{port}"
        self.start_seconds = 0.0
        self._process = process
        self._log = log

    def wait_until_healthy(self) -> None:
        """Return once it answers; TimeoutError or RuntimeError if it never does."""
        began = time.perf_counter()
        try:
            wait_until(self._is_healthy, seconds=START_SECONDS, what=f"{self.app.name} is healthy")
        except TimeoutError as error:
            raise TimeoutError(f"{error}; it printed:\n{self.log()}") from None
        self.start_seconds = time.perf_counter() - began

    def stop(self) -> None:
        """Ask it to end, and end it if it does not."""
        self._process.terminate()
        try:
            self._process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(timeout=STOP_SECONDS)

    def log(self) -> str:
        """Everything that it has printed."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def memory(self) -> float:
        """Its resident memory in MB; not a number where the system has no `/proc`."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        except OSError:
            return math.nan
        kilobytes = next(line for line in status.splitlines() if line.startswith("VmRSS:")).split()
        return int(kilobytes[1]) / 1000

    def open_files(self) -> float:
        """How many files and connections it holds open; not a number where there is no `/proc`."""
        try:
            return sum(1 for _ in Path(f"/proc/{self._process.pid}/fd").iterdir())
        except OSError:
            return math.nan

    def processor_seconds(self) -> float:
        """How long it has kept a processor busy; not a number where there is no `/proc`."""
        try:
            status = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="utf-8")
        except OSError:
            return math.nan
        user, system = status.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def _is_healthy(self) -> bool:
        if self._process.poll() is not None:
            raise RuntimeError(f"{self.app.name} ended while starting; it printed:\n{self.log()}")
        try:
            with _open_directly(f"http://{self.address}/_stcore/health", timeout=1) as answer:
                return bool(answer.status == 200)
        except (URLError, HTTPException, OSError):
            return False


@contextmanager
def running(app: App) -> Iterator[Server]:
    """The app on a free port, until the block ends in whatever way."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log.txt")
        port = free_port()
        command = [sys.executable, "-m", "streamlit", "run", app.script.name]
        with log.open("wb") as output:
            process = subprocess.Popen(
                [*command, "--server.port", str(port), *app.options],
                cwd=app.script.parent,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        server = Server(app, process, port, log)
        try:
            server.wait_until_healthy()
            yield server
        finally:
            server.stop()


@contextmanager
def both() -> Iterator[tuple[Server, Server]]:
    """Our app and the naive one, side by side."""
    with running(OURS) as ours, running(NAIVE) as naive:
        yield ours, naive


def _environment() -> dict[str, str]:
    """The environment without options for either app: each runs with its own."""
    return {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
