"""The part of the page for staff: programs, other pages, a phone script, files, an own program."""

from collections.abc import Callable
from html import escape

import streamlit as st

from planner.forms.address import ADDRESS_SETTING
from planner.forms.page import markup
from planner.language.catalogue import Words
from planner.plan.plan import Plan
from planner.reading.library import FIRST_SETTING, PROGRAMS_SETTING
from planner.ui import choices, take_along
from planner.web.addresses import COMPARE
from planner.words.plan_in_words import PlanInWords

ANCHOR = "staff"
"""Where the part begins: a link at the top of the page jumps there."""


def show(in_words: PlanInWords, link: Callable[[str, str, Plan], None]) -> None:
    """Draw it; `link` puts a link to the page at a path, with a label, for a plan."""
    plan, words = in_words.plan, in_words.words
    st.header(words.say("page.staff"), anchor=ANCHOR)
    choices.programs(words)
    with st.container(horizontal=True, key="pages-for-staff", gap="small"):
        link(COMPARE, words.say("compare.title"), plan)
        st.html(take_along.talk_link(plan, words.say("talk.start")))
    with st.expander(words.say("page.phone")):
        copy = markup.copy_button("copy-phone", words.say("copy.text"), words.say("copy.done"))
        st.html(f'<p id="copy-phone">{escape(in_words.phone_script)}</p>{copy}')
    with st.expander(words.say("page.more-files")):
        take_along.more_files(plan, words)
    with st.expander(words.say("program.how")):
        st.html(_own_program(words))


def _own_program(words: Words) -> str:
    """How to come to a page of one's own, the easy way first."""
    say = words.say
    return (
        markup.paragraphs(
            [say("program.how-link"), say("program.how-file", setting=PROGRAMS_SETTING)]
        )
        + _command(say("program.how-new"), say("program.how-starter"))
        + _command(say("program.how-check"), say("program.how-checks"))
        + markup.paragraphs(
            [
                say("program.how-same"),
                say("program.how-first", setting=FIRST_SETTING),
                say("program.how-code", setting=ADDRESS_SETTING),
            ]
        )
    )


def _command(command: str, purpose: str) -> str:
    return f"<p><code>{escape(command)}</code><br>{escape(purpose)}</p>"
