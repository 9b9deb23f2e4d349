"""What a visitor wishes by the inputs of the page `/`, and the address, which is all that lasts.

A run begins with the plan last shown. An input that differs from it is a wish of the visitor and
goes into the plan before anything is drawn; the address follows once all is drawn. So a browser
that sends an older address has not had our last answer, and inputs that we set may be as old: what
they hold is no wish. Only a visitor who goes back or forward moves the address ahead of the plan.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

import streamlit as st

from planner.pathway.pathway import FILL, Kind, Length, Pathway, Stage
from planner.plan.link import Decoded, Values, encode, values_of
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.plan.typed_date import BadDateError, typed_date, written
from planner.reading.library import library
from planner.ui import every_page, inputs
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
    decoded = every_page.decoded(given)
    of_address = _Shown(given, decoded.plan.pathway.fingerprint)
    # A visitor who comes from another page has no inputs yet.
    last = st.session_state.get(_SHOWN, of_address) if START in st.session_state else of_address
    last_plan = every_page.decoded(last.address).plan

    # The address has moved, or the file of the program has changed.
    if internals.went_back_or_forward() or last.program != last_plan.pathway.fingerprint:
        inputs.set_all(values_shown(decoded.plan), last.unconfirmed)
        st.session_state[_SHOWN] = of_address
        return decoded

    # Once the browser sends the address that we gave it, it has heard all that came before.
    unconfirmed = frozenset() if given == last.address else last.unconfirmed
    held = inputs.changed(values_shown(last_plan), values_shown(decoded.plan), unconfirmed)
    wishes = dict(_wishes(held, last_plan))
    changed = _changed(last_plan, wishes)
    opened = _opened(changed)
    if given == last.address and not (wishes or opened):
        st.session_state[_SHOWN] = of_address
        return decoded

    # The visitor wishes something, or the browser has not had our last answer.
    plan = opened or changed
    values = values_shown(plan)
    if st.session_state.get(STAY) == OTHER and not (opened or STAY in wishes):
        # Another stay goes on being asked for.
        values.pop(STAY, None)
    unconfirmed = inputs.set_all(values, unconfirmed)
    address = values_of(encode(plan))
    st.session_state[_SHOWN] = _Shown(address, plan.pathway.fingerprint, unconfirmed)
    return Decoded(plan=plan)


def settle(plan: Plan) -> None:
    """Run once more where an input differs from the plan; otherwise move the address to it.

    One can differ after a restart of the server: the browser still holds what was typed, which this
    session hears only when the input is drawn. The address moves last, so that a browser that has
    heard it has heard of all inputs.
    """
    if dict(_wishes(inputs.changed(values_shown(plan)), plan)):
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


def _wishes(changed: Mapping[str, Any], last: Plan) -> Iterator[tuple[str, Any]]:
    """What of the inputs that hold other values than the plan last shown is allowed, by their keys.

    The start is a date or None, as in a plan, and no longer what was typed.
    """
    stages = {days_key(stage): stage for stage in last.pathway.stages}
    for key, value in changed.items():
        if key in stages and (value is None or not stages[key].allows(int(value))):
            continue
        if key == STAY and value in {OTHER, None}:
            continue
        if key == START:
            try:
                day = typed_date(value)
            except BadDateError:
                continue
            if day != last.start:
                yield key, day
            continue
        yield key, value


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
    pressed = internals.pressed_buttons()
    if not pressed:
        return None
    opens = {f"{EXAMPLE}{one.key}": plan.with_scenario(one) for one in plan.pathway.scenarios}
    opens[START_AGAIN] = replace(default_plan(plan.pathway), language=plan.language)
    for one in programs_to_choose():
        opens[f"{PROGRAM}{one.key}"] = replace(plan, pathway=one, lengths=one.default.lengths)
    return next((opens[key] for key in pressed if key in opens), None)
