"""A file's tag: another one exactly when its bytes are others."""

from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import product
from typing import Any, Final

import pytest

from planner.forms import COMPARE_FORMS, FORMS, Form
from planner.forms.order import Options, Order
from planner.plan.comparison import Comparison, OtherExample, OtherLength
from planner.plan.plan import Context, Plan, default_plan
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
OPTIONS: Final = tuple(field.name for field in fields(Options))


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
}
"""Orders that differ from ORDER in one thing that bytes may depend on."""


@cache
def rendered(form: Form, options: Options) -> bytes:
    """The bytes of ORDER with these options."""
    return form.render(replace(ORDER, options=options))


def with_option(name: str, value: object) -> Order:
    values: dict[str, Any] = {name: value}
    return replace(ORDER, options=Options(**values))


@pytest.mark.parametrize("form", EVERY, ids=lambda form: form.path)
@pytest.mark.parametrize("name", OPTIONS)
def test_a_form_reads_the_options_that_it_names(form: Form, name: str) -> None:
    """Its bytes differ by no other option, its tag by no other either, and by these both do."""
    kind = type(getattr(ORDER.options, name))
    orders = [with_option(name, value) for value in kind]
    assert len(orders) > 1
    told_apart = len(orders) if name in form.options else 1
    assert len({rendered(form, order.options) for order in orders}) == told_apart
    assert len({form.tag(order) for order in orders}) == told_apart


@pytest.mark.parametrize("form", EVERY, ids=lambda form: form.path)
def test_a_form_names_only_options_that_there_are(form: Form) -> None:
    assert form.options <= set(OPTIONS)


def test_the_tag_tells_all_orders_and_forms_apart() -> None:
    tags = [form.tag(order) for form, order in product(EVERY, (ORDER, *OTHERS.values()))]
    assert len(set(tags)) == len(tags)
    assert len({len(tag) for tag in tags}) == 1


@pytest.mark.parametrize("form", EVERY, ids=lambda form: form.path)
def test_the_same_order_has_the_same_tag(form: Form) -> None:
    """Also when it was read anew."""
    again = Plan(pathway=PLAN.pathway, lengths=tuple(PLAN.lengths), start=START)
    others = (OtherLength(key=STAGE.key, length=9),)
    order = Order(plan=again, base=f"{BASE}", comparison=Comparison(plan=again, others=others))
    assert form.tag(order) == form.tag(ORDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Larger(Order):
    """An order with a field that nobody has told the tag of."""

    number: int = 0


@pytest.mark.parametrize("form", EVERY, ids=lambda form: form.path)
def test_a_new_field_of_an_order_is_covered(form: Form) -> None:
    orders = [Larger(plan=PLAN, number=number) for number in range(2)]
    assert len({form.tag(order) for order in orders}) == 2


@pytest.mark.parametrize("form", COMPARE_FORMS.values(), ids=lambda form: form.path)
def test_another_program_s_file(form: Form) -> None:
    """A change of the file of a program that stands beside the plan is another tag."""
    tags = {form.tag(replace(ORDER, comparison=beside_another(version))) for version in "abc"}
    assert len(tags) == 3
