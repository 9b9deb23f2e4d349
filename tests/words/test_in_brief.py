"""What is read out or sent says the plan in short, and what no form goes without."""

from dataclasses import replace
from typing import Final

from hypothesis import example, given

from planner.pathway.pathway import Kind
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.words.day_words import Days, stay_in_words
from planner.words.in_brief import phone_script, plan_as_text
from planner.words.wording import (
    answer,
    days_of,
    ninety_sentence,
    short_safety,
    stay_of,
    stay_window,
)
from tests.in_words import WORDS, say
from tests.own_programs import program_plans
from tests.strategies import BUILT_IN, any_plan, plans

LINK: Final = "https://planner.example/?treatment=60"


FILLS: Final = tuple(
    replace(stage, kind=Kind.TREATMENT) if stage.may_fill else stage for stage in BUILT_IN.stages
)
"""The stay takes the days that are missing to the guidance."""


@given(any_plan | program_plans)
@example(default_plan(replace(BUILT_IN, stages=FILLS)))
def test_the_phone_script_has_the_stay_the_guidance_and_how_long_coming_off_takes(
    plan: Plan,
) -> None:
    """Care before a stay is not part of it; detox and evaluation may be said to be its start."""
    timeline = make_timeline(plan)
    days, stay, window = Days(timeline, WORDS), stay_of(timeline), stay_window(timeline)
    if stay is None:
        sentences = answer(timeline, WORDS)
    else:
        happening = [step for step in timeline.steps if step.happens]
        start = next(step for step in happening if step.stage.kind is Kind.TREATMENT)
        before = [step.stage.kind for step in happening[: happening.index(start)]]
        detox = before[:1] == [Kind.DETOX] and {*before} <= {Kind.DETOX, Kind.EVALUATION}
        begins = say(
            "phone.stay-with-detox" if detox else "phone.stay",
            stay=stay_in_words(days_of(timeline, Kind.TREATMENT), WORDS),
            start=days.short((happening[0] if detox else start).first_day or 0),
            end=days.short(stay.last_day or 0, plan.start),
        )
        could_be = None if window is None else days.could_be("phone.could-be", window)
        sentences = [begins] if could_be is None else [begins, could_be]
    always = (ninety_sentence(timeline, WORDS), BUILT_IN.safety.months.text)
    assert phone_script(timeline, WORDS) == " ".join((*sentences, *always))


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
