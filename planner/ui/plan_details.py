"""The lower part of the page `/`: what to ask, each step, safety, and what figures come from.

Each element is a message to the browser in every run. Lists of closed parts that no choice changes
are therefore one element of HTML, and not an expander each.
"""

from datetime import date

import streamlit as st

from planner.forms.page import markup
from planner.language.catalogue import Words
from planner.pathway.pathway import Pathway
from planner.plan.link import encode
from planner.plan.plan import Plan
from planner.reading.library import library
from planner.words.content import compared_with_sources
from planner.words.wording import claims


def questions(pathway: Pathway, words: Words) -> None:
    """The questions for the first call as a checklist; why to ask, and insurance."""
    st.header(words.say("page.first-call"), anchor=False)
    st.html(markup.checklist(words.text(one.ask) for one in pathway.first_call))
    with st.expander(words.say("page.ask")):
        st.html(markup.questions(pathway.first_call, words))
    with st.expander(words.say("page.insurance")):
        st.html(markup.card(pathway.insurance, pathway, words))


def steps(pathway: Pathway, words: Words, *, with_lanes: bool) -> None:
    """The time before Day 1, each stage and what guidance adds."""
    st.header(words.say("page.each-step"), anchor=False)
    lanes = pathway.lanes if with_lanes else ()
    st.html(
        markup.paragraphs([words.text(pathway.safety.none_right.text)])
        + "".join(
            markup.details(title, markup.card(card, pathway, words))
            for title, card in markup.cards(pathway, lanes, words)
        )
    )


def safety(pathway: Pathway, words: Words) -> None:
    """What calls for help, whom to call, and what no one can know."""
    st.header(words.say("page.safety"), anchor=False)
    claimed, lines = pathway.safety, library().helplines
    help_lines = markup.help_list(lines.lines, words)
    help_lines += markup.paragraphs([words.text(lines.outside_us.text)])
    notes = markup.sourced(claimed.notes, pathway, words)
    st.html(
        markup.paragraphs([claims(claimed.full[1:], words)])
        + markup.details(words.say("page.urgent"), markup.when_to_call(pathway, words))
        + markup.details(words.say("page.more-safety"), notes)
        + markup.details(words.say("page.help-lines"), help_lines)
    )


def sources(plan: Plan, today: date, words: Words) -> None:
    """What all figures come from, when that was checked, and where sources differ."""
    pathway = plan.pathway
    unknown = words.text(pathway.safety.unknown.text)
    with st.expander(words.say("page.sources")):
        differs = markup.link(f"about{encode(plan)}#differences", words.say("card.differs"))
        st.html(f"<p>{differs}</p>")
        st.html(
            markup.paragraphs([unknown, compared_with_sources(pathway, today, words)])
            + markup.source_list(pathway, words)
        )
