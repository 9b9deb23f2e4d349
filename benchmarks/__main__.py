"""`python -m benchmarks`: this app and the naive page side by side, as a table."""

import argparse
import asyncio
import os
import platform
import signal
import sys
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Final

from benchmarks import browser, capacity, live, models
from benchmarks.table import HEAD, Row

Part = Callable[..., list[Row] | Coroutine[object, object, list[Row]]]
"""One thing that can be measured by itself: its rows; with `quick` from fewer rounds."""

PARTS: Final[Mapping[str, Part]] = {
    "models": models.models,
    "forms": models.forms,
    "rerun": live.rerun,
    "crowd": live.crowd,
    "memory": live.memory,
    "first": live.first,
    "browser": browser.browser,
    "capacity": capacity.capacity,
    "steady": capacity.steady,
}
BY_NAME: Final = ("capacity", "steady")
"""Parts that run only by name."""


def main(arguments: Sequence[str]) -> None:
    """Measure what is asked for, and print one table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"some of: {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="fewer rounds: a rough look")
    options = parser.parse_args(arguments)
    if unknown := set(options.parts) - PARTS.keys():
        parser.error(f"there is no part {unknown.pop()!r}; there are: {', '.join(PARTS)}")
    # End as at Ctrl+C, so that the servers are ended too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    print(f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} cores\n")
    print(HEAD, flush=True)
    for name in options.parts or [name for name in PARTS if name not in BY_NAME]:
        measured = PARTS[name](quick=options.quick)
        rows = asyncio.run(measured) if isinstance(measured, Coroutine) else measured
        print(*rows, sep="\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
