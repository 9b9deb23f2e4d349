"""The timeline as one typed pandas table, from which the chart and every table are made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

import pandas as pd

from planner.language.catalogue import Words
from planner.pathway.pathway import GuidanceLane, Lane
from planner.plan.timeline import Step, Timeline
from planner.words import captions, table_rows
from planner.words.wording import ninety_sentence

LANE_KIND: Final = "guidance"
"""The kind of a row of what guidance adds; a stage's row has the stage's own."""

RULE_KIND: Final = "rule"
"""The kind of the row of the guidance itself: the days that it asks for."""

COLUMNS: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "kind": "str",
        "number": "Int64",
        "title": "str",
        "start": "Int64",
        "end": "Int64",
        "open_ended": "bool",
        "may_not_happen": "bool",
        "first_day": "Int64",
        "last_day": "Int64",
        "first_date": "datetime64[s]",
        "last_date": "datetime64[s]",
        "days": "Int64",
        "earliest_start": "Int64",
        "latest_start": "Int64",
        "earliest_last": "Int64",
        "latest_last": "Int64",
        "this_length_earliest": "Int64",
        "this_length_latest": "Int64",
        "or_later": "boolean",
        "least": "Int64",
        "most": "Int64",
        "or_longer": "boolean",
        "source": "str",
        "lane": "str",
        "note": "str",
        "length": "str",
        "when": "str",
        "could_be": "str",
        "stated": "str",
        "label": "str",
        "label_length": "str",
        "label_range": "str",
        "hover": "str",
    }
)
"""Each column and the type of its cells, as pandas names it. `Row` says what they hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table: a stage, a guidance lane, or the guidance itself (by its `kind`).

    `start` and `end` are where its bar is drawn, in days from 0, half-open; both are None for a
    stage of 0 days, and `end` of an `open_ended` one is how far it is drawn. All other days are
    Day numbers from 1, inclusive, and None is what nobody can know. `days`, `least` and `most` are
    lengths in days. `or_later` says that the latest days are no limit; `or_longer` says it of
    `most`. `number` is the place of a stage, from 1.

    The words: `title`, `source`, `lane` and `note` are those of the files; `length`, `when`,
    `could_be` (a sentence a line) and `stated` those of the table on the page; `label` with
    `label_length` and `label_range` stands over the bar, `hover` (a fact a line) beside it.
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
    when: str
    could_be: str
    stated: str
    label: str = ""
    label_length: str = ""
    label_range: str = ""
    hover: str = ""


def timeline_frame(timeline: Timeline, words: Words) -> pd.DataFrame:
    """A row a stage and lane, in the order of the chart, and last one of the guidance itself.

    The index holds their keys; the columns are those of `COLUMNS`, as `Row` says. None is NA or
    NaT.
    """
    rows = list(_rows(timeline, words))
    return pd.DataFrame(
        {
            name: pd.array([getattr(row, name) for row in rows], dtype=kind)
            for name, kind in COLUMNS.items()
        },
        index=pd.Index([row.key for row in rows], name="key"),
    )


def _rows(timeline: Timeline, words: Words) -> Iterator[Row]:
    told = table_rows.rows(timeline, words)
    for number, step in enumerate(timeline.steps, 1):
        yield _step(timeline, number, step, next(told), words)
    for lane in timeline.lanes:
        yield _lane(timeline, lane, next(told), words)
    yield _guidance(timeline, next(told), words)


def _words_of(told: table_rows.Row) -> dict[str, Any]:
    """What a row says on the page."""
    return {
        "key": told.key,
        "title": told.step,
        "source": told.source,
        "length": told.length,
        "when": told.when,
        "could_be": "\n".join(told.could_be),
        "stated": told.stated,
    }


def _step(timeline: Timeline, number: int, step: Step, told: table_rows.Row, words: Words) -> Row:
    stage = step.stage
    stated, window = stage.range, step.window
    label, length, *stated_label = captions.step_caption(timeline, step, words)
    return Row(
        **_words_of(told),
        kind=stage.kind.value,
        number=number,
        start=step.start,
        end=step.drawn_end if step.happens else None,
        open_ended=stage.open_ended,
        first_day=step.first_day,
        last_day=step.last_day,
        first_date=timeline.date_of(step.first_day),
        last_date=timeline.date_of(step.last_day),
        days=None if stage.open_ended else step.days,
        earliest_start=None if window is None else window.earliest_start,
        latest_start=None if window is None else window.latest_start,
        earliest_last=None if window is None else window.earliest_last,
        latest_last=None if window is None else window.latest_last,
        this_length_earliest=None if step.held is None else step.held.earliest,
        this_length_latest=None if step.held is None else step.held.latest,
        or_later=None if window is None else not step.latest_is_limit,
        least=None if stated is None else stated.least,
        most=None if stated is None else stated.most,
        or_longer=None if stated is None else stated.no_limit,
        lane=words.say(f"lane.{stage.lane.value}"),
        note=" ".join(_notes(timeline, step, told, words)),
        label=label.text,
        label_length=length.text,
        label_range=stated_label[0].text if stated_label else "",
        hover="\n".join(captions.step_hover(timeline, step, words)),
    )


def _lane(timeline: Timeline, lane: GuidanceLane, told: table_rows.Row, words: Words) -> Row:
    first_day = 1 if lane.starts_on_day_1 else None
    label, length = captions.lane_caption(lane, words)
    return Row(
        **_words_of(told),
        kind=LANE_KIND,
        start=0,
        end=timeline.drawn_days,
        open_ended=not lane.may_not_happen,
        may_not_happen=lane.may_not_happen,
        first_day=first_day,
        first_date=timeline.date_of(first_day),
        earliest_start=first_day,
        latest_start=first_day,
        lane=words.say(f"lane.{Lane.GUIDANCE.value}"),
        note=told.stated,
        label=label.text,
        label_length=length.text,
        hover="\n".join(captions.lane_hover(lane, words)),
    )


def _guidance(timeline: Timeline, told: table_rows.Row, words: Words) -> Row:
    """The days that the guidance asks for, from the first that counts to the one that meets it."""
    rule = timeline.plan.pathway.guidance
    counted = (step.first_day for step in timeline.steps if step.stage.counts and step.happens)
    first_day = next(counted, None)
    return Row(
        **_words_of(told),
        kind=RULE_KIND,
        first_day=first_day,
        last_day=timeline.reached_day,
        first_date=timeline.date_of(first_day),
        last_date=timeline.date_of(timeline.reached_day),
        days=min(timeline.counted, rule.days),
        least=rule.days,
        or_longer=True,
        lane=words.say(f"lane.{Lane.GUIDANCE.value}"),
        note=ninety_sentence(timeline, words),
    )


def _notes(timeline: Timeline, step: Step, told: table_rows.Row, words: Words) -> Iterator[str]:
    """What the figures of a stage's row leave open, in sentences."""
    target = timeline.plan.pathway.guidance.days
    if not step.happens:
        none = "note.not-needed" if step.fills else "note.none"
        yield words.say(none, target=target)
    elif step.fills:
        yield words.say("note.fills", target=target)
    if told.stated:
        yield told.stated
    yield from how_it_moves(step, told, words)


def how_it_moves(step: Step, told: table_rows.Row, words: Words) -> Iterator[str]:
    """How early and how late a stage could start and end, and whether it ends at all."""
    if told.could_be:
        yield words.say("note.could-be", could_be="; ".join(told.could_be))
    if step.happens and step.last_day is None:
        yield words.say("note.no-end")
