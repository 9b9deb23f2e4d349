"""Tests of type: how wide words are, and where their lines break."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.language.lettering import (
    NO_BREAK_SPACE,
    Run,
    break_lines,
    cannot_draw,
    keep_together,
    line_width,
    text_width,
)

SIZE = 16
WORDS = ("a", "stay", "of", "sixty", "days", "residential", "12", "–", "can")
runs = st.lists(
    st.builds(
        Run,
        text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join),
        bold=st.booleans(),
    ),
    min_size=1,
    max_size=4,
)
LONGEST = max(text_width(word, SIZE, bold=True) for word in WORDS)


def words_of(lines: tuple[tuple[Run, ...], ...]) -> list[str]:
    return [word for line in lines for run in line for word in run.text.split()]


@given(runs=runs, width=st.floats(LONGEST, 400))
def test_lines_are_as_full_as_they_can_be(runs: list[Run], width: float) -> None:
    """None is wider than its place, none could hold the next word, and no word is lost."""
    lines = break_lines(runs, SIZE, width)
    assert words_of(lines) == [word for run in runs for word in run.text.split()]
    assert all(line_width(line, SIZE) <= width + 1e-6 for line in lines)
    for line, following in pairwise(lines):
        first = following[0]
        word = first.text.split()[0]
        more = text_width(" ", SIZE, first.bold) + text_width(word, SIZE, first.bold)
        assert line_width(line, SIZE) + more > width - 1e-6


def test_a_word_wider_than_its_place_is_cut() -> None:
    (line,) = break_lines([Run("residential")], SIZE, 40)
    assert line[0].text.endswith("…")
    assert line_width(line, SIZE) <= 40


def test_a_space_has_its_width() -> None:
    """Two words that fit only without the space between them stand on two lines."""
    width = text_width("sixty", SIZE) + text_width("days", SIZE)
    assert len(break_lines([Run("sixty days")], SIZE, width)) == 2
    with_space = width + text_width(" ", SIZE) + 0.01
    assert len(break_lines([Run("sixty days")], SIZE, with_space)) == 1


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_a_width_grows_with_the_type(bold: bool) -> None:
    assert text_width("stay", 2 * SIZE, bold) == pytest.approx(2 * text_width("stay", SIZE, bold))


def test_what_the_font_lacks() -> None:
    assert cannot_draw("a – é 日 日") == ("日",)


def test_a_phrase_that_is_never_broken() -> None:
    kept = keep_together("This is not medical advice.", "not medical advice")
    assert kept == f"This is not{NO_BREAK_SPACE}medical{NO_BREAK_SPACE}advice."
