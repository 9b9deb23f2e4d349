"""What is read out or sent says the plan in short, and what no form goes without."""

from typing import Final

import pytest
from hypothesis import given

from planner.catalogue import words
from planner.in_brief import phone_script, plan_as_text
from planner.plan import Plan
from planner.timeline import make_timeline
from planner.wording import ninety_sentence
from tests.conftest import PlanOf
from tests.strategies import BUILT_IN, plans

WORDS: Final = words()
LINK: Final = "https://planner.example/?treatment=60"


@given(plans())
def test_the_phone_script_ends_with_the_guidance_and_how_long_coming_off_takes(plan: Plan) -> None:
    timeline = make_timeline(plan)
    ending = f"{ninety_sentence(timeline, WORDS)} {BUILT_IN.safety.months.text}"
    assert phone_script(timeline, WORDS).endswith(ending)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param(
            "?detox=10&evaluation=2&treatment=60",
            "With a 60-day stay that starts with detox on Day 1, the stay ends on Day 72. "
            "It could be ",
            id="with-detox",
        ),
        pytest.param(
            "?detox=0&evaluation=2&treatment=60",
            "With a 60-day stay from Day 3 on, the stay ends on Day 62. ",
            id="without",
        ),
        pytest.param(
            "?detox=10&evaluation=2&treatment=60&start=2027-01-04",
            "With a 60-day stay that starts with detox on January 4, 2027, "
            "the stay ends on March 16. ",
            id="dated",
        ),
    ],
)
def test_the_phone_script_begins_with_the_stay(plan_of: PlanOf, query: str, said: str) -> None:
    assert phone_script(make_timeline(plan_of(query)), WORDS).startswith(said)


@given(plans())
def test_the_text_to_send_has_each_step_that_happens_and_ends_with_the_link(plan: Plan) -> None:
    timeline = make_timeline(plan)
    text = plan_as_text(timeline, LINK, WORDS)
    for step in timeline.steps:
        assert (f"{step.stage.title}: " in text) is step.happens
    assert text.endswith(f"{BUILT_IN.safety.months.text} {BUILT_IN.safety.inside.text} {LINK}")
