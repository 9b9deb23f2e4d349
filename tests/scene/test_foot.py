"""No picture goes without its key and its safety words."""

from dataclasses import replace

import pytest
from hypothesis import given

from planner.claims import Claim
from planner.plan import Context, Plan, default_plan
from planner.scene import PAGE
from planner.scene.shapes import Texture
from planner.wording import short_safety
from tests.conftest import PlanOf
from tests.in_words import WORDS, say
from tests.labels import boxes
from tests.scene.drawn import draw, text_of
from tests.strategies import BUILT_IN, plans


@given(plans())
def test_every_picture_says_what_no_form_goes_without(plan: Plan) -> None:
    text = text_of(draw(plan))
    assert short_safety(BUILT_IN, WORDS) in text
    assert BUILT_IN.safety.months.text in text


def test_not_medical_advice_is_in_one_line() -> None:
    """Wherever it stands in the words at the foot."""
    phrase = say("phrase.not-medical-advice")

    def lines(before: int) -> list[str]:
        inside = Claim(text=f"{'x' * before} {phrase}.")
        pathway = replace(BUILT_IN, safety=replace(BUILT_IN.safety, inside=(inside,)))
        drawn = boxes(draw(default_plan(pathway)), PAGE.plot)
        return [box.text.replace("\u00a0", " ") for box in drawn]

    torn = [before for before in range(1, 60) if phrase not in "\n".join(lines(before))]
    assert torn == []


@given(plans())
def test_every_texture_that_is_drawn_has_a_sample(plan: Plan) -> None:
    scene = draw(plan)
    assert {bar.texture for bar in scene.bars} <= {swatch.texture for swatch in scene.swatches}
    assert [swatch.notch for swatch in scene.swatches].count(True) == 1


@pytest.mark.parametrize("shown", Context)
def test_what_may_not_happen_has_a_sample_only_where_it_is_drawn(
    plan_of: PlanOf, shown: Context
) -> None:
    samples = {swatch.texture for swatch in draw(plan_of(f"?context={shown}")).swatches}
    assert (Texture.FADED_STRIPES in samples) is (shown is Context.GUIDANCE)
