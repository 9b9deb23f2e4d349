"""Plan -> timeline: days, dates, the earliest and the latest, and the guidance.

Inside, a day is an offset from 0 and a stage is half-open: a first stage of 10 days is [0, 10).
People count days from 1 and mean both ends: that stage is Day 1 to Day 10. `first_day`,
`last_day` and `date_of` are the only places that turn one into the other.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from planner.pathway.pathway import FILL, GuidanceLane, Kind, Length, Marker, MarkerAt, Stage
from planner.plan.plan import Context, Plan


def first_day(start: int) -> int:
    """The Day number, from 1, of a stage that starts at this offset."""
    return start + 1


def last_day(end: int) -> int:
    """The Day number of the last day, inclusive, of a stage that ends before this offset."""
    return end


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How early and how late a Day can be, by its number; where something ends, its last Day.

    `latest` is None where a range so far has no longest length; `is_limit` is False where it can
    also be later, since a range so far said "or longer".
    """

    earliest: int = 0
    latest: int | None = 0
    is_limit: bool = True

    def after(self, least: int, most: int | None, *, is_limit: bool = True) -> "Reach":
        """This with `least` to `most` days more; more than that where `most` is no limit."""
        return Reach(
            earliest=self.earliest + least,
            latest=None if self.latest is None or most is None else self.latest + most,
            is_limit=self.is_limit and is_limit,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage of the timeline, in half-open offsets; Day numbers by its properties.

    `start` and `end` are None for a stage of 0 days; `end` is None for a stage without an end,
    which is drawn up to `drawn_end`. `starts` and `ends` are its window: how early and how late its
    first and its last Day are when all lengths vary; None where it has no such Day. `this_length`
    is its last Day when this stage's length is held and only the steps before it vary. `held` is
    what is said of that in words: of a part of the stay, the parts before it are held as well.
    `latest_is_limit` is False where a range so far said "or longer".
    """

    stage: Stage
    days: int
    fills: bool
    start: int | None
    end: int | None
    drawn_end: int
    starts: Reach | None
    ends: Reach | None
    this_length: Reach | None
    held: Reach | None
    outside_range: bool
    latest_is_limit: bool

    @property
    def first_day(self) -> int | None:
        return None if self.start is None else first_day(self.start)

    @property
    def last_day(self) -> int | None:
        """Its last Day, inclusive."""
        return None if self.end is None else last_day(self.end)

    @property
    def is_held_alone(self) -> bool:
        """Whether `held` holds no length but this stage's: of a later part of the stay it does."""
        return self.held is not None and self.held == self.this_length

    @property
    def happens(self) -> bool:
        """Whether it has any days."""
        return self.start is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedDay:
    """A marker that occurs, on its Day number."""

    marker: Marker
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A whole plan on its days. `lanes` is what guidance adds; empty for the article alone.

    `counted` days of treatment, which may pass the guidance; `missing` to it; `reached_day`
    is the Day on which it is reached, or None while days are missing.
    """

    plan: Plan
    steps: tuple[Step, ...]
    lanes: tuple[GuidanceLane, ...]
    counted: int
    missing: int
    reached_day: int | None
    markers: tuple[MarkedDay, ...]
    drawn_days: int

    def date_of(self, day: int | None) -> date | None:
        """The date of a Day number (Day 1 is the start); None where either is not known."""
        start = self.plan.start
        return None if start is None or day is None else start + timedelta(days=day - 1)

    @property
    def treatment_start(self) -> int | None:
        """The offset of the first day that counts toward the guidance."""
        for step in self.steps:
            if step.stage.counts and step.start is not None:
                return step.start
        return None


_NOTHING_YET: Final = (0, 0, 0)


class _Walk:
    """Where the steps so far end: in this example, and how early and how late.

    `held` is that with the lengths of all parts of the stay as they are. `counted` holds the days
    of treatment so far: at the earliest, in this example, and at the latest.
    """

    __slots__ = ("counted", "end", "held", "reach")

    def __init__(self) -> None:
        self.end = 0
        self.reach = Reach()
        self.held = Reach()
        self.counted = _NOTHING_YET

    def step(self, stage: Stage, length: Length, guidance_days: int) -> Step:
        """Put the next stage after all before it."""
        start, before, held = self.end, self.reach, self.held
        least, days, most = self._lengths(stage, length, guidance_days)
        fills = length == FILL
        happens = days > 0
        may_happen = happens or stage.may_be_skipped
        is_limit = not may_happen or stage.range is None or not stage.range.no_limit
        self.end = start + days
        ends = before.after(least, most, is_limit=is_limit)
        # What follows a step that the program may skip can begin when it would have begun.
        least_after = 0 if stage.may_be_skipped else least
        self.reach = before.after(least_after, most, is_limit=is_limit)
        in_stay = stage.kind is Kind.TREATMENT and not fills
        with_length = (held if in_stay else before).after(days, days)
        self.held = with_length if in_stay else held.after(least_after, most, is_limit=is_limit)
        if stage.counts:
            counted = self.counted
            self.counted = (
                counted[0] + least_after,
                counted[1] + days,
                counted[2] + (guidance_days if most is None else most),
            )
        ended = happens and not stage.open_ended
        fixed = ended and not fills
        return Step(
            stage=stage,
            days=days,
            fills=fills,
            start=start if happens else None,
            end=self.end if ended else None,
            drawn_end=self.end,
            starts=_starts(before, ends if ended else None) if happens else None,
            ends=ends if ended else None,
            this_length=before.after(days, days) if fixed else None,
            held=with_length if fixed else None,
            outside_range=fixed and stage.range is not None and not stage.range.holds(days),
            latest_is_limit=self.reach.is_limit,
        )

    def _lengths(
        self, stage: Stage, length: Length, guidance_days: int
    ) -> tuple[int, int, int | None]:
        """The least, the chosen and the most days of a stage; a choice outside widens its range.

        The least are those that it has when it happens. One that happens only if somebody chooses
        so has no days, unless the program says that it may be skipped: then it may happen too.
        """
        if length == FILL:
            least, days, most = (max(0, guidance_days - counted) for counted in self.counted)
            return least, days, most
        days = int(length)
        if stage.range is None or (days == 0 and not stage.may_be_skipped):
            return days, days, days
        stated = stage.range.most
        most_days = None if stated is None else max(stated, days)
        return min(stage.range.least, days), days, most_days


def _starts(before: Reach, ends: Reach | None) -> Reach:
    """The first Day of a step after these; no later than its own latest last day."""
    starts = before.after(1, 1)
    if ends is None or ends.latest is None or starts.latest is None:
        return starts
    return replace(starts, latest=min(starts.latest, ends.latest))


def make_timeline(plan: Plan) -> Timeline:
    """The timeline of a plan: each stage starts on the day after the one before it."""
    guidance_days = plan.pathway.guidance.days
    walk = _Walk()
    steps = tuple([walk.step(stage, length, guidance_days) for stage, length in plan.chosen()])
    counted = walk.counted[1]
    reached_day = _reached_day(steps, guidance_days)
    guidance = plan.context is Context.GUIDANCE
    return Timeline(
        plan=plan,
        steps=steps,
        lanes=plan.pathway.lanes if guidance else (),
        counted=counted,
        missing=max(0, guidance_days - counted),
        reached_day=reached_day,
        markers=_markers(plan, steps, reached_day),
        drawn_days=walk.end,
    )


def _reached_day(steps: tuple[Step, ...], guidance_days: int) -> int | None:
    """The Day on which the guidance's last day of treatment falls, without gaps or with."""
    counted = 0
    for step in steps:
        if step.stage.counts and step.start is not None:
            counted += step.days
            if counted >= guidance_days:
                return last_day(step.drawn_end - (counted - guidance_days))
    return None


def _marked_day(marker: Marker, steps: tuple[Step, ...]) -> int | None:
    """The Day of a marker at a day; None where its stage does not happen, or is over by then."""
    if marker.of is None or marker.day is None:
        return marker.day
    step = next(step for step in steps if step.stage.key == marker.of)
    if step.start is None or (step.end is not None and marker.day > step.days):
        return None
    return first_day(step.start + marker.day - 1)


def _markers(plan: Plan, steps: tuple[Step, ...], reached_day: int | None) -> tuple[MarkedDay, ...]:
    """The markers that occur in this plan, in the order of the file."""
    marked: list[MarkedDay] = []
    for marker in plan.pathway.markers:
        if marker.guidance_only and plan.context is Context.ARTICLE:
            continue
        if marker.at is MarkerAt.DAY:
            day = _marked_day(marker, steps)
        elif marker.at is MarkerAt.GUIDANCE_REACHED:
            day = reached_day
        else:
            treatment = (step.first_day for step in steps if step.stage.counts and step.happens)
            day = next(treatment, None)
        if day is not None:
            marked.append(MarkedDay(marker=marker, day=day))
    return tuple(marked)
