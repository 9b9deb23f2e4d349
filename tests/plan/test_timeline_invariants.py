"""What holds for the timeline of every plan: of the sample, of any other pathway, of a program."""

from datetime import timedelta

from hypothesis import given

from planner.pathway.pathway import FILL, MarkerAt
from planner.plan.plan import Plan
from planner.plan.timeline import Reach, make_timeline
from tests.own_programs import program_plans, with_all
from tests.strategies import any_plan

every_plan = any_plan | program_plans


def days_of(plan: Plan) -> dict[str, list[int]]:
    """The Day numbers of each stage, as one who walks the plan would count them."""
    walked: dict[str, list[int]] = {}
    day = counted = 0
    for stage, length in plan.chosen():
        here = walked.setdefault(stage.key, [])
        while counted < plan.pathway.guidance.days if length == FILL else len(here) < int(length):
            day += 1
            counted += stage.counts
            here.append(day)
    return walked


@given(every_plan)
def test_days_and_their_count_are_those_of_somebody_who_walks_day_by_day(plan: Plan) -> None:
    """No gap, no overlap, and the guidance is reached on the last of its days."""
    timeline, walked = make_timeline(plan), days_of(plan)
    end = 0
    for step in timeline.steps:
        here = walked[step.stage.key]
        first, end = (here[0], here[-1]) if here else (None, end)
        last = None if step.stage.open_ended or not here else end
        found = (step.days, step.first_day, step.last_day, step.drawn_end)
        assert found == (len(here), first, last, end)
    assert timeline.drawn_days == end
    target = plan.pathway.guidance.days
    counted = [day for stage in plan.pathway.stages if stage.counts for day in walked[stage.key]]
    assert timeline.counted == len(counted)
    assert timeline.missing == max(0, target - len(counted))
    assert timeline.reached_day == (counted[target - 1] if len(counted) >= target else None)
    starts = [one.day for one in timeline.markers if one.marker.at is MarkerAt.TREATMENT_STARTS]
    assert starts == counted[:1]


@given(every_plan)
def test_what_a_step_carries(plan: Plan) -> None:
    """A window where it has days; the ends of its length where that is chosen and has an end."""
    for (stage, length), step in zip(plan.chosen(), make_timeline(plan).steps, strict=True):
        assert (step.starts is not None) is step.happens is (step.days > 0)
        assert (step.ends is not None) is (step.happens and not stage.open_ended)
        held = length not in (0, FILL) and not stage.open_ended
        assert (step.this_length is not None) is (step.held is not None) is held
        outside = stage.range is not None and not stage.range.holds(step.days)
        assert step.outside_range is (held and outside)


@given(every_plan)
def test_earliest_is_never_after_the_example_nor_latest_before_it(plan: Plan) -> None:
    for step in make_timeline(plan).steps:
        starts, ends, held = step.starts, step.ends, step.this_length
        if starts is None:
            continue
        assert_in_order(starts.earliest, step.first_day, starts.latest)
        if ends is None:
            continue
        assert_in_order(starts.earliest, ends.earliest, step.last_day, ends.latest)
        assert_in_order(starts.latest, ends.latest)
        if held is not None and step.held is not None:
            days = (held.earliest, step.last_day, held.latest)
            assert_in_order(ends.earliest, *days, ends.latest)
            assert_in_order(step.held.earliest, step.last_day, step.held.latest)


def assert_in_order(*days: int | None) -> None:
    known = [day for day in days if day is not None]
    assert known == sorted(known)


@given(every_plan)
def test_windows_are_the_plans_of_the_least_and_the_most(plan: Plan) -> None:
    """What follows a step that may be skipped is as early as without it, and as late as with it."""
    low, high = with_all(plan, shortest=True), with_all(plan, shortest=False)
    known, limited, counted = True, True, 0
    for step, early, late in zip(make_timeline(plan).steps, low.steps, high.steps, strict=True):
        stage, known_before, limited_before = step.stage, known, limited
        if stage.range is not None and (step.happens or stage.may_be_skipped):
            known = known and stage.range.most is not None
            limited = limited and not stage.range.no_limit
        assert step.latest_is_limit is limited
        if step.happens:
            least = early.days
            if stage.may_be_skipped:
                # When it happens, it has days.
                missing = plan.pathway.guidance.days - counted
                stated = step.days if stage.range is None else min(step.days, stage.range.least)
                least = missing if step.fills else stated
            start = early.drawn_end - early.days + 1
            # A step that fills the days still missing may have none left at the latest.
            latest_start = min(late.drawn_end - late.days + 1, late.drawn_end)
            assert step.starts == Reach(
                earliest=start,
                latest=latest_start if known_before else None,
                is_limit=limited_before,
            )
            ends = Reach(
                earliest=start + least - 1,
                latest=late.drawn_end if known else None,
                is_limit=limited,
            )
            assert step.ends == (None if stage.open_ended else ends)
        counted += early.days if stage.counts else 0


@given(any_plan)
def test_dates_are_the_start_and_the_days_since(plan: Plan) -> None:
    timeline = make_timeline(plan)
    for day in {day for step in timeline.steps for day in (step.first_day, step.last_day)}:
        if plan.start is None or day is None:
            assert timeline.date_of(day) is None
        else:
            assert timeline.date_of(day) == plan.start + timedelta(days=day) - timedelta(days=1)
