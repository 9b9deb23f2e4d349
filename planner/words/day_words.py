"""Days and lengths in words: by number, or by date when a plan has a start date."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from planner.language.catalogue import Words
from planner.pathway.pathway import Unit
from planner.plan.timeline import Reach, Step, Timeline

DAYS_A_WEEK: Final = 7


def weeks(days: int, words: Words) -> str:
    """Days as the nearest whole number of weeks, in words."""
    return words.count("weeks", max(1, round(days / DAYS_A_WEEK)))


def days_in_words(days: int, words: Words) -> str:
    return words.count("days", days)


def amount_in_words(days: int, unit: Unit, words: Words) -> str:
    """A length in its unit where it is a whole number of these, else in days."""
    if unit is Unit.MONTHS and days % unit.days == 0:
        return words.count("months", days // unit.days)
    if unit is Unit.WEEKS and days % unit.days == 0:
        return words.count("weeks", days // unit.days)
    return days_in_words(days, words)


def said_length(step: Step, words: Words) -> str:
    """The length of a step as its program says lengths, as short as it stands in the chart."""
    return amount_in_words(step.days, step.stage.unit, words)


def length_in_words(timeline: Timeline, step: Step, words: Words) -> str:
    """The length of a step, and where these are the days missing to the guidance, that it is so.

    One said in weeks or months has its days beside it.
    """
    length, said = days_in_words(step.days, words), said_length(step, words)
    if said != length:
        return words.say("length.in-unit", length=said, days=length)
    if not step.fills:
        return length
    fills = "length.fills" if step.happens else "length.fills-none"
    return words.say(fills, length=length, target=timeline.plan.pathway.guidance.days)


def stay_in_words(days: int, words: Words) -> str:
    """A stay of so many days, with the article that its number takes in English."""
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

    def could_be(self, message: str, reach: Reach, **values: object) -> str | None:
        """The sentence on an earliest and a latest day; None when there is only one day.

        Where that one can only be later, the sentence is that without a latest.

        Dates of two years have a year each. Those of one year have it once, at the end, and not at
        all when it is the year that the plan starts in.

        `message` has three forms: .limit, .or-later, and .open where no latest is stated.
        """
        start, earliest, latest = self.timeline.plan.start, reach.earliest, reach.latest
        if latest == earliest and reach.is_limit:
            return None
        if latest is None or latest == earliest:
            first = self.short(earliest, start)
            return self.words.say(f"{message}.open", earliest=first, **values)
        ends = self.timeline.date_of(latest)
        return self.words.say(
            f"{message}.limit" if reach.is_limit else f"{message}.or-later",
            earliest=self.short(earliest, ends),
            latest=self.short(latest, start),
            **values,
        )
