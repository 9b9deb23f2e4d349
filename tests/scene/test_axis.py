"""The axis names the starts of weeks."""

from hypothesis import given

from planner.plan import Plan
from planner.scene import PAGE
from planner.timeline import make_timeline
from tests.conftest import PlanOf
from tests.in_words import WORDS, say
from tests.scene.drawn import draw, week_labels
from tests.strategies import plans


def test_ticks_stand_at_week_starts(plan_of: PlanOf) -> None:
    scene = draw(plan_of("?start=2027-01-04"))
    ticks = {label.line[0].text: label.x for label in week_labels(scene)}
    assert len(ticks) > 1
    assert ticks == {say("tick.week", week=int(x) // 7 + 1): x // 7 * 7 for x in ticks.values()}


@given(plans())
def test_a_line_goes_up_from_each_named_week(plan: Plan) -> None:
    scene = draw(plan)
    first_bar = min(bar.top for bar in scene.bars)
    for tick in week_labels(scene):
        assert any(
            stroke.left == stroke.right == tick.x and stroke.top < first_bar < stroke.bottom
            for stroke in scene.strokes
        )


@given(plans())
def test_a_week_too_near_the_right_edge_has_no_text(plan: Plan) -> None:
    scene = draw(plan)
    for label in week_labels(scene):
        assert label.x / scene.days * PAGE.plot + label.width / 2 <= PAGE.plot


@given(plans())
def test_the_year_stands_where_a_new_one_begins(plan: Plan) -> None:
    """Read from left to right, each tick's date has the year that was said last."""
    if plan.start is None:
        return
    scene = draw(plan)
    ticks = sorted(label.x for label in week_labels(scene))
    timeline = make_timeline(plan)
    year = None
    for tick in ticks:
        day = timeline.date_of(int(tick) + 1)
        assert day is not None
        with_year, short = WORDS.short_date_with_year(day), WORDS.short_date(day)
        expected = short if day.year == year else with_year
        year = day.year
        assert expected in {label.line[0].text for label in scene.labels if label.x == tick}


def test_two_years_have_a_tick_each_with_the_year(plan_of: PlanOf) -> None:
    plan = plan_of("?start=2026-11-20")
    scene, timeline = draw(plan), make_timeline(plan)
    texts = {label.line[0].text for label in scene.labels}
    days = [timeline.date_of(int(label.x) + 1) for label in week_labels(scene)]
    years = [day.year for day in days if day and WORDS.short_date_with_year(day) in texts]
    assert years == [2026, 2027]
