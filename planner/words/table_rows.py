"""Timeline -> the rows of a table in words: each stage, each guidance lane, the guidance itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from planner.language.catalogue import Words
from planner.pathway.pathway import GuidanceLane, Pathway
from planner.plan.timeline import Step, Timeline
from planner.reading.library import library
from planner.words.day_words import Days, length_in_words
from planner.words.range_words import outside_note, stated_sentence

_MOST_PATHWAYS: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; `key` is that of the stage, lane or guidance. `could_be` holds a sentence a line."""

    key: str
    step: str
    length: str
    when: str = ""
    could_be: tuple[str, ...] = ()
    stated: str = ""
    source: str


def columns(words: Words) -> list[str]:
    """The column heads, in the order of a row's cells."""
    names = ("step", "length", "when", "could-be", "stated", "source")
    return [words.say(f"table.{name}") for name in names]


def rows(timeline: Timeline, words: Words) -> Iterator[Row]:
    """A row a line of the timeline, in the order of the chart."""
    for step in timeline.steps:
        yield _step(timeline, step, words)
    for lane in timeline.lanes:
        yield _lane(timeline, lane, words)
    yield _guidance(timeline, words)


def source_names(keys: Iterable[str], pathway: Pathway, words: Words) -> str:
    """The short names of sources, as they stand beside a figure."""
    known = _labels(pathway, words)
    return ", ".join(known.get(key) or words.say(f"source.{key}") for key in keys)


@lru_cache(maxsize=_MOST_PATHWAYS)
def _labels(pathway: Pathway, words: Words) -> Mapping[str, str]:
    sources = (*pathway.sources, *library().helplines.sources)
    return {source.key: words.text(source.label) for source in sources}


def _step(timeline: Timeline, step: Step, words: Words) -> Row:
    stage = step.stage
    pathway = timeline.plan.pathway
    stated = stage.range
    outside = outside_note(step, words)
    words_of_range = stated_sentence(stage, words)
    if outside is not None:
        words_of_range = words.say("table.outside", stated=words_of_range, outside=outside)
    keys = (
        stage.sources if stated is None else tuple(dict.fromkeys((stated.source, *stage.sources)))
    )
    sources = source_names(keys, pathway, words)
    title = words.text(stage.title)
    if step.first_day is None:
        none = "table.not-needed" if step.fills else "table.none"
        return Row(
            key=stage.key,
            step=title,
            length=words.say(none, target=pathway.guidance.days),
            stated=words_of_range,
            source=sources,
        )
    if stage.open_ended:
        length = words.say("table.no-end")
    else:
        length = length_in_words(timeline, step, words)
    return Row(
        key=stage.key,
        step=title,
        length=length,
        when=Days(timeline, words).span(step.first_day, step.last_day),
        could_be=tuple(_could_be(timeline, step, words)),
        stated=words_of_range,
        source=sources,
    )


def _could_be(timeline: Timeline, step: Step, words: Words) -> Iterator[str]:
    """How early and how late it starts and ends, and ends when its length is held."""
    days, ends, held = Days(timeline, words), step.ends, step.held
    lines = []
    if step.starts is not None:
        lines.append(days.could_be_in("table.starts", step.starts))
    if ends is not None:
        lines.append(days.could_be_in("table.ends", ends))
    if held is not None and held != ends:
        if step.is_held_alone:
            lines.append(days.could_be_in("table.this-length", held))
        else:
            lines.append(days.could_be_in("table.this-stay", held))
    yield from (line for line in lines if line is not None)


def _lane(timeline: Timeline, lane: GuidanceLane, words: Words) -> Row:
    return Row(
        key=lane.key,
        step=words.text(lane.title),
        length=words.say("table.may-not-happen" if lane.may_not_happen else "table.no-end"),
        when=Days(timeline, words).span(1, None) if lane.starts_on_day_1 else "",
        stated=words.text(lane.card.summary.text),
        source=source_names(lane.sources, timeline.plan.pathway, words),
    )


def _guidance(timeline: Timeline, words: Words) -> Row:
    rule = timeline.plan.pathway.guidance
    known = {"counted": timeline.counted, "target": rule.days}
    if timeline.reached_day is None or timeline.treatment_start is None:
        length = words.say("table.counted-missing", missing=timeline.missing, **known)
        when = words.say("table.not-reached")
    else:
        length = words.say("table.counted", **known)
        when = _reached(timeline, timeline.treatment_start + 1, timeline.reached_day, words)
    return Row(
        key=rule.key,
        step=words.text(rule.title),
        length=length,
        when=when,
        stated=words.say("table.at-least", target=rule.days),
        source=source_names(rule.sources, timeline.plan.pathway, words),
    )


def _reached(timeline: Timeline, first: int, reached: int, words: Words) -> str:
    """From the first day that counts to the one on which the guidance is reached."""
    days = Days(timeline, words)
    return words.say(
        "table.from-reached",
        first=days.short(first, timeline.date_of(reached)),
        when=days.when(reached),
    )
