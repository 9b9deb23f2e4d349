"""What holds for every form: what it is, the same bytes for the same order, never a wrong file."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Final

import pytest

from planner.forms import COMPARE_FORMS, FORMS, Form
from planner.forms.order import CannotMakeError, Order
from planner.plan.comparison import Comparison, OtherLength
from planner.plan.plan import Context, Plan, default_plan
from tests.forms.examples import BASE, DEFAULT, PATHWAY, TWO, dated, order_of, with_titles
from tests.in_words import say
from tests.programs import TWELVE_STEPS, program

EVERY: Final = (*FORMS.values(), *COMPARE_FORMS.values())
every_form: Final = pytest.mark.parametrize("form", EVERY, ids=lambda form: form.path)
SET_BY_TYPST: Final = ("/plan.pdf", "/plan.png", "/compare.pdf", "/compare.png")
set_by_typst: Final = pytest.mark.parametrize(
    "form", [form for form in EVERY if form.path in SET_BY_TYPST], ids=lambda form: form.path
)
OFFICE: Final = "application/vnd.openxmlformats-officedocument"


def of(form: Form, plan: Plan, base: str | None = None) -> Order:
    """An order of this form: of a plan, or of it beside another."""
    other = OtherLength(key=plan.pathway.stages[0].key, length=9)
    return order_of(Comparison(plan=plan, others=(other,)) if form.compares else plan, base=base)


def test_what_each_is() -> None:
    """There are no others; those that a browser cannot show are saved."""
    assert {form.path: (form.media_type, form.attached) for form in EVERY} == {
        "/plan.pdf": ("application/pdf", False),
        "/plan.ics": ("text/calendar", False),
        "/plan.pptx": (f"{OFFICE}.presentationml.presentation", True),
        "/plan.html": ("text/html", False),
        "/plan.png": ("image/png", False),
        "/plan.svg": ("image/svg+xml", False),
        "/plan.csv": ("text/csv", False),
        "/plan.xlsx": (f"{OFFICE}.spreadsheetml.sheet", True),
        "/plan.json": ("application/json", False),
        "/compare.pdf": ("application/pdf", False),
        "/compare.png": ("image/png", False),
    }
    assert len(EVERY) == 11


@every_form
@pytest.mark.parametrize("base", [None, BASE], ids=["no-address", "address"])
def test_the_same_order_gives_the_same_bytes(form: Form, base: str | None) -> None:
    """Also of a program that was read again."""
    first, again, other = (
        of(form, dated(default_plan(program(TWELVE_STEPS)).with_length("mountain", days)), base)
        for days in (28, 28, 29)
    )
    assert form.render(first) == form.render(again) != form.render(other)


@set_by_typst
def test_threads_do_not_meet(form: Form) -> None:
    orders = [of(form, DEFAULT.with_length("treatment", days)) for days in range(28, 32)]
    alone = [form.render(order) for order in orders]
    with ThreadPoolExecutor(len(orders)) as pool:
        assert list(pool.map(form.render, orders)) == alone


@set_by_typst
@pytest.mark.parametrize("title", ["Detox 日", "Détox \U0001f600"], ids=["kanji", "emoji"])
def test_a_character_that_the_font_lacks(form: Form, title: str) -> None:
    """Typst would leave it out and say nothing."""
    order = of(form, replace(DEFAULT, pathway=with_titles(PATHWAY, title)))
    named = re.escape(f"U+{ord(title[-1]):04X}")
    with pytest.raises(CannotMakeError, match=f"the font has no glyph for .* \\({named}\\)"):
        form.render(order)


@every_form
def test_what_cannot_be_made(form: Form) -> None:
    """A calendar without a start, and a comparison of nothing; all else is made of any plan."""
    order = order_of(replace(DEFAULT, context=Context.ARTICLE))
    lacks = "compare.nothing" if form.compares else "form.needs-start" if form.needs_start else None
    assert form.refuses(order) == (lacks and say(lacks))
    assert form.refuses(order_of(replace(TWO, plan=dated(DEFAULT)))) is None
    if lacks is not None:
        with pytest.raises(CannotMakeError):
            form.render(order)
    assert form.needs_start == (form.path == "/plan.ics")
