"""Timeline -> sentences: when the stay ends, how it stands to the guidance, and safety words.

All words come from the catalogue; here is only which message a plan needs, and its numbers.
"""

from collections.abc import Iterable, Iterator

from planner.language.catalogue import Words
from planner.pathway.claims import Claim
from planner.pathway.pathway import COUNTED, Kind, Pathway
from planner.plan.timeline import Reach, Step, Timeline
from planner.words.day_words import DAYS_A_WEEK, Days, days_in_words, stay_in_words, weeks


def claims(texts: Iterable[Claim], words: Words) -> str:
    """Several claims as one paragraph."""
    return " ".join(words.text(claim.text) for claim in texts)


def disclaimer(pathway: Pathway, words: Words) -> str:
    return claims(pathway.safety.disclaimer, words)


def opening(pathway: Pathway, words: Words) -> Iterator[str]:
    """What to know beside the answer: what gives hope, that a stay may not be needed, and PAWS.

    Whose figures they are comes last; a program's own stand beside its name.
    """
    safety = pathway.safety
    yield claims((safety.hope, safety.at_home), words)
    yield words.text(safety.lasting.text)
    if pathway.facility is None:
        yield words.text(safety.article.text)


def short_safety(pathway: Pathway, words: Words) -> str:
    """The short safety words that stand inside pictures, and wherever there is little room."""
    return claims(pathway.safety.inside, words)


def safety_line(pathway: Pathway, words: Words) -> str:
    """The whole safety text, with the line on how long coming off the medicine takes."""
    return claims((*pathway.safety.full, pathway.safety.months), words)


def program_line(pathway: Pathway, words: Words) -> str | None:
    """Whose program it is and how to reach it; None for the article's steps."""
    if pathway.facility is None:
        return None
    name = as_sentence_part(words.text(pathway.facility))
    if pathway.contact is None:
        return words.say("program.line", name=name)
    contact = as_sentence_part(words.text(pathway.contact))
    return words.say("program.line-with-contact", name=name, contact=contact)


def as_sentence_part(text: str) -> str:
    """A text of a facility without a period of its own, for a sentence that has one."""
    return text.strip().rstrip(".")


def stay_of(timeline: Timeline) -> Step | None:
    """The last step of kind treatment that has days: the one whose end families ask for.

    A program may have the stay in parts.
    """
    stays = [one for one in timeline.steps if one.stage.kind is Kind.TREATMENT and one.happens]
    return stays[-1] if stays else None


def days_of(timeline: Timeline, kind: Kind) -> int:
    """How many days all stages of a kind have."""
    return sum(step.days for step in timeline.steps if step.stage.kind is kind)


def answer_title(timeline: Timeline, words: Words) -> str:
    """The question that the answer is to: of the end of the stay, or of care without a stay."""
    return words.say("page.answer-no-stay" if stay_of(timeline) is None else "page.answer")


def answer(timeline: Timeline, words: Words) -> list[str]:
    """When the stay ends: in this example, with its length held, and with all lengths open."""
    stay = stay_of(timeline)
    sentences = (
        _without_stay(timeline, words) if stay is None else _stay_ends(timeline, stay, words)
    )
    if timeline.plan.start is not None:
        sentences.append(words.say("answer.dates-can-move"))
    return sentences


def stay_window(timeline: Timeline) -> Reach | None:
    """The earliest and the latest last Day of the stay when the lengths of all its parts are held.

    None where there is no stay, or where it takes the days that are missing to the guidance.
    """
    stay = stay_of(timeline)
    return None if stay is None else stay.held


def change_before(day: int, reach: Reach, words: Words) -> str:
    """How the steps before a day can differ from the example, which has it on that Day."""
    if reach.latest is None or reach.latest > day or not reach.is_limit:
        return words.say("change.both" if reach.earliest < day else "change.longer")
    return words.say("change.shorter")


def _stay_ends(timeline: Timeline, stay: Step, words: Words) -> list[str]:
    day = stay.last_day
    if day is None:
        raise ValueError("a stay has a last day")
    calendar = timeline.date_of(day)
    known = {"day": day, "weeks": weeks(day, words)}
    early = day < DAYS_A_WEEK
    if calendar is None:
        message = "answer.stay-ends.days-early" if early else "answer.stay-ends.days"
        first = words.say(message, **known)
    else:
        weekday = words.date_with_weekday(calendar)
        message = "answer.stay-ends.dates-early" if early else "answer.stay-ends.dates"
        first = words.say(message, date=weekday, **known)
    could_be = _stay_could_end(timeline, stay, day, words)
    return [first, *(sentence for sentence in could_be if sentence is not None)]


def _stay_could_end(timeline: Timeline, stay: Step, day: int, words: Words) -> Iterator[str | None]:
    """How early and how late: with its length held first, then with all lengths open."""
    days, ends, held = Days(timeline, words), stay.ends, stay_window(timeline)
    if ends is None:
        raise ValueError("a stay has a last day")
    if held is None:
        yield days.could_be("answer.start", ends, change=change_before(day, ends, words))
        return
    with_length = days.could_be(
        "answer.this-length",
        held,
        stay=stay_in_words(days_of(timeline, Kind.TREATMENT), words),
        change=change_before(day, held, words),
    )
    yield with_length
    if ends == held:
        return
    if with_length is None:
        yield days.could_be("answer.only-length", ends)
    else:
        yield days.could_be("answer.other-length", ends)


def _without_stay(timeline: Timeline, words: Words) -> list[str]:
    days, own = Days(timeline, words), timeline.plan.pathway.facility is not None
    sentences = [*_no_stay(timeline, words)]
    for step in timeline.steps:
        if step.stage.kind is Kind.OUTPATIENT and step.first_day is not None and step.starts:
            change = change_before(step.first_day, step.starts, words)
            could_be = days.could_be("answer.start", step.starts, change=change)
            sentences.append(words.say("answer.outpatient-starts", when=days.when(step.first_day)))
            return sentences if could_be is None else [*sentences, could_be]
    none = "answer.own-no-outpatient" if own else "answer.no-outpatient"
    return [*sentences, words.say(none)]


def _no_stay(timeline: Timeline, words: Words) -> Iterator[str]:
    """That there is no stay. Where people live in a program's other steps, its file may not say."""
    if timeline.plan.pathway.facility is None:
        after_detox = days_of(timeline, Kind.DETOX) > 0
        yield words.say("answer.no-stay-after-detox" if after_detox else "answer.no-stay")
        return
    stays = [step.stage for step in timeline.steps if step.stage.kind is Kind.TREATMENT]
    if stays:
        titles = ", ".join(words.text(stage.title) for stage in stays)
        yield words.say("answer.own-no-stay", titles=titles)


def ask_line(timeline: Timeline, words: Words) -> str | None:
    """That programs may count days in another way; None when there is nothing to count on top."""
    stay = stay_of(timeline)
    if stay is None:
        return None
    counted = days_of(timeline, Kind.TREATMENT)
    if timeline.plan.pathway.facility is not None:
        return _on_top(timeline, counted, words)
    if not days_of(timeline, Kind.EVALUATION):
        if not days_of(timeline, Kind.DETOX):
            return None
        return words.say("ask.detox", days=counted)
    detox = days_of(timeline, Kind.DETOX) > 0
    return words.say("ask.detox-and-evaluation" if detox else "ask.evaluation", days=counted)


def _on_top(timeline: Timeline, counted: int, words: Words) -> str | None:
    """Which of a program's own steps are counted on top of its stay."""
    titles = [
        words.text(step.stage.title)
        for step in timeline.steps
        if step.stage.kind in {Kind.DETOX, Kind.EVALUATION} and step.happens
    ]
    if not titles:
        return None
    return words.say("ask.own-steps", days=counted, titles=", ".join(titles))


def ninety_sentence(timeline: Timeline, words: Words) -> str:
    """How this example stands to the guidance on days in treatment, and what is not counted."""
    sentences = [_counted_days(timeline, words), *_not_counted(timeline, words)]
    return " ".join(sentences)


def _not_counted(timeline: Timeline, words: Words) -> Iterator[str]:
    """The steps between the days that count: the calendar has more days than are counted."""
    counting = [step for step in timeline.steps if step.stage.counts and step.happens]
    if not counting:
        return
    end = counting[-1].drawn_end if timeline.reached_day is None else timeline.reached_day
    between = [
        words.say(
            "ninety.step",
            title=words.text(step.stage.title),
            length=days_in_words(step.days, words),
        )
        for step in timeline.steps
        if step.start is not None
        and not step.stage.counts
        and counting[0].drawn_end <= step.start < end
    ]
    if between:
        yield words.say("ninety.not-counted", steps=", ".join(between))


def _counted_days(timeline: Timeline, words: Words) -> str:
    if timeline.reached_day is not None:
        return _reached(timeline, timeline.reached_day, words)
    days = Days(timeline, words)
    stay = days_of(timeline, Kind.TREATMENT)
    outpatient = days_of(timeline, Kind.OUTPATIENT)
    known: dict[str, object] = {
        "target": timeline.plan.pathway.guidance.days,
        "counted": timeline.counted,
        "missing": words.count("ninety.days-missing", timeline.missing),
    }
    if stay == 0:
        return words.say(
            "ninety.part-outpatient" if outpatient else "ninety.nothing-counted", **known
        )
    if outpatient:
        return words.say("ninety.part-filled", **known)
    after = max(step.last_day or 0 for step in timeline.steps if step.stage.kind is Kind.TREATMENT)
    return words.say("ninety.missing", after=days.when(after), **known)


def _reached(timeline: Timeline, reached_day: int, words: Words) -> str:
    """What reaches the guidance, and when: not all days of the stay, or of care, may be needed."""
    target = timeline.plan.pathway.guidance.days
    needed = {kind: _days_until(timeline, kind, reached_day) for kind in COUNTED}
    stay, outpatient = days_of(timeline, Kind.TREATMENT), days_of(timeline, Kind.OUTPATIENT)
    known: dict[str, object] = {
        "target": target,
        "stay": stay,
        "outpatient": days_in_words(outpatient, words),
        "when": Days(timeline, words).when(reached_day),
    }
    if needed[Kind.OUTPATIENT] == 0:
        return words.say("ninety.met-by-stay", **known)
    if needed[Kind.TREATMENT] == 0:
        return words.say("ninety.outpatient-only", **known)
    if not _outpatient_is_last(timeline):
        return words.say("ninety.together", **known)
    # What is said of all outpatient care is not true of care that goes on after that day.
    whole = needed[Kind.OUTPATIENT] == outpatient
    return words.say("ninety.filled" if whole else "ninety.part-needed", **known)


def _days_until(timeline: Timeline, kind: Kind, day: int) -> int:
    """How many days all stages of a kind have up to a Day, inclusive."""
    return sum(
        min(step.days, max(0, day - step.start))
        for step in timeline.steps
        if step.stage.kind is kind and step.start is not None
    )


def _outpatient_is_last(timeline: Timeline) -> bool:
    """Whether all outpatient care comes after the stay."""
    kinds = [step.stage.kind for step in timeline.steps if step.stage.counts and step.happens]
    return kinds == sorted(kinds, key=lambda kind: kind is Kind.OUTPATIENT)
