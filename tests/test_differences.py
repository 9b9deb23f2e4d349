"""What is said of a plan beside another: true, in plain words, and without a winner."""

import re
from dataclasses import replace
from itertools import chain
from typing import Final

import pytest
from hypothesis import given

from planner.catalogue import languages, words
from planner.comparison import Comparison, OtherLength, decode_comparison
from planner.day_words import Days
from planner.differences import Side, columns, make_sides, months_line, rows
from planner.library import library
from planner.link import decode, values_of
from planner.pathway import Kind
from planner.plan import default_plan
from planner.timeline import make_timeline
from tests.programs import HARBOR, program
from tests.strategies import BUILT_IN, comparisons

WORDS: Final = words()
DEFAULT: Final = default_plan(BUILT_IN)
JUDGED: Final = re.compile(
    r"\b(?:better|best|worse|worst|winner?|wins|recommend\w*|ideal|right|wrong|good|bad|safer?"
    r"|sooner|faster|quicker|enough|only \d+|just|instead)\b",
    re.IGNORECASE,
)


def ends(told: str, could_be: str) -> str:
    """When a stay ends, and when it could."""
    return f"{told} That could be {could_be}, as the steps before it can be shorter or longer."


def changed(here: str, first: str) -> str:
    """The one length that is changed, and what it is in the first plan."""
    return f"One length is changed: {here} here and {first} in the first plan."


def reaches(here: int, first: int) -> str:
    """How many days of outpatient care there are, where these are the days missing to 90."""
    told = f"Outpatient care is then {here} days, to reach 90 days of treatment."
    return f"{told} In the first plan it is {first}."


def sides_of(query: str) -> tuple[Side, ...]:
    """The plans of a link in which nothing is wrong."""
    values = values_of(query)
    decoded = decode_comparison(values, decode(values, library(), languages()))
    assert decoded.complaints == ()
    return make_sides(decoded.comparison, WORDS)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param("", ["This plan: 60-day stay", "With a stay of 28 days"], id="default"),
        pytest.param(
            "?treatment=0&with=treatment:1,treatment:90",
            ["This plan: no stay", "With a stay of 1 day", "With a stay of 90 days"],
            id="two",
        ),
        pytest.param(
            "?with=treatment:0,ninety",
            ["This plan: 60-day stay", "With no stay", "Example: 90-day stay"],
            id="none-and-example",
        ),
        pytest.param(
            "?with=detox:5,outpatient:fill",
            [
                "This plan: 60-day stay",
                "With Medical detox: 5 days",
                "With Outpatient care: 30 days (to reach 90)",
            ],
            id="other-stages",
        ),
    ],
)
def test_names(query: str, names: list[str]) -> None:
    sides = sides_of(query)
    assert [side.name for side in sides] == names
    assert columns(sides, WORDS)[1:] == tuple(names)


@pytest.mark.parametrize(
    ("query", "sentences"),
    [
        pytest.param(
            "?treatment=45",
            [
                changed("Residential program, 28 days", "45"),
                ends("The stay ends on Day 40, not Day 57.", "Day 32 to Day 45, or later"),
                reaches(62, 45),
                "90 days of treatment are reached on Day 102 in each.",
                "Aftercare starts on Day 103 in each.",
            ],
            id="another-stay",
        ),
        pytest.param(
            "?with=ninety",
            [
                "What differs: Residential program, 90 days, not 60.",
                "Also differs: Medical detox, 14 days, not 10.",
                ends("The stay ends on Day 106, not Day 72.", "Day 94 to Day 107, or later"),
                "There is no outpatient care here. In the first plan it is 30 days.",
                "90 days of treatment are reached on Day 106, not Day 102.",
                "Aftercare starts on Day 107, not Day 103.",
            ],
            id="example",
        ),
        pytest.param(
            "?treatment=28&outpatient=10&with=treatment:60",
            [
                changed("Residential program, 60 days", "28"),
                ends("The stay ends on Day 72, not Day 40.", "Day 64 to Day 77, or later"),
                "Outpatient care is 10 days in each.",
                "Missing to 90 days of treatment: 20 days, not 52.",
                "Aftercare starts on Day 83, not Day 51.",
            ],
            id="days-missing-in-each",
        ),
        pytest.param(
            "?with=outpatient",
            [
                "What differs: Residential program, 0 days, not 60.",
                "Also differs: Medical detox, 0 days, not 10.",
                "There is no stay here. In the first plan the stay ends on Day 72.",
                "Outpatient care is then all 90 days of treatment. In the first plan it is 30.",
                "90 days of treatment are reached on Day 92, not Day 102.",
                "Aftercare starts on Day 93, not Day 103.",
            ],
            id="no-stay",
        ),
        pytest.param(
            "?detox=0&treatment=0&outpatient=0&with=treatment:28",
            [
                changed("Residential program, 28 days", "0"),
                ends(
                    "The first plan has no stay. Here the stay ends on Day 30.", "Day 29 to Day 31"
                ),
                "Missing to 90 days of treatment: 62 days, not 90.",
                "Aftercare starts on Day 31, not Day 3.",
            ],
            id="no-stay-in-this-plan",
        ),
        pytest.param(
            "?with=outpatient:0",
            [
                changed("Outpatient care, 0 days", "30 days (to reach 90)"),
                ends("The stay ends on Day 72 in each.", "Day 64 to Day 77, or later"),
                "There is no outpatient care here. In the first plan it is 30 days.",
                "Missing to 90 days of treatment: 30 days. The first plan reaches 90 on Day 102.",
                "Aftercare starts on Day 73, not Day 103.",
            ],
            id="not-reached",
        ),
        pytest.param(
            "?outpatient=0&with=outpatient:fill",
            [
                changed("Outpatient care, 30 days (to reach 90)", "0 days"),
                ends("The stay ends on Day 72 in each.", "Day 64 to Day 77, or later"),
                "Outpatient care is 30 days. The first plan has none.",
                "90 days of treatment are reached on Day 102. Missing in the first plan: 30 days.",
                "Aftercare starts on Day 103, not Day 73.",
            ],
            id="reached-only-beside-it",
        ),
        pytest.param(
            "?outpatient=30&with=outpatient:fill",
            [
                changed("Outpatient care, 30 days (to reach 90)", "30 days"),
                ends("The stay ends on Day 72 in each.", "Day 64 to Day 77, or later"),
                "Outpatient care is 30 days in each.",
                "90 days of treatment are reached on Day 102 in each.",
                "Aftercare starts on Day 103 in each.",
            ],
            id="the-missing-days-or-as-many",
        ),
        pytest.param(
            "?treatment=90&outpatient=0&with=outpatient:fill",
            [
                changed("Outpatient care, 0 days (90 are reached before it)", "0 days"),
                ends("The stay ends on Day 102 in each.", "Day 94 to Day 107, or later"),
                "90 days of treatment are reached on Day 102 in each.",
                "Aftercare starts on Day 103 in each.",
            ],
            id="no-days-missing-or-none",
        ),
        pytest.param(
            "?detox=0&treatment=0&with=treatment:60",
            [
                changed("Residential program, 60 days", "0"),
                ends(
                    "The first plan has no stay. Here the stay ends on Day 62.", "Day 61 to Day 63"
                ),
                reaches(30, 90),
                "90 days of treatment are reached on Day 92 in each.",
                "Aftercare starts on Day 93 in each.",
            ],
            id="a-stay-beside-none",
        ),
        pytest.param(
            "?with=treatment:60", ["All lengths are the same as in the first plan."], id="no"
        ),
    ],
)
def test_sentences(query: str, sentences: list[str]) -> None:
    first, other = sides_of(query)
    assert first.sentences == ()
    assert list(other.sentences) == sentences


def test_dates() -> None:
    _, other = sides_of("?treatment=45&start=2027-01-04")
    assert other.sentences[1] == ends(
        "The stay ends on February 12, 2027 (Day 40), not March 1, 2027 (Day 57).",
        "February 4 to February 17, or later",
    )


def test_how_far_aftercare_is_drawn_is_no_length() -> None:
    _, alone, among = sides_of("?treatment=28&with=aftercare:90,two-months")
    assert alone.sentences[0] == (
        "Only the picture differs: Aftercare is drawn for 90 days, not 60. It has no fixed end."
    )
    assert among.sentences[0].startswith("One length is changed")


def test_rows() -> None:
    sides = sides_of("?treatment=45&with=treatment:28,short")
    assert list(rows(sides, WORDS)) == [
        ("Stay", "45 days", "28 days", "28 days"),
        (
            "The stay ends",
            "on Day 57\ncould be Day 49 to Day 62, or later",
            "on Day 40\ncould be Day 32 to Day 45, or later",
            "on Day 32\ncould be Day 32 to Day 45, or later",
        ),
        ("Outpatient care", "45 days", "62 days", "None"),
        ("90 days of treatment", "reached on Day 102", "reached on Day 102", "62 days missing"),
        ("Aftercare starts", "on Day 103", "on Day 103", "on Day 33"),
    ]


def test_rows_have_a_program_s_own_titles() -> None:
    """Where a program has one such step, the row is called as the program calls it."""
    harbor = default_plan(program(HARBOR))
    stay = OtherLength(key="stay", length=28)
    sides = make_sides(Comparison(plan=harbor, others=(stay,)), WORDS)
    assert [row[0] for row in rows(sides, WORDS)] == [
        *("Stay", "The stay ends", "Day program"),
        *("90 days of treatment", "Monthly group: start"),
    ]


def test_months_line() -> None:
    assert months_line(DEFAULT, WORDS) == (
        "Coming off Klonopin often takes months in each. A shorter stay does not make it faster."
    )
    inferred = BUILT_IN.safety.compared[1]
    assert inferred.awaits_review


def test_kinds_that_a_pathway_lacks_have_no_row() -> None:
    stages = tuple(
        replace(stage, kind=Kind.TREATMENT if stage.kind is Kind.OUTPATIENT else Kind.OTHER)
        for stage in BUILT_IN.stages
    )
    plan = replace(DEFAULT, pathway=replace(BUILT_IN, stages=stages))
    other = OtherLength(key="outpatient", length=28)
    sides = make_sides(Comparison(plan=plan, others=(other,)), WORDS)
    heads = [row[0] for row in rows(sides, WORDS)]
    assert heads == ["Stay", "The stay ends", "90 days of treatment"]
    assert sides[1].name == "With a stay of 28 days"


@given(comparisons)
def test_no_other_plan_is_called_this_one(comparison: Comparison) -> None:
    """Beside another plan, "this plan" could be either: the sentences say "the first plan"."""
    for side in make_sides(comparison, WORDS)[1:]:
        assert not re.search(r"\bthis plan\b", " ".join(side.sentences), re.IGNORECASE)


@given(comparisons)
def test_nothing_is_judged(comparison: Comparison) -> None:
    sides = make_sides(comparison, WORDS)
    told = chain.from_iterable(side.sentences for side in sides)
    for text in (*told, *chain.from_iterable(rows(sides, WORDS))):
        assert text
        assert not JUDGED.search(text), text


@given(comparisons)
def test_what_is_told_is_the_timeline(comparison: Comparison) -> None:
    """Each cell stands in its plan's column; the day when 90 are reached is the timeline's."""
    sides = make_sides(comparison, WORDS)
    table = {head: cells for head, *cells in rows(sides, WORDS)}
    target = comparison.plan.pathway.guidance.days
    for plan, cell in zip(comparison.plans, table[f"{target} days of treatment"], strict=True):
        timeline = make_timeline(plan)
        if timeline.reached_day is None:
            assert cell.startswith(f"{timeline.missing} day")
        else:
            assert cell.endswith(Days(timeline, WORDS).when(timeline.reached_day))
