"""How the server starts: at once and warm, or not at all."""

import math
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final

import pytest

from planner.language import lettering
from planner.language.catalogue import check_catalogues, words_for
from planner.reading.library import load
from planner.reading.problems import BrokenDataError
from planner.web import start
from planner.web.headers import EMBEDDED_BY
from planner.web.start import BROKEN_DATA
from tests.browser.server import REPOSITORY, Server, free_port, wait_until
from tests.planted import HELPLINES, PATHWAY, Data

START_SECONDS = 2
END_SECONDS = 20
ANSWER_SECONDS = 1


@pytest.fixture
def copy(tmp_path: Path) -> Data:
    """The data in a copy of all that the app needs to run; its pathway is the sample."""
    for name in ("planner", "data", ".streamlit"):
        shutil.copytree(
            REPOSITORY / name,
            tmp_path / name,
            ignore=shutil.ignore_patterns("pathways", HELPLINES) if name == "data" else None,
        )
    shutil.copy(REPOSITORY / "app.py", tmp_path)
    return Data(tmp_path / "data")


def answers(port: int) -> bool:
    """Whether anybody on the port answers a request."""
    connection = HTTPConnection("localhost", port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", "/healthz")
        connection.getresponse()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True


FONT: Final = Path("data/fonts/AtkinsonHyperlegible-Bold.ttf")
CATALOGUE: Final = Path("data/locales/en.po")


BREAKS: Final[dict[str, tuple[Path, Callable[[bytes], bytes | None]]]] = {
    "no font": (FONT, lambda _: None),
    "font without its end": (FONT, lambda old: old[:-500]),
    "font with other bytes": (FONT, lambda old: old.replace(old[5000:5004], b"\x00\xff\x00\xff")),
    "no such thing as a font": (FONT, lambda _: b"version https://git-lfs.example/spec/v1"),
    "no catalogue": (CATALOGUE, lambda _: None),
    "no text": (CATALOGUE, lambda old: old + b"\xff\xfe\xff"),
    "no such thing as a catalogue": (CATALOGUE, lambda old: old + b'msgid "open\n'),
    "open brace": (CATALOGUE, lambda old: old.replace(b"{day}", b"{day", 1)),
    "unnamed brace": (CATALOGUE, lambda old: old.replace(b"{day}", b"{}", 1)),
    "no pattern": (CATALOGUE, lambda old: old.replace(b'"date.plain"\n', b'"date.fancy"\n', 1)),
}
"""A file, and what its content becomes; None where it goes."""


def put(file: Path, change: Callable[[bytes], bytes | None]) -> None:
    """Change a file, or take it away."""
    before = file.read_bytes()
    after = change(before)
    assert after != before
    file.unlink()
    if after is not None:
        file.write_bytes(after)


def says_what_to_do(sentence: str, file: Path) -> bool:
    """Whether it names the file and the remedy; a broken catalogue has no words of its own."""
    if file == FONT:
        return sentence == words_for().say("start.font", file=file.name)
    return file.name in sentence and sentence.endswith("put back the file that came with the app.")


@pytest.mark.parametrize("fault", BREAKS)
def test_a_broken_file_is_found(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence names it and what to do."""
    file, change = BREAKS[fault]
    folder = tmp_path / "copy"
    shutil.copytree(REPOSITORY / file.parent, folder)
    if file == FONT:
        monkeypatch.setattr(lettering, "FONTS", folder)
    else:
        monkeypatch.setattr(start, "check_catalogues", partial(check_catalogues, folder))
    put(folder / file.name, change)
    (sentence,) = start.faults().splitlines()
    assert says_what_to_do(sentence, file)


def failed_start(copy: Data, *command: str, **settings: str) -> str:
    """What an app prints that does not start, with nothing else: also no word that it is ready."""
    port = free_port()
    log = copy.folder.with_name("log.txt")
    answered: list[bool] = []
    ours = {name: value for name, value in os.environ.items() if "STREAMLIT" not in name}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *command, str(port)],
            cwd=log.parent,
            env=ours | settings,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )

    def ended() -> bool:
        answered.append(answers(port))
        return process.poll() is not None

    try:
        wait_until(ended, seconds=END_SECONDS, what="the app has ended")
    finally:
        process.kill()
        process.wait()
    assert process.returncode == BROKEN_DATA == 2
    assert not any(answered)
    return log.read_text(encoding="utf-8").strip()


def test_broken_data(copy: Data) -> None:
    """With faults in its data the app prints every one, ends with code 2, and answers nobody."""
    copy.edit(PATHWAY, 'key = "sample"\n', 'key = "sample"\ncolor = "blue"\n')
    copy.edit(PATHWAY, 'default_scenario = "middle"', 'default_scenario = "years"')
    copy.edit(HELPLINES, 'title = "Danger"\n', "")
    with pytest.raises(BrokenDataError) as broken:
        load(copy.folder)
    report = broken.value.report(words_for())
    assert len(report.splitlines()) >= 3
    assert failed_start(copy, "streamlit", "run", "app.py", "--server.port") == report


def test_a_broken_file_stops_the_start(copy: Data) -> None:
    """Under any server; none of what is loaded with the app fails before the first is found."""
    (copy.folder.parent / FONT).unlink()
    put(copy.folder.parent / CATALOGUE, BREAKS["no such thing as a catalogue"][1])
    uvicorn = ("uvicorn", "app:app", "--port")
    (sentence,) = failed_start(copy, *uvicorn, **{EMBEDDED_BY: "*"}).splitlines()
    assert says_what_to_do(sentence, CATALOGUE)


def test_a_bad_setting_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(EMBEDDED_BY, "https://good.example *")
    assert start.faults() == words_for().say("start.origin", setting=EMBEDDED_BY, value="'*'")


@pytest.mark.alone
def test_start(tmp_path: Path) -> None:
    """The app is healthy soon after its process has begun.

    Less the time in which other programs had the processor, as other tests do; the best of up to
    four starts counts.
    """
    server = Server(log_file=tmp_path / "log.txt")
    seconds: list[float] = []
    while len(seconds) < 4 and min(seconds, default=math.inf) > START_SECONDS:
        before = time.monotonic()
        server.start()
        try:
            seconds.append(time.monotonic() - before - server.starved_seconds())
        finally:
            server.stop()
    assert min(seconds) <= START_SECONDS
    assert words_for().say("start.ready", address=server.url) in server.log()


@pytest.mark.parametrize(
    ("path", "status"),
    [("/healthz", 200), ("/plan.json", 200), ("/plan.json?detox=x", 400), ("/", 200)],
)
def test_head_has_no_body(server: Server, path: str, status: int) -> None:
    """Over the wire, HEAD brings the length of what GET brought, and nothing of it.

    Of a file that nobody has asked for yet, the length is not known.
    """
    connection = HTTPConnection(server.address, timeout=ANSWER_SECONDS)

    def ask(method: str) -> tuple[str | None, bytes]:
        connection.request(method, path)
        answer = connection.getresponse()
        assert answer.status == status
        return answer.headers["content-length"], answer.read()

    try:
        length, body = ask("HEAD")
        assert length != "0"
        assert body == b""
        length, body = ask("GET")
        assert length == str(len(body))
        assert body
        assert ask("HEAD") == (length, b"")
    finally:
        connection.close()
