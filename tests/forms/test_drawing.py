"""Where parts are drawn, and in which order, whatever draws them."""

from collections.abc import Sequence

import pytest

from planner.chart import palette
from planner.chart.palette import Color
from planner.chart.scene import PAGE, SLIDE, Preset, make_scene
from planner.chart.scene.shapes import DOCUMENT
from planner.forms.picture.drawing import Paint, Point, draw_with
from planner.language.catalogue import words_for
from planner.language.lettering import Line
from planner.plan.plan import Plan
from planner.plan.timeline import make_timeline
from planner.words.marks import Mark
from tests.forms.examples import EXAMPLES


class Recorder:
    """A pen that notes the kind of each part."""

    def __init__(self) -> None:
        self.kinds: list[str] = []

    def rectangle(self, left: float, top: float, width: float, height: float, paint: Paint) -> None:
        assert min(left, top) >= 0 < min(width, height)
        self.kinds.append(paint.part or "key")

    def line(
        self, start: Point, end: Point, color: Color, width: float, *, dashed: bool = False
    ) -> None:
        assert start != end
        assert width > 0
        self.kinds.append("rule" if color == palette.RULE and not dashed else "line")

    def area(self, corners: Sequence[Point], paint: Paint) -> None:
        assert len(corners) == 3
        self.kinds.append(paint.part or "key")

    def words(self, left: float, baseline: float, size: int, line: Line) -> None:
        assert left >= 0
        assert baseline > size / 2
        assert line
        self.kinds.append("words")


@pytest.mark.parametrize("preset", [PAGE, DOCUMENT, SLIDE], ids=["page", "document", "slide"])
@pytest.mark.parametrize("plan", EXAMPLES)
def test_nothing_hides_what_says_more(plan: Plan, preset: Preset) -> None:
    """The grid is lowest, lines of named days are below bars, and nothing lies on words."""
    scene = make_scene(make_timeline(plan), words_for(), preset)
    recorder = Recorder()
    draw_with(recorder, scene)
    kinds = recorder.kinds
    for below, above in (
        *(("rule", "line"), ("rule", "bar"), ("arrow", "paper"), ("line", "paper")),
        *(("bar", "paper"), ("paper", "words"), ("key", "words")),
    ):
        if below in kinds and above in kinds:
            last = len(kinds) - 1 - kinds[::-1].index(below)
            assert last < kinds.index(above), (below, above)
    assert kinds.count("words") == len(scene.labels)
    filled = [bar for bar in scene.bars if bar.mark is not Mark.DASHED]
    rows = [bar for bar in filled if bar.row]
    assert (kinds.count("bar"), kinds.count("key")) == (len(rows), len(filled) - len(rows))
    fading = [bar for bar in scene.bars if bar.mark is Mark.FADE]
    longer = [line for line in scene.ranges if line.or_longer]
    assert kinds.count("arrow") == len(fading) + len(longer)
    lines = len([stroke for stroke in scene.strokes if stroke.color != palette.RULE])
    lines += 3 * len(scene.ranges) - len(longer) + 2 * (len(scene.bars) - len(filled))
    assert kinds.count("line") == lines
