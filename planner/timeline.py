"""Plan -> timeline: days, dates, the earliest and the latest, and the guidance.

Inside, a day is an offset from 0 and a stage is half-open: a first stage of 10 days is [0, 10).
People count days from 1 and mean both ends: that stage is Day 1 to Day 10. `first_day`,
`last_day` and `date_of` are the only places that turn one into the other.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from planner.pathway import FILL, GuidanceLane, Length, Marker, MarkerAt, Stage
from planner.plan import Context, Plan


def first_day(start: int) -> int:
    """The Day number, from 1, of a stage that starts at this offset."""
    return start + 1


def last_day(end: int) -> int:
    """The Day number of the last day, inclusive, of a stage that ends before this offset."""
    return end


def date_of(start: date | None, day: int | None) -> date | None:
    """The date of a Day number (Day 1 is `start`); None where either is not known."""
    if start is None or day is None:
        return None
    return start + timedelta(days=day - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The earliest and latest that the stated ranges allow, as Day numbers, inclusive.

    None where there is no such day: an open end, or a range without a longest length.
    """

    earliest_start: int
    latest_start: int | None
    earliest_last: int | None
    latest_last: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage of the timeline, in half-open offsets; Day numbers by its properties.

    `start` and `end` are None for a stage of 0 days; `end` is None for a stage without an end,
    which is drawn up to `drawn_end`. `this_length` is the earliest and the latest last Day when
    this stage's length is held and only the steps before it vary. `latest_is_limit` is False
    where the latest days can also be later, since a range so far said "or longer".
    """

    stage: Stage
    days: int
    fills: bool
    start: int | None
    end: int | None
    drawn_end: int
    window: Window | None
    this_length: tuple[int, int | None] | None
    outside_range: bool
    latest_is_limit: bool

    @property
    def first_day(self) -> int | None:
        """Its first Day."""
        return None if self.start is None else first_day(self.start)

    @property
    def last_day(self) -> int | None:
        """Its last Day, inclusive."""
        return None if self.end is None else last_day(self.end)

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
        """The date of a Day number, when the plan has a start date."""
        return date_of(self.plan.start, day)

    @property
    def treatment_start(self) -> int | None:
        """The offset of the first day that counts toward the guidance."""
        for step in self.steps:
            if step.stage.counts and step.start is not None:
                return step.start
        return None


_NOTHING_YET: Final = (0, 0, 0)


class _Walk:
    """Where the steps so far end: in this example, at the earliest and at the latest.

    `latest` is None once a stage has no stated longest length. `counted` holds the days of
    treatment so far, in the same three ways.
    """

    __slots__ = ("counted", "earliest", "end", "latest", "limited")

    def __init__(self) -> None:
        self.end = 0
        self.earliest = 0
        self.latest: int | None = 0
        self.counted = _NOTHING_YET
        self.limited = True

    def step(self, stage: Stage, length: Length, guidance_days: int) -> Step:
        """Put the next stage after all before it."""
        start, earliest, latest = self.end, self.earliest, self.latest
        least, days, most = self._lengths(stage, length, guidance_days)
        self.end = start + days
        self.earliest = earliest + least
        self.latest = None if latest is None or most is None else latest + most
        if stage.counts:
            counted = self.counted
            self.counted = (
                counted[0] + least,
                counted[1] + days,
                counted[2] + (guidance_days if most is None else most),
            )
        if days and stage.range is not None and stage.range.no_limit:
            self.limited = False
        fills = length == FILL
        happens = days > 0
        fixed = happens and not fills and not stage.open_ended
        last = None if latest is None else latest + days
        return Step(
            stage=stage,
            days=days,
            fills=fills,
            start=start if happens else None,
            end=self.end if happens and not stage.open_ended else None,
            drawn_end=self.end,
            window=self._window(earliest, latest, open_ended=stage.open_ended) if happens else None,
            this_length=(last_day(earliest + days), last) if fixed else None,
            outside_range=fixed and stage.range is not None and not stage.range.holds(days),
            latest_is_limit=self.limited,
        )

    def _lengths(
        self, stage: Stage, length: Length, guidance_days: int
    ) -> tuple[int, int, int | None]:
        """The least, the chosen and the most days of a stage; a choice outside widens its range."""
        if length == FILL:
            least, days, most = (max(0, guidance_days - counted) for counted in self.counted)
            return least, days, most
        days = int(length)
        if stage.range is None or days == 0:
            return days, days, days
        stated = stage.range.most
        most_days = None if stated is None else max(stated, days)
        return min(stage.range.least, days), days, most_days

    def _window(self, earliest: int, latest: int | None, *, open_ended: bool) -> Window:
        """The window of the step just put; it starts no later than its own latest last day."""
        latest_start = None if latest is None else first_day(latest)
        if not open_ended and latest_start is not None and self.latest is not None:
            latest_start = min(latest_start, last_day(self.latest))
        return Window(
            earliest_start=first_day(earliest),
            latest_start=latest_start,
            earliest_last=None if open_ended else last_day(self.earliest),
            latest_last=None if open_ended or self.latest is None else last_day(self.latest),
        )


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


def _markers(plan: Plan, steps: tuple[Step, ...], reached_day: int | None) -> tuple[MarkedDay, ...]:
    """The markers that occur in this plan, in the order of the file."""
    marked: list[MarkedDay] = []
    for marker in plan.pathway.markers:
        if marker.guidance_only and plan.context is Context.ARTICLE:
            continue
        if marker.at is MarkerAt.DAY:
            day = marker.day
        elif marker.at is MarkerAt.GUIDANCE_REACHED:
            day = reached_day
        else:
            treatment = (step.first_day for step in steps if step.stage.counts and step.happens)
            day = next(treatment, None)
        if day is not None:
            marked.append(MarkedDay(marker=marker, day=day))
    return tuple(marked)
