"""The chart of the live pages: the timeline's table as a plain Plotly figure.

The x axis has dates, or days from 0; the y axis has the rows, the first at 0. Four marks tell all:
a bar is this example, the line under it goes from the shortest stated length to the longest, what
fades has no fixed end, and what has a dashed outline may not happen.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from html import escape
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from planner import captions, gantt_words, palette
from planner.catalogue import Words
from planner.gantt_words import LINE, NARROW_PX, SIZE, WIDE_PX, only_wide
from planner.lettering import FAMILY
from planner.named_days import NamedDay
from planner.palette import css
from planner.ticks import ticks
from planner.timeline_frame import LANE_KIND, RULE_KIND

CONFIG: Final[dict[str, object]] = dict(displayModeBar=False, showSendToCloud=False)

COLORS: Final = {kind.value: css(color) for kind, color in palette.KINDS.items()} | {
    LANE_KIND: css(palette.GUIDANCE)
}
"""The color of each kind of row."""

ROW_PX: Final = 54
_FOOT_PX: Final = 72
_BAR, _RANGE = 0.19, 0.32
"""From the middle of a row down, in rows: the edge of its bar, and its range line."""

_FADE: Final = ((0, 1), (0.3, 1), (0.93, 0), (1, 0))
"""How strong a bar without a fixed end is, on its way to where the days end."""

_INK, _QUIET, _PAPER, _RULE = map(css, (palette.INK, palette.QUIET, palette.PAPER, palette.RULE))
_CLEAR: Final = "rgba(0,0,0,0)"
_DASH: Final = "5px,4px"
_TICK, _ARROW = "line-ns", "triangle-right"
_MILLISECONDS_A_DAY: Final = 86_400_000

At = Callable[[float], float | str]
"""The place on the x axis of a number of days from the start."""


def gantt(
    frame: pd.DataFrame, named: Sequence[NamedDay], words: Words, *, start: date | None = None
) -> go.Figure:
    """The figure of `timeline_frame` and `named_days`; with dates where `start` is that of Day 1.

    It fits every width from a phone's on. Its colors are those of the light theme: the style sheet
    of the pages turns paper and ink with the theme, and hides on a phone what is `only_wide`.
    """
    rows, days = _placed(frame)
    drawn = rows.dropna(subset="start")
    lanes = rows[rows["kind"] == LANE_KIND]
    bottom = float(rows["y"].iloc[-1]) + 0.75
    levels, depth = gantt_words.levels(named, days)
    axis = bottom + LINE * depth
    tops = dict(drawn["y"] + _BAR)

    def at(day: float) -> float | str:
        return day if start is None else str(pd.Timestamp(start) + pd.Timedelta(days=day))

    labels = [gantt_words.label(row, days, at) for row in _each(rows)]
    lines = []
    for one, level in zip(named, levels, strict=True):
        labels.append(gantt_words.named_day(one, days, at, y=bottom + LINE * level))
        color, width = (_INK, 1.5) if one.main else (_QUIET, 1)
        line = dict(color=color, width=width, dash=_DASH)
        lines.append(_line(at(one.x), at(one.x), tops.get(one.row, -1), axis, line))
    if not lanes.empty:
        first = next(iter(_each(lanes)))
        top = float(first.y) - 1 - LINE * (len(gantt_words.lines(first)) - 1)
        lines.append(_line(at(0), at(days), top, top, dict(color=_QUIET, width=1)))
        heading = gantt_words.markup(captions.lanes_heading(words))
        labels.append(gantt_words.words_at(at(0), top + LINE * 0.7, heading))
    marks = ticks(days, start, words, narrow_px=NARROW_PX, wide_px=WIDE_PX)
    return go.Figure(
        data=[
            _bars(drawn, at, words, dates=start is not None),
            *_ranges(drawn, days, at, words),
            *_endless(drawn, at, words),
            *_outlines(drawn, at, words),
        ],
        layout=dict(
            template="none",
            height=round((axis + 0.8) * ROW_PX) + _FOOT_PX,
            margin=dict(l=4, r=14, t=0, b=_FOOT_PX),
            paper_bgcolor=_CLEAR,
            plot_bgcolor=_CLEAR,
            font=dict(family=f"{FAMILY}, sans-serif", size=SIZE, color=_INK),
            hoverlabel=dict(bgcolor=_PAPER, bordercolor=_QUIET, align="left"),
            dragmode=False,
            barmode="overlay",
            legend=_LEGEND,
            xaxis=dict(
                _AXIS,
                type="linear" if start is None else "date",
                range=[at(0), at(days)],
                tickvals=[at(tick.x) for tick in marks],
                ticktext=[only_wide(tick.text) if tick.wide else tick.text for tick in marks],
            ),
            yaxis=dict(range=[axis, -0.8], visible=False, fixedrange=True),
            shapes=lines,
            annotations=labels,
        ),
    )


_LEGEND: Final = dict(
    orientation="h",
    x=0,
    y=0,
    yref="container",
    yanchor="bottom",
    font=dict(size=12),
    entrywidth=104,
    itemclick=False,
    itemdoubleclick=False,
)
_AXIS: Final = dict(
    fixedrange=True,
    zeroline=False,
    showline=True,
    linecolor=_QUIET,
    gridcolor=_RULE,
    ticks="outside",
    tickcolor=_QUIET,
    tickangle=0,
    tickfont=dict(size=12, color=_QUIET),
)


def _placed(frame: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The rows of the chart with `y` and `color`, each below the one before; the days across."""
    numbers = ["start", "end", "least", "most"]
    words = ["kind", "label", "label_length", "label_range", "hover"]
    flags = ["open_ended", "may_not_happen", "or_longer"]
    rows = frame.loc[frame["kind"] != RULE_KIND, [*numbers, *words, *flags]]
    rows = rows.astype(dict.fromkeys(numbers, float))
    stated = rows["start"] + rows[["least", "most"]].max(axis=1)
    days = int(max(1, rows["end"].fillna(0).max(), stated.fillna(0).max()))
    rows.loc[rows["open_ended"] | rows["may_not_happen"], "end"] = days
    rows["color"] = rows["kind"].map(COLORS)
    places, y, before = [], 0.0, ""
    for row in _each(rows):
        y += LINE * (len(gantt_words.lines(row)) - 1)
        y += 0.5 if LANE_KIND == row.kind != before else 0
        places.append(y)
        y += LINE * 1.5 if pd.isna(row.start) else 1
        before = row.kind
    return rows.assign(y=places), days


def _bars(rows: pd.DataFrame, at: At, words: Words, *, dates: bool) -> dict[str, Any]:
    """A bar a row; what is drawn in another way is clear here, and has its words from here."""
    clear = rows["open_ended"] | rows["may_not_happen"]
    length = rows["end"] - rows["start"]
    facts = [hover.split("\n") for hover in rows["hover"]]
    return dict(
        type="bar",
        orientation="h",
        name=words.say("key.example"),
        base=[at(day) for day in rows["start"]],
        x=list(length * (_MILLISECONDS_A_DAY if dates else 1)),
        y=list(rows["y"]),
        width=2 * _BAR,
        marker=dict(color=list(rows["color"].mask(clear, _CLEAR)), line=dict(width=0)),
        customdata=[[escape(fact), "<br>".join(map(escape, more))] for fact, *more in facts],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    )


def _ranges(rows: pd.DataFrame, days: int, at: At, words: Words) -> Iterator[dict[str, Any]]:
    """Lines from the shortest to the longest stated length; an arrowhead says "or longer"."""
    stated = rows[rows["least"].notna() & ((rows["least"] != rows["most"]) | rows["or_longer"])]
    least = stated["start"] + stated["least"]
    most = (stated["start"] + stated["most"]).fillna(days)
    ends = [_ARROW if longer else _TICK for longer in stated["or_longer"]]
    stroke = dict(color=_QUIET, width=1.5)
    if ends:
        yield dict(
            type="scatter",
            mode="lines+markers",
            name=words.say("key.range"),
            x=[x for pair in zip(least, most, strict=True) for x in (*map(at, pair), None)],
            y=[y + _RANGE for y in stated["y"] for _ in range(3)],
            line=stroke,
            marker=dict(
                symbol=[symbol for end in ends for symbol in (_TICK, end, _TICK)],
                size=9,
                color=_QUIET,
                opacity=1,
                line=stroke,
            ),
            hoverinfo="skip",
            cliponaxis=False,
        )


def _endless(rows: pd.DataFrame, at: At, words: Words) -> Iterator[dict[str, Any]]:
    """Bars without a fixed end: each gets weaker on its way to an arrowhead."""
    for place, row in enumerate(_each(rows[rows["open_ended"]])):
        fade = [[x, row.color.replace(")", f", {strength})")] for x, strength in _FADE]
        yield dict(
            type="scatter",
            mode="lines+markers",
            name=words.say("key.no-end"),
            x=[at(x) for x in (row.end, row.end, row.start, row.start, row.end)],
            y=[row.y + edge for edge in (0, _BAR, _BAR, -_BAR, -_BAR)],
            line=dict(width=0, color=row.color),
            marker=dict(symbol=_ARROW, size=[11, 0, 0, 0, 0], opacity=1, line=dict(width=0)),
            fill="toself",
            fillgradient=dict(type="horizontal", colorscale=fade),
            hoverinfo="skip",
            cliponaxis=False,
            showlegend=place == 0,
        )


def _outlines(rows: pd.DataFrame, at: At, words: Words) -> Iterator[dict[str, Any]]:
    """Dashed outlines, without a first and a last day."""
    for place, row in enumerate(_each(rows[rows["may_not_happen"]])):
        yield dict(
            type="scatter",
            mode="lines",
            name=words.say("key.may-not-happen"),
            x=[at(row.start), at(row.end), None, at(row.start), at(row.end)],
            y=[row.y + edge for edge in (-_BAR, -_BAR, 0, _BAR, _BAR)],
            line=dict(color=row.color, width=1.5, dash=_DASH),
            hoverinfo="skip",
            showlegend=place == 0,
        )


def _line(
    left: float | str, right: float | str, top: float, bottom: float, line: dict[str, Any]
) -> dict[str, Any]:
    """A straight line behind all else."""
    return dict(type="line", layer="below", x0=left, x1=right, y0=top, y1=bottom, line=line)


def _each(rows: pd.DataFrame) -> Iterable[Any]:
    """The rows as named tuples."""
    return rows.itertuples()
