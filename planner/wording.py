"""Timeline -> sentences: when the stay ends, how it stands to the guidance, and safety words.

All words come from the catalogue; here is only which message a plan needs, and its numbers.
"""

from collections.abc import Iterable, Iterator

from planner.catalogue import Words
from planner.claims import Claim
from planner.day_words import DAYS_A_WEEK, Days, days_in_words, stay_in_words, weeks
from planner.pathway import Kind, Pathway
from planner.timeline import Step, Timeline


def claims(texts: Iterable[Claim], words: Words) -> str:
    """Several claims as one paragraph."""
    return " ".join(words.text(claim.text) for claim in texts)


def disclaimer(pathway: Pathway, words: Words) -> str:
    """The whole disclaimer."""
    return claims(pathway.safety.disclaimer, words)


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
    """The last step of kind treatment that has days: the one whose end families ask for."""
    stays = _stays(timeline)
    return stays[-1] if stays else None


def _stays(timeline: Timeline) -> list[Step]:
    """The steps of kind treatment that have days: a program may have the stay in parts."""
    return [step for step in timeline.steps if step.stage.kind is Kind.TREATMENT and step.happens]


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


def stay_window(timeline: Timeline) -> tuple[int, int | None] | None:
    """The earliest and the latest last Day of the stay when the lengths of all its parts are held.

    None where there is no stay, or where it takes the days that are missing to the guidance.
    """
    stays = _stays(timeline)
    if not stays or stays[-1].this_length is None:
        return None
    earliest, latest = stays[-1].this_length
    for part in stays[:-1]:
        window = part.window
        if window is None or window.earliest_last is None:
            continue
        earliest += part.days - (window.earliest_last - window.earliest_start + 1)
        if (
            latest is not None
            and window.latest_start is not None
            and window.latest_last is not None
        ):
            latest += part.days - (window.latest_last - window.latest_start + 1)
    return earliest, latest


def _stay_ends(timeline: Timeline, stay: Step, words: Words) -> list[str]:
    days = Days(timeline, words)
    day = stay.last_day
    window = stay.window
    if day is None or window is None or window.earliest_last is None:
        raise ValueError("a stay has a last day")
    calendar = timeline.date_of(day)
    known = {"day": day, "weeks": weeks(day, words)}
    early = "-early" if day < DAYS_A_WEEK else ""
    if calendar is None:
        first = words.say(f"answer.stay-ends.days{early}", **known)
    else:
        weekday = words.date_with_weekday(calendar)
        first = words.say(f"answer.stay-ends.dates{early}", date=weekday, **known)
    sentences: list[str | None] = [first]
    held = stay_window(timeline)
    if held is not None:
        length = days_of(timeline, Kind.TREATMENT)
        sentences.append(
            days.could_be(
                "answer.this-length",
                *held,
                limit=stay.latest_is_limit,
                stay=stay_in_words(length, words),
            )
        )
    sentences.append(
        days.could_be(
            "answer.other-length",
            window.earliest_last,
            window.latest_last,
            limit=stay.latest_is_limit,
        )
    )
    return [sentence for sentence in sentences if sentence is not None]


def _without_stay(timeline: Timeline, words: Words) -> list[str]:
    after_detox = "-after-detox" if days_of(timeline, Kind.DETOX) else ""
    sentences = [words.say(f"answer.no-stay{after_detox}")]
    days = Days(timeline, words)
    for step in timeline.steps:
        if step.stage.kind is Kind.OUTPATIENT and step.first_day is not None and step.window:
            sentences.append(words.say("answer.outpatient-starts", when=days.when(step.first_day)))
            could_be = days.could_be(
                "answer.start",
                step.window.earliest_start,
                step.window.latest_start,
                limit=step.latest_is_limit,
            )
            return sentences if could_be is None else [*sentences, could_be]
    return [*sentences, words.say("answer.no-outpatient")]


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
    days = Days(timeline, words)
    target = timeline.plan.pathway.guidance.days
    stay = days_of(timeline, Kind.TREATMENT)
    outpatient = days_of(timeline, Kind.OUTPATIENT)
    known: dict[str, object] = {
        "target": target,
        "stay": stay,
        "counted": timeline.counted,
        "missing": words.count("ninety.days-missing", timeline.missing),
        "outpatient": days_in_words(outpatient, words),
    }
    if timeline.reached_day is not None:
        known["when"] = days.when(timeline.reached_day)
        if stay >= target:
            return words.say("ninety.met-by-stay", **known)
        if stay and not _outpatient_is_last(timeline):
            return words.say("ninety.together", **known)
        return words.say("ninety.filled" if stay else "ninety.outpatient-only", **known)
    if stay == 0:
        return words.say(
            "ninety.part-outpatient" if outpatient else "ninety.nothing-counted", **known
        )
    if outpatient:
        return words.say("ninety.part-filled", **known)
    after = max(step.last_day or 0 for step in timeline.steps if step.stage.kind is Kind.TREATMENT)
    return words.say("ninety.missing", after=days.when(after), **known)


def _outpatient_is_last(timeline: Timeline) -> bool:
    """Whether all outpatient care comes after the stay."""
    kinds = [step.stage.kind for step in timeline.steps if step.stage.counts and step.happens]
    return kinds == sorted(kinds, key=lambda kind: kind is Kind.OUTPATIENT)
