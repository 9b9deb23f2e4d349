"""The timeline as a table: its columns, what each cell holds, and that it says no other thing."""

from dataclasses import fields, replace
from datetime import date
from typing import Any, Final

import pandas as pd
from hypothesis import given

from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.words.table_rows import LANE_KIND, RULE_KIND, Row
from planner.words.timeline_frame import COLUMNS, timeline_frame
from tests.in_words import WORDS, days, say
from tests.strategies import BUILT_IN, any_plan

PLAN: Final = default_plan(BUILT_IN)
START: Final = date(2027, 1, 4)
WHAT: Final = frozenset({"str", "bool"})
"""Types of cells that are never unknown."""


def frame_of(plan: Plan) -> pd.DataFrame:
    return timeline_frame(make_timeline(plan), WORDS)


def known(cell: Any) -> Any:
    """A cell as Python has it; None for NA and NaT."""
    return None if pd.isna(cell) else cell


def test_every_column_is_a_documented_field() -> None:
    """In the same order; the index has the key."""
    assert ["key", *COLUMNS] == [field.name for field in fields(Row)]
    assert Row.__doc__ is not None
    days = ("_day", "_date", "_start", "_last", "earliest", "latest", "may_not_happen")
    named = [name for name in COLUMNS if not any(part in name for part in days)]
    assert [name for name in named if f"`{name}`" not in Row.__doc__] == []


@given(any_plan)
def test_types(plan: Plan) -> None:
    """Every plan has all columns, each of its type, whatever is unknown in it."""
    frame = frame_of(plan)
    assert list(frame.columns) == list(COLUMNS)
    assert frame.index.name == "key"
    assert {name: frame[name].dtype == kind for name, kind in COLUMNS.items()} == dict.fromkeys(
        COLUMNS, True
    )
    sure = [name for name, kind in COLUMNS.items() if kind in WHAT]
    assert not frame[sure].isna().to_numpy().any()


@given(any_plan)
def test_rows_are_those_of_the_timeline(plan: Plan) -> None:
    """Stages in their order, then what guidance adds, and last the guidance; with all figures."""
    timeline = make_timeline(plan)
    frame = timeline_frame(timeline, WORDS)
    lanes = [lane.key for lane in timeline.lanes]
    stages = [step.stage.key for step in timeline.steps]
    assert list(frame.index) == [*stages, *lanes, plan.pathway.guidance.key]
    rows = list(frame.itertuples())
    for number, (step, row) in enumerate(zip(timeline.steps, rows, strict=False), 1):
        stage, starts, ends, held = step.stage, step.starts, step.ends, step.held
        assert (row.kind, known(row.number), row.title) == (stage.kind, number, stage.title)
        assert known(row.start) == step.start
        assert known(row.first_day) == step.first_day
        assert known(row.last_day) == step.last_day
        assert known(row.days) == (None if stage.open_ended else step.days)
        assert row.open_ended == stage.open_ended
        assert not row.may_not_happen
        assert known(row.earliest_start) == (starts and starts.earliest)
        assert known(row.latest_start) == (starts and starts.latest)
        assert known(row.earliest_last) == (ends and ends.earliest)
        assert known(row.latest_last) == (ends and ends.latest)
        assert known(row.or_later) == (None if starts is None else not step.latest_is_limit)
        assert known(row.this_length_earliest) == (held and held.earliest)
        assert known(row.this_length_latest) == (held and held.latest)
        assert known(row.least) == (stage.range and stage.range.least)
        assert known(row.most) == (stage.range and stage.range.most)
        assert known(row.or_longer) == (stage.range and stage.range.no_limit)
        for name in ("first", "last"):
            day = getattr(step, f"{name}_day")
            at = known(getattr(row, f"{name}_date"))
            assert (at and at.date()) == timeline.date_of(day)
    assert [row.kind for row in rows[len(stages) :]] == [LANE_KIND] * len(lanes) + [RULE_KIND]
    rule = rows[-1]
    assert known(rule.last_day) == timeline.reached_day
    assert known(rule.days) == min(timeline.counted, plan.pathway.guidance.days)
    assert known(rule.least) == plan.pathway.guidance.days


@given(any_plan)
def test_bars_follow_one_another(plan: Plan) -> None:
    """Half-open from 0: no gap, no overlap; the Day numbers are theirs, and both are counted."""
    timeline = make_timeline(plan)
    frame = timeline_frame(timeline, WORDS)
    bars = frame[frame["number"].notna() & frame["start"].notna()]
    assert (bars["start"].to_numpy() == [0, *bars["end"]][:-1]).all()
    assert bars["end"].max() == timeline.drawn_days if len(bars) else timeline.drawn_days == 0
    assert (bars["first_day"] == bars["start"] + 1).all()
    ending = bars[~bars["open_ended"]]
    assert (ending["last_day"] == ending["end"]).all()
    assert (ending["days"] == ending["end"] - ending["start"]).all()
    assert bars.loc[bars["open_ended"], "last_day"].isna().all()
    skipped = frame[frame["number"].notna() & frame["start"].isna()]
    assert skipped["end"].isna().all()
    assert (skipped["days"] == 0).all()


def test_what_nobody_can_know() -> None:
    """An end that is not fixed, dates without a start, and days of a step that does not happen."""
    frame = frame_of(PLAN.with_length("detox", 0))
    assert frame[["first_date", "last_date"]].isna().all(axis=None)
    open_ended = frame.loc["aftercare", ["last_day", "days", "earliest_last", "latest_last"]]
    assert open_ended.isna().all()
    unused = frame.loc["detox", ["start", "end", "first_day", "last_day", "or_later"]]
    assert unused.isna().all()
    assert frame.loc["detox", "days"] == 0
    filled = frame.loc["outpatient", ["this_length_earliest", "this_length_latest", "least"]]
    assert filled.isna().all()
    lane = frame.loc["echoes", ["first_day", "last_day", "days", "earliest_start"]]
    assert lane.isna().all()


def test_the_article_alone_has_no_lanes() -> None:
    frame = frame_of(replace(PLAN, context=Context.ARTICLE))
    assert set(frame["kind"]) == {*(stage.kind for stage in BUILT_IN.stages), RULE_KIND}


def test_dates() -> None:
    """Day 1 is the start; the last date is the last day itself."""
    frame = frame_of(replace(PLAN, start=START))
    assert frame.loc["detox", "first_date"] == pd.Timestamp(START)
    assert frame.loc["detox", "last_date"] == pd.Timestamp(2027, 1, 11)
    assert frame.loc["evaluation", "first_date"] == pd.Timestamp(2027, 1, 12)
    assert frame.loc["slowly", "first_date"] == pd.Timestamp(START)


def test_words() -> None:
    """The label of a bar, and what stands beside it."""
    frame = frame_of(PLAN)
    stay = frame.loc["treatment"]
    assert stay["title"] == "Stay"
    assert stay["label"] == say("caption.numbered", number=3, title="Stay")
    assert stay["length"] == days(50)
    assert days(50) in stay["label_length"]
    assert stay["hover"].split("\n")[0] == "Stay"
    assert frame.loc["aftercare", "label_range"]
    assert (frame.loc[["slowly", "echoes"], "label_range"] == "").all()


def test_it_can_be_asked_as_any_table() -> None:
    """The days in treatment, by its columns alone."""
    frame = frame_of(PLAN)
    counted = frame[frame["kind"].isin(["treatment", "outpatient"])]
    assert counted["days"].sum() == 70
