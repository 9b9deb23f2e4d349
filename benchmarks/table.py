"""What was measured, and the limits for it. In all rows with a limit less is better."""

import math
from collections.abc import Mapping
from typing import Final, NamedTuple

MOST: Final[Mapping[str, float]] = {
    "timeline of a plan": 0.06,
    "figure of a new plan": 15,
    "plan.pdf": 30,
    "plan.png": 30,
    "plan.svg": 5,
    "plan.ics": 10,
    "plan.pptx": 300,
    "plan.csv": 15,
    "plan.xlsx": 15,
    "plan.html": 15,
    "slowest file, asked for again": 2,
    "memory of each session more": 0.3,
    "slow line: words": 1.5,
    "slow line: chart": 2,
    "slow line: sent until the chart": 40,
    "slow line: sent in all": 2500,
    "slow line: layout shift": 0.1,
    "sent for a repeated visit": 25,
    "memory of each idle session": 0.1,
    "/healthz beside half-open sockets, longest": 1000,
    "a file among many, p99": 1000,
}
"""At most so much, in the unit of the row, on a quiet computer with two cores."""

MOST_RATIO: Final[Mapping[str, float]] = {
    "change, one visitor": 0.35,
    "change, 50 visitors at once": 0.2,
    "start until it answers": 3,
    "navigation to drawn chart": 1.15,
    "first response, beside plan.svg": 2,
    "most memory, beside the first": 1.05,
}
"""At most so many times what stands beside it."""


class Row(NamedTuple):
    """One measured thing, and what it stands beside: mostly the same thing of the naive page.

    Not a number where this system cannot measure it.
    """

    what: str
    unit: str
    ours: float
    beside: float | None = None

    @property
    def ratio(self) -> float | None:
        """Our value as a multiple of the one beside it."""
        return self.ours / self.beside if self.beside else None

    @property
    def verdict(self) -> str:
        """Whether the limit is kept, where there is one and it could be measured."""
        of_ratio = self.what in MOST_RATIO
        limit = MOST_RATIO[self.what] if of_ratio else MOST.get(self.what)
        value = self.ratio if of_ratio else self.ours
        if limit is None:
            return ""
        if value is None or math.isnan(value):
            return "not measured"
        return "kept" if value <= limit else "MISSED"

    def __str__(self) -> str:
        numbers = " | ".join(f"{number(one):>6}" for one in (self.ours, self.beside, self.ratio))
        cells = f"{self.what:42} | {self.unit:2} | {numbers} | {limit_of(self.what):9}"
        return f"| {cells} | {self.verdict} |"


HEAD: Final = f"| {'':42} |    | planner | beside | ratio | at most | |\n|{'---|' * 7}"


def limit_of(what: str) -> str:
    """The limit of a row as the table shows it; nothing where there is none."""
    if what in MOST_RATIO:
        return f"{MOST_RATIO[what]:g} times"
    return f"{MOST[what]:g}" if what in MOST else ""


def number(value: float | None) -> str:
    """Three digits that count, without an exponent; nothing for None."""
    if value is None:
        return ""
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
