"""The calendar, read back by its library and by a small parser of our own."""

import re
import uuid
from dataclasses import replace
from datetime import date, datetime, time
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.forms import ics
from planner.forms.order import Order, Titles
from planner.forms.record import record
from planner.plan.plan import Plan
from planner.words import table_rows
from planner.words.range_words import range_sentence
from tests.forms.calendar_reader import (
    ONE_DAY,
    by_hand,
    by_library,
    content_lines,
    properties,
    unescaped,
)
from tests.forms.examples import (
    BASE,
    DEFAULT,
    EXAMPLES,
    PATHWAY,
    START,
    dated,
    order_of,
    with_titles,
)
from tests.in_words import WORDS, say
from tests.strategies import any_plan

THE_MEDICINE: Final = say("calendar.the-medicine")
BOTH_TITLES: Final = pytest.mark.parametrize("titles", Titles, ids=lambda titles: titles.value)
CONTROLS: Final = r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]"
"""Control characters but for the ends of lines, and what some readers take for one."""


def expected(order: Order) -> list[tuple[str, date, date]]:
    """Title, first and last day of each event, from what programs are promised."""
    promised = record(order.timeline, order.words)
    own = {stage.key for stage in order.plan.pathway.stages}
    entries = [
        (stage["title"], stage["start_date"], stage["last_date"] or stage["start_date"])
        for stage in promised["stages"]
        if stage["key"] in own and stage["start_date"] is not None
    ]
    marked = sorted(promised["markers"], key=lambda mark: mark["day"])
    entries += [(mark["title"], mark["date"], mark["date"]) for mark in marked]
    return [
        (
            say("calendar.named-title", title=title),
            date.fromisoformat(first),
            date.fromisoformat(last),
        )
        for title, first, last in entries
    ]


@settings(max_examples=50)
@given(any_plan)
def test_any_plan_reads_back(plan: Plan) -> None:
    """An event for each step that happens and each marked day, and none for guidance lanes."""
    order = order_of(dated(plan, plan.start or START), titles=Titles.FULL)
    content = ics.render(order)
    found = by_library(content)
    assert found == by_hand(content)
    assert [(event.title, event.first, event.last) for event in found] == expected(order)
    steps = found[: sum(step.happens for step in order.timeline.steps)]
    assert all(after.first == before.last + ONE_DAY for before, after in pairwise(steps))


@BOTH_TITLES
@pytest.mark.parametrize("plan", EXAMPLES)
def test_every_event_says_what_it_is_not(plan: Plan, titles: Titles) -> None:
    for event in by_hand(ics.render(order_of(dated(plan), titles=titles))):
        name = "Samplin" if titles is Titles.FULL else THE_MEDICINE
        for sentence in (
            f"Not medical advice. A sample only. Do not stop {name} at once.",
            "Danger 112. Worry 113.",
            f"Coming off {name} takes its time.",
            say("answer.dates-can-move"),
        ):
            assert sentence in event.description


@BOTH_TITLES
def test_the_calendar_says_it_whole(titles: Titles) -> None:
    order = order_of(dated(DEFAULT), titles=titles)
    calendar, *_ = properties(ics.render(order))
    promised = record(order.timeline, order.words)
    safety = promised["safety"]
    if titles is Titles.NEUTRAL:
        safety = safety.replace("Samplin", THE_MEDICINE)
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        about = unescaped(calendar[name].removeprefix(":"))
        assert promised["disclaimer"] in about
        assert safety in about
    for name in ("NAME", "X-WR-CALNAME"):
        assert calendar[name] == f":{say('calendar.name')}"


@BOTH_TITLES
@pytest.mark.parametrize("plan", EXAMPLES)
def test_every_step_says_how_it_could_move(plan: Plan, titles: Titles) -> None:
    """One without a fixed end, that only its first day is in the calendar.

    A full one names the step, and leads to the page.
    """
    order = order_of(dated(plan), titles=titles, base=BASE)
    content = ics.render(order)
    full = titles is Titles.FULL
    _, *raw = properties(content)
    assert {event.get("URL") for event in raw} == {f":{order.address}" if full else None}
    rows = table_rows.rows(order.timeline, order.words)
    happens = [
        (step, row) for step, row in zip(order.timeline.steps, rows, strict=False) if step.happens
    ]
    for (step, row), event in zip(happens, by_hand(content), strict=False):
        stage, words = step.stage, event.description
        assert all(line in words for line in row.could_be.splitlines())
        for sentence in (say("calendar.first-day-only"), say("note.no-end")):
            assert (sentence in words) is stage.open_ended
        if full:
            begins = say("calendar.named-step", title=stage.title, number="|", total="", span="")
            assert words.startswith(begins.partition("|")[0])
            assert stage.card.summary.text in words
            assert stage.range is None or range_sentence(stage.range, order.words) in words
            assert words.splitlines()[-1] == order.address
    assert sum(bool(row.could_be) for _, row in happens) >= 3


def test_missing_days_are_said_in_full() -> None:
    plan = DEFAULT.with_length("treatment", 28).with_length("outpatient", 0)
    stay = by_hand(ics.render(order_of(dated(plan), titles=Titles.FULL)))[2]
    assert WORDS.count("ninety.days-missing", 42) in stay.description


@pytest.mark.parametrize("plan", EXAMPLES)
def test_uids_are_unique_and_follow_the_plan(plan: Plan) -> None:
    uids, other = (
        [event.uid for event in by_hand(ics.render(order_of(dated(one))))]
        for one in (plan, plan.with_length("evaluation", 4))
    )
    assert len({*uids, *other}) == len(uids) + len(other)


def test_uids_stay_what_they_were() -> None:
    """With another, an event that somebody already has would come twice."""
    found = by_hand(ics.render(order_of(dated(DEFAULT))))
    link = (
        "?pathway=sample&detox=8&evaluation=3&treatment=50&outpatient=fill&aftercare=45"
        "&start=2027-01-04&context=guidance&v=1"
    )
    assert (found[0].uid, found[5].uid) == tuple(
        str(uuid.uuid5(uuid.NAMESPACE_URL, f"{link}#{part}"))
        for part in ("stage:detox", "marker:look")
    )


@BOTH_TITLES
def test_what_stands_in_every_calendar_and_event(titles: Titles) -> None:
    """A UID of the calendar's own would make its events one."""
    calendar, *events = properties(ics.render(order_of(dated(DEFAULT), titles=titles)))
    assert {name: calendar.get(name) for name in ("VERSION", "METHOD", "CALSCALE", "UID")} == {
        "VERSION": ":2.0",
        "METHOD": ":PUBLISH",
        "CALSCALE": ":GREGORIAN",
        "UID": None,
    }
    version = PATHWAY.content_version
    stamp = f":{datetime.combine(version, time()):%Y%m%dT%H%M%SZ}"
    always = {
        "DTSTAMP": stamp,
        "LAST-MODIFIED": stamp,
        "SEQUENCE": f":{version.toordinal()}",
        "CLASS": ":PRIVATE",
        "STATUS": ":TENTATIVE",
        "TRANSP": ":TRANSPARENT",
        "URL": None,
    }
    assert len(events) == 8
    for event in events:
        assert {name: event.get(name) for name in always} == always


def test_newer_content_is_newer_for_a_calendar() -> None:
    later = replace(PATHWAY, content_version=PATHWAY.content_version + ONE_DAY)
    (_, old, *_), (_, new, *_) = (
        tuple(properties(ics.render(order_of(dated(replace(DEFAULT, pathway=one))))))
        for one in (PATHWAY, later)
    )
    assert old["UID"] == new["UID"]
    assert int(new["SEQUENCE"][1:]) > int(old["SEQUENCE"][1:])
    assert new["DTSTAMP"] > old["DTSTAMP"]


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
@example("a\x00b\x07c\td\x7fe\x85f\u2028g\u2029h\x0bi")
@example('\r\n,;:\\"\\n' * 20)
@example("é😀" * 60)
@example("Stay\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nSUMMARY:x")
def test_no_title_breaks_the_file(title: str) -> None:
    plan = dated(replace(DEFAULT, pathway=with_titles(PATHWAY, title)))
    content = ics.render(order_of(plan, titles=Titles.FULL, base=BASE))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not re.search(CONTROLS, content.decode())
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
    assert by_hand(content) == by_library(content)
    assert len(by_hand(content)) == len(expected(order_of(plan)))
    begun = {value for name, _, value in content_lines(content) if name == "BEGIN"}
    assert begun == {"VCALENDAR", "VEVENT"}
