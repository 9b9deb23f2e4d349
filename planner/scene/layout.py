"""Timeline -> scene: the order of the picture's parts, from the top down."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from planner import captions
from planner.captions import Runs
from planner.catalogue import Words
from planner.scene.axis import draw_axis
from planner.scene.bracket import GUIDANCE_ROW, draw_bracket, draw_reached_line
from planner.scene.canvas import Canvas
from planner.scene.foot import draw_closing, draw_key
from planner.scene.markers import draw_markers
from planner.scene.rows import draw_lanes, draw_step
from planner.scene.shapes import Preset, Scene
from planner.timeline import Timeline


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
    """The whole scene of one timeline.

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
        self.heights: dict[str, float] = {}
        self._timeline = timeline
        self._words = words
        self._canvas = Canvas(preset, days_across(timeline) if days is None else days)
        self._free = {} if free is None else free

    def whole(self, *, name: Runs | None = None, today: int | None = None) -> Scene:
        """The whole scene of its timeline; `name` stands in the place of the example's own."""
        timeline, words, canvas = self._timeline, self._words, self._canvas
        framed = canvas.preset.framed
        if framed:
            with self._part("head"):
                self._head(name)
        with self._part(GUIDANCE_ROW):
            bracket = draw_bracket(canvas, timeline, words)
        rows = canvas.y
        for step in timeline.steps:
            with self._part(step.stage.key):
                draw_step(canvas, timeline, step, words)
        if timeline.lanes:
            with self._part("lanes"):
                draw_lanes(canvas, timeline.lanes, words)
        with self._part("markers", free_below=True):
            draw_markers(canvas, timeline, words, bracket=bracket, today=today)
        draw_axis(canvas, timeline, words, rows=rows)
        draw_reached_line(canvas, timeline, bracket)
        if framed:
            draw_key(canvas, timeline.lanes, words)
            draw_closing(canvas, captions.closing(timeline.plan.pathway, words))
        return canvas.finished()

    @contextmanager
    def _part(self, name: str, *, free_below: bool = False) -> Iterator[None]:
        """A part of the whole, with what is kept free above it, or else below."""
        canvas = self._canvas
        top, free = canvas.y, self._free.get(name, 0)
        canvas.y += 0 if free_below else free
        yield
        canvas.y += free if free_below else 0
        self.heights[name] = canvas.y - top

    def _head(self, name: Runs | None) -> None:
        """What the picture is, and which example it shows."""
        preset = self._canvas.preset
        example = captions.example(self._timeline, self._words) if name is None else name
        self._canvas.y += preset.gap / 3
        title = captions.title(self._timeline.plan.pathway, self._words)
        self._canvas.paragraph(title, preset.title_size)
        self._canvas.paragraph(example, preset.size)
        self._canvas.y += preset.gap
