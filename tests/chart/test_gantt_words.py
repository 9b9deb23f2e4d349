"""The words inside the live chart: none meets another and none is cut off, on any screen."""

import re
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Final

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.chart.gantt import ROW_PX, gantt
from planner.chart.gantt_words import (
    NARROW_PX,
    SIZE,
    WIDE_PX,
    markup,
    named_day,
    only_wide,
    words_at,
)
from planner.language.lettering import Run
from planner.pathway.pathway import Pathway
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.words.named_days import NamedDay, named_days
from planner.words.timeline_frame import timeline_frame
from tests.forms.examples import with_titles
from tests.gantt_labels import labels
from tests.in_words import WORDS
from tests.labels import NEARLY
from tests.programs import TWELVE_STEPS, program
from tests.strategies import BUILT_IN, pathways, plans, todays

WIDTHS_PX: Final = (NARROW_PX, WIDE_PX, 1200)
"""Of the days on a phone, a tablet and a screen."""

MOST_TITLE: Final = 40
"""So long a facility's titles may be."""

TWELVE: Final = program(TWELVE_STEPS)

_titles: Final = st.text(alphabet="aeimnrstW ", min_size=1, max_size=MOST_TITLE).map(
    lambda text: text.strip() or "x"
)


@st.composite
def titled(draw: st.DrawFn) -> Pathway:
    """A pathway of 1 to 12 steps, with titles as long as a file may have."""
    found = draw(pathways(least=1, most=12))
    stages = tuple(replace(stage, title=draw(_titles)) for stage in found.stages)
    markers = tuple(replace(marker, title=draw(_titles)) for marker in found.markers)
    lanes = tuple(replace(lane, title=draw(_titles)) for lane in found.lanes)
    return replace(found, stages=stages, markers=markers, lanes=lanes)


any_titles: Final = titled().flatmap(plans) | plans() | plans(TWELVE)


def figure_of(plan: Plan, today: int | None = None) -> go.Figure:
    timeline = make_timeline(plan)
    named = named_days(timeline, WORDS, today=today)
    return gantt(timeline_frame(timeline, WORDS), named, WORDS, start=plan.start)


def assert_readable(figure: go.Figure, width_px: float) -> None:
    """Each label lies within the days, and none on another, or on a bar."""
    shown = list(labels(figure, width_px))
    bars, top = figure.data[0], figure.layout.yaxis.range[1]
    for y in bars.y:
        upper, lower = ((y + by * bars.width / 2 - top) * ROW_PX for by in (-1, 1))
        assert [one for one in shown if one.top < lower and upper < one.bottom] == []
    assert [one for one in shown if one.left < -NEARLY or one.right > width_px + NEARLY] == []
    assert [(a.text, b.text) for a, b in combinations(shown, 2) if a.meets(b)] == []


CASES: Final = {
    **{
        f"{pathway.key}-{scenario.key}": default_plan(pathway).with_scenario(scenario)
        for pathway in (BUILT_IN, TWELVE)
        for scenario in pathway.scenarios
    },
    "four-days": Plan(pathway=BUILT_IN, lengths=(1, 1, 1, 0, 1)),
    "five-years": Plan(pathway=BUILT_IN, lengths=(365,) * 5),
    "titles-that-go-on-below": default_plan(
        with_titles(BUILT_IN, "Mondays at the house on the very long hill"[:MOST_TITLE])
    ),
    "titles-that-are-cut": default_plan(with_titles(BUILT_IN, "W" * MOST_TITLE)),
}


@pytest.mark.parametrize("start", [None, date(2027, 1, 4), date(2027, 11, 29)], ids=str)
@pytest.mark.parametrize("plan", CASES.values(), ids=CASES)
def test_known_plans(plan: Plan, start: date | None) -> None:
    figure = figure_of(replace(plan, start=start))
    for width_px in WIDTHS_PX:
        assert_readable(figure, width_px)


@settings(max_examples=30)
@given(any_titles, todays)
def test_any_plan(plan: Plan, today: int | None) -> None:
    """From 3 days to many years, with dates and without."""
    figure = figure_of(plan, today)
    for width_px in WIDTHS_PX:
        assert_readable(figure, width_px)


def test_the_test_itself() -> None:
    """Labels on one another are found, and one that is cut off."""
    figure = figure_of(default_plan(BUILT_IN))
    figure.add_annotation(words_at(1, 0.6, "on the line"))
    with pytest.raises(AssertionError, match="on the line"):
        assert_readable(figure, NARROW_PX)
    figure.layout.annotations = [words_at(120, 0.6, "over the edge")]
    with pytest.raises(AssertionError, match="over the edge"):
        assert_readable(figure, NARROW_PX)


def test_markup() -> None:
    """Bold, quiet, and no markup that a text brings along."""
    line = (Run("<b>&", bold=True), Run("quiet", quiet=True))
    assert re.sub(r"rgb\([^)]*\)", "ink", markup(line)) == (
        '<b>&lt;b&gt;&amp;</b><span style="color: ink">quiet</span>'
    )


def test_what_is_left_out_on_a_phone() -> None:
    """A long range; the style sheet knows it by the mark."""
    figure = figure_of(default_plan(BUILT_IN))
    (detox, *_) = labels(figure, NARROW_PX)
    (whole, *_) = labels(figure, WIDE_PX)
    assert "4 to 12 days" not in detox.text
    assert "4 to 12 days" in whole.text
    assert any(only_wide("x")[:22] in one.text for one in figure.layout.annotations)


@pytest.mark.parametrize(
    ("x", "anchor"), [(1, "left"), (75, "right"), (99, "right"), (10, "left")], ids=str
)
def test_the_side_of_a_named_day(x: float, anchor: str) -> None:
    """On its right where there is room on a phone, else on its left."""
    one = NamedDay(x=x, text="Some day: Day 100, with words" if x > 40 else "Day", row="")
    label = named_day(one, 100, float, y=0)
    assert (label["x"], label["xanchor"]) == (x, anchor)
    assert abs(label["xshift"]) <= SIZE
