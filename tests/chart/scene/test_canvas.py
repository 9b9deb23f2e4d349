"""The pens keep words inside the picture, and the grid behind all else."""

from hypothesis import given
from hypothesis import strategies as st

from planner.chart.palette import INK, RULE
from planner.chart.scene import PAGE
from planner.chart.scene.canvas import Canvas
from planner.language.lettering import Run
from tests.labels import NEARLY, boxes

DAYS = 100


@given(st.text("word ", min_size=1, max_size=200).filter(str.strip), st.floats(0, DAYS))
def test_a_caption_begins_where_its_bar_does_or_as_near_as_it_fits(text: str, start: float) -> None:
    canvas = Canvas(PAGE, DAYS)
    canvas.caption((Run(text),), start)
    lines = boxes(canvas.scene)
    assert len({line.left for line in lines}) == 1
    at = start * canvas.pixels_a_day
    widest = max(line.right - line.left for line in lines)
    assert abs(lines[0].left - min(at, PAGE.plot - widest)) <= NEARLY
    assert lines[-1].bottom <= canvas.y + NEARLY


def test_the_grid_is_behind_all_other_lines() -> None:
    canvas = Canvas(PAGE, DAYS)
    canvas.stroke(1, 1, 0, 1, INK)
    canvas.stroke(2, 2, 0, 1, RULE)
    assert [stroke.left for stroke in canvas.scene.strokes] == [2, 1]


def test_the_picture_is_as_high_as_it_has_become() -> None:
    canvas = Canvas(PAGE, DAYS)
    canvas.paragraph((Run("One line"),), PAGE.size)
    assert canvas.finished().height == PAGE.leading(PAGE.size)
