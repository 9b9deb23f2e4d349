"""No picture goes without its key and its safety words."""

from dataclasses import replace
from typing import Final

from hypothesis import given

from planner.pathway.claims import Claim
from planner.plan.plan import Context, Plan, default_plan
from planner.words.marks import Mark
from planner.words.wording import short_safety
from tests.chart.scene.drawn import draw, text_of
from tests.in_words import WORDS, say
from tests.labels import boxes
from tests.strategies import BUILT_IN, plans

TITLE: Final = say("chart.title", medicine="Samplin")


@given(plans())
def test_every_picture_says_what_no_form_goes_without(plan: Plan) -> None:
    """Its title, the safety words, what guidance adds, and a sample of each mark."""
    scene = draw(plan)
    text = text_of(scene)
    for words in (short_safety(BUILT_IN, WORDS), BUILT_IN.safety.months.text, TITLE):
        assert words in text
    samples = [bar for bar in scene.bars if not bar.row]
    guided = plan.context is Context.GUIDANCE
    assert (say("chart.guidance-adds") in text) is guided
    dashed = [Mark.DASHED] if guided else []
    assert [bar.mark for bar in samples] == [Mark.SOLID, Mark.FADE, *dashed]
    assert all(bar.top > scene.key for bar in samples)
    assert len([line for line in scene.ranges if not line.row]) == 1


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
