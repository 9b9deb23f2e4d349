"""Every input of the page `/` changes the plan, and the plan its address, words and chart."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from planner.pathway.pathway import MOST_DAYS
from planner.plan.link import encode
from planner.plan.plan import Context, Plan
from planner.plan.timeline import make_timeline
from planner.plan.typed_date import BadDateError
from planner.ui import every_page
from planner.ui.wishes import OTHER
from tests.ui.shown import (
    DEFAULT,
    OWN,
    PATHWAY,
    START,
    WORDS,
    assert_moved_to,
    assert_shows,
    linked_plan,
)
from tests.ui.visible import (
    Inputs,
    address,
    change,
    fill_in,
    go_back,
    move_address,
    open_page,
    warnings,
)

LINK: Final = encode(OWN)
BARE: Final = ""
EXAMPLE: Final = PATHWAY.scenarios[0]
own, default = OWN.with_length, DEFAULT.with_length
DATED: Final = replace(DEFAULT, start=START)
FILLED: Final = {
    one.key: DEFAULT.with_scenario(one) for one in PATHWAY.scenarios if one.key != "least"
}
"""The examples in which clinic visits fill up the days that are missing."""


def filled_days(plan: Plan) -> int:
    """How many days of clinic visits are missing in this plan."""
    return {step.stage.key: step.days for step in make_timeline(plan).steps}["outpatient"]


EDITS: Final[dict[str, tuple[str, Sequence[Inputs], Plan]]] = {
    "fewest-days": (BARE, [{"days-detox": 0}], default("detox", 0)),
    "most-days": (LINK, [{"days-evaluation": 365}], own("evaluation", 365)),
    "one-day-at-least": (LINK, [{"days-aftercare": 1}], own("aftercare", 1)),
    "stay": (BARE, [{"stay": 21}], default("treatment", 21)),
    "longest-stay": (LINK, [{"stay": 80}], own("treatment", 80)),
    "no-stay": (LINK, [{"stay": 0}], own("treatment", 0)),
    "no-stay-and-no-visits": (
        LINK,
        [{"stay": 0, "days-outpatient": 0}],
        own("treatment", 0).with_length("outpatient", 0),
    ),
    "other-stay": (BARE, [{"stay": OTHER}, {"days-treatment": 33}], default("treatment", 33)),
    # Also where a number was typed just before, and both arrive at once.
    "a-press-closes-the-other-stay": (
        LINK,
        [{"days-treatment": 44, "stay": 30}],
        own("treatment", 30),
    ),
    # An emptied input shows again what the page shows.
    **{
        f"emptied-{key}": (LINK, [{f"days-{key}": None}], OWN)
        for key in ("detox", "treatment", "aftercare")
    },
    # A default that somebody chose stands in the link, so that it cannot change later.
    "back-to-the-default": (BARE, [{"days-detox": 11}, {"days-detox": 8}], DEFAULT),
    # An example sets every length, and leaves start date and context alone.
    **{
        f"example-{one.key}": (LINK, [{f"example-{one.key}": True}], OWN.with_scenario(one))
        for one in PATHWAY.scenarios
    },
    "start-again": (LINK, [{"start-again": True}], DEFAULT),
    "date": (BARE, [{"start": " 1-4-27 "}], DATED),
    "emptied-date": (LINK, [{"start": ""}], replace(OWN, start=None)),
    # A field that is left by a press on another input arrives with that press.
    "all-at-once": (
        BARE,
        [{"start": "1/4/2027", "days-detox": 5, "stay": 30}],
        DATED.with_length("detox", 5).with_length("treatment", 30),
    ),
    "date-and-example": (
        BARE,
        [{"start": "1/4/2027", "example-brief": True}],
        DATED.with_scenario(PATHWAY.scenarios[1]),
    ),
    "article-alone": (BARE, [{"context": False}], replace(DEFAULT, context=Context.ARTICLE)),
    "guidance-again": (BARE, [{"context": False}, {"context": True}], DEFAULT),
    # Without its tick, a filling stage keeps the days that it filled; with it, it fills again.
    **{
        f"no-filling-{key}": (
            encode(plan),
            [{"fill-outpatient": False}],
            plan.with_length("outpatient", filled_days(plan)),
        )
        for key, plan in FILLED.items()
    },
    "days-in-its-place": (
        BARE,
        [{"fill-outpatient": False}, {"days-outpatient": 7}],
        default("outpatient", 7),
    ),
    "filling-again": (encode(default("outpatient", 7)), [{"fill-outpatient": True}], DEFAULT),
}


@pytest.mark.parametrize(("before", "edits", "after"), EDITS.values(), ids=EDITS)
def test_an_edit(before: str, edits: Sequence[Inputs], after: Plan) -> None:
    """It is in the inputs, the address, the words and the chart at once."""
    page = open_page(before)
    for inputs in edits:
        change(page, inputs)
    assert_moved_to(page, after)
    assert warnings(page) == []


@pytest.mark.parametrize(
    ("before", "edits", "days", "after"),
    [
        pytest.param(BARE, [{"stay": OTHER}], 50, BARE, id="asking-for-it-changes-nothing"),
        pytest.param(
            BARE,
            [{"stay": OTHER}, {"days-detox": 5}],
            50,
            encode(default("detox", 5)),
            id="while-another-input-changes",
        ),
        pytest.param(
            LINK,
            [{"days-treatment": 50}],
            50,
            encode(own("treatment", 50)),
            id="at-a-length-that-can-be-chosen",
        ),
        pytest.param("?treatment=33", [], 33, "?treatment=33", id="a-link-opens-it"),
    ],
)
def test_a_stay_of_another_length_is_open(
    before: str, edits: Sequence[Inputs], days: int, after: str
) -> None:
    page = open_page(before)
    for inputs in edits:
        change(page, inputs)
    assert page.segmented_control(key="stay").value == OTHER
    assert page.number_input(key="days-treatment").value == days
    assert address(page) == after


@pytest.mark.parametrize(
    ("key", "days", "least"),
    [
        *(("detox", -1, 0), ("detox", 366, 0), ("treatment", -1, 0), ("treatment", 9999, 0)),
        *(("aftercare", 0, 1), ("aftercare", 366, 1)),
    ],
)
def test_length_out_of_bounds(key: str, days: int, least: int) -> None:
    """It says its bounds in words, with what the page still shows, and changes nothing."""
    page = open_page(LINK)
    change(page, {f"days-{key}": days})
    still = next(int(length) for stage, length in OWN.chosen() if stage.key == key)
    bounds = {"least": least, "most": MOST_DAYS, "days": WORDS.count("days", still)}
    assert warnings(page) == [[WORDS.say("input.bounds", **bounds)]]
    assert address(page) == LINK == linked_plan(page)
    change(page, {f"days-{key}": still})
    assert warnings(page) == []
    assert_shows(page, OWN)


@pytest.mark.parametrize(
    ("before", "said", "fault"),
    [
        pytest.param(OWN, "02/30/2027", "no-such-day", id="no-such-day"),
        pytest.param(OWN, "soon *really*", "form", id="no-date"),
        pytest.param(OWN, "1/4/2100", "bounds", id="late"),
        pytest.param(DEFAULT, "soon", "form", id="without-a-date-before"),
    ],
)
def test_a_bad_date(before: Plan, said: str, fault: str) -> None:
    """A sentence says what is still shown; it stays to be corrected, and the plan as it is."""
    page = open_page(encode(before))
    change(page, {"start": said})
    sentences = [BadDateError(f"typed-date.{fault}", said).sentence(WORDS)]
    if before.start is not None:
        sentences.append(WORDS.say("typed-date.still", date=WORDS.date(before.start)))
    assert warnings(page) == [[" ".join(sentences)]]
    assert page.text_input(key="start").value == said
    assert address(page) == encode(before) == linked_plan(page)
    change(page, {"start": "2/3/2027"})
    assert_moved_to(page, replace(before, start=date(2027, 2, 3)))
    assert warnings(page) == []


def test_another_form_of_the_same_date_stays_as_it_was_typed() -> None:
    page = open_page(LINK)
    change(page, {"start": "2027-01-04"})
    assert page.text_input(key="start").value == "2027-01-04"
    assert_moved_to(page, OWN)
    assert warnings(page) == []


def test_a_bad_date_does_not_hold_another_input() -> None:
    page = open_page(LINK)
    change(page, {"start": "soon", "days-detox": 5})
    assert address(page) == encode(own("detox", 5)) == linked_plan(page)


def test_a_run_that_was_cut_short() -> None:
    """What is shown is one entry of the session, so it is written whole or not at all."""
    page = open_page(LINK)
    del page.session_state["shown"]
    page.run()
    assert_shows(page, OWN)
    change(page, {"days-detox": 5})
    assert_moved_to(page, own("detox", 5))


def test_a_press_counts_though_its_run_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """The visitor's next change can end a run before it draws the button that was pressed."""
    page = open_page(LINK)
    draw_top, cuts = every_page.page_top, iter([st.rerun])

    def cut_once(*parts: Any) -> None:
        for cut in cuts:
            cut()
        draw_top(*parts)

    monkeypatch.setattr(every_page, "page_top", cut_once)
    change(page, {f"example-{EXAMPLE.key}": True})
    assert_moved_to(page, OWN.with_scenario(EXAMPLE))
    assert next(cuts, None) is None


def set_inputs(page: AppTest) -> list[str | None]:
    """The keys of the inputs whose values the page sets in the browser."""
    inputs = (*page.number_input, *page.text_input, *page.checkbox, *page.toggle)
    assert len(inputs) > 5
    return [one.key for one in inputs if one.proto.set_value]


def test_no_input_is_set_to_what_it_shows() -> None:
    """Its visitor may have changed it again meanwhile, and the browser would undo that."""
    page = open_page(LINK)
    change(page, {"days-detox": 5})
    assert set_inputs(page) == []
    change(page, {f"example-{EXAMPLE.key}": True})
    assert "days-detox" in set_inputs(page)
    change(page, {"days-detox": 7})
    assert set_inputs(page) == []


def test_an_input_with_another_value_on_its_way_is_set() -> None:
    """What was typed before an example was seen would give way to the example's."""
    page = open_page(LINK)
    change(page, {f"example-{EXAMPLE.key}": True})
    move_address(page, LINK)
    change(page, {"days-detox": 7})
    assert "days-detox" in set_inputs(page)
    # Back before anything was heard: the browser holds what it held at first.
    fill_in(page, {"days-detox": 12})
    go_back(page, LINK)
    assert "days-detox" in set_inputs(page)
