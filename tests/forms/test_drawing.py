"""Where parts are drawn, and in which order, whatever draws them."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import palette
from planner.catalogue import words
from planner.forms.drawing import (
    PERIOD,
    STRIPES,
    Paint,
    Point,
    Polygon,
    SetLine,
    draw_with,
    stripes,
)
from planner.forms.svg import Picture, draw, told
from planner.library import library
from planner.palette import Color
from planner.plan import Plan, default_plan
from planner.scene import PAGE, SLIDE, Preset, make_scene, reveal
from planner.scene.shapes import DOCUMENT, Texture
from planner.talk import talk_steps
from planner.timeline import make_timeline
from tests.forms.examples import EXAMPLES

EDGE = 0.01
"""Pixels beside the edge of a stripe on which nothing is asked."""

HAIR = 1e-6

places = st.floats(0, 2000)
lengths = st.floats(0.5, 1500)
shares = st.floats(0, 1)


@given(places, places, lengths, lengths, st.sampled_from(sorted(STRIPES)), shares, shares)
def test_stripes_are_where_a_pattern_has_them(
    left: float, top: float, width: float, height: float, texture: Texture, x: float, y: float
) -> None:
    """A place of the rectangle is in a stripe exactly if its turned place is in the first share."""
    right, bottom = left + width, top + height
    drawn = list(stripes(left, top, right, bottom, texture))
    for across, down in (corner for polygon in drawn for corner in polygon):
        assert left - EDGE <= across <= right + EDGE
        assert top - EDGE <= down <= bottom + EDGE
    place = left + x * width, top + y * height
    into = sum(place) / 2**0.5 % PERIOD
    ends = 0, STRIPES[texture] * PERIOD, PERIOD
    if min(abs(into - end) for end in ends) > EDGE:
        assert any(holds(polygon, place) for polygon in drawn) is (into < ends[1])


def holds(polygon: Polygon, place: Point) -> bool:
    """Whether a convex polygon that goes round with the clock holds a place, to a hair."""
    x, y = place
    edges = pairwise([*polygon, polygon[0]])
    return all(
        (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) >= -HAIR * length
        for (x1, y1), (x2, y2) in edges
        # Where two corners meet, the way from one to the other says nothing.
        if (length := hypot(x2 - x1, y2 - y1)) > HAIR
    )


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

    def line(self, start: Point, end: Point, color: Color, width: float, *, dashed: bool) -> None:
        assert start != end
        assert width > 0
        kinds = {(palette.RULE, False): "rule", (palette.PAPER, False): "casing"}
        self.parts.append((kinds.get((color, dashed), "line"), self.row))

    def areas(self, polygons: Sequence[Polygon], paint: Paint) -> None:
        assert all(len(polygon) > 2 for polygon in polygons)
        self.parts.append((paint.part, self.row))

    def words(self, line: SetLine) -> None:
        assert line.runs
        self.parts.append(("words", self.row))


@pytest.mark.parametrize("preset", [PAGE, DOCUMENT, SLIDE], ids=["page", "document", "slide"])
@pytest.mark.parametrize("plan", EXAMPLES)
def test_nothing_hides_what_says_more(plan: Plan, preset: Preset) -> None:
    """The grid is lowest, bars are below marks and notches, and nothing lies on words."""
    scene = make_scene(make_timeline(plan), words(), preset)
    recorder = Recorder()
    draw_with(recorder, scene)
    kinds = [kind for kind, _ in recorder.parts]
    for below, above in (
        *(("rule", "bar"), ("bar", "mark"), ("bar", "notch"), ("bar", "casing")),
        *(("casing", "paper"), ("paper", "words"), ("key", "words")),
    ):
        if below in kinds and above in kinds:
            last = len(kinds) - 1 - kinds[::-1].index(below)
            assert last < kinds.index(above), (below, above)
    assert kinds.count("words") == len(scene.labels)
    assert kinds.count("bar") == len(scene.bars)


@pytest.mark.parametrize("plan", EXAMPLES)
def test_each_part_says_its_row(plan: Plan) -> None:
    """What belongs to a stage or a lane is said to, and the frame belongs to none."""
    scene = make_scene(make_timeline(plan), words(), DOCUMENT)
    recorder = Recorder()
    draw_with(recorder, scene)
    rows = {bar.row for bar in scene.bars}
    assert rows == {row for kind, row in recorder.parts if kind == "bar"}
    assert all(not row for kind, row in recorder.parts if kind in {"key", "rule"})
    assert {label.row for label in scene.labels} == {
        row for kind, row in recorder.parts if kind == "words"
    }


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_picture_shows_of_a_step_what_its_scene_would(dark: bool) -> None:
    """To draw once and to show a part is the same as to draw that part."""
    plan = default_plan(library().default)
    timeline = make_timeline(plan)
    scene, said = make_scene(timeline, words(), DOCUMENT), told(timeline, words())
    picture = Picture(scene, dark=dark)
    assert picture.svg(said) == draw(scene, said, dark=dark)
    shown = [picture.svg(said, step=step) for step in talk_steps(timeline, words())]
    assert shown == [
        draw(reveal(scene, shown=step.shown, current=step.current), said, dark=dark)
        for step in talk_steps(timeline, words())
    ]
    assert len(set(shown)) > len(timeline.steps)
