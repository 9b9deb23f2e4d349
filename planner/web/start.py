"""How the server starts: data first, everything warm, then the door opens."""

import gc
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Final

from streamlit.starlette import App

from planner.catalogue import words
from planner.library import library
from planner.problems import BrokenDataError
from planner.shipped import shipped_digest
from planner.web import internals

PAGE: Final = Path(__file__).resolve().parent.parent / "ui" / "main.py"
_TURN_SECONDS: Final = 0.02
"""How long one visitor's run goes on before another has its turn. A run takes about as long, and
runs that take turns all the time hold one another up.
"""

BROKEN_DATA: Final = 2
"""Exit code when `data/` cannot be used."""


def load_or_exit() -> None:
    """Load `data/`; with faults in it, print them all and exit before anything is served."""
    try:
        library()
        # Later, a file on the disk could be newer than what was loaded of it.
        shipped_digest()
    except BrokenDataError as broken:
        print(broken.report(words()), file=sys.stderr)
        raise SystemExit(BROKEN_DATA) from None


def starting(warm: Callable[[], object]) -> Callable[[App], AbstractAsyncContextManager[None]]:
    """What the server does before it opens; `warm` makes what the first visitor would wait for."""

    @asynccontextmanager
    async def lifespan(_app: App) -> AsyncIterator[None]:
        internals.answer_at_once()
        internals.ask_nobody_for_our_address()
        warm()
        gc.collect()
        # The framework collects garbage after every run of the page. Frozen objects are passed
        # over; data that is read anew is still freed, by its reference count.
        gc.freeze()
        sys.setswitchinterval(_TURN_SECONDS)
        yield

    return lifespan
