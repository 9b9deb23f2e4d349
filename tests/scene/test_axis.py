"""The axis names the starts of weeks."""

from hypothesis import given

from planner.plan import Plan
from planner.scene import PAGE
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
