"""Pages whose address arrived escaped once more, or with a name in the wrong case."""

from functools import partial
from typing import Final
from urllib.parse import parse_qs

import pytest

from planner.plan.comparison import encode_comparison
from planner.plan.link import encode
from tests.forms.examples import TWO
from tests.plan.test_escaped_links import ESCAPES, Escape
from tests.ui.shown import DEFAULT, OWN, WORDS, assert_moved_to, assert_shows
from tests.ui.visible import address, open_alone, open_page, texts, warnings

_WAYS: Final = ("html", "html-then-percent", "percent")
three_ways: Final = pytest.mark.parametrize("escaped", [ESCAPES[way] for way in _WAYS], ids=_WAYS)
"""All ways are tested where they are undone; the pages take the values from there."""


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are one for the framework, which writes them anew."""
    return parse_qs(one, keep_blank_values=True) == parse_qs(other, keep_blank_values=True)


@three_ways
def test_the_plan_of_an_escaped_address(escaped: Escape) -> None:
    """It is shown without a complaint; the address stays until the visitor changes something."""
    link = escaped(encode(OWN))
    page = open_page(link)
    for _ in range(2):
        assert_shows(page, OWN)
        assert warnings(page) == []
        assert same_address(address(page)[1:], link.removeprefix("?"))
        page.run()
    page.number_input(key="days-evaluation").set_value(5).run()
    assert_moved_to(page, OWN.with_length("evaluation", 5))


@three_ways
def test_the_comparison_of_an_escaped_address(escaped: Escape) -> None:
    """It is shown as that of the link itself."""
    own = encode_comparison(TWO)
    link = escaped(own)
    page = open_alone("compare", link)
    assert not page.exception
    assert warnings(page) == []
    assert texts(page) == texts(open_alone("compare", own))
    assert texts(page) != texts(open_alone("compare"))
    assert same_address(address(page)[1:], link.removeprefix("?"))


@three_ways
def test_a_bad_value_in_an_escaped_address(escaped: Escape) -> None:
    """Each page with a plan complains of it, as it does in the link itself."""
    own = "?v=1&treatment=x"
    for name in ("plan", "about"):
        opened = open_page if name == "plan" else partial(open_alone, name)
        told = warnings(opened(own))
        assert told
        assert warnings(opened(escaped(own))) == told


def test_a_name_in_the_wrong_case() -> None:
    """The page complains of it in a sentence of its own, and shows the default in its place."""
    page = open_page("?Treatment=28&v=1")
    ((told, *_),) = warnings(page)
    assert told == WORDS.say("complaint.case", said="Treatment", parameter="treatment")
    assert_shows(page, DEFAULT)
    assert address(page) == "?Treatment=28&v=1"


def test_what_only_one_page_reads_in_the_wrong_case() -> None:
    ((told, *_),) = warnings(open_alone("compare", "?WITH=1"))
    assert told == WORDS.say("complaint.case", said="WITH", parameter="with")
