"""A scene as it is drawn, from the top down: every pen adds one kind of shape to it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from planner.chart import palette
from planner.chart.palette import Color
from planner.chart.scene.shapes import Bar, Label, Preset, RangeLine, Scene, Stroke
from planner.language.lettering import Line, break_lines, line_width
from planner.words.captions import Runs
from planner.words.marks import Mark

BETWEEN: Final = 6
"""The least free width, in pixels, between two texts of one row."""


class Canvas:
    """A scene being drawn, so many days across; `y` is where the next part goes.

    Across, bars and lines take days, and words take pixels.
    """

    __slots__ = ("_row", "pixels_a_day", "preset", "scene", "y")

    def __init__(self, preset: Preset, days: float) -> None:
        self.preset = preset
        self.scene = Scene(preset=preset, days=days)
        self.pixels_a_day = preset.plot / days
        self.y = float(preset.edge)
        self._row = ""

    @contextmanager
    def within(self, row: str) -> Iterator[None]:
        """What is drawn meanwhile belongs to this row: a stage's or lane's key, or the guidance."""
        self._row = row
        yield
        self._row = ""

    def finished(self) -> Scene:
        self.scene.height = self.y + self.preset.edge
        return self.scene

    def lines(self, runs: Runs, size: int, width: float) -> Sequence[Line]:
        """Words in lines that have room on this width in any font."""
        return break_lines(runs, size, width / self.preset.wider)

    def room(self, line: Line, size: int) -> float:
        """How wide a line may come out."""
        return line_width(line, size) * self.preset.wider

    def paragraph(self, runs: Runs, size: int, *, clears: bool = False) -> None:
        """Lines from the left edge on; `clears` puts paper behind them."""
        for line in self.lines(runs, size, self.preset.plot):
            self.label(line, size, left=0, top=self.y, clears=clears)
            self.y += self.preset.leading(size)

    def caption(self, runs: Runs, start: float) -> None:
        """Lines that begin where their bar begins, or as near to it as they fit."""
        size, plot = self.preset.size, self.preset.plot
        lines = self.lines(runs, size, plot)
        widest = max(self.room(line, size) for line in lines)
        left = min(start * self.pixels_a_day, plot - widest)
        for line in lines:
            self.label(line, size, left=left, top=self.y, clears=True)
            self.y += self.preset.leading(size)

    def label(
        self, line: Line, size: int, *, left: float, top: float, clears: bool = False
    ) -> None:
        self.scene.labels.append(
            Label(
                line=line,
                size=size,
                left=left,
                top=top,
                width=line_width(line, size),
                height=self.preset.leading(size),
                clears=clears,
                wider=self.preset.wider,
                row=self._row,
            )
        )

    def bar(
        self,
        left: float,
        right: float,
        mark: Mark,
        color: Color,
        *,
        height: float | None = None,
    ) -> None:
        """A bar with its upper edge at `y`, as high as all others unless it says so."""
        self.scene.bars.append(
            Bar(
                left=left,
                right=right,
                top=self.y,
                bottom=self.y + (self.preset.bar if height is None else height),
                color=color,
                mark=mark,
                row=self._row,
            )
        )

    def range_line(self, left: float, right: float, *, or_longer: bool) -> None:
        """From the shortest to the longest stated length, at `y`."""
        self.scene.ranges.append(
            RangeLine(
                left=left,
                right=right,
                y=self.y,
                tick=self.preset.tick,
                or_longer=or_longer,
                row=self._row,
            )
        )

    def stroke(
        self,
        left: float,
        right: float,
        top: float,
        bottom: float,
        color: Color,
        *,
        width: float = 1,
        dashed: bool = False,
    ) -> None:
        """A straight line; those of the grid are behind all others."""
        stroke = Stroke(
            left=left,
            right=right,
            top=top,
            bottom=bottom,
            color=color,
            width=width,
            dashed=dashed,
            row=self._row,
        )
        strokes = self.scene.strokes
        strokes.insert(0 if color == palette.RULE else len(strokes), stroke)

    def stroke_across(self, y: float, color: Color) -> None:
        self.stroke(0, self.scene.days, y, y, color)
