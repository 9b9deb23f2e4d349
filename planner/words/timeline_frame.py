"""The timeline as one typed pandas table, from which the chart and every table are made."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final

import pandas as pd

from planner.language.catalogue import Words
from planner.plan.timeline import Timeline
from planner.words.table_rows import Row, rows

_TYPES: Final[Mapping[Any, Any]] = {
    str: "str",
    bool: "bool",
    int | None: "Int64",
    bool | None: "boolean",
    date | None: "datetime64[s]",
}
COLUMNS: Final = {field.name: _TYPES[field.type] for field in fields(Row) if field.name != "key"}
"""Each column and the type of its cells, as pandas names it. `Row` says what they hold."""


def timeline_frame(timeline: Timeline, words: Words) -> pd.DataFrame:
    """A row for each stage and lane of a timeline, and last one for the guidance itself.

    The index holds their keys; the columns are those of `COLUMNS`, as `Row` says. None is NA or
    NaT.
    """
    lines = list(rows(timeline, words))
    return pd.DataFrame(
        {
            name: pd.array([getattr(line, name) for line in lines], dtype=kind)
            for name, kind in COLUMNS.items()
        },
        index=pd.Index([line.key for line in lines], name="key"),
    )
