"""What is read out or sent says the plan in short, and what no form goes without."""

from datetime import date
from typing import Final

import pytest
from hypothesis import given

from planner.plan.plan import Plan
from planner.plan.timeline import make_timeline
from planner.words.day_words import Days
from planner.words.in_brief import phone_script, plan_as_text
from planner.words.wording import ninety_sentence, short_safety
from tests.conftest import PlanOf
from tests.in_words import WORDS, day, say
from tests.strategies import BUILT_IN, plans

LINK: Final = "https://planner.example/?treatment=60"
FIFTY: Final = say("stay.a", days=50)


def in_2027(month: int, of_month: int) -> str:
    """A date of 2027 without its year."""
    one = date(2027, month, of_month)
    return WORDS.date(one, like=one)


@given(plans())
def test_the_phone_script_ends_with_the_guidance_and_how_long_coming_off_takes(plan: Plan) -> None:
    timeline = make_timeline(plan)
    ending = f"{ninety_sentence(timeline, WORDS)} {BUILT_IN.safety.months.text}"
    assert phone_script(timeline, WORDS).endswith(ending)


@pytest.mark.parametrize(
    ("query", "told", "could_be"),
    [
        pytest.param(
            "?detox=8&evaluation=3&treatment=50",
            say("phone.stay-with-detox", stay=FIFTY, start=day(1), end=day(61)),
            say("phone.could-be.or-later", earliest=day(56), latest=day(67)),
            id="with-detox",
        ),
        pytest.param(
            "?detox=0&evaluation=3&treatment=50",
            say("phone.stay", stay=FIFTY, start=day(4), end=day(53)),
            say("phone.could-be.limit", earliest=day(52), latest=day(55)),
            id="without",
        ),
        pytest.param(
            "?detox=8&evaluation=3&treatment=50&start=2027-01-04",
            say(
                "phone.stay-with-detox",
                stay=FIFTY,
                start=WORDS.date(date(2027, 1, 4)),
                end=in_2027(3, 5),
            ),
            say("phone.could-be.or-later", earliest=in_2027(2, 28), latest=in_2027(3, 11)),
            id="dated",
        ),
    ],
)
def test_the_phone_script_begins_with_the_stay(
    plan_of: PlanOf, query: str, told: str, could_be: str
) -> None:
    assert phone_script(make_timeline(plan_of(query)), WORDS).startswith(f"{told} {could_be} ")


@given(plans())
def test_the_text_to_send_has_each_step_that_happens_and_ends_with_the_link(plan: Plan) -> None:
    timeline = make_timeline(plan)
    days = Days(timeline, WORDS)
    steps = [
        say("text.step", title=step.stage.title, span=days.span(step.first_day, step.last_day))
        for step in timeline.steps
        if step.first_day is not None
    ]
    about = say("text.about", medicine=BUILT_IN.medicine)
    always = (BUILT_IN.safety.months.text, short_safety(BUILT_IN, WORDS), LINK)
    assert plan_as_text(timeline, LINK, WORDS) == " ".join((about, *steps, *always))
