"""Every input of the page `/` changes the plan, and the plan its address, words and chart."""

from dataclasses import replace
from datetime import date

import pytest

from planner.pathway.pathway import MOST_DAYS, Scenario
from planner.plan.link import encode
from planner.plan.plan import Context
from planner.plan.timeline import make_timeline
from planner.plan.typed_date import BadDateError
from planner.ui.choices import OTHER
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
from tests.ui.visible import address, open_page, warnings


@pytest.mark.parametrize("before", ["", encode(OWN)], ids=["bare", "own"])
@pytest.mark.parametrize(("key", "days"), [("detox", 0), ("evaluation", 365), ("aftercare", 1)])
def test_edited_length(before: str, key: str, days: int) -> None:
    """A changed length is in the address, the words and the chart at once."""
    plan = (OWN if before else DEFAULT).with_length(key, days)
    page = open_page(before)
    page.number_input(key=f"days-{key}").set_value(days).run()
    assert_moved_to(page, plan)


@pytest.mark.parametrize("before", ["", encode(OWN)], ids=["bare", "own"])
@pytest.mark.parametrize("days", [0, 21, 80])
def test_chosen_stay(before: str, days: int) -> None:
    """A press changes the stay, and nothing else."""
    page = open_page(before)
    page.segmented_control(key="stay").set_value(days).run()
    assert_moved_to(page, (OWN if before else DEFAULT).with_length("treatment", days))


class TestOtherStay:
    """A stay that is not among those to choose."""

    def test_asking_for_it_changes_nothing(self) -> None:
        page = open_page()
        page.segmented_control(key="stay").set_value(OTHER).run()
        assert page.number_input(key="days-treatment").value == 50
        assert address(page) == ""
        page.number_input(key="days-treatment").set_value(33).run()
        assert_moved_to(page, DEFAULT.with_length("treatment", 33))

    def test_it_stays_open_while_another_input_changes(self) -> None:
        page = open_page()
        page.segmented_control(key="stay").set_value(OTHER).run()
        page.number_input(key="days-detox").set_value(5).run()
        assert page.segmented_control(key="stay").value == OTHER
        assert page.number_input(key="days-treatment").value == 50
        assert address(page) == encode(DEFAULT.with_length("detox", 5))

    def test_it_stays_open_at_a_length_that_can_be_chosen(self) -> None:
        page = open_page(encode(OWN))
        page.number_input(key="days-treatment").set_value(50).run()
        assert page.segmented_control(key="stay").value == OTHER
        assert address(page) == encode(OWN.with_length("treatment", 50))

    def test_a_press_closes_it(self) -> None:
        """Also where a number was typed just before, and both arrive at once."""
        page = open_page(encode(OWN))
        page.number_input(key="days-treatment").set_value(44)
        page.segmented_control(key="stay").set_value(30).run()
        assert_moved_to(page, OWN.with_length("treatment", 30))

    def test_a_link_opens_it(self) -> None:
        page = open_page("?treatment=33")
        assert page.segmented_control(key="stay").value == OTHER
        assert page.number_input(key="days-treatment").value == 33


@pytest.mark.parametrize("days", [9999, 366, -1])
@pytest.mark.parametrize(("key", "least"), [("detox", 0), ("aftercare", 1), ("treatment", 0)])
def test_length_out_of_bounds(key: str, least: int, days: int) -> None:
    """It says its bounds in words, with what the page still shows, and changes nothing."""
    page = open_page(encode(OWN))
    page.number_input(key=f"days-{key}").set_value(days).run()
    still = next(int(length) for stage, length in OWN.chosen() if stage.key == key)
    said = WORDS.say("input.bounds", least=least, most=MOST_DAYS, days=WORDS.count("days", still))
    assert warnings(page) == [[said]]
    assert address(page) == encode(OWN) == linked_plan(page)
    page.number_input(key=f"days-{key}").set_value(still).run()
    assert warnings(page) == []
    assert_shows(page, OWN)


@pytest.mark.parametrize("key", ["detox", "treatment", "aftercare"])
def test_emptied_length(key: str) -> None:
    """It shows again what the page shows."""
    page = open_page(encode(OWN))
    page.number_input(key=f"days-{key}").set_value(None).run()
    assert warnings(page) == []
    assert_moved_to(page, OWN)


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


def test_start_again() -> None:
    """Starting again leaves nothing of what was chosen."""
    page = open_page(encode(OWN))
    page.button(key="start-again").click().run()
    assert_moved_to(page, DEFAULT)


class TestStart:
    """The date of Day 1."""

    @pytest.mark.parametrize("said", ["1/4/2027", "01/04/2027", "2027-01-04", " 1-4-27 "])
    def test_typed(self, said: str) -> None:
        page = open_page()
        page.text_input(key="start").set_value(said).run()
        assert_moved_to(page, replace(DEFAULT, start=START))

    def test_emptied(self) -> None:
        page = open_page(encode(OWN))
        page.text_input(key="start").set_value("").run()
        assert_moved_to(page, replace(OWN, start=None))

    @pytest.mark.parametrize(
        ("said", "fault"),
        [
            pytest.param("02/30/2027", "no-such-day", id="no-such-day"),
            pytest.param("13/01/2027", "no-such-day", id="no-such-month"),
            pytest.param("soon *really*", "form", id="no-date"),
            pytest.param("1/4/2100", "bounds", id="late"),
        ],
    )
    def test_bad(self, said: str, fault: str) -> None:
        """It is told, with what is still shown; it stays to be corrected, and the plan as it is."""
        page = open_page(encode(OWN))
        page.text_input(key="start").set_value(said).run()
        told = BadDateError(f"typed-date.{fault}", said).sentence(WORDS)
        still = WORDS.say("typed-date.still", date=WORDS.date(START))
        assert warnings(page) == [[f"{told} {still}"]]
        assert page.text_input(key="start").value == said
        assert address(page) == encode(OWN) == linked_plan(page)
        page.text_input(key="start").set_value("2/3/2027").run()
        assert_moved_to(page, replace(OWN, start=date(2027, 2, 3)))
        assert warnings(page) == []

    def test_bad_without_a_date_before(self) -> None:
        page = open_page()
        page.text_input(key="start").set_value("soon").run()
        assert warnings(page) == [[BadDateError("typed-date.form", "soon").sentence(WORDS)]]
        assert address(page) == ""

    def test_another_form_of_the_same_date(self) -> None:
        """It stays as it was typed."""
        page = open_page(encode(OWN))
        page.text_input(key="start").set_value("2027-01-04").run()
        assert page.text_input(key="start").value == "2027-01-04"
        assert address(page) == encode(OWN)
        assert warnings(page) == []

    def test_together_with_other_inputs(self) -> None:
        """A field that is left by a press on another input arrives with that press."""
        page = open_page()
        page.text_input(key="start").set_value("1/4/2027")
        page.number_input(key="days-detox").set_value(5)
        page.segmented_control(key="stay").set_value(30).run()
        plan = replace(DEFAULT, start=START).with_length("detox", 5).with_length("treatment", 30)
        assert_moved_to(page, plan)

    def test_together_with_an_example(self) -> None:
        page = open_page()
        page.text_input(key="start").set_value("1/4/2027")
        page.button(key="example-brief").click().run()
        assert_moved_to(page, replace(DEFAULT, start=START).with_scenario(PATHWAY.scenarios[1]))

    def test_a_bad_one_does_not_hold_another_input(self) -> None:
        """The other input changes; the date is told again, or shown as it is."""
        page = open_page(encode(OWN))
        page.text_input(key="start").set_value("soon")
        page.number_input(key="days-detox").set_value(5).run()
        assert address(page) == encode(OWN.with_length("detox", 5)) == linked_plan(page)


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
