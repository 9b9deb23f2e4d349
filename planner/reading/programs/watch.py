"""Looks at the folder of programs in the background, so that no visitor waits for a disk.

A folder on a network can hang for minutes. Then what was last good is shown, and the server goes
on answering.
"""

import logging
import time
from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Final

from planner.pathway.pathway import Pathway
from planner.reading.programs.folder import FacilityFolder

FIRST_LOOK_SECONDS: Final = 5.0
"""How long readers wait, all in all, for the first look: a program's link works from the start."""

_LOOK_EVERY: Final = 1.0
"""Seconds between two looks at the folder."""

_LOG: Final = logging.getLogger(__name__)


def _a_second() -> bool:
    time.sleep(_LOOK_EVERY)
    return True


class FacilityWatch:
    """The programs in a folder, for readers who do not wait.

    `pause` waits until the next look is due, and says whether there is to be one.
    """

    def __init__(
        self,
        folder: FacilityFolder,
        pause: Callable[[], bool] = _a_second,
        first_look_seconds: float = FIRST_LOOK_SECONDS,
    ) -> None:
        self._folder = folder
        self._pause = pause
        self._looked = Event()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._first_look_seconds = first_look_seconds
        self._wait_until = 0.0
        self._last_error = ""

    def pathways(self) -> tuple[Pathway, ...]:
        """The programs as they were at the last look; the first reader starts the looking."""
        self._start()
        if not self._looked.is_set():
            self._looked.wait(max(0.0, self._wait_until - time.monotonic()))
        return self._folder.programs

    def look(self) -> None:
        """Look now, and wait until it is done."""
        try:
            self._folder.look()
            self._last_error = ""
        except Exception as error:  # noqa: BLE001 - what was good stays; logged once, not each second
            if repr(error) != self._last_error:
                _LOG.warning("the folder of programs was not read", exc_info=error)
            self._last_error = repr(error)
        finally:
            self._looked.set()

    def _start(self) -> None:
        with self._lock:
            if self._thread is None:
                self._wait_until = time.monotonic() + self._first_look_seconds
                self._thread = Thread(target=self._look_on, name="programs", daemon=True)
                self._thread.start()

    def _look_on(self) -> None:
        self.look()
        while self._pause():
            self.look()
