"""Handouts to read back: the order of one, and its file."""

from typing import Any, Final

import pytest

from planner.forms.order import Options, Order, Paper
from planner.forms.paper import handout
from planner.plan.plan import Plan, default_plan
from planner.reading.library import library
from tests.forms.examples import BASE

PATHWAY: Final = library().default
DEFAULT: Final = default_plan(PATHWAY)

on_both_papers: Final = pytest.mark.parametrize("paper", Paper, ids=lambda paper: paper.value)


def order_of(
    plan: Plan = DEFAULT, *, base: str | None = BASE, paper: Paper = Paper.LETTER
) -> Order:
    return Order(plan=plan, options=Options(paper=paper), base=base)


def rendered(plan: Plan = DEFAULT, **options: Any) -> bytes:
    return handout.FORM.render(order_of(plan, **options))
