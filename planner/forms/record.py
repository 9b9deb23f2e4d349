"""The timeline as JSON: a promise to programs."""

import json
from datetime import date
from typing import Any, Final

from planner.forms.order import Form
from planner.language.catalogue import Words
from planner.pathway.claims import Source
from planner.pathway.helplines import HelpLine
from planner.pathway.pathway import GuidanceLane, Kind, Lane, Pathway, Stage
from planner.plan.link import encode
from planner.plan.timeline import MarkedDay, Step, Timeline
from planner.reading.library import library
from planner.words.range_words import range_sentence
from planner.words.wording import disclaimer, safety_line

VERSION: Final = 1


def record(timeline: Timeline, words: Words) -> dict[str, Any]:
    """Everything the timeline says; days count from 1 and are inclusive, dates are ISO."""
    plan = timeline.plan
    pathway = plan.pathway
    return {
        "version": VERSION,
        "content_version": pathway.content_version.isoformat(),
        "pathway": pathway.key,
        "program": _program(pathway),
        "link": encode(plan),
        "context": plan.context.value,
        "lang": words.language,
        "start": _iso(plan.start),
        "disclaimer": disclaimer(pathway, words),
        "safety": safety_line(pathway, words),
        "safety_notes": [words.text(claim.text) for claim in pathway.safety.notes],
        "figures": words.text(pathway.safety.article.text),
        "stages": [
            *(_step(timeline, step, words) for step in timeline.steps),
            *(_lane(timeline, lane, words) for lane in timeline.lanes),
        ],
        "guidance": {
            "key": pathway.guidance.key,
            "days": pathway.guidance.days,
            "counted": timeline.counted,
            "missing": timeline.missing,
            "reached_day": timeline.reached_day,
            "reached_date": _iso(timeline.date_of(timeline.reached_day)),
        },
        "help": [_help_line(line, words) for line in library().helplines.lines],
        "markers": [_marker(timeline, marked, words) for marked in timeline.markers],
        "sources": [_source(source, words) for source in pathway.sources],
    }


def render(timeline: Timeline, words: Words) -> bytes:
    """The record as UTF-8 JSON; the same timeline gives the same bytes."""
    text = json.dumps(record(timeline, words), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


FORM: Final = Form(
    ending="json",
    media_type="application/json",
    render=lambda order: render(order.timeline, order.words),
)


def _program(pathway: Pathway) -> dict[str, Any] | None:
    """Whose program it is, how to reach it, and when it last checked its figures."""
    if pathway.facility is None:
        return None
    return {
        "name": pathway.facility,
        "contact": pathway.contact,
        "checked": _iso(pathway.checked),
    }


def _step(timeline: Timeline, step: Step, words: Words) -> dict[str, Any]:
    stage, starts, ends, held = step.stage, step.starts, step.ends, step.this_length
    return {
        "key": stage.key,
        "kind": stage.kind.value,
        "title": words.text(stage.title),
        "lane": stage.lane.value,
        "start_day": step.first_day,
        "last_day": step.last_day,
        "days": None if stage.open_ended else step.days,
        "open_ended": stage.open_ended,
        "may_not_happen": False,
        "range": _range(stage, words),
        "note": stage.note and words.text(stage.note),
        "outside_range": step.outside_range,
        "earliest_start_day": starts and starts.earliest,
        "latest_start_day": starts and starts.latest,
        "earliest_last_day": ends and ends.earliest,
        "latest_last_day": ends and ends.latest,
        "latest_is_limit": step.latest_is_limit,
        "this_length": held
        and {"earliest_last_day": held.earliest, "latest_last_day": held.latest},
        "start_date": _iso(timeline.date_of(step.first_day)),
        "last_date": _iso(timeline.date_of(step.last_day)),
        "sources": list(stage.sources),
    }


def _lane(timeline: Timeline, lane: GuidanceLane, words: Words) -> dict[str, Any]:
    first_day = 1 if lane.starts_on_day_1 else None
    return {
        "key": lane.key,
        "kind": Kind.OTHER.value,
        "title": words.text(lane.title),
        "lane": Lane.GUIDANCE.value,
        "start_day": first_day,
        "last_day": None,
        "days": None,
        "open_ended": True,
        "may_not_happen": lane.may_not_happen,
        "range": None,
        "note": None,
        "outside_range": False,
        "earliest_start_day": first_day,
        "latest_start_day": first_day,
        "earliest_last_day": None,
        "latest_last_day": None,
        "latest_is_limit": lane.starts_on_day_1,
        "this_length": None,
        "start_date": _iso(timeline.date_of(first_day)),
        "last_date": None,
        "sources": list(lane.sources),
    }


def _range(stage: Stage, words: Words) -> dict[str, Any] | None:
    if stage.range is None:
        return None
    return {
        "least": stage.range.least,
        "most": stage.range.most,
        "or_longer": stage.range.or_longer,
        "source": stage.range.source,
        "unit": stage.range.unit.value,
        "words": range_sentence(stage.range, words),
    }


def _marker(timeline: Timeline, marked: MarkedDay, words: Words) -> dict[str, Any]:
    return {
        "key": marked.marker.key,
        "title": words.text(marked.marker.title),
        "day": marked.day,
        "of": marked.marker.of and {"key": marked.marker.of, "day": marked.marker.day},
        "date": _iso(timeline.date_of(marked.day)),
        "sources": list(marked.marker.sources),
    }


def _source(source: Source, words: Words) -> dict[str, Any]:
    return {
        "key": source.key,
        "title": words.text(source.title),
        "publisher": source.publisher,
        "year": source.year,
        "address": source.address,
        "checked": source.checked,
    }


def _help_line(line: HelpLine, words: Words) -> dict[str, Any]:
    return {
        "key": line.key,
        "title": words.text(line.title),
        "about": words.text(line.about),
        "number": line.number,
        "address": line.address,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
