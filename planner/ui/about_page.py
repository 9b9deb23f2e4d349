"""The page `/about`: what the timeline is, what it rests on, and what it does not do."""

import streamlit as st

from planner import markup
from planner.about import about
from planner.content import compared, is_old
from planner.library import library
from planner.plan import Plan
from planner.ui import choices, frame


def show() -> Plan:
    """Draw the page; the plan of its address."""
    decoded = choices.read_address()
    pathway = decoded.plan.pathway
    spoken = frame.spoken_for(decoded.plan)
    today = frame.today()
    frame.begin(spoken.say("about.tab", medicine=pathway.medicine))
    frame.head(spoken.say("about.title"), spoken.say("about.purpose"), pathway, spoken)
    frame.complain(decoded.complaints, spoken)
    if is_old(pathway, today):
        st.warning(markup.plain_markdown(compared(pathway, today, spoken)))
    st.html(markup.sections(about(pathway, library().helplines, today, spoken), spoken))
    return decoded.plan
