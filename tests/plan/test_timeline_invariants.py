"""What holds for the timeline of every plan, of the sample and of any other pathway."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from planner.pathway.pathway import FILL, MOST_DAYS, MarkerAt
from planner.plan.plan import Plan
from planner.plan.timeline import Reach, Timeline, make_timeline
from tests.strategies import any_plan, plans


@given(any_plan)
def test_stages_follow_one_another_without_gap_or_overlap(plan: Plan) -> None:
    timeline = make_timeline(plan)
    expected = 0
    for step in timeline.steps:
        assert (step.start, step.drawn_end) == (
            expected if step.days else None,
            expected + step.days,
        )
        assert step.end == (step.drawn_end if step.days and not step.stage.open_ended else None)
        expected = step.drawn_end
    assert timeline.drawn_days == expected


@given(any_plan)
def test_a_stage_of_0_days_carries_nothing(plan: Plan) -> None:
    for step in make_timeline(plan).steps:
        if step.days == 0:
            assert (step.start, step.end, step.starts, step.ends, step.this_length) == (None,) * 5
            assert (step.first_day, step.last_day) == (None, None)
            assert not step.happens
            assert not step.outside_range
        else:
            assert step.happens
            assert step.starts is not None


@given(any_plan)
def test_earliest_is_never_after_the_example_nor_latest_before_it(plan: Plan) -> None:
    for step in make_timeline(plan).steps:
        if step.starts is None or step.first_day is None:
            continue
        starts, ends = days_of_reach(step.starts), days_of_reach(step.ends)
        assert_in_order(starts[0], step.first_day, starts[1])
        assert_in_order(ends[0], step.last_day, ends[1])
        assert_in_order(starts[0], ends[0])
        assert_in_order(starts[1], ends[1])
        if step.this_length is not None:
            held = step.this_length
            assert_in_order(ends[0], held.earliest, step.last_day, held.latest, ends[1])


def days_of_reach(reach: Reach | None) -> tuple[int | None, int | None]:
    return (None, None) if reach is None else (reach.earliest, reach.latest)


def assert_in_order(*days: int | None) -> None:
    known = [day for day in days if day is not None]
    assert known == sorted(known)


@given(any_plan)
def test_this_length_is_only_for_a_chosen_length_with_an_end(plan: Plan) -> None:
    for (stage, length), step in zip(plan.chosen(), make_timeline(plan).steps, strict=True):
        held = length not in (0, FILL) and not stage.open_ended
        assert (step.this_length is not None) == held


def extreme(plan: Plan, *, most: bool) -> Timeline:
    """The example with every chosen length at the end of its range, or as it is outside."""
    lengths = []
    for stage, length in plan.chosen():
        if length not in (0, FILL) and stage.range is not None:
            ends = (int(length), (stage.range.most or MOST_DAYS) if most else stage.range.least)
            length = max(ends) if most else min(ends)
        lengths.append(length)
    return make_timeline(replace(plan, lengths=tuple(lengths)))


@given(any_plan)
def test_windows_are_the_examples_of_the_least_and_the_most(plan: Plan) -> None:
    least, most = extreme(plan, most=False), extreme(plan, most=True)
    known, known_start, limited = True, True, True
    for step, low, high in zip(make_timeline(plan).steps, least.steps, most.steps, strict=True):
        stated = step.stage.range
        if step.days and stated is not None:
            known = known and stated.most is not None
            limited = limited and not stated.or_longer and stated.most is not None
        assert step.latest_is_limit is limited
        if step.starts is not None:
            ended = not step.stage.open_ended
            latest_start = high.drawn_end - high.days + 1
            if ended and known:
                latest_start = min(latest_start, high.drawn_end)
            assert step.starts.earliest == low.drawn_end - low.days + 1
            assert step.starts.latest == (latest_start if known_start else None)
            ends = (low.drawn_end, high.drawn_end if known else None) if ended else (None, None)
            assert days_of_reach(step.ends) == ends
        known_start = known


def days_of(plan: Plan) -> Iterator[tuple[int, bool]]:
    """Every day of a plan, as one who walks it would count: its number, and whether it counts."""
    day = counted = 0
    for stage, length in plan.chosen():
        here = 0
        while counted < plan.pathway.guidance.days if length == FILL else here < int(length):
            day, here = day + 1, here + 1
            counted += stage.counts
            yield day, stage.counts


@given(any_plan)
def test_the_count_is_that_of_somebody_who_walks_day_by_day(plan: Plan) -> None:
    timeline = make_timeline(plan)
    target = plan.pathway.guidance.days
    counted = [day for day, counts in days_of(plan) if counts]
    assert timeline.counted == len(counted)
    assert timeline.missing == max(0, target - len(counted))
    assert timeline.reached_day == (counted[target - 1] if len(counted) >= target else None)
    for marked in timeline.markers:
        if marked.marker.at is MarkerAt.TREATMENT_STARTS:
            assert marked.day == counted[0]


@given(plans())
def test_the_70th_day_is_69_days_after_the_first(plan: Plan) -> None:
    timeline = make_timeline(plan)
    if timeline.reached_day is not None:
        treatment = [step.first_day for step in timeline.steps if step.stage.counts and step.days]
        assert timeline.reached_day == (treatment[0] or 0) + 69


@given(any_plan, st.data())
def test_one_day_more_moves_what_follows_by_one_day(plan: Plan, data: st.DataObject) -> None:
    longer = [
        place for place, (_, length) in enumerate(plan.chosen()) if length not in (FILL, MOST_DAYS)
    ]
    assume(longer)
    place = data.draw(st.sampled_from(longer))
    lengths = list(plan.lengths)
    lengths[place] = int(lengths[place]) + 1
    before = make_timeline(plan).steps
    after = make_timeline(replace(plan, lengths=tuple(lengths))).steps
    moved = 0
    for index, (old, new) in enumerate(zip(before, after, strict=True)):
        if index == place:
            moved = 1
        elif old.fills and moved and before[place].stage.counts and old.days:
            assert new.days == old.days - 1
            moved = 0
        else:
            assert new.days == old.days
        assert new.drawn_end == old.drawn_end + moved


@given(any_plan)
def test_dates_are_the_start_and_the_days_since(plan: Plan) -> None:
    timeline = make_timeline(plan)
    for step in timeline.steps:
        for day in (step.first_day, step.last_day):
            known = plan.start is not None and day is not None
            assert (timeline.date_of(day) is not None) is known
            if plan.start is not None and day is not None:
                assert timeline.date_of(day) == plan.start + timedelta(days=day) - timedelta(days=1)
