"""What forms are made of: examples, comparisons, and a pathway with planted texts."""

import re
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any, Final

import pytest

from planner.forms.order import Options, Order
from planner.language.catalogue import languages
from planner.pathway.pathway import MOST_DAYS, Pathway
from planner.plan.comparison import Comparison, decode_comparison
from planner.plan.link import decode, values_of
from planner.plan.plan import Context, Plan, default_plan
from planner.reading.library import library

PATHWAY: Final = library().default
DEFAULT: Final = default_plan(PATHWAY)
BASE: Final = "https://timeline.example"
START: Final = date(2027, 1, 4)


def examples_of(pathway: Pathway) -> dict[str, Plan]:
    """Every example in both contexts, without a start date, by its name."""
    return {
        f"{scenario.key}-{context.value}": replace(
            default_plan(pathway), lengths=scenario.lengths, context=context
        )
        for scenario, context in product(pathway.scenarios, Context)
    }


def order_of(
    shown: Plan | Comparison = DEFAULT, *, base: str | None = None, **options: Any
) -> Order:
    """An order of a plan, or of a comparison, as it is."""
    if isinstance(shown, Plan):
        return Order(plan=shown, base=base, options=Options(**options))
    return Order(plan=shown.plan, comparison=shown, base=base, options=Options(**options))


def dated(plan: Plan, start: date = START) -> Plan:
    """The plan with a date for Day 1."""
    return replace(plan, start=start)


def cases_of(pathway: Pathway) -> dict[str, Plan]:
    """Examples, those with dates, and the shortest and longest plans, by their names."""
    plan = default_plan(pathway)
    least = replace(plan, lengths=tuple(stage.least_choice for stage in pathway.stages))
    return {
        **examples_of(pathway),
        **{f"{one.key}-dated": dated(plan.with_scenario(one)) for one in pathway.scenarios},
        "all-least": least,
        "all-most": replace(plan, lengths=(MOST_DAYS,) * len(pathway.stages)),
        "all-least-article": replace(least, context=Context.ARTICLE),
    }


EXAMPLES: Final = tuple(pytest.param(plan, id=name) for name, plan in examples_of(PATHWAY).items())
_CASES: Final = [pytest.param(plan, id=name) for name, plan in cases_of(PATHWAY).items()]
EVERY_CASE: Final = pytest.mark.parametrize("plan", _CASES)
SLIDES_OF: Final = pytest.mark.parametrize(
    "plan",
    [one for one in _CASES if re.search("guidance$|^middle|^all", str(one.id))],
)
"""Every example; one also with dates, and by the article alone; the shortest and longest plans."""


def with_titles(pathway: Pathway, title: str) -> Pathway:
    """The pathway with one title for all that has a title, and for its sources' names."""
    return replace(
        pathway,
        stages=tuple(replace(stage, title=title) for stage in pathway.stages),
        lanes=tuple(replace(lane, title=title) for lane in pathway.lanes),
        markers=tuple(replace(marker, title=title) for marker in pathway.markers),
        guidance=replace(pathway.guidance, title=title),
        sources=tuple(
            replace(source, label=title, title=title, address=title) for source in pathway.sources
        ),
    )


def comparison_of(query: str) -> Comparison:
    """The comparison of a link in which nothing is wrong."""
    values = values_of(query)
    decoded = decode_comparison(values, decode(values, library(), languages()), library())
    assert decoded.complaints == ()
    return decoded.comparison


DEFAULT_COMPARISON: Final = comparison_of("?treatment=45")
TWO: Final = comparison_of("?treatment=45&start=2027-01-04&with=treatment:28,least")
