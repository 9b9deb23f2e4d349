"""The axis names the starts of weeks."""

from hypothesis import given

from planner.catalogue import words
from planner.plan import Plan
from planner.scene import PAGE
from planner.timeline import make_timeline
from tests.conftest import PlanOf
from tests.labels import WIDE, boxes
from tests.scene.drawn import draw
from tests.strategies import plans


def test_ticks_stand_at_week_starts(plan_of: PlanOf) -> None:
    scene = draw(plan_of("?start=2027-01-04"))
    ticks = {
        box.text: label.x
        for box, label in zip(boxes(scene, WIDE), scene.labels, strict=True)
        if box.text.startswith("Week ")
    }
    assert len(ticks) > 1
    assert all(x == (int(week.removeprefix("Week ")) - 1) * 7 for week, x in ticks.items())


@given(plans())
def test_a_line_goes_up_from_each_named_week(plan: Plan) -> None:
    scene = draw(plan)
    ticks = [label for label in scene.labels if label.line[0].text.startswith("Week ")]
    first_bar = min(bar.top for bar in scene.bars)
    for tick in ticks:
        assert any(
            stroke.left == stroke.right == tick.x and stroke.top < first_bar < stroke.bottom
            for stroke in scene.strokes
        )


@given(plans())
def test_a_week_too_near_the_right_edge_has_no_text(plan: Plan) -> None:
    scene = draw(plan)
    for label in scene.labels:
        if label.line[0].text.startswith("Week "):
            assert label.x / scene.days * PAGE.plot + label.width / 2 <= PAGE.plot


@given(plans())
def test_the_year_stands_where_a_new_one_begins(plan: Plan) -> None:
    """Read from left to right, each tick's date has the year that was said last."""
    if plan.start is None:
        return
    scene = draw(plan)
    ticks = sorted({label.x for label in scene.labels if label.line[0].text.startswith("Week ")})
    timeline = make_timeline(plan)
    year = None
    for tick in ticks:
        day = timeline.date_of(int(tick) + 1)
        assert day is not None
        with_year, short = words().short_date_with_year(day), words().short_date(day)
        expected = short if day.year == year else with_year
        year = day.year
        assert expected in {label.line[0].text for label in scene.labels if label.x == tick}


def test_two_years_have_a_tick_each_with_the_year(plan_of: PlanOf) -> None:
    texts = [label.line[0].text for label in draw(plan_of("?start=2026-11-20")).labels]
    years = [text for text in texts if text.endswith((", 2026", ", 2027")) and len(text) < 13]
    assert len(years) == 2
