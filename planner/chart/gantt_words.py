"""The words inside the live chart: where each stands, so that no two meet on any screen."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Any, Final

from planner.chart import palette
from planner.chart.palette import css
from planner.language.lettering import Line, Run, break_lines, line_width
from planner.words.captions import Runs
from planner.words.named_days import NamedDay

SIZE: Final = 13
LINE: Final = 0.33
"""The height of a line of type, in rows."""

NARROW_PX, WIDE_PX = 268, 640
"""The least width of the days: on 320 pixels with a scroll bar, and on at least 700 pixels."""

_ABOVE: Final = 0.4
"""How far above the middle of its row the last line of a label stands, in rows."""

_BESIDE_PX: Final = 3


def lines(title: str, length: str) -> Sequence[Line]:
    """The title and the length over a bar, below one another where a phone's line is too short."""
    runs = Run(title, bold=True), Run(f" {length}")
    if line_width(runs, SIZE) <= NARROW_PX:
        return [runs]
    below = runs[0], Run(length.removeprefix("· "))
    return [line for run in below for line in break_lines((run,), SIZE, NARROW_PX)]


def label(row: Any, days: int, at: Callable[[float], float | str]) -> Iterator[dict[str, Any]]:
    """The words over a bar: from where it begins, or as far before that as they need to fit.

    The stated range stands behind them. Where there is no room for that on a phone, a phone has
    words of its own: what is measured once must not change with the width.
    """
    start = row.start or 0
    free = 1 - start / days
    text = "<br>".join(map(markup, row.label))
    loud = max(line_width(line, SIZE) for line in row.label)
    y = row.y - _ABOVE - LINE * (len(row.label) - 1) / 2

    def over(text: str, shift: float) -> dict[str, Any]:
        if row.open_ended and shift < -SIZE:
            return words_at(at(days), y, text, xanchor="right")
        return words_at(at(start), y, text, xshift=min(0, shift))

    note = (Run(f" {row.note}", quiet=True),)
    whole = max(loud, line_width((*row.label[-1], *note), SIZE))
    if not row.note or whole > WIDE_PX:
        yield over(text, free * NARROW_PX - loud)
    elif whole <= free * NARROW_PX:
        yield over(text + markup(note), 0)
    else:
        yield over(only_narrow(text), free * NARROW_PX - loud)
        yield over(only_wide(text + markup(note)), free * WIDE_PX - whole)


def named_day(
    one: NamedDay, days: int, at: Callable[[float], float | str], *, y: float
) -> dict[str, Any]:
    """The words of a named day, beside its line; the first of them at `y`."""
    parts = _lines(one)
    shift, anchor = _side(one, days)
    middle = y + LINE * (len(parts) - 1) / 2
    text = "<br>".join(map(markup, parts))
    return words_at(at(one.x), middle, text, xshift=shift, xanchor=anchor)


def levels(named: Sequence[NamedDay], days: int) -> tuple[list[int], int]:
    """The line of type that each named day begins in, and how many lines there are.

    It is the first in which it meets no other.
    """
    ends: list[float] = []
    found = []
    for one in named:
        width, height = _width(one), len(_lines(one))
        shift, anchor = _side(one, days)
        left = NARROW_PX * one.x / days + shift - (width if anchor == "right" else 0)
        level = next(
            place
            for place in range(len(ends) + 1)
            if all(end < left for end in ends[place : place + height])
        )
        ends[level : level + height] = [left + width + SIZE] * height
        found.append(level)
    return found, len(ends)


def _side(one: NamedDay, days: int) -> tuple[float, str]:
    """How far from its line the words of a named day stand, and which end of them."""
    left, width = NARROW_PX * one.x / days, _width(one)
    if NARROW_PX - width - _BESIDE_PX < left > width + _BESIDE_PX:
        return -_BESIDE_PX, "right"
    return min(_BESIDE_PX, NARROW_PX - left - width), "left"


def _lines(one: NamedDay) -> Sequence[Line]:
    """The words of a named day, as far as there is room for them below one another on a phone."""
    return break_lines((Run(one.text, bold=one.main, quiet=not one.main),), SIZE, NARROW_PX)


def _width(one: NamedDay) -> float:
    return max(line_width(line, SIZE) for line in _lines(one))


def words_at(x: float | str, y: float, text: str, **place: Any) -> dict[str, Any]:
    """Words on paper, so that no line runs through them."""
    paper = css(palette.PAPER)
    words = dict(text=text, x=x, y=y, xanchor="left", yanchor="middle", align="left")
    return words | dict(showarrow=False, borderpad=1, bgcolor=paper) | place


def markup(line: Runs) -> str:
    """A line in Plotly's markup; the words cannot bring markup of their own."""
    parts = []
    for run in line:
        text = escape(run.text)
        if run.quiet:
            text = f'<span style="color: {css(palette.QUIET)}">{text}</span>'
        parts.append(f"<b>{text}</b>" if run.bold else text)
    return "".join(parts)


def only_wide(text: str) -> str:
    """Words that the style sheet of the pages hides on a phone, by this mark."""
    return f'<span style="--only: wide">{text}</span>'


def only_narrow(text: str) -> str:
    """Words that it hides everywhere else."""
    return f'<span style="--only: narrow">{text}</span>'
