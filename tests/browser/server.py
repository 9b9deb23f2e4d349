"""The app in a process of its own, started the way the README says."""

import math
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from typing import Protocol
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

REPOSITORY = Path(__file__).parents[2]
START_SECONDS = 60
STOP_SECONDS = 10

# The server is on this computer, whatever proxy the environment names.
_open_directly = build_opener(ProxyHandler({})).open


class Site(Protocol):
    """Where the app can be opened: a server of its own, or what stands before some."""

    @property
    def url(self) -> str:
        """The address of the app, without a slash at its end."""


class Server:
    """The app on a free local port; `start`, `stop` and `kill` act on this one process only.

    `under` is the beginning of a command that runs the app in its own place, such as `env`;
    `health` is the path that answers `ok`. `start_seconds` is how long the last start took.
    """

    def __init__(
        self,
        *,
        log_file: Path,
        app: Path = REPOSITORY / "app.py",
        settings: Mapping[str, str] | None = None,
        by_uvicorn: bool = False,
        under: Sequence[str] = (),
        health: str = "/healthz",
    ) -> None:
        self.start_seconds = 0.0
        self._app = app
        self._health = health
        self._by_uvicorn = by_uvicorn
        self._under = under
        self._settings = dict(settings or {})
        self._log_file = log_file
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address of the app, without a slash at its end."""
        return f"http://{self.address}"

    @property
    def address(self) -> str:
        """Its host and port."""
        return f"localhost:{self._port}"

    def start(self) -> None:
        """Start the app and wait until it is healthy; after a stop, on the same port."""
        if self._process is not None:
            raise RuntimeError(f"the server at {self.url} already runs")
        began = time.monotonic()
        with self._log_file.open("ab") as log:
            self._process = subprocess.Popen(
                [*self._under, sys.executable, "-m", *self._command()],
                cwd=self._app.parent,
                env={**_environment(), **self._settings},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            wait_until(self._is_healthy, seconds=START_SECONDS, what=f"{self.url} is healthy")
        except BaseException:
            self.kill()
            raise
        self.start_seconds = time.monotonic() - began

    def stop(self) -> None:
        """Ask the app to end, as a deployment does, and wait for it."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End the app at once, as a crash does."""
        self._end(getattr(signal, "SIGKILL", signal.SIGTERM))

    def send(self, what: signal.Signals) -> None:
        """Send it a signal, such as the one that stops a process until it may go on."""
        if self._process is not None:
            self._process.send_signal(what)

    def log(self) -> str:
        """Everything that the app has printed since it was first started."""
        return self._log_file.read_text(encoding="utf-8", errors="replace")

    def starved_seconds(self) -> float:
        """How long it has stood ready while other programs had the processor; 0 if unknown."""
        times = self._of_system("schedstat")
        return int(times.split()[1]) / 1e9 if times else 0.0

    def busy_seconds(self) -> float:
        """How long it has kept a processor busy; not a number where there is no `/proc`."""
        fields = self._of_system("stat").rpartition(")")[2].split()[11:13]
        return sum(map(int, fields)) / os.sysconf("SC_CLK_TCK") if fields else math.nan

    def memory(self) -> float:
        """Its resident memory in MB; not a number where there is no `/proc`."""
        lines = self._of_system("status").splitlines()
        return next((int(line.split()[1]) / 1e3 for line in lines if "VmRSS:" in line), math.nan)

    def open_files(self) -> float:
        """How many files and connections it holds open; not a number where there is no `/proc`."""
        folder = self._system_folder() / "fd"
        return sum(1 for _ in folder.iterdir()) if folder.exists() else math.nan

    def _system_folder(self) -> Path:
        return Path(f"/proc/{self._process.pid if self._process else 0}")

    def _of_system(self, name: str) -> str:
        """What the system says of the process; nothing where there is no `/proc`."""
        try:
            return (self._system_folder() / name).read_text("utf-8")
        except OSError:
            return ""

    def _command(self) -> list[str]:
        """What starts the app, by its own command or by any other server's."""
        if self._by_uvicorn:
            return ["uvicorn", f"{self._app.stem}:app", "--port", str(self._port)]
        served = ["--server.headless", "true", "--server.fileWatcherType", "none"]
        return ["streamlit", "run", self._app.name, "--server.port", str(self._port), *served]

    def _is_healthy(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise RuntimeError(f"the app ended while starting; it printed:\n{self.log()}")
        try:
            with _open_directly(f"{self.url}{self._health}", timeout=1) as answer:
                return bool(answer.status == 200 and answer.read().strip() == b"ok")
        except (URLError, HTTPException, OSError):
            return False

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=STOP_SECONDS)
            raise RuntimeError(f"the app did not end within {STOP_SECONDS} s of {how!r}") from None


@contextmanager
def running(
    log_file: Path, settings: Mapping[str, str] | None = None, under: Sequence[str] = ()
) -> Iterator[Server]:
    """The app with these settings, ended at the end; no fault may be in its log then."""
    server = Server(log_file=log_file, settings=settings, under=under)
    server.start()
    try:
        yield server
    finally:
        server.stop()
    assert "Traceback" not in server.log(), server.log()


def wait_until(condition: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Look every 50 ms until the condition holds; raise TimeoutError after the given seconds."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds} s in vain until {what}")
        time.sleep(0.05)


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment() -> dict[str, str]:
    """The environment without options for the app, so that its own configuration is tested."""
    return {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
