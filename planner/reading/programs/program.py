"""A facility's own program: what its file may say, and the pathway that comes of it.

The file adds stages, lengths and marked days. Everything else is the built-in pathway's and has no
field here, so that no file can take it away: safety words, help lines, the months line, the
guidance and its rule.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from planner.pathway.claims import Card, Claim, Question
from planner.pathway.pathway import (
    ARTICLE,
    FACILITY,
    FILL,
    Kind,
    Lane,
    Length,
    Marker,
    MarkerAt,
    Pathway,
    Range,
    Scenario,
    Stage,
    Unit,
)

SCENARIO: Final = "own"
"""The key of the example of a program's own lengths, where its file gives that no name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityStage:
    """A step as it stands in the file.

    One of `days`, `weeks` and `months` is its length, and what `least` and `most` count. `note` is
    a line about it; `ends` is said of aftercare that has an end.
    """

    key: str
    kind: Kind
    title: str
    days: Length | None = None
    weeks: int | None = None
    months: int | None = None
    about: str | None = None
    note: str | None = None
    least: int | None = None
    most: int | None = None
    or_longer: bool = False
    may_be_skipped: bool = False
    ends: bool = False

    @property
    def unit(self) -> Unit:
        """What its lengths are counted in."""
        if self.months is not None:
            return Unit.MONTHS
        return Unit.DAYS if self.weeks is None else Unit.WEEKS

    @property
    def length(self) -> Length:
        """Its length, in days."""
        if self.days is not None:
            return self.days
        return self.in_days(self.months if self.weeks is None else self.weeks) or 0

    def in_days(self, count: Length | None) -> Length | None:
        """So many of what it counts in, as days; what is no number stays as it is."""
        return count * self.unit.days if isinstance(count, int) else count


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityMarker:
    """A marked day as it stands in the file; `day` counts from 1, inclusive.

    It counts from Day 1, or from the first day of the step whose key is `of`.
    """

    key: str
    title: str
    day: int
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityExample:
    """A named example as it stands in the file: lengths of some steps, as these count theirs."""

    key: str
    title: str
    lengths: Mapping[str, Length] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityFile:
    """A facility's program as it stands in its file; `checked` is the day it last checked it."""

    key: str
    name: str
    checked: date
    stages: tuple[FacilityStage, ...]
    contact: str | None = None
    markers: tuple[FacilityMarker, ...] = ()
    examples: tuple[FacilityExample, ...] = ()


def facility_pathway(entry: FacilityFile, built_in: Pathway, fingerprint: str) -> Pathway:
    """The pathway of a file without faults; `fingerprint` changes with every byte of the file."""
    words = built_in.facility_words
    stages = tuple(_stages(entry.stages, built_in))
    scenarios, default = _scenarios(entry, built_in)
    months = any(stage.unit is Unit.MONTHS for stage in stages)
    lengths = words.lengths_in_months if months else words.lengths
    return replace(
        built_in,
        key=entry.key,
        title=entry.name,
        content_version=max(entry.checked, built_in.content_version),
        stages=stages,
        scenarios=scenarios,
        default=default,
        markers=(*map(_kept, built_in.markers), *map(_marker, entry.markers)),
        safety=replace(built_in.safety, article=replace(lengths, sources=(FACILITY,), settles=())),
        facility=entry.name,
        contact=entry.contact,
        checked=entry.checked,
        fingerprint=fingerprint,
    )


def is_open_ended(kind: Kind | None, *, last: bool, ends: bool = False) -> bool:
    """Whether a step has no fixed end: aftercare at the end, unless its file says it `ends`."""
    return last and kind is Kind.AFTERCARE and not ends


def _scenarios(entry: FacilityFile, built_in: Pathway) -> tuple[tuple[Scenario, ...], Scenario]:
    """The examples of a program, and the first to show: the lengths of its steps themselves."""
    own = tuple(stage.length for stage in entry.stages)
    named = tuple(_scenario(one, entry.stages) for one in entry.examples)
    for scenario in named:
        if scenario.lengths == own:
            return named, scenario
    words = built_in.facility_words
    unnamed = Scenario(key=SCENARIO, button=words.button, title=words.example, lengths=own)
    return (unnamed, *named), unnamed


def _scenario(entry: FacilityExample, stages: tuple[FacilityStage, ...]) -> Scenario:
    """A named example; a step that it does not name has its own length."""
    lengths = (stage.in_days(entry.lengths.get(stage.key)) for stage in stages)
    return Scenario(
        key=entry.key,
        button=entry.title,
        title=entry.title,
        lengths=tuple(
            stage.length if length is None else length
            for stage, length in zip(stages, lengths, strict=True)
        ),
    )


def _stages(entries: tuple[FacilityStage, ...], built_in: Pathway) -> Iterable[Stage]:
    told: set[Kind] = set()
    for entry in entries:
        open_ended = is_open_ended(entry.kind, last=entry is entries[-1], ends=entry.ends)
        fills = entry.days == FILL
        yield Stage(
            key=entry.key,
            kind=entry.kind,
            title=entry.title,
            lane=Lane.FACILITY,
            card=_card(entry, built_in, alone=entry.kind not in told, open_ended=open_ended),
            range=None if open_ended else _range(entry),
            optional=entry.may_be_skipped or fills,
            may_be_skipped=entry.may_be_skipped,
            may_fill=fills,
            open_ended=open_ended,
            note=entry.note,
            sources=(FACILITY,),
        )
        told.add(entry.kind)


def _range(entry: FacilityStage) -> Range | None:
    """Its stated range; days without one are their own shortest and longest."""
    count, length = entry.unit.days, entry.length
    if entry.least is not None:
        least, most = entry.least * count, None if entry.most is None else entry.most * count
    elif length == FILL or length == 0:
        return None
    else:
        least = most = int(length)
    return Range(
        least=least, most=most, or_longer=entry.or_longer, unit=entry.unit, source=FACILITY
    )


def _card(entry: FacilityStage, built_in: Pathway, *, alone: bool, open_ended: bool) -> Card:
    """What is told about a step.

    The first of its kind has also what the built-in card tells of such a step, but for what
    rests on the article: that is not about this program.
    """
    ours = built_in.facility_words.of(entry.kind)
    own = None if entry.about is None else Claim(text=entry.about, sources=(FACILITY,))
    same = (
        stage.card
        for stage in built_in.stages
        if alone and stage.kind is entry.kind and stage.open_ended is open_ended
    )
    told = next(same, Card(summary=ours))
    note = () if entry.note is None else (Claim(text=entry.note, sources=(FACILITY,)),)
    happens = _not_of_the_article(told.happens)
    return Card(
        summary=ours if own is None else own,
        # The words of the file stand before ours, never in place of them.
        happens=(*note, *happens) if own is None else (*note, ours, *happens),
        family=_not_of_the_article(told.family),
        questions=tuple(one for one in told.questions if _is_not_of_the_article(one)),
    )


def _not_of_the_article(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(replace(one, settles=()) for one in claims if _is_not_of_the_article(one))


def _is_not_of_the_article(told: Claim | Question) -> bool:
    return ARTICLE not in told.sources


def _kept(marker: Marker) -> Marker:
    """A built-in marker: what was the article's day is now the facility's."""
    if ARTICLE in marker.sources:
        return replace(marker, sources=(FACILITY,))
    return marker


def _marker(entry: FacilityMarker) -> Marker:
    return Marker(
        key=entry.key,
        title=entry.title,
        at=MarkerAt.DAY,
        day=entry.day,
        of=entry.of,
        sources=(FACILITY,),
    )
