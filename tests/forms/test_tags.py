"""A file's tag: another one exactly when its bytes are others."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from itertools import product
from typing import Any, Final

import pytest

from planner.forms import COMPARE_FORMS, FORMS, Form
from planner.forms.order import Options, Order
from planner.plan.comparison import Comparison, OtherExample, OtherLength
from planner.plan.plan import Context, Plan, default_plan
from planner.words.content import Old
from tests.forms.examples import BASE, START, dated
from tests.programs import HARBOR, TWELVE_STEPS, program

PLAN: Final = dated(default_plan(program(TWELVE_STEPS)))
STAGE: Final = PLAN.pathway.stages[0]
ORDER: Final = Order(
    plan=PLAN,
    base=BASE,
    comparison=Comparison(plan=PLAN, others=(OtherLength(key=STAGE.key, length=9),)),
)
EVERY: Final = (*FORMS.values(), *COMPARE_FORMS.values())
every_form: Final = pytest.mark.parametrize("form", EVERY, ids=lambda form: form.path)


def beside_another(fingerprint: str) -> Comparison:
    """The plan beside another program whose file has this fingerprint."""
    other = replace(program(HARBOR), fingerprint=fingerprint)
    beside = OtherExample(pathway=other, scenario=other.default)
    return Comparison(plan=PLAN, others=(beside,))


OTHERS: Final[dict[str, Order]] = {
    "length": replace(ORDER, plan=PLAN.with_length(STAGE.key, 8)),
    "start": replace(ORDER, plan=replace(PLAN, start=START.replace(year=2030))),
    "no-start": replace(ORDER, plan=replace(PLAN, start=None)),
    "context": replace(ORDER, plan=replace(PLAN, context=Context.ARTICLE)),
    "language-chosen": replace(ORDER, plan=replace(PLAN, language="en")),
    "file-of-the-program": replace(
        ORDER, plan=replace(PLAN, pathway=replace(PLAN.pathway, fingerprint="another"))
    ),
    "language": replace(ORDER, language="xx"),
    "base": replace(ORDER, base=None),
    "comparison": replace(
        ORDER, comparison=Comparison(plan=PLAN, others=(OtherLength(key=STAGE.key, length=7),))
    ),
    "no-comparison": replace(ORDER, comparison=None),
    "old-figures": replace(ORDER, old=Old(own=True)),
}
"""Orders that differ from ORDER in one thing that bytes may depend on."""


def with_options(**values: Any) -> Order:
    return replace(ORDER, options=Options(**values))


@every_form
def test_a_form_reads_the_options_that_it_names(form: Form) -> None:
    """Its bytes differ by no other option, its tag by no other either, and by these both do."""
    kinds: dict[str, type[StrEnum]] = {
        one.name: type(getattr(ORDER.options, one.name)) for one in fields(Options)
    }
    assert form.options <= {*kinds}
    others = with_options(**{name: list(kinds[name])[-1] for name in kinds.keys() - form.options})
    assert others != ORDER or form.options == {*kinds}
    assert form.tag(others) == form.tag(ORDER)
    assert form.render(others) == form.render(ORDER)
    for name in form.options:
        orders = [with_options(**{name: value}) for value in kinds[name]]
        assert len({form.tag(order) for order in orders}) == len(orders) > 1
        assert len({form.render(order) for order in orders}) == len(orders)


def test_the_tag_tells_all_orders_and_forms_apart() -> None:
    tags = [form.tag(order) for form, order in product(EVERY, (ORDER, *OTHERS.values()))]
    assert len(set(tags)) == len(tags)
    assert len({len(tag) for tag in tags}) == 1


@every_form
def test_the_same_order_has_the_same_tag(form: Form) -> None:
    """Also when it was read anew."""
    again = Plan(pathway=PLAN.pathway, lengths=tuple(PLAN.lengths), start=START)
    others = (OtherLength(key=STAGE.key, length=9),)
    order = Order(plan=again, base=f"{BASE}", comparison=Comparison(plan=again, others=others))
    assert form.tag(order) == form.tag(ORDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Larger(Order):
    """An order with a field that the tag does not know by name."""

    number: int = 0


@every_form
def test_a_new_field_of_an_order_is_covered(form: Form) -> None:
    orders = [Larger(plan=PLAN, number=number) for number in range(2)]
    assert len({form.tag(order) for order in orders}) == 2


@pytest.mark.parametrize("form", COMPARE_FORMS.values(), ids=lambda form: form.path)
def test_another_program_s_file(form: Form) -> None:
    """A change of the file of a program that stands beside the plan is another tag."""
    tags = {form.tag(replace(ORDER, comparison=beside_another(version))) for version in "abc"}
    assert len(tags) == 3
