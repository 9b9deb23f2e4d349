"""The page `/` follows its address: when it moves, and when it lags behind a visitor."""

from dataclasses import replace

import pytest

from planner.link import encode
from planner.pathway import FILL
from planner.plan import Plan
from tests.ui.shown import DEFAULT, OWN, PATHWAY, START, assert_moved_to, assert_shows
from tests.ui.visible import address, move_address, open_page

MOVES = [
    pytest.param(DEFAULT, OWN, id="everything"),
    pytest.param(OWN, DEFAULT, id="everything-back"),
    pytest.param(OWN, replace(OWN, start=None), id="start-goes"),
    pytest.param(DEFAULT, DEFAULT.with_length("outpatient", 12), id="fill-to-days"),
    pytest.param(DEFAULT.with_length("outpatient", 12), DEFAULT, id="days-to-fill"),
]


@pytest.mark.parametrize(("before", "after"), MOVES)
def test_moved_address(before: Plan, after: Plan) -> None:
    """When the address moves under a live page, everything follows it, and edits go on from it."""
    page = open_page(encode(before))
    move_address(page, encode(after))
    page.run()
    assert_moved_to(page, after)
    page.number_input(key="days-evaluation").set_value(9).run()
    assert_moved_to(page, after.with_length("evaluation", 9))


def test_back_to_the_bare_address() -> None:
    """Back to the bare address of the first visit shows the default plan again."""
    page = open_page()
    page.number_input(key="days-detox").set_value(11).run()
    move_address(page, "")
    page.run()
    assert_shows(page, DEFAULT)
    assert address(page) == ""


def test_back_after_the_tick_was_changed() -> None:
    """A length whose input has gone does not hold the address in its place."""
    page = open_page(encode(OWN))
    page.checkbox(key="fill-outpatient").check().run()
    page.run()
    move_address(page, encode(OWN))
    page.run()
    assert_shows(page, OWN)
    move_address(page, encode(DEFAULT))
    page.run()
    assert_shows(page, DEFAULT)


class TestLaggingAddress:
    """A visitor can be faster than the address, which the server moves and the browser sends.

    The second change then arrives with the address from before the first.
    """

    def test_two_lengths(self) -> None:
        """Both edits stay."""
        page = open_page(encode(OWN))
        page.number_input(key="days-detox").set_value(5).run()
        move_address(page, encode(OWN))
        page.number_input(key="days-evaluation").set_value(7).run()
        both = OWN.with_length("detox", 5).with_length("evaluation", 7)
        assert_moved_to(page, both)

    def test_from_the_bare_address(self) -> None:
        """Both edits of a first visit stay."""
        page = open_page()
        page.number_input(key="days-detox").set_value(5).run()
        move_address(page, "")
        page.number_input(key="days-evaluation").set_value(7).run()
        both = DEFAULT.with_length("detox", 5).with_length("evaluation", 7)
        assert_moved_to(page, both)

    def test_same_length_twice(self) -> None:
        """The last of two edits of one length stays."""
        page = open_page(encode(OWN))
        page.number_input(key="days-detox").set_value(13).run()
        move_address(page, encode(OWN))
        page.number_input(key="days-detox").set_value(14).run()
        assert_moved_to(page, OWN.with_length("detox", 14))

    def test_tick(self) -> None:
        """A tick after an edit keeps the edit."""
        page = open_page(encode(OWN))
        page.number_input(key="days-detox").set_value(5).run()
        move_address(page, encode(OWN))
        page.checkbox(key="fill-outpatient").check().run()
        both = OWN.with_length("detox", 5).with_length("outpatient", FILL)
        assert_moved_to(page, both)

    def test_example(self) -> None:
        """An example after a start date keeps the start date."""
        page = open_page(encode(DEFAULT))
        page.date_input(key="start").set_value(START).run()
        move_address(page, encode(DEFAULT))
        page.button(key="example-brief").click().run()
        both = replace(DEFAULT, start=START, lengths=PATHWAY.scenarios[1].lengths)
        assert_moved_to(page, both)

    def test_week_twice(self) -> None:
        """Two presses of a button for a week are two weeks."""
        page = open_page(encode(OWN))
        page.button(key="week-more-detox").click().run()
        move_address(page, encode(OWN))
        page.number_input(key="days-detox").set_value(12)
        page.button(key="week-more-detox").click().run()
        assert_moved_to(page, OWN.with_length("detox", 26))

    def test_edit_after_an_example(self) -> None:
        """An edit right after an example changes that example."""
        page = open_page(encode(OWN))
        page.button(key="example-brief").click().run()
        move_address(page, encode(OWN))
        page.number_input(key="days-detox").set_value(5).run()
        both = OWN.with_scenario(PATHWAY.scenarios[1]).with_length("detox", 5)
        assert_moved_to(page, both)

    def test_edit_before_an_example_is_seen(self) -> None:
        """An edit made while the browser still shows the plan before an example changes that."""
        page = open_page(encode(OWN))
        page.button(key="example-brief").click().run()
        move_address(page, encode(OWN))
        page.checkbox(key="fill-outpatient").uncheck()
        for stage, length in OWN.chosen():
            if stage.key != "outpatient":
                page.number_input(key=f"days-{stage.key}").set_value(int(length))
        page.number_input(key="days-detox").set_value(5).run()
        assert_moved_to(page, OWN.with_scenario(PATHWAY.scenarios[1]).with_length("detox", 5))
