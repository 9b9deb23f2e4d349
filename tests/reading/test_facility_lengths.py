"""Lengths of a program as it says them: in days, weeks or months, several of them, and a line."""

from pathlib import Path
from typing import Final

import pytest

from planner.forms.record import record
from planner.pathway.pathway import FILL, MOST_OWN_DAYS, Range, Unit
from planner.plan.comparison import default_others, possible_others
from planner.plan.link import decode, encode, values_of
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import built_in
from planner.reading.programs.program import SCENARIO
from planner.words.captions import step_caption
from planner.words.range_words import range_label
from planner.words.table_rows import rows
from tests.in_words import WORDS, say
from tests.programs import EXAMPLES, SMALL, library_with, with_stages, with_steps, written

MARKER: Final = '[[markers]]\nkey = "call"\ntitle = "First call"\nday = 3\nof = "s1"\n'


@pytest.mark.parametrize(
    ("length", "unit", "stated", "figures"),
    [
        ("weeks = 6", Unit.WEEKS, (42, 42, False), "6 weeks"),
        ("months = 5\nleast = 4\nmost = 6", Unit.MONTHS, (120, 180, False), "4 to 6 months"),
        (
            "months = 12\nleast = 12\nor_longer = true",
            *(Unit.MONTHS, (360, None, True), "12 months or longer"),
        ),
        (
            "weeks = 3\nleast = 2\nmost = 4\nor_longer = true",
            *(Unit.WEEKS, (14, 28, True), "2 to 4 weeks or longer"),
        ),
    ],
    ids=["exact", "range", "open", "or-longer"],
)
def test_as_written(
    file: Path, length: str, unit: Unit, stated: tuple[int, int | None, bool], figures: str
) -> None:
    """Weeks and months are said as the file says them, and are days inside."""
    own = written(file, SMALL.replace("days = 30", length))
    least, most, or_longer = stated
    assert own.stages[0].range == Range(
        least=least, most=most, or_longer=or_longer, unit=unit, source="facility"
    )
    assert range_label(own.stages[0], WORDS) == say("range.facility", figures=figures)
    row, *_ = rows(make_timeline(default_plan(own)), WORDS)
    assert figures in row.stated


@pytest.mark.parametrize(
    ("unit", "days", "length", "in_table"),
    [
        ("months", 150, "5 months", "5 months (150 days)"),
        ("months", 45, "45 days", "45 days"),
        ("weeks", 35, "5 weeks", "5 weeks (35 days)"),
        ("weeks", 10, "10 days", "10 days"),
    ],
    ids=["months", "part-of-a-month", "weeks", "part-of-a-week"],
)
def test_a_chosen_length(file: Path, unit: str, days: int, length: str, in_table: str) -> None:
    """Whole weeks or months are said so; any other number is days."""
    own = written(file, SMALL.replace("days = 30", f"{unit} = 1\nleast = 1\nmost = 6"))
    timeline = make_timeline(default_plan(own).with_length("stay", days))
    caption = step_caption(timeline, timeline.steps[0], WORDS)
    assert caption[1].text == say("caption.length", length=length)
    assert next(rows(timeline, WORDS)).length == in_table


@pytest.mark.parametrize("length", ["months = 2", "weeks = 2", "days = 60"])
def test_how_long_a_month_is(file: Path, length: str) -> None:
    """It is said once, where the figures are said to be the program's, and only for months."""
    own = written(file, SMALL.replace("days = 30", length))
    words = built_in().default.facility_words
    expected = words.lengths_in_months if "month" in length else words.lengths
    assert own.safety.article.text == expected.text


def test_a_link_of_two_years(file: Path) -> None:
    """A program's step can be as long; the article's cannot."""
    own = written(file, SMALL.replace("days = 30", f"days = {MOST_OWN_DAYS}"))
    plan = default_plan(own)
    known = library_with(own)
    assert decode(values_of(encode(plan)), known, ["en"]).plan.lengths == (MOST_OWN_DAYS,)
    for query, most in ((f"pathway={own.key}&stay=731", 730), ("treatment=366", 365)):
        (complaint,) = decode(values_of(query), known, ["en"]).complaints
        assert complaint.possible.most == most


@pytest.mark.parametrize(
    ("more", "ends"), [("ends = true\nleast = 30\nmost = 90", True), ("", False)]
)
def test_aftercare_with_an_end(file: Path, more: str, *, ends: bool) -> None:
    """It has a last day and a range; without the word it has neither."""
    own = with_steps(file, ("treatment", 30), ("aftercare", 60, more))
    step = make_timeline(default_plan(own)).steps[-1]
    found = (step.last_day is not None, step.stage.range is not None, not step.stage.open_ended)
    assert found == (ends,) * 3


class TestExamples:
    """A program's own named lengths."""

    def test_in_place_of_the_article_s(self, file: Path) -> None:
        """The one with the lengths of the steps is shown first; each is offered to compare."""
        own = written(file, SMALL + EXAMPLES)
        assert [one.key for one in own.scenarios] == ["thirty", "ninety"]
        assert own.default.key == "thirty"
        assert own.scenarios[1].lengths == (90, 0)
        plan = default_plan(own)
        assert default_others(plan, built_in()) == (own.scenarios[1],)
        assert not [one for one in possible_others(plan, built_in()) if "stay:" in str(one)]

    def test_the_lengths_themselves(self, file: Path) -> None:
        """Where no name is given to them, they are the first example, as in a file without any."""
        named = EXAMPLES.replace('"30 days"', '"30 days"\nlengths = { stay = 30 }')
        own = written(file, SMALL.replace("days = 30", "days = 45") + named)
        assert [one.key for one in own.scenarios] == [SCENARIO, "thirty", "ninety"]
        assert own.default.lengths == (45, FILL)

    def test_in_the_unit_of_the_step(self, file: Path) -> None:
        text = SMALL.replace("days = 30", "months = 1") + EXAMPLES
        own = written(file, text.replace("stay = 90", "stay = 3").replace("30 days", "A month"))
        assert own.scenarios[1].lengths == (90, 0)


@pytest.mark.parametrize(
    ("days", "message"),
    [(30, "stated.note-too"), ("fill", "stated.note")],
    ids=["stated", "not-stated"],
)
def test_a_line_about_a_step(file: Path, days: object, message: str) -> None:
    """On its card, and with its stated length, from which the table and the handout have it."""
    note = "Evenings, 9 hours a week"
    own = with_steps(file, ("outpatient", days, f'note = "{note}."'))
    first = own.stages[0].card.happens[0]
    assert (first.text, first.sources) == (f"{note}.", ("facility",))
    timeline = make_timeline(default_plan(own))
    assert next(rows(timeline, WORDS)).stated.endswith(say(message, note=note))
    assert record(timeline, WORDS)["stages"][0]["note"] == f"{note}."


def test_a_day_of_a_step_moves_with_it(file: Path) -> None:
    """It counts from the first day of its step; where the step is too short, it is left out.

    Programs are told which day of which step it is.
    """
    step = ("treatment", 30, "least = 2\nmost = 30")
    own = written(file, with_stages(("detox", 7), step) + MARKER)
    for detox, stay, expected in ((7, 30, 10), (12, 30, 15), (7, 3, 10), (7, 2, None)):
        plan = default_plan(own).with_length("s0", detox).with_length("s1", stay)
        days = {one.marker.key: one.day for one in make_timeline(plan).markers}
        assert days.get("call") == expected
    marked = record(make_timeline(default_plan(own)), WORDS)["markers"]
    assert marked[-1]["of"] == {"key": "s1", "day": 3}
    assert marked[0]["of"] is None


@pytest.mark.parametrize(
    "length", ["days = 30\nor_longer = true", "days = 30\nleast = 20\nmost = 40", "weeks = 5"]
)
def test_a_day_that_the_step_can_have(file: Path, length: str) -> None:
    """Not only in the example, and in whatever the step counts."""
    marker = MARKER.replace("day = 3", "day = 31").replace("s1", "stay")
    written(file, SMALL.replace("days = 30", length) + marker)
