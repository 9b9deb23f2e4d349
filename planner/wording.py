"""Timeline -> sentences: what the page, the pictures and the files say in words.

All words come from the catalogue; here is only which message a plan needs, and its numbers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from planner.catalogue import Words
from planner.pathway import ASSUMPTION, FACILITY, Claim, Kind, Pathway, Range, Stage
from planner.timeline import Step, Timeline

DAYS_A_WEEK: Final = 7
ARTICLE: Final = "article"


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


def weeks(days: int, words: Words) -> str:
    """Days as the nearest whole number of weeks, in words."""
    return words.count("weeks", max(1, round(days / DAYS_A_WEEK)))


def days_in_words(days: int, words: Words) -> str:
    """A length in days, in words."""
    return words.count("days", days)


def stay_in_words(days: int, words: Words) -> str:
    """A stay of so many days, with the article that its number is spoken with in English."""
    spoken_with_a_vowel = days in {8, 11, 18} or 80 <= days <= 89
    return words.say("stay.an" if spoken_with_a_vowel else "stay.a", days=days)


@dataclass(frozen=True, slots=True)
class Days:
    """How one plan names its days: by number, or by date when it has a start date."""

    timeline: Timeline
    words: Words

    def when(self, day: int) -> str:
        """A single day; with a start date the Day number stands beside it."""
        calendar = self.timeline.date_of(day)
        if calendar is None:
            return self.words.say("when.day", day=day)
        return self.words.say("when.date", date=self.words.date(calendar), day=day)

    def short(self, day: int, like: date | None = None) -> str:
        """A single day in a range: a date loses its year when that is the year of `like`."""
        calendar = self.timeline.date_of(day)
        if calendar is None:
            return self.words.say("when.day", day=day)
        return self.words.date(calendar, like=like)

    def span(self, first: int, last: int | None) -> str:
        """From one day to another, both inclusive; None is no fixed end."""
        if last is None:
            return self.words.say("span.from", first=self.short(first))
        if first == last:
            return self.short(first)
        if self.timeline.plan.start is None:
            return self.words.say("span.days", first=first, last=last)
        like = self.timeline.date_of(last)
        return self.words.say("span.dates", first=self.short(first, like), last=self.short(last))

    def could_be(
        self, message: str, earliest: int, latest: int | None, *, limit: bool, **values: object
    ) -> str | None:
        """The sentence on an earliest and a latest day; None when there is only one day.

        `message` has three forms: .limit, .or-later, and .open where no latest is stated.
        """
        like = self.timeline.plan.start
        if latest is None:
            first = self.short(earliest, like)
            return self.words.say(f"{message}.open", earliest=first, **values)
        if latest == earliest and limit:
            return None
        like = self.timeline.date_of(latest) if like is None else like
        return self.words.say(
            f"{message}.limit" if limit else f"{message}.or-later",
            earliest=self.short(earliest, like),
            latest=self.short(latest, like),
            **values,
        )


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
    if not days_of(timeline, Kind.EVALUATION):
        if not days_of(timeline, Kind.DETOX):
            return None
        return words.say("ask.detox", days=counted)
    detox = days_of(timeline, Kind.DETOX) > 0
    return words.say("ask.detox-and-evaluation" if detox else "ask.evaluation", days=counted)


def ninety_sentence(timeline: Timeline, words: Words) -> str:
    """How this example stands to the guidance on days in treatment."""
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


def phone_script(timeline: Timeline, words: Words) -> str:
    """What staff can read out on the phone: the answer, briefly, and what always follows it."""
    stay = stay_of(timeline)
    months = words.text(timeline.plan.pathway.safety.months.text)
    if stay is None or stay.last_day is None:
        return " ".join((*answer(timeline, words), ninety_sentence(timeline, words), months))
    days = Days(timeline, words)
    first = next(step.stage.kind for step in timeline.steps if step.happens)
    detox = "-with-detox" if first is Kind.DETOX else ""
    sentences: list[str | None] = [
        words.say(
            f"phone.stay{detox}",
            stay=stay_in_words(days_of(timeline, Kind.TREATMENT), words),
            start=days.short(1),
            end=days.short(stay.last_day, timeline.plan.start),
        )
    ]
    held = stay_window(timeline)
    if held is not None:
        sentences.append(days.could_be("phone.could-be", *held, limit=stay.latest_is_limit))
    sentences += [ninety_sentence(timeline, words), months]
    return " ".join(sentence for sentence in sentences if sentence is not None)


def plan_as_text(timeline: Timeline, link: str, words: Words) -> str:
    """The example in a few sentences, to be sent as a message, with its link at the end."""
    days = Days(timeline, words)
    pathway = timeline.plan.pathway
    steps = (
        words.say(
            "text.step",
            title=words.text(step.stage.title),
            span=days.span(step.first_day, step.last_day),
        )
        for step in timeline.steps
        if step.first_day is not None
    )
    program = program_line(pathway, words)
    return " ".join(
        (
            words.say("text.about", medicine=pathway.medicine),
            *([] if program is None else [program]),
            *steps,
            words.text(pathway.safety.months.text),
            words.text(pathway.safety.inside.text),
            link,
        )
    )


def range_label(stage: Stage, words: Words) -> str | None:
    """The stated range, with whose it is, as short as it stands in the chart."""
    stated = stage.range
    if stated is None:
        return None
    known: dict[str, object] = {
        "least": stated.least,
        "most": stated.most,
        "length": days_in_words(stated.least, words),
    }
    return words.say(f"range.{_form(stated)}.{origin(stated.source)}", **known)


def range_sentence(stated: Range, words: Words) -> str:
    """The stated range as it was said; a facility's figures, which have no words, in ours."""
    if stated.words is not None:
        return words.text(stated.words.text)
    most = stated.least if stated.most is None else stated.most
    known: dict[str, object] = {"least": stated.least, "most": days_in_words(most, words)}
    return words.say(f"stated.{_form(stated)}", **known)


def _form(stated: Range) -> str:
    """How a range is said, as messages are named by it."""
    if stated.most is None or (stated.or_longer and stated.most == stated.least):
        return "open"
    if stated.most == stated.least:
        return "exact"
    return "or-longer" if stated.or_longer else "limit"


def origin(source: str) -> str:
    """Whose figure it is, as messages are named by it."""
    return source if source in {ARTICLE, ASSUMPTION, FACILITY} else "guidance"


def outside_note(step: Step, words: Words) -> str | None:
    """Whose range the chosen length is outside of; None when it is inside."""
    stated = step.stage.range
    if stated is None or not step.outside_range:
        return None
    whose = origin(stated.source)
    if whose == ARTICLE:
        side = "shorter" if step.days < stated.least else "longer"
        return words.say(f"outside.article.{side}")
    return words.say(f"outside.{whose}")
