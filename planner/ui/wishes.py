"""What a visitor wishes by the inputs of the page `/`, and the address, which is all that lasts.

A run begins with the plan last shown. An input that differs from it is a wish of the visitor and
goes into the plan before anything is drawn; the address follows once all is drawn. So a browser
that sends an older address has not had our last answer, and its inputs may be as old: nothing of
that is a wish. Only a visitor who went back or forward moves the address ahead of the plan.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from typing import Any, Final, NamedTuple

import streamlit as st

from planner.pathway.pathway import FILL, Kind, Length, Pathway, Stage
from planner.plan.link import Decoded, Values, encode, values_of
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.plan.typed_date import BadDateError, typed_date, written
from planner.reading.library import library
from planner.ui import every_page
from planner.web import internals

# The keys of inputs and buttons, or how they begin.
STAY: Final = "stay"
START: Final = "start"
CONTEXT: Final = "context"
EXAMPLE: Final = "example-"
START_AGAIN: Final = "start-again"
PROGRAM: Final = "program-"

OTHER: Final = "other"
"""The choice of a stay whose length is none of those that are offered."""

_SHOWN: Final = "shown"


class _Shown(NamedTuple):
    """What the page shows; one entry, so that a run that is cut short cannot leave half of it."""

    address: Values
    program: str | None
    """The fingerprint of its pathway."""
    unconfirmed: frozenset[str] = frozenset()
    """The inputs that were set, for as long as the browser may not have heard of it."""


def read() -> Decoded:
    """The plan of this run, and what is wrong with its address; the inputs then show the plan."""
    given = every_page.address_values()
    of_address = every_page.decoded(given)
    of_given = _Shown(given, of_address.plan.pathway.fingerprint)
    # A visitor who comes from another page has no inputs yet.
    last = st.session_state.get(_SHOWN, of_given) if START in st.session_state else of_given
    last_plan = every_page.decoded(last.address).plan

    if internals.went_back_or_forward() or last.program != last_plan.pathway.fingerprint:
        _set_inputs(of_address.plan, last.unconfirmed)
        st.session_state[_SHOWN] = of_given
        return of_address

    wishes = dict(_wishes(last_plan, of_address.plan))
    changed = _changed(last_plan, wishes)
    opened = _opened(changed)
    is_confirmed = given == last.address
    if is_confirmed and not (wishes or opened):
        st.session_state[_SHOWN] = of_given
        return of_address

    plan = opened or changed
    unconfirmed = frozenset() if is_confirmed else last.unconfirmed
    unconfirmed |= _set_inputs(plan, unconfirmed, keep_other=not (opened or STAY in wishes))
    address = values_of(encode(plan))
    st.session_state[_SHOWN] = _Shown(address, plan.pathway.fingerprint, unconfirmed)
    return Decoded(plan=plan)


def settle(plan: Plan) -> None:
    """Move the address to what is shown, now that the browser has all of it.

    Or run once more where an input turned out to differ while it was drawn: after a restart of the
    server the browser still holds what was typed, and this session knows of it only then. The next
    run takes it into the plan.
    """
    if dict(_wishes(plan, plan)):
        st.rerun()
    every_page.move_to(st.session_state[_SHOWN].address)


def values_shown(plan: Plan) -> dict[str, Any]:
    """What each input holds when it shows this plan, by its key."""
    values: dict[str, Any] = {
        START: written(plan.start),
        CONTEXT: plan.context is Context.GUIDANCE,
    }
    stay_here = stay_stage(plan.pathway)
    for stage, length in plan.chosen():
        if stage.may_fill:
            values[fill_key(stage)] = length == FILL
        if length != FILL:
            values[days_key(stage)] = length
        if stage is stay_here:
            values[STAY] = length if length in stays_of(plan.pathway, stage) else OTHER
    return values


def stay_stage(pathway: Pathway) -> Stage | None:
    """The one stage of kind treatment whose length is chosen in days; None for none or several."""
    stays = [stage for stage in pathway.stages if stage.kind is Kind.TREATMENT]
    return stays[0] if len(stays) == 1 and not stays[0].may_fill else None


def stays_of(pathway: Pathway, stage: Stage) -> list[int]:
    """The lengths of the stay, in days, that the examples have."""
    place = pathway.stages.index(stage)
    return sorted({int(scenario.lengths[place]) for scenario in pathway.scenarios})


def programs_to_choose() -> list[Pathway]:
    """The programs to choose from, the one shown first at the top; none where there are none.

    The article's steps stand last; where a program is shown first, they are not offered.
    """
    known = library()
    own = [one for one in known.pathways.values() if one.facility is not None]
    own.sort(key=lambda one: one is not known.first)
    return [*own, *([known.default] if own and known.first is None else [])]


def days_key(stage: Stage) -> str:
    """The key of the input for its days."""
    return f"days-{stage.key}"


def fill_key(stage: Stage) -> str:
    """The key of the tick by which it fills up the days that are missing."""
    return f"fill-{stage.key}"


def _wishes(last: Plan, of_address: Plan) -> Iterator[tuple[str, Any]]:
    """What the inputs hold that neither the plan last shown has nor the one of the address.

    The browser sends all its values, also those that it has not yet heard are changed. What is not
    allowed is no wish. The start is a date or None, as in a plan, and no longer what was typed.
    """
    known = values_shown(of_address)
    stages = {days_key(stage): stage for stage in last.pathway.stages}
    for key, value in values_shown(last).items():
        held = st.session_state.get(key, value)
        if held in (value, known.get(key)) or (key == STAY and held in {OTHER, None}):
            continue
        if key in stages and (held is None or not stages[key].allows(int(held))):
            continue
        if key == START:
            try:
                held = typed_date(held)
            except BadDateError:
                continue
            if held == last.start:
                continue
        yield key, held


def _changed(plan: Plan, wishes: Mapping[str, Any]) -> Plan:
    """The plan with what the visitor wishes."""
    stay_here = stay_stage(plan.pathway)
    for stage in plan.pathway.stages:
        length: Length | None = None
        if fill_key(stage) in wishes:
            length = FILL if wishes[fill_key(stage)] else _days_of(stage, plan)
        elif stage is stay_here and STAY in wishes:
            length = int(wishes[STAY])
        elif days_key(stage) in wishes:
            length = int(wishes[days_key(stage)])
        if length is not None:
            plan = plan.with_length(stage.key, length)
    day = wishes.get(START, plan.start)
    guidance = wishes.get(CONTEXT, plan.context is Context.GUIDANCE)
    context = Context.GUIDANCE if guidance else Context.ARTICLE
    return replace(plan, start=day, context=context)


def _days_of(stage: Stage, plan: Plan) -> int:
    """The days of a stage in this plan, also where it fills up what is missing."""
    return next(step.days for step in make_timeline(plan).steps if step.stage is stage)


def _opened(plan: Plan) -> Plan | None:
    """The plan that a button opens, if one was pressed; what is the visitor's stays.

    A button is heard here, before anything is drawn: the run that would draw it can be cut short
    by the visitor's next change.
    """
    opens = {f"{EXAMPLE}{one.key}": plan.with_scenario(one) for one in plan.pathway.scenarios}
    opens[START_AGAIN] = replace(default_plan(plan.pathway), language=plan.language)
    for one in programs_to_choose():
        opens[f"{PROGRAM}{one.key}"] = replace(plan, pathway=one, lengths=one.default.lengths)
    return next((opens[key] for key in internals.pressed_buttons() if key in opens), None)


def _set_inputs(plan: Plan, unconfirmed: Set[str], *, keep_other: bool = False) -> frozenset[str]:
    """Let every input show this plan; the keys of those that had to be set for it.

    One that shows it already is left alone, unless another value may be on the way to it: by now
    the visitor may have changed it again, which the browser would undo. `keep_other` leaves the
    choice of another stay, whose days are asked for below it.
    """
    values = values_shown(plan)
    if keep_other and st.session_state.get(STAY) == OTHER:
        del values[STAY]
    keys = [
        key
        for key, value in values.items()
        if key in unconfirmed or st.session_state.get(key) != value
    ]
    for key in keys:
        st.session_state[key] = values[key]
    return frozenset(keys)
