"""The type of the handout: large enough to read, and as large as what its lines are counted by."""

import re
from pathlib import Path
from typing import Final

import pytest

from planner.forms import printed_fit
from planner.forms.handout import handout
from planner.forms.order import Paper
from planner.plan import Plan
from tests.forms.examples import EXAMPLES
from tests.forms.handouts import on_both_papers, order_of

TEMPLATE: Final = Path(printed_fit.__file__).with_name("printed.typ")
LEAST: Final = {"body-size": 9.0, "small": 8.5, "tiny": 7.5}
COUNTED: Final = {
    "body-size": printed_fit.TEXT,
    "small": printed_fit.SMALL,
    "tiny": printed_fit.TINY,
}


def test_the_sizes_counted_by_are_those_printed() -> None:
    template = TEMPLATE.read_text(encoding="utf-8")
    printed = dict(re.findall(r"#let ([a-z-]+) = ([0-9.]+)pt", template))
    assert {name: float(printed[name]) for name in COUNTED} == COUNTED


@pytest.mark.parametrize("name", LEAST)
def test_type_is_not_small(name: str) -> None:
    assert COUNTED[name] >= LEAST[name]


@on_both_papers
@pytest.mark.parametrize("plan", EXAMPLES)
def test_every_group_stands_in_one_column(plan: Plan, paper: Paper) -> None:
    """The stages in their order; what guidance adds may end either column."""
    order = order_of(plan, paper=paper)
    steps = handout(order)["steps"]
    assert isinstance(steps, dict)
    titles = [group["title"] for column in steps["columns"] for group in column]
    stages = [step.stage.title for step in order.timeline.steps]
    lanes = [lane.title for lane in order.timeline.lanes]
    assert len(set(titles)) == len(titles)
    assert set(lanes) <= set(titles)
    in_order = [title for title in titles if title in stages]
    assert in_order == [title for title in stages if title in titles]
