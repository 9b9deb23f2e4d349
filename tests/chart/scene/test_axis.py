"""The axis names the starts of weeks, or with dates the starts of months."""

from itertools import pairwise

from hypothesis import given

from planner.chart import palette
from planner.chart.scene import PAGE, Scene
from planner.chart.scene.canvas import BETWEEN
from planner.plan.plan import Plan
from planner.plan.timeline import make_timeline
from tests.chart.scene.drawn import draw, ticks_of
from tests.in_words import WORDS, say
from tests.labels import NEARLY
from tests.strategies import plans


def grid(scene: Scene) -> list[int]:
    """The days, from 0, that a line goes up from."""
    lines = [one for one in scene.strokes if one.color == palette.RULE and one.left == one.right]
    return sorted(int(line.left) for line in lines)


@given(plans())
def test_a_line_goes_up_from_each_tick(plan: Plan) -> None:
    """They do not meet, and stay inside."""
    scene = draw(plan)
    first_bar = min(bar.top for bar in scene.bars)
    lines = [one for one in scene.strokes if one.color == palette.RULE]
    assert {(line.top, line.bottom) for line in lines} == {(first_bar, scene.axis)}
    ticks = sorted(ticks_of(scene), key=lambda tick: tick.left)
    assert len(lines) == len(ticks)
    assert ticks[0].left == 0
    assert ticks[-1].right <= PAGE.plot + NEARLY
    assert all(one.right + BETWEEN <= other.left + NEARLY for one, other in pairwise(ticks))


@given(plans())
def test_ticks_are_weeks_or_the_first_day_and_months(plan: Plan) -> None:
    """Weeks are evenly apart; read from the left, each date has the year that was said last."""
    scene, timeline = draw(plan), make_timeline(plan)
    names = [tick.text for tick in sorted(ticks_of(scene), key=lambda tick: tick.left)]
    if plan.start is None:
        assert {offset % 7 for offset in grid(scene)} == {0}
        assert names == [say("tick.week", week=offset // 7 + 1) for offset in grid(scene)]
        assert len({after - before for before, after in pairwise(grid(scene))}) <= 1
        return
    year, expected = None, []
    for offset in grid(scene):
        day = timeline.date_of(offset + 1)
        assert day is not None
        assert day.day == 1 or day == plan.start
        same = day.year == year
        expected.append(WORDS.short_date(day) if same else WORDS.short_date_with_year(day))
        year = day.year
    assert grid(scene)[0] == 0
    assert names == expected
