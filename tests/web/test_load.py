"""Many clients at once, against a real server: the full load is `python -m benchmarks capacity`."""

from dataclasses import replace

import pytest

from planner.forms import FORMS
from tests.browser.server import Server
from tests.web.file_requests import (
    ALL_FORMS,
    BUSY,
    DONE,
    FileAnswer,
    ask_at_once,
    file_requests,
)

FILES = 2 * len(ALL_FORMS)
"""Two of each form."""

pytestmark = pytest.mark.usefixtures("shipped")

ANSWERS = 200
MOST_GROWN = 16
"""MB for so many answers that the server has at hand."""


def test_every_client_gets_the_file_of_its_own_link(server: Server) -> None:
    """Twenty clients, every form, no link twice: no error but "busy", and no file of another."""
    came = ask_at_once(server.address, file_requests(FILES))
    assert {answer.status for answer in came} <= {DONE, BUSY}
    assert len({answer.request.query for answer in came}) == FILES
    made = [answer for answer in came if answer.status == DONE]
    assert len(made) >= FILES // 2
    assert {answer.request.form.path for answer in made if answer.mixed_up} == set()


def test_what_is_kept_costs_nothing_more(server: Server) -> None:
    """200 requests for files that are there: each gets its own, and the memory stays."""
    few = file_requests(len(FORMS), first=FILES)
    ask_at_once(server.address, few)
    before = server.memory()
    came = ask_at_once(server.address, few * (ANSWERS // len(few)))
    assert not server.memory() - before > MOST_GROWN
    assert {answer.status for answer in came} == {DONE}
    files = {request: request.file() for request in few}
    assert all(answer.body == files[answer.request] for answer in came)


def test_no_client_asks_for_a_file_twice() -> None:
    requests = [*file_requests(FILES), *file_requests(FILES, first=FILES)]
    assert len({request.query for request in requests}) == 2 * FILES
    assert {request.form for request in requests[: FILES // 2]} == set(ALL_FORMS)


def test_a_file_of_another_link_is_found_out() -> None:
    request, *_, other = file_requests(len(ALL_FORMS) + 1)
    assert request.form is other.form
    right = FileAnswer(request=request, status=DONE, body=request.file(), seconds=0)
    assert not right.mixed_up
    assert replace(right, body=other.file()).mixed_up
    assert not replace(right, status=BUSY, body=b"").mixed_up
