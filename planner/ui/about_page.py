"""The page `/about`: what the timeline is, what it rests on, and what it does not do."""

import streamlit as st

from planner.forms.page import markup
from planner.plan.plan import Plan
from planner.reading.library import library
from planner.ui import every_page
from planner.words.about import about
from planner.words.content import compared_with_sources, is_old


def show() -> Plan:
    """Draw the page; the plan of its address."""
    decoded = every_page.decoded(every_page.address_values())
    pathway = decoded.plan.pathway
    words = every_page.visitors_words(decoded.plan)
    today = every_page.today()
    tab = words.say("about.tab", medicine=pathway.medicine)
    every_page.page_top(tab, words.say("about.title"), pathway, words)
    st.html(markup.paragraphs([words.say("about.purpose")]))
    every_page.show_complaints(decoded.complaints, words)
    if is_old(pathway, today):
        st.warning(markup.plain_markdown(compared_with_sources(pathway, today, words)))
    st.html(markup.sections(about(pathway, library().helplines, today, words), words))
    return decoded.plan
