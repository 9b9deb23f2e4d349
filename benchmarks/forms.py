"""Files: how long each form takes for a new plan, over HTTP once more, and for more stages."""

import importlib
import itertools
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from http.client import HTTPConnection
from importlib.util import find_spec
from typing import Final

from benchmarks.models import FIRST_STAY, STAGES, figure_of, pathway_of, timed, usual
from benchmarks.servers import OURS, Server, running
from benchmarks.table import Goal, Of, Row
from planner.forms import FORMS
from planner.forms.order import CannotMakeError, Order
from planner.language.catalogue import words_for
from planner.plan.link import encode
from planner.plan.plan import Plan, default_plan
from planner.reading.library import library
from planner.words.timeline_frame import timeline_frame

GOALS: Final = {
    "pdf": 30,
    "png": 30,
    "svg": 5,
    "ics": 10,
    "pptx": 300,
    "csv": 15,
    "xlsx": 15,
    "html": 15,
}
"""At most so many milliseconds for a new plan, once the form has been made before."""

MOST_AGAIN: Final = 2
"""Milliseconds for a file that the server has made before, over HTTP."""

FASTER: Final = 0.1
BASE: Final = "https://timeline.example"
START: Final = date(2027, 1, 4)
_KALEIDO: Final = "kaleido"


def forms(*, quick: bool) -> list[Row]:
    """Each form for new plans, again over HTTP, for more and more stages, and beside kaleido."""
    rounds = 9 if quick else 30
    return [
        *(new_plans(ending, rounds) for ending in FORMS),
        _again(rounds),
        *growth(tuple(FORMS), STAGES[:3] if quick else STAGES, rounds=1 if quick else 3),
        *_beside_kaleido(3 if quick else 7),
    ]


def new_plans(ending: str, rounds: int) -> Row:
    """What a form takes for plans that nobody has asked for; the first one is not counted."""
    plan = replace(default_plan(library().default), start=START)
    orders = [
        _order(plan.with_length("treatment", FIRST_STAY + more)) for more in range(rounds + 1)
    ]
    form = FORMS[ending]
    form.render(orders[-1])
    seconds, _ = usual(form.render, orders[:-1])
    limit = GOALS.get(ending)
    goal = None if limit is None else Goal(limit=limit, of=Of.OURS)
    return Row(what=f"plan.{ending}, a new plan", unit="ms", ours=seconds * 1e3, goal=goal)


def _order(plan: Plan) -> Order:
    return Order(plan=plan, base=BASE)


def _again(rounds: int) -> Row:
    """The slowest form, asked for by a client that stays connected."""
    plan = replace(default_plan(library().default), start=START)
    with running(OURS) as server:
        waits = [_wait(server, f"/plan.{ending}{encode(plan)}", rounds) for ending in FORMS]
    goal = Goal(limit=MOST_AGAIN, of=Of.OURS)
    return Row(what="the same link again, slowest form", unit="ms", ours=max(waits), goal=goal)


def _wait(server: Server, link: str, rounds: int) -> float:
    connection = HTTPConnection(server.address)
    waits: list[float] = []
    try:
        for _ in range(rounds + 1):
            began = time.perf_counter()
            connection.request("GET", link)
            answer = connection.getresponse()
            answer.read()
            waits.append((time.perf_counter() - began) * 1e3)
            if answer.status != 200:
                raise RuntimeError(f"{link} was answered {answer.status}")
    finally:
        connection.close()
    return statistics.median(waits[1:])


def growth(endings: Sequence[str], stages: Sequence[int], rounds: int) -> list[Row]:
    """The time for so many stages beside that for half as many, as far as a form can be made.

    The shortest time counts: what the code needs when nothing else wants the processor.
    """
    orders = {
        count: _order(replace(default_plan(pathway_of(count)), start=START)) for count in stages
    }
    rows: list[Row] = []
    for ending in endings:
        shortest: dict[int, float] = {}
        for _, count in itertools.product(range(rounds), stages):
            try:
                _, seconds = timed(FORMS[ending].render, orders[count])
            except CannotMakeError:
                continue
            shortest[count] = min(seconds * 1e3, shortest.get(count, seconds * 1e3))
        for count, milliseconds in shortest.items():
            half = shortest.get(count // 2)
            what = f"plan.{ending}, {count} stages"
            if half is not None:
                what += f", beside {count // 2}"
            rows.append(Row(what=what, unit="ms", ours=milliseconds, beside=half))
    return rows


def _beside_kaleido(rounds: int) -> list[Row]:
    """Our whole handout beside kaleido's PDF of its chart alone; no row where kaleido is not."""
    if find_spec(_KALEIDO) is None:
        return []
    importlib.import_module(_KALEIDO)
    order = _order(replace(default_plan(library().default), start=START))
    figure = figure_of(timeline_frame(order.timeline, words_for()), order.timeline)
    ours, beside = list[float](), list[float]()
    for _ in range(rounds + 1):
        ours.append(timed(FORMS["pdf"].render, order)[1] * 1e3)
        beside.append(timed(lambda chart: chart.to_image(format="pdf"), figure)[1] * 1e3)
    return [
        Row(
            what="handout, beside kaleido's PDF of its chart",
            unit="ms",
            ours=statistics.median(ours[1:]),
            beside=statistics.median(beside[1:]),
            goal=Goal(limit=FASTER, of=Of.RATIO),
        )
    ]
