"""A facility's own program: what its file may say, and the pathway that comes of it.

The file adds stages, lengths and marked days. Everything else is the built-in pathway's and has no
field here, so that no file can take it away: safety words, help lines, the months line, the
guidance and its rule.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from planner.pathway.claims import Card, Claim
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
        return next(unit for unit in Unit if getattr(self, unit.value) is not None)

    @property
    def length(self) -> Length:
        """Its length, in days."""
        return self.in_days(getattr(self, self.unit.value))

    def in_days(self, count: Length) -> Length:
        """So many of what it counts in, as days; "fill" stays as it is."""
        return count if count == FILL else count * self.unit.days


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


def facility_pathway(file: FacilityFile, built_in: Pathway, fingerprint: str) -> Pathway:
    """The pathway of a file without faults; `fingerprint` changes with every byte of the file."""
    words = built_in.facility_words
    months = any(stage.unit is Unit.MONTHS for stage in file.stages)
    lengths = words.lengths_in_months if months else words.lengths
    scenarios, default = _scenarios(file, built_in)
    return replace(
        built_in,
        key=file.key,
        title=file.name,
        content_version=max(file.checked, built_in.content_version),
        stages=tuple(_stages(file.stages, built_in)),
        scenarios=scenarios,
        default=default,
        markers=(*map(_kept, built_in.markers), *map(_marker, file.markers)),
        safety=replace(built_in.safety, article=replace(lengths, sources=(FACILITY,), settles=())),
        facility=file.name,
        contact=file.contact,
        checked=file.checked,
        fingerprint=fingerprint,
    )


def is_open_ended(kind: Kind | None, *, last: bool, ends: bool = False) -> bool:
    """Whether a step has no fixed end: aftercare at the end, unless its file says it `ends`."""
    return last and kind is Kind.AFTERCARE and not ends


def _scenarios(file: FacilityFile, built_in: Pathway) -> tuple[tuple[Scenario, ...], Scenario]:
    """The examples of a program, and the first to show: the lengths of its steps themselves."""
    own = tuple(stage.length for stage in file.stages)
    named = tuple(_scenario(one, file.stages) for one in file.examples)
    for scenario in named:
        if scenario.lengths == own:
            return named, scenario
    words = built_in.facility_words
    unnamed = Scenario(key=SCENARIO, button=words.button, title=words.example, lengths=own)
    return (unnamed, *named), unnamed


def _scenario(example: FacilityExample, stages: tuple[FacilityStage, ...]) -> Scenario:
    """A named example; a step that it does not name has its own length."""
    given = example.lengths
    return Scenario(
        key=example.key,
        button=example.title,
        title=example.title,
        lengths=tuple(
            stage.in_days(given[stage.key]) if stage.key in given else stage.length
            for stage in stages
        ),
    )


def _stages(entries: tuple[FacilityStage, ...], built_in: Pathway) -> Iterator[Stage]:
    kinds: set[Kind] = set()
    for entry in entries:
        open_ended = is_open_ended(entry.kind, last=entry is entries[-1], ends=entry.ends)
        fills = entry.days == FILL
        yield Stage(
            key=entry.key,
            kind=entry.kind,
            title=entry.title,
            lane=Lane.FACILITY,
            card=_card(entry, built_in, first=entry.kind not in kinds, open_ended=open_ended),
            range=None if open_ended else _range(entry),
            optional=entry.may_be_skipped or fills,
            may_be_skipped=entry.may_be_skipped,
            may_fill=fills,
            open_ended=open_ended,
            note=entry.note,
            sources=(FACILITY,),
        )
        kinds.add(entry.kind)


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


def _card(entry: FacilityStage, built_in: Pathway, *, first: bool, open_ended: bool) -> Card:
    """What is said about a step.

    The first of its kind has also what the built-in card says of such a step, but for what rests
    on the article: that is not about this program.
    """
    ours = built_in.facility_words.of(entry.kind)
    same = (
        stage.card
        for stage in built_in.stages
        if first and stage.kind is entry.kind and stage.open_ended is open_ended
    )
    card = next(same, Card(summary=ours))
    # The words of the file stand before ours, never in place of them.
    summary, *more = (*_own(entry.about), ours)
    return Card(
        summary=summary,
        happens=(*_own(entry.note), *more, *_not_of_the_article(card.happens)),
        family=_not_of_the_article(card.family),
        questions=tuple(one for one in card.questions if ARTICLE not in one.sources),
    )


def _own(text: str | None) -> tuple[Claim, ...]:
    return () if text is None else (Claim(text=text, sources=(FACILITY,)),)


def _not_of_the_article(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(replace(one, settles=()) for one in claims if ARTICLE not in one.sources)


def _kept(marker: Marker) -> Marker:
    """A built-in marker: what was the article's day is now the facility's."""
    return replace(marker, sources=(FACILITY,)) if ARTICLE in marker.sources else marker


def _marker(entry: FacilityMarker) -> Marker:
    return Marker(
        key=entry.key,
        title=entry.title,
        at=MarkerAt.DAY,
        day=entry.day,
        of=entry.of,
        sources=(FACILITY,),
    )
