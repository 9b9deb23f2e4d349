"""What is shipped in `data/`: its figures, its words, and the promises about both.

A test that fails here after a change of `data/` asks whether the change is right. What is made from
`data/` is renewed with `python -m tests.renew`.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from planner.reading.library import Library, load

ROOT: Final = Path(__file__).parents[2]
SHIPPED: Final[Library] = load(ROOT / "data")
"""What the app shows to visitors, without any facility's program."""


def lines(offenders: Iterable[object]) -> str:
    """All that break a rule, one a line: of a long list alone, pytest shows the first."""
    return "\n".join(["", *map(str, offenders)])
