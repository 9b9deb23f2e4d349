"""Turns of the test processes, so that a test that times something runs while no other does."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

# Files that all processes have are locked, never written: nothing has to be cleaned away.
ROOM: Final = Path(__file__)
GATE: Final = ROOM.with_name("__init__.py")


@contextmanager
def turn(room: Path = ROOM, gate: Path = GATE, *, alone: bool) -> Iterator[None]:
    """Wait until a test may run, beside others or alone, and hold its place until it has.

    Whoever waits to be alone stands in the gate, so that no other test begins before it. Windows
    has no such locks: there, others may run beside a timed test.
    """
    if sys.platform == "win32":
        yield
        return
    with room.open("rb") as place:
        with gate.open("rb") as entrance:
            fcntl.flock(entrance, fcntl.LOCK_EX)
            fcntl.flock(place, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield
