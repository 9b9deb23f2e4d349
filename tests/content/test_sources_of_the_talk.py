"""Whoever sees a step of the talk sees on what it rests."""

import pytest

from planner.pathway.pathway import Scenario
from planner.plan.plan import Context, Plan, default_plan
from planner.words.plan_in_words import plan_in_words
from planner.words.talk import talk_steps
from tests.claims import claims_in
from tests.content import SHIPPED

PATHWAY = SHIPPED.default


@pytest.mark.parametrize("scenario", PATHWAY.scenarios, ids=lambda scenario: scenario.key)
@pytest.mark.parametrize("context", Context)
def test_each_step_names_the_sources_of_all_that_it_says(
    scenario: Scenario, context: Context
) -> None:
    """Of every claim in its fact, its points, and what there is to say."""
    lengths = default_plan(PATHWAY).with_scenario(scenario).lengths
    plan = Plan(pathway=PATHWAY, lengths=lengths, context=context)
    missing = [
        (step.key, claim.text)
        for step in talk_steps(plan_in_words(plan, "en"))
        for claim in claims_in(PATHWAY)
        if any(claim.text in text for text in (step.fact, *step.points, *step.notes))
        and not set(claim.sources) <= set(step.sources)
    ]
    assert missing == []
