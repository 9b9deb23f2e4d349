"""The inputs of the page `/`, and the address, which is the only state there is.

A run begins with the plan last shown. An input that differs from it is a wish of the visitor and
goes into the plan before anything is drawn; the address follows once all is drawn. A browser whose
address is an older one has not had our last answer, unless its visitor went back or forward or
came from another page: then the plan and the inputs follow the address.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from typing import Any, Final, NamedTuple

import streamlit as st

from planner.forms.page import markup
from planner.forms.page.markup import plain_label, plain_markdown
from planner.language.catalogue import Words, languages
from planner.pathway.pathway import FILL, Kind, Length, Pathway, Stage
from planner.plan.link import Decoded, Values, decode, encode, values_of
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.plan.typed_date import BadDateError, typed_date, written
from planner.reading.library import library
from planner.ui import every_page
from planner.web import internals
from planner.words.day_words import days_in_words
from planner.words.range_words import range_in_days

OTHER: Final = "other"
"""The choice of a stay whose length is none of those that are offered."""

_SHOWN = "shown"
_STAY, _START, _CONTEXT = "stay", "start", "context"
_EXAMPLE, _START_AGAIN, _PROGRAM = "example-", "start-again", "program-"


class _Shown(NamedTuple):
    """What the page shows: one entry, since a visitor's next change can end a run before any."""

    address: Values
    program: str | None
    """The fingerprint of its pathway."""
    told: frozenset[str] = frozenset()
    """The inputs whose values we have set, and the browser may not have heard so yet."""


def read() -> Decoded:
    """The plan to show, and what is wrong with the address, unless the visitor changes it now."""
    given = every_page.address_values()
    decoded = decode(given, library(), languages())
    plan = decoded.plan
    new = _Shown(given, plan.pathway.fingerprint)
    # A visitor who comes from another page has no inputs yet.
    shown: _Shown = st.session_state.get(_SHOWN, new) if _START in st.session_state else new
    before = decode(shown.address, library(), languages()).plan
    if internals.went_back_or_forward() or shown.program != before.pathway.fingerprint:
        _set_inputs(plan)
        st.session_state[_SHOWN] = new
        return decoded
    wishes = dict(_wishes(before, plan))
    changed = _changed(before, wishes)
    opened = _opened(changed)
    if shown.address == given and not (wishes or opened):
        st.session_state[_SHOWN] = new
        return decoded
    plan = opened or changed
    unheard = shown.told if shown.address != given else frozenset()
    told = _set_inputs(plan, unheard, keep_other=not (opened or _STAY in wishes))
    address = values_of(encode(plan))
    st.session_state[_SHOWN] = _Shown(address, plan.pathway.fingerprint, unheard | told)
    return Decoded(plan=plan)


def settle(plan: Plan) -> None:
    """Move the address to what is shown, now that the browser has all of it.

    Or run once more where an input turned out to differ while it was drawn: after a restart of the
    server the browser still holds what was typed, and this session knows of it only then.
    """
    if dict(_wishes(plan, plan)):
        st.rerun()
    every_page.move_to(st.session_state[_SHOWN].address)


def stay(plan: Plan, words: Words) -> None:
    """The length of the stay, where the pathway has one stay and examples of how long."""
    stage = stay_stage(plan.pathway)
    if stage is None:
        return
    _set_at_first(_STAY, _values(plan)[_STAY])
    st.segmented_control(
        words.say("input.stay"),
        [*_stays(plan.pathway, stage), OTHER],
        key=_STAY,
        format_func=lambda one: _stay_label(one, words),
        required=True,
        width="stretch",
    )
    if st.session_state.get(_STAY) == OTHER:
        _days(stage, plan, words.say("input.stay-days"), words)


def start(plan: Plan, words: Words) -> None:
    """The date of Day 1: typed, or picked from the browser's calendar. Emptied, there is none."""
    _set_at_first(_START, written(plan.start))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
        st.text_input(
            words.say("input.start"),
            key=_START,
            placeholder=words.say("input.start-example"),
            autocomplete="off",
        )
        with st.container(width="content"):
            st.html(markup.date_picker(plan.start, words.say("input.pick")))
    try:
        typed_date(st.session_state.get(_START, ""))
    except BadDateError as bad:
        sentences = [bad.sentence(words)]
        if plan.start is not None:
            sentences.append(words.say("typed-date.still", date=words.date(plan.start)))
        st.warning(plain_markdown(" ".join(sentences)))


def other_lengths(plan: Plan, words: Words) -> None:
    """An input for each stage but the stay, and whether to show what guidance adds."""
    stay_here = stay_stage(plan.pathway)
    for stage, length in plan.chosen():
        if stage is stay_here:
            continue
        title = plain_label(words.text(stage.title))
        if stage.may_fill:
            target = plan.pathway.guidance.days
            _set_at_first(_fill_key(stage), length == FILL)
            st.checkbox(words.say("input.fills", title=title, target=target), key=_fill_key(stage))
        if length != FILL:
            message = "input.drawn" if stage.open_ended else "input.days"
            _days(stage, plan, words.say(message, title=title), words)
    _set_at_first(_CONTEXT, plan.context is Context.GUIDANCE)
    st.toggle(words.say("input.guidance"), key=_CONTEXT)
    own = plan.pathway.facility is not None
    st.caption(words.say("program.guidance-help" if own else "input.guidance-help"))


def examples(plan: Plan, words: Words) -> None:
    """A button for each named example, and one that goes back to the first."""
    for scenario in plan.pathway.scenarios:
        st.button(plain_markdown(words.text(scenario.title)), key=f"{_EXAMPLE}{scenario.key}")
    st.button(words.say("input.start-again"), key=_START_AGAIN)


def programs(words: Words) -> None:
    """A button for each program, where there are any."""
    for pathway in _programs():
        name = words.say("program.article") if pathway.facility is None else pathway.facility
        st.button(plain_markdown(words.text(name)), key=f"{_PROGRAM}{pathway.key}")


def stay_stage(pathway: Pathway) -> Stage | None:
    """The one stage of kind treatment whose length is chosen in days; None for none or several."""
    stays = [stage for stage in pathway.stages if stage.kind is Kind.TREATMENT]
    return stays[0] if len(stays) == 1 and not stays[0].may_fill else None


def _stays(pathway: Pathway, stage: Stage) -> list[int]:
    """The lengths of the stay, in days, that the examples have."""
    place = pathway.stages.index(stage)
    return sorted({int(scenario.lengths[place]) for scenario in pathway.scenarios})


def _stay_label(choice: int | str, words: Words) -> str:
    if choice == OTHER:
        return words.say("input.other-stay")
    return days_in_words(int(choice), words) if choice else words.say("input.no-stay")


def _days(stage: Stage, plan: Plan, label: str, words: Words) -> None:
    """A number of days; one that is not allowed gets a sentence, and changes nothing."""
    key, days = _days_key(stage), _days_of(stage, plan)
    _set_at_first(key, days)
    if st.session_state.get(key, days) is None:
        st.session_state[key] = days
    entered = st.number_input(label, key=key, value=None, step=1)
    if entered is not None and not stage.allows(int(entered)):
        bounds = {"least": stage.least_choice, "most": stage.most_choice}
        st.warning(words.say("input.bounds", days=days_in_words(days, words), **bounds))
    stated = range_in_days(stage, words)
    if stated is not None:
        st.caption(plain_markdown(stated))


def _days_of(stage: Stage, plan: Plan) -> int:
    return next(step.days for step in make_timeline(plan).steps if step.stage is stage)


def _values(plan: Plan) -> dict[str, Any]:
    values: dict[str, Any] = {
        _START: written(plan.start),
        _CONTEXT: plan.context is Context.GUIDANCE,
    }
    stay_here = stay_stage(plan.pathway)
    for stage, length in plan.chosen():
        if stage.may_fill:
            values[_fill_key(stage)] = length == FILL
        if length != FILL:
            values[_days_key(stage)] = length
        if stage is stay_here:
            values[_STAY] = length if length in _stays(plan.pathway, stage) else OTHER
    return values


def _wishes(shown: Plan, seen: Plan) -> Iterator[tuple[str, Any]]:
    """What the inputs hold that neither the plan last shown has nor the one of the address.

    The browser sends all its values, also those that it has not yet heard are changed. What is not
    allowed is no wish.
    """
    known = _values(seen)
    stages = {_days_key(stage): stage for stage in shown.pathway.stages}
    for key, value in _values(shown).items():
        held = st.session_state.get(key, value)
        if held in (value, known.get(key)) or (key == _STAY and held in {OTHER, None}):
            continue
        if key in stages and (held is None or not stages[key].allows(int(held))):
            continue
        if key == _START:
            try:
                held = typed_date(held)
            except BadDateError:
                continue
            if held == shown.start:
                continue
        yield key, held


def _opened(plan: Plan) -> Plan | None:
    """The plan that a button opens, if one was pressed; what is the visitor's stays.

    A button is heard here, before anything is drawn: the run that would draw it can be cut short
    by the visitor's next change.
    """
    opens = {f"{_EXAMPLE}{one.key}": plan.with_scenario(one) for one in plan.pathway.scenarios}
    opens[_START_AGAIN] = replace(default_plan(plan.pathway), language=plan.language)
    for one in _programs():
        opens[f"{_PROGRAM}{one.key}"] = replace(plan, pathway=one, lengths=one.default.lengths)
    return next((opens[key] for key in internals.pressed_buttons() if key in opens), None)


def _programs() -> list[Pathway]:
    """The programs to choose from, the one shown first at the top; none where there are none.

    The article's steps stand last; where a program is shown first, they are not offered.
    """
    known = library()
    own = [one for one in known.pathways.values() if one.facility is not None]
    own.sort(key=lambda one: one is not known.first)
    return [*own, *([known.default] if own and known.first is None else [])]


def _changed(plan: Plan, wishes: Mapping[str, Any]) -> Plan:
    """The plan with what the visitor wishes."""
    stay_here = stay_stage(plan.pathway)
    for stage in plan.pathway.stages:
        length: Length | None = None
        if _fill_key(stage) in wishes:
            length = FILL if wishes[_fill_key(stage)] else _days_of(stage, plan)
        elif stage is stay_here and _STAY in wishes:
            length = int(wishes[_STAY])
        elif _days_key(stage) in wishes:
            length = int(wishes[_days_key(stage)])
        if length is not None:
            plan = plan.with_length(stage.key, length)
    day = wishes.get(_START, plan.start)
    guidance = wishes.get(_CONTEXT, plan.context is Context.GUIDANCE)
    context = Context.GUIDANCE if guidance else Context.ARTICLE
    return replace(plan, start=day, context=context)


def _set_at_first(key: str, value: object) -> None:
    """Give an input its first value, unless the session or the browser holds one already.

    After a restart of the server the browser still holds an edit, which this would undo.
    """
    if key not in st.session_state and not internals.browser_holds(key):
        st.session_state[key] = value


def _set_inputs(
    plan: Plan, unheard: Set[str] = frozenset(), *, keep_other: bool = False
) -> frozenset[str]:
    """Let every input show this plan; those that were set. One can go on asking for another stay.

    An input that shows it already is left alone, unless it is about to hear otherwise (`unheard`):
    by now the visitor may have changed it again, which the browser would undo.
    """
    asks = keep_other and st.session_state.get(_STAY) == OTHER
    told = {
        key: value
        for key, value in _values(plan).items()
        if (key in unheard or st.session_state.get(key) != value) and not (asks and key == _STAY)
    }
    for key, value in told.items():
        st.session_state[key] = value
    return frozenset(told)


def _days_key(stage: Stage) -> str:
    return f"days-{stage.key}"


def _fill_key(stage: Stage) -> str:
    return f"fill-{stage.key}"
