"""The widgets and the address: the link is the only state, and a widget is a wish to change it.

A run begins with the plan of the address. What differs in a widget is the visitor's change, and
goes into the address at once. When the address itself has moved (back, forward), the widgets
follow it. A widget is given its value only if the browser holds none: after a restart of the
server it still holds an edit that would be lost by writing over it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

import streamlit as st

from planner.catalogue import Words, languages
from planner.day_words import DAYS_A_WEEK, days_in_words
from planner.library import library
from planner.link import Decoded, Values, decode, encode, values_of
from planner.markup import paragraphs, plain_label, plain_markdown
from planner.pathway import FILL, MOST_DAYS, Length, Pathway, Scenario, Stage
from planner.plan import EARLIEST_START, LATEST_START, Context, Plan, default_plan
from planner.range_words import range_in_days
from planner.timeline import Step, make_timeline
from planner.ui import frame
from planner.ui.style import chosen_button
from planner.web import internals

_ADDRESS: Final = "address"
_START: Final = "start"
_GUIDANCE: Final = "context"
_PROGRAM: Final = "program"
_AGAIN: Final = "start-again"
_NO_DATE: Final = "no-date"
_WEEKS: Final = (("week-less", -DAYS_A_WEEK), ("week-more", DAYS_A_WEEK))
"""The buttons beside a length: the name of each, and the days that it adds."""


def _days_key(stage: Stage) -> str:
    return f"days-{stage.key}"


def _fill_key(stage: Stage) -> str:
    return f"fill-{stage.key}"


def _example_key(scenario: Scenario) -> str:
    return f"example-{scenario.key}"


def _program_key(pathway: Pathway) -> str:
    return f"{_PROGRAM}-{pathway.key}"


def _week_key(name: str, stage: Stage) -> str:
    return f"{name}-{stage.key}"


def read_address() -> Decoded:
    """The plan of the address; the widgets are set to it where the address has moved."""
    given = frame.address_values()
    shown: Values | None = st.session_state.get(_ADDRESS)
    if shown is not None and shown != given:
        before = decode(shown, library(), languages())
        decoded = decode(given, library(), languages())
        if _edited(before.plan):
            # The visitor was faster than the address: this edit came before the last one arrived.
            _keep_both(before.plan, decoded.plan)
            return before
        _set_widgets(decoded.plan)
    else:
        decoded = decode(given, library(), languages())
        if st.session_state.get(_PROGRAM, "") not in {"", _version(decoded.plan)}:
            # Its file has changed or is gone: what the widgets hold is of another program.
            _set_widgets(decoded.plan)
    st.session_state[_ADDRESS] = given
    st.session_state[_PROGRAM] = _version(decoded.plan)
    return decoded


def _version(plan: Plan) -> str:
    """Which program a plan is of, and which version of its file."""
    return f"{plan.pathway.key} {plan.pathway.fingerprint}"


def write_address(plan: Plan) -> None:
    """Put the plan into the address."""
    given = {name: list(values) for name, values in values_of(encode(plan)).items()}
    st.query_params.from_dict(given)
    st.session_state[_ADDRESS] = given
    st.session_state[_PROGRAM] = _version(plan)


def programs(plan: Plan, words: Words) -> Plan:
    """A button for each program, where there are any; the plan, of the one that was pressed.

    Start date, context and language stay: they are the visitor's, not the program's.
    """
    pathways = library().pathways.values()
    if len(pathways) == 1:
        return plan
    pressed = internals.browser_presses()
    chosen = next((one for one in pathways if _program_key(one) in pressed), plan.pathway)
    with st.container(horizontal=True, key="programs", gap="xsmall"):
        for pathway in pathways:
            name = words.say("program.article") if pathway.facility is None else pathway.facility
            st.button(plain_markdown(words.text(name)), key=_program_key(pathway))
    if chosen is plan.pathway:
        return plan
    opened = replace(plan, pathway=chosen, lengths=chosen.default.lengths)
    _set_widgets(opened)
    return opened


def examples(plan: Plan, words: Words) -> Plan:
    """A button for each example; the plan, with the lengths of the one that was pressed."""
    chosen = plan
    with st.container(horizontal=True, key="examples", gap="xsmall"):
        for scenario in plan.pathway.scenarios:
            if st.button(words.text(scenario.button), key=_example_key(scenario)):
                chosen = plan.with_scenario(scenario)
                _set_widgets(chosen)
    return chosen


def chosen_style(plan: Plan, words: Words) -> str:
    """A sheet that shows by a button's look and name which program and which example the plan is.

    The button's type stays: one of another type would be a new button, and lose the focus.
    """
    keys = [_program_key(plan.pathway)] if len(library().pathways) > 1 else []
    keys += [] if plan.scenario is None else [_example_key(plan.scenario)]
    return "".join(chosen_button(key, words.say("input.chosen")) for key in keys)


def all_inputs(plan: Plan, words: Words) -> Plan:
    """Every input, and a button that goes back to the first example; the plan, as chosen."""
    if _AGAIN in internals.browser_presses():
        plan = replace(default_plan(plan.pathway), language=plan.language)
        _set_widgets(plan)
    plan = _context(_start_date(_lengths(plan, words), words), words)
    st.button(words.say("input.start-again"), key=_AGAIN)
    return plan


def _lengths(plan: Plan, words: Words) -> Plan:
    """An input for each stage; the plan, with what the visitor has changed."""
    changed, pressed = plan, internals.browser_presses()
    for place, (stage, length) in enumerate(plan.chosen()):
        if stage.may_fill and _fill(stage, length, plan, words):
            changed = changed.with_length(stage.key, FILL)
        else:
            days = make_timeline(changed).steps[place].days
            changed = changed.with_length(stage.key, _days(stage, days, words, pressed))
        # No later stage changes what is told of this one.
        total = _running_total(make_timeline(changed).steps[place], words)
        notes = [note for note in (range_in_days(stage, words), total) if note is not None]
        if notes:
            st.html(paragraphs([" ".join(notes)], kind="note"))
    return changed


def _running_total(step: Step, words: Words) -> str | None:
    """How many days there are from Day 1 to the end of this stage."""
    if step.last_day is None:
        return None
    total = days_in_words(step.last_day, words)
    if not step.fills:
        return words.say("input.total", total=total)
    return words.say("input.total-filled", days=days_in_words(step.days, words), total=total)


def _fill(stage: Stage, length: Length, plan: Plan, words: Words) -> bool:
    title = plain_label(words.text(stage.title))
    label = words.say("input.fills", title=title, target=plan.pathway.guidance.days)
    _begin(_fill_key(stage), length == FILL)
    return st.checkbox(label, key=_fill_key(stage))


def _days(stage: Stage, days: int, words: Words, pressed: Collection[str]) -> int:
    """The number of days; with a week less and a week more on either side, if one is pressed."""
    title = words.text(stage.title)
    if stage.open_ended:
        return _number(words.say("input.drawn", title=plain_label(title)), stage, days)
    label = words.say("input.days", title=plain_label(title))
    heard = plain_markdown(title)
    for name, week in _WEEKS:
        if _week_key(name, stage) in pressed:
            days = st.session_state.get(_days_key(stage), days) + week
            days = min(max(days, stage.least_choice), MOST_DAYS)
            st.session_state[_days_key(stage)] = days
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
        chosen = _number(label, stage, days)
        for name, _ in _WEEKS:
            # The stage's name is heard, not seen: the style sheet hides colored text here.
            short = words.say(f"input.{name}.short")
            st.button(
                f"{short} :gray[{heard}]",
                key=_week_key(name, stage),
                help=words.say(f"input.{name}", title=heard),
            )
    return chosen


def _number(label: str, stage: Stage, days: int) -> int:
    key = _days_key(stage)
    least = stage.least_choice
    _begin(key, max(least, days))
    held = st.session_state.get(key, days)
    if held is None or held < least:
        # It was emptied, or another program had fewer days here: the days stay as they were.
        st.session_state[key] = max(least, days)
    given = st.number_input(
        label, key=key, value=None, min_value=least, max_value=MOST_DAYS, step=1
    )
    return max(least, days) if given is None else int(given)


def _start_date(plan: Plan, words: Words) -> Plan:
    """An input for the date of Day 1, and a button that takes it away; the plan, as chosen."""
    _begin(_START, plan.start)
    if _NO_DATE in internals.browser_presses():
        st.session_state[_START] = None
    given: date | None = st.date_input(
        words.say("input.start"),
        key=_START,
        # Only an input that begins empty can be emptied by hand.
        value=None,
        min_value=EARLIEST_START,
        max_value=LATEST_START,
        format="MM/DD/YYYY",
        help=words.say("input.start-help"),
    )
    if given is not None:
        st.button(words.say("input.no-date"), key=_NO_DATE)
    return replace(plan, start=given)


def _context(plan: Plan, words: Words) -> Plan:
    """A switch between the article alone and the article with guidance; the plan, switched."""
    _begin(_GUIDANCE, plan.context is Context.GUIDANCE)
    own = plan.pathway.facility is not None
    told = "program.guidance-help" if own else "input.guidance-help"
    guidance = st.toggle(words.say("input.guidance"), key=_GUIDANCE, help=words.say(told))
    return replace(plan, context=Context.GUIDANCE if guidance else Context.ARTICLE)


def _begin(key: str, value: object) -> None:
    """Give a widget its first value, unless the session or the browser holds one already.

    The value is never an argument of the widget: with one, it cannot be emptied, and without it
    in later runs, the browser would go back to the framework's own first value.
    """
    if key not in st.session_state and not internals.browser_holds(key):
        st.session_state[key] = value


def _widget_values(plan: Plan) -> Mapping[str, object]:
    """What each widget holds when it shows this plan; None for one that is not shown."""
    values: dict[str, object] = {
        _START: plan.start,
        _GUIDANCE: plan.context is Context.GUIDANCE,
    }
    for stage, length in plan.chosen():
        values[_days_key(stage)] = None if length == FILL else length
        if stage.may_fill:
            values[_fill_key(stage)] = length == FILL
    return values


def _edited(plan: Plan) -> bool:
    """Whether any widget that the browser knows differs from the plan, or a button was pressed."""
    pressed = internals.browser_presses()
    return any(key in pressed for key in _buttons(plan)) or any(
        key in st.session_state and st.session_state[key] != value
        for key, value in _widget_values(plan).items()
    )


def _keep_both(shown: Plan, seen: Plan) -> None:
    """Set the widgets to the plan last shown, but for what was changed since the plan last seen.

    The browser sends all its values, also those that it has not yet heard are changed.
    """
    seen_values = _widget_values(seen)
    for key, value in _widget_values(shown).items():
        held = st.session_state.get(key)
        # What was changed is set too: the answer on its way to the browser sets it otherwise.
        _set_widget(key, value if held == seen_values.get(key) else held)


def _buttons(plan: Plan) -> Iterator[str]:
    yield from (_AGAIN, _NO_DATE)
    yield from map(_program_key, library().pathways.values())
    for scenario in plan.pathway.scenarios:
        yield _example_key(scenario)
    for stage in plan.pathway.stages:
        yield from (_week_key(name, stage) for name, _ in _WEEKS)


def _set_widgets(plan: Plan) -> None:
    for key, value in _widget_values(plan).items():
        _set_widget(key, value)


def _set_widget(key: str, value: object) -> None:
    if value is None and key != _START:
        st.session_state.pop(key, None)
    else:
        st.session_state[key] = value
