"""The axis names the starts of weeks, or with dates the starts of months."""

from itertools import pairwise

from hypothesis import given

from planner.chart import palette
from planner.chart.scene import PAGE
from planner.chart.scene.canvas import BETWEEN
from planner.plan.plan import Plan
from planner.plan.timeline import make_timeline
from tests.chart.scene.drawn import draw, ticks_of
from tests.in_words import WORDS, say
from tests.labels import NEARLY
from tests.strategies import plans


@given(plans())
def test_a_line_goes_up_from_each_tick(plan: Plan) -> None:
    """Ticks are weeks, or the first day and months; they do not meet, and stay inside.

    Weeks are evenly apart; read from the left, each date has the year that was said last.
    """
    scene, timeline = draw(plan), make_timeline(plan)
    first_bar = min(bar.top for bar in scene.bars)
    lines = [one for one in scene.strokes if one.color == palette.RULE]
    assert {(line.top, line.bottom) for line in lines} == {(first_bar, scene.axis)}
    ticks = sorted(ticks_of(scene), key=lambda tick: tick.left)
    assert ticks[0].left == 0
    assert ticks[-1].right <= PAGE.plot + NEARLY
    assert all(one.right + BETWEEN <= other.left + NEARLY for one, other in pairwise(ticks))
    offsets = sorted(int(line.left) for line in lines)
    assert offsets[0] == 0
    if plan.start is None:
        names = [say("tick.week", week=offset // 7 + 1) for offset in offsets]
        assert {offset % 7 for offset in offsets} == {0}
        assert len({after - before for before, after in pairwise(offsets)}) <= 1
    else:
        year, names = None, []
        for day in filter(None, (timeline.date_of(offset + 1) for offset in offsets)):
            assert day.day == 1 or day == plan.start
            same = day.year == year
            names.append(WORDS.short_date(day) if same else WORDS.short_date_with_year(day))
            year = day.year
    assert [tick.text for tick in ticks] == names
