"""The calendar: an all-day event for each stage and each marker of a plan with a start date.

Titles are neutral unless asked for in full, since a phone shows them on its lock screen. Whoever
the calendar is shared with can open an event, so a neutral file keeps quiet all through: it names
neither the medicine nor a stage, and leaves out the link, which names both. Numbers of steps lead
to the page or printout instead.

Guidance lanes get no event. One has no start; the other has no date but Day 1, and an event on it
would look like an order to lower the dose that day. The line on how many months coming off the
medicine can take stands in every description instead.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from planner.forms.order import CannotMakeError, Form, Order, Titles
from planner.pathway.pathway import MarkerAt
from planner.plan.link import encode
from planner.plan.timeline import MarkedDay, Step
from planner.words.table_rows import Row, how_it_moves
from planner.words.wording import claims, short_safety

_PRODUCT: Final = "-//Pathway Planner//Example dates//EN"
_CONTROLS: Final = dict.fromkeys((*range(32), *range(127, 160), 0x2028, 0x2029), " ")
"""Control characters, and what some readers take for the end of a line."""

_SENTENCE_ENDS: Final = (".", "!", "?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What stands in the calendar: `name` tells it from the plan's others, days are inclusive."""

    name: str
    first_day: int
    last_day: int
    title: str
    lines: tuple[str, ...]


def render(order: Order) -> bytes:
    """The calendar as a file, by RFC 5545 and RFC 7986; the same order gives the same bytes."""
    from icalendar import Calendar, Event, vText

    if order.plan.start is None:
        raise CannotMakeError("a calendar needs the date of Day 1")
    content = _CalendarText(order)
    timeline, version = order.timeline, order.plan.pathway.content_version
    link = encode(order.plan)
    stamp = datetime.combine(version, time(), UTC)
    language = {"LANGUAGE": order.words.language}
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("method", "PUBLISH")
    calendar.add("calscale", "GREGORIAN")
    # No UID of the calendar's own (RFC 7986, 5.3): a reader takes all its events for one by it.
    # The library knows the type of neither name, and would not escape them.
    about = vText("\n".join(map(_plain, content.about())))
    for property_name in ("name", "x-wr-calname"):
        calendar.add(property_name, vText(content.name))
    for property_name in ("description", "x-wr-caldesc"):
        calendar.add(property_name, about)
    for entry in content.entries():
        event = Event()
        event.add("uid", _uid(link, entry.name))
        event.add("dtstamp", stamp)
        event.add("last-modified", stamp)
        # Calendars take newer content for an event that they know only if its number is higher.
        event.add("sequence", version.toordinal())
        event.add("dtstart", timeline.date_of(entry.first_day))
        # DTEND is exclusive (RFC 5545, 3.6.1).
        event.add("dtend", timeline.date_of(entry.last_day + 1))
        event.add("summary", _plain(entry.title), parameters=language)
        event.add("description", "\n".join(map(_plain, entry.lines)), parameters=language)
        event.add("class", "PRIVATE")
        event.add("status", "TENTATIVE")
        event.add("transp", "TRANSPARENT")
        if content.link is not None:
            event.add("url", content.link)
        calendar.add_component(event)
    file: bytes = calendar.to_ical()
    return file


def _uid(link: str, name: str) -> str:
    """The same part of the same plan is the same event, whether its title is neutral or full."""
    return str(uuid5(NAMESPACE_URL, f"{link}#{name}"))


def _plain(text: str) -> str:
    """The text without control characters: the library would let them pass."""
    return text.translate(_CONTROLS)


class _CalendarText:
    """Everything that a plan's calendar says."""

    def __init__(self, order: Order) -> None:
        self._in_words = order.in_words
        self._timeline = order.timeline
        self._words = order.words
        self._pathway = order.plan.pathway
        self._steps = len(self._timeline.steps)
        self._full = order.options.titles is Titles.FULL
        self._notice = order.notice
        self.link = order.address if self._full else None

    @property
    def name(self) -> str:
        """What the calendar is called: by the program's name where names may be said."""
        if self._full and self._pathway.facility is not None:
            name = self._words.text(self._pathway.facility)
            return _plain(self._words.say("calendar.name-program", name=name))
        return self._words.say("calendar.name")

    def about(self) -> Iterator[str]:
        """What the whole calendar is, and is not."""
        in_words = self._in_words
        yield self._unnamed(in_words.disclaimer)
        yield self._unnamed(in_words.safety)
        if self._full:
            yield " ".join(filter(None, (in_words.program, in_words.figures)))
            yield " ".join(in_words.answer)
            yield in_words.ninety
        if self._notice:
            yield self._notice
        if self.link is not None:
            yield self.link

    def entries(self) -> Iterator[Entry]:
        """The stages that have days, then the markers, each in the order of their days."""
        pairs = zip(self._timeline.steps, self._in_words.rows, strict=False)
        for number, (step, row) in enumerate(pairs, 1):
            if step.first_day is not None:
                # Of a stage without an end, only the first day is known.
                last_day = step.first_day if step.last_day is None else step.last_day
                yield Entry(
                    name=f"stage:{step.stage.key}",
                    first_day=step.first_day,
                    last_day=last_day,
                    title=self._title(row.title, "calendar.title-step", number, self._steps),
                    lines=(*self._of_step(number, step, row), *self._closing()),
                )
        # Numbers that fall from one day to a later one would read as a fault of the calendar.
        markers = sorted(self._timeline.markers, key=lambda marked: marked.day)
        for number, marked in enumerate(markers, 1):
            title = self._words.text(marked.marker.title)
            yield Entry(
                name=f"marker:{marked.marker.key}",
                first_day=marked.day,
                last_day=marked.day,
                title=self._title(title, "calendar.title-marker", number, len(markers)),
                lines=(*self._of_marker(title, marked), *self._closing()),
            )

    def _title(self, title: str, neutral: str, number: int, total: int) -> str:
        """The name of the part, or what tells it from the others without one."""
        if self._full:
            return self._words.say("calendar.named-title", title=title)
        return self._words.say(neutral, number=number, total=total)

    def _of_step(self, number: int, step: Step, row: Row) -> Iterator[str]:
        say = self._words.say
        known = {"number": number, "total": self._steps, "span": self._span(step)}
        if self._full:
            yield say("calendar.named-step", title=row.title, **known)
            yield self._words.text(step.stage.card.summary.text)
            if row.stated:
                yield row.stated
        else:
            yield f"{say('calendar.step', **known)} {say('calendar.see-example')}"
        yield from how_it_moves(step, row.could_be, self._words)
        if step.last_day is None:
            yield say("calendar.first-day-only")
        if self._full and step.stage.counts:
            yield self._in_words.ninety

    def _span(self, step: Step) -> str:
        """The Day numbers of a step; its dates are those of the event."""
        first, last = step.first_day, step.last_day
        day = self._words.say("when.day", day=first)
        if last is None:
            return self._words.say("span.from", first=day)
        return day if first == last else self._words.say("span.days", first=first, last=last)

    def _of_marker(self, title: str, marked: MarkedDay) -> Iterator[str]:
        say = self._words.say
        day = say("when.day", day=marked.day)
        if not self._full:
            yield f"{say('calendar.marker', day=day)} {say('calendar.see-example')}"
            return
        yield say("calendar.named-marker", title=title, day=day)
        if marked.marker.at is MarkerAt.GUIDANCE_REACHED:
            yield self._in_words.ninety

    def _closing(self) -> Iterator[str]:
        """What no event goes without."""
        safety = self._pathway.safety
        yield self._words.say("answer.dates-can-move")
        yield self._unnamed(short_safety(self._pathway, self._words))
        yield self._unnamed(claims(safety.disclaimer[2:], self._words))
        yield self._unnamed(self._words.text(safety.months.text))
        if self.link is not None:
            yield self.link

    def _unnamed(self, text: str) -> str:
        """The text with "the medicine" in the place of its name, unless names may be said."""
        if self._full:
            return text
        phrase = self._words.say("calendar.the-medicine")
        name = re.escape(self._words.text(self._pathway.medicine))

        def instead(found: re.Match[str]) -> str:
            before = text[: found.start()].rstrip()
            starts = not before or before.endswith(_SENTENCE_ENDS)
            return phrase[0].upper() + phrase[1:] if starts else phrase

        return re.sub(rf"(?<!\w){name}\w*", instead, text, flags=re.IGNORECASE)


FORM: Final = Form(
    ending="ics",
    media_type="text/calendar",
    render=render,
    options=frozenset({"titles"}),
    needs_start=True,
)
