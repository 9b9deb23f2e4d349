"""Every number that the page shows is found in data with a source, or is counted from there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import product
from typing import Final

import pytest

from planner.language.catalogue import words_for
from planner.pathway.claims import Claim, Source
from planner.pathway.pathway import MOST_DAYS, Kind, Range, Scenario
from planner.plan.link import VERSION, encode
from planner.plan.plan import EARLIEST_START, LATEST_START, Context, Plan, default_plan
from planner.plan.timeline import Timeline, make_timeline
from planner.words.day_words import DAYS_A_WEEK
from planner.words.talk_pictures import EVERY
from tests.content import SHIPPED, lines
from tests.ui.visible import chart_alt, chart_hovers, chart_text, open_page, texts

PATHWAY: Final = SHIPPED.default
WORDS: Final = words_for()
NUMBER: Final = re.compile(r"\d+")
MONTHS: Final = {
    written.split()[0]
    for month in range(1, 13)
    for written in (WORDS.month(f"2027-{month:02}"), WORDS.short_date(date(2027, month, 1)))
}
NOT_SHOWN: Final = frozenset({"key", "source", "address", "checked", "tel", "sms"})
"""Fields of the data that explain no number on the page."""


def texts_with_a_source(part: object) -> Iterator[str]:
    """Every text in this part of the data that names a source, or is a source's own."""
    if isinstance(part, tuple):
        for item in part:
            yield from texts_with_a_source(item)
    elif is_dataclass(part):
        has_source = isinstance(part, Source | Range) or bool(getattr(part, "sources", ()))
        for field in fields(part):
            value = getattr(part, field.name)
            if not isinstance(value, str):
                yield from texts_with_a_source(value)
            elif has_source and field.name not in NOT_SHOWN:
                yield WORDS.text(value)
        if isinstance(part, Source):
            yield WORDS.month(part.checked)


def texts_of_example(scenario: Scenario) -> Iterator[str]:
    """The words of an example: its own lengths and the guidance are the numbers that they may say.

    Raises AssertionError for another number.
    """
    known = {length for length in scenario.lengths if isinstance(length, int)}
    known.add(PATHWAY.guidance.days)
    for text in (scenario.button, scenario.title):
        for number in NUMBER.findall(text):
            assert int(number) in known, f"{number} is no length of {scenario.key}: {text}"
        yield WORDS.text(text)


SOURCED: Final = frozenset(
    (
        *texts_with_a_source((PATHWAY, *PATHWAY.sources, *SHIPPED.helplines.sources)),
        *texts_with_a_source(SHIPPED.helplines),
        *(text for scenario in PATHWAY.scenarios for text in texts_of_example(scenario)),
        *(WORDS.date(day) for day in (PATHWAY.reviewed, PATHWAY.content_version)),
    )
)
"""Every text that brings its own origin: claims, sources, examples, and the data's own dates."""

YEARS: Final = {source.year for source in PATHWAY.sources if source.year is not None}


HOW_TO_TYPE: Final = WORDS.say("input.start-example")
"""How a date is typed: an example, in the empty field."""


def pattern(message: str, **values: object) -> re.Pattern[str]:
    """What finds a message in a text; each value that is None stands for a number."""
    marks = {name: "\x00" if value is None else value for name, value in values.items()}
    return re.compile(re.escape(WORDS.say(message, **marks)).replace("\x00", r"(\d+)"))


DAY_NUMBERS: Final = (
    pattern("span.days", first=None, last=None),
    pattern("when.day", day=None),
)
TICK: Final = pattern("tick.week", week=None)
WEEKS: Final = tuple(
    re.compile(re.escape(WORDS.count("weeks", n)).replace(str(n), r"(\d+)")) for n in (2, 1)
)
DATE: Final = re.compile(rf"\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\W+\d+")


@dataclass(frozen=True)
class Known:
    """The numbers that one plan brings with it: days, weeks, lengths and dates."""

    timeline: Timeline

    @cached_property
    def days(self) -> set[int]:
        """Every Day number that the timeline says, and Day 1 from which all count."""
        timeline = self.timeline
        days: set[int | None] = {1, timeline.reached_day}
        days |= {marked.day for marked in timeline.markers}
        for step in timeline.steps:
            days |= {step.first_day, step.last_day}
            for reach in filter(None, (step.starts, step.ends, step.held)):
                days |= {reach.earliest, reach.latest}
        return {day for day in days if day is not None}

    @cached_property
    def ticks(self) -> range:
        """The weeks that the picture may name: all that it is wide."""
        widest = max(self.timeline.drawn_days, *(day for day in self.days))
        return range(1, widest // DAYS_A_WEEK + 2)

    @cached_property
    def weeks(self) -> set[int]:
        """The Day numbers in whole weeks."""
        return {max(1, round(day / DAYS_A_WEEK)) for day in self.days}

    @cached_property
    def lengths(self) -> set[int]:
        """Every length: in the example, as stated, as counted; and what has been counted so far."""
        timeline = self.timeline
        known = {PATHWAY.guidance.days, timeline.counted, timeline.missing}
        known |= {*range(0, PATHWAY.guidance.days, EVERY)}
        for step in timeline.steps:
            known |= {step.days, step.last_day or 0}
            if step.stage.range is not None:
                assert step.stage.range.source, step.stage.key
                known |= {step.stage.range.least, step.stage.range.most or 0}
        for kind in Kind:
            known.add(sum(step.days for step in timeline.steps if step.stage.kind is kind))
        return known

    @cached_property
    def calendar(self) -> set[date]:
        """The dates of those days, and of the months' first days."""
        start = self.timeline.plan.start
        if start is None:
            return set()
        across = (start + timedelta(days=day) for day in range(self.ticks.stop * DAYS_A_WEEK))
        of_days = {start + timedelta(days=day - 1) for day in self.days}
        return of_days | {day for day in across if day.day == 1}

    @cached_property
    def whole_texts(self) -> list[str]:
        """All that explains itself as a whole, the longest first: one may hold another."""
        texts_with_numbers = {text for text in SOURCED if NUMBER.search(text)}
        whole = {encode(self.timeline.plan), *texts_with_numbers, *self.dates}
        whole |= {
            WORDS.say("caption.numbered", number=number, title=WORDS.text(step.stage.title))
            for number, step in enumerate(self.timeline.steps, 1)
        }
        return sorted(whole, key=len, reverse=True)

    @cached_property
    def dates(self) -> set[str]:
        """Those dates in every way to write them."""
        return {
            written
            for day in self.calendar
            for written in (
                WORDS.date(day),
                WORDS.date(day, like=day),
                WORDS.date_with_weekday(day),
                WORDS.short_date(day),
                WORDS.short_date_with_year(day),
            )
        }


def unexplained(text: str, known: Known) -> list[str]:
    """The numbers in a text that neither the data nor the timeline explains."""
    if not NUMBER.search(text):
        return []
    for whole in known.whole_texts:
        if whole in text:
            text = re.sub(rf"(?<!\d){re.escape(whole)}(?!\d)", " ", text)
    found: list[str] = DATE.findall(text)
    text = DATE.sub(" ", text)
    for patterns, numbers in (
        (DAY_NUMBERS, known.days),
        ((TICK,), known.ticks),
        (WEEKS, known.weeks),
    ):
        for one in patterns:
            for match in one.finditer(text):
                if not all(int(number) in numbers for number in match.groups()):
                    found.append(match.group())
            text = one.sub(" ", text)
    possible = known.lengths | YEARS | {day.year for day in known.calendar} | {DAYS_A_WEEK}
    return found + [number for number in NUMBER.findall(text) if int(number) not in possible]


def plans() -> Iterator[object]:
    """Every example in both contexts, in days and with dates; and lengths outside every range."""
    default = default_plan(PATHWAY)
    starts = (None, date(2027, 1, 4), date(2027, 11, 29))
    for scenario, context, start in product(PATHWAY.scenarios, Context, starts):
        plan = replace(default.with_scenario(scenario), context=context, start=start)
        yield pytest.param(plan, id=f"{scenario.key}-{context}-{start}")
    for lengths in ((60, 9, 20, 100, 365), (0, 1, 0, 0, 1)):
        yield pytest.param(replace(default, lengths=lengths), id=str(lengths))


@pytest.mark.parametrize("plan", [*plans()])
def test_every_number_has_an_origin(plan: Plan) -> None:
    """Page, picture and the picture's words show no number that nobody can trace."""
    page = open_page(encode(plan))
    assert not page.exception
    everything = [*texts(page), *chart_hovers(page), chart_text(page), chart_alt(page)]
    known = Known(make_timeline(plan))
    shown = (text for text in everything if text != HOW_TO_TYPE)
    faults = [(numbers, text) for text in shown if (numbers := unexplained(text, known))]
    assert not faults, lines(f"{', '.join(numbers)} in: {text}" for numbers, text in faults)
    assert sum(bool(NUMBER.search(text)) for text in everything) > 50, "the page was not read"


def test_numbers_of_complaints() -> None:
    """What a complaint says is possible are the link's own limits; what is shown is the plan's."""
    page = open_page("?detox=x&aftercare=x&start=x&v=x&treatment=&outpatient=1&outpatient=2")
    (complaint,) = (element.value for element in page.warning)
    limits = {0, 1, MOST_DAYS, EARLIEST_START.year, LATEST_START.year, int(VERSION)}
    repeated = {2}
    dates = re.findall(r"\d{4}\\?-\d{2}\\?-\d{2}", complaint)
    for written in dates:
        assert EARLIEST_START <= date.fromisoformat(written.replace("\\", "")) <= LATEST_START
        complaint = complaint.replace(written, "")
    bad = ("detox", "aftercare", "treatment", "outpatient")
    shown = {
        step.days for step in make_timeline(default_plan(PATHWAY)).steps if step.stage.key in bad
    }
    shown.add(PATHWAY.guidance.days)
    assert {int(number) for number in NUMBER.findall(complaint)} == limits | repeated | shown


class TestTheTestItself:
    """A number that was made up is found, wherever it hides."""

    KNOWN = Known(make_timeline(replace(default_plan(PATHWAY), start=date(2027, 1, 4))))

    @pytest.mark.parametrize(
        ("text", "numbers"),
        [
            ("Most people stay 17 days.", ["17"]),
            ("It ends on Day 74.", ["Day 74"]),
            ("Day 13–74", ["Day 13–74"]),
            ("about 19 weeks", ["19 weeks"]),
            ("Week 70", ["Week 70"]),
            ("It ends on March 3.", ["March 3"]),
            ("It ends on March 16, 2028.", ["2028"]),
            ("In 5 of 100 people", ["5", "100"]),
            ("911 or 9112", ["9112"]),
            ("It ends on Day 72, about 10 weeks from the start, on March 16, 2027.", []),
            ("Day 13–72, Week 9, Mar 1", []),
            ("The stay is 60 of the 90 days.", []),
            ("Call 911. NIDA 2018", []),
        ],
    )
    def test_finds_what_nothing_explains(self, text: str, numbers: list[str]) -> None:
        """Each kind of number is held against its own kind."""
        assert unexplained(text, self.KNOWN) == numbers

    def test_a_claim_needs_a_source(self) -> None:
        """A claim's numbers count only while it names where they come from."""
        claim = Claim(text="About 10 to 15 in 100 people have them.", sources=("protracted",))
        assert list(texts_with_a_source(claim)) == [claim.text]
        assert list(texts_with_a_source(replace(claim, sources=()))) == []

    def test_an_example_says_its_own_lengths(self) -> None:
        """An example's words can name no length but its own."""
        month = PATHWAY.scenarios[1]
        with pytest.raises(AssertionError, match="31 is no length of month"):
            list(texts_of_example(replace(month, button="31 days")))
