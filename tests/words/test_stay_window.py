"""The window of a stay is one, wherever it is said, also where the stay has parts."""

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
from planner.plan.timeline import make_timeline
from planner.reading.library import library
from planner.words.day_words import Days, stay_in_words
from planner.words.difference_rows import rows
from planner.words.differences import make_sides, option_label
from planner.words.table_rows import rows as table_rows
from planner.words.wording import answer, change_before, days_of, stay_of, stay_window
from tests.forms.examples import dated
from tests.forms.pdf_reader import text_of
from tests.forms.readers import READERS, read
from tests.in_words import day
from tests.own_programs import program_plans, reach_of_stay
from tests.programs import with_steps
from tests.strategies import BUILT_IN, any_plan

WORDS: Final = words_for()
VARYING: Final = "least = 3\nmost = 7"
PART: Final = "least = 10\nmost = 30"
START: Final = date(2027, 1, 1)


@pytest.fixture
def in_parts(tmp_path: Path) -> Plan:
    """A stay of 20 and 20 days, each of 10 to 30 days, after a step of 3 to 7 days."""
    stages = (("detox", 5, VARYING), ("treatment", 20, PART), ("treatment", 20, PART))
    return default_plan(with_steps(tmp_path / "parts.toml", *stages, ("outpatient", 50)))


def ends_of_stay(plan: Plan) -> str:
    """The cell of the table that compares, of a plan beside itself."""
    stage, length = next(iter(plan.chosen()))
    itself = Comparison(plan=plan, others=(OtherLength(key=stage.key, length=length),))
    table = {head: cells for head, *cells in rows(make_sides(itself, WORDS), WORDS)}
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
    sentence = days.could_be("answer.this-length", window, stay=length, change=change)
    assert sentence is None or sentence in answer(timeline, WORDS)
    cell = days.could_be("compare.could-be", window)
    assert ends_of_stay(plan).partition("\n")[2] == (cell or "")
    (row,) = (row for row in table_rows(timeline, WORDS) if row.key == stay.stage.key)
    lines = {
        days.could_be("table.this-length", window),
        days.could_be("table.this-stay", window),
        *([None] if window == stay.ends else []),
    }
    assert lines & {*row.could_be.splitlines(), None}
    assert (row.this_length_earliest, row.this_length_latest) == (window.earliest, window.latest)


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
    could_be = Days(other.timeline, WORDS).could_be("answer.start", window, change=change)
    assert could_be is None or any(one.endswith(could_be) for one in other.sentences)


def test_a_stay_in_parts(in_parts: Plan) -> None:
    """By hand: 3 to 7 days, then 40: nobody says Day 33 to 57, by which one part would change."""
    timeline = make_timeline(in_parts)
    window = stay_window(timeline)
    assert window is not None
    assert (window.earliest, window.latest, window.is_limit) == (43, 47, True)
    both = (day(43), day(47))
    assert all(one in ends_of_stay(in_parts) for one in both)
    _, other = make_sides(with_other_first(in_parts), WORDS)
    assert any(all(one in sentence for one in both) for sentence in other.sentences)


@pytest.mark.parametrize("ending", sorted({*READERS} - {"png", "svg"}))
def test_every_form_in_words(in_parts: Plan, ending: str) -> None:
    """The one for programs keeps what it promises of each step: the steps before it vary."""
    record, shown = read(ending, dated(in_parts, START))
    _, _, part, *_ = record["stages"]
    assert part["this_length"] == {"earliest_last_day": 33, "latest_last_day": 57}
    assert "February12toFebruary16" in shown.words
    assert "February2toFebruary26" not in shown.words


def test_the_printed_comparison(in_parts: Plan) -> None:
    comparison = with_other_first(dated(in_parts, START))
    order = Order(plan=comparison.plan, comparison=comparison)
    words = text_of(COMPARE_FORMS["pdf"].render(order))
    assert words.count("February12toFebruary16") == 3
    assert "February2toFebruary26" not in words


def test_a_part_of_the_stay_is_called_so(in_parts: Plan) -> None:
    """Another length is that of a part: as the name of the other plan, and in the list."""
    assert len(other_stays(in_parts)) > 1
    for other in other_stays(in_parts):
        length = WORDS.count("days", int(other.length))
        named = WORDS.say("compare.with-length", title="s2", length=length)
        _, side = make_sides(Comparison(plan=in_parts, others=(other,)), WORDS)
        assert (side.name, option_label(in_parts, other, WORDS)) == (named, named)


def test_a_whole_stay_in_the_list() -> None:
    plan = default_plan(BUILT_IN)
    for other in other_stays(plan):
        assert option_label(plan, other, WORDS) == WORDS.say("compare.days", days=other.length)


def test_a_link_means_what_it_meant(in_parts: Plan) -> None:
    """The step that it names has that length, and no other."""
    values = {PARAMETER: ["s2:28"]}
    (other,) = decode_comparison(values, Decoded(plan=in_parts), library()).comparison.others
    assert plan_beside(in_parts, other).lengths == (5, 20, 28, 50)
