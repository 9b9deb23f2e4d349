"""The chart of the live pages: a plain Plotly figure of the timeline's table."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings

from planner.chart.gantt import COLORS, gantt
from planner.pathway.pathway import FILL, Kind
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.words.named_days import named_days
from planner.words.table_rows import LANE_KIND, RULE_KIND
from planner.words.timeline_frame import timeline_frame
from tests.in_words import WORDS, say
from tests.strategies import BUILT_IN, any_plan, todays

PLAN: Final = default_plan(BUILT_IN)
START: Final = date(2027, 1, 4)
DATED: Final = replace(PLAN, start=START)
HOSTILE: Final = '<b onclick="x">%{x}</b><br>&lt;$a$'
MILLISECONDS_A_DAY: Final = 24 * 60 * 60 * 1000
few: Final = settings(max_examples=25)
"""A figure takes as long as a hundred timelines."""

EXAMPLE, RANGE, NO_END, MAY_NOT = (
    say(f"key.{key}") for key in ("example", "range", "no-end", "may-not-happen")
)


def frame_of(plan: Plan) -> pd.DataFrame:
    """The rows that are drawn as bars, each with its place from above."""
    frame = timeline_frame(make_timeline(plan), WORDS)
    return frame[(frame["kind"] != RULE_KIND) & frame["start"].notna()]


def figure_of(plan: Plan, today: int | None = None) -> go.Figure:
    timeline = make_timeline(plan)
    named = named_days(timeline, WORDS, today=today)
    return gantt(timeline_frame(timeline, WORDS), named, WORDS, start=plan.start)


def traces(figure: go.Figure, name: str) -> list[Any]:
    return [trace for trace in figure.data if trace.name == name]


def bars_of(figure: go.Figure) -> Any:
    (bars,) = traces(figure, EXAMPLE)
    return bars


def lines_of(figure: go.Figure) -> Iterator[tuple[Any, Any, float]]:
    """The ends of each range line, and the place of its row."""
    for trace in traces(figure, RANGE):
        for place in range(0, len(trace.x), 3):
            least, most, gap = trace.x[place : place + 3]
            assert gap is None
            yield least, most, trace.y[place]


def days_of(figure: go.Figure, plan: Plan) -> tuple[list[float], list[float]]:
    """Where bars begin, and how long they are, in days."""
    bars = bars_of(figure)
    if plan.start is None:
        return [float(base) for base in bars.base], [float(x) for x in bars.x]
    since = [pd.Timestamp(base) - pd.Timestamp(plan.start) for base in bars.base]
    return [one / pd.Timedelta(days=1) for one in since], [x / MILLISECONDS_A_DAY for x in bars.x]


class TestFigure:
    """It is Plotly's own, to be read and changed as any other."""

    @pytest.mark.parametrize("plan", [PLAN, DATED], ids=["days", "dates"])
    def test_it_is_a_figure(self, plan: Plan) -> None:
        figure = figure_of(plan)
        assert type(figure) is go.Figure
        assert [trace.type for trace in figure.data] == ["bar", *["scatter"] * 4]
        figure.update_layout(title="Mine", height=900).update_traces(opacity=0.5)
        figure.add_vline(x=0)
        assert figure.layout.title.text == "Mine"
        assert figure.data[0].opacity == 0.5

    @pytest.mark.parametrize("plan", [PLAN, DATED], ids=["days", "dates"])
    def test_as_json_and_back(self, plan: Plan) -> None:
        figure = figure_of(plan)
        back = go.Figure(json.loads(figure.to_json()))
        assert back.to_json() == figure.to_json()
        assert back == figure

    def test_it_is_small(self) -> None:
        assert len(figure_of(DATED).to_json()) < 15_000

    def test_same_plan_same_bytes(self) -> None:
        assert figure_of(DATED).to_json() == figure_of(DATED).to_json()

    def test_kinds_have_their_colors(self) -> None:
        assert {*Kind, LANE_KIND} == set(COLORS)
        assert len(set(COLORS.values())) == len(COLORS)


def test_a_plan_without_a_day() -> None:
    """Where no step happens, there are only words."""
    stages = tuple(replace(stage, optional=True, open_ended=False) for stage in BUILT_IN.stages)
    plan = replace(PLAN, pathway=replace(BUILT_IN, stages=stages), lengths=(0,) * 5)
    for shown in (replace(plan, context=Context.ARTICLE), replace(plan, start=START)):
        figure = figure_of(shown)
        assert [_day(x, shown) for x in figure.layout.xaxis.range] == [0, 1]
        assert len(figure.layout.annotations) >= len(stages)


class TestBars:
    """A bar a row, from its first day to the end of its last."""

    @few
    @given(any_plan)
    def test_days(self, plan: Plan) -> None:
        """They are those of the table, with dates and without, in rows from the top down."""
        figure, rows = figure_of(plan), frame_of(plan)
        begin, length = days_of(figure, plan)
        assert begin == rows["start"].tolist()
        ends = [start + days for start, days in zip(begin, length, strict=True)]
        fixed = ~(rows["open_ended"] | rows["may_not_happen"])
        drawn = pd.Series(ends, index=rows.index, dtype=float)
        assert drawn[fixed].tolist() == rows.loc[fixed, "end"].tolist()
        widest = [_day(figure.layout.xaxis.range[1], plan)]
        assert {*drawn[~fixed]} <= {*widest}
        ys, (bottom, top) = list(bars_of(figure).y), figure.layout.yaxis.range
        assert all(after - before > 0.9 for before, after in pairwise(ys))
        assert all(top < y < bottom for y in ys)

    def test_dates(self) -> None:
        """Plotly takes lengths on an axis of dates in milliseconds."""
        bars = bars_of(figure_of(DATED))
        assert bars.base[:3] == (
            *("2027-01-04 00:00:00", "2027-01-12 00:00:00", "2027-01-15 00:00:00"),
        )
        assert bars.x[0] == 8 * MILLISECONDS_A_DAY
        assert figure_of(DATED).layout.xaxis.type == "date"
        assert figure_of(PLAN).layout.xaxis.type == "linear"

    def test_colors(self) -> None:
        """What fades, or may not happen, has no bar of one color."""
        rows = frame_of(PLAN)
        shown = dict(zip(rows.index, bars_of(figure_of(PLAN)).marker.color, strict=True))
        clear = {key for key, color in shown.items() if color == "rgba(0,0,0,0)"}
        assert clear == {"aftercare", "slowly", "echoes"}
        assert shown["treatment"] == COLORS[Kind.TREATMENT]

    def test_skipped_steps_have_no_bar(self) -> None:
        """But their words stand in their place."""
        plan = PLAN.with_length("detox", 0)
        figure = figure_of(plan)
        assert len(bars_of(figure).y) == len(bars_of(figure_of(PLAN)).y) - 1
        assert any("First days" in one.text for one in figure.layout.annotations)


class TestHover:
    """One template, filled from the customdata of each bar."""

    def test_one_template(self) -> None:
        figure = figure_of(PLAN)
        template = "<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>"
        assert bars_of(figure).hovertemplate == template
        assert {trace.hoverinfo for trace in figure.data[1:]} == {"skip"}

    def test_facts(self) -> None:
        """Those of the table, the name first."""
        told = [
            "\n".join((name, more.replace("<br>", "\n")))
            for name, more in bars_of(figure_of(PLAN)).customdata
        ]
        assert told == frame_of(PLAN)["hover"].tolist()

    def test_hostile_titles(self) -> None:
        """A facility's text is no markup: not at the pointer, and not over a bar."""
        stages = tuple(replace(stage, title=HOSTILE) for stage in BUILT_IN.stages)
        markers = tuple(replace(marker, title=HOSTILE) for marker in BUILT_IN.markers)
        pathway = replace(BUILT_IN, stages=stages, markers=markers)
        figure = figure_of(replace(PLAN, pathway=pathway))
        texts = [text for row in bars_of(figure).customdata for text in row]
        texts += [one.text for one in figure.layout.annotations]
        assert sum("&lt;b onclick=" in text for text in texts) > len(stages)
        tags = {tag for text in texts for tag in re.findall(r"<(?!br>)[^>]*>", text)}
        assert {tag for tag in tags if not re.fullmatch(r"</?b>|</?span[^<>]*>", tag)} == set()
        assert not any("onclick" in tag for tag in tags)


class TestRangeLines:
    """From the shortest stated length to the longest."""

    @few
    @given(any_plan)
    def test_places(self, plan: Plan) -> None:
        """From where a step begins: its least, and its most or where the days end."""
        figure, rows = figure_of(plan), frame_of(plan)
        wide = _day(figure.layout.xaxis.range[1], plan)
        varies = (rows["least"] != rows["most"]).fillna(True) | rows["or_longer"].fillna(False)
        stated = rows[rows["least"].notna() & varies]
        most = (stated["start"] + stated["most"]).astype(float).fillna(wide)
        expected = list(zip(stated["start"] + stated["least"], most, strict=True))
        found = [(_day(least, plan), _day(most, plan)) for least, most, _ in lines_of(figure)]
        assert found == expected
        assert all(0 <= least <= most <= wide for least, most in found)

    def test_under_their_bars(self) -> None:
        figure = figure_of(PLAN)
        bars = bars_of(figure)
        below = [y - bar for (_, _, y), bar in zip(lines_of(figure), bars.y, strict=False)]
        assert all(bars.width / 2 < by < 0.5 for by in below)

    def test_an_arrow_only_where_it_can_be_longer(self) -> None:
        (trace,) = traces(figure_of(PLAN), RANGE)
        assert trace.marker.symbol[1::3] == ("triangle-right", "line-ns", "line-ns")
        assert {*trace.marker.symbol[::3]} == {"line-ns"}

    def test_no_range_no_line(self) -> None:
        """Nothing stated, or one length alone: there is no line, and none in the legend."""
        stages = tuple(
            replace(stage, range=stage.range and replace(stage.range, most=4, or_longer=False))
            for stage in BUILT_IN.stages
            if stage.range is None or stage.range.least == 4
        )
        pathway = replace(BUILT_IN, stages=stages)
        figure = figure_of(replace(PLAN, pathway=pathway, lengths=(4, FILL, 30)))
        assert traces(figure, RANGE) == []


class TestNoEnd:
    """What has no fixed end, and what may not happen."""

    def test_fade(self) -> None:
        """It gets weaker up to an arrowhead where the days end."""
        figure = figure_of(PLAN)
        aftercare, slowly = traces(figure, NO_END)
        for trace, start, key in ((aftercare, 81, Kind.AFTERCARE), (slowly, 0, LANE_KIND)):
            assert {*trace.x} == {start, 126}
            scale = [color for _, color in trace.fillgradient.colorscale]
            assert all(color.startswith(COLORS[key][:-1]) for color in scale)
            assert [float(color.rpartition(", ")[2][:-1]) for color in scale] == [1, 1, 0, 0]
            assert trace.marker.symbol == "triangle-right"
            assert trace.marker.size == (11, 0, 0, 0, 0)

    def test_up_to_where_all_days_end(self) -> None:
        """Also where a stated length goes on after what the example draws."""
        plan = replace(PLAN, lengths=(8, 3, 21, 0, 1))
        aftercare, *_ = traces(figure_of(plan), NO_END)
        assert {*aftercare.x} == {32, 91}

    def test_dashes(self) -> None:
        """Two dashed lines that no first and no last day close, and nothing filled in."""
        (echoes,) = traces(figure_of(PLAN), MAY_NOT)
        assert echoes.line.dash
        assert echoes.fill is None
        assert echoes.x == (0, 126, None, 0, 126)

    def test_the_article_alone(self) -> None:
        figure = figure_of(replace(PLAN, context=Context.ARTICLE))
        assert traces(figure, MAY_NOT) == []
        assert len(traces(figure, NO_END)) == 1

    def test_legend(self) -> None:
        """Each mark is explained once."""
        shown = [trace.name for trace in figure_of(PLAN).data if trace.showlegend is not False]
        assert shown == [EXAMPLE, RANGE, NO_END, MAY_NOT]


class TestNamedDays:
    """A line for each, from the axis up to its bar."""

    @few
    @given(any_plan, todays)
    def test_lines(self, plan: Plan, today: int | None) -> None:
        figure, rows = figure_of(plan, today), frame_of(plan)
        named = named_days(make_timeline(plan), WORDS, today=today)
        bars = dict(zip(rows.index, bars_of(figure).y, strict=True))
        upright = [line for line in figure.layout.shapes if line.x0 == line.x1]
        assert [_day(line.x0, plan) for line in upright] == [one.x for one in named]
        bottom, top = figure.layout.yaxis.range
        for line, one in zip(upright, named, strict=True):
            assert line.y1 == bottom
            up_to = bars[one.row] + bars_of(figure).width / 2 if one.row else -1
            assert line.y0 == pytest.approx(up_to)
            assert line.y0 < line.y1
            assert line.layer == "below"
        assert top > -1

    def test_their_words(self) -> None:
        texts = [re.sub(r"<[^>]*>", "", one.text) for one in figure_of(DATED).layout.annotations]
        for one in named_days(make_timeline(DATED), WORDS):
            assert one.text in texts

    def test_what_people_look_for_stands_out(self) -> None:
        texts = [one.text for one in figure_of(PLAN).layout.annotations]
        assert f"<b>{say('caption.stay-ends', when=say('when.day', day=61))}</b>" in texts

    def test_guidance_stands_apart(self) -> None:
        """Under a line and a heading of its own."""
        figure = figure_of(PLAN)
        (across,) = [line for line in figure.layout.shapes if line.y0 == line.y1]
        (heading,) = [
            one for one in figure.layout.annotations if say("chart.guidance-adds") in one.text
        ]
        rows = dict(zip(frame_of(PLAN).index, bars_of(figure).y, strict=True))
        assert rows["aftercare"] < across.y0 < heading.y < rows["slowly"]


def _day(x: Any, plan: Plan) -> float:
    """A place on the x axis in days from the start."""
    if plan.start is None:
        return float(x)
    return float((pd.Timestamp(x) - pd.Timestamp(plan.start)) / pd.Timedelta(days=1))
