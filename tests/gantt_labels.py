"""Where the words of the live chart stand on a screen, by the figure alone."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from planner.chart.gantt import ROW_PX
from planner.chart.gantt_words import NARROW_PX, SIZE
from planner.language.lettering import text_width
from tests.labels import Box

LINE_PX: Final = 1.3 * SIZE
"""How far below one another Plotly sets the lines of a text."""


def labels(figure: go.Figure, width_px: float) -> Iterator[Box]:
    """Every label where the days are so wide; without what the style sheet hides there."""
    axis = figure.layout.xaxis
    start, end = map(_number, axis.range)
    top = figure.layout.yaxis.range[1]
    for one in figure.layout.annotations:
        read = _Reader(phone=width_px <= NARROW_PX)
        read.feed(one.text)
        read.close()
        width = max(read.widths)
        if not width:
            continue
        x = (_number(one.x) - start) / (end - start) * width_px + (one.xshift or 0)
        left = x - width if one.xanchor == "right" else x
        middle, half = (one.y - top) * ROW_PX, LINE_PX * len(read.widths) / 2
        yield Box(
            text=read.text,
            left=left,
            right=left + width,
            top=middle - half,
            bottom=middle + half,
        )


def _number(x: Any) -> float:
    """A place on the axis as a number, also of an axis of dates."""
    return float(pd.Timestamp(x).timestamp()) if isinstance(x, str) else float(x)


class _Reader(HTMLParser):
    """Measures the lines of Plotly's markup."""

    def __init__(self, *, phone: bool) -> None:
        super().__init__()
        self.widths = [0.0]
        self.text = ""
        self._phone = phone
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or a part that is bold or hidden."""
        if tag == "br":
            self.widths.append(0.0)
            return
        style = dict(attrs).get("style") or ""
        other = "--only: wide" if self._phone else "--only: narrow"
        self._open.append((tag, other in style))

    def handle_endtag(self, tag: str) -> None:
        """End the part that began last."""
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        """Measure words that are shown."""
        if not any(hidden for _, hidden in self._open):
            bold = any(tag == "b" for tag, _ in self._open)
            self.widths[-1] += text_width(data, SIZE, bold)
            self.text += data
