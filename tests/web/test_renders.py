"""Files are made off the loop, each once for all who wait for it, in turns between clients."""

import asyncio
import queue
from collections import Counter
from collections.abc import Callable, Coroutine
from functools import partial, wraps
from threading import Semaphore
from typing import Final, ParamSpec

import pytest

from planner.forms.order import CannotMakeError
from planner.web.renders import MOST_OF_A_CLIENT, MOST_WAITING, Renders, TooBusyError

SECONDS: Final = 20
"""Until then what a test waits for has happened, or never will."""

AT_ONCE: Final = 2
Asked = asyncio.Task[bytes]
P = ParamSpec("P")


class Kitchen:
    """Files that are made only when the test lets one more be finished."""

    def __init__(self, *faults: Exception) -> None:
        self.renders = Renders()
        self.begun: list[str] = []
        self._faults = list(faults)
        self._begun: queue.Queue[str] = queue.Queue()
        self._finished = Semaphore(0)

    def _make(self, name: str) -> bytes:
        self._begun.put(name)
        assert self._finished.acquire(timeout=SECONDS)
        if self._faults:
            raise self._faults.pop(0)
        return name.encode()

    async def ask(self, name: str, client: str = "client") -> Asked:
        """Ask for the file of this name; it returns once the wish is known."""
        make = partial(self._make, name)
        task = asyncio.create_task(self.renders.content(make, name, client))
        await asyncio.sleep(0)
        return task

    async def next_begun(self) -> str:
        """The next file that is begun."""
        name = await asyncio.to_thread(self._begun.get, timeout=SECONDS)
        self.begun.append(name)
        return name

    async def begin(self, number: int) -> None:
        """Wait until so many more files are begun."""
        for _ in range(number):
            await self.next_begun()

    def finish(self, number: int = 1) -> None:
        """Let so many files be finished that are begun, or will be."""
        self._finished.release(number)


def bounded(test: Callable[P, Coroutine[None, None, None]]) -> Callable[P, None]:
    """Run a test on a loop of its own; what takes too long fails."""

    @wraps(test)
    def run(*given: P.args, **named: P.kwargs) -> None:
        asyncio.run(asyncio.wait_for(test(*given, **named), SECONDS))

    return run


@bounded
async def test_a_crowd_waits_for_one_file() -> None:
    """Forty clients ask for a new file, and one of them more often than files may wait: it is made
    once, and all get it.
    """
    kitchen = Kitchen()
    asked = [await kitchen.ask("deck", f"client-{number}") for number in range(40)]
    await kitchen.next_begun()
    asked += [await kitchen.ask("deck") for _ in range(2 * MOST_WAITING)]
    kitchen.finish(2)
    assert set(await asyncio.gather(*asked)) == {b"deck"}
    assert await (await kitchen.ask("deck")) == b"deck"
    assert await (await kitchen.ask("another")) == b"another"
    assert await kitchen.next_begun() == "another"


@bounded
async def test_a_fault_reaches_all_and_is_not_kept() -> None:
    kitchen = Kitchen(CannotMakeError("no glyph"))
    asked = [await kitchen.ask("deck", f"client-{number}") for number in range(40)]
    kitchen.finish()
    came = await asyncio.gather(*asked, return_exceptions=True)
    assert [str(one) for one in came if isinstance(one, CannotMakeError)] == ["no glyph"] * 40
    kitchen.finish()
    assert await (await kitchen.ask("deck")) == b"deck"


@bounded
async def test_faults_hold_up_nothing_that_waits() -> None:
    kitchen = Kitchen(*[CannotMakeError("no glyph")] * AT_ONCE)
    asked = [await kitchen.ask(f"{number}") for number in range(AT_ONCE + 2)]
    kitchen.finish(len(asked))
    came = await asyncio.gather(*asked, return_exceptions=True)
    # Which two of them meet the faults is up to the threads.
    assert Counter(map(type, came)) == {CannotMakeError: AT_ONCE, bytes: 2}


@pytest.mark.parametrize("begun", [True, False], ids=["begun", "waiting"])
@bounded
async def test_who_leaves_takes_the_file_from_nobody(begun: bool) -> None:
    """Neither while it is made nor while it waits; even when all have left, it is kept."""
    kitchen = Kitchen()
    before = [] if begun else [await kitchen.ask(f"{number}") for number in range(AT_ONCE)]
    first, second = await kitchen.ask("deck", "first"), await kitchen.ask("deck", "second")
    alone = await kitchen.ask("sheet", "third")
    for leaving in (first, alone):
        leaving.cancel()
    kitchen.finish(AT_ONCE + 2)
    assert await second == b"deck"
    await asyncio.gather(*before)
    left = await asyncio.gather(first, alone, return_exceptions=True)
    assert [type(one) for one in left] == [asyncio.CancelledError] * 2
    assert await (await kitchen.ask("sheet")) == b"sheet"
    begun_files = [await kitchen.next_begun() for _ in range(len(before) + 2)]
    # In which order they say so is up to the threads.
    assert sorted(begun_files) == [*map(str, range(len(before))), "deck", "sheet"]
    assert kitchen.renders.kept("deck") == b"deck"


@bounded
async def test_a_polite_client_is_next() -> None:
    """However much a greedy one waits for; and the greedy one goes on beside it."""
    kitchen = Kitchen()
    asked = [await kitchen.ask(f"greedy-{number}", "greedy") for number in range(12)]
    await kitchen.begin(AT_ONCE)
    asked += [await kitchen.ask(f"polite-{number}", "polite") for number in range(3)]
    for _ in range(6):
        kitchen.finish()
        await kitchen.next_begun()
    kitchen.finish(len(asked))
    await asyncio.gather(*asked)
    assert kitchen.begun[2] == "polite-0"
    assert {"polite-1", "polite-2"} <= set(kitchen.begun[3:])
    assert len([name for name in kitchen.begun[2:] if name.startswith("greedy")]) >= 2


@bounded
async def test_clients_take_turns() -> None:
    """However many more there are than files that are made at once."""
    kitchen, clients = Kitchen(), "abcde"
    asked = [await kitchen.ask(f"{client}{n}", client) for client in clients for n in range(4)]
    await kitchen.begin(AT_ONCE)
    for _ in range(3 * len(clients) - AT_ONCE):
        kitchen.finish()
        await kitchen.next_begun()
    kitchen.finish(len(asked))
    await asyncio.gather(*asked)
    made = Counter(name[0] for name in kitchen.begun)
    assert all(2 <= made[client] <= 4 for client in clients), kitchen.begun


@bounded
async def test_files_are_not_mixed_up() -> None:
    """Each gets its own; that of a polite client need not wait in the line of a greedy one."""
    kitchen = Kitchen()
    asked = [await kitchen.ask(f"{number}", "greedy") for number in range(20)]
    await kitchen.begin(AT_ONCE)
    polite = await kitchen.ask("19", "polite")
    kitchen.finish()
    assert await kitchen.next_begun() == "19"
    kitchen.finish(len(asked))
    assert await polite == b"19"
    assert await asyncio.gather(*asked) == [f"{number}".encode() for number in range(20)]


@bounded
async def test_a_full_queue_is_refused() -> None:
    """A handful from one address waits, a flood is told to come again; then it may again.

    Others have their place meanwhile, until all places are taken.
    """
    kitchen = Kitchen()
    clients = MOST_WAITING // MOST_OF_A_CLIENT
    assert clients > 1
    flood = [await kitchen.ask(f"flood-{number}", "flood") for number in range(100)]
    others = [
        await kitchen.ask(f"{client}-{number}", f"client-{client}")
        for client in range(clients - 1)
        for number in range(MOST_OF_A_CLIENT)
    ]
    too_late = await kitchen.ask("too-late", "late")
    refused = await asyncio.gather(*flood[AT_ONCE + MOST_OF_A_CLIENT :], return_exceptions=True)
    assert {type(one) for one in refused} == {TooBusyError}
    with pytest.raises(TooBusyError):
        await too_late
    kitchen.finish(200)
    made = await asyncio.gather(*flood[: AT_ONCE + MOST_OF_A_CLIENT], *others)
    assert len(set(made)) == AT_ONCE + MOST_WAITING
    assert made[0] == b"flood-0"
    assert await (await kitchen.ask("flood-99", "flood")) == b"flood-99"


@bounded
async def test_only_so_much_is_remembered() -> None:
    """Beyond 32 MB the files that were asked for longest ago are forgotten."""
    made: list[str] = []
    renders = Renders()

    def make(tag: str) -> bytes:
        made.append(tag)
        return bytes(1_000_000)

    async def ask(tag: str) -> None:
        await renders.content(partial(make, tag), tag, "client")

    for number in range(40):
        await ask(f"{number}")
        await ask("0")
    assert made == [f"{number}" for number in range(40)]
    for tag in ("0", "39", "9", "1"):
        await ask(tag)
    assert made[40:] == ["1"]
