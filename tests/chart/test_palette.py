"""Bars and words are seen on both papers."""

import pytest

from planner.chart import palette
from planner.chart.gantt import COLORS
from planner.chart.palette import Color
from planner.pathway.pathway import Kind
from planner.words.table_rows import LANE_KIND
from tests.contrast import contrast


@pytest.mark.parametrize("paper", [palette.PAPER, palette.DARK_PAPER], ids=["light", "dark"])
@pytest.mark.parametrize(
    "color",
    [*palette.KINDS.values(), palette.GUIDANCE],
    ids=[*palette.KINDS, "guidance-lane"],
)
def test_bars_are_seen_on_both_papers(color: Color, paper: Color) -> None:
    assert contrast(color, paper) >= 3


@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        pytest.param(palette.INK, palette.PAPER, id="ink"),
        pytest.param(palette.QUIET, palette.PAPER, id="quiet"),
        pytest.param(palette.DARK_INK, palette.DARK_PAPER, id="dark-ink"),
        pytest.param(palette.DARK_QUIET, palette.DARK_PAPER, id="dark-quiet"),
    ],
)
def test_words_are_read_on_their_paper(ink: Color, paper: Color) -> None:
    assert contrast(ink, paper) >= 4.5


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param((0, 0, 0), (255, 255, 255), 21, id="most"),
        pytest.param((119, 119, 119), (255, 255, 255), 4.48, id="known-grey"),
        pytest.param((255, 0, 0), (255, 0, 0), 1, id="least"),
    ],
)
def test_contrast_by_wcag(one: Color, other: Color, expected: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.01)


def test_every_kind_of_row_has_a_color_of_its_own() -> None:
    assert {*Kind, LANE_KIND} == set(COLORS)
    assert len(set(COLORS.values())) == len(COLORS)
