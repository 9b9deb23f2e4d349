"""The timeline as a table: its columns, what each cell holds, and that it says no other thing."""

from dataclasses import fields
from typing import Any, Final

import pandas as pd
from hypothesis import given

from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.words.table_rows import LANE_KIND, RULE_KIND, Row
from planner.words.timeline_frame import COLUMNS, timeline_frame
from tests.in_words import WORDS, days, say
from tests.strategies import BUILT_IN, any_plan

NEVER_UNKNOWN: Final = [name for name, kind in COLUMNS.items() if kind in {"str", "bool"}]
UNKNOWN: Final = dict.fromkeys(
    name for name in COLUMNS if name not in NEVER_UNKNOWN and name != "number"
)
"""A row of which nobody knows any figure."""


def known(cell: Any) -> Any:
    """A cell as Python has it; None for NA and NaT."""
    if pd.isna(cell):
        return None
    return cell.date() if isinstance(cell, pd.Timestamp) else cell


def figures_of(row: Any) -> dict[str, Any]:
    """The days, dates and lengths of a row."""
    return {name: known(getattr(row, name)) for name in UNKNOWN}


def test_every_column_is_a_documented_field() -> None:
    """In the same order; the index has the key."""
    assert ["key", *COLUMNS] == [field.name for field in fields(Row)]
    assert Row.__doc__ is not None
    days = ("_day", "_date", "_start", "_last", "earliest", "latest", "may_not_happen")
    named = [name for name in COLUMNS if not any(part in name for part in days)]
    assert [name for name in named if f"`{name}`" not in Row.__doc__] == []


@given(any_plan)
def test_rows_are_those_of_the_timeline(plan: Plan) -> None:
    """Stages in their order, then what guidance adds, and last the guidance; with all figures.

    Every plan has all columns, each of its type, whatever is unknown in it.
    """
    timeline = make_timeline(plan)
    frame = timeline_frame(timeline, WORDS)
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == COLUMNS
    assert frame.index.name == "key"
    assert not frame[[*NEVER_UNKNOWN]].isna().to_numpy().any()
    lanes = [lane.key for lane in timeline.lanes]
    stages = [step.stage.key for step in timeline.steps]
    assert list(frame.index) == [*stages, *lanes, plan.pathway.guidance.key]
    rows = list(frame.itertuples())
    for number, (step, row) in enumerate(zip(timeline.steps, rows, strict=False), 1):
        stage, starts, ends, held = step.stage, step.starts, step.ends, step.held
        assert (row.kind, row.title, row.number) == (stage.kind, stage.title, number)
        assert (row.open_ended, row.may_not_happen) == (stage.open_ended, False)
        assert figures_of(row) == {
            "start": step.start,
            "end": step.drawn_end if step.happens else None,
            "first_day": step.first_day,
            "last_day": step.last_day,
            "first_date": timeline.date_of(step.first_day),
            "last_date": timeline.date_of(step.last_day),
            "days": None if stage.open_ended else step.days,
            "earliest_start": starts and starts.earliest,
            "latest_start": starts and starts.latest,
            "earliest_last": ends and ends.earliest,
            "latest_last": ends and ends.latest,
            "this_length_earliest": held and held.earliest,
            "this_length_latest": held and held.latest,
            "or_later": None if starts is None else not step.latest_is_limit,
            "least": stage.range and stage.range.least,
            "most": stage.range and stage.range.most,
            "or_longer": stage.range and stage.range.no_limit,
        }
    for lane, row in zip(timeline.lanes, rows[len(stages) : -1], strict=True):
        first = 1 if lane.starts_on_day_1 else None
        assert (row.kind, row.title, known(row.number)) == (LANE_KIND, lane.title, None)
        may_not = lane.may_not_happen
        assert (row.open_ended, row.may_not_happen) == (not may_not, may_not)
        assert figures_of(row) == UNKNOWN | {
            "start": 0,
            "end": timeline.drawn_days,
            "first_day": first,
            "first_date": timeline.date_of(first),
            "earliest_start": first,
            "latest_start": first,
        }
    rule = rows[-1]
    start = timeline.treatment_start
    first = None if start is None else start + 1
    assert (rule.kind, known(rule.number)) == (RULE_KIND, None)
    assert figures_of(rule) == UNKNOWN | {
        "first_day": first,
        "last_day": timeline.reached_day,
        "first_date": timeline.date_of(first),
        "last_date": timeline.date_of(timeline.reached_day),
        "days": min(timeline.counted, plan.pathway.guidance.days),
        "least": plan.pathway.guidance.days,
        "or_longer": True,
    }


def test_words() -> None:
    """The label of a bar, and what stands beside it."""
    frame = timeline_frame(make_timeline(default_plan(BUILT_IN)), WORDS)
    stay = frame.loc["treatment"]
    assert stay["title"] == "Stay"
    assert stay["label"] == say("caption.numbered", number=3, title="Stay")
    assert stay["length"] == days(50)
    assert days(50) in stay["label_length"]
    assert stay["hover"].split("\n")[0] == "Stay"
    assert frame.loc["aftercare", "label_range"]
    assert (frame.loc[["slowly", "echoes"], "label_range"] == "").all()
