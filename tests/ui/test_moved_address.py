"""The page `/` follows its address: when it moves, and when it lags behind a visitor."""

from dataclasses import replace
from datetime import date
from typing import Final

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates

from planner.pathway.pathway import FILL
from planner.plan.link import encode
from planner.plan.plan import Context, Plan
from planner.ui.wishes import OTHER, values_shown
from tests.ui.shown import DEFAULT, OWN, PATHWAY, START, assert_moved_to, assert_shows
from tests.ui.visible import (
    Inputs,
    address,
    change,
    fill_in,
    go_back,
    move_address,
    open_page,
    run_after_restart,
    warnings,
)

LINK: Final = encode(OWN)
own, default = OWN.with_length, DEFAULT.with_length
BRIEF: Final = PATHWAY.scenarios[1]
MOVES: Final = [
    pytest.param(DEFAULT, OWN, id="everything"),
    pytest.param(OWN, DEFAULT, id="everything-back"),
    pytest.param(OWN, replace(OWN, start=None), id="start-goes"),
    pytest.param(DEFAULT, default("outpatient", 12), id="fill-to-days"),
    pytest.param(default("outpatient", 12), DEFAULT, id="days-to-fill"),
]


@pytest.mark.parametrize(("before", "after"), MOVES)
def test_moved_address(before: Plan, after: Plan) -> None:
    """When the address moves under a live page, everything follows it, and edits go on from it."""
    page = open_page(encode(before))
    go_back(page, encode(after))
    assert_moved_to(page, after)
    change(page, {"days-evaluation": 9})
    assert_moved_to(page, after.with_length("evaluation", 9))


def test_back_to_the_bare_address() -> None:
    """Back to the bare address of the first visit shows the default plan again."""
    page = open_page()
    change(page, {"days-detox": 11})
    go_back(page, "")
    assert_shows(page, DEFAULT)
    assert address(page) == ""


def test_back_after_the_tick_was_changed() -> None:
    """A length whose input has gone does not hold the address in its place."""
    page = open_page(LINK)
    change(page, {"fill-outpatient": True})
    page.run()
    for plan in (OWN, DEFAULT):
        go_back(page, encode(plan))
        assert_shows(page, plan)


UNHEARD: Final[Inputs] = {
    "fill-outpatient": False,
    "stay": OTHER,
    "days-detox": 12,
    "days-evaluation": 3,
    "days-aftercare": 90,
}
"""What a browser sends that still shows the plan before an example."""

LAGGING: Final[dict[str, tuple[str, Inputs, Inputs, Plan]]] = {
    "two-lengths": (
        LINK,
        {"days-detox": 5},
        {"days-evaluation": 7},
        own("detox", 5).with_length("evaluation", 7),
    ),
    "from-the-bare-address": (
        "",
        {"days-detox": 5},
        {"days-evaluation": 7},
        default("detox", 5).with_length("evaluation", 7),
    ),
    "same-length-twice": (LINK, {"days-detox": 13}, {"days-detox": 14}, own("detox", 14)),
    "there-and-back": (LINK, {"days-detox": 13}, {"days-detox": 12}, OWN),
    "switch-twice": (LINK, {"context": True}, {"context": False}, OWN),
    "tick": (
        LINK,
        {"days-detox": 5},
        {"fill-outpatient": True},
        own("detox", 5).with_length("outpatient", FILL),
    ),
    "example": (
        encode(DEFAULT),
        {"start": "1/4/2027"},
        {"example-brief": True},
        replace(DEFAULT, start=START).with_scenario(BRIEF),
    ),
    "after-an-example": (
        LINK,
        {"example-brief": True},
        {"days-detox": 5},
        OWN.with_scenario(BRIEF).with_length("detox", 5),
    ),
    "before-an-example-is-seen": (
        LINK,
        {"example-brief": True},
        {**UNHEARD, "days-detox": 5},
        OWN.with_scenario(BRIEF).with_length("detox", 5),
    ),
    "start-again": (LINK, {"days-detox": 5}, {"start-again": True}, DEFAULT),
    # An answer was lost with its line: when that is back, the browser sends what it has.
    "no-answer-to-a-length": (LINK, {"days-detox": 5}, {}, own("detox", 5)),
    "no-answer-to-an-example": (LINK, {"example-brief": True}, UNHEARD, OWN.with_scenario(BRIEF)),
}


@pytest.mark.parametrize(("link", "first", "second", "plan"), LAGGING.values(), ids=LAGGING)
def test_lagging_address(link: str, first: Inputs, second: Inputs, plan: Plan) -> None:
    """A visitor can be faster than the address, which the server moves and the browser sends.

    The second change then arrives with the address from before the first, and both stay.
    """
    page = open_page(link)
    change(page, first)
    move_address(page, link)
    change(page, second)
    assert_moved_to(page, plan)


CAME_BACK: Final[dict[str, tuple[Inputs, Plan]]] = {
    "nothing-changed": ({}, OWN),
    "each-input": (
        {
            "days-detox": 5,
            "start": "2/3/2027",
            "fill-outpatient": True,
            "context": True,
            "stay": 30,
        },
        replace(
            OWN, lengths=(5, 3, 30, FILL, 90), start=date(2027, 2, 3), context=Context.GUIDANCE
        ),
    ),
    "a-stay-of-another-length": ({"days-treatment": 33}, own("treatment", 33)),
}


@pytest.mark.parametrize(("inputs", "plan"), CAME_BACK.values(), ids=CAME_BACK)
def test_the_edit_that_found_a_new_server(inputs: Inputs, plan: Plan) -> None:
    page = open_page(LINK)
    fill_in(page, inputs)
    run_after_restart(page)
    assert_moved_to(page, plan)


def test_what_a_new_server_does_not_allow() -> None:
    """It is complained of as before, and changes nothing."""
    page = open_page(LINK)
    fill_in(page, {"days-detox": 9999, "start": "soon"})
    run_after_restart(page)
    assert len(warnings(page)) == 2
    assert address(page) == LINK
    assert page.text_input(key="start").value == "soon"


def test_from_another_page_the_address_counts() -> None:
    """Such a page draws none of the inputs, and the framework then forgets them."""
    page = open_page(LINK)
    change(page, {"days-detox": 5})
    move_address(page, encode(DEFAULT))
    for key in values_shown(own("detox", 5)):
        del page.session_state[key]
    page._run(WidgetStates())  # noqa: SLF001  it has one page
    assert_shows(page, DEFAULT)
