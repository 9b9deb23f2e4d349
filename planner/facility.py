"""A facility's own program: what its file may say, and the pathway that comes of it.

The file adds stages, lengths and marked days. Everything else is the built-in pathway's and has no
field here, so that no file can take it away: safety words, help lines, the months line, the
guidance and its rule.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from planner.claims import Card, Claim, Question
from planner.pathway import (
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
)

SCENARIO: Final = "own"
"""The key of a program's one example: the lengths of its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityStage:
    """A step as it stands in the file; `days` is its length, the others are its stated range."""

    key: str
    kind: Kind
    title: str
    days: Length
    about: str | None = None
    least: int | None = None
    most: int | None = None
    or_longer: bool = False
    may_be_skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityMarker:
    """A marked day as it stands in the file; `day` counts from 1, inclusive."""

    key: str
    title: str
    day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityFile:
    """A facility's program as it stands in its file; `checked` is the day it last checked it."""

    key: str
    name: str
    checked: date
    stages: tuple[FacilityStage, ...]
    contact: str | None = None
    markers: tuple[FacilityMarker, ...] = ()


def facility_pathway(entry: FacilityFile, built_in: Pathway, fingerprint: str) -> Pathway:
    """The pathway of a file without faults; `fingerprint` changes with every byte of the file."""
    words = built_in.facility_words
    stages = tuple(_stages(entry.stages, built_in))
    own = Scenario(
        key=SCENARIO,
        button=words.button,
        title=words.example,
        lengths=tuple(stage.days for stage in entry.stages),
    )
    return replace(
        built_in,
        key=entry.key,
        title=entry.name,
        content_version=max(entry.checked, built_in.content_version),
        stages=stages,
        scenarios=(own,),
        default=own,
        markers=(*map(_kept, built_in.markers), *map(_marker, entry.markers)),
        safety=replace(
            built_in.safety, article=replace(words.lengths, sources=(FACILITY,), settles=())
        ),
        facility=entry.name,
        contact=entry.contact,
        checked=entry.checked,
        fingerprint=fingerprint,
    )


def is_open_ended(kind: Kind | None, *, last: bool) -> bool:
    """Whether a step has no fixed end: aftercare at the end of the program."""
    return last and kind is Kind.AFTERCARE


def _stages(entries: tuple[FacilityStage, ...], built_in: Pathway) -> Iterable[Stage]:
    told: set[Kind] = set()
    for entry in entries:
        open_ended = is_open_ended(entry.kind, last=entry is entries[-1])
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
            sources=(FACILITY,),
        )
        told.add(entry.kind)


def _range(entry: FacilityStage) -> Range | None:
    """Its stated range; days without one are their own shortest and longest."""
    if entry.least is not None:
        return Range(least=entry.least, most=entry.most, or_longer=entry.or_longer, source=FACILITY)
    if entry.days == FILL or entry.days == 0:
        return None
    days = int(entry.days)
    return Range(least=days, most=days, or_longer=entry.or_longer, source=FACILITY)


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
    happens = _not_of_the_article(told.happens)
    return Card(
        summary=ours if own is None else own,
        # The words of the file stand before ours, never in place of them.
        happens=happens if own is None else (ours, *happens),
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
        key=entry.key, title=entry.title, at=MarkerAt.DAY, day=entry.day, sources=(FACILITY,)
    )
