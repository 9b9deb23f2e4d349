"""The pictures in files and the table that the live chart is drawn from tell the same."""

from typing import Any

import pandas as pd
from hypothesis import given, settings

from planner.chart import palette
from planner.pathway.pathway import Kind
from planner.plan.plan import Plan
from planner.plan.timeline import make_timeline
from planner.words.marks import Mark
from planner.words.table_rows import LANE_KIND, RULE_KIND
from planner.words.timeline_frame import timeline_frame
from tests.chart.scene.drawn import draw, text_of
from tests.in_words import WORDS
from tests.strategies import plans


def rows_of(plan: Plan) -> dict[str, Any]:
    """The rows of the table that are drawn as rows of the picture, by their key."""
    frame = timeline_frame(make_timeline(plan), WORDS)
    return {str(row.Index): row for row in frame[frame["kind"] != RULE_KIND].itertuples()}


@settings(max_examples=50)
@given(plans())
def test_rows(plan: Plan) -> None:
    """The same words, and bars as long, in the same colors and marks."""
    scene, rows = draw(plan), rows_of(plan)
    text = text_of(scene)
    for row in rows.values():
        for words in (row.label, row.label_length, row.label_range):
            assert words.replace("\u00a0", " ") in text
    bars = {bar.row: bar for bar in scene.bars if bar.row}
    assert list(bars) == [key for key, row in rows.items() if not pd.isna(row.start)]
    for key, bar in bars.items():
        row = rows[key]
        fades, dashed = row.open_ended, row.may_not_happen
        assert (bar.left, bar.right) == (row.start, scene.days if fades or dashed else row.end)
        assert (bar.mark is Mark.FADE) == fades
        assert (bar.mark is Mark.DASHED) == dashed
        color = palette.GUIDANCE if row.kind == LANE_KIND else palette.KINDS[Kind(row.kind)]
        assert bar.color == color


@settings(max_examples=50)
@given(plans())
def test_a_range_line_is_under_its_bar_from_the_shortest_to_the_longest(plan: Plan) -> None:
    """Where there is a choice; one that goes on is long enough for its arrowhead."""
    scene, rows = draw(plan), rows_of(plan)
    bottoms = {bar.row: bar.bottom for bar in scene.bars}
    lines = {line.row: line for line in scene.ranges if line.row}
    assert lines.keys() == {
        key
        for key, row in rows.items()
        if not pd.isna(row.start) and not pd.isna(row.least)
        if row.or_longer or row.least != row.most
    }
    for key, line in lines.items():
        row = rows[key]
        assert (line.left, line.or_longer) == (row.start + row.least, row.or_longer)
        assert line.right == row.start + row.most or (line.or_longer and line.right > line.left)
        assert line.y - line.tick > bottoms[key]
