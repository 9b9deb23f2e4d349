"""Two replicas behind nginx: any of them answers anything, and each may go at any time."""

import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from threading import Event
from typing import Final

import pytest

from planner.web import internals
from tests.browser.server import Site, wait_until
from tests.deploy import NEEDS_LINUX
from tests.deploy.front import Front, ask, front
from tests.web.file_requests import (
    ALL_FORMS,
    DONE,
    FileAnswer,
    FileRequest,
    ask_at_once,
    file_requests,
)

pytestmark = [pytest.mark.deploy, pytest.mark.usefixtures("shipped"), NEEDS_LINUX]

PLAN: Final = "?treatment=45&start=2027-03-01&with=treatment:28"
BACK_SECONDS: Final = 10
FAILED_SECONDS: Final = 5
"""So long nginx leaves a replica alone that has failed, by replicas.conf."""

SLOW_SECONDS: Final = 20
SOON: Final = 6
"""So many requests see that a hung replica is left alone: half of them would go to it."""

PAUSE_SECONDS: Final = 1.5
"""Between two rounds over all forms: slower than the limit for one client."""

_NUMBERS: Final = count(step=len(ALL_FORMS))


def new_files() -> list[FileRequest]:
    """One of each form. None is asked for twice, so none comes out of what nginx has kept."""
    return file_requests(len(ALL_FORMS), next(_NUMBERS))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    """Two replicas behind nginx; each test but the last leaves both of them at work."""
    with front(tmp_path_factory.mktemp("site")) as started:
        yield started


@pytest.fixture(scope="module", autouse=True)
def slow_client(site: Front) -> Iterator[socket.socket]:
    """Someone who begins a request before all tests, and says no more."""
    host, port = site.address.split(":")
    with socket.create_connection((host, int(port)), timeout=SLOW_SECONDS) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        yield slow


def every_form(site: Front, clients: int = 4) -> list[FileAnswer]:
    """Each form of a plan that nobody has asked for, and that every answer is the right file."""
    came = ask_at_once(site.address, new_files(), clients)
    failed = [(one.request.form.path, one.status) for one in came if one.status != DONE]
    assert failed == [], site.log()
    assert [one.request.form.path for one in came if one.mixed_up] == []
    return came


def asked(site: Front, number: int) -> int:
    """How many requests a replica has answered."""
    return site.replicas[number].log().count(" INFO: GET ")


def served(site: Front, number: int) -> int:
    """How many requests nginx has had answered by a replica, which it had asked first."""
    return site.log().count(f"replica {site.place(number)} 200 ")


def is_back(site: Front, number: int) -> None:
    """Wait until nginx gives a replica work again."""
    before = served(site, number)

    def has_work() -> bool:
        # Those at once, so that they are shared out.
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _: ask(site.url, f"/about{PLAN}"), range(4)))
        return served(site, number) > before

    wait_until(has_work, seconds=3 * FAILED_SECONDS, what=f"replica {number} has work again")


def test_any_replica_answers_any_form(site: Front) -> None:
    """The same link gives the same bytes and the same tag, whoever is asked."""
    sites: list[Site] = [*site.replicas, site]
    for form in ALL_FORMS:
        answers = [ask(one.url, f"{form.path}{PLAN}") for one in sites]
        assert {answer.status for answer, _ in answers} == {DONE}, form.path
        assert len({(answer.headers["etag"], body) for answer, body in answers}) == 1, form.path
    before = [served(site, number) for number in range(len(site.replicas))]
    every_form(site)
    assert all(served(site, number) > before[number] for number in range(len(site.replicas)))


def test_a_page_of_one_replica_is_known_to_the_other(site: Front) -> None:
    """A browser that holds the page of one hears from the other that it is still the same."""
    for path in ("/", "/compare", "/about", "/present"):
        first, _ = ask(site.replicas[0].url, f"{path}{PLAN}", Accept_Encoding="br")
        again, body = ask(
            site.url, f"{path}{PLAN}", Accept_Encoding="br", If_None_Match=first.headers["etag"]
        )
        assert (again.status, body) == (304, b""), path


def test_a_file_is_made_once(site: Front) -> None:
    """For many who ask at once with the whole address, and after that while it is kept."""
    before = sum(served(site, number) for number in range(len(site.replicas)))
    request, *_ = new_files()
    came = ask_at_once(site.address, [request] * 12, clients=12)
    assert {(one.status, one.body) for one in came} == {(DONE, request.file())}
    tag = ask(site.url, f"{request.form.path}{request.query}")[0].headers["etag"]
    known, body = ask(site.url, f"{request.form.path}{request.query}", If_None_Match=tag)
    assert (known.status, body) == (304, b"")
    assert sum(served(site, number) for number in range(len(site.replicas))) == before + 1


@pytest.mark.parametrize(
    ("accepted", "packing"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("deflate", None),
        ("", None),
    ],
)
def test_scripts_come_as_the_app_packs_them(
    site: Front, accepted: str, packing: str | None
) -> None:
    """Also the second time, when nginx has kept them, and for those who take another packing."""
    largest = max(
        (path for path in internals.static_files() if path.endswith(".js")),
        key=lambda path: (internals.static_folder() / path.lstrip("/")).stat().st_size,
    )
    direct, content = ask(site.replicas[0].url, largest, Accept_Encoding=accepted)
    for _ in range(2):
        answer, body = ask(site.url, largest, Accept_Encoding=accepted)
        assert answer.status == DONE
        assert body == content
        for header in ("content-encoding", "cache-control", "vary", "content-type"):
            assert answer.headers[header] == direct.headers[header]
    assert direct.headers["content-encoding"] == packing


def test_a_clinic_has_one_address(site: Front) -> None:
    """A hundred people behind it open a page of their own in the same moment."""
    with ThreadPoolExecutor(20) as pool:
        opened = pool.map(
            lambda days: ask(site.url, f"/?aftercare={days}")[0].status, range(1, 101)
        )
        assert list(opened) == [DONE] * 100


def test_one_that_hangs_or_is_killed_keeps_nobody_waiting(site: Front) -> None:
    """Every form comes within ten seconds from the other one, and soon none is late.

    Of one that failed just now, every form comes when the other is gone too: nginx leaves it
    alone for some seconds, but it is better than none.
    """
    first, second = site.replicas
    first.send(signal.SIGSTOP)
    try:
        # All at once, so that some go to each.
        late = every_form(site, clients=len(ALL_FORMS))
        assert max(one.seconds for one in late) <= BACK_SECONDS
        soon = ask_at_once(site.address, new_files()[:SOON], clients=4)
    finally:
        first.send(signal.SIGCONT)
    # One of these finds out whether the hung one is back.
    assert sum(one.seconds > BACK_SECONDS / 2 for one in soon) <= 1
    second.kill()
    every_form(site)
    second.start()
    for number in range(len(site.replicas)):
        is_back(site, number)


def test_nobody_notices_a_rolling_restart(site: Front) -> None:
    """One after the other ends and starts again, without a pause, while all forms are asked for."""
    done = Event()

    def stream() -> int:
        rounds = 0
        while not done.is_set():
            every_form(site)
            rounds += 1
            done.wait(PAUSE_SECONDS)
        return rounds

    with ThreadPoolExecutor(1) as pool:
        rounds = pool.submit(stream)
        try:
            for replica in site.replicas:
                replica.stop()
                replica.start()
        finally:
            done.set()
        assert rounds.result() >= len(site.replicas)


def test_waiting_files_are_made_before_the_end(site: Front) -> None:
    """A replica that is asked to end first answers all that it has taken on."""
    replica = site.replicas[0]
    with ThreadPoolExecutor(1) as pool:
        before = asked(site, 0)
        came = pool.submit(ask_at_once, replica.address, new_files(), clients=len(ALL_FORMS))
        wait_until(lambda: asked(site, 0) > before, seconds=BACK_SECONDS, what="one is answered")
        began = time.monotonic()
        replica.stop()
        lasted = time.monotonic() - began
    assert {one.status for one in came.result()} == {DONE}
    assert [one.request.form.path for one in came.result() if one.mixed_up] == []
    assert lasted <= BACK_SECONDS
    replica.start()


def test_slow_clients_are_closed(slow_client: socket.socket) -> None:
    """Whoever has not said what it wants after some seconds does not keep its connection."""
    with suppress(ConnectionResetError):
        assert slow_client.recv(1) == b""


def test_no_plan_is_in_the_log_of_nginx(site: Front) -> None:
    """Not of what went well, nor of what could not be answered, nor of what was too much.

    It comes last, since it leaves no replica at work.
    """
    secret = "start=2031-07-19"
    for path in (f"/?{secret}", f"/plan.svg?{secret}", f"/plan.svg%3F{secret}", f"/{secret}"):
        ask(site.url, path)
    site.replicas[0].kill()
    ask(site.url, f"/plan.png?{secret}")
    site.replicas[1].kill()
    answer, page = ask(site.url, f"/plan.csv?{secret}")
    assert answer.status == 503
    assert b"tel:988" in page
    with ThreadPoolExecutor(8) as pool:
        refused = pool.map(
            lambda number: ask(site.url, f"/plan.csv?{secret}&n={number}")[0].status, range(300)
        )
        assert set(refused) == {429, 503}
    log = site.log()
    assert "GET /plan.csv 503" in log
    assert "GET /plan.csv 429" in log
    assert "start=" not in log
    assert "2031" not in log
