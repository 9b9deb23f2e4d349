"""The window of a stay is one, wherever it is told, also where the stay has parts."""

from datetime import date
from pathlib import Path
from typing import Final

import pytest
from hypothesis import assume, given

from planner.forms import COMPARE_FORMS
from planner.forms.order import Order
from planner.language.catalogue import words_for
from planner.pathway.pathway import FILL, Kind
from planner.plan.comparison import (
    PARAMETER,
    Comparison,
    OtherLength,
    decode_comparison,
    other_stays,
    plan_beside,
)
from planner.plan.link import Decoded
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import Timeline, make_timeline
from planner.reading.library import library
from planner.words.day_words import Days, stay_in_words
from planner.words.difference_rows import rows
from planner.words.differences import make_sides, option_label
from planner.words.table_rows import rows as table_rows
from planner.words.timeline_frame import timeline_frame
from planner.words.wording import answer, change_before, days_of, stay_of, stay_window
from tests.forms.examples import dated
from tests.forms.pdf_reader import text_of
from tests.forms.readers import READERS, read
from tests.in_words import day
from tests.own_programs import program_plans, reach_of_stay
from tests.programs import program, with_stages
from tests.strategies import BUILT_IN, any_plan

WORDS: Final = words_for()
VARYING: Final = "least = 3\nmost = 7"
PART: Final = "least = 10\nmost = 30"
START: Final = date(2027, 1, 1)


@pytest.fixture
def in_parts(tmp_path: Path) -> Plan:
    """A stay of 20 and 20 days, each of 10 to 30 days, after a step of 3 to 7 days."""
    file = tmp_path / "parts.toml"
    stages = (("detox", 5, VARYING), ("treatment", 20, PART), ("treatment", 20, PART))
    file.write_text(with_stages(*stages, ("outpatient", 50)), encoding="utf-8")
    return default_plan(program(file))


def itself(plan: Plan) -> Comparison:
    """A plan beside itself, so that what is told of the other is told of this one."""
    stage, length = next(iter(plan.chosen()))
    return Comparison(plan=plan, others=(OtherLength(key=stage.key, length=length),))


def ends_of_stay(timeline: Timeline) -> str:
    """The cell of the table that compares."""
    sides = make_sides(itself(timeline.plan), WORDS)
    table = {head: cells for head, *cells in rows(sides, WORDS)}
    return table[WORDS.say("compare.row-stay-ends")][0]


def with_other_first(plan: Plan) -> Comparison:
    """The plan as the other one, beside itself with another length for its last step."""
    *_, (stage, length) = plan.chosen()
    other = 2 if length == 1 else 1
    changed = plan.with_length(stage.key, other)
    return Comparison(plan=changed, others=(OtherLength(key=stage.key, length=length),))


@given(any_plan | program_plans)
def test_it_is_that_of_the_plans_with_the_shortest_and_the_longest_other_steps(plan: Plan) -> None:
    timeline = make_timeline(plan)
    stay = stay_of(timeline)
    assume(stay is not None)
    assert stay is not None
    if stay.fills:
        assert stay_window(timeline) is None
    else:
        assert stay_window(timeline) == reach_of_stay(plan, stay)


@given(any_plan | program_plans)
def test_page_and_tables_name_the_same_window(plan: Plan) -> None:
    timeline = make_timeline(plan)
    stay, window = stay_of(timeline), stay_window(timeline)
    assume(stay is not None and window is not None)
    assert stay is not None
    assert window is not None
    assert stay.last_day is not None
    days = Days(timeline, WORDS)
    length = stay_in_words(days_of(timeline, Kind.TREATMENT), WORDS)
    change = change_before(stay.last_day, window, WORDS)
    told = days.could_be("answer.this-length", window, stay=length, change=change)
    assert told is None or told in answer(timeline, WORDS)
    cell = days.could_be("compare.could-be", window)
    assert ends_of_stay(timeline).partition("\n")[2] == (cell or "")
    (row,) = (row for row in table_rows(timeline, WORDS) if row.key == stay.stage.key)
    lines = {
        days.could_be("table.this-length", window),
        days.could_be("table.this-stay", window),
        *([None] if window == stay.ends else []),
    }
    assert lines & {*row.could_be.splitlines(), None}
    line = timeline_frame(timeline, WORDS).loc[stay.stage.key]
    assert line["this_length_earliest"] == window.earliest
    assert (window.latest is None) == bool(line.isna()["this_length_latest"])
    assert window.latest is None or line["this_length_latest"] == window.latest


@given(any_plan | program_plans)
def test_the_sentences_that_compare_name_it_too(plan: Plan) -> None:
    *_, (last, length) = plan.chosen()
    assume(length != FILL and last.allows(1) and last.allows(2))
    _, other = make_sides(with_other_first(plan), WORDS)
    stay, window = stay_of(other.timeline), stay_window(other.timeline)
    assume(stay is not None and window is not None)
    assert stay is not None
    assert window is not None
    change = change_before(stay.last_day or 0, window, WORDS)
    told = Days(other.timeline, WORDS).could_be("answer.start", window, change=change)
    assert told is None or any(sentence.endswith(told) for sentence in other.sentences)


def test_a_stay_in_parts(in_parts: Plan) -> None:
    """By hand: 3 to 7 days, then 40: nobody says Day 33 to 57, by which one part would change."""
    timeline = make_timeline(in_parts)
    window = stay_window(timeline)
    assert window is not None
    assert (window.earliest, window.latest, window.is_limit) == (43, 47, True)
    both = (day(43), day(47))
    assert all(one in ends_of_stay(timeline) for one in both)
    _, other = make_sides(with_other_first(in_parts), WORDS)
    assert any(all(one in sentence for one in both) for sentence in other.sentences)


@pytest.mark.parametrize("ending", sorted({*READERS} - {"png", "svg"}))
def test_every_form_in_words(in_parts: Plan, ending: str) -> None:
    """The one for programs keeps what it promises of each step: the steps before it vary."""
    record, told = read(ending, dated(in_parts, START))
    _, _, part, *_ = record["stages"]
    assert part["this_length"] == {"earliest_last_day": 33, "latest_last_day": 57}
    assert "February12toFebruary16" in told.words
    assert "February2toFebruary26" not in told.words


def test_the_printed_comparison(in_parts: Plan) -> None:
    comparison = with_other_first(dated(in_parts, START))
    order = Order(plan=comparison.plan, comparison=comparison)
    told = text_of(COMPARE_FORMS["pdf"].render(order))
    assert told.count("February12toFebruary16") == 3
    assert "February2toFebruary26" not in told


class TestNames:
    """Where the stay has parts, another length is that of a part, and is called so."""

    def test_of_the_other_plan(self, in_parts: Plan) -> None:
        for other in other_stays(in_parts):
            _, side = make_sides(Comparison(plan=in_parts, others=(other,)), WORDS)
            length = WORDS.count("days", int(other.length))
            assert side.name == WORDS.say("compare.with-length", title="s2", length=length)
            assert WORDS.say("compare.days", days=other.length) not in side.name

    def test_in_the_list(self, in_parts: Plan) -> None:
        assert len(other_stays(in_parts)) > 1
        for other in other_stays(in_parts):
            length = WORDS.count("days", int(other.length))
            label = WORDS.say("compare.with-length", title="s2", length=length)
            assert option_label(in_parts, other, WORDS) == label

    def test_a_whole_stay_in_the_list(self) -> None:
        plan = default_plan(BUILT_IN)
        for other in other_stays(plan):
            label = WORDS.say("compare.days", days=other.length)
            assert option_label(plan, other, WORDS) == label

    def test_a_link_means_what_it_meant(self, in_parts: Plan) -> None:
        """The step that it names has that length, and no other."""
        values = {PARAMETER: ["s2:28"]}
        (other,) = decode_comparison(values, Decoded(plan=in_parts), library()).comparison.others
        assert plan_beside(in_parts, other).lengths == (5, 20, 28, 50)
