"""Where parts are drawn, and in which order, whatever draws them."""

from collections.abc import Sequence

import pytest

from planner.chart import palette
from planner.chart.scene import PAGE, SLIDE, Preset, make_scene
from planner.chart.scene.shapes import DOCUMENT, Texture
from planner.forms.picture.drawing import Ink, Paint, Point, SetLine, draw_with
from planner.language.catalogue import words_for
from planner.plan.plan import Plan
from planner.plan.timeline import make_timeline
from tests.forms.examples import EXAMPLES


class Recorder:
    """A pen that notes the kind and the row of each part."""

    row = ""

    def __init__(self) -> None:
        self.parts: list[tuple[str, str]] = []

    def rectangle(self, left: float, top: float, width: float, height: float, paint: Paint) -> None:
        assert width > 0
        assert height > 0
        assert left >= 0
        assert top >= 0
        self.parts.append((paint.part or "key", self.row))

    def line(self, start: Point, end: Point, ink: Ink) -> None:
        assert start != end
        assert ink.width > 0
        self.parts.append(("rule" if ink.color == palette.RULE else "line", self.row))

    def area(self, corners: Sequence[Point], paint: Paint) -> None:
        assert len(corners) == 3
        self.parts.append((paint.part, self.row))

    def words(self, line: SetLine) -> None:
        assert line.runs
        self.parts.append(("words", self.row))


@pytest.mark.parametrize("preset", [PAGE, DOCUMENT, SLIDE], ids=["page", "document", "slide"])
@pytest.mark.parametrize("plan", EXAMPLES)
def test_nothing_hides_what_says_more(plan: Plan, preset: Preset) -> None:
    """The grid is lowest, lines of named days are below bars, and nothing lies on words."""
    scene = make_scene(make_timeline(plan), words_for(), preset)
    recorder = Recorder()
    draw_with(recorder, scene)
    kinds = [kind for kind, _ in recorder.parts]
    for below, above in (
        *(("rule", "line"), ("rule", "bar"), ("arrow", "paper"), ("line", "paper")),
        *(("bar", "paper"), ("paper", "words"), ("key", "words")),
    ):
        if below in kinds and above in kinds:
            last = len(kinds) - 1 - kinds[::-1].index(below)
            assert last < kinds.index(above), (below, above)
    assert kinds.count("words") == len(scene.labels)
    filled = [bar for bar in scene.bars if bar.texture is not Texture.DASHED]
    assert kinds.count("bar") + kinds.count("key") == len(filled)
    fading = [bar for bar in scene.bars if bar.texture is Texture.FADE]
    longer = [line for line in scene.ranges if line.or_longer]
    assert kinds.count("arrow") == len(fading) + len(longer)
    lines = len([stroke for stroke in scene.strokes if stroke.color != palette.RULE])
    lines += 3 * len(scene.ranges) - len(longer) + 2 * (len(scene.bars) - len(filled))
    assert kinds.count("line") == lines


@pytest.mark.parametrize("plan", EXAMPLES)
def test_each_part_says_its_row(plan: Plan) -> None:
    """What belongs to a stage or a lane is said to, and the frame belongs to none."""
    scene = make_scene(make_timeline(plan), words_for(), DOCUMENT)
    recorder = Recorder()
    draw_with(recorder, scene)
    rows = {bar.row for bar in scene.bars if bar.texture is not Texture.DASHED}
    assert rows - {""} == {row for kind, row in recorder.parts if kind == "bar"}
    assert all(not row for kind, row in recorder.parts if kind in {"key", "rule"})
    assert {label.row for label in scene.labels} == {
        row for kind, row in recorder.parts if kind == "words"
    }
