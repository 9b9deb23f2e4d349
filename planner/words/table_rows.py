"""Timeline -> its rows in words: each stage, each guidance lane, the guidance itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from planner.language.catalogue import Words
from planner.pathway.pathway import ASSUMPTION, FACILITY, GuidanceLane, Lane, Pathway
from planner.plan.timeline import Step, Timeline
from planner.reading.library import library
from planner.words import captions
from planner.words.day_words import Days, length_in_words
from planner.words.range_words import outside_note, stated_sentence
from planner.words.wording import ninety_sentence

LANE_KIND: Final = "guidance"
"""The kind of a row of what guidance adds; a stage's row has the stage's own."""

RULE_KIND: Final = "rule"
"""The kind of the row of the guidance itself: the days that it asks for."""

OUR_SOURCES: Final = {ASSUMPTION: "source.assumption", FACILITY: "source.facility"}
"""The messages for figures that rest on no document."""

_LANES: Final = {
    Lane.ARTICLE: "lane.article",
    Lane.GUIDANCE: "lane.guidance",
    Lane.FACILITY: "lane.facility",
}

_MOST_PATHWAYS: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row: a stage, a guidance lane, or the guidance itself (by its `kind`).

    `start` and `end` are where its bar is drawn, in days from 0, half-open; both are None for a
    stage of 0 days, and `end` of an `open_ended` one is how far it is drawn. All other days are
    Day numbers from 1, inclusive, and None is what nobody can know. `days`, `least` and `most` are
    lengths in days. `or_later` says that the latest days are no limit; `or_longer` says it of
    `most`. `number` is the place of a stage, from 1.

    The words: `title`, `source`, `lane` and `note` are those of the files; `length`, `when`,
    `could_be` (a sentence a line) and `stated` those of the table on the page; `label` with
    `label_length` and `label_range` stands over the bar, `hover` (a fact a line) beside it.
    `key` is that of the stage, lane or guidance.
    """

    key: str
    kind: str
    number: int | None = None
    title: str
    start: int | None = None
    end: int | None = None
    open_ended: bool = False
    may_not_happen: bool = False
    first_day: int | None = None
    last_day: int | None = None
    first_date: date | None = None
    last_date: date | None = None
    days: int | None = None
    earliest_start: int | None = None
    latest_start: int | None = None
    earliest_last: int | None = None
    latest_last: int | None = None
    this_length_earliest: int | None = None
    this_length_latest: int | None = None
    or_later: bool | None = None
    least: int | None = None
    most: int | None = None
    or_longer: bool | None = None
    source: str
    lane: str
    note: str
    length: str
    when: str = ""
    could_be: str = ""
    stated: str = ""
    label: str = ""
    label_length: str = ""
    label_range: str = ""
    hover: str = ""


def columns(words: Words) -> list[str]:
    """The column heads, in the order of a row's cells."""
    headings = ("table.step", "table.length", "table.when", "table.could-be", "table.stated")
    return [words.say(heading) for heading in (*headings, "table.source")]


def rows(timeline: Timeline, words: Words) -> Iterator[Row]:
    """One for each stage and lane, in the order of the chart, and last the guidance itself."""
    for number, step in enumerate(timeline.steps, 1):
        yield _step(timeline, number, step, words)
    for lane in timeline.lanes:
        yield _lane(timeline, lane, words)
    yield _guidance(timeline, words)


def source_names(keys: Iterable[str], pathway: Pathway, words: Words) -> str:
    """The short names of sources, as they stand beside a figure."""
    known = _labels(pathway, words)
    return ", ".join(known.get(key) or words.say(OUR_SOURCES[key]) for key in keys)


@lru_cache(maxsize=_MOST_PATHWAYS)
def _labels(pathway: Pathway, words: Words) -> Mapping[str, str]:
    sources = (*pathway.sources, *library().helplines.sources)
    return {source.key: words.text(source.label) for source in sources}


def _step(timeline: Timeline, number: int, step: Step, words: Words) -> Row:
    stage, stated, starts, ends = step.stage, step.stage.range, step.starts, step.ends
    keys = stage.sources if stated is None else dict.fromkeys((stated.source, *stage.sources))
    could_be = "\n".join(filter(None, _could_be(timeline, step, words)))
    range_in_words = _stated(step, words)
    label, length, *label_range = captions.step_caption(timeline, step, words)
    days = Days(timeline, words)
    return Row(
        key=stage.key,
        kind=stage.kind.value,
        number=number,
        title=words.text(stage.title),
        start=step.start,
        end=step.drawn_end if step.happens else None,
        open_ended=stage.open_ended,
        first_day=step.first_day,
        last_day=step.last_day,
        first_date=timeline.date_of(step.first_day),
        last_date=timeline.date_of(step.last_day),
        days=None if stage.open_ended else step.days,
        earliest_start=None if starts is None else starts.earliest,
        latest_start=None if starts is None else starts.latest,
        earliest_last=None if ends is None else ends.earliest,
        latest_last=None if ends is None else ends.latest,
        this_length_earliest=None if step.held is None else step.held.earliest,
        this_length_latest=None if step.held is None else step.held.latest,
        or_later=None if starts is None else not step.latest_is_limit,
        least=None if stated is None else stated.least,
        most=None if stated is None else stated.most,
        or_longer=None if stated is None else stated.no_limit,
        source=source_names(keys, timeline.plan.pathway, words),
        lane=words.say(_LANES[stage.lane]),
        note=" ".join(_notes(timeline, step, range_in_words, could_be, words)),
        length=_length(timeline, step, words),
        when="" if step.first_day is None else days.span(step.first_day, step.last_day),
        could_be=could_be,
        stated=range_in_words,
        label=label.text,
        label_length=length.text,
        label_range=label_range[0].text if label_range else "",
        hover="\n".join(captions.step_hover(timeline, step, words)),
    )


def _stated(step: Step, words: Words) -> str:
    """What is stated of a stage, and that its length here is outside of that."""
    stated, outside = stated_sentence(step.stage, words), outside_note(step, words)
    if outside is None:
        return stated
    return words.say("table.outside", stated=stated, outside=outside)


def _length(timeline: Timeline, step: Step, words: Words) -> str:
    if not step.happens:
        none = "table.not-needed" if step.fills else "table.none"
        return words.say(none, target=timeline.plan.pathway.guidance.days)
    if step.stage.open_ended:
        return words.say("table.no-end")
    return length_in_words(timeline, step, words)


def _could_be(timeline: Timeline, step: Step, words: Words) -> Iterator[str | None]:
    """How early and how late it starts and ends, and ends when its length is held."""
    days, ends, held = Days(timeline, words), step.ends, step.held
    if step.starts is not None:
        yield days.could_be("table.starts", step.starts)
    if ends is not None:
        yield days.could_be("table.ends", ends)
    if held is not None and held != ends:
        if step.is_held_alone:
            yield days.could_be("table.this-length", held)
        else:
            yield days.could_be("table.this-stay", held)


def _lane(timeline: Timeline, lane: GuidanceLane, words: Words) -> Row:
    first_day = 1 if lane.starts_on_day_1 else None
    summary = words.text(lane.card.summary.text)
    label, length = captions.lane_caption(lane, words)
    return Row(
        key=lane.key,
        title=words.text(lane.title),
        length=words.say("table.may-not-happen" if lane.may_not_happen else "table.no-end"),
        when=Days(timeline, words).span(1, None) if lane.starts_on_day_1 else "",
        stated=summary,
        source=source_names(lane.sources, timeline.plan.pathway, words),
        kind=LANE_KIND,
        start=0,
        end=timeline.drawn_days,
        open_ended=not lane.may_not_happen,
        may_not_happen=lane.may_not_happen,
        first_day=first_day,
        first_date=timeline.date_of(first_day),
        earliest_start=first_day,
        latest_start=first_day,
        lane=words.say(_LANES[Lane.GUIDANCE]),
        note=summary,
        label=label.text,
        label_length=length.text,
        hover=f"{label.text}\n{length.text}",
    )


def _guidance(timeline: Timeline, words: Words) -> Row:
    """The days that the guidance asks for, from the first that counts to the one that meets it."""
    rule = timeline.plan.pathway.guidance
    first_day = None if timeline.treatment_start is None else timeline.treatment_start + 1
    reached = timeline.reached_day is not None
    return Row(
        key=rule.key,
        title=words.text(rule.title),
        length=words.say(
            "table.counted" if reached else "table.counted-missing",
            counted=timeline.counted,
            target=rule.days,
            missing=timeline.missing,
        ),
        when=_when_reached(timeline, words),
        stated=words.say("table.at-least", target=rule.days),
        source=source_names(rule.sources, timeline.plan.pathway, words),
        kind=RULE_KIND,
        first_day=first_day,
        last_day=timeline.reached_day,
        first_date=timeline.date_of(first_day),
        last_date=timeline.date_of(timeline.reached_day),
        days=min(timeline.counted, rule.days),
        least=rule.days,
        or_longer=True,
        lane=words.say(_LANES[Lane.GUIDANCE]),
        note=ninety_sentence(timeline, words),
    )


def _when_reached(timeline: Timeline, words: Words) -> str:
    """From the first day that counts to the one on which the guidance is reached, if it is."""
    if timeline.reached_day is None or timeline.treatment_start is None:
        return words.say("table.not-reached")
    days, reached = Days(timeline, words), timeline.reached_day
    first = days.short(timeline.treatment_start + 1, timeline.date_of(reached))
    return words.say("table.from-reached", first=first, when=days.when(reached))


def _notes(
    timeline: Timeline, step: Step, stated: str, could_be: str, words: Words
) -> Iterator[str]:
    """What the figures of a stage's row leave open, in sentences."""
    target = timeline.plan.pathway.guidance.days
    if not step.happens:
        none = "note.not-needed" if step.fills else "note.none"
        yield words.say(none, target=target)
    elif step.fills:
        yield words.say("note.fills", target=target)
    if stated:
        yield stated
    yield from how_it_moves(step, could_be, words)


def how_it_moves(step: Step, could_be: str, words: Words) -> Iterator[str]:
    """How early and how late a stage could start and end, as its row says; whether it ends."""
    if could_be:
        yield words.say("note.could-be", could_be=could_be.replace("\n", "; "))
    if step.happens and step.last_day is None:
        yield words.say("note.no-end")
