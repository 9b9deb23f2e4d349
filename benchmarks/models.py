"""Without a server: plan -> timeline -> table -> figure, and how that grows with the stages."""

import itertools
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar

import pandas as pd
import plotly.graph_objects as go
import plotly.io

from benchmarks.table import Goal, Of, Row
from planner.chart.gantt import gantt
from planner.language.catalogue import SOURCE_LANGUAGE, words_for
from planner.pathway.pathway import MOST_STAGES, Pathway, Scenario
from planner.plan.plan import Plan, default_plan
from planner.plan.timeline import Timeline, make_timeline
from planner.reading.library import library
from planner.words.named_days import named_days
from planner.words.timeline_frame import timeline_frame

STAGES: Final = (4, 8, 16, 32, 64)
STEPS: Final = ("timeline", "table", "figure")
FIRST_STAY: Final = 28
"""The plans that are measured differ in the length of the stay, from this one on."""

WEEK: Final = 7

Given = TypeVar("Given")
Made = TypeVar("Made")


def measure(*, quick: bool) -> list[Row]:
    """Each step for new plans of the built-in pathway, then for longer and longer pathways."""
    rounds = 15 if quick else 90
    return [*_new_plans(rounds), *growth(STAGES, rounds)]


def _new_plans(rounds: int) -> list[Row]:
    """What plans take of which none was drawn before, as for a visitor's new choice."""
    plan = default_plan(library().default)
    plans = [plan.with_length("treatment", FIRST_STAY + more) for more in range(2 * rounds)]
    _whole(plan)
    timeline, timelines = usual(make_timeline, plans[:rounds])
    table, tables = usual(_table, timelines)
    kept = list(zip(tables, timelines, strict=True))
    figure, figures = usual(lambda one: figure_of(*one), kept)
    sent, _ = usual(plotly.io.to_json, figures)
    whole, _ = usual(_whole, plans[rounds:])
    return [
        _row("timeline of a plan", timeline, Goal(limit=60, of=Of.OURS)),
        _row("table of a timeline", table),
        _row("figure of a kept table", figure),
        _row("figure as text", sent),
        _row("figure of a new plan, all steps", whole, Goal(limit=15000, of=Of.OURS)),
    ]


def growth(stages: Sequence[int], rounds: int) -> list[Row]:
    """The time for a plan of so many stages, beside that for half as many.

    Every round takes each number in turn, so that a slow moment of the machine meets them all.
    The shortest time counts: what the code needs when nothing else wants the processor.
    """
    plans = {count: default_plan(pathway_of(count)) for count in stages}
    shortest: dict[tuple[str, int], float] = {}
    for _, count in itertools.product(range(rounds), stages):
        for step, seconds in zip(STEPS, _seconds(plans[count]), strict=True):
            shortest[step, count] = min(seconds, shortest.get((step, count), seconds))
    rows: list[Row] = []
    for step, count in itertools.product(STEPS, stages):
        row = _row(f"{step}, {count} stages", shortest[step, count])
        half = shortest.get((step, count // 2))
        if half is not None:
            # Twice the time for twice the stages; the rest is for a noisy machine.
            goal = Goal(limit=2.3, of=Of.RATIO)
            row = replace(
                row, what=f"{row.what}, beside {count // 2}", beside=half * 1e6, goal=goal
            )
        rows.append(row)
    return rows


def pathway_of(count: int) -> Pathway:
    """The built-in pathway's stages over and over, up to `count` of them."""
    if not 1 <= count <= MOST_STAGES:
        raise ValueError(f"a pathway has 1 to {MOST_STAGES} stages, not {count}")
    pathway = library().default
    *middle, last = zip(pathway.stages, default_plan(pathway).lengths, strict=True)
    chosen = [*(middle[place % len(middle)] for place in range(count - 1)), last]
    stages = [replace(stage, key=f"{stage.key}-{place}") for place, (stage, _) in enumerate(chosen)]
    example = Scenario(
        key="example",
        button="Example",
        title="An example",
        # Only the last stage that counts may fill, so none does here.
        lengths=tuple(length if isinstance(length, int) else WEEK for _, length in chosen),
    )
    return replace(
        pathway, key="repeated", stages=tuple(stages), scenarios=(example,), default=example
    )


def _whole(plan: Plan) -> go.Figure:
    timeline = make_timeline(plan)
    return figure_of(_table(timeline), timeline)


def _table(timeline: Timeline) -> pd.DataFrame:
    return timeline_frame(timeline, words_for(SOURCE_LANGUAGE))


def figure_of(table: pd.DataFrame, timeline: Timeline) -> go.Figure:
    """The chart of the live page, from its table."""
    spoken = words_for(SOURCE_LANGUAGE)
    return gantt(table, named_days(timeline, spoken), spoken, start=timeline.plan.start)


def _seconds(plan: Plan) -> tuple[float, float, float]:
    """How long each step takes for one plan."""
    timeline, first = timed(make_timeline, plan)
    table, second = timed(_table, timeline)
    _, third = timed(lambda kept: figure_of(kept, timeline), table)
    return first, second, third


def _row(what: str, seconds: float, goal: Goal | None = None) -> Row:
    return Row(what=what, unit="us", ours=seconds * 1e6, goal=goal)


def usual(make: Callable[[Given], Made], given: Iterable[Given]) -> tuple[float, list[Made]]:
    """The seconds that one usually takes, and what was made.

    It is the median of the quietest third, since other programs may want the processor too.
    """
    made = [timed(make, one) for one in given]
    seconds = [taken for _, taken in made]
    third = len(seconds) // 3
    parts = (seconds[:third], seconds[third:-third], seconds[-third:])
    return min(statistics.median(part) for part in parts), [one for one, _ in made]


def timed(make: Callable[[Given], Made], given: Given) -> tuple[Made, float]:
    """What is made, and the seconds that it takes."""
    began = time.perf_counter()
    made = make(given)
    return made, time.perf_counter() - began
