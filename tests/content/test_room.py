"""What we ship has its room: on paper, on slides, on a screen and in pictures.

Where a longer sentence fails here, make it shorter, or give it more room.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise, product
from typing import Any, Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.chart.gantt_words import NARROW_PX, WIDE_PX
from planner.chart.scene import PAGE, SLIDE, make_scene
from planner.chart.scene.shapes import DOCUMENT, HANDOUT
from planner.forms.order import Options, Order, Paper, Width
from planner.forms.paper import compare_pdf, handout
from planner.forms.slides import pptx
from planner.language.catalogue import words_for
from planner.language.lettering import text_width
from planner.pathway.pathway import FILL
from planner.plan.comparison import Comparison, Other, OtherLength
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from tests.chart.test_gantt_words import assert_readable, figure_of
from tests.content import ROOT, SHIPPED
from tests.forms.examples import BASE, cases_of, dated, examples_of
from tests.forms.pdf_reader import page_count, spans_of
from tests.forms.slides_reader import check_places, check_sizes, check_words
from tests.forms.svg_reader import found, root_of
from tests.forms.svg_reader import order_of as picture_of
from tests.labels import assert_nothing_meets
from tests.programs import program
from tests.strategies import others_of, plans

WORDS: Final = words_for()
PATHWAY: Final = SHIPPED.default
DEFAULT: Final = default_plan(PATHWAY)
EXAMPLE_PROGRAM: Final = ROOT / "data" / "examples" / "harbor-example.toml"
STAY: Final = OtherLength(key="treatment", length=45)
FOOT: Final = 44.0
EIGHT_MM: Final = 8 * 72 / 25.4
"""In points; below `FOOT` is what stands at the foot of a page."""

BOLD_DEJAVU: Final = 1.19
"""How much wider than ours the widest font is that was seen in its place."""

ON_SCREEN: Final = 690
"""Pixels of a screen 1080 high that are left for the chart."""

on_both_papers: Final = pytest.mark.parametrize("paper", Paper)


def printed(paper: Paper) -> Iterator[tuple[str, Order]]:
    """Every example as it can be printed: in days or dates, with an address or without."""
    for (name, plan), base in product(examples_of(PATHWAY).items(), (None, BASE)):
        for days, one in (("days", plan), ("dates", dated(plan))):
            kind = f"{name}-{days}-{base}"
            yield kind, Order(plan=one, options=Options(paper=paper), base=base)


@on_both_papers
def test_a_handout_has_three_pages(paper: Paper) -> None:
    """One to look at, one to call and to write, one for safety and sources."""
    count = {name: page_count(handout.FORM.render(order)) for name, order in printed(paper)}
    assert {name: number for name, number in count.items() if number != 3} == {}


WIDE_DATES: Final = replace(DEFAULT, lengths=(1, 1, 233, 365, 1), start=date(2000, 1, 11))
"""Outpatient care has a line of dates that breaks."""


@given(plans(PATHWAY), st.sampled_from(Paper))
@example(WIDE_DATES, Paper.LETTER)
@settings(max_examples=30)
def test_a_handout_of_any_lengths_has_three_pages(plan: Plan, paper: Paper) -> None:
    order = Order(plan=plan, options=Options(paper=paper), base=BASE)
    assert page_count(handout.FORM.render(order)) == 3


@on_both_papers
def test_a_handout_can_be_read_without_glasses(paper: Paper) -> None:
    """Sentences of 11 points; less in the foot, in sources, and at the axis of the chart."""
    small = []
    for name, order in printed(paper):
        *upper, last = spans_of(handout.FORM.render(order))
        sources = next(one.y for one in last if one.text == WORDS.say("pdf.sources"))
        for page in (*upper, last):
            drawn = page is upper[0]
            for one in page:
                in_sources = page is last and one.y < sources
                least = 9 if one.y < FOOT or in_sources else 10 if drawn else 11
                if one.size < least - 0.01:
                    small.append((name, one.text, one.size))
    assert small == []


@on_both_papers
@pytest.mark.parametrize("dated_too", [False, True], ids=["days", "dates"])
def test_a_program_has_nearly_as_large_type(paper: Paper, *, dated_too: bool) -> None:
    """Its contact, large, takes the room of a little of the chart."""
    plan = default_plan(program(EXAMPLE_PROGRAM))
    order = Order(plan=dated(plan) if dated_too else plan, options=Options(paper=paper), base=BASE)
    *_, first = sorted(one.size for one in spans_of(handout.FORM.render(order))[0])[::-1]
    assert first >= 9 - 0.01


@on_both_papers
def test_there_is_room_to_write(paper: Paper) -> None:
    """Eight millimeters below each of the five questions, at least."""
    order = Order(plan=DEFAULT, options=Options(paper=paper))
    shown = spans_of(handout.FORM.render(order))[1]
    numbers = [f"{place}. " for place in range(1, 6)]
    lines = [max(one.y for one in shown if one.text.startswith(number)) for number in numbers]
    assert all(above - below > EIGHT_MM + 11 for above, below in pairwise(lines))


@on_both_papers
def test_a_comparison_of_two_has_one_page(paper: Paper) -> None:
    """Also with the longest words, those of dates, and with an address and its code."""
    examples: dict[str, tuple[Plan, str | None]] = {
        name: (dated(plan), BASE) for name, plan in examples_of(PATHWAY).items()
    }
    examples["without-date-and-address"] = (DEFAULT, None)
    count = {}
    others: tuple[Other, ...] = (STAY, PATHWAY.scenarios[-1])
    for (name, (plan, base)), other in product(examples.items(), others):
        comparison = Comparison(plan=plan, others=(other,))
        order = Order(plan=plan, comparison=comparison, options=Options(paper=paper), base=base)
        count[name, str(other)] = page_count(compare_pdf.FORM.render(order))
    assert {name: number for name, number in count.items() if number != 1} == {}


def test_a_stay_of_every_length_has_its_slides() -> None:
    """The bar of 2 days over the ruler is just as wide as the gaps beside its words."""
    failed = []
    for days in range(1, PATHWAY.guidance.days + 1):
        try:
            pptx.FORM.render(Order(plan=DEFAULT.with_length("treatment", days)))
        except ArithmeticError:
            failed.append(days)
    assert failed == []


TALL: Final = Plan(
    pathway=PATHWAY, lengths=(0, 1, 1, FILL, 1), start=date(2000, 7, 1), context=Context.GUIDANCE
)
"""Beside two examples, its picture once stood on a page of its own."""


@given(plans(PATHWAY).flatmap(lambda plan: st.tuples(st.just(plan), others_of(plan))))
@example((TALL, PATHWAY.scenarios[1:3]))
@settings(max_examples=20)
def test_a_comparison_of_any_lengths_has_at_most_two_pages(drawn: tuple[Plan, Any]) -> None:
    plan, others = drawn
    comparison = Comparison(plan=plan, others=others)
    order = Order(plan=plan, comparison=comparison, base=BASE)
    assert page_count(compare_pdf.FORM.render(order)) <= 2


@pytest.mark.parametrize("base", [BASE, None], ids=["address", "no-address"])
def test_slides_have_a_place_for_everything(base: str | None) -> None:
    """Nothing on a slide overlaps or leaves it, is cut in a wide font, or too small for a room."""
    for plan in cases_of(PATHWAY).values():
        check_places(plan, base)
        check_words(plan, base)
        check_sizes(plan, base)


def test_labels_are_apart_in_every_picture() -> None:
    """From a phone to a large screen, none touches another or is cut off."""
    presets = (PAGE, SLIDE, DOCUMENT, HANDOUT)
    for plan, preset in product(cases_of(PATHWAY).values(), presets):
        assert_nothing_meets(make_scene(make_timeline(plan), WORDS, preset))


@pytest.mark.parametrize("width", Width)
def test_not_medical_advice_is_never_broken(width: Width) -> None:
    root = root_of(picture_of(DEFAULT, width=width))
    lines = ["".join(one.itertext()) for one in found(root, "text")]
    assert sum("Not\u00a0medical\u00a0advice" in line for line in lines) == 1


@pytest.mark.parametrize("width_px", [NARROW_PX, WIDE_PX])
def test_the_live_chart(width_px: float) -> None:
    """Every example, and the program that we show, on a phone and on a screen."""
    program_plan = default_plan(program(EXAMPLE_PROGRAM))
    for plan in (*examples_of(PATHWAY).values(), program_plan):
        for shown in (plan, dated(plan)):
            assert_readable(figure_of(shown), width_px)


def test_the_key_of_the_live_chart_has_room() -> None:
    """Two columns on the smallest phone: Plotly gives each entry a width, whatever it says."""
    layout = figure_of(DEFAULT).layout
    names = ("example", "range", "no-end", "may-not-happen")
    width = {name: text_width(WORDS.say(f"key.{name}"), layout.legend.font.size) for name in names}
    assert {name: px for name, px in width.items() if px > layout.legend.entrywidth} == {}
