"""A plan in a few sentences: to be read out on the phone, or sent as a message."""

from planner.language.catalogue import Words
from planner.pathway.pathway import Kind
from planner.plan.timeline import Timeline
from planner.words.day_words import Days, stay_in_words
from planner.words.wording import (
    answer,
    days_of,
    ninety_sentence,
    program_line,
    short_safety,
    stay_of,
    stay_window,
)


def phone_script(timeline: Timeline, words: Words) -> str:
    """What staff can read out on the phone: the answer, briefly, and what always follows it."""
    stay = stay_of(timeline)
    months = words.text(timeline.plan.pathway.safety.months.text)
    if stay is None or stay.last_day is None:
        return " ".join((*answer(timeline, words), ninety_sentence(timeline, words), months))
    days = Days(timeline, words)
    detox, start = _stay_starts(timeline)
    sentences: list[str | None] = [
        words.say(
            "phone.stay-with-detox" if detox else "phone.stay",
            stay=stay_in_words(days_of(timeline, Kind.TREATMENT), words),
            start=days.short(start),
            end=days.short(stay.last_day, timeline.plan.start),
        )
    ]
    held = stay_window(timeline)
    if held is not None:
        sentences.append(days.could_be("phone.could-be", held))
    sentences += [ninety_sentence(timeline, words), months]
    return " ".join(sentence for sentence in sentences if sentence is not None)


def _stay_starts(timeline: Timeline) -> tuple[bool, int]:
    """Whether the stay can be said to start with detox, and the Day on which it then starts.

    It can where it follows on detox, or on detox and evaluation.
    """
    happening = [step for step in timeline.steps if step.happens]
    kinds = [step.stage.kind for step in happening]
    first = kinds.index(Kind.TREATMENT)
    detox = kinds[:1] == [Kind.DETOX] and {*kinds[:first]} <= {Kind.DETOX, Kind.EVALUATION}
    return detox, (happening[0 if detox else first].first_day or 1)


def steps_text(timeline: Timeline, words: Words) -> str:
    """Each stage that happens with its days, a short sentence each."""
    days = Days(timeline, words)
    return " ".join(
        words.say(
            "text.step",
            title=words.text(step.stage.title),
            span=days.span(step.first_day, step.last_day),
        )
        for step in timeline.steps
        if step.first_day is not None
    )


def plan_as_text(timeline: Timeline, link: str, words: Words) -> str:
    """The example in a few sentences, to be sent as a message, with its link at the end."""
    pathway = timeline.plan.pathway
    program = program_line(pathway, words)
    return " ".join(
        (
            words.say("text.about", medicine=pathway.medicine),
            *([] if program is None else [program]),
            steps_text(timeline, words),
            words.text(pathway.safety.months.text),
            short_safety(pathway, words),
            link,
        )
    )
