"""The rows of the page's table: each stage, each guidance lane and the guidance itself."""

from collections.abc import Iterator
from html import escape

from planner.catalogue import Words
from planner.pathway import GuidanceLane
from planner.timeline import Step, Timeline, Window
from planner.ui.blocks import source_names
from planner.wording import Days, days_in_words, outside_note


def columns(words: Words) -> list[str]:
    """The table's column heads."""
    names = ("step", "length", "when", "could-be", "stated", "source")
    return [words.say(f"table.{name}") for name in names]


def rows(timeline: Timeline, words: Words) -> Iterator[list[str]]:
    """A row a line of the timeline, in the order of the chart; cells are HTML."""
    for step in timeline.steps:
        yield _step(timeline, step, words)
    for lane in timeline.lanes:
        yield _lane(timeline, lane, words)
    yield _guidance(timeline, words)


def _step(timeline: Timeline, step: Step, words: Words) -> list[str]:
    stage = step.stage
    pathway = timeline.plan.pathway
    stated = stage.range
    outside = outside_note(step, words)
    words_of_range = "" if stated is None else words.text(stated.words.text)
    if outside is not None:
        words_of_range = words.say("table.outside", stated=words_of_range, outside=outside)
    keys = (
        stage.sources if stated is None else tuple(dict.fromkeys((stated.source, *stage.sources)))
    )
    sources = escape(source_names(keys, pathway, words))
    title = escape(words.text(stage.title))
    if step.first_day is None or step.window is None:
        none = words.say("table.none")
        return [title, escape(none), "", "", escape(words_of_range), sources]
    length = words.say("table.no-end") if stage.open_ended else days_in_words(step.days, words)
    if step.fills:
        target = pathway.guidance.days
        length = words.say("table.fills", length=length, target=target)
    when = Days(timeline, words).span(step.first_day, step.last_day)
    could_be = "<br>".join(escape(line) for line in _could_be(timeline, step, step.window, words))
    return [title, escape(length), escape(when), could_be, escape(words_of_range), sources]


def _could_be(timeline: Timeline, step: Step, window: Window, words: Words) -> list[str]:
    days = Days(timeline, words)
    limit = step.latest_is_limit
    lines: list[str | None] = []
    if window.earliest_start != window.latest_start:
        lines.append(
            days.could_be("table.starts", window.earliest_start, window.latest_start, limit=limit)
        )
    if window.earliest_last is not None:
        lines.append(
            days.could_be("table.ends", window.earliest_last, window.latest_last, limit=limit)
        )
        if step.this_length is not None and step.this_length[0] != step.this_length[1]:
            lines.append(days.could_be("table.this-length", *step.this_length, limit=limit))
    return [line for line in lines if line is not None]


def _lane(timeline: Timeline, lane: GuidanceLane, words: Words) -> list[str]:
    length = words.say("table.may-not-happen" if lane.may_not_happen else "table.no-end")
    when = Days(timeline, words).span(1, None) if lane.starts_on_day_1 else ""
    summary = escape(words.text(lane.card.summary.text))
    sources = escape(source_names(lane.sources, timeline.plan.pathway, words))
    return [escape(words.text(lane.title)), escape(length), escape(when), "", summary, sources]


def _guidance(timeline: Timeline, words: Words) -> list[str]:
    rule = timeline.plan.pathway.guidance
    counted = words.say("table.counted", counted=timeline.counted, target=rule.days)
    if timeline.reached_day is None:
        missing = days_in_words(timeline.missing, words)
        when = words.say("table.missing", missing=missing)
    else:
        when = words.say("table.reached", when=Days(timeline, words).when(timeline.reached_day))
    sources = escape(source_names(rule.sources, timeline.plan.pathway, words))
    stated = escape(words.say("table.at-least", target=rule.days))
    return [escape(words.text(rule.title)), escape(counted), escape(when), "", stated, sources]
