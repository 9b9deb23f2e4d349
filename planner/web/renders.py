"""Makes files and pages off the event loop: each once, two at a time, in turns between clients."""

from asyncio import Event, Task, create_task, shield
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Final

from anyio import CapacityLimiter, to_thread

_AT_ONCE: Final = 2
MOST_OF_A_CLIENT: Final = 24
"""So many files may wait for one client, which may be a whole clinic behind one address."""

MOST_WAITING: Final = 96
_MOST_BYTES: Final = 32_000_000


class TooBusyError(Exception):
    """More files are waiting, for this client or for all, than can be made soon."""


@dataclass(slots=True, eq=False, kw_only=True)
class _Job:
    """One file that waits for its turn or is being made; `client` is whose turn it has taken."""

    tag: Hashable
    turn: Event
    made: Task[bytes]
    client: str | None = None


class Renders:
    """The files of one server process. All of it runs on one event loop, but for the making."""

    def __init__(self) -> None:
        # Not the limit that all other threads share: no slow disk can hold up the files.
        self._limiter = CapacityLimiter(_AT_ONCE)
        self._jobs: dict[Hashable, _Job] = {}
        self._lines: dict[str, dict[Hashable, _Job]] = {}
        """What waits, by client and tag; a client whose turn was longest ago comes first."""
        self._turns: list[str] = []
        """The clients for whom a file is being made, each as often as that."""
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._bytes = 0

    async def content(self, make: Callable[[], bytes], tag: Hashable, client: str) -> bytes:
        """What `make` gives, under this tag; TooBusyError when too much waits already.

        Who asks for what is being made waits for that, and whoever leaves takes it from nobody.
        What it raises comes to all of them, and nothing of it is kept.
        """
        kept = self.kept(tag)
        if kept is not None:
            return kept
        job = self._jobs.get(tag) or self._new_job(make, tag, client)
        if not job.turn.is_set():
            self._line_up(client, job)
            self._give_turns()
        return await shield(job.made)

    def kept(self, tag: Hashable) -> bytes | None:
        """The bytes of a file that was made not long ago."""
        kept = self._kept.get(tag)
        if kept is not None:
            self._kept.move_to_end(tag)
        return kept

    def _new_job(self, make: Callable[[], bytes], tag: Hashable, client: str) -> _Job:
        waiting = len(self._jobs) - len(self._turns)
        if waiting >= MOST_WAITING or len(self._lines.get(client, ())) >= MOST_OF_A_CLIENT:
            raise TooBusyError
        turn = Event()
        job = _Job(tag=tag, turn=turn, made=create_task(self._made(make, turn)))
        job.made.add_done_callback(partial(self._done, job))
        self._jobs[tag] = job
        return job

    async def _made(self, make: Callable[[], bytes], turn: Event) -> bytes:
        await turn.wait()
        return await to_thread.run_sync(make, limiter=self._limiter)

    def _line_up(self, client: str, job: _Job) -> None:
        """Also where it waits for another client already, whose turn may be much later."""
        line = self._lines.setdefault(client, {})
        if len(line) < MOST_OF_A_CLIENT:
            line[job.tag] = job

    def _give_turns(self) -> None:
        """Have the next files made: first those of a client for whom nothing is being made."""
        while self._lines and len(self._turns) < _AT_ONCE:
            client = min(self._lines, key=self._turns.count)
            line = self._lines.pop(client)
            self._lines[client] = line
            job = next(iter(line.values()))
            job.client = client
            job.turn.set()
            self._turns.append(client)
            self._leave_lines(job)

    def _leave_lines(self, job: _Job) -> None:
        for line in self._lines.values():
            line.pop(job.tag, None)
        self._lines = {client: line for client, line in self._lines.items() if line}

    def _done(self, job: _Job, made: Task[bytes]) -> None:
        del self._jobs[job.tag]
        if job.client is None:
            self._leave_lines(job)
        else:
            self._turns.remove(job.client)
        if not made.cancelled() and made.exception() is None:
            self._keep(job.tag, made.result())
        self._give_turns()

    def _keep(self, tag: Hashable, made: bytes) -> None:
        self._bytes += len(made) - len(self._kept.get(tag, b""))
        self._kept[tag] = made
        self._kept.move_to_end(tag)
        while self._bytes > _MOST_BYTES and self._kept:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= len(dropped)
