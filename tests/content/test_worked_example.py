"""The link and the days of the worked example in design.md, number for number."""

from datetime import date
from typing import Final

import pytest

from planner.language.catalogue import languages, words_for
from planner.plan.link import decode, encode, values_of
from planner.plan.plan import Context, Plan
from planner.plan.timeline import make_timeline
from planner.words.plan_in_words import PlanInWords
from planner.words.talk import talk_steps
from tests.conftest import PlanOf
from tests.content import SHIPPED

LINK: Final = (
    "?pathway=clonazepam&detox=10&evaluation=2&treatment=60&outpatient=fill&aftercare=60"
    "&start=2027-01-04&context=guidance&lang=en&v=1"
)


def test_the_link() -> None:
    decoded = decode(values_of(LINK), SHIPPED, languages())
    assert decoded.complaints == ()
    assert decoded.plan == Plan(
        pathway=SHIPPED.default,
        lengths=(10, 2, 60, "fill", 60),
        start=date(2027, 1, 4),
        context=Context.GUIDANCE,
        language="en",
    )
    assert encode(decoded.plan) == LINK


def test_the_days(plan_of: PlanOf) -> None:
    timeline = make_timeline(plan_of(LINK))
    days = {step.stage.key: (step.first_day, step.last_day) for step in timeline.steps}
    assert days == {
        "detox": (1, 10),
        "evaluation": (11, 12),
        "treatment": (13, 72),
        "outpatient": (73, 102),
        "aftercare": (103, None),
    }
    assert (timeline.counted, timeline.missing, timeline.reached_day) == (90, 0, 102)
    assert timeline.date_of(102) == date(2027, 4, 15)


def test_the_earliest_and_the_latest(plan_of: PlanOf) -> None:
    """First day from and to, last day from and to."""
    windows = {
        step.stage.key: tuple(
            reach and (reach.earliest, reach.latest) for reach in (step.starts, step.ends)
        )
        for step in make_timeline(plan_of(LINK)).steps
    }
    assert windows == {
        "detox": ((1, 1), (3, 14)),
        "evaluation": ((4, 15), (4, 17)),
        "treatment": ((5, 18), (32, 107)),
        "outpatient": ((33, 107), (94, 107)),
        "aftercare": ((95, 108), None),
    }


@pytest.mark.parametrize(
    ("days", "window"), [(28, (32, 45)), (60, (64, 77)), (90, (94, 107))], ids=str
)
def test_the_end_of_a_stay_of_this_length(
    plan_of: PlanOf, days: int, window: tuple[int, int]
) -> None:
    plan = plan_of(LINK).with_length("treatment", days)
    (stay,) = (step for step in make_timeline(plan).steps if step.stage.key == "treatment")
    assert stay.this_length is not None
    assert (stay.this_length.earliest, stay.this_length.latest) == window


def test_a_28_day_stay_leaves_62_days(plan_of: PlanOf) -> None:
    timeline = make_timeline(plan_of("?treatment=28&outpatient=0"))
    assert (timeline.counted, timeline.missing, timeline.reached_day) == (28, 62, None)


def test_aftercare_at_the_earliest_where_outpatient_care_is_not_needed(plan_of: PlanOf) -> None:
    plan = plan_of("?detox=14&evaluation=2&treatment=90")
    starts = make_timeline(plan).steps[-1].starts
    assert starts is not None
    assert starts.earliest == 95


def test_the_talk_has_a_step_for_each_thing(plan_of: PlanOf) -> None:
    steps = talk_steps(PlanInWords(make_timeline(plan_of(LINK)), words_for()))
    assert [step.key for step in steps] == [
        *("example", "before", "detox", "taper", "evaluation", "treatment", "outpatient"),
        *("nida-90", "aftercare", "symptoms", "safety", "whole", "help"),
    ]
    assert [step.key for step in steps if not step.question] == ["help"]
    facts = {step.key: step.fact for step in steps}
    assert "3 to 10 days or longer, or about two weeks" in facts["detox"]
    assert "28 to 90 days" in facts["treatment"]
    assert "Day 103" in facts["aftercare"]
    assert "Day 72" in facts["whole"]
