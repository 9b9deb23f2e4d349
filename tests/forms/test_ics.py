"""The calendar, read back by its library and by a small parser of our own."""

import re
import uuid
from dataclasses import replace
from datetime import date, datetime, time
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.forms import ics
from planner.forms.order import Order, Titles
from planner.forms.record import record
from planner.language.catalogue import words_for
from planner.pathway.pathway import Pathway
from planner.plan.plan import Context, Plan, default_plan
from planner.reading.library import library
from planner.words import table_rows
from planner.words.range_words import range_sentence
from tests.forms.calendar_reader import (
    ONE_DAY,
    READERS,
    Reader,
    by_hand,
    by_library,
    content_lines,
    properties,
    unescaped,
)
from tests.forms.examples import BASE, EXAMPLES, dated, order_of, with_titles
from tests.strategies import any_plan

PATHWAY: Final = library().default
WORDS: Final = words_for()
THE_MEDICINE: Final = WORDS.say("calendar.the-medicine")
BOTH_TITLES: Final = pytest.mark.parametrize("titles", Titles, ids=lambda titles: titles.value)


def expected(order: Order) -> list[tuple[str, date, date]]:
    """Title, first and last day of each event, from what programs are promised."""
    promised = record(order.timeline, order.words)
    own = {stage.key for stage in order.plan.pathway.stages}
    entries = [
        (stage["title"], stage["start_date"], stage["last_date"] or stage["start_date"])
        for stage in promised["stages"]
        if stage["key"] in own and stage["start_date"] is not None
    ]
    entries += [(mark["title"], mark["date"], mark["date"]) for mark in promised["markers"]]
    return [
        (title, date.fromisoformat(first), date.fromisoformat(last))
        for title, first, last in entries
    ]


@given(any_plan)
def test_any_plan_reads_back_without_gap_or_overlap(plan: Plan) -> None:
    order = order_of(dated(plan, plan.start or date(2027, 1, 4)), titles=Titles.FULL)
    content = ics.render(order)
    found = by_library(content)
    assert found == by_hand(content)
    assert [(event.first, event.last) for event in found] == [
        (first, last) for _, first, last in expected(order)
    ]
    steps = found[: sum(step.happens for step in order.timeline.steps)]
    for before, after in pairwise(steps):
        assert after.first == before.last + ONE_DAY


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        pytest.param(date(2028, 2, 20), 10, date(2028, 2, 29), id="ends-on-it"),
        pytest.param(date(2028, 2, 20), 11, date(2028, 3, 1), id="over-it"),
        pytest.param(date(2027, 2, 20), 10, date(2027, 3, 1), id="none-that-year"),
        pytest.param(date(2028, 2, 29), 1, date(2028, 2, 29), id="that-day-alone"),
        pytest.param(date(2099, 12, 31), 2, date(2100, 1, 1), id="last-start"),
    ],
)
@pytest.mark.parametrize("read", READERS)
def test_leap_days(read: Reader, start: date, days: int, last: date) -> None:
    plan = dated(default_plan(PATHWAY).with_length("detox", days), start)
    detox, evaluation = read(ics.render(order_of(plan)))[:2]
    assert (detox.first, detox.last, evaluation.first) == (start, last, last + ONE_DAY)


def test_a_stage_without_an_end_is_its_first_day() -> None:
    order = order_of(dated(default_plan(PATHWAY)))
    aftercare = by_hand(ics.render(order))[4]
    assert aftercare.first == aftercare.last == date(2027, 3, 26)
    assert WORDS.say("note.no-end") in aftercare.description
    assert WORDS.say("calendar.first-day-only") in aftercare.description


def test_a_stage_of_no_days_and_a_missing_marker_have_no_event() -> None:
    plan = default_plan(PATHWAY).with_length("treatment", 28).with_length("outpatient", 0)
    found = by_hand(ics.render(order_of(dated(plan), titles=Titles.FULL)))
    assert [event.title.partition(":")[0] for event in found] == [
        *("First days", "Check-in", "Stay", "Later care"),
        *("First look", "First day of care"),
    ]


def test_guidance_lanes_have_no_event_but_their_line() -> None:
    order = order_of(dated(default_plan(PATHWAY)), titles=Titles.FULL)
    assert order.timeline.lanes
    found = by_hand(ics.render(order))
    titles = " ".join(event.title for event in found)
    assert all(lane.title not in titles for lane in PATHWAY.lanes)
    assert all(PATHWAY.safety.months.text in event.description for event in found)


@BOTH_TITLES
@pytest.mark.parametrize("plan", EXAMPLES)
def test_every_event_says_what_it_is_not(plan: Plan, titles: Titles) -> None:
    for event in by_hand(ics.render(order_of(dated(plan), titles=titles))):
        name = "Samplin" if titles is Titles.FULL else THE_MEDICINE
        for sentence in (
            f"Not medical advice. A sample only. Do not stop {name} at once.",
            "Danger 112. Worry 113.",
            f"Coming off {name} takes its time.",
            WORDS.say("answer.dates-can-move"),
        ):
            assert sentence in event.description


@BOTH_TITLES
def test_the_calendar_says_it_whole(titles: Titles) -> None:
    order = order_of(dated(default_plan(PATHWAY)), titles=titles)
    calendar, *_ = properties(ics.render(order))
    promised = record(order.timeline, order.words)
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        about = unescaped(calendar[name].removeprefix(":"))
        assert promised["disclaimer"] in about
        safety = promised["safety"]
        if titles is Titles.NEUTRAL:
            safety = safety.replace("Samplin", THE_MEDICINE)
        assert safety in about
    for name in ("NAME", "X-WR-CALNAME"):
        assert calendar[name] == f":{WORDS.say('calendar.name')}"


@pytest.mark.parametrize("plan", EXAMPLES)
def test_full_events_tell_their_stage_and_link(plan: Plan) -> None:
    order = order_of(dated(plan), titles=Titles.FULL, base=BASE)
    content = ics.render(order)
    _, *raw = properties(content)
    stages = [step.stage for step in order.timeline.steps if step.happens]
    for event, stage in zip(by_hand(content), stages, strict=False):
        begins = WORDS.say("calendar.named-step", title=stage.title, number="|", total="", span="")
        assert event.description.startswith(begins.partition("|")[0])
        assert stage.card.summary.text in event.description
        assert stage.range is None or range_sentence(stage.range, order.words) in event.description
        assert event.description.splitlines()[-1] == order.address
    assert {event["URL"] for event in raw} == {f":{order.address}"}


@BOTH_TITLES
@pytest.mark.parametrize("plan", EXAMPLES)
def test_every_stage_says_how_it_could_move(plan: Plan, titles: Titles) -> None:
    order = order_of(dated(plan), titles=titles)
    told = [row for row in table_rows.rows(order.timeline, order.words) if row.could_be]
    descriptions = [event.description for event in by_hand(ics.render(order))]
    assert len(told) >= 3
    for row in told:
        assert any(
            all(line in description for line in row.could_be.splitlines())
            for description in descriptions
        )


def test_missing_days_are_told_in_full() -> None:
    plan = default_plan(PATHWAY).with_length("treatment", 28).with_length("outpatient", 0)
    stay = by_hand(ics.render(order_of(dated(plan), titles=Titles.FULL)))[2]
    assert WORDS.count("ninety.days-missing", 42) in stay.description


@pytest.mark.parametrize("plan", EXAMPLES)
def test_uids_are_unique_and_follow_the_plan(plan: Plan) -> None:
    uids = [event.uid for event in by_hand(ics.render(order_of(dated(plan))))]
    assert len(set(uids)) == len(uids)
    assert {uuid.UUID(uid).version for uid in uids} == {5}
    other = dated(plan.with_length("evaluation", 4))
    assert set(uids).isdisjoint(event.uid for event in by_hand(ics.render(order_of(other))))


def test_uids_stay_what_they_were() -> None:
    """With another, an event that somebody already has would come twice."""
    found = by_hand(ics.render(order_of(dated(default_plan(PATHWAY)))))
    link = (
        "?pathway=sample&detox=8&evaluation=3&treatment=50&outpatient=fill&aftercare=45"
        "&start=2027-01-04&context=guidance&v=1"
    )
    assert (found[0].uid, found[5].uid) == tuple(
        str(uuid.uuid5(uuid.NAMESPACE_URL, f"{link}#{part}"))
        for part in ("stage:detox", "marker:look")
    )


def test_what_stands_in_every_event() -> None:
    order = order_of(dated(default_plan(PATHWAY)))
    calendar, *events = properties(ics.render(order))
    assert {name: calendar[name] for name in ("VERSION", "METHOD", "CALSCALE")} == {
        "VERSION": ":2.0",
        "METHOD": ":PUBLISH",
        "CALSCALE": ":GREGORIAN",
    }
    version = PATHWAY.content_version
    stamp = f":{datetime.combine(version, time()):%Y%m%dT%H%M%SZ}"
    for event in events:
        assert event["DTSTAMP"] == event["LAST-MODIFIED"] == stamp
        assert event["SEQUENCE"] == f":{version.toordinal()}"
        assert (event["CLASS"], event["STATUS"]) == (":PRIVATE", ":TENTATIVE")
        assert event["TRANSP"] == ":TRANSPARENT"
        assert "URL" not in event


def test_newer_content_is_newer_for_a_calendar() -> None:
    later = replace(PATHWAY, content_version=PATHWAY.content_version + ONE_DAY)
    files = [ics.render(order_of(dated(default_plan(one)))) for one in (PATHWAY, later)]
    (_, old, *_), (_, new, *_) = (tuple(properties(file)) for file in files)
    assert old["UID"] == new["UID"]
    assert int(new["SEQUENCE"][1:]) > int(old["SEQUENCE"][1:])
    assert new["DTSTAMP"] > old["DTSTAMP"]


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
@example("a\x00b\x07c\td\x7fe\x85f\u2028g\u2029h\x0bi")
@example('\r\n,;:\\"\\n' * 20)
@example("é😀" * 60)
@example("Stay\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nSUMMARY:x")
def test_no_title_breaks_the_file(title: str) -> None:
    plan = dated(default_plan(with_titles(PATHWAY, title)))
    content = ics.render(order_of(plan, titles=Titles.FULL, base=BASE))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not re.search(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]", content.decode())
    assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
    assert by_hand(content) == by_library(content)
    assert len(by_hand(content)) == len(expected(order_of(plan)))
    assert {value for name, _, value in content_lines(content) if name == "BEGIN"} == {
        *("VCALENDAR", "VEVENT")
    }


def test_both_contexts_differ_only_by_the_first_assessment(pathway: Pathway) -> None:
    plan = dated(default_plan(pathway))
    guidance, article = (
        by_hand(ics.render(order_of(replace(plan, context=context), titles=Titles.FULL)))
        for context in (Context.GUIDANCE, Context.ARTICLE)
    )
    only = {event.title for event in guidance} - {event.title for event in article}
    assert only == {WORDS.say("calendar.named-title", title="First look")}
