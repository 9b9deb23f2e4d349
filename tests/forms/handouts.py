"""Printed sheets to read back: a plan's handout, or a comparison's sheet."""

from functools import lru_cache

from planner.forms import COMPARE_FORMS, FORMS
from planner.forms.order import Paper
from planner.plan.comparison import Comparison
from planner.plan.plan import Plan
from tests.forms.examples import BASE, DEFAULT, order_of


@lru_cache(maxsize=64)
def rendered(
    shown: Plan | Comparison = DEFAULT, *, base: str | None = BASE, paper: Paper = Paper.LETTER
) -> bytes:
    form = (COMPARE_FORMS if isinstance(shown, Comparison) else FORMS)["pdf"]
    return form.render(order_of(shown, base=base, paper=paper))
