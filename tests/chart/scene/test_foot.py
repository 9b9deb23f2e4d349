"""No picture goes without its key and its safety words."""

from dataclasses import replace

import pytest
from hypothesis import given

from planner.chart.scene import Scene
from planner.pathway.claims import Claim
from planner.plan.plan import Context, Plan, default_plan
from planner.words.talk_pictures import Mark
from planner.words.wording import short_safety
from tests.chart.scene.drawn import draw, text_of
from tests.conftest import PlanOf
from tests.in_words import WORDS, say
from tests.labels import boxes
from tests.strategies import BUILT_IN, plans


@given(plans())
def test_every_picture_says_what_no_form_goes_without(plan: Plan) -> None:
    text = text_of(draw(plan))
    assert short_safety(BUILT_IN, WORDS) in text
    assert BUILT_IN.safety.months.text in text
    assert say("chart.title", medicine="Samplin") in text


def test_not_medical_advice_is_in_one_line() -> None:
    """Wherever it stands in the words at the foot."""
    phrase = say("phrase.not-medical-advice")

    def lines(before: int) -> list[str]:
        inside = Claim(text=f"{'x' * before} {phrase}.")
        pathway = replace(BUILT_IN, safety=replace(BUILT_IN.safety, inside=(inside,)))
        drawn = boxes(draw(default_plan(pathway)))
        return [box.text.replace("\u00a0", " ") for box in drawn]

    torn = [before for before in range(1, 60) if phrase not in "\n".join(lines(before))]
    assert torn == []


def samples(scene: Scene) -> tuple[set[Mark], int]:
    """The marks and the number of range lines in the key."""
    bars = {bar.mark for bar in scene.bars if not bar.row}
    return bars, len([line for line in scene.ranges if not line.row])


@given(plans())
def test_each_mark_has_a_sample(plan: Plan) -> None:
    scene = draw(plan)
    marks, ranges = samples(scene)
    assert {bar.mark for bar in scene.bars} == marks
    assert ranges == 1
    assert all(bar.top > scene.key for bar in scene.bars if not bar.row)


@pytest.mark.parametrize("shown", Context)
def test_what_may_not_happen_has_a_sample_only_where_it_is_drawn(
    plan_of: PlanOf, shown: Context
) -> None:
    marks, _ = samples(draw(plan_of(f"?context={shown}")))
    assert (Mark.DASHED in marks) is (shown is Context.GUIDANCE)
