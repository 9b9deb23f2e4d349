"""The part of the page for staff: programs, other pages, a phone script, and more files."""

from collections.abc import Callable
from html import escape

import streamlit as st

from planner.forms.page import markup
from planner.language.catalogue import Words
from planner.plan.plan import Plan
from planner.plan.timeline import Timeline
from planner.ui import choices, own_program, take_along
from planner.words.in_brief import phone_script

ANCHOR = "staff"
"""Where the part begins: a link at the top of the page jumps there."""


def show(
    plan: Plan, timeline: Timeline, link: Callable[[str, str, Plan], None], words: Words
) -> None:
    """Draw it; `link` puts a link to the page of a name, with a label, for a plan."""
    st.header(words.say("page.staff"), anchor=ANCHOR)
    choices.programs(plan, words)
    with st.container(horizontal=True, key="pages-for-staff", gap="small"):
        link("compare", words.say("compare.title"), plan)
        talk = take_along.talk_address(plan)
        st.html(f'<a href="{talk}">{escape(words.say("talk.start"))}</a>')
    with st.expander(words.say("page.phone")):
        copy = markup.copy_button("copy-phone", words.say("copy.text"), words.say("copy.done"))
        st.html(f'<p id="copy-phone">{escape(phone_script(timeline, words))}</p>{copy}')
    with st.expander(words.say("page.more-files")):
        take_along.more_files(plan, words)
    with st.expander(words.say("program.how")):
        st.html(own_program.own_program_html(words))
