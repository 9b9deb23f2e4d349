"""Many clients at once, against a real server: the full load is `python -m benchmarks load`."""

from collections.abc import Iterator

import pytest

from benchmarks.load import BUSY, DONE, REQUESTS, Wish, ask_at_once, wishes
from benchmarks.servers import OURS, Server, running
from planner.forms import COMPARE_FORMS, FORMS

FILES = 2 * (len(FORMS) + len(COMPARE_FORMS))
"""Two of each form."""

CROWD = 40
"""Clients who open one deck in the same moment, as a room does whose presenter shows a link."""
pytestmark = pytest.mark.usefixtures("shipped")

MOST_GROWN = 16
"""MB for 200 answers that the server has at hand."""


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Our app, in which nothing may have failed."""
    with running(OURS) as started:
        yield started
        log = started.log()
    assert "Traceback" not in log, log


def test_every_client_gets_the_file_of_its_own_link(server: Server) -> None:
    """Twenty clients, every form, no link twice: no error but "busy", and no file of another."""
    came = ask_at_once(server.address, wishes(FILES))
    assert {outcome.status for outcome in came} <= {DONE, BUSY}
    assert len({outcome.wish.query for outcome in came}) == FILES
    made = [outcome for outcome in came if outcome.status == DONE]
    assert len(made) >= FILES // 2
    assert {outcome.wish.form.path for outcome in made if outcome.mixed_up} == set()


def test_a_crowd_gets_one_new_deck(server: Server) -> None:
    """Each of them the file, and nobody is told to come again."""
    deck = Wish(form=FORMS["pptx"], query="?treatment=47&start=2031-03-01&aftercare=311")
    came = ask_at_once(server.address, [deck] * CROWD, clients=CROWD)
    assert [outcome.status for outcome in came] == [DONE] * CROWD
    assert {outcome.body for outcome in came} == {deck.file()}


def test_what_is_kept_costs_nothing_more(server: Server) -> None:
    """200 requests for files that are there: each gets its own, and the memory stays."""
    few = wishes(len(FORMS), first=FILES)
    ask_at_once(server.address, few)
    before = server.memory()
    came = ask_at_once(server.address, few * (REQUESTS // len(few)))
    assert not server.memory() - before > MOST_GROWN
    assert {outcome.status for outcome in came} == {DONE}
    files = {wish: wish.file() for wish in few}
    assert all(outcome.body == files[outcome.wish] for outcome in came)
