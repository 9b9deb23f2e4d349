"""The printed comparison: complete, on one page, each plan in one picture."""

from itertools import chain
from typing import Final

import pytest
from hypothesis import given, settings

from planner.forms.order import Paper, file_name
from planner.pathway.pathway import Pathway
from planner.plan.comparison import Comparison, OtherExample, default_others, encode_comparison
from planner.plan.plan import Plan, default_plan
from planner.reading.library import library
from planner.words.difference_rows import columns, rows
from planner.words.differences import figures_line, make_sides, months_line
from planner.words.wording import disclaimer, program_line, safety_line, short_safety
from tests.forms.examples import BASE, DEFAULT_COMPARISON, TWO, order_of
from tests.forms.handouts import rendered
from tests.forms.pdf_reader import elements, opened, pages, roles, squeezed, text_of
from tests.in_words import WORDS, say
from tests.programs import HARBOR, program
from tests.strategies import BUILT_IN, pathways, plans

SCENARIOS: Final = {one.key: one for one in BUILT_IN.scenarios}
PROGRAM: Final = Comparison(
    plan=default_plan(program(HARBOR)),
    others=(OtherExample(pathway=BUILT_IN, scenario=SCENARIOS["long"]),),
)
AGAIN: Final = squeezed(short_safety(BUILT_IN, WORDS))
"""What is said again beside a picture on a page of its own."""


def labels(pathway: Pathway) -> list[str]:
    """The names of stages as they stand over their bars."""
    return [
        say("caption.numbered", number=number, title=stage.title)
        for number, stage in enumerate(pathway.stages, 1)
    ]


@pytest.mark.parametrize("paper", Paper)
def test_the_picture_of_three_plans_goes_on_to_the_next_page(paper: Paper) -> None:
    """The first page is not left half empty, and the second repeats the safety words."""
    first, second = pages(rendered(TWO, paper=paper))
    assert squeezed(months_line(TWO.plan, WORDS)) in first
    assert AGAIN in second
    sides = make_sides(TWO, WORDS)
    shown = squeezed(labels(BUILT_IN)[0])
    count = first.count(shown)
    assert 0 < count < len(sides)
    assert second.count(shown) == len(sides) - count
    names = [squeezed(side.name) for side in sides]
    assert [second.count(name) for name in names] == [int(place >= count) for place in range(3)]
    assert all(second.index(name) < second.index(AGAIN) for name in names[count:])


def test_the_safety_words_are_not_said_again_on_their_own_page() -> None:
    (page,) = pages(rendered(DEFAULT_COMPARISON))
    assert AGAIN not in page


@given(pathways(least=10, most=12).flatmap(plans))
@settings(max_examples=5)
def test_twelve_stages(plan: Plan) -> None:
    """Every stage of each plan is there."""
    others = default_others(plan, library()) or plan.pathway.scenarios[:1]
    text = text_of(rendered(Comparison(plan=plan, others=others), base=None))
    for stage in plan.pathway.stages:
        assert text.count(squeezed(stage.title)) >= 2


@pytest.mark.parametrize(
    "comparison", [DEFAULT_COMPARISON, TWO, PROGRAM], ids=["one", "two", "program"]
)
def test_all_words(comparison: Comparison) -> None:
    """Safety, what differs, the table, whose figures are whose, help lines, and each picture."""
    text = text_of(rendered(comparison))
    plan, sides = comparison.plan, make_sides(comparison, WORDS)
    line = program_line(plan.pathway, WORDS)
    own = [] if line is None else [line, plan.pathway.safety.article.text]
    expected = [
        say("compare.picture", medicine="Samplin"),
        say("phrase.not-medical-advice"),
        *(safety_line(plan.pathway, WORDS), disclaimer(plan.pathway, WORDS)),
        *(sentence for side in sides for sentence in side.sentences),
        *columns(sides, WORDS),
        *(line for row in rows(sides, WORDS) for cell in row for line in cell.split("\n")),
        months_line(plan, WORDS),
        *(line.number for line in library().helplines.lines if line.number is not None),
        f"{BASE}/compare{encode_comparison(comparison)}",
        *(*own, figures_line(sides, WORDS) or ""),
    ]
    assert [one for one in expected if squeezed(one) not in text] == []
    drawn = [*chain.from_iterable(labels(one.pathway) for one in comparison.plans)]
    for one in drawn:
        # The name of one program's step may begin that of another's.
        more = text.count(squeezed(one)) - drawn.count(one)
        assert more == 0 or (more > 0 and comparison is PROGRAM), one


def test_what_the_picture_and_the_table_say_to_those_who_do_not_see_them() -> None:
    with opened(rendered(DEFAULT_COMPARISON)) as pdf:
        assert roles(pdf).count("TH") == 3
        alts = [str(one.Alt) for one in elements(pdf) if one.S == "/Figure"]
    picture, code = sorted(alts, key=len, reverse=True)
    sides = make_sides(DEFAULT_COMPARISON, WORDS)
    for words in chain.from_iterable((side.name, *side.sentences) for side in sides):
        assert words in picture
    assert short_safety(BUILT_IN, WORDS) in picture
    assert code == say("pdf.code")


def test_file_name() -> None:
    name = "samplin-timeline-8-3-45-25-with-8-3-28-42-with-4-2-21-0-days.pdf"
    assert file_name(order_of(TWO), "pdf") == name
