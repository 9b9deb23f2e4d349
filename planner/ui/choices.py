"""The inputs of the page `/`, as they are drawn; what they do is in `wishes`.

Buttons have neither a callback nor an `if`: `wishes.read` hears them at the beginning of the run
that a press begins, since that run can be cut short before it draws them.
"""

import streamlit as st

from planner.forms.page import markup
from planner.forms.page.markup import plain_label, plain_markdown
from planner.language.catalogue import Words
from planner.pathway.pathway import FILL, Stage
from planner.plan.plan import Plan
from planner.plan.typed_date import BadDateError, typed_date
from planner.ui import inputs, wishes
from planner.ui.wishes import (
    CONTEXT,
    EXAMPLE,
    OTHER,
    PROGRAM,
    START,
    START_AGAIN,
    STAY,
    days_key,
    fill_key,
)
from planner.words.day_words import days_in_words
from planner.words.range_words import range_in_days


def stay(plan: Plan, words: Words) -> None:
    """The length of the stay, where the pathway has one stay and examples of how long."""
    stage = wishes.stay_stage(plan.pathway)
    if stage is None:
        return
    inputs.set_at_first(STAY, wishes.values_shown(plan))
    st.segmented_control(
        words.say("input.stay"),
        [*wishes.stays_of(plan.pathway, stage), OTHER],
        key=STAY,
        format_func=lambda one: _stay_label(one, words),
        required=True,
        width="stretch",
    )
    if st.session_state.get(STAY) == OTHER:
        _days(stage, plan, words.say("input.stay-days"), words)


def start(plan: Plan, words: Words) -> None:
    """The date of Day 1: typed, or picked from the browser's calendar. Emptied, there is none."""
    inputs.set_at_first(START, wishes.values_shown(plan))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
        st.text_input(
            words.say("input.start"),
            key=START,
            placeholder=words.say("input.start-example"),
            autocomplete="off",
        )
        with st.container(width="content"):
            st.html(markup.date_picker(plan.start, words.say("input.pick")))
    try:
        typed_date(st.session_state.get(START, ""))
    except BadDateError as bad:
        sentences = [bad.sentence(words)]
        if plan.start is not None:
            sentences.append(words.say("typed-date.still", date=words.date(plan.start)))
        st.warning(plain_markdown(" ".join(sentences)))


def other_lengths(plan: Plan, words: Words) -> None:
    """An input for each stage but the stay, and whether to show what guidance adds."""
    stay_here = wishes.stay_stage(plan.pathway)
    for stage, length in plan.chosen():
        if stage is stay_here:
            continue
        title = plain_label(words.text(stage.title))
        if stage.may_fill:
            target = plan.pathway.guidance.days
            inputs.set_at_first(fill_key(stage), wishes.values_shown(plan))
            st.checkbox(words.say("input.fills", title=title, target=target), key=fill_key(stage))
        if length != FILL:
            message = "input.drawn" if stage.open_ended else "input.days"
            _days(stage, plan, words.say(message, title=title), words)
    inputs.set_at_first(CONTEXT, wishes.values_shown(plan))
    st.toggle(words.say("input.guidance"), key=CONTEXT)
    own = plan.pathway.facility is not None
    st.caption(words.say("program.guidance-help" if own else "input.guidance-help"))


def examples(plan: Plan, words: Words) -> None:
    """A button for each named example, and one that goes back to the first."""
    for scenario in plan.pathway.scenarios:
        st.button(plain_markdown(words.text(scenario.title)), key=f"{EXAMPLE}{scenario.key}")
    st.button(words.say("input.start-again"), key=START_AGAIN)


def programs(words: Words) -> None:
    """A button for each program, where there are any."""
    for pathway in wishes.programs_to_choose():
        name = words.say("program.article") if pathway.facility is None else pathway.facility
        st.button(plain_markdown(words.text(name)), key=f"{PROGRAM}{pathway.key}")


def _stay_label(choice: int | str, words: Words) -> str:
    if choice == OTHER:
        return words.say("input.other-stay")
    return days_in_words(int(choice), words) if choice else words.say("input.no-stay")


def _days(stage: Stage, plan: Plan, label: str, words: Words) -> None:
    """A number of days; one that is not allowed gets a sentence, and changes nothing."""
    key = days_key(stage)
    values = wishes.values_shown(plan)
    days = values[key]
    inputs.set_at_first(key, values)
    # Emptied, it shows again what the page shows.
    if st.session_state.get(key, days) is None:
        st.session_state[key] = days
    entered = st.number_input(label, key=key, value=None, step=1)
    if entered is not None and not stage.allows(int(entered)):
        bounds = {"least": stage.least_choice, "most": stage.most_choice}
        st.warning(words.say("input.bounds", days=days_in_words(days, words), **bounds))
    stated = range_in_days(stage, words)
    if stated is not None:
        st.caption(plain_markdown(stated))
