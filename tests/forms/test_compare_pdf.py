"""The printed comparison: tagged, complete, on one page, the same bytes for the same order."""

from typing import Final

import pytest
from hypothesis import given, settings

from planner.forms.address import ADDRESS_SETTING
from planner.forms.order import Paper, file_name
from planner.language.catalogue import words_for
from planner.pathway.pathway import Pathway
from planner.plan.comparison import (
    Comparison,
    OtherExample,
    default_others,
    encode_comparison,
)
from planner.plan.plan import Plan, default_plan
from planner.reading.library import library
from planner.words.difference_rows import columns, rows
from planner.words.differences import figures_line, make_sides, months_line
from planner.words.wording import disclaimer, program_line, safety_line, short_safety
from tests.forms.examples import BASE, DEFAULT_COMPARISON, TWO, order_of
from tests.forms.handouts import on_both_papers, rendered
from tests.forms.pdf_reader import elements, links, opened, pages, roles, squeezed, text_of
from tests.programs import HARBOR, program
from tests.strategies import BUILT_IN, pathways, plans

WORDS: Final = words_for()
DEFAULT: Final = default_plan(BUILT_IN)
SCENARIOS: Final = {one.key: one for one in BUILT_IN.scenarios}


def label(pathway: Pathway, place: int) -> str:
    """The name of a stage as it stands over its bar."""
    return WORDS.say("caption.numbered", number=place + 1, title=pathway.stages[place].title)


@on_both_papers
def test_the_picture_of_three_plans_goes_on_to_the_next_page(paper: Paper) -> None:
    """The first page is not left half empty, and the second repeats the safety words."""
    first, second = pages(rendered(TWO, paper=paper))
    assert squeezed(months_line(TWO.plan, WORDS)) in first
    inside = squeezed(short_safety(BUILT_IN, WORDS))
    assert inside in second
    sides = make_sides(TWO, WORDS)
    shown = squeezed(label(BUILT_IN, 0))
    count = first.count(shown)
    assert 0 < count < len(sides)
    assert second.count(shown) == len(sides) - count
    for side in sides[:count]:
        assert second.count(squeezed(side.name)) == 0
    for side in sides[count:]:
        assert second.count(squeezed(side.name)) == 1
        assert second.index(squeezed(side.name)) < second.index(inside)


def test_the_safety_words_are_not_said_again_on_their_own_page() -> None:
    (page,) = pages(rendered(DEFAULT_COMPARISON))
    assert squeezed(short_safety(BUILT_IN, WORDS)) not in page


@given(pathways(least=10, most=12).flatmap(plans))
@settings(max_examples=10)
def test_twelve_stages(plan: Plan) -> None:
    """Every stage of each plan is there."""
    others = default_others(plan, library()) or plan.pathway.scenarios[:1]
    comparison = Comparison(plan=plan, others=others)
    content = rendered(comparison, base=None)
    text = text_of(content)
    for stage in plan.pathway.stages:
        assert text.count(squeezed(stage.title)) >= 2


@pytest.mark.parametrize("comparison", [DEFAULT_COMPARISON, TWO], ids=["one", "two"])
def test_all_words(comparison: Comparison) -> None:
    """Safety, what differs, the table, the months line and the help lines, all selectable."""
    text = text_of(rendered(comparison))
    plan = comparison.plan
    sides = make_sides(comparison, WORDS)
    cells = [cell for row in rows(sides, WORDS) for cell in row]
    for expected in (
        WORDS.say("compare.picture", medicine="Samplin"),
        WORDS.say("phrase.not-medical-advice"),
        *(safety_line(plan.pathway, WORDS), disclaimer(plan.pathway, WORDS)),
        *(sentence for side in sides for sentence in side.sentences),
        *columns(sides, WORDS),
        *(line for cell in cells for line in cell.split("\n")),
        months_line(plan, WORDS),
        *(line.number for line in library().helplines.lines if line.number is not None),
        f"{BASE}/compare{encode_comparison(comparison)}",
    ):
        assert squeezed(expected) in text
    for place in range(len(plan.pathway.stages)):
        # In the picture of each plan; the table may name it too.
        assert text.count(squeezed(label(plan.pathway, place))) == len(sides)


def test_a_program_beside_a_built_in_example() -> None:
    """Whose figures are whose, and each plan's own steps in its picture."""
    plan = default_plan(program(HARBOR))
    example = OtherExample(pathway=BUILT_IN, scenario=SCENARIOS["long"])
    comparison = Comparison(plan=plan, others=(example,))
    sides = make_sides(comparison, WORDS)
    text = text_of(rendered(comparison))
    line = program_line(plan.pathway, WORDS)
    assert line is not None
    for expected in (
        *(line, plan.pathway.safety.article.text, figures_line(sides, WORDS)),
        *(sentence for side in sides for sentence in side.sentences),
        *(line for row in rows(sides, WORDS) for cell in row for line in cell.split("\n")),
        f"{BASE}/compare{encode_comparison(comparison)}",
        *(
            label(one.pathway, place)
            for one in comparison.plans
            for place in range(len(one.pathway.stages))
        ),
    ):
        assert squeezed(expected) in text


def test_tags() -> None:
    """One title, no skipped level, a table with heads, pictures with what they say."""
    with opened(rendered(DEFAULT_COMPARISON)) as pdf:
        found = roles(pdf)
        assert found.count("H1") == 1
        assert found.index("H1") < found.index("H2")
        assert found.count("TH") == 3
        alts = [str(one.Alt) for one in elements(pdf) if one.S == "/Figure"]
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
    picture, code = sorted(alts, key=len, reverse=True)
    for side in make_sides(DEFAULT_COMPARISON, WORDS):
        assert side.name in picture
        assert all(sentence in picture for sentence in side.sentences)
    assert short_safety(BUILT_IN, WORDS) in picture
    assert code == WORDS.say("pdf.code")


def test_no_picture_of_pixels() -> None:
    for comparison in (DEFAULT_COMPARISON, TWO):
        content = rendered(comparison)
        with opened(content) as pdf:
            kinds = {
                str(drawn.Subtype)
                for page in pdf.pages
                for drawn in page.obj.Resources.get("/XObject", {}).values()
            }
        assert kinds <= {"/Form"}


def test_links() -> None:
    """Numbers to call, and the page's own address, where there is one."""
    with opened(rendered(DEFAULT_COMPARISON)) as pdf:
        found = links(pdf)
    assert f"{BASE}/compare{encode_comparison(DEFAULT_COMPARISON)}" in found
    assert {"tel:112", "tel:113"} <= found
    without = rendered(DEFAULT_COMPARISON, base=None)
    assert ADDRESS_SETTING not in text_of(without)
    with opened(without) as pdf:
        assert not any("compare" in link for link in links(pdf))


def test_file_name() -> None:
    order = order_of(TWO)
    name = "samplin-timeline-8-3-45-25-with-8-3-28-42-with-4-2-21-0-days.pdf"
    assert file_name(order, "pdf") == name
