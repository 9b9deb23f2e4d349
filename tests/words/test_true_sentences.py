"""What is said of a plan fits what is there: its steps in any order, and what a program says."""

from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given

from planner.language.catalogue import words_for
from planner.pathway.pathway import FILL, Kind
from planner.plan.comparison import Comparison, OtherLength
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import Reach, Timeline, make_timeline
from planner.words.day_words import Days, days_in_words
from planner.words.differences import make_sides
from planner.words.wording import answer, days_of, ninety_sentence, stay_of
from tests.own_programs import program_plans, reach_of_stay
from tests.programs import with_steps
from tests.strategies import BUILT_IN, any_plan

WORDS: Final = words_for()
NO_STAYS: Final = tuple(WORDS.say(f"answer.no-stay{one}") for one in ("", "-after-detox"))
_, BEFORE, AFTER = WORDS.say("answer.start.limit", earliest="", latest="\n", change="\n").split(
    "\n"
)
"""What is said of the steps before, whatever they can be."""


LONGEST_BEFORE: Final = Plan(pathway=BUILT_IN, lengths=(0, 5, 50, FILL, 45))
"""The step before the stay is as long as it can be, and can only be shorter."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "program.toml"


def made(file: Path, *stages: tuple[str, object] | tuple[str, object, str]) -> Timeline:
    return make_timeline(default_plan(with_steps(file, *stages)))


def counted_days(plan: Plan) -> list[tuple[int, Kind]]:
    """Every day that counts, as one who walks it would count: its number, and its kind."""
    day, found = 0, list[tuple[int, Kind]]()
    for stage, length in plan.chosen():
        here = 0
        while len(found) < plan.pathway.guidance.days if length == FILL else here < int(length):
            day, here = day + 1, here + 1
            if stage.counts:
                found.append((day, stage.kind))
    return found


def what_reaches(plan: Plan) -> str | None:
    """The sentence on what reaches the guidance, by the days one by one; None if nothing does."""
    target, found = plan.pathway.guidance.days, counted_days(plan)
    if len(found) < target:
        return None
    needed = [kind for _, kind in found[:target]]
    kinds = [kind for _, kind in found]
    known: dict[str, object] = {
        "target": target,
        "when": Days(make_timeline(plan), WORDS).when(found[target - 1][0]),
        "stay": kinds.count(Kind.TREATMENT),
        "outpatient": days_in_words(kinds.count(Kind.OUTPATIENT), WORDS),
    }
    if {*needed} == {Kind.TREATMENT}:
        return WORDS.say("ninety.met-by-stay", **known)
    if {*needed} == {Kind.OUTPATIENT}:
        return WORDS.say("ninety.outpatient-only", **known)
    stays = kinds.count(Kind.TREATMENT)
    if kinds[:stays] != [Kind.TREATMENT] * stays:
        return WORDS.say("ninety.together", **known)
    all_needed = len(found) == target
    return WORDS.say("ninety.filled" if all_needed else "ninety.part-needed", **known)


@given(any_plan | program_plans)
def test_what_reaches_the_guidance_and_on_which_day(plan: Plan) -> None:
    """The day is the last needed one on which a step runs that counts."""
    found, target = counted_days(plan), plan.pathway.guidance.days
    timeline = make_timeline(plan)
    assert timeline.counted == len(found)
    assert timeline.reached_day == (found[target - 1][0] if len(found) >= target else None)
    expected = what_reaches(plan)
    if expected is not None:
        sentence = ninety_sentence(timeline, WORDS)
        assert sentence == expected or sentence.startswith(f"{expected} ")


@pytest.mark.parametrize(
    ("stages", "message", "day"),
    [
        ((("treatment", 28), ("outpatient", 222)), "part-needed", 70),
        ((("treatment", 28), ("other", 7), ("outpatient", 42)), "filled", 77),
        ((("treatment", 28), ("other", 7), ("outpatient", 222)), "part-needed", 77),
        ((("outpatient", 30), ("treatment", 28), ("outpatient", 222)), "together", 70),
        ((("outpatient", 30), ("treatment", 90)), "together", 70),
        ((("outpatient", 70), ("treatment", 30)), "outpatient-only", 70),
        ((("treatment", 40), ("treatment", 60), ("outpatient", 9)), "met-by-stay", 70),
        ((("treatment", 30), ("outpatient", 60), ("treatment", 9)), "together", 70),
        ((("treatment", 30), ("outpatient", 30), ("outpatient", 60)), "part-needed", 70),
    ],
)
def test_orders_of_stay_and_outpatient_care(
    file: Path, stages: tuple[tuple[str, int], ...], message: str, day: int
) -> None:
    timeline = made(file, *stages)
    assert timeline.reached_day == day
    known: dict[str, object] = {
        "target": 70,
        "when": WORDS.say("when.day", day=day),
        "stay": days_of(timeline, Kind.TREATMENT),
        "outpatient": days_in_words(days_of(timeline, Kind.OUTPATIENT), WORDS),
    }
    assert ninety_sentence(timeline, WORDS).startswith(WORDS.say(f"ninety.{message}", **known))


def test_outpatient_care_that_is_not_all_that_counts(file: Path) -> None:
    """Care of 70 days beside a stay is not said to be all the 70 days."""
    timeline = made(file, ("treatment", 30), ("outpatient", 40), ("outpatient", FILL))
    others = (OtherLength(key="s1", length=70),)
    _, side = make_sides(Comparison(plan=timeline.plan, others=others), WORDS)
    alone = WORDS.say("compare.outpatient-alone", target=70, other=40)
    assert alone not in side.sentences


@given(any_plan | program_plans)
@example(LONGEST_BEFORE)
def test_steps_before_are_named_only_where_they_can_differ(plan: Plan) -> None:
    """Also with which end: shorter where they can end earlier, longer where they can end later."""
    timeline = make_timeline(plan)
    stay = stay_of(timeline)
    named = [sentence for sentence in answer(timeline, WORDS) if BEFORE in sentence]
    reach: Reach | None
    if stay is not None and not stay.fills:
        reach, day = reach_of_stay(plan, stay), stay.last_day
    elif stay is not None:
        reach, day = stay.ends, stay.last_day
    else:
        first = [one for one in timeline.steps if one.stage.kind is Kind.OUTPATIENT and one.happens]
        reach, day = (first[0].starts, first[0].first_day) if first else (None, None)
    if reach is None or day is None:
        assert named == []
        return
    earlier = reach.earliest < day
    later = reach.latest is None or reach.latest > day or not reach.is_limit
    assert len(named) == (earlier or later)
    names = {(True, True): "both", (True, False): "shorter", (False, True): "longer"}
    for sentence in named:
        assert sentence.endswith(f"{BEFORE}{WORDS.say(f'change.{names[earlier, later]}')}{AFTER}")


@given(program_plans)
def test_nothing_is_before_the_first_step(plan: Plan) -> None:
    first = make_timeline(plan).steps[0]
    if first.happens:
        assert first.starts == Reach(earliest=1, latest=1)


@given(program_plans)
def test_where_people_live_is_said_of_no_program(plan: Plan) -> None:
    assert not {*answer(make_timeline(plan), WORDS)} & {*NO_STAYS}


@pytest.mark.parametrize(
    ("stages", "first"),
    [
        pytest.param(
            (("treatment", 0, "may_be_skipped = true"), ("outpatient", 90)),
            WORDS.say("answer.own-no-stay", titles="s0"),
            id="a-stay-that-is-skipped",
        ),
        pytest.param(
            (("other", 30), ("outpatient", 90)),
            WORDS.say("answer.outpatient-starts", when=WORDS.say("when.day", day=31)),
            id="no-step-called-a-stay",
        ),
        pytest.param(
            (("other", 30), ("outpatient", 0, "may_be_skipped = true")),
            WORDS.say("answer.own-no-outpatient"),
            id="nothing-that-counts",
        ),
    ],
)
def test_a_program_without_a_stay(
    file: Path, stages: tuple[tuple[str, int, str], ...], first: str
) -> None:
    assert answer(made(file, *stages), WORDS)[0] == first
