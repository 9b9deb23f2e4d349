"""Reads a calendar back twice: by its library, and line by line by the rules of the RFC."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import icalendar

ONE_DAY: Final = timedelta(days=1)
ESCAPED: Final = {r"\n": "\n", r"\N": "\n", r"\,": ",", r"\;": ";", "\\\\": "\\"}


@dataclass(frozen=True)
class Event:
    """What a reader found of an event; days are inclusive."""

    uid: str
    title: str
    first: date
    last: date
    description: str


def by_library(content: bytes) -> list[Event]:
    events: list[Any] = list(icalendar.Calendar.from_ical(content).walk("VEVENT"))
    assert all(not event.errors for event in events)
    return [
        Event(
            uid=str(event["UID"]),
            title=str(event["SUMMARY"]),
            first=event["DTSTART"].dt,
            last=event["DTEND"].dt - ONE_DAY,
            description=str(event["DESCRIPTION"]),
        )
        for event in events
    ]


def content_lines(content: bytes) -> list[tuple[str, str, str]]:
    """Name, parameters and raw value of each content line (RFC 5545, 3.1), unfolded."""
    assert content.endswith(b"\r\n")
    unfolded = content.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")
    parts = [re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^;:,\"]+)*):(.*)", line) for line in unfolded]
    assert all(parts), unfolded
    return [(part[1], part[2], part[3]) for part in parts if part is not None]


def unescaped(value: str) -> str:
    """A text value (RFC 5545, 3.3.11); nothing that has a meaning stands there unescaped."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value)
    return re.sub(r"\\.", lambda found: ESCAPED[found[0]], value)


def properties(content: bytes) -> Iterator[dict[str, str]]:
    """The properties of the calendar and then of each event, by name; each at most once."""
    open_events: list[dict[str, str]] = []
    calendar: dict[str, str] = {}
    for name, parameters, value in content_lines(content):
        if (name, value) == ("BEGIN", "VEVENT"):
            open_events.append({})
        elif name not in {"BEGIN", "END"}:
            into = open_events[-1] if open_events else calendar
            assert name not in into
            into[name] = f"{parameters}:{value}"
    yield calendar
    yield from open_events


def by_hand(content: bytes) -> list[Event]:
    def day(value: str) -> date:
        assert value.startswith(";VALUE=DATE:")
        return datetime.strptime(value[-8:], "%Y%m%d").replace(tzinfo=UTC).date()

    def text(value: str) -> str:
        assert value.startswith(";LANGUAGE=en:")
        return unescaped(value.removeprefix(";LANGUAGE=en:"))

    _, *events = properties(content)
    return [
        Event(
            uid=event["UID"].removeprefix(":"),
            title=text(event["SUMMARY"]),
            first=day(event["DTSTART"]),
            last=day(event["DTEND"]) - ONE_DAY,
            description=text(event["DESCRIPTION"]),
        )
        for event in events
    ]
