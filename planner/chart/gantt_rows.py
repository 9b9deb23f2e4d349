"""The rows of the live chart: those of the timeline's table, each in its place."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

import pandas as pd

from planner.chart.gantt_words import LINE, lines
from planner.language.lettering import Line
from planner.words.table_rows import LANE_KIND, RULE_KIND

_FREE_BEFORE_LANES: Final = 0.5
_WITHOUT_BAR: Final = 0.5
"""How high a row is whose stage has no days, and so no bar. In rows."""


class PlacedRow(NamedTuple):
    """A row of the table in its place, `y` rows down; None is NA. `label` has its lines."""

    key: str
    kind: str
    y: float
    start: Any
    end: Any
    least: Any
    most: Any
    or_longer: Any
    open_ended: bool
    may_not_happen: bool
    label: Sequence[Line]
    note: str
    hover: Sequence[str]

    @property
    def endless(self) -> bool:
        return self.open_ended or self.may_not_happen


def placed(frame: pd.DataFrame) -> Iterator[PlacedRow]:
    """The rows of the chart, each below the one before."""
    y, before = 0.0, ""
    keys = frame.index.tolist()
    columns = {name: frame[name].tolist() for name in _COLUMNS}
    for key, *cells in zip(keys, *columns.values(), strict=True):
        known: dict[str, Any] = {
            name: None if cell is pd.NA else cell for name, cell in zip(columns, cells, strict=True)
        }
        kind = known["kind"]
        if kind == RULE_KIND:
            continue
        label = lines(known.pop("label"), known.pop("label_length"))
        y += LINE * (len(label) - 1)
        y += _FREE_BEFORE_LANES if LANE_KIND == kind != before else 0
        note, hover = known.pop("label_range"), known.pop("hover").split("\n")
        yield PlacedRow(key=key, y=y, label=label, note=note, hover=hover, **known)
        y += _WITHOUT_BAR if known["start"] is None else 1
        before = kind


_COLUMNS: Final = (
    *("kind", "start", "end", "least", "most", "or_longer", "open_ended", "may_not_happen"),
    *("label", "label_length", "label_range", "hover"),
)


def days_across(rows: Iterable[PlacedRow]) -> int:
    """How many days the chart is wide: all that is drawn, the longest stated lengths too."""
    drawn = [row for row in rows if row.start is not None]
    stated = [row.start + max(row.least or 0, row.most or 0) for row in drawn]
    return int(max([1, *(row.end for row in drawn), *stated]))
