"""The words inside the picture, from its title to its ticks; and its alt text."""

from planner.language.catalogue import Words
from planner.language.lettering import Run, keep_together
from planner.pathway.pathway import GuidanceLane, Pathway
from planner.plan.timeline import MarkedDay, Step, Timeline
from planner.words.day_words import DAYS_A_WEEK, Days, said_length
from planner.words.in_brief import steps_text
from planner.words.range_words import range_label, range_note
from planner.words.wording import answer, as_sentence_part, claims, ninety_sentence, short_safety

Runs = tuple[Run, ...]


def title(pathway: Pathway, words: Words) -> Runs:
    """What the picture is."""
    return (Run(words.say("chart.title", medicine=pathway.medicine), bold=True),)


def example(timeline: Timeline, words: Words) -> Runs:
    """Which example it shows."""
    pathway, scenario = timeline.plan.pathway, timeline.plan.scenario
    if pathway.facility is None:
        shown = words.say("chart.own-lengths") if scenario is None else words.text(scenario.title)
    else:
        name = as_sentence_part(words.text(pathway.facility))
        message = "program.own-lengths" if scenario is None else "program.example"
        lengths = "" if scenario is None else words.text(scenario.title)
        shown = words.say(message, name=name, lengths=lengths)
    return (Run(shown),)


def step_caption(timeline: Timeline, step: Step, words: Words) -> Runs:
    """A stage's place and title, its length in this example, and the stated range or why none."""
    number = timeline.steps.index(step) + 1
    title = words.text(step.stage.title)
    name = Run(words.say("caption.numbered", number=number, title=title), bold=True)
    if step.stage.open_ended:
        no_end = Run(words.say("caption.no-end"))
        if step.stage.aside is None:
            return name, no_end
        aside = words.say("caption.note", note=words.text(step.stage.aside))
        return name, no_end, Run(aside, quiet=True)
    if not step.happens:
        none = "caption.not-needed" if step.fills else "caption.none"
        target = timeline.plan.pathway.guidance.days
        return name, Run(words.say(none, target=target), quiet=True)
    length = Run(words.say("caption.length", length=said_length(step, words)))
    notes = [range_note(step, words)]
    if step.fills:
        notes.append(words.say("caption.fills", target=timeline.plan.pathway.guidance.days))
    known = ", ".join(note for note in notes if note is not None)
    if not known:
        return name, length
    return name, length, Run(words.say("caption.note", note=known), quiet=True)


def lane_caption(lane: GuidanceLane, words: Words) -> Runs:
    """A guidance lane's title, and that it has no end or may not happen."""
    note = "caption.may-not-happen" if lane.may_not_happen else "caption.often-months"
    return Run(words.text(lane.title), bold=True), Run(words.say(note))


def guidance_caption(timeline: Timeline, words: Words) -> Runs:
    """How the days of treatment stand to the guidance."""
    rule = timeline.plan.pathway.guidance
    name = Run(words.text(rule.title), bold=True)
    start = timeline.treatment_start
    if timeline.reached_day is not None and start is not None:
        first, last = _short_span(timeline, start + 1, timeline.reached_day, words)
        reached = words.say("caption.reached", first=first, last=last)
        return name, Run(_together_after_dot(reached))
    counted = words.say("caption.counted", counted=timeline.counted, target=rule.days)
    missing = words.say("caption.missing", missing=timeline.missing)
    return Run(counted, bold=True), Run(_together_after_dot(missing))


def _together_after_dot(text: str) -> str:
    """The text unbreakable, but for its dot: that may end a line, and never begins one."""
    return keep_together(text, text.lstrip(" ·"))


def marker_caption(timeline: Timeline, marked: MarkedDay, words: Words) -> str:
    """What happens on a marked day, and which day it is."""
    when = short_day(timeline, marked.day, words)
    return words.say("caption.marker", title=words.text(marked.marker.title), when=when)


def short_day(timeline: Timeline, day: int, words: Words) -> str:
    """A day as short as it stands in the picture: a date there has the year it starts in."""
    calendar, start = timeline.date_of(day), timeline.plan.start
    if calendar is None or start is None:
        return words.say("when.day", day=day)
    if calendar.year == start.year:
        return words.short_date(calendar)
    return words.short_date_with_year(calendar)


def _short_span(timeline: Timeline, first: int, last: int, words: Words) -> tuple[str, str]:
    """Two days as in the picture: their years on both, or once at the end, or on neither."""
    one, other = timeline.date_of(first), timeline.date_of(last)
    said = short_day(timeline, first, words), short_day(timeline, last, words)
    if one is None or other is None:
        return said
    if one.year == other.year:
        return words.short_date(one), said[1]
    return words.short_date_with_year(one), words.short_date_with_year(other)


def lanes_heading(words: Words) -> Runs:
    """What the rows below it are."""
    return (Run(words.say("chart.guidance-adds"), bold=True),)


def tick(timeline: Timeline, offset: int, words: Words, *, before: int | None = None) -> Runs:
    """The date at this offset, or without dates the week that starts there.

    The date has its year unless the tick `before` it, at that offset, is of the same year.
    """
    calendar = timeline.date_of(offset + 1)
    if calendar is None:
        return (Run(words.say("tick.week", week=offset // DAYS_A_WEEK + 1), quiet=True),)
    earlier = None if before is None else timeline.date_of(before + 1)
    same_year = earlier is not None and earlier.year == calendar.year
    short = words.short_date(calendar) if same_year else words.short_date_with_year(calendar)
    return (Run(short, quiet=True),)


def closing(pathway: Pathway, words: Words, *, compared: bool = False) -> Runs:
    """What stands at the foot of every picture; of plans that are `compared`, all of them."""
    safety = pathway.safety
    together = words.say("phrase.not-medical-advice")
    lead, *rest = safety.inside
    return (
        Run(keep_together(words.text(lead.text), together), bold=True),
        Run(claims(rest, words)),
        Run(claims(safety.compared if compared else (safety.months,), words), bold=True),
    )


def step_hover(timeline: Timeline, step: Step, words: Words) -> tuple[str, ...]:
    """A stage in a few short lines: name, days in this example, how early and how late."""
    days = Days(timeline, words)
    lines = [words.text(step.stage.title)]
    if step.first_day is None or step.starts is None:
        return tuple(lines)
    lines.append(days.span(step.first_day, step.last_day))
    could_be = (
        days.could_be("hover.starts", step.starts)
        if step.ends is None
        else days.could_be("hover.ends", step.ends)
    )
    stated = range_label(step.stage, words)
    return (*lines, *(line for line in (could_be, stated) if line is not None))


def alt_text(timeline: Timeline, words: Words, *, table: bool = False) -> str:
    """The takeaway of the picture, for those who do not see it; `table` says that one is below."""
    pathway = timeline.plan.pathway
    return " ".join(
        (
            words.say("alt.chart", medicine=pathway.medicine),
            steps_text(timeline, words),
            *answer(timeline, words),
            words.text(pathway.safety.months.text),
            ninety_sentence(timeline, words),
            short_safety(pathway, words),
            *([words.say("alt.table")] if table else []),
        )
    )
