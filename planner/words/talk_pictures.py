"""Timeline -> what a step of a talk draws: one stage large, the days of treatment, or all rows.

A picture is as wide as 1; `left` and `right` are parts of that width. Screen and slides draw it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from planner.language.catalogue import Words
from planner.language.lettering import text_width
from planner.pathway.pathway import ASSUMPTION, GuidanceLane, Kind, Range
from planner.plan.timeline import Step, Timeline
from planner.words import captions
from planner.words.day_words import DAYS_A_WEEK, amount_in_words, said_length, weeks
from planner.words.marks import Mark
from planner.words.wording import stay_of

LARGEST: Final = 0.78
"""Where a range line that goes on ends, so that its last label has room beside the arrowhead."""

EVERY: Final = 30
"""So many days lie between two ticks of the ruler."""

_LATE: Final = 0.6
_MOST_ROWS: Final = 9
_NARROW: Final = 0.3
_NARROW_FADE: Final = 0.5
_SLIVER: Final = 0.12

_STRIP_EMS: Final = 46
"""How many times as wide as its type the strip is on a wide screen."""


class Beside(StrEnum):
    """Where the words of a bar stand."""

    INSIDE = "inside"
    AFTER = "after"
    BEFORE = "before"


class Shape(StrEnum):
    """What a picture is of."""

    STAGE = "stage"
    RULER = "ruler"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The stated range below a bar, from the shortest to the longest; both in words."""

    left: float
    right: float
    or_longer: bool
    least: str
    most: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A stage or lane. `kind` is None for a lane; `first` and `last` are its days in words."""

    row: str
    kind: Kind | None
    number: int | None = None
    name: str
    length: str
    left: float
    right: float
    mark: Mark = Mark.SOLID
    first: str = ""
    last: str = ""
    span: Span | None = None

    @property
    def is_late(self) -> bool:
        """Whether words beside it begin at its end and go back: it leaves no room to the right."""
        return self.left > _LATE

    @property
    def words_stand(self) -> Beside:
        """Inside, or beside one that is too narrow for its words, or fades below them."""
        least = _NARROW_FADE if self.mark is Mark.FADE else _NARROW
        if self.right - self.left >= least:
            return Beside.INSIDE
        return Beside.BEFORE if self.is_late else Beside.AFTER

    @property
    def is_sliver(self) -> bool:
        """Whether it has no room for more than its number."""
        return self.right - self.left < _SLIVER


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A tick or a named day: where it is, and its words."""

    left: float
    name: str
    text: str = ""

    @property
    def is_late(self) -> bool:
        """Whether its words go back from it: it leaves them no room to the right."""
        return self.left > _LATE


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The bars of a step. A stage has one, and the ruler those whose days count, in one row.

    `places` are the ticks of the ruler, or the named days of the whole picture. `missing` is what
    the ruler lacks, as a dashed bar.
    """

    shape: Shape
    bars: tuple[Bar, ...]
    places: tuple[Place, ...] = ()
    missing: Bar | None = None

    @property
    def is_long(self) -> bool:
        """Whether it has so many rows that they and the words beside them have to be closer."""
        return len(self.bars) > _MOST_ROWS


def stage_picture(timeline: Timeline, step: Step, words: Words) -> Picture:
    """One stage as large as it can be, with its stated range below it from the same first day."""
    days = step.drawn_end - (step.start or 0)
    stated = step.stage.range
    if stated is None or (stated.most == stated.least and not stated.no_limit):
        return _one(_stage_bar(timeline, step, 0, 1 / days, words))
    # The longest line ends at the edge, or before it where an arrowhead goes on.
    most = stated.most if stated.most is not None else max(days, stated.least)
    scale = 1 / max(days, most / LARGEST if stated.no_limit else most)
    span = _span(stated, most, scale, words)
    return _one(_stage_bar(timeline, step, 0, scale, words, span))


def lane_picture(timeline: Timeline, lane: GuidanceLane, words: Words) -> Picture:
    """What guidance adds, from edge to edge: without an end, or dashed where it may not happen."""
    first = captions.short_day(timeline, 1, words) if lane.starts_on_day_1 else ""
    return _one(_lane_bar(lane, words, first))


def ruler_picture(timeline: Timeline, words: Words) -> Picture:
    """The days that count toward the guidance, one after another, over a ruler of its days."""
    target = timeline.plan.pathway.guidance.days
    scale = 1 / max(target, timeline.counted)
    bars, counted = [], 0
    for step in _happening(timeline):
        if step.stage.counts:
            bars.append(_stage_bar(timeline, step, counted, scale, words))
            counted += step.days
    missing = None
    if timeline.missing:
        missing = Bar(
            row="missing",
            kind=None,
            name="",
            length=words.count("ninety.days-missing", timeline.missing),
            left=counted * scale,
            right=target * scale,
            mark=Mark.DASHED,
        )
    ticks = [*range(0, target, EVERY), target]
    places = tuple(Place(left=day * scale, name=words.number(day)) for day in ticks)
    return Picture(shape=Shape.RULER, bars=tuple(bars), places=places, missing=missing)


def whole_picture(timeline: Timeline, words: Words) -> Picture:
    """Every stage that happens and every lane, each in a row, with the days that people ask for."""
    scale = 1 / timeline.drawn_days
    bars = [
        _stage_bar(timeline, step, step.start or 0, scale, words) for step in _happening(timeline)
    ]
    bars += [_lane_bar(lane, words, "") for lane in timeline.lanes]
    return Picture(
        shape=Shape.WHOLE, bars=tuple(bars), places=tuple(_named(timeline, scale, words))
    )


def strip(timeline: Timeline, current: Collection[str], words: Words) -> tuple[Bar, ...]:
    """All stages that happen on one line, with the names that have room: first those of `current`,
    which may be wider than their bars.
    """
    scale = 1 / timeline.drawn_days
    bars = [
        _stage_bar(timeline, step, step.start or 0, scale, words) for step in _happening(timeline)
    ]
    named: dict[str, tuple[float, float]] = {}
    for bar in sorted(bars, key=lambda bar: bar.row not in current):
        left, right = _extent(bar)
        inside = bar.row in current or right - left <= bar.right - bar.left
        if inside and all(right <= begins or ends <= left for begins, ends in named.values()):
            named[bar.row] = (left, right)
    return tuple(bar if bar.row in named else replace(bar, name="") for bar in bars)


def _extent(bar: Bar) -> tuple[float, float]:
    """From where to where the name of a bar of the strip reaches."""
    width = text_width(bar.name, 1, bold=True) / _STRIP_EMS
    return (bar.right - width, bar.right) if bar.is_late else (bar.left, bar.left + width)


def _one(bar: Bar) -> Picture:
    return Picture(shape=Shape.STAGE, bars=(bar,))


def _happening(timeline: Timeline) -> Iterator[Step]:
    return (step for step in timeline.steps if step.happens)


def _stage_bar(
    timeline: Timeline,
    step: Step,
    start: int,
    scale: float,
    words: Words,
    span: Span | None = None,
) -> Bar:
    """The bar of a stage from the offset `start` on, which need not be its own."""
    stage = step.stage
    days = step.drawn_end - (step.start or 0)
    dated = [
        captions.short_day(timeline, day, words)
        for day in dict.fromkeys((step.first_day, step.last_day))
        if day is not None
    ]
    title = words.text(stage.title)
    number = timeline.steps.index(step) + 1
    return Bar(
        row=stage.key,
        kind=stage.kind,
        number=number,
        name=words.say("caption.numbered", number=number, title=title),
        length=words.say("talk.no-end") if stage.open_ended else said_length(step, words),
        left=start * scale,
        right=(start + days) * scale,
        mark=Mark.FADE if stage.open_ended else Mark.SOLID,
        first=dated[0],
        last=dated[1] if len(dated) > 1 else "",
        span=span,
    )


def _lane_bar(lane: GuidanceLane, words: Words, first: str) -> Bar:
    return Bar(
        row=lane.key,
        kind=None,
        name=words.text(lane.title),
        length=words.say("talk.may-not-happen" if lane.may_not_happen else "talk.often-months"),
        left=0,
        right=1,
        mark=Mark.DASHED if lane.may_not_happen else Mark.FADE,
        first=first,
    )


def _span(stated: Range, most: int, scale: float, words: Words) -> Span:
    longest = amount_in_words(most, stated.unit, words)
    if stated.figures is not None and most % DAYS_A_WEEK == 0:
        # Said in its source's own words, such as "two weeks": not as a number of days.
        longest = weeks(most, words)
    assumed = stated.source == ASSUMPTION
    last = "talk.longest-assumed" if assumed else "talk.longest"
    if stated.no_limit:
        last = "talk.or-longer" if stated.most is None else "talk.longest-or-longer"
    first = "talk.shortest-assumed" if assumed else "talk.shortest"
    return Span(
        left=stated.least * scale,
        right=most * scale,
        or_longer=stated.no_limit,
        least=words.say(first, length=amount_in_words(stated.least, stated.unit, words)),
        most=""
        if most == stated.least and not stated.no_limit
        else words.say(last, length=longest),
    )


def _named(timeline: Timeline, scale: float, words: Words) -> Iterator[Place]:
    """The first day, the end of the stay, and the day on which the guidance is reached."""
    first = captions.short_day(timeline, 1, words)
    yield Place(left=0, name=words.say("talk.first-day"), text=first)
    stay = stay_of(timeline)
    asked = {
        "talk.stay-ends": None if stay is None else stay.last_day,
        "talk.reached": timeline.reached_day,
    }
    target = timeline.plan.pathway.guidance.days
    for message, day in asked.items():
        if day is not None:
            yield Place(
                left=min(1, day * scale),
                name=words.say(message, target=target),
                text=captions.short_day(timeline, day, words),
            )
