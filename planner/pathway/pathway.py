"""What a pathway is: stages, ranges, examples, markers and guidance.

What it says, and the sources of that, are in `planner.pathway.claims`. Everything here is frozen
and has no I/O. `planner.reading.library` reads and checks these from `data/`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Literal

from planner.pathway.claims import Card, Claim, Conflict, Question, Safety, Source, Term, WhenToCall

MOST_DAYS: Final = 365
"""The longest length, in days, that a link may give to one stage."""

MOST_OWN_DAYS: Final = 730
"""The longest length, in days, of a step of a facility's own program."""

MOST_STAGES: Final = 64
"""The most stages that one pathway may have."""

FILL: Final = "fill"
Length = int | Literal["fill"]
"""Whole days, or "fill": as many days as are still missing to the guidance."""

ARTICLE: Final = "article"
"""Origin of a figure that the article gives, and the key of its source."""

ASSUMPTION: Final = "assumption"
"""Origin of a figure that is our own, and is called that wherever it is shown."""

FACILITY: Final = "facility"
"""Origin of a figure that a facility gives for its own program."""


class Kind(StrEnum):
    """What happens in a stage, as far as counting and drawing care."""

    DETOX = "detox"
    EVALUATION = "evaluation"
    TREATMENT = "treatment"
    OUTPATIENT = "outpatient"
    AFTERCARE = "aftercare"
    OTHER = "other"


COUNTED: Final = frozenset({Kind.TREATMENT, Kind.OUTPATIENT})
"""The kinds whose days count toward the guidance: residential or outpatient treatment.

NIDA names both (nida-2018); that detox and evaluation are not counted is our rule, and the
pathway's guidance text says so.
"""


class Unit(StrEnum):
    """What a length is said in: a length itself is always whole days."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"

    @property
    def days(self) -> int:
        """How many days it has; 30 for a month, a rule of ours that is said where months are."""
        return {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 30}[self]


class Lane(StrEnum):
    """Who a row of the timeline comes from."""

    ARTICLE = "article"
    GUIDANCE = "guidance"
    FACILITY = "facility"


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The stated lengths of a stage, in days, both ends inclusive.

    `most` is None when no longest is stated; `or_longer` says that `most` is not a limit.
    `source` is a source's key, "assumption" or "facility"; `words` repeats it as it was said, and
    is None where a facility gave only the figures. `figures` is that in short, where the source
    does not say `least` to `most`. `unit` is what the source said its lengths in.
    """

    least: int
    source: str
    words: Claim | None = None
    figures: str | None = None
    most: int | None = None
    or_longer: bool = False
    unit: Unit = Unit.DAYS

    @property
    def no_limit(self) -> bool:
        """Whether it can be longer than any stated length."""
        return self.or_longer or self.most is None

    def holds(self, days: int) -> bool:
        return self.least <= days and (self.no_limit or days <= (self.most or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of the pathway; steps follow one another without a gap.

    `aside` is a word or two beside its title in the chart. `optional` allows 0 days;
    `may_be_skipped` means that a program says so of its own step, so that what "could be" has it
    and has it not; `may_fill` allows "fill"; `open_ended` means that its length is only how far the
    picture is drawn. `note` is a line of a program's own about it.
    """

    key: str
    kind: Kind
    title: str
    lane: Lane
    card: Card
    aside: str | None = None
    range: Range | None = None
    optional: bool = False
    may_be_skipped: bool = False
    may_fill: bool = False
    open_ended: bool = False
    note: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether its days count toward the guidance."""
        return self.kind in COUNTED

    @property
    def least_choice(self) -> int:
        """The smallest length, in days, that may be chosen."""
        return 0 if self.optional else 1

    @property
    def most_choice(self) -> int:
        """The greatest length, in days, that may be chosen."""
        return MOST_OWN_DAYS if self.lane is Lane.FACILITY else MOST_DAYS

    @property
    def unit(self) -> Unit:
        return Unit.DAYS if self.range is None else self.range.unit

    def allows(self, length: Length) -> bool:
        if length == FILL:
            return self.may_fill
        return self.least_choice <= length <= self.most_choice


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceLane:
    """What guidance adds beside the stages; it never has an end, and may have no start."""

    key: str
    title: str
    card: Card
    starts_on_day_1: bool = False
    may_not_happen: bool = False
    sources: tuple[str, ...] = ()


class MarkerAt(StrEnum):
    """The event that a marker stands on."""

    DAY = "day"
    TREATMENT_STARTS = "treatment-starts"
    GUIDANCE_REACHED = "guidance-reached"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A named day on the chart; `day` (from 1, inclusive) only where `at` is "day".

    The day counts from Day 1, or from the first day of the stage whose key is `of`.
    `guidance_only` leaves it out when the article is shown alone.
    """

    key: str
    title: str
    at: MarkerAt
    day: int | None = None
    of: str | None = None
    guidance_only: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceRule:
    """The guidance on `days` of treatment: what it is `about`, and why we count as we do."""

    key: str
    days: int
    title: str
    about: Claim
    why: Claim
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A named example: one length a stage, in the order of the stages."""

    key: str
    button: str
    title: str
    lengths: tuple[Length, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityWords:
    """What is said of a facility's own program, in place of what is true of the article alone.

    `lengths` says whose its lengths are, `lengths_in_months` also how many days a month has here;
    `button` and `example` name the example of the lengths themselves, where the program gives it
    no name; the others say something of a step by its kind.
    """

    button: str
    example: str
    lengths: Claim
    lengths_in_months: Claim
    detox: Claim
    evaluation: Claim
    treatment: Claim
    outpatient: Claim
    aftercare: Claim
    other: Claim

    def of(self, kind: Kind) -> Claim:
        """What is said of a step of this kind: the field of its name."""
        said: Claim = getattr(self, kind.value)
        return said


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class PathwayCore:
    """A pathway as its file and the app both have it: all but its scenarios.

    `content_version` is the date of the words and figures; `reviewed` the day somebody last
    compared them with their sources.
    """

    key: str
    title: str
    medicine: str
    content_version: date
    reviewed: date
    stages: tuple[Stage, ...]
    markers: tuple[Marker, ...]
    guidance: GuidanceRule
    lanes: tuple[GuidanceLane, ...]
    safety: Safety
    before: Card
    first_call: tuple[Question, ...]
    urgent: WhenToCall
    insurance: Card
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]
    facility_words: FacilityWords
    glossary: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Pathway(PathwayCore):
    """A whole pathway, equal only to itself.

    A facility's own program has the facility's name, perhaps a line on how to reach it, the day it
    was last `checked` there, and a `fingerprint` of its file.
    """

    scenarios: tuple[Scenario, ...]
    default: Scenario
    facility: str | None = None
    contact: str | None = None
    checked: date | None = None
    fingerprint: str | None = None

    def __repr__(self) -> str:
        return f"Pathway({self.key!r}, {self.content_version})"
