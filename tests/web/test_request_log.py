"""What the log says of requests: never what was asked, whoever serves the app."""

import asyncio
import logging
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus

from app import app
from planner.forms import FORMS
from planner.web.request_log import write_no_plans
from tests.browser.server import REPOSITORY, Server
from tests.web.asgi import ask
from tests.web.sessions import connection

MARK: Final = "2031-07-19"
"""A date that stands nowhere else."""

FAULTY: Final = f"""
import sys
sys.path.insert(0, {str(REPOSITORY)!r})
import streamlit as st
from planner.forms.order import Form
from planner.ui import compare_page
from planner.web import start

def fails(order=None):
    asked = st.query_params.to_dict() if order is None else order.link
    try:
        raise ValueError(asked)
    except ValueError as first:
        raise LookupError(f"no {{first}}") from first

Form.tag = property(fails)
compare_page.show = fails
from app import app as made
from starlette.middleware import Middleware
from starlette.routing import Route
from planner.ui import plan_page
from planner.web.index_page import page_routes
from planner.web.routes import ROUTES

app = st.App(
    start.PAGE,
    lifespan=start.starting(plan_page.warm),
    routes=(*page_routes(), *ROUTES),
    middleware=made._user_middleware,
)
"""
"""The app with faults whose texts hold what was asked: in a file and in a page."""

ASKED: Final = (
    *(f"{path}?start={MARK}&detox=9" for path in ("/", "/compare", "/plan.json", "/plan.ics")),
    *(f"{path}?start={MARK}&detox={MARK}" for path in ("/plan.pdf", "/about", "/compare.png")),
    *(f"/{MARK}", f"/plan.{MARK}", f"/static/{MARK}.js", f"/fonts/{MARK}", f"//{MARK}?{MARK}"),
    *(f"/_stcore/metrics?{MARK}", f"/_stcore/stream?{MARK}", f"/plan.json/?start={MARK}"),
    f"/plan.json?start={MARK}&{'x' * 2000}",
)


@pytest.fixture(params=[False, True], ids=["streamlit", "uvicorn"])
def faulty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """The faulty app, served in both ways."""
    script = tmp_path / "faulty.py"
    script.write_text(FAULTY, encoding="utf-8")
    shutil.copytree(REPOSITORY / ".streamlit", tmp_path / ".streamlit")
    started = Server(log_file=tmp_path / "log.txt", app=script, by_uvicorn=request.param)
    started.start()
    try:
        yield started
    finally:
        started.stop()


def status_of(server: Server, method: str, path: str) -> int:
    with closing(HTTPConnection(server.address, timeout=20)) as asking:
        asking.request(method, path, headers={"Referer": f"http://x/{MARK}"})
        answer = asking.getresponse()
        answer.read()
        return answer.status


async def visit(server: Server, path: str, query: str) -> None:
    """Open a page over a socket, and read until its script has ended."""
    async with connection(server.address, "192.0.2.1", path) as socket:
        state = ClientState(query_string=query, page_name="compare")
        await socket.send(BackMsg(rerun_script=state).SerializeToString())
        message = ForwardMsg()
        while message.WhichOneof("type") != "script_finished":
            message.ParseFromString(await socket.recv(decode=False))


def test_no_plan_is_in_the_log(faulty: Server) -> None:
    """Not of a good request, a bad one, one that fails, nor of a live page."""
    statuses = {status_of(faulty, method, path) for method in ("GET", "PUT") for path in ASKED}
    assert statuses >= {200, 400, 404, 405, 414, 500}
    asyncio.run(visit(faulty, f"/_stcore/stream?start={MARK}", f"start={MARK}"))
    with pytest.raises(InvalidStatus):
        asyncio.run(visit(faulty, f"/{MARK}?start={MARK}", ""))
    faulty.stop()
    log = faulty.log()
    assert MARK not in log
    assert "LookupError" in log, "the faults were met"
    assert "ValueError" in log, "and their causes"
    lines = [line for line in log.splitlines() if " bytes" in line]
    form = r"\S+ \S+ INFO: (GET|HEAD|SOCKET|\(other\)) (/\S*|\(unknown\)) \d{3} \d+ ms \d+ bytes"
    assert [line for line in lines if not re.fullmatch(form, line)] == []
    assert len(lines) >= 2 * len(ASKED) + 2
    assert "?" not in "".join(lines)
    assert [line for line in log.splitlines() if "WebSocket" in line and "INFO" in line] == []


@pytest.mark.parametrize(
    ("method", "path", "line"),
    [
        ("GET", "/plan.json", "GET /plan.json 200"),
        ("HEAD", "/healthz", "HEAD /healthz 200"),
        ("GET", f"/plan.{MARK}", "GET /plan.{ending} 404"),
        ("GET", f"/{MARK}", "GET (unknown) 404"),
        (MARK, "/", "(other) / 405"),
    ],
)
def test_a_line_for_each_request(
    method: str, path: str, line: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Its route, what came of it, milliseconds, and bytes."""
    caplog.set_level(logging.INFO, logger="planner")
    answer = ask(app, path, f"start={MARK}".encode(), method=method)
    (found,) = [record.getMessage() for record in caplog.records if "bytes" in record.getMessage()]
    assert re.fullmatch(rf"{re.escape(line)} \d+ ms {len(answer.body)} bytes", found)


def test_a_fault_keeps_its_place_and_loses_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Whichever part of the process writes it."""
    factory = logging.getLogRecordFactory()
    stranger = logging.getLogger("stranger")
    stranger.addHandler(logging.StreamHandler(sys.stderr))
    stranger.propagate = False
    write_no_plans()
    try:
        FORMS[MARK]
    except KeyError:
        stranger.exception("something failed")
    finally:
        logging.setLogRecordFactory(factory)
    written = capsys.readouterr().err
    assert MARK not in written
    wanted = ("something failed", Path(__file__).name, "KeyError")
    assert [one for one in wanted if one not in written] == []
