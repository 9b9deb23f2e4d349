"""What stands in the picture, where examples do not show it: those are in the golden files."""

import pytest

from planner.language.lettering import NO_BREAK_SPACE
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.words import captions
from tests.conftest import PlanOf
from tests.in_words import WORDS, day, days, say
from tests.programs import TWELVE_STEPS, program
from tests.strategies import BUILT_IN


@pytest.mark.parametrize(
    ("number", "note"),
    [
        pytest.param(5, say("range.as-chosen.facility"), id="as-stated"),
        pytest.param(
            6,
            say(
                "range.outside",
                outside=say("outside.facility"),
                figures=say("figures.exact", length=days(5)),
            ),
            id="outside",
        ),
    ],
)
def test_a_figure_is_said_once(number: int, note: str) -> None:
    timeline = make_timeline(default_plan(program(TWELVE_STEPS)).with_length("review", number))
    (step,) = (step for step in timeline.steps if step.stage.key == "review")
    _, *said = captions.step_caption(timeline, step, WORDS)
    assert [run.text for run in said] == [
        say("caption.length", length=days(number)),
        say("caption.note", note=note),
    ]


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [
        pytest.param(
            "",
            BUILT_IN.guidance.title,
            say("caption.reached", first=day(12), last=day(81)),
            id="reached",
        ),
        pytest.param(
            "?treatment=28&outpatient=0",
            say("caption.counted", counted=28, target=70),
            say("caption.missing", missing=42),
            id="missing",
        ),
    ],
)
def test_the_guidance(plan_of: PlanOf, query: str, first: str, second: str) -> None:
    """Its second part is never torn apart; a dot before it never begins a line."""
    lead, rest = captions.guidance_caption(make_timeline(plan_of(query)), WORDS)
    together = second.lstrip(" ·")
    assert (lead.text, lead.bold) == (first, True)
    assert rest.text == second.removesuffix(together) + together.replace(" ", NO_BREAK_SPACE)
