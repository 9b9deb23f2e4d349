"""One replica where it can write nothing, where the clock moves, and where its programs change."""

import asyncio
import os
import shutil
import time
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Final

import pytest

from planner.reading.library import PROGRAMS_SETTING
from tests.browser.server import Server, running, wait_until
from tests.deploy import NEEDS_LINUX
from tests.deploy.front import ask, settings
from tests.programs import SMALL
from tests.web.file_requests import ALL_FORMS, DONE, ask_at_once, file_requests
from tests.web.sessions import session

pytestmark = [pytest.mark.deploy, pytest.mark.usefixtures("shipped"), NEEDS_LINUX]

LOOK_SECONDS: Final = 10
DAY_SECONDS: Final = 86_400
REQUESTS: Final = tuple(file_requests(len(ALL_FORMS)))

_WRITES_NOTHING: Final = """
mount --make-rprivate /
for place in $(cut -d ' ' -f 2 /proc/self/mounts); do
    mount -o remount,bind,ro "$place" 2> /dev/null
done
mount -t tmpfs -o size=16k none "$1" || exit 9
head -c 100000 /dev/zero > "$1/full" 2> /dev/null
if touch written 2> /dev/null; then exit 9; fi
if echo more 2> /dev/null > "$1/more"; then exit 9; fi
shift
exec "$@"
"""
"""Runs a program where all folders are read-only, and $1 is a small disk that is full besides."""

_SLEEP: Final = """
import select
import time

time.sleep = lambda seconds: select.select([], [], [], seconds) and None
"""
"""libfaketime 0.9.10 refuses the way in which Python 3.11 and newer sleep."""

_FULL_LOG: Final = 'exec "$@" > /dev/full 2>&1'


@cache
def files(today: date) -> list[bytes]:
    """The file of each request, as it is made here on this day."""
    return [one.file(today) for one in REQUESTS]


def expect_all_of_it(server: Server, today: date | None = None) -> None:
    """Every form is the right file of this day, and a live page is changed twice."""
    came = ask_at_once(server.address, REQUESTS, clients=4)
    assert {one.status for one in came} == {DONE}
    wanted = files(today or datetime.now(UTC).date())
    assert [
        one.request.form.path for one, file in zip(came, wanted, strict=True) if one.body != file
    ] == []

    async def visit() -> None:
        async with session(server.address) as visitor:
            for _ in range(2):
                await visitor.next_plan()

    asyncio.run(visit())


def test_nothing_has_to_be_written(tmp_path: Path) -> None:
    """On a read-only system, without a home, and with no byte free where temporary files go."""
    disk = tmp_path / "disk"
    disk.mkdir()
    alone = ["unshare", "--mount", *(["--map-root-user"] if os.geteuid() else [])]
    under = [*alone, "env", "--unset=HOME", f"TMPDIR={disk}", "sh", "-c", _WRITES_NOTHING, "sh"]
    with running(tmp_path / "log.txt", settings(), [*under, str(disk)]) as server:
        expect_all_of_it(server)


def test_a_full_disk_under_the_log_stops_nothing(tmp_path: Path) -> None:
    with running(tmp_path / "log.txt", settings(), ["sh", "-c", _FULL_LOG, "sh"]) as server:
        expect_all_of_it(server)
    assert server.log() == ""


def test_the_clock_may_move(tmp_path: Path) -> None:
    """By more than a year ahead and by days back, as when a computer first hears the time."""
    libraries = [*Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")]
    assert libraries, "install libfaketime, or leave these tests out: -m 'not deploy'"
    (tmp_path / "sitecustomize.py").write_text(_SLEEP, encoding="utf-8")
    moved = tmp_path / "moved"
    moved.write_text("+0", encoding="ascii")
    clock = {
        "PYTHONPATH": str(tmp_path),
        "LD_PRELOAD": str(libraries[0]),
        "FAKETIME_TIMESTAMP_FILE": str(moved),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    with running(tmp_path / "log.txt", settings() | clock) as server:
        expect_all_of_it(server)
        for days in (400, -3):
            moved.write_text(f"{days * DAY_SECONDS:+d}", encoding="ascii")
            there = (datetime.now(UTC) + timedelta(days=days)).date()
            wait_until(
                partial(_has_logged, server, there),
                seconds=LOOK_SECONDS,
                what="the server has heard the time",
            )
            expect_all_of_it(server, there)


def _has_logged(server: Server, day: date) -> bool:
    """Whether a line of the log is of this day."""
    ask(server.url, "/healthz")
    return f"\n{day} " in server.log()


def test_the_folder_of_programs_may_be_swapped(tmp_path: Path) -> None:
    """Each answer meanwhile is one of the two programs, and soon it is the new one."""
    folders = [tmp_path / "old", tmp_path / "new"]
    for folder, days in zip(folders, (30, 45), strict=True):
        folder.mkdir()
        text = SMALL.replace("days = 30", f"days = {days}")
        (folder / "small.toml").write_text(text, encoding="utf-8")
    programs = tmp_path / "programs"
    programs.symlink_to(folders[0])
    with running(tmp_path / "log.txt", settings() | {PROGRAMS_SETTING: str(programs)}) as server:

        def table() -> bytes:
            answer, body = ask(server.url, "/plan.csv?pathway=small")
            assert answer.status == DONE, body
            return body

        old = table()
        fresh = tmp_path / "fresh"
        fresh.symlink_to(folders[1])
        fresh.replace(programs)
        wait_until(lambda: table() != old, seconds=LOOK_SECONDS, what="the new one is read")
        new = table()
        assert b",45," in new
        assert b",30," in old
        # Without a folder, what was good stays.
        shutil.rmtree(folders[1])
        time_of_a_look = time.monotonic() + 2
        wait_until(
            lambda: table() == new and time.monotonic() > time_of_a_look,
            seconds=LOOK_SECONDS,
            what="the folder has been looked at",
        )
