"""What was measured, as a table that people read."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Of(StrEnum):
    """Which column a goal is set for."""

    OURS = "planner"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A limit for one column, at most or at least."""

    limit: float
    of: Of
    at_least: bool = False

    def __str__(self) -> str:
        return f"{self.of} {'>=' if self.at_least else '<='} {self.limit:g}"

    def met(self, value: float) -> bool:
        """Whether the value is on the right side of the limit."""
        return value >= self.limit if self.at_least else value <= self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measured thing, and what it stands beside: mostly the same thing of the naive page.

    None where there is no such thing, not a number where this system cannot measure it.
    """

    what: str
    unit: str
    ours: float | None
    beside: float | None = None
    goal: Goal | None = None

    @property
    def ratio(self) -> float | None:
        """Our value as a multiple of the one beside it."""
        return self.ours / self.beside if self.ours is not None and self.beside else None

    @property
    def verdict(self) -> str:
        """Whether the goal is met, where there is one and it could be measured."""
        if self.goal is None:
            return ""
        value = self.ours if self.goal.of is Of.OURS else self.ratio
        if value is None or math.isnan(value):
            return "not measured"
        return "met" if self.goal.met(value) else "MISSED"


HEADS: Final = ("measured", "unit", "planner", "beside", "ratio", "goal", "")


def as_text(rows: Sequence[Row]) -> str:
    """The rows in columns, under their heads."""
    lines = [
        HEADS,
        *(
            (
                row.what,
                row.unit,
                number(row.ours),
                number(row.beside),
                number(row.ratio),
                str(row.goal or ""),
                row.verdict,
            )
            for row in rows
        ),
    ]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEADS))]
    numbers = range(2, 5)
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place in numbers else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def number(value: float | None) -> str:
    """Three digits that count, without an exponent; nothing for None."""
    if value is None:
        return ""
    if abs(value) >= 100:
        return f"{value:.0f}"
    return f"{value:.3g}"
