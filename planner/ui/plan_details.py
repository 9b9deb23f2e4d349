"""The lower part of the page `/`: safety, all the days, the steps, what to say and to share."""

from datetime import date
from html import escape

import streamlit as st

from planner import markup
from planner.catalogue import Words
from planner.content import compared
from planner.library import library
from planner.pathway import Pathway
from planner.plan import Plan
from planner.timeline import Timeline
from planner.ui import own_program, take_along
from planner.wording import claims


def show(
    plan: Plan, timeline: Timeline, table: str, script: str, today: date, spoken: Words
) -> None:
    """Draw it for this plan; `table` and `script` are already made, `today` is the visitor's."""
    _safety(plan.pathway, spoken)
    with st.container(key="table"):
        st.html(markup.heading(spoken.say("page.table")) + table)
    _steps(plan.pathway, timeline, spoken)
    take_along.show(plan, timeline, spoken)
    _phone(script, spoken)
    own_program.show(spoken)
    st.html(
        markup.heading(spoken.say("page.sources"))
        + markup.paragraphs([spoken.text(plan.pathway.safety.article.text)])
        + markup.paragraphs([compared(plan.pathway, today, spoken)])
    )
    with st.expander(spoken.say("page.all-sources")):
        st.html(markup.source_list(plan.pathway, spoken))


def _safety(pathway: Pathway, spoken: Words) -> None:
    safety = pathway.safety
    lines = library().helplines
    st.html(
        markup.heading(spoken.say("page.safety"))
        + markup.paragraphs([claims(safety.full, spoken), claims(safety.disclaimer, spoken)])
        + markup.sourced(safety.notes, pathway, spoken)
        + markup.paragraphs([spoken.text(lines.text.text)])
        + markup.help_list(lines.lines, spoken)
        + markup.paragraphs([spoken.text(lines.outside_us.text)])
    )


def _steps(pathway: Pathway, timeline: Timeline, spoken: Words) -> None:
    """A card for the time before Day 1, for each stage and for what guidance adds."""
    st.html(markup.heading(spoken.say("page.steps")))
    with st.container(gap="xsmall"):
        for title, card in markup.cards(timeline, spoken):
            with st.expander(title):
                st.html(markup.card(card, pathway, spoken))
    safety = pathway.safety
    st.html(
        markup.heading(spoken.say("page.unknown"))
        + markup.paragraphs([spoken.text(safety.unknown.text), spoken.text(safety.dependence.text)])
    )


def _phone(script: str, spoken: Words) -> None:
    with st.expander(spoken.say("page.phone")):
        st.html(
            f'<p id="copy-phone">{escape(script)}</p>'
            + markup.copy_button("copy-phone", spoken.say("copy.text"), spoken.say("copy.done"))
        )
