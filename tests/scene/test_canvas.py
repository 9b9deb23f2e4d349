"""The pens keep words inside the picture, and know which row they draw."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.captions import Runs
from planner.lettering import Run, line_width
from planner.palette import INK
from planner.scene import PAGE
from planner.scene.canvas import Canvas
from tests.labels import NEARLY, WIDE, boxes

DAYS = 100


@given(st.floats(0, DAYS), st.floats(0, PAGE.plot))
def test_a_centered_text_stays_inside(x: float, width: float) -> None:
    canvas = Canvas(PAGE, DAYS)
    at = x * canvas.pixels_a_day
    left = at + canvas.centered(x, width)
    assert -NEARLY <= left <= left + width <= PAGE.plot + NEARLY
    inside = width / 2 <= at <= PAGE.plot - width / 2
    assert not inside or abs(left + width / 2 - at) <= NEARLY


@given(st.text("word ", min_size=1, max_size=200).filter(str.strip), st.floats(0, DAYS))
def test_a_caption_begins_where_its_bar_does_or_as_near_as_it_fits(text: str, start: float) -> None:
    canvas = Canvas(PAGE, DAYS)
    canvas.caption((Run(text),), start)
    lines = boxes(canvas.scene, PAGE.plot)
    assert len({line.left for line in lines}) == 1
    at = start * canvas.pixels_a_day
    widest = max(line.right - line.left for line in lines)
    assert abs(lines[0].left - min(at, PAGE.plot - widest)) <= NEARLY
    assert lines[-1].bottom <= canvas.y + NEARLY


STAGE = (Run("Outpatient care", bold=True), Run(" · 30 days"), Run(" (to reach 90)", quiet=True))
NO_END = (Run("Aftercare", bold=True), Run(" · no fixed end"))


@pytest.mark.parametrize("plot", [PAGE.plot, WIDE], ids=["phone", "desktop"])
@pytest.mark.parametrize(
    ("runs", "start", "lines", "edge"),
    [
        (STAGE, 5, 1, "left"),
        (STAGE, 45, 2, "left"),
        (NO_END, 20, 1, "left"),
        (NO_END, 65, 1, "right"),
        (STAGE, 65, 1, "right"),
    ],
    ids=["fits", "in two lines", "fits far on", "at the end", "at the end, however long"],
)
def test_a_caption_stands_on_an_edge_at_every_width(
    runs: Runs, start: float, lines: int, edge: str, plot: float
) -> None:
    """Where its bar begins; or where the days end, if the bar begins late."""
    canvas = Canvas(PAGE, DAYS)
    canvas.caption(runs, start)
    drawn = boxes(canvas.scene, plot)
    assert len(drawn) == lines
    if edge == "left":
        assert {round(line.left - start / DAYS * plot, 6) for line in drawn} == {0}
    else:
        assert round(max(line.right for line in drawn) - plot, 6) == 0


def test_a_caption_of_a_picture_of_one_width_moves_to_the_left() -> None:
    """It would take another line, which slides and pages have no room for."""
    canvas = Canvas(replace(PAGE, stretches=False), DAYS)
    canvas.caption(STAGE, 45)
    (line,) = boxes(canvas.scene, PAGE.plot)
    assert round(line.right - PAGE.plot, 6) == 0
    assert canvas.scene.labels[0].x == 45


def test_a_caption_that_hardly_overhangs_is_in_one_line() -> None:
    canvas = Canvas(PAGE, DAYS)
    width = line_width(STAGE, PAGE.size)
    canvas.caption(STAGE, (PAGE.plot - width + 10) / PAGE.plot * DAYS)
    (line,) = boxes(canvas.scene, PAGE.plot)
    assert round(line.right - PAGE.plot, 6) == 0


def test_what_is_drawn_within_a_row_belongs_to_it() -> None:
    canvas = Canvas(PAGE, DAYS)
    with canvas.within("detox"):
        canvas.stroke_across(0, INK)
    canvas.stroke_across(1, INK)
    assert [stroke.row for stroke in canvas.scene.strokes] == ["detox", ""]


def test_what_is_drawn_behind_comes_first() -> None:
    canvas = Canvas(PAGE, DAYS)
    canvas.stroke(1, 1, 0, 1, INK)
    canvas.stroke(2, 2, 0, 1, INK, behind=True)
    assert [stroke.left for stroke in canvas.scene.strokes] == [2, 1]


def test_the_picture_is_as_high_as_it_has_become() -> None:
    canvas = Canvas(PAGE, DAYS)
    canvas.paragraph((Run("One line"),), PAGE.size)
    assert canvas.finished().height == PAGE.leading(PAGE.size)
