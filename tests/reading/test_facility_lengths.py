"""Lengths of a program as it says them: in days, weeks or months, several of them, and a line."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from planner.forms.record import record
from planner.language.catalogue import words_for
from planner.pathway.pathway import FILL, MOST_OWN_DAYS, Pathway, Range, Unit
from planner.plan.comparison import default_others, possible_others
from planner.plan.link import decode, encode, values_of
from planner.plan.plan import default_plan
from planner.plan.timeline import Step, make_timeline
from planner.reading.library import built_in
from planner.reading.programs.program import SCENARIO
from planner.words.captions import step_caption
from planner.words.range_words import range_label
from planner.words.table_rows import rows
from tests.programs import SMALL, faults, with_stages, with_steps, written

WORDS: Final = words_for()

EXAMPLES: Final = """
[[stages]]
key = "care"
kind = "outpatient"
title = "Care"
days = "fill"

[[examples]]
key = "thirty"
title = "30 days"

[[examples]]
key = "ninety"
title = "90 days, no care after it"
lengths = { stay = 90, care = 0 }
"""


def first_step(own: Pathway, days: int | None = None) -> Step:
    """Its first step, with this length if one is given."""
    plan = default_plan(own)
    if days is not None:
        plan = plan.with_length(own.stages[0].key, days)
    return make_timeline(plan).steps[0]


class TestUnits:
    """Weeks and months are said as the file says them, and are days inside."""

    @pytest.mark.parametrize(
        ("length", "stated", "said"),
        [
            ("weeks = 6", Range(least=42, most=42, source="facility", unit=Unit.WEEKS), "6 weeks"),
            (
                "months = 5\nleast = 4\nmost = 6",
                Range(least=120, most=180, source="facility", unit=Unit.MONTHS),
                "4 to 6 months",
            ),
            (
                "months = 12\nleast = 12\nor_longer = true",
                Range(least=360, source="facility", or_longer=True, unit=Unit.MONTHS),
                "12 months or longer",
            ),
            (
                "weeks = 3\nleast = 2\nmost = 4\nor_longer = true",
                Range(least=14, most=28, source="facility", or_longer=True, unit=Unit.WEEKS),
                "2 to 4 weeks or longer",
            ),
        ],
        ids=["exact", "range", "open", "or-longer"],
    )
    def test_as_written(self, file: Path, length: str, stated: Range, said: str) -> None:
        own = written(file, SMALL.replace("days = 30", length))
        stage = own.stages[0]
        assert stage.range == stated
        assert range_label(stage, WORDS) == WORDS.say("range.facility", figures=said)
        (row, *_) = rows(make_timeline(default_plan(own)), WORDS)
        assert said in row.stated

    @pytest.mark.parametrize(
        ("unit", "days", "said", "in_table"),
        [
            ("months", 150, "5 months", "5 months (150 days)"),
            ("months", 45, "45 days", "45 days"),
            ("weeks", 35, "5 weeks", "5 weeks (35 days)"),
            ("weeks", 10, "10 days", "10 days"),
        ],
        ids=["months", "part-of-a-month", "weeks", "part-of-a-week"],
    )
    def test_a_chosen_length(
        self, file: Path, unit: str, days: int, said: str, in_table: str
    ) -> None:
        """Whole weeks or months are said so; any other number is days."""
        own = written(file, SMALL.replace("days = 30", f"{unit} = 1\nleast = 1\nmost = 6"))
        step = first_step(own, days)
        timeline = make_timeline(default_plan(own).with_length("stay", days))
        assert step_caption(timeline, step, WORDS)[1].text == WORDS.say(
            "caption.length", length=said
        )
        assert next(rows(timeline, WORDS)).length == in_table

    @pytest.mark.parametrize("length", ["months = 2", "weeks = 2", "days = 60"])
    def test_how_long_a_month_is(self, file: Path, length: str) -> None:
        """It is said once, where the figures are said to be the program's, and only for months."""
        own = written(file, SMALL.replace("days = 30", length))
        words = built_in().default.facility_words
        expected = words.lengths_in_months if "month" in length else words.lengths
        assert own.safety.article.text == expected.text

    def test_a_link_of_two_years(self, file: Path) -> None:
        """A program's step can be as long; the article's cannot."""
        own = written(file, SMALL.replace("days = 30", f"days = {MOST_OWN_DAYS}"))
        plan = default_plan(own)
        with_own = replace(built_in(), pathways={**built_in().pathways, own.key: own})
        assert decode(values_of(encode(plan)), with_own, ["en"]).plan.lengths == (MOST_OWN_DAYS,)
        for query, most in ((f"pathway={own.key}&stay=731", 730), ("treatment=366", 365)):
            (complaint,) = decode(values_of(query), with_own, ["en"]).complaints
            assert complaint.possible.most == most

    def test_aftercare_with_an_end(self, file: Path) -> None:
        """It has a last day and a range; without the word it has neither, as before."""
        for more, ends in (("ends = true\nleast = 30\nmost = 90", True), ("", False)):
            own = with_steps(file, ("treatment", 30), ("aftercare", 60, more))
            step = make_timeline(default_plan(own)).steps[-1]
            assert (step.last_day is not None) is ends
            assert (step.stage.range is not None) is ends
            assert step.stage.open_ended is not ends


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
        ("old", "new", "fault"),
        [
            ("stay = 90", "house = 90", ("examples[ninety].lengths.house", "step-known")),
            ("stay = 90", 'stay = "fill"', ("examples[ninety].lengths.stay", "fill-example")),
            ("stay = 90", "stay = 731", ("examples[ninety].lengths.stay", "days")),
            ("stay = 90", "stay = 0", ("examples[ninety].lengths.stay", "days")),
            ("stay = 90", 'stay = "long"', ("examples[ninety].lengths.stay", "length")),
            ("stay = 90, care = 0", "stay = 30", ("examples[ninety]", "example-same")),
            ('"thirty"', '"own"', ("examples[own].key", "key-reserved")),
            ("no care after it", "guaranteed", ("examples[ninety].title", "word-promise")),
        ],
        ids=["step", "fill", "many", "none", "word", "same", "own", "promise"],
    )
    def test_faults(self, file: Path, old: str, new: str, fault: tuple[str, str]) -> None:
        file.write_text((SMALL + EXAMPLES).replace(old, new, 1), encoding="utf-8")
        assert faults(file) == [fault]


class TestNote:
    """A line of the program's own about a step."""

    @pytest.mark.parametrize("days", [30, "fill"], ids=["stated", "not-stated"])
    def test_where_it_stands(self, file: Path, days: object) -> None:
        """On its card, and with its stated length, from which the table and the handout have it."""
        note = "Evenings, 9 hours a week"
        own = with_steps(file, ("outpatient", days, f'note = "{note}."'))
        (stage,) = own.stages
        assert stage.card.happens[0].text == f"{note}."
        assert stage.card.happens[0].sources == ("facility",)
        message = "stated.note" if days == "fill" else "stated.note-too"
        timeline = make_timeline(default_plan(own))
        assert next(rows(timeline, WORDS)).stated.endswith(WORDS.say(message, note=note))
        assert record(timeline, WORDS)["stages"][0]["note"] == f"{note}."


class TestDaysOfAStep:
    """A named day that moves with its step."""

    MARKER = '[[markers]]\nkey = "call"\ntitle = "First call"\nday = 3\nof = "s1"\n'

    def test_it_moves(self, file: Path) -> None:
        """It counts from the first day of its step; where the step is too short, it is left out."""
        step = ("treatment", 30, "least = 2\nmost = 30")
        own = written(file, with_stages(("detox", 7), step) + self.MARKER)
        for detox, stay, expected in ((7, 30, 10), (12, 30, 15), (7, 3, 10), (7, 2, None)):
            plan = default_plan(own).with_length("s0", detox).with_length("s1", stay)
            days = {one.marker.key: one.day for one in make_timeline(plan).markers}
            assert days.get("call") == expected

    def test_in_json(self, file: Path) -> None:
        """Programs are told which day of which step it is."""
        own = written(file, with_stages(("detox", 7), ("treatment", 30)) + self.MARKER)
        marked = record(make_timeline(default_plan(own)), WORDS)["markers"]
        assert marked[-1]["of"] == {"key": "s1", "day": 3}
        assert marked[0]["of"] is None

    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            ('"s1"', '"stay"', ("markers[call].of", "step-known")),
            ("day = 3", "day = 31", ("markers[call].day", "marker-late")),
            ("day = 3", "day = 0", ("markers[call].day", "days")),
        ],
        ids=["step", "late", "zero"],
    )
    def test_faults(self, file: Path, old: str, new: str, fault: tuple[str, str]) -> None:
        text = with_stages(("detox", 7), ("treatment", 30)) + self.MARKER.replace(old, new)
        file.write_text(text, encoding="utf-8")
        assert faults(file) == [fault]

    @pytest.mark.parametrize(
        "length", ["days = 30\nor_longer = true", "days = 30\nleast = 20\nmost = 40", "weeks = 5"]
    )
    def test_a_day_that_the_step_can_have(self, file: Path, length: str) -> None:
        """Not only in the example, and in whatever the step counts."""
        marker = self.MARKER.replace("day = 3", "day = 31").replace("s1", "stay")
        written(file, SMALL.replace("days = 30", length) + marker)
