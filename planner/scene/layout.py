"""Timeline -> scene: puts every part in its place, from the top down."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from planner import captions, palette
from planner.captions import Runs
from planner.catalogue import Words
from planner.lettering import Line, Run, break_lines, line_width
from planner.palette import Color
from planner.pathway import GuidanceLane, MarkerAt
from planner.scene.shapes import (
    Bar,
    Label,
    Mark,
    Preset,
    Scene,
    Stroke,
    Swatch,
    Texture,
)
from planner.timeline import MarkedDay, Step, Timeline
from planner.wording import DAYS_A_WEEK

_TICK_WEEKS: Final = (1, 2, 4, 8, 12, 16, 26, 52, 104, 208, 520, 1040)
_KEY: Final = (
    (Texture.SOLID, False, "key.example"),
    (Texture.SOLID, True, "key.shortest"),
    (Texture.STRIPES, False, "key.longest"),
    (Texture.FADE, False, "key.no-end"),
    (Texture.FADED_STRIPES, False, "key.may-not-happen"),
)
"""What each way to draw a bar means: its texture, whether it has a notch, the message."""

GUIDANCE_ROW: Final = "guidance"
"""The row of everything that shows the days of treatment that count."""

_NOTCH: Final = 3
_LEAST_PART: Final = 5
"""A part of a bar narrower than this many pixels gets no notch: the numbers still say it."""

_FADE_PARTS: Final = 24
"""How many pieces of one strength each make a bar of stripes that fades."""

_LEAST_WEEK: Final = 4
"""Weeks narrower than this many pixels get no small ticks of their own."""

_BETWEEN: Final = 6
"""The least free width, in pixels, between two texts of one row."""


def make_scene(
    timeline: Timeline, words: Words, preset: Preset, *, today: int | None = None
) -> Scene:
    """The picture of a timeline at the sizes of a preset; Day `today` is marked if it shows."""
    return Layout(timeline, words, preset).whole(today=today)


def days_across(timeline: Timeline) -> float:
    """How many days the picture is wide: all that is drawn, the longest stated lengths too."""
    ends = [float(timeline.drawn_days)]
    for step in timeline.steps:
        stated = step.stage.range
        if step.start is not None and stated is not None and stated.most is not None:
            ends.append(step.start + stated.most)
    return max(1.0, *ends)


class Layout:
    """A scene being put together; `y` is where the next part goes.

    `days` across, those of its own timeline where none are given. `heights` is how high each part
    of the whole has become; `free` is what is kept free beside a part, so that the parts stand
    where those of another scene do.
    """

    def __init__(
        self,
        timeline: Timeline,
        words: Words,
        preset: Preset,
        *,
        days: float | None = None,
        free: Mapping[str, float] | None = None,
    ) -> None:
        self.timeline = timeline
        self.words = words
        self.preset = preset
        self.scene = Scene(preset=preset, days=days_across(timeline) if days is None else days)
        self.y = 0.0
        self.heights: dict[str, float] = {}
        self._free = {} if free is None else free
        self._bracket_y = 0.0
        self._row = ""

    @property
    def _pixels_a_day(self) -> float:
        return self.preset.plot / self.scene.days

    def whole(self, *, name: Runs | None = None, today: int | None = None) -> Scene:
        """The whole scene of its timeline; `name` stands in the place of the example's own."""
        if self.preset.framed:
            title = captions.title(self.timeline.plan.pathway, self.words)
            shown = captions.example(self.timeline, self.words) if name is None else name
            with self._part("head"):
                self.head(title, shown)
        top = self.y
        with self._part(GUIDANCE_ROW):
            self.bracket()
        rows = self.y
        for step in self.timeline.steps:
            with self._part(step.stage.key):
                self.step(step)
        if self.timeline.lanes:
            with self._part("lanes"):
                self.lanes(self.timeline.lanes)
        with self._part("markers", free_below=True):
            self.markers(self.timeline.markers, today)
        self.axis(rows)
        self.guidance_line(top)
        if self.preset.framed:
            self.key()
            self.foot(captions.closing(self.timeline.plan.pathway, self.words))
        self.scene.height = self.y
        return self.scene

    @contextmanager
    def _part(self, name: str, *, free_below: bool = False) -> Iterator[None]:
        """A part of the whole, with what is kept free above it, or else below."""
        top, free = self.y, self._free.get(name, 0)
        self.y += 0 if free_below else free
        yield
        self.y += free if free_below else 0
        self.heights[name] = self.y - top

    def head(self, title: Runs, example: Runs) -> None:
        """What the picture is, and which example it shows."""
        self.y += self.preset.gap / 3
        self.paragraph(title, self.preset.title_size)
        self.paragraph(example, self.preset.size)
        self.y += self.preset.gap

    def bracket(self) -> None:
        """The days of treatment that count, from the first one on, under their caption."""
        self._row = GUIDANCE_ROW
        self._bracket()
        self._row = ""

    def _bracket(self) -> None:
        start = self.timeline.treatment_start
        if start is None:
            return
        end = self.timeline.reached_day
        if end is None:
            end = max(
                step.drawn_end for step in self.timeline.steps if step.stage.counts and step.happens
            )
        self._caption(captions.bracket_caption(self.timeline, self.words), start)
        self.y += self.preset.gap / 2
        self._bracket_y = self.y
        bottom = self.y + self.preset.gap / 2
        weight = self.preset.size / 7
        for left, right, low in ((start, end, self.y), (start, start, bottom), (end, end, bottom)):
            self.scene.strokes.append(
                Stroke(
                    left=left,
                    right=right,
                    top=self.y,
                    bottom=low,
                    color=palette.INK,
                    width=weight,
                    row=self._row,
                )
            )
        self.y = bottom

    def step(self, step: Step) -> None:
        """A stage: its caption, and under it its bar with the notch and stripes of its range."""
        self._row = step.stage.key
        self.y += self.preset.gap / 2
        caption = captions.step_caption(self.timeline, step, self.words)
        self._caption(caption, step.start if step.start is not None else 0)
        if step.start is None:
            self.y += self.preset.gap / 2
            self._row = ""
            return
        color = palette.KINDS[step.stage.kind]
        hover = "\n".join(captions.step_hover(self.timeline, step, self.words))
        top, bottom = self.y, self.y + self.preset.bar
        stated = step.stage.range
        if stated is not None and stated.most is not None and stated.most > step.days:
            right = step.start + stated.most
            self._bar(step.drawn_end, right, Texture.STRIPES, color, hover)
        texture = Texture.FADE if step.stage.open_ended else Texture.SOLID
        self._bar(step.start, step.drawn_end, texture, color, hover)
        if step.stage.open_ended:
            self._arrow(step.drawn_end, color)
        if stated is not None and stated.least < step.days:
            notch = step.start + stated.least
            narrow = min(stated.least, step.days - stated.least) * self._pixels_a_day
            if narrow >= _LEAST_PART:
                self._notch(notch, top, bottom)
        self.y = bottom + self.preset.gap / 2
        self._row = ""

    def lanes(self, lanes: Sequence[GuidanceLane]) -> None:
        """What guidance adds, apart from the stages."""
        self._row = lanes[0].key
        self.y += self.preset.gap
        heading = captions.lanes_heading(self.words)
        self._stroke_across(self.y, palette.QUIET)
        self.y += self.preset.gap / 2
        self.paragraph(heading, self.preset.size, clears=True)
        for lane in lanes:
            self._row = lane.key
            self.y += self.preset.gap / 2
            self._caption(captions.lane_caption(lane, self.words), 0)
            hover = "\n".join(captions.lane_hover(lane, self.words))
            if lane.may_not_happen:
                self._faded_stripes(hover)
            else:
                self._bar(0, self.scene.days, Texture.FADE, palette.GUIDANCE, hover)
                self._arrow(self.scene.days, palette.GUIDANCE)
            self.y += self.preset.bar + self.preset.gap / 2
        self._row = ""

    def markers(self, markers: Sequence[MarkedDay], today: int | None) -> None:
        """A row of diamonds; each caption in the first row below where it meets no other."""
        captioned: list[tuple[int, Runs, str]] = []
        preset = self.preset
        size = preset.bar * 0.55
        middle = self.y + preset.gap + size / 2
        for marked in markers:
            if marked.day > self.scene.days:
                continue
            row = self._row_of(marked)
            caption = captions.marker_caption(self.timeline, marked, self.words)
            captioned.append((marked.day, caption, row))
            hover = "\n".join(captions.marker_hover(self.timeline, marked, self.words))
            x = marked.day - 0.5
            self.scene.marks.append(
                Mark(x=x, y=middle, size=size, color=palette.INK, hover=hover, row=row)
            )
        if today is not None and 1 <= today <= self.scene.days:
            caption = captions.today_caption(self.timeline, today, self.words)
            captioned.append((today, caption, ""))
            self._day_line(today - 0.5, self._bracket_y, middle + size, palette.TODAY)
        if captioned:
            self._stroke_across(middle, palette.RULE)
            self.y = middle + size / 2 + preset.gap / 3
            self._marker_captions(sorted(captioned, key=lambda one: one[0]))

    def _row_of(self, marked: MarkedDay) -> str:
        """The row that a marked day is told with: the guidance, or the stage it falls in."""
        if marked.marker.at is MarkerAt.GUIDANCE_REACHED:
            return GUIDANCE_ROW
        steps = [step for step in self.timeline.steps if step.start is not None]
        within = (step.stage.key for step in steps if marked.day <= step.drawn_end)
        return next(within, steps[-1].stage.key if steps else "")

    def _marker_captions(self, captioned: Sequence[tuple[int, Runs, str]]) -> None:
        preset = self.preset
        height = preset.leading(preset.small_size)
        taken: list[list[tuple[float, float]]] = []
        for day, caption, self._row in captioned:
            x = day - 0.5
            for line in break_lines(caption, preset.small_size, preset.plot):
                width = line_width(line, preset.small_size)
                shift = self._centered(x, width)
                left = x * self._pixels_a_day + shift
                row = _free_row(taken, left, left + width)
                top = self.y + row * height
                self._label(line, preset.small_size, x, shift, top, clears=True)
        self._row = ""
        self.y += len(taken) * height

    def axis(self, rows: float) -> None:
        """Week starts below, with a thin line up through the rows behind everything."""
        preset = self.preset
        self.y += preset.gap / 2
        self._stroke_across(self.y, palette.QUIET)
        bottom = self.y
        size = preset.small_size
        top = self.y + preset.gap / 2
        step = self._weeks_apart() * DAYS_A_WEEK
        lines = 1
        for offset in range(0, int(self.scene.days) + 1, step):
            self.scene.strokes.insert(
                0,
                Stroke(
                    left=offset, right=offset, top=rows, bottom=bottom, color=palette.RULE, width=1
                ),
            )
            tick = [line for line in captions.tick(self.timeline, offset, self.words) if line]
            lines = len(tick)
            widest = max(line_width(line, size) for line in tick)
            if offset * self._pixels_a_day + widest / 2 > preset.plot:
                continue
            for row, line in enumerate(tick):
                shift = self._centered(offset, line_width(line, size))
                self._label(line, size, offset, shift, top + row * preset.leading(size))
        self._week_ticks(bottom)
        self.y = top + lines * preset.leading(size) + preset.gap / 2

    def _week_ticks(self, top: float) -> None:
        if DAYS_A_WEEK * self._pixels_a_day < _LEAST_WEEK:
            return
        bottom = top + self.preset.gap / 3
        for offset in range(0, int(self.scene.days) + 1, DAYS_A_WEEK):
            self.scene.strokes.append(
                Stroke(
                    left=offset, right=offset, top=top, bottom=bottom, color=palette.QUIET, width=1
                )
            )

    def guidance_line(self, top: float) -> None:
        """The day on which the guidance is reached, from `top` down to its diamond."""
        if self.timeline.reached_day is None:
            return
        below = [mark for mark in self.scene.marks if not mark.arrow and mark.y >= top]
        diamonds = [mark.y - mark.size / 2 for mark in below]
        lines = [stroke.bottom for stroke in self.scene.strokes]
        bottom = min(diamonds) if diamonds else max(lines)
        self._row = GUIDANCE_ROW
        self._day_line(self.timeline.reached_day, max(top, self._bracket_y), bottom, palette.INK)
        self._row = ""

    def key(self) -> None:
        """What bar, notch, stripes and fade mean, in as many rows as the narrowest width needs."""
        preset = self.preset
        size = preset.small_size
        height = preset.leading(size)
        left = 0.0
        may_not_happen = any(lane.may_not_happen for lane in self.timeline.lanes)
        for texture, notch, message in _KEY:
            if texture is Texture.FADED_STRIPES and not may_not_happen:
                continue
            caption = (Run(self.words.say(message), quiet=True),)
            (line,) = break_lines(caption, size, preset.plot - 3 * height)
            width = 1.8 * height + _BETWEEN + line_width(line, size)
            if left and left + width > preset.plot:
                left = 0.0
                self.y += height * 1.25
            self.scene.swatches.append(
                Swatch(
                    left=left,
                    right=left + 1.8 * height,
                    top=self.y + 0.15 * height,
                    bottom=self.y + 0.9 * height,
                    texture=texture,
                    notch=notch,
                )
            )
            self._label(line, size, 0, left + 1.8 * height + _BETWEEN, self.y)
            left += width + 2 * _BETWEEN
        self.y += height * 1.25 + preset.gap / 2

    def foot(self, closing: Runs) -> None:
        """The words that no picture goes without, a paragraph each."""
        for runs in closing:
            self.paragraph((runs,), self.preset.small_size)
        self.y += self.preset.gap / 2

    def _weeks_apart(self) -> int:
        """The fewest weeks between ticks whose texts do not meet at the narrowest width."""
        size = self.preset.small_size
        least = line_width(captions.tick(self.timeline, 0, self.words)[0], size)
        for weeks in _TICK_WEEKS:
            step = weeks * DAYS_A_WEEK
            if step * self._pixels_a_day >= least and self._ticks_fit(step):
                return weeks
        return _TICK_WEEKS[-1]

    def _ticks_fit(self, step: int) -> bool:
        size = self.preset.small_size
        free = [-float(_BETWEEN), -float(_BETWEEN)]
        for offset in range(0, int(self.scene.days) + 1, step):
            for row, line in enumerate(captions.tick(self.timeline, offset, self.words)):
                width = line_width(line, size)
                left = offset * self._pixels_a_day + self._centered(offset, width)
                if left < free[row] + _BETWEEN:
                    return False
                free[row] = left + width
        return True

    def _centered(self, x: float, width: float) -> float:
        """The shift that centers a text on `x`, moved as far as it takes to stay inside."""
        at = x * self._pixels_a_day
        left = min(max(at - width / 2, 0.0), self.preset.plot - width)
        return left - at

    def paragraph(self, runs: Runs, size: int, *, clears: bool = False) -> None:
        """Lines from the left edge on; `clears` puts paper behind them."""
        for line in break_lines(runs, size, self.preset.plot):
            self._label(line, size, 0, 0, self.y, clears=clears)
            self.y += self.preset.leading(size)

    def _caption(self, runs: Runs, start: float) -> None:
        """Lines that begin where their bar begins, or as near to it as they fit."""
        preset = self.preset
        lines = break_lines(runs, preset.size, preset.plot)
        widest = max(line_width(line, preset.size) for line in lines)
        shift = min(0.0, preset.plot - widest - start * self._pixels_a_day)
        for line in lines:
            self._label(line, preset.size, start, shift, self.y, clears=True)
            self.y += preset.leading(preset.size)

    def _label(
        self, line: Line, size: int, x: float, shift: float, top: float, *, clears: bool = False
    ) -> None:
        self.scene.labels.append(
            Label(
                line=line,
                size=size,
                x=x,
                shift=shift,
                top=top,
                width=line_width(line, size),
                height=self.preset.leading(size),
                clears=clears,
                row=self._row,
            )
        )

    def _bar(self, left: float, right: float, texture: Texture, color: Color, hover: str) -> None:
        self.scene.bars.append(
            Bar(
                left=left,
                right=right,
                top=self.y,
                bottom=self.y + self.preset.bar,
                color=color,
                texture=texture,
                hover=hover,
                row=self._row,
            )
        )

    def _faded_stripes(self, hover: str) -> None:
        """Stripes all across that fade at both ends: nothing here has a first or a last day."""
        part = self.scene.days / _FADE_PARTS
        for index in range(_FADE_PARTS):
            strength = min(1.0, min(index + 0.5, _FADE_PARTS - index - 0.5) / _FADE_PARTS * 4)
            self.scene.bars.append(
                Bar(
                    left=index * part,
                    right=(index + 1) * part,
                    top=self.y,
                    bottom=self.y + self.preset.bar,
                    color=palette.GUIDANCE,
                    texture=Texture.FADED_STRIPES,
                    hover=hover,
                    strength=strength,
                    row=self._row,
                )
            )

    def _notch(self, x: float, top: float, bottom: float) -> None:
        self.scene.notches.append(
            Stroke(
                left=x,
                right=x,
                top=top,
                bottom=bottom,
                color=palette.PAPER,
                width=_NOTCH,
                row=self._row,
            )
        )

    def _arrow(self, x: float, color: Color) -> None:
        size = self.preset.bar * 0.6
        middle = self.y + self.preset.bar / 2
        self.scene.marks.append(
            Mark(x=x, y=middle, size=size, color=color, arrow=True, row=self._row)
        )

    def _day_line(self, x: float, top: float, bottom: float, color: Color) -> None:
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

    def _stroke_across(self, y: float, color: Color) -> None:
        self.scene.strokes.append(
            Stroke(
                left=0, right=self.scene.days, top=y, bottom=y, color=color, width=1, row=self._row
            )
        )


def _free_row(taken: list[list[tuple[float, float]]], left: float, right: float) -> int:
    """The first row in which nothing meets `left` to `right`, which is then taken."""
    for row, spans in enumerate(taken):
        if all(right + _BETWEEN <= one or other + _BETWEEN <= left for one, other in spans):
            spans.append((left, right))
            return row
    taken.append([(left, right)])
    return len(taken) - 1
