"""The page `/present`: one example, step by step, for a room.

The step is in the address as the plan is. The keys of a clicker press the buttons below the
sheet: the script that does it stands in the first page.
"""

from html import escape
from typing import Final

import streamlit as st

from planner import markup
from planner.catalogue import Words, languages
from planner.forms import FORMS
from planner.forms.order import Order, file_name
from planner.library import library
from planner.link import Reader, Values, decode, encode, values_of
from planner.plan import Plan
from planner.ui import frame, take_along
from planner.ui.talk_sheet import sheet, steps_of
from planner.ui.talk_style import SHEET
from planner.web import internals

_STEP: Final = "step"
_SHOWN: Final = "step-shown"
_MOVES: Final = ("first", "previous", "next", "last")
"""The buttons that go to another step; their keys begin with "talk-"."""


def show() -> Plan:
    """Draw the step of the address; the plan that it tells of."""
    given = frame.address_values()
    decoded = decode(given, library(), languages())
    plan = decoded.plan
    words = frame.words_for(plan)
    steps = steps_of(plan, words.language)
    st.set_page_config(
        page_title=words.say("talk.tab", medicine=plan.pathway.medicine),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    st.html(SHEET)
    reader = Reader(given)
    said = reader.one_of(_STEP, [str(number) for number in range(1, len(steps) + 1)])
    place, complaints = st.container(key="talk"), st.container()
    number = 1 if said is None else int(said)
    moved = _moved(number, len(steps), words)
    if moved is None:
        with complaints:
            frame.complain((*decoded.complaints, *reader.complaints), words)
    else:
        number = moved
        _write_address(plan, number)
    st.session_state[_SHOWN] = number
    dark = st.context.theme.type == "dark"
    with place:
        st.html(sheet(plan, words.language, number, dark=dark, base=take_along.base()))
    with st.container(key="announced"):
        step = steps[number - 1]
        st.info(markup.plain_markdown(" ".join((step.title, *step.points))))
    if number == 1:
        _notes(plan, words)
    return plan


def _moved(number: int, count: int, words: Words) -> int | None:
    """The step that a button was pressed for; None when none was."""
    pressed = None
    with st.container(key="talk-keys", horizontal=True, gap="xsmall"):
        for name in _MOVES:
            if st.button(words.say(f"talk.{name}"), key=f"talk-{name}"):
                pressed = name
        st.html(_toggles(words))
    if pressed is None:
        return None
    # Pressed twice quickly: the address that came with this press may be one step behind.
    shown: int = st.session_state.get(_SHOWN, number)
    to = {"first": 1, "previous": shown - 1, "next": shown + 1, "last": count}[pressed]
    return min(max(to, 1), count)


def _toggles(words: Words) -> str:
    """Buttons for what only the browser does: help lines, a black screen, the full screen."""
    return "".join(
        f'<button type="button" data-talk="{name}">{words.say(f"talk.{message}")}</button> '
        for name, message in (
            ("help", "help-lines"),
            ("black", "black"),
            ("full", "full-screen"),
        )
    )


def _write_address(plan: Plan, number: int) -> None:
    values: Values = {**values_of(encode(plan)), _STEP: [str(number)]}
    st.query_params.from_dict({name: list(chosen) for name, chosen in values.items()})


def _notes(plan: Plan, words: Words) -> None:
    """Which keys there are, and the file for a room without a good network."""
    form = FORMS["html"]
    order = Order(plan=plan, language=words.language)
    href = escape(f"{internals.base_path()}{form.path}{encode(plan)}")
    saved = f'<a href="{href}" '
    saved += f'download="{file_name(order, form.ending)}">{words.say("talk.offline-save")}</a>'
    with st.container(key="talk-notes"):
        st.html(
            markup.paragraphs([words.say("talk.keys")], kind="note")
            + f'<p class="note">{words.say("talk.offline")} {saved}</p>'
        )
