"""Every input of the page `/` changes the plan, and the plan its address, words and chart."""

from dataclasses import replace

import pytest

from planner.link import encode
from planner.pathway import MOST_DAYS, Scenario
from planner.plan import Context
from planner.timeline import make_timeline
from tests.ui.shown import DEFAULT, OWN, PATHWAY, START, assert_moved_to, assert_shows
from tests.ui.visible import open_page


@pytest.mark.parametrize("before", ["", encode(OWN)], ids=["bare", "own"])
@pytest.mark.parametrize(("key", "days"), [("detox", 0), ("treatment", 365), ("aftercare", 1)])
def test_edited_length(before: str, key: str, days: int) -> None:
    """A changed length is in the address, the words and the chart at once."""
    plan = (OWN if before else DEFAULT).with_length(key, days)
    page = open_page(before)
    page.number_input(key=f"days-{key}").set_value(days).run()
    assert_moved_to(page, plan)


def test_edit_back_to_the_default_stays_explicit() -> None:
    """A default that somebody chose stands in the link, so that it cannot change later."""
    page = open_page()
    page.number_input(key="days-detox").set_value(11).run()
    page.number_input(key="days-detox").set_value(8).run()
    assert_moved_to(page, DEFAULT)


@pytest.mark.parametrize("scenario", PATHWAY.scenarios, ids=lambda scenario: scenario.key)
def test_example_button(scenario: Scenario) -> None:
    """An example's button sets every length, and leaves start date and context alone."""
    page = open_page(encode(OWN))
    page.button(key=f"example-{scenario.key}").click().run()
    plan = OWN.with_scenario(scenario)
    assert_moved_to(page, plan)


@pytest.mark.parametrize(
    ("before", "button", "after"),
    [
        pytest.param(12, "week-more-detox", 19, id="more"),
        pytest.param(12, "week-less-detox", 5, id="less"),
        pytest.param(5, "week-less-detox", 0, id="not-below-the-least"),
        pytest.param(361, "week-more-detox", MOST_DAYS, id="not-above-the-most"),
    ],
)
def test_week_buttons(before: int, button: str, after: int) -> None:
    """A week more or less is as good as typing it, and stays within the limits of a link."""
    page = open_page(encode(OWN.with_length("detox", before)))
    page.button(key=button).click().run()
    assert_moved_to(page, OWN.with_length("detox", after))


def test_start_again() -> None:
    """Starting again leaves nothing of what was chosen."""
    page = open_page(encode(OWN))
    page.button(key="start-again").click().run()
    assert_moved_to(page, DEFAULT)


def test_date_button() -> None:
    """The button that takes the date away is there as soon as there is a date."""
    page = open_page()
    assert "no-date" not in {button.key for button in page.button}
    page.date_input(key="start").set_value(START).run()
    page.button(key="no-date").click().run()
    assert_moved_to(page, DEFAULT)


def test_start_date() -> None:
    """A start date comes and goes with its input."""
    page = open_page()
    page.date_input(key="start").set_value(START).run()
    assert_moved_to(page, replace(DEFAULT, start=START))
    page.date_input(key="start").set_value(None).run()
    assert_moved_to(page, DEFAULT)


def test_context() -> None:
    """The switch takes away what guidance adds, and brings it back."""
    page = open_page()
    page.toggle(key="context").set_value(False).run()
    article = replace(DEFAULT, context=Context.ARTICLE)
    assert_moved_to(page, article)
    page.toggle(key="context").set_value(True).run()
    assert_shows(page, DEFAULT)


@pytest.mark.parametrize("scenario", PATHWAY.scenarios[:4], ids=lambda scenario: scenario.key)
def test_filling(scenario: Scenario) -> None:
    """Without its tick, a filling stage keeps the days that it filled; with it, it fills again."""
    filling = DEFAULT.with_scenario(scenario)
    days = {step.stage.key: step.days for step in make_timeline(filling).steps}["outpatient"]
    page = open_page(encode(filling))
    page.checkbox(key="fill-outpatient").uncheck().run()
    assert_moved_to(page, filling.with_length("outpatient", days))
    page.number_input(key="days-outpatient").set_value(7).run()
    assert_shows(page, filling.with_length("outpatient", 7))
    page.checkbox(key="fill-outpatient").check().run()
    assert_moved_to(page, filling)
