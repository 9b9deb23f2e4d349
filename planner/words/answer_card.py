"""The answer of a plan as a card: one day in large type, how it can move, and what comes first."""

from dataclasses import dataclass

from planner.language.catalogue import Words
from planner.pathway.pathway import Kind
from planner.plan.timeline import Reach, Timeline
from planner.words.day_words import Days
from planner.words.wording import answer, stay_of, stay_window


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCard:
    """What the card says, from the top down; empty texts are left out.

    `lead` goes before `day`, and both are its headline. `why` holds the sentences behind them, if
    there are any.
    """

    lead: str
    day: str
    could_be: str
    missing: str
    first: str
    months: str
    why: tuple[str, ...]


def answer_card(timeline: Timeline, words: Words) -> AnswerCard:
    """The card of a plan: the end of its stay, else the start of outpatient care or a step."""
    lead, day, reach = _headline(timeline, words)
    could_be = None if reach is None else Days(timeline, words).could_be("phone.could-be", reach)
    safety = timeline.plan.pathway.safety
    return AnswerCard(
        lead=lead,
        day=_large(timeline, day, words),
        could_be=could_be or "",
        missing=_missing(timeline, words),
        first=_first(timeline, words),
        months=words.text(safety.months.text),
        why=tuple(answer(timeline, words)[1:]),
    )


def _headline(timeline: Timeline, words: Words) -> tuple[str, int, Reach | None]:
    """What the day is of, its number, and how early and how late it can be."""
    stay = stay_of(timeline)
    if stay is not None and stay.last_day is not None:
        return words.say("answer-card.stay-ends"), stay.last_day, stay_window(timeline) or stay.ends
    happening = [step for step in timeline.steps if step.happens]
    for step in happening:
        if step.stage.kind is Kind.OUTPATIENT and step.first_day is not None:
            return words.say("answer-card.care-starts"), step.first_day, step.starts
    ending = [step for step in happening if step.last_day is not None]
    if ending:
        title = words.text(ending[-1].stage.title)
        lead = words.say("answer-card.step-ends", title=title)
        return lead, ending[-1].last_day or 1, ending[-1].held or ending[-1].ends
    title = words.text((happening or timeline.steps)[-1].stage.title)
    return words.say("answer-card.step-starts", title=title), 1, None


def _large(timeline: Timeline, day: int, words: Words) -> str:
    """The day as it stands in large type: a date of the year that Day 1 is in has no year."""
    calendar, start = timeline.date_of(day), timeline.plan.start
    if calendar is None or start is None:
        return words.say("when.day", day=day)
    return words.date_with_weekday(calendar, like=start)


def _missing(timeline: Timeline, words: Words) -> str:
    """That days of treatment are missing to the guidance, where they are."""
    if not timeline.missing:
        return ""
    return words.say(
        "answer-card.missing",
        counted=timeline.counted,
        target=timeline.plan.pathway.guidance.days,
        missing=words.count("ninety.days-missing", timeline.missing),
    )


def _first(timeline: Timeline, words: Words) -> str:
    """What comes first, and when."""
    first = next((step for step in timeline.steps if step.first_day is not None), None)
    if first is None or first.first_day is None:
        return ""
    when = Days(timeline, words).short(first.first_day, timeline.plan.start)
    return words.say("answer-card.first", title=words.text(first.stage.title), when=when)
