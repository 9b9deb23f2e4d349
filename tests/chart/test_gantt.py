"""The chart of the live pages: a plain Plotly figure of the timeline's table."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import example, given, settings

from planner.chart.gantt import COLORS
from planner.pathway.pathway import FILL, Kind
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.words.named_days import NamedDay, named_days
from planner.words.table_rows import LANE_KIND, RULE_KIND
from planner.words.timeline_frame import timeline_frame
from tests.chart.test_gantt_words import figure_of
from tests.in_words import WORDS, say
from tests.strategies import BUILT_IN, any_plan, todays

PLAN: Final = default_plan(BUILT_IN)
DATED: Final = replace(PLAN, start=date(2027, 1, 4))
HOSTILE: Final = '<b onclick="x">%{x}</b><br>&lt;$a$'
A_DAY: Final = pd.Timedelta(days=1)
CLEAR: Final = "rgba(0,0,0,0)"
TICK, ARROW = "line-ns", "triangle-right"
few: Final = settings(max_examples=25)
"""A figure takes as long as a hundred timelines."""

EXAMPLE, RANGE, NO_END, MAY_NOT = (
    say(f"key.{key}") for key in ("example", "range", "no-end", "may-not-happen")
)


def without_ranges() -> Plan:
    """A plan of steps whose length is not stated, or as one number."""
    stages = tuple(
        replace(stage, range=stage.range and replace(stage.range, most=4, or_longer=False))
        for stage in BUILT_IN.stages
        if stage.range is None or stage.range.least == 4
    )
    return replace(PLAN, pathway=replace(BUILT_IN, stages=stages), lengths=(4, FILL, 30))


def drawn_rows(plan: Plan) -> pd.DataFrame:
    """The rows of the table that have a bar."""
    frame = timeline_frame(make_timeline(plan), WORDS)
    return frame[(frame["kind"] != RULE_KIND) & frame["start"].notna()]


def traces(figure: go.Figure, name: str) -> list[Any]:
    return [trace for trace in figure.data if trace.name == name]


def day_of(x: Any, plan: Plan) -> float:
    """A place on the x axis in days from the start."""
    return float(x if plan.start is None else (pd.Timestamp(x) - pd.Timestamp(plan.start)) / A_DAY)


def last_day(figure: go.Figure, plan: Plan) -> float:
    """Where the days end."""
    return day_of(figure.layout.xaxis.range[1], plan)


def test_it_is_a_small_figure_and_the_same_each_time() -> None:
    figure = figure_of(DATED)
    assert type(figure) is go.Figure
    assert figure.to_json() == figure_of(DATED).to_json()
    assert len(figure.to_json()) < 15_000


def test_a_plan_without_a_day() -> None:
    """Where no step happens, there are only words."""
    stages = tuple(replace(stage, optional=True, open_ended=False) for stage in BUILT_IN.stages)
    plan = replace(PLAN, pathway=replace(BUILT_IN, stages=stages), lengths=(0,) * 5)
    for shown in (replace(plan, context=Context.ARTICLE), replace(plan, start=DATED.start)):
        figure = figure_of(shown)
        assert [day_of(x, shown) for x in figure.layout.xaxis.range] == [0, 1]
        assert len(figure.layout.annotations) >= len(stages)


def assert_bars(figure: go.Figure, rows: pd.DataFrame, plan: Plan) -> None:
    """As long as the table says, up to where the days end without an end, from the top down."""
    (bars,) = traces(figure, EXAMPLE)
    # Plotly takes lengths on an axis of dates in milliseconds.
    unit = 1 if plan.start is None else A_DAY / pd.Timedelta(milliseconds=1)
    endless = rows["open_ended"] | rows["may_not_happen"]
    begins = [day_of(base, plan) for base in bars.base]
    assert begins == rows["start"].tolist()
    ends = [at + length / unit for at, length in zip(begins, bars.x, strict=True)]
    assert ends == rows["end"].mask(endless, last_day(figure, plan)).tolist()
    colors = rows["kind"].map(COLORS).mask(endless, CLEAR)
    assert list(bars.marker.color) == colors.tolist()
    bottom, top = figure.layout.yaxis.range
    assert all(after - before > 0.9 for before, after in pairwise(bars.y))
    assert all(top < y < bottom for y in bars.y)


def assert_range_lines(figure: go.Figure, rows: pd.DataFrame, plan: Plan) -> None:
    """Under its bar, from its least to its most, or with an arrowhead to where the days end."""
    varies = (rows["least"] != rows["most"]).fillna(True) | rows["or_longer"].fillna(False)
    stated = rows[rows["least"].notna() & varies]
    least = (stated["start"] + stated["least"]).tolist()
    wide = last_day(figure, plan)
    most = (stated["start"] + stated["most"]).astype(float).fillna(wide).tolist()
    assert max(most, default=0) <= wide
    lines = traces(figure, RANGE)
    assert len(lines) == bool(least)
    for line in lines:
        assert [day_of(x, plan) for x in line.x[::3]] == least
        assert [day_of(x, plan) for x in line.x[1::3]] == most
        assert {*line.x[2::3]} == {None}
        assert {*line.marker.symbol[::3]} == {TICK}
        assert list(line.marker.symbol[1::3]) == [
            ARROW if longer else TICK for longer in stated["or_longer"]
        ]
        bars = figure.data[0]
        middles = dict(zip(rows.index, bars.y, strict=True))
        below = [y - middles[key] for y, key in zip(line.y[::3], stated.index, strict=True)]
        assert all(bars.width / 2 < by < 0.5 for by in below)


def assert_named_days(
    figure: go.Figure, rows: pd.DataFrame, plan: Plan, named: Sequence[NamedDay]
) -> None:
    """Each has a line behind all else, from the axis up to its bar."""
    bars = figure.data[0]
    feet = {key: y + bars.width / 2 for key, y in zip(rows.index, bars.y, strict=True)}
    bottom, top = figure.layout.yaxis.range
    assert top > -1
    upright = [line for line in figure.layout.shapes if line.x0 == line.x1]
    assert [day_of(line.x0, plan) for line in upright] == [one.x for one in named]
    for line, one in zip(upright, named, strict=True):
        assert (line.y1, line.layer) == (bottom, "below")
        assert line.y0 == pytest.approx(feet[one.row] if one.row else -1)
        assert line.y0 < line.y1


@few
@given(any_plan, todays)
@example(without_ranges(), None)
def test_marks(plan: Plan, today: int | None) -> None:
    """All stand where the table has them, with dates and without."""
    figure, rows = figure_of(plan, today), drawn_rows(plan)
    assert figure.layout.xaxis.type == ("linear" if plan.start is None else "date")
    assert_bars(figure, rows, plan)
    assert_range_lines(figure, rows, plan)
    assert_named_days(figure, rows, plan, named_days(make_timeline(plan), WORDS, today=today))


def test_a_skipped_step_has_words_in_its_place() -> None:
    texts = [one.text for one in figure_of(PLAN.with_length("detox", 0)).layout.annotations]
    assert any("First days" in text for text in texts)


def test_hover() -> None:
    """One template, filled with the facts of the table, the name first."""
    bars, *others = figure_of(PLAN).data
    assert bars.hovertemplate == "<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>"
    assert {trace.hoverinfo for trace in others} == {"skip"}
    facts = [f"{name}\n{more}".replace("<br>", "\n") for name, more in bars.customdata]
    assert facts == drawn_rows(PLAN)["hover"].tolist()


def test_hostile_titles() -> None:
    """A facility's text is no markup: not at the pointer, and not over a bar."""
    stages = tuple(replace(stage, title=HOSTILE) for stage in BUILT_IN.stages)
    markers = tuple(replace(marker, title=HOSTILE) for marker in BUILT_IN.markers)
    pathway = replace(BUILT_IN, stages=stages, markers=markers)
    figure = figure_of(replace(PLAN, pathway=pathway))
    texts = [text for row in figure.data[0].customdata for text in row]
    texts += [one.text for one in figure.layout.annotations]
    assert sum("&lt;b onclick=" in text for text in texts) > len(stages)
    tags = {tag for text in texts for tag in re.findall(r"<(?!br>)[^>]*>", text)}
    assert {tag for tag in tags if not re.fullmatch(r"</?b>|</?span[^<>]*>", tag)} == set()
    assert not any("onclick" in tag for tag in tags)


class TestNoEnd:
    """What has no fixed end, and what may not happen."""

    def test_fade(self) -> None:
        """It gets weaker up to an arrowhead where the days end."""
        aftercare, slowly = traces(figure_of(PLAN), NO_END)
        for trace, start, key in ((aftercare, 81, Kind.AFTERCARE), (slowly, 0, LANE_KIND)):
            assert {*trace.x} == {start, 126}
            scale = [color for _, color in trace.fillgradient.colorscale]
            assert all(color.startswith(COLORS[key][:-1]) for color in scale)
            assert [float(color.rpartition(", ")[2][:-1]) for color in scale] == [1, 1, 0, 0]
            assert trace.marker.symbol == "triangle-right"
            assert trace.marker.size == (11, 0, 0, 0, 0)

    def test_up_to_where_all_days_end(self) -> None:
        """Also where a stated length goes on after what the example draws."""
        aftercare, *_ = traces(figure_of(replace(PLAN, lengths=(8, 3, 21, 0, 1))), NO_END)
        assert {*aftercare.x} == {32, 91}

    def test_dashes(self) -> None:
        """Two dashed lines that no first and no last day close, and nothing filled in."""
        (echoes,) = traces(figure_of(PLAN), MAY_NOT)
        assert echoes.line.dash
        assert (echoes.fill, echoes.x) == (None, (0, 126, None, 0, 126))

    def test_each_mark_is_explained_once(self) -> None:
        shown = [trace.name for trace in figure_of(PLAN).data if trace.showlegend is not False]
        assert shown == [EXAMPLE, RANGE, NO_END, MAY_NOT]
        article = figure_of(replace(PLAN, context=Context.ARTICLE))
        assert [trace.name for trace in article.data] == [EXAMPLE, RANGE, NO_END]


def test_words_of_named_days() -> None:
    """What people look for stands out."""
    texts = [one.text for one in figure_of(PLAN).layout.annotations]
    plain = {re.sub(r"<[^>]*>", "", text) for text in texts}
    assert {one.text for one in named_days(make_timeline(PLAN), WORDS)} <= plain
    assert f"<b>{say('caption.stay-ends', when=say('when.day', day=61))}</b>" in texts


def test_guidance_stands_apart() -> None:
    """Under a line and a heading of its own."""
    figure = figure_of(PLAN)
    (across,) = [line for line in figure.layout.shapes if line.y0 == line.y1]
    (heading,) = [
        one for one in figure.layout.annotations if say("chart.guidance-adds") in one.text
    ]
    rows = dict(zip(drawn_rows(PLAN).index, figure.data[0].y, strict=True))
    assert rows["aftercare"] < across.y0 < heading.y < rows["slowly"]
