"""One live page cannot stop the others: its pace, its place, and the page for want of one."""

import asyncio
import sys
from collections.abc import Sequence
from typing import Final

import pytest
from starlette.types import Receive, Scope, Send

from planner.web import sockets
from planner.web.addresses import PAGES
from planner.web.plain_page import CROWDED
from planner.web.sockets import A_SECOND, AT_ONCE, MOST_WAITING, SOCKETS_WORTH, Sockets
from tests.web.asgi import Message, ask, no_app
from tests.web.asgi_socket import CONNECT, LEFT, Socket, message_of, on_jumping_clock
from tests.web.plain import assert_is_plain_page

MANY: Final = 200
QUERY: Final = b"treatment=45&start=2027-01-04&x=%22%3E<b>"


class Reader:
    """An application that reads every message, and when it came."""

    def __init__(self) -> None:
        self.came: dict[str, list[float]] = {}
        self.last: Message = {}

    async def __call__(self, scope: Scope, receive: Receive, _send: Send) -> None:
        times = self.came.setdefault(scope["client"][0], [])
        while self.last.get("type") != "websocket.disconnect":
            self.last = await receive()
            times.append(asyncio.get_running_loop().time())


async def stop(tasks: Sequence[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def read(browsers: list[Socket], seconds: float = 5) -> Reader:
    """What the application has read of these browsers, all at once, in so many seconds."""
    reader = Reader()
    part = Sockets(reader, most=100)

    async def run() -> None:
        tasks = [asyncio.create_task(part(one.scope, one.receive, one.send)) for one in browsers]
        await asyncio.wait(tasks, timeout=seconds)
        await stop(tasks)

    on_jumping_clock(run())
    return reader


def test_some_at_once_and_then_so_many_a_second() -> None:
    """The first 24 come at once, opening included, and then 8 in each second."""
    browser = Socket([CONNECT, *[message_of()] * MANY])
    times = read([browser]).came[browser.client]
    assert times[:AT_ONCE] == [0.0] * AT_ONCE
    later = [round((place + 1) / A_SECOND, 6) for place in range(4 * A_SECOND)]
    assert [round(one, 6) for one in times[AT_ONCE : AT_ONCE + len(later)]] == later
    assert browser.sent == []


def test_who_pauses_is_let_through_at_once_again() -> None:
    bucket = sockets.Bucket(A_SECOND, AT_ONCE, 0.0)
    assert [bucket.take(0.0) for _ in range(AT_ONCE)] == [0.0] * AT_ONCE
    assert bucket.take(0.0) == pytest.approx(1 / A_SECOND)
    assert [bucket.take(1000.0) for _ in range(AT_ONCE)] == [0.0] * AT_ONCE
    assert bucket.take(1000.0) == pytest.approx(1 / A_SECOND)


def test_who_has_left_is_not_kept_waiting() -> None:
    """That comes at once, and what it had sent before is dropped."""
    browser = Socket([CONNECT, *[message_of()] * MANY, LEFT])
    reader = read([browser])
    assert reader.last == LEFT
    assert reader.came[browser.client] == [0.0] * (AT_ONCE + 1)


def test_who_leaves_before_its_turn_is_never_there() -> None:
    """The framework would take it for a fault."""
    floods = [Socket([CONNECT, *[message_of()] * MANY]) for _ in range(SOCKETS_WORTH)]
    late = Socket([CONNECT, LEFT])
    opened = list[Message]()

    async def note(_scope: Scope, receive: Receive, _send: Send) -> None:
        opened.append(await receive())
        while (await receive())["type"] != "websocket.disconnect":
            pass

    async def run() -> None:
        part = Sockets(note, most=100)
        first = [asyncio.create_task(part(one.scope, one.receive, one.send)) for one in floods]
        await asyncio.sleep(0)
        await part(late.scope, late.receive, late.send)
        await stop(first)

    on_jumping_clock(run())
    assert opened == [CONNECT] * len(floods)
    assert late.sent == []


@pytest.mark.parametrize(
    ("messages", "code"),
    [
        pytest.param([message_of()] * (AT_ONCE + MOST_WAITING + 2), 1008, id="too-many"),
        pytest.param(
            [message_of()] * AT_ONCE + [message_of(bytes(900_000))] * 3, 1008, id="too-much"
        ),
        pytest.param([{"type": "websocket.receive", "text": "x"}], 1003, id="text"),
    ],
)
def test_what_no_page_sends_closes_the_socket(messages: list[Message], code: int) -> None:
    """More than can wait would fill the memory; a text would be a fault of the framework."""
    browser = Socket([CONNECT, *messages])
    assert read([browser]).last["type"] == "websocket.disconnect"
    assert browser.sent == [{"type": "websocket.close", "code": code}]


def assert_shared(times: list[float]) -> None:
    """As many as two sockets have; one whose own turn comes later has taken its part already."""
    for seconds in (0, 1, 2):
        most = SOCKETS_WORTH * (AT_ONCE + A_SECOND * seconds)
        came = sum(time <= seconds for time in times)
        assert most - SOCKETS_WORTH <= came <= most, seconds


@pytest.mark.parametrize("own", ["192.0.2.{}", "2001:db8:0:{}::1"], ids=["4", "6"])
def test_sockets_of_one_address_share(own: str) -> None:
    """Twenty sockets of one have as much as two of others, and slow no other down."""
    flood = own.format(1)
    floods = [Socket([CONNECT, *[message_of()] * MANY], client=flood) for _ in range(20)]
    other = Socket([CONNECT, *[message_of()] * (AT_ONCE - 1)], client=own.format(2))
    reader = read([*floods, other], seconds=3)
    assert_shared(reader.came[flood])
    assert reader.came[other.client] == [0.0] * AT_ONCE


def test_addresses_of_one_network_are_one() -> None:
    """Whoever has one address of version 6 has very many."""
    floods = [
        Socket([CONNECT, *[message_of()] * MANY], client=f"2001:db8::{n}") for n in range(1, 9)
    ]
    reader = read(floods, seconds=3)
    assert_shared([time for times in reader.came.values() for time in times])


@pytest.mark.parametrize(
    ("clients", "has_place"),
    [
        pytest.param(["a", "a", "b", "b"], {"c": False, "a": False}, id="full"),
        pytest.param(["a", "a", "b"], {"a": False, "b": True, "c": True}, id="a-half-each"),
    ],
)
def test_a_further_socket_is_refused(clients: list[str], has_place: dict[str, bool]) -> None:
    """There are four places, and a live page of each client; a place that is left is free."""

    async def stay(_scope: Scope, receive: Receive, send: Send) -> None:
        message = await receive()
        while message["type"] == "websocket.connect":
            message = await receive()
        await send({"type": "websocket.accept"})

    async def run() -> None:
        part = Sockets(stay, most=4)

        async def gets_in(client: str) -> bool:
            late = Socket([CONNECT, LEFT], client=client)
            await part(late.scope, late.receive, late.send)
            (answer,) = late.sent
            return {"websocket.accept": True, "websocket.close": False}[answer["type"]]

        browsers = [Socket([CONNECT], client=client) for client in clients]
        tasks = [asyncio.create_task(part(one.scope, one.receive, one.send)) for one in browsers]
        await asyncio.sleep(0)
        assert {client: await gets_in(client) for client in has_place} == has_place
        await stop(tasks)
        assert await gets_in("c")

    asyncio.run(run())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_for_want_of_a_place(path: str) -> None:
    """It leads to where the same plan can be read at once."""
    answer = ask(Sockets(no_app, most=0), path, QUERY)
    assert_is_plain_page(answer, CROWDED, f"/plan.html?{QUERY.decode()}")
    assert answer.headers["retry-after"] == "30"
    assert "<b>" not in answer.text


@pytest.mark.parametrize("path", ["/healthz", "/plan.html", "/static/js/x.js"])
def test_all_else_needs_no_place(path: str) -> None:
    with pytest.raises(AssertionError, match="the app is not asked"):
        ask(Sockets(no_app, most=0), path)


@pytest.mark.parametrize(
    ("files", "places"), [(256, 16), (1024, 128), (2048, 384), (20_000, 1000), (-1, 1000)]
)
def test_places_by_the_files_that_may_be_open(
    files: int, places: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With each live page's four, what the rest needs stays free; -1 stands for no limit."""
    if sys.platform == "win32":
        assert sockets.most_sockets() == sockets.MOST_SOCKETS
        return
    monkeypatch.setattr("resource.getrlimit", lambda _which: (files, files))
    assert sockets.most_sockets() == places
