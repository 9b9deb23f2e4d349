"""Where a range line begins and ends."""

from dataclasses import replace

import pytest

from planner.chart.scene.rows import range_of
from planner.pathway.pathway import ASSUMPTION, Range
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from tests.chart.scene.drawn import draw
from tests.strategies import BUILT_IN


def stated(least: int, most: int | None, *, or_longer: bool = False) -> Range:
    return Range(least=least, most=most, or_longer=or_longer, source=ASSUMPTION)


@pytest.mark.parametrize(
    ("stated", "days", "found"),
    [
        pytest.param(stated(3, 10), 5, (3, 10, False), id="limit"),
        pytest.param(stated(3, 10, or_longer=True), 5, (3, 10, True), id="or longer"),
        pytest.param(stated(3, 10, or_longer=True), 20, (3, 10, True), id="longer already"),
        pytest.param(stated(3, None), 5, (3, 5, True), id="no longest"),
        pytest.param(stated(3, None), 2, (3, 3, True), id="no longest, and shorter"),
        pytest.param(stated(3, 3, or_longer=True), 5, (3, 5, True), id="one or longer"),
        pytest.param(stated(5, 5), 5, None, id="exact"),
        pytest.param(stated(3, 10), 0, None, id="does not happen"),
        pytest.param(None, 5, None, id="none"),
    ],
)
def test_where_a_range_line_goes(
    stated: Range | None, days: int, found: tuple[int, int, bool] | None
) -> None:
    first, *others = BUILT_IN.stages
    changed = replace(first, optional=True, range=stated)
    pathway = replace(BUILT_IN, stages=(changed, *others))
    plan = default_plan(pathway).with_length(first.key, days)
    assert range_of(make_timeline(plan).steps[0]) == found
    lines = [line for line in draw(plan).ranges if line.row == first.key]
    assert [line.or_longer for line in lines] == ([] if found is None else [found[2]])
