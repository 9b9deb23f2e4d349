"""The page `/` follows its address: when it moves, and when it lags behind a visitor."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.testing.v1 import AppTest

from planner.pathway.pathway import FILL, Length
from planner.plan.link import encode
from planner.plan.plan import Context, Plan
from planner.ui.choices import OTHER
from tests.ui.shown import DEFAULT, OWN, PATHWAY, START, assert_moved_to, assert_shows
from tests.ui.visible import address, move_address, open_page, warnings

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
        page.text_input(key="start").set_value("1/4/2027").run()
        move_address(page, encode(DEFAULT))
        page.button(key="example-brief").click().run()
        both = replace(DEFAULT, start=START, lengths=PATHWAY.scenarios[1].lengths)
        assert_moved_to(page, both)

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
        page.segmented_control(key="stay").set_value(OTHER)
        for stage, length in OWN.chosen():
            if stage.key in {"detox", "evaluation", "aftercare"}:
                page.number_input(key=f"days-{stage.key}").set_value(int(length))
        page.number_input(key="days-detox").set_value(5).run()
        assert_moved_to(page, OWN.with_scenario(PATHWAY.scenarios[1]).with_length("detox", 5))

    def test_start_again(self) -> None:
        """Starting again is right after an edit what it is at any time."""
        page = open_page(encode(OWN))
        page.number_input(key="days-detox").set_value(5).run()
        move_address(page, encode(OWN))
        page.button(key="start-again").click().run()
        assert_moved_to(page, DEFAULT)


class TestRestart:
    """After a restart of the server the browser has all values; the session is a new one."""

    def test_nothing_changed(self) -> None:
        page = open_page(encode(OWN))
        run_after_restart(page)
        assert_moved_to(page, OWN)

    def test_the_edit_that_found_the_new_server(self) -> None:
        """Each input can be the one whose edit makes the browser come back."""
        page = open_page(encode(OWN))
        page.number_input(key="days-detox").set_value(5)
        page.text_input(key="start").set_value("2/3/2027")
        page.checkbox(key="fill-outpatient").check()
        page.toggle(key="context").set_value(True)
        page.segmented_control(key="stay").set_value(30)
        run_after_restart(page)
        lengths: tuple[Length, ...] = (5, 3, 30, FILL, 90)
        plan = replace(OWN, lengths=lengths, start=date(2027, 2, 3), context=Context.GUIDANCE)
        assert_moved_to(page, plan)

    def test_a_stay_of_another_length(self) -> None:
        page = open_page(encode(OWN))
        page.number_input(key="days-treatment").set_value(33)
        run_after_restart(page)
        assert_moved_to(page, OWN.with_length("treatment", 33))

    def test_what_is_not_allowed(self) -> None:
        """It is told as before, and changes nothing."""
        page = open_page(encode(OWN))
        page.number_input(key="days-detox").set_value(9999)
        page.text_input(key="start").set_value("soon")
        run_after_restart(page)
        assert len(warnings(page)) == 2
        assert address(page) == encode(OWN)
        assert page.text_input(key="start").value == "soon"


def run_after_restart(page: AppTest) -> None:
    """Run the page with what its inputs hold, in a session that knows nothing of them."""
    held = page._tree.get_widget_states()  # noqa: SLF001  it cannot restart
    page._session_state = SafeSessionState(SessionState(), lambda: None)  # noqa: SLF001
    page._run(held)  # noqa: SLF001  it cannot restart
