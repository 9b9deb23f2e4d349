"""How the server starts: data first, everything warm, then the door opens."""

import gc
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Final

from streamlit.starlette import App

from planner.forms.shipped import shipped_digest
from planner.language.catalogue import BrokenCatalogueError, check_catalogues, words_for
from planner.language.lettering import broken_fonts
from planner.reading.library import library
from planner.reading.problems import BrokenDataError
from planner.web import internals
from planner.web.headers import EMBEDDED_BY, BadOriginError, embedded_by
from planner.web.request_log import write_no_plans

PAGE: Final = Path(__file__).resolve().parent.parent / "ui" / "main.py"
_TURN_SECONDS: Final = 0.02
"""How long one visitor's run goes on before another has its turn. A run takes about as long, and
runs that take turns all the time hold one another up.
"""

BROKEN_DATA: Final = 2
"""Exit code when `data/` or a setting cannot be used."""


def load_or_exit() -> None:
    """Load `data/`; with faults in it, print them all and exit before anything is served.

    The framework does not say that it serves anything before this is done: its configuration
    keeps it from that (logger.hideWelcomeMessage), and `starting` says so in its place.
    """
    report = faults()
    if report:
        print(report, file=sys.stderr)
        raise SystemExit(BROKEN_DATA)


def faults() -> str:
    """What keeps the app from starting, a line each; nothing when it can start."""
    try:
        check_catalogues()
    except BrokenCatalogueError as broken:
        return str(broken)
    try:
        library()
        # Later, a file on the disk could be newer than what was loaded of it.
        shipped_digest()
    except BrokenDataError as broken:
        return broken.report(words_for())
    fonts = broken_fonts()
    if fonts:
        return "\n".join(words_for().say("start.font", file=file.name) for file in fonts)
    try:
        embedded_by()
    except BadOriginError as bad:
        return words_for().say("start.origin", setting=EMBEDDED_BY, value=repr(str(bad)))
    return ""


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
        write_no_plans()
        address = internals.own_address()
        if address is not None:
            # Nobody may read it: a full disk under the log keeps nobody from a plan.
            with suppress(OSError):
                print(words_for().say("start.ready", address=address), flush=True)
        yield

    return lifespan
