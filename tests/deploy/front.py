"""nginx before replicas of the app, all on this computer and ended by whoever started them."""

import itertools
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from tests.browser.server import Server, free_port, wait_until
from tests.deploy import DEPLOY

REPLICAS: Final = 2
START_SECONDS: Final = 10
STOP_SECONDS: Final = 10
ANSWER_SECONDS: Final = 60
_SETTING: Final = re.compile(r"^ +(?P<name>STREAMLIT_\w+|PLANNER_\w+): \"?(?P<value>[^\"\n]*)\"?$")


class NginxMissingError(Exception):
    """There is no nginx on this computer."""


def settings() -> dict[str, str]:
    """What compose.yaml sets for every replica, but for where a replica listens."""
    lines = (DEPLOY / "compose.yaml").read_text(encoding="utf-8").splitlines()
    found = {match["name"]: match["value"] for line in lines if (match := _SETTING.match(line))}
    del found["STREAMLIT_SERVER_ADDRESS"], found["STREAMLIT_SERVER_PORT"]
    return found


class Front:
    """nginx with the files of deploy/, but for where it listens and where the replicas are."""

    def __init__(self, folder: Path, replicas: Sequence[Server]) -> None:
        self.replicas = replicas
        self.address = f"127.0.0.1:{free_port()}"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address of the app, without a slash at its end."""
        return f"http://{self.address}"

    def start(self) -> None:
        """Start nginx, and wait until it listens."""
        nginx = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
        if nginx is None:
            raise NginxMissingError("install nginx, or leave these tests out: -m 'not deploy'")
        shutil.copy(DEPLOY / "nginx.conf", self._folder)
        here = [f"listen {self.address};", f"root {DEPLOY};", "access_log /dev/stdout short;"]
        self._write("listen.conf", here)
        shipped = (DEPLOY / "replicas.conf").read_text(encoding="utf-8")
        ways = dict.fromkeys(re.findall(r"^server \S+ (.*);$", shipped, re.MULTILINE))
        places = [self.place(number) for number in range(len(self.replicas))]
        lines = [f"server {place} {way};" for way, place in itertools.product(ways, places)]
        self._write("replicas.conf", lines)
        # Debian's nginx gives its work to somebody who may not look into a folder of the tests.
        own = "user root root; " if os.geteuid() == 0 else ""
        with (self._folder / "log.txt").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    *(nginx, "-p", f"{self._folder}/", "-c", str(self._folder / "nginx.conf")),
                    *("-g", f"{own}daemon off;"),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        wait_until(self._listens, seconds=START_SECONDS, what="nginx listens")

    def place(self, number: int) -> str:
        """Where nginx finds a replica, as it writes it into its log too."""
        return self.replicas[number].address.replace("localhost", "127.0.0.1")

    def stop(self) -> None:
        """End nginx at once, with all its connections."""
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.wait(timeout=STOP_SECONDS)

    def log(self) -> str:
        """Everything that nginx has printed."""
        return (self._folder / "log.txt").read_text(encoding="utf-8", errors="replace")

    def _write(self, name: str, lines: Sequence[str]) -> None:
        (self._folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    def _listens(self) -> bool:
        if self._process is None or self._process.poll() is not None:
            raise RuntimeError(f"nginx has ended; it printed:\n{self.log()}")
        host, port = self.address.split(":")
        with socket.socket() as probe:
            return probe.connect_ex((host, int(port))) == 0


@contextmanager
def front(folder: Path, count: int = REPLICAS) -> Iterator[Front]:
    """nginx before so many replicas, ended at the end; no fault may be in any log then."""
    given = settings()
    replicas = [
        Server(log_file=folder / f"replica-{number}.txt", settings=given) for number in range(count)
    ]
    before = Front(folder, replicas)
    with ExitStack() as stack:
        for replica in replicas:
            stack.callback(replica.stop)
            replica.start()
        stack.callback(before.stop)
        before.start()
        yield before
    for replica in replicas:
        assert "Traceback" not in replica.log(), replica.log()


def ask(
    site: str, path: str, *, client: str = "127.0.0.1", **headers: str
) -> tuple[HTTPResponse, bytes]:
    """What a client at this address of this computer is answered; `_` in a header's name is `-`."""
    address = urlsplit(site).netloc
    connection = HTTPConnection(address, timeout=ANSWER_SECONDS, source_address=(client, 0))
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=sent)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()
