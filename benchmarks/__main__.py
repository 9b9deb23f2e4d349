"""`python -m benchmarks`: this app and the naive page side by side, as a table."""

import argparse
import os
import platform
import signal
import sys
import time
from collections.abc import Sequence
from types import FrameType
from typing import Final, Protocol

from benchmarks import browser, capacity, endurance, forms, load, models, slow_line, table, visitors


class Part(Protocol):
    """One thing that can be measured by itself."""

    def __call__(self, *, quick: bool) -> list[table.Row]:
        """Its rows; with `quick` from fewer rounds."""


PARTS: Final[dict[str, Part]] = {
    "models": models.measure,
    "forms": forms.forms,
    "rerun": visitors.rerun,
    "crowd": visitors.crowd,
    "memory": endurance.memory,
    "first": visitors.first,
    "load": load.load,
    "browser": browser.browser,
    "slow-line": slow_line.slow_line,
}
LONG_PARTS: Final[dict[str, Part]] = {
    "long": endurance.long,
    "capacity": capacity.capacity,
    "steady": capacity.steady,
}
"""Parts that run only by name."""


def main(arguments: Sequence[str]) -> None:
    """Measure what is asked for, and print one table."""
    known = {**PARTS, **LONG_PARTS}
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"some of: {', '.join(known)}")
    parser.add_argument("--quick", action="store_true", help="fewer rounds: a rough look")
    options = parser.parse_args(arguments)
    for name in options.parts:
        if name not in known:
            parser.error(f"there is no part {name!r}; there are: {', '.join(known)}")
    signal.signal(signal.SIGTERM, _end)
    began = time.perf_counter()
    rows: list[table.Row] = []
    for name in options.parts or PARTS:
        print(f"measuring {name} …", file=sys.stderr)
        rows += known[name](quick=options.quick)
    machine = (
        f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} processors"
    )
    print(f"{machine}, {time.perf_counter() - began:.0f} s\n\n{table.as_text(rows)}")


def _end(_signal: int, _frame: FrameType | None) -> None:
    """End as at Ctrl+C, so that the servers are ended too."""
    raise SystemExit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
