"""What holds for every form: what it is, the same bytes for the same order, never a wrong file."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Final

import pytest

from planner.forms import COMPARE_FORMS, FORMS, Form
from planner.forms.order import CannotMakeError, Order
from planner.plan.plan import Context
from tests.forms.examples import BASE, DEFAULT, PATHWAY, TWO, dated, order_of, with_titles
from tests.in_words import say

EVERY: Final = (*FORMS.values(), *COMPARE_FORMS.values())
every_form: Final = pytest.mark.parametrize("form", EVERY, ids=lambda form: form.path)
SET_BY_TYPST: Final = ("/plan.pdf", "/plan.png", "/compare.pdf", "/compare.png")
set_by_typst: Final = pytest.mark.parametrize(
    "form", [form for form in EVERY if form.path in SET_BY_TYPST], ids=lambda form: form.path
)
THREADS: Final = 4
RENDERS: Final = 8


def orders(form: Form, base: str | None = BASE) -> list[Order]:
    """Different orders for a form: of a plan, or of a comparison."""
    return [
        order_of(replace(TWO, plan=plan) if form.compares else plan, base=base)
        for place in range(RENDERS)
        for plan in [dated(DEFAULT.with_length("treatment", 28 + place))]
    ]


@pytest.mark.parametrize(
    ("path", "media_type", "attached"),
    [
        ("/plan.pdf", "application/pdf", False),
        ("/plan.ics", "text/calendar", False),
        (
            "/plan.pptx",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            True,
        ),
        ("/plan.html", "text/html", False),
        ("/plan.png", "image/png", False),
        ("/plan.svg", "image/svg+xml", False),
        ("/plan.csv", "text/csv", False),
        (
            "/plan.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            True,
        ),
        ("/plan.json", "application/json", False),
        ("/compare.pdf", "application/pdf", False),
        ("/compare.png", "image/png", False),
    ],
)
def test_what_each_is(path: str, media_type: str, *, attached: bool) -> None:
    (form,) = (form for form in EVERY if form.path == path)
    assert (form.media_type, form.attached) == (media_type, attached)


def test_there_are_no_others() -> None:
    assert len({form.path for form in EVERY}) == len(EVERY) == 11


@every_form
@pytest.mark.parametrize("base", [None, BASE], ids=["no-address", "address"])
def test_the_same_order_gives_the_same_bytes(form: Form, base: str | None) -> None:
    first, second, *_ = orders(form, base)
    again, *_ = orders(form, base)
    assert form.render(first) == form.render(again) != form.render(second)


@set_by_typst
def test_threads_do_not_meet(form: Form) -> None:
    alone = [form.render(order) for order in orders(form)]
    assert len(set(alone)) == RENDERS
    with ThreadPoolExecutor(THREADS) as pool:
        for _ in range(2):
            assert list(pool.map(form.render, orders(form))) == alone


@set_by_typst
@pytest.mark.parametrize("title", ["Detox 日", "Détox \U0001f600"], ids=["kanji", "emoji"])
def test_a_character_that_the_font_lacks(form: Form, title: str) -> None:
    """Typst would leave it out and say nothing."""
    plan = replace(DEFAULT, pathway=with_titles(PATHWAY, title))
    order = order_of(replace(TWO, plan=plan) if form.compares else plan)
    named = re.escape(f"U+{ord(title[-1]):04X}")
    with pytest.raises(CannotMakeError, match=f"the font has no glyph for .* \\({named}\\)"):
        form.render(order)


@every_form
def test_what_cannot_be_made(form: Form) -> None:
    """A calendar without a start, and a comparison of nothing; all else is made of any plan."""
    order = order_of(replace(DEFAULT, context=Context.ARTICLE))
    lacks = "compare.nothing" if form.compares else "form.needs-start" if form.needs_start else None
    assert form.refuses(order) == (lacks and say(lacks))
    assert form.refuses(orders(form)[0]) is None
    if lacks is not None:
        with pytest.raises(CannotMakeError):
            form.render(order)
    assert form.needs_start == (form.path == "/plan.ics")
