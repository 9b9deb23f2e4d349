"""Without a visitor: from a plan to its timeline, its figure, and each of its files."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from http import HTTPStatus
from http.client import HTTPConnection
from typing import Final, TypeVar

import plotly.graph_objects as go

from benchmarks.servers import OURS, running
from benchmarks.table import Row
from planner.chart.gantt import gantt
from planner.forms import FORMS
from planner.forms.order import Order
from planner.language.catalogue import words_for
from planner.plan.link import encode
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import library
from planner.words.named_days import named_days
from planner.words.timeline_frame import timeline_frame

FIRST_STAY: Final = 28
"""The plans that are measured differ in the length of the stay, from this one on."""

BASE: Final = "https://timeline.example"
START: Final = date(2027, 1, 4)

Given = TypeVar("Given")


def models(*, quick: bool) -> list[Row]:
    """The timeline and the figure of plans that were never drawn, as for a visitor's new choice."""
    plans = _plans(16 if quick else 90)
    _figure(plans[0])
    return [
        Row("timeline of a plan", "ms", usual(make_timeline, plans[1:])),
        Row("figure of a new plan", "ms", usual(_figure, plans[1:])),
    ]


def forms(*, quick: bool) -> list[Row]:
    """Each form of plans that nobody has asked for, and over HTTP of one that somebody has."""
    rounds = 9 if quick else 30
    return [*(new_files(ending, rounds) for ending in FORMS), _again(rounds)]


def new_files(ending: str, rounds: int) -> Row:
    """What a form takes for new plans; the first one, which loads libraries, is not counted."""
    first, *orders = (Order(plan=plan, base=BASE) for plan in _plans(rounds + 1))
    FORMS[ending].render(first)
    return Row(f"plan.{ending}", "ms", usual(FORMS[ending].render, orders))


def _again(rounds: int) -> Row:
    """The slowest form, asked for by a client that stays connected."""
    link = encode(_plans(1)[0])
    with running(OURS) as server:
        waits = [
            statistics.median(http_waits(server.address, [f"/plan.{ending}{link}"] * rounds))
            for ending in FORMS
        ]
    return Row("slowest file, asked for again", "ms", max(waits))


def http_waits(address: str, paths: Iterable[str]) -> list[float]:
    """Milliseconds for each, on one connection, packed as browsers take it."""
    connection = HTTPConnection(address)

    def ask(path: str) -> None:
        connection.request("GET", path, headers={"Accept-Encoding": "br"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(f"{path} was answered {answer.status}")

    try:
        return [_milliseconds(ask, path) for path in paths]
    finally:
        connection.close()


def _plans(count: int) -> list[Plan]:
    plan = replace(default_plan(library().default), start=START)
    return [plan.with_length("treatment", FIRST_STAY + more) for more in range(count)]


def _figure(plan: Plan) -> go.Figure:
    """The chart of the live page, from its plan."""
    words, timeline = words_for(), make_timeline(plan)
    frame = timeline_frame(timeline, words)
    return gantt(frame, named_days(timeline, words), words, start=plan.start)


def usual(make: Callable[[Given], object], given: Iterable[Given]) -> float:
    """The milliseconds that one usually takes.

    It is the lower quartile, since other programs may want the processor too.
    """
    return statistics.quantiles(_milliseconds(make, one) for one in given)[0]


def _milliseconds(make: Callable[[Given], object], given: Given) -> float:
    began = time.perf_counter()
    make(given)
    return (time.perf_counter() - began) * 1e3
