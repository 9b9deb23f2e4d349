"""A scene as it is drawn, from the top down: every pen adds one kind of shape to it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from planner import palette
from planner.captions import Runs
from planner.lettering import Line, break_lines, line_width
from planner.palette import Color
from planner.scene.shapes import Bar, Label, Mark, Notch, Preset, Scene, Stroke, Texture

BETWEEN: Final = 6
"""The least free width, in pixels, between two texts of one row."""

_LITTLE: Final = 1.5
"""A caption may always begin before its bar by this many times its type size."""


class Canvas:
    """A scene being drawn, so many days across; `y` is where the next part goes.

    Across, the pens take days; widths of type and `shift` are in pixels.
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
        """The scene, as high as it has become."""
        self.scene.height = self.y + self.preset.edge
        return self.scene

    def paragraph(self, runs: Runs, size: int, *, clears: bool = False) -> None:
        """Lines from the left edge on; `clears` puts paper behind them."""
        for line in break_lines(runs, size, self.preset.plot):
            width = line_width(line, size)
            self.label(line, size, width=width, x=0, shift=0, top=self.y, clears=clears)
            self.y += self.preset.leading(size)

    def caption(self, runs: Runs, start: float) -> None:
        """Lines that begin where their bar begins, or as near to it as they fit.

        A shift would be as many pixels where the picture is wider, and look like a mistake there:
        quiet words get a line of their own, or the lines of a late bar end where the days end.
        """
        size, plot = self.preset.size, self.preset.plot
        lines: Sequence[Line] = break_lines(runs, size, plot)
        left = start * self.pixels_a_day
        over = left + _widest(lines, size) - plot
        x, shift = start, min(0.0, -over)
        if self.preset.stretches and over > _LITTLE * size:
            parted = _parted(runs, size, plot - left)
            if parted:
                lines, shift = parted, 0.0
            elif left > plot / 2:
                x, shift = self.scene.days, -_widest(lines, size)
        for line in lines:
            width = line_width(line, size)
            self.label(line, size, width=width, x=x, shift=shift, top=self.y, clears=True)
            self.y += self.preset.leading(size)

    def centered(self, x: float, width: float) -> float:
        """The shift that centers a text on `x`, moved as far as it takes to stay inside."""
        at = x * self.pixels_a_day
        left = min(max(at - width / 2, 0.0), self.preset.plot - width)
        return left - at

    def label(
        self,
        line: Line,
        size: int,
        *,
        width: float,
        x: float,
        shift: float,
        top: float,
        clears: bool = False,
    ) -> None:
        """One line of type, so many pixels wide."""
        self.scene.labels.append(
            Label(
                line=line,
                size=size,
                x=x,
                shift=shift,
                top=top,
                width=width,
                height=self.preset.leading(size),
                clears=clears,
                row=self._row,
            )
        )

    def bar(
        self,
        left: float,
        right: float,
        texture: Texture,
        color: Color,
        hover: str,
        *,
        strength: float = 1,
    ) -> None:
        """A bar with its upper edge at `y`."""
        self.scene.bars.append(
            Bar(
                left=left,
                right=right,
                top=self.y,
                bottom=self.y + self.preset.bar,
                color=color,
                texture=texture,
                hover=hover,
                strength=strength,
                row=self._row,
            )
        )

    def notch(self, x: float) -> None:
        """Cuts into the bar at `y`."""
        self.scene.notches.append(
            Notch(x=x, top=self.y, bottom=self.y + self.preset.bar, row=self._row)
        )

    def arrow(self, x: float, color: Color) -> None:
        """The arrowhead of the bar at `y`, which has no fixed end."""
        size = self.preset.bar * 0.6
        middle = self.y + self.preset.bar / 2
        self.scene.marks.append(
            Mark(x=x, y=middle, size=size, color=color, arrow=True, row=self._row)
        )

    def diamond(self, x: float, middle: float, size: float, hover: str) -> None:
        """The mark of a named day."""
        self.scene.marks.append(
            Mark(x=x, y=middle, size=size, color=palette.INK, hover=hover, row=self._row)
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
        behind: bool = False,
    ) -> None:
        """A straight line; `behind` puts it behind all that is there."""
        stroke = Stroke(
            left=left,
            right=right,
            top=top,
            bottom=bottom,
            color=color,
            width=width,
            row=self._row,
        )
        if behind:
            self.scene.strokes.insert(0, stroke)
        else:
            self.scene.strokes.append(stroke)

    def stroke_across(self, y: float, color: Color) -> None:
        """A thin line over the whole width."""
        self.stroke(0, self.scene.days, y, y, color)

    def day_line(self, x: float, top: float, bottom: float, color: Color) -> None:
        """A dashed line on one day, over the bars."""
        self.scene.strokes.append(
            Stroke(
                left=x,
                right=x,
                top=top,
                bottom=bottom,
                color=color,
                width=self.preset.size / 8,
                dashed=True,
                over=True,
                row=self._row,
            )
        )


def _widest(lines: Sequence[Line], size: int) -> float:
    return max(line_width(line, size) for line in lines)


def _parted(runs: Runs, size: int, width: float) -> Sequence[Line]:
    """The quiet words in a line of their own, or nothing where two lines are not enough."""
    loud, quiet = (
        break_lines([run for run in runs if run.quiet is one], size, width) for one in (False, True)
    )
    fits = len(loud) == len(quiet) == 1 and _widest((*loud, *quiet), size) <= width
    return (*loud, *quiet) if fits else ()
