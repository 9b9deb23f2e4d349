"""The chart of the live pages: the timeline's table as a plain Plotly figure.

The x axis has dates, or days from 0; the y axis has the rows, the first at 0. Four marks tell all:
a bar is this example, the line under it goes from the shortest stated length to the longest, what
fades has no fixed end, and what has a dashed outline may not happen.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from html import escape
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from planner.chart import gantt_words, palette
from planner.chart.gantt_rows import PlacedRow, days_across, placed
from planner.chart.gantt_words import LINE, NARROW_PX, SIZE, WIDE_PX, only_wide
from planner.chart.palette import css
from planner.chart.ticks import ticks
from planner.language.catalogue import Words
from planner.language.lettering import FAMILY
from planner.words import captions
from planner.words.named_days import NamedDay
from planner.words.table_rows import LANE_KIND

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
_PAPER_BEHIND: Final = dict(
    type="rect",
    layer="below",
    fillcolor=_PAPER,
    line=dict(width=0),
    xref="paper",
    yref="paper",
    x0=-1,
    x1=2,
    y0=-1,
    y1=2,
)
"""Paper as a shape: a browser that darkens pages by itself would leave a background out."""

_CLEAR: Final = "rgba(0,0,0,0)"
_DASH: Final = "5px,4px"
_TICK, _ARROW = "line-ns", "triangle-right"
_MILLISECONDS_A_DAY: Final = 86_400_000

At = Callable[[float], float | str]
"""The place on the x axis of a number of days from the start."""


def gantt(
    frame: pd.DataFrame,
    named: Sequence[NamedDay],
    words: Words,
    *,
    start: date | None = None,
    days: int | None = None,
) -> go.Figure:
    """The figure of `timeline_frame` and `named_days`; with dates where `start` is that of Day 1.

    It is `days` across, those of its own timeline where none are given, and never fewer.
    It fits every width from a phone's on. Its colors are those of the light theme: the style sheet
    of the pages turns paper and ink with the theme, and hides what is not for the width.
    """
    rows = list(placed(frame))
    days = max(days_across(rows), days or 0)
    drawn = [row for row in rows if row.start is not None]
    lanes = [row for row in rows if row.kind == LANE_KIND]
    bottom = rows[-1].y + 0.75
    levels, depth = gantt_words.levels(named, days)
    axis = bottom + LINE * depth
    tops = {row.key: row.y + _BAR for row in drawn}

    def at(day: float) -> float | str:
        return day if start is None else str(pd.Timestamp(start) + pd.Timedelta(days=day))

    labels = [label for row in rows for label in gantt_words.label(row, days, at)]
    lines = [_PAPER_BEHIND]
    for one, level in zip(named, levels, strict=True):
        labels.append(gantt_words.named_day(one, days, at, y=bottom + LINE * level))
        color, width = (_INK, 1.5) if one.main else (_QUIET, 1)
        line = dict(color=color, width=width, dash=_DASH)
        lines.append(_line(at(one.x), at(one.x), tops.get(one.row, -1), axis, line))
    if lanes:
        top = lanes[0].y - 1 - LINE * (len(lanes[0].label) - 1)
        lines.append(_line(at(0), at(days), top, top, dict(color=_QUIET, width=1)))
        heading = gantt_words.markup(captions.lanes_heading(words))
        labels.append(gantt_words.words_at(at(0), top + LINE * 0.7, heading))
    marks = ticks(days, start, words, narrow_px=NARROW_PX, wide_px=WIDE_PX)
    return go.Figure(
        data=[
            _bars(drawn, days, at, words, dates=start is not None),
            *_ranges(drawn, days, at, words),
            *_endless(drawn, days, at, words),
            *_outlines(drawn, days, at, words),
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
    entrywidth=92,
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


def _bars(
    rows: Sequence[PlacedRow], days: int, at: At, words: Words, *, dates: bool
) -> dict[str, Any]:
    """A bar a row; what is drawn in another way is clear here, and has its words from here."""
    a_day = _MILLISECONDS_A_DAY if dates else 1
    facts = [row.hover for row in rows]
    return dict(
        type="bar",
        orientation="h",
        name=words.say("key.example"),
        base=[at(row.start) for row in rows],
        x=[((days if row.endless else row.end) - row.start) * a_day for row in rows],
        y=[row.y for row in rows],
        width=2 * _BAR,
        marker=dict(
            color=[_CLEAR if row.endless else COLORS[row.kind] for row in rows], line=dict(width=0)
        ),
        customdata=[(escape(name), "<br>".join(map(escape, more))) for name, *more in facts],
        hovertemplate="<b>%{customdata[0]}</b><br>%{customdata[1]}<extra></extra>",
    )


def _ranges(rows: Sequence[PlacedRow], days: int, at: At, words: Words) -> Iterator[dict[str, Any]]:
    """Lines from the shortest to the longest stated length; an arrowhead says "or longer"."""
    stroke = dict(color=_QUIET, width=1.5)
    x: list[float | str | None] = []
    symbols = []
    stated = [row for row in rows if row.least and (row.least != row.most or row.or_longer)]
    for row in stated:
        last = days if row.most is None else row.start + row.most
        x += [at(row.start + row.least), at(last), None]
        symbols += [_TICK, _ARROW if row.or_longer else _TICK, _TICK]
    if stated:
        yield dict(
            type="scatter",
            mode="lines+markers",
            name=words.say("key.range"),
            x=x,
            y=[row.y + _RANGE for row in stated for _ in range(3)],
            line=stroke,
            marker=dict(symbol=symbols, size=9, color=_QUIET, opacity=1, line=stroke),
            hoverinfo="skip",
            cliponaxis=False,
        )


def _endless(
    rows: Sequence[PlacedRow], days: int, at: At, words: Words
) -> Iterator[dict[str, Any]]:
    """Bars without a fixed end: each gets weaker on its way to an arrowhead."""
    for place, row in enumerate(row for row in rows if row.open_ended):
        color = COLORS[row.kind]
        fade = [[x, color.replace(")", f", {strength})")] for x, strength in _FADE]
        yield dict(
            type="scatter",
            mode="lines+markers",
            name=words.say("key.no-end"),
            x=[at(x) for x in (days, days, row.start, row.start, days)],
            y=[row.y + edge for edge in (0, _BAR, _BAR, -_BAR, -_BAR)],
            line=dict(width=0, color=color),
            marker=dict(symbol=_ARROW, size=[11, 0, 0, 0, 0], opacity=1, line=dict(width=0)),
            fill="toself",
            fillgradient=dict(type="horizontal", colorscale=fade),
            hoverinfo="skip",
            cliponaxis=False,
            showlegend=place == 0,
        )


def _outlines(
    rows: Sequence[PlacedRow], days: int, at: At, words: Words
) -> Iterator[dict[str, Any]]:
    """Dashed outlines, without a first and a last day."""
    for place, row in enumerate(row for row in rows if row.may_not_happen):
        yield dict(
            type="scatter",
            mode="lines",
            name=words.say("key.may-not-happen"),
            x=[at(0), at(days), None, at(0), at(days)],
            y=[row.y + edge for edge in (-_BAR, -_BAR, 0, _BAR, _BAR)],
            line=dict(color=COLORS[row.kind], width=1.5, dash=_DASH),
            hoverinfo="skip",
            showlegend=place == 0,
        )


def _line(
    left: float | str, right: float | str, top: float, bottom: float, line: dict[str, Any]
) -> dict[str, Any]:
    """A straight line behind all else."""
    return dict(type="line", layer="below", x0=left, x1=right, y0=top, y1=bottom, line=line)
