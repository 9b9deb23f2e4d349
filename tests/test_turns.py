"""A test that is timed runs alone, and soon."""

import sys
import threading
from pathlib import Path

import pytest

from tests.turns import turn

LONG_SECONDS = 20
A_MOMENT_SECONDS = 0.2


class Visit:
    """One test in a thread: it runs until it is told to leave."""

    def __init__(self, room: Path, gate: Path, *, alone: bool) -> None:
        self._runs, self._may_leave = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, args=(room, gate, alone), daemon=True)
        self._thread.start()

    def runs(self, seconds: float = LONG_SECONDS) -> bool:
        """Whether it runs, or does within this time."""
        return self._runs.wait(seconds)

    def leave(self) -> None:
        """End it."""
        self._may_leave.set()
        self._thread.join(LONG_SECONDS)
        assert not self._thread.is_alive()

    def _run(self, room: Path, gate: Path, alone: bool) -> None:
        with turn(room, gate, alone=alone):
            self._runs.set()
            self._may_leave.wait(LONG_SECONDS)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")
def test_turns(tmp_path: Path) -> None:
    """Two run side by side; one that must be alone waits for both, and a later one for it."""
    room, gate = tmp_path / "room", tmp_path / "gate"
    room.touch()
    gate.touch()
    first, second = (Visit(room, gate, alone=False) for _ in range(2))
    assert first.runs()
    assert second.runs()
    timed = Visit(room, gate, alone=True)
    assert not timed.runs(A_MOMENT_SECONDS)
    later = Visit(room, gate, alone=False)
    first.leave()
    assert not timed.runs(A_MOMENT_SECONDS)
    assert not later.runs(A_MOMENT_SECONDS)
    second.leave()
    assert timed.runs()
    assert not later.runs(A_MOMENT_SECONDS)
    timed.leave()
    assert later.runs()
    later.leave()
