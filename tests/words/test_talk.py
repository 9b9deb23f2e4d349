"""Tests of the steps of a talk."""

from collections.abc import Iterator

import pytest

from planner.language.catalogue import words_for
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import library
from planner.words.plan_in_words import PlanInWords
from planner.words.talk import TalkStep, lead, talk_steps
from planner.words.talk_pictures import Shape
from tests.programs import TWELVE_STEPS, program

WORDS = words_for()
PATHWAY = library().default
DEFAULT = default_plan(PATHWAY)
FIRST, LAST = ("example", "before"), ("safety", "whole", "help")


def steps_of(plan: Plan) -> tuple[TalkStep, ...]:
    return talk_steps(PlanInWords(make_timeline(plan), WORDS))


def keys_of(plan: Plan) -> list[str]:
    return [step.key for step in steps_of(plan)]


def plans() -> Iterator[Plan]:
    """Every example, with and without what guidance adds; and a program of twelve steps."""
    for plan in (DEFAULT.with_scenario(scenario) for scenario in PATHWAY.scenarios):
        for context in Context:
            yield Plan(pathway=PATHWAY, lengths=plan.lengths, context=context)
    yield default_plan(program(TWELVE_STEPS))


every_plan = pytest.mark.parametrize(
    "plan", [*plans()], ids=lambda plan: f"{plan.pathway.key}-{plan.lengths}-{plan.context}"
)


def test_the_steps() -> None:
    """The taper follows detox; the count of days what counts; PAWS is last."""
    assert keys_of(DEFAULT) == [
        *FIRST,
        *("detox", "slowly", "evaluation", "treatment", "outpatient", PATHWAY.guidance.key),
        *("aftercare", "echoes", *LAST),
    ]


def test_the_article_alone_has_no_step_of_guidance_but_its_days() -> None:
    plan = Plan(pathway=PATHWAY, lengths=DEFAULT.lengths, context=Context.ARTICLE)
    assert {*keys_of(DEFAULT)} - {*keys_of(plan)} == {"slowly", "echoes"}


def test_stages_without_days_have_no_step() -> None:
    """What guidance adds, and the count of days, are there all the same."""
    plan = DEFAULT.with_length("detox", 0).with_length("treatment", 0).with_length("outpatient", 0)
    assert keys_of(plan) == [
        *FIRST,
        *("slowly", "evaluation", PATHWAY.guidance.key, "aftercare", "echoes", *LAST),
    ]


@every_plan
def test_each_step_says_one_thing_and_what_it_rests_on(plan: Plan) -> None:
    """A title, a fact, a source; a picture for each stage, and on its strip where it stands."""
    timeline = make_timeline(plan)
    happening = {step.stage.key for step in timeline.steps if step.happens}
    drawn = {lane.key for lane in timeline.lanes} | {PATHWAY.guidance.key, "whole"} | happening
    for step in steps_of(plan):
        assert step.title
        assert step.fact
        assert step.sources
        assert (step.picture is not None) is (step.key in drawn)
        assert not {*step.notes} & {*step.points, step.fact}, "said is what is shown"
        assert step.current <= {stage.key for stage in plan.pathway.stages}
        if step.key in happening:
            assert step.current == {step.key}
            assert {bar.row for bar in step.strip} == happening
            assert [bar.name for bar in step.strip if bar.row == step.key] == [step.title]


def test_the_whole_picture_has_the_answer_and_how_long_it_takes() -> None:
    (whole,) = (step for step in steps_of(DEFAULT) if step.key == "whole")
    assert whole.picture is not None
    assert whole.picture.shape is Shape.WHOLE
    assert WORDS.say("when.day", day=make_timeline(DEFAULT).steps[2].last_day) in whole.fact
    assert WORDS.text(PATHWAY.safety.months.text) in whole.points


def test_a_program_leads_with_its_contact_where_help_is_found() -> None:
    plan = default_plan(program(TWELVE_STEPS))
    contact = plan.pathway.contact
    assert contact is not None
    *_, last = steps_of(plan)
    assert last.fact == WORDS.text(contact)


def test_a_question_is_asked_where_the_pathway_puts_it() -> None:
    """At a step with a card its first question, and elsewhere the one that names the step."""
    asked = {step.key: step.question for step in steps_of(DEFAULT)}
    assert asked["detox"] == PATHWAY.stages[0].card.questions[0].ask
    assert asked["safety"] == "How long in all?"
    assert asked["whole"] == ""


def test_old_figures_are_named_at_once() -> None:
    first, *others = talk_steps(PlanInWords(make_timeline(DEFAULT), WORDS), notice="Old.")
    assert first.points[-1] == "Old."
    assert all("Old." not in step.points for step in others)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.", ("One.", "")),
        ("One. Two. Three.", ("One.", "Two. Three.")),
        ("Why? So.", ("Why?", "So.")),
        ("On 3.5 days. Yes.", ("On 3.5 days.", "Yes.")),
    ],
)
def test_the_first_sentence_leads(text: str, expected: tuple[str, str]) -> None:
    assert lead(text) == expected
