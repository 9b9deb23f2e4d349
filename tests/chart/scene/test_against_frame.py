"""The pictures in files and the table that the live chart is drawn from tell the same."""

from typing import Any

import pandas as pd
from hypothesis import given, settings

from planner.chart import palette
from planner.chart.scene import PAGE
from planner.chart.ticks import ticks
from planner.pathway.pathway import Kind
from planner.plan.plan import Plan
from planner.plan.timeline import make_timeline
from planner.words.table_rows import LANE_KIND, RULE_KIND
from planner.words.talk_pictures import Mark
from planner.words.timeline_frame import timeline_frame
from tests.chart.scene.drawn import draw, text_of
from tests.in_words import WORDS
from tests.strategies import plans


def rows_of(plan: Plan) -> dict[str, Any]:
    """The rows of the table that are drawn as rows of the picture, by their key."""
    frame = timeline_frame(make_timeline(plan), WORDS)
    return {str(row.Index): row for row in frame[frame["kind"] != RULE_KIND].itertuples()}


@settings(max_examples=25)
@given(plans())
def test_bars(plan: Plan) -> None:
    """As long, in the same colors, and the same of them without an end or perhaps not at all."""
    scene, rows = draw(plan), rows_of(plan)
    bars = {bar.row: bar for bar in scene.bars if bar.row}
    assert list(bars) == [key for key, row in rows.items() if not pd.isna(row.start)]
    for key, bar in bars.items():
        row = rows[key]
        assert bar.left == row.start
        assert row.open_ended or row.may_not_happen or bar.right == row.end
        assert (bar.mark is Mark.FADE) == row.open_ended
        assert (bar.mark is Mark.DASHED) == row.may_not_happen
        color = palette.GUIDANCE if row.kind == LANE_KIND else palette.KINDS[Kind(row.kind)]
        assert bar.color == color


@settings(max_examples=25)
@given(plans())
def test_ranges(plan: Plan) -> None:
    rows = rows_of(plan)
    for line in draw(plan).ranges:
        if line.row:
            row = rows[line.row]
            assert line.left == row.start + row.least
            assert line.or_longer == row.or_longer
            assert line.right == row.start + row.most or line.or_longer


@settings(max_examples=25)
@given(plans())
def test_words(plan: Plan) -> None:
    text = text_of(draw(plan))
    for row in rows_of(plan).values():
        for words in (row.label, row.label_length, row.label_range):
            assert words.replace("\u00a0", " ") in text


@settings(max_examples=25)
@given(plans())
def test_days_on_the_axis(plan: Plan) -> None:
    """With dates the picture, which may be forwarded alone, says that of the first day as well."""
    scene = draw(plan)
    found = ticks(scene.days, plan.start, WORDS, narrow_px=PAGE.plot, wide_px=PAGE.plot)
    lines = [one for one in scene.strokes if one.color == palette.RULE and one.left == one.right]
    first = set() if plan.start is None else {0}
    assert {line.left for line in lines} <= first | {tick.x for tick in found}
