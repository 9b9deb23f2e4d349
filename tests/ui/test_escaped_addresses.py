"""Pages whose address arrived escaped once more, or with a name in the wrong case.

All ways are tested where they are undone; the pages take the values from there.
"""

from typing import Final
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from planner.plan.comparison import encode_comparison
from planner.plan.link import encode
from tests.forms.examples import TWO
from tests.plan.test_escaped_links import ESCAPES, Escape
from tests.ui.shown import DEFAULT, OWN, WORDS, assert_moved_to, assert_shows
from tests.ui.visible import address, change, open_alone, open_page, texts, warnings

_WAYS: Final = ("html", "html-then-percent", "percent")
three_ways: Final = pytest.mark.parametrize("escaped", [ESCAPES[way] for way in _WAYS], ids=_WAYS)


def stands_at(page: AppTest, link: str) -> bool:
    """Whether the address is still this one; the framework writes it anew."""
    here, there = (
        parse_qs(one.removeprefix("?"), keep_blank_values=True) for one in (address(page), link)
    )
    return here == there


@three_ways
def test_the_plan_of_an_escaped_address(escaped: Escape) -> None:
    """It is shown without a complaint; the address stays until the visitor changes something."""
    link = escaped(encode(OWN))
    page = open_page(link)
    for _ in range(2):
        assert_shows(page, OWN)
        assert warnings(page) == []
        assert stands_at(page, link)
        page.run()
    change(page, {"days-evaluation": 5})
    assert_moved_to(page, OWN.with_length("evaluation", 5))


@three_ways
def test_the_comparison_of_an_escaped_address(escaped: Escape) -> None:
    """It is shown as that of the link itself."""
    own = encode_comparison(TWO)
    page = open_alone("compare", escaped(own))
    assert warnings(page) == []
    assert texts(page) == texts(open_alone("compare", own)) != texts(open_alone("compare"))
    assert stands_at(page, escaped(own))


@three_ways
@pytest.mark.parametrize("name", ["plan", "about"])
def test_a_bad_value_in_an_escaped_address(name: str, escaped: Escape) -> None:
    """It is complained of as in the link itself."""
    own = "?v=1&treatment=x"
    shown, wanted = (
        warnings(open_page(one) if name == "plan" else open_alone(name, one))
        for one in (escaped(own), own)
    )
    assert shown == wanted != []


def test_a_name_in_the_wrong_case() -> None:
    """The page complains of it in a sentence of its own, and shows the default in its place."""
    page = open_page("?Treatment=28&v=1")
    ((sentence, *_),) = warnings(page)
    assert sentence == WORDS.say("complaint.case", said="Treatment", parameter="treatment")
    assert_shows(page, DEFAULT)
    assert address(page) == "?Treatment=28&v=1"


def test_what_only_one_page_reads_in_the_wrong_case() -> None:
    ((sentence, *_),) = warnings(open_alone("compare", "?WITH=1"))
    assert sentence == WORDS.say("complaint.case", said="WITH", parameter="with")
