"""What we ship has its room: on paper, on slides, on a screen and in pictures.

Where a longer sentence fails here, make it shorter, or give it more room.
"""

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
from planner.forms.order import Paper
from planner.forms.slides.content import Talk
from planner.language.catalogue import words_for
from planner.language.lettering import text_width
from planner.pathway.pathway import FILL
from planner.plan.comparison import Comparison, Other, OtherLength
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from tests.chart.test_gantt_words import assert_readable, figure_of
from tests.content import ROOT, SHIPPED, lines
from tests.forms.examples import BASE, cases_of, dated, examples_of, order_of
from tests.forms.handouts import on_both_papers, rendered
from tests.forms.pdf_reader import page_count, spans_of
from tests.forms.slides_reader import check_places, check_sizes, check_words
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


@on_both_papers
def test_a_handout_has_three_pages_that_can_be_read_without_glasses(paper: Paper) -> None:
    """One to look at, one to call and to write, one for safety and sources.

    Sentences of 11 points; less in the foot, in sources, and at the axis of the chart. Every
    example is printed in days and with dates, with an address and without.
    """
    faults: list[object] = []
    for (name, plan), base in product(examples_of(PATHWAY).items(), (None, BASE)):
        for shown in (plan, dated(plan)):
            printed = spans_of(rendered(shown, base=base, paper=paper))
            if len(printed) != 3:
                faults.append((name, shown.start, base, f"{len(printed)} pages"))
            first, *_, last = printed
            headings = (one.y for one in last if one.text == WORDS.say("pdf.sources"))
            sources = max(headings, default=0)
            for page in printed:
                for one in page:
                    in_sources = page is last and one.y < sources
                    least = 9 if one.y < FOOT or in_sources else 10 if page is first else 11
                    if one.size < least - 0.01:
                        faults.append((name, shown.start, base, one.text, one.size))
    assert faults == [], lines(faults)


WIDE_DATES: Final = replace(DEFAULT, lengths=(1, 1, 233, 365, 1), start=date(2000, 1, 11))
"""Outpatient care has a line of dates that breaks."""


@given(plans(PATHWAY), st.sampled_from(Paper))
@example(WIDE_DATES, Paper.LETTER)
@settings(max_examples=30)
def test_a_handout_of_any_lengths_has_three_pages(plan: Plan, paper: Paper) -> None:
    assert page_count(rendered(plan, paper=paper)) == 3


@on_both_papers
def test_a_program_has_nearly_as_large_type(paper: Paper) -> None:
    """Its contact, large, takes the room of a little of the chart."""
    plan = default_plan(program(EXAMPLE_PROGRAM))
    for shown in (plan, dated(plan)):
        first, *_ = spans_of(rendered(shown, paper=paper))
        assert min(one.size for one in first) >= 9 - 0.01


@on_both_papers
def test_there_is_room_to_write(paper: Paper) -> None:
    """Eight millimeters below each of the five questions, at least."""
    shown = spans_of(rendered(DEFAULT, base=None, paper=paper))[1]
    numbers = [f"{place}. " for place in range(1, 6)]
    asked = [max(one.y for one in shown if one.text.startswith(number)) for number in numbers]
    assert all(above - below > EIGHT_MM + 11 for above, below in pairwise(asked))


@on_both_papers
def test_a_comparison_of_two_has_one_page(paper: Paper) -> None:
    """Also with the longest words, those of dates, and with an address and its code."""
    shown: list[tuple[Plan, str | None]] = [(DEFAULT, None)]
    shown += [(dated(plan), BASE) for plan in examples_of(PATHWAY).values()]
    others: tuple[Other, ...] = (STAY, PATHWAY.scenarios[-1])
    long = [
        (plan.lengths, plan.context, other)
        for (plan, base), other in product(shown, others)
        for sheet in [Comparison(plan=plan, others=(other,))]
        if page_count(rendered(sheet, base=base, paper=paper)) != 1
    ]
    assert long == [], lines(long)


def test_a_stay_of_every_length_has_its_slides() -> None:
    """The bar of 2 days over the ruler is just as wide as the gaps beside its words."""
    part: Any = None  # Only what has links or a code needs one.
    failed = []
    for days in range(1, PATHWAY.guidance.days + 1):
        talk = Talk(order_of(DEFAULT.with_length("treatment", days)))
        drawn = [slide for slide in talk.slides if slide.step and slide.step.picture]
        assert len(drawn) > 5
        try:
            shapes = [talk.shapes(slide, part) for slide in drawn]
        except ArithmeticError:
            failed.append(days)
        else:
            assert all(shapes)
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
    assert page_count(rendered(Comparison(plan=plan, others=others))) <= 2


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


def test_the_live_chart() -> None:
    """Every example, and the program that we show, on a phone and on a screen."""
    program_plan = default_plan(program(EXAMPLE_PROGRAM))
    for plan in (*examples_of(PATHWAY).values(), program_plan):
        for figure in (figure_of(plan), figure_of(dated(plan))):
            for width_px in (NARROW_PX, WIDE_PX):
                assert_readable(figure, width_px)


def test_the_key_of_the_live_chart_has_room() -> None:
    """Two columns on the smallest phone: Plotly gives each entry a width, whatever it says."""
    layout = figure_of(DEFAULT).layout
    names = ("example", "range", "no-end", "may-not-happen")
    width = {name: text_width(WORDS.say(f"key.{name}"), layout.legend.font.size) for name in names}
    assert {name: px for name, px in width.items() if px > layout.legend.entrywidth} == {}
