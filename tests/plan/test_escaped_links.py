"""A link that arrives escaped once more, or with a name in the wrong case."""

from collections.abc import Callable
from datetime import date
from html import escape
from typing import Final
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.forms.order import Options, Paper, Theme, Titles, Width, read_order
from planner.language.catalogue import languages
from planner.plan.comparison import Comparison, decode_comparison, encode_comparison
from planner.plan.link import Decoded, Reader, as_meant, decode, encode, values_of
from planner.plan.plan import Plan
from planner.reading.library import library
from tests.in_words import say
from tests.programs import library_with
from tests.strategies import any_plan, comparisons, plans, queries

Escape = Callable[[str], str]

TODAY: Final = date(2027, 1, 4)

ESCAPES: Final[dict[str, Escape]] = {
    "as-it-is": lambda query: query,
    "signs-in-values": lambda query: query.replace(":", "%3A").replace(",", "%2C"),
    "html": escape,
    "html-in-capitals": lambda query: query.replace("&", "&AMP;"),
    "html-number": lambda query: query.replace("&", "&#038;"),
    "html-hexadecimal": lambda query: query.replace("&", "&#x26;"),
    "html-then-percent": lambda query: query.replace("&", "&amp%3B"),
    "html-then-small-percent": lambda query: query.replace("&", "&amp%3b"),
    "html-then-equals": lambda query: query.replace("&", "&amp%3B").replace("=", "%3D"),
    "percent": lambda query: f"?{quote(query[1:], safe='')}",
    "percent-with-its-mark": lambda query: quote(query, safe=""),
    "percent-of-its-mark": lambda query: f"?{quote(query, safe='')}",
    "percent-as-a-field": lambda query: f"?{urlencode({query[1:]: ''})}",
    "percent-and-a-stranger": lambda query: f"?{quote(query[1:], safe='')}&utm_source=mail",
    "percent-of-html": lambda query: f"?{quote(escape(query[1:]), safe='')}",
    "html-and-a-separator": lambda query: f"{escape(query)}&amp;",
}
"""What mail programs, content systems and scripts make of a link, from its "?"."""

every_escape: Final = pytest.mark.parametrize("escaped", ESCAPES.values(), ids=ESCAPES)
OPTIONS: Final = Options(paper=Paper.A4, theme=Theme.DARK, width=Width.PHONE, titles=Titles.FULL)
WRITTEN: Final = "&paper=a4&theme=dark&width=phone&titles=full"


def read(query: str, plan: Plan) -> Decoded:
    return decode(values_of(query), library_with(plan.pathway), languages())


@given(any_plan)
def test_an_escaped_link_gives_its_plan_back(plan: Plan) -> None:
    for name, escaped in ESCAPES.items():
        assert read(escaped(encode(plan)), plan) == Decoded(plan=plan), name


@given(comparisons)
def test_an_escaped_link_gives_its_comparison_back(comparison: Comparison) -> None:
    for name, escaped in ESCAPES.items():
        values = values_of(escaped(encode_comparison(comparison)))
        decoded = decode(values, library_with(comparison.plan.pathway), languages())
        again = decode_comparison(values, decoded, library_with(comparison.plan.pathway))
        assert (again.comparison, again.complaints) == (comparison, ()), name


@given(plans(), st.integers(1, 20))
def test_options_are_read_like_the_plan(plan: Plan, step: int) -> None:
    """Those of a file, and the step of a talk."""
    for name, escaped in ESCAPES.items():
        values = values_of(escaped(f"{encode(plan)}{WRITTEN}&step={step}"))
        order, complaints = read_order(values, library(), None, today=TODAY)
        assert (order.plan, order.options, complaints) == (plan, OPTIONS, []), name
        assert Reader(values).one_of("step", [str(step)]) == str(step), name


@every_escape
def test_a_bad_value_is_complained_of_in_an_escaped_link(escaped: Escape) -> None:
    """As in the link itself: in the same words, and also where it stands twice."""
    query = "?treatment=x&context=&start=2027-01-04&start=2027-01-04&v=1"
    plan = decode({}, library(), languages()).plan
    assert len(read(query, plan).complaints) == 3
    assert read(escaped(query), plan) == read(query, plan)


@given(plans())
def test_a_link_is_undone_once_at_most(plan: Plan) -> None:
    """The canonical link stands as it is; what was escaped twice is no link of ours."""
    values = values_of(encode(plan))
    assert as_meant(values) == values
    twice = values_of("?" + encode(plan)[1:].replace("&", "&amp;amp;"))
    assert list(twice) == [f"amp;{name}" if name != "pathway" else name for name in values]
    (name,) = values_of("?" + quote(quote(encode(plan)[1:], safe=""), safe=""))
    assert name == quote(encode(plan)[1:], safe="")


@given(queries)
def test_no_query_fails(query: str) -> None:
    """It gives a plan, and what is said of its faults is brief."""
    encoded = quote(query, errors="replace")
    for hostile in (query, encoded, *(escaped(f"?{encoded}&") for escaped in ESCAPES.values())):
        decoded = decode(values_of(hostile), library(), languages())
        assert read(encode(decoded.plan), decoded.plan) == Decoded(plan=decoded.plan)
        assert all(len(complaint.said or "") <= 40 for complaint in decoded.complaints)


PARAMETERS: Final = ("treatment", "start", "context", "lang", "v", "pathway")
OF_A_ROUTE: Final = ("paper", "theme", "width", "titles", "with")


def _in_other_cases(parameter: str) -> tuple[str, ...]:
    return tuple({parameter.upper(), parameter.title(), parameter[:-1] + parameter[-1].upper()})


@pytest.mark.parametrize("parameter", [*PARAMETERS, *OF_A_ROUTE])
@pytest.mark.parametrize("beside", ["", "&{parameter}=", "&detox=1"])
def test_a_name_in_the_wrong_case_is_a_bad_value(parameter: str, beside: str) -> None:
    """One complaint, which names the parameter and what the link says; the rest is kept."""
    for name in _in_other_cases(parameter):
        query = f"?{name}=1{beside.format(parameter=parameter)}"
        order, complaints = read_order(
            values_of(query), library(), None, today=TODAY, compares=True
        )
        assert complaints == [say("complaint.case", said=name, parameter=parameter)], query
        if parameter != "pathway":
            kept = decode(values_of("detox=1" if "detox" in query else ""), library(), ("en",))
            assert order.plan == kept.plan
