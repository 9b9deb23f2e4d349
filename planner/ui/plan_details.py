"""The lower part of the page `/`: what to ask, each step, safety, and what figures come from."""

from datetime import date

import streamlit as st

from planner import markup
from planner.catalogue import Words
from planner.content import compared
from planner.library import library
from planner.link import encode
from planner.pathway import Pathway
from planner.plan import Plan
from planner.wording import claims


def questions(pathway: Pathway, words: Words) -> None:
    """The questions for the first call as a checklist, after hope; why to ask, and insurance."""
    st.header(words.say("page.first-call"), anchor=False)
    st.html(markup.paragraphs([words.text(pathway.safety.hope.text)]))
    st.html(markup.checklist(words.text(one.ask) for one in pathway.first_call))
    with st.expander(words.say("page.ask")):
        st.html(markup.questions(pathway.first_call, words))
    with st.expander(words.say("page.insurance")):
        st.html(markup.card(pathway.insurance, pathway, words))


def steps(pathway: Pathway, words: Words, *, with_lanes: bool) -> None:
    """The time before Day 1, each stage and what guidance adds."""
    safety = pathway.safety
    st.header(words.say("page.each-step"), anchor=False)
    st.html(markup.paragraphs([claims((safety.none_right, safety.at_home), words)]))
    lanes = pathway.lanes if with_lanes else ()
    for title, card in markup.cards(pathway, lanes, words):
        with st.expander(markup.plain_markdown(title)):
            st.html(markup.card(card, pathway, words))


def safety(pathway: Pathway, words: Words) -> None:
    """What calls for help, whom to call, and what no one can know."""
    told, lines = pathway.safety, library().helplines
    st.header(words.say("page.safety"), anchor=False)
    st.html(markup.paragraphs([claims(told.full[1:], words)]))
    with st.expander(words.say("page.urgent")):
        st.html(markup.when_to_call(pathway, words))
    with st.expander(words.say("page.more-safety")):
        st.html(markup.sourced(told.notes, pathway, words))
    with st.expander(words.say("page.help-lines")):
        outside = markup.paragraphs([words.text(lines.outside_us.text)])
        st.html(markup.help_list(lines.lines, words) + outside)


def sources(plan: Plan, today: date, words: Words) -> None:
    """What all figures come from, when that was checked, and where sources differ."""
    pathway, told = plan.pathway, plan.pathway.safety
    with st.expander(words.say("page.sources")):
        differs = markup.link(f"about{encode(plan)}#differences", words.say("card.differs"))
        st.html(
            markup.paragraphs([claims((told.article, told.unknown), words)])
            + markup.paragraphs([compared(pathway, today, words)])
            + f"<p>{differs}</p>"
            + markup.source_list(pathway, words)
        )
