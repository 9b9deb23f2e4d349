"""The lower part of the page `/`: safety, all the days, the steps, what to say and to share."""

from datetime import date
from functools import lru_cache
from html import escape
from typing import Final

import streamlit as st

from planner import markup
from planner.catalogue import Words, words
from planner.content import compared
from planner.library import library
from planner.link import encode
from planner.pathway import Pathway
from planner.plan import Plan
from planner.timeline import Timeline
from planner.ui import own_program, take_along
from planner.wording import claims

_MOST_KEPT: Final = 64


def show(
    plan: Plan, timeline: Timeline, table: str, script: str, today: date, spoken: Words
) -> None:
    """Draw it for this plan; `table` and `script` are already made, `today` is the visitor's."""
    pathway, language = plan.pathway, spoken.language
    st.html(_safety(pathway, language))
    with st.container(key="table"):
        st.html(markup.heading(spoken.say("page.table")) + table)
    st.html(_steps(pathway, language, with_lanes=bool(timeline.lanes)))
    take_along.show(plan, timeline, spoken)
    differs = markup.link(f"about{encode(plan)}#differences", spoken.say("card.differs"))
    sources = _sources(pathway, compared(pathway, today, spoken), language) + f"<p>{differs}</p>"
    st.html(_phone(script, spoken) + sources)


@lru_cache(maxsize=_MOST_KEPT)
def _safety(pathway: Pathway, language: str) -> str:
    spoken = words(language)
    safety = pathway.safety
    lines = library().helplines
    return (
        markup.heading(spoken.say("page.safety"))
        + markup.led(safety.disclaimer, spoken)
        + markup.paragraphs([claims(safety.full, spoken)])
        + markup.details(spoken.say("page.urgent"), markup.when_to_call(pathway, spoken))
        + markup.details(
            spoken.say("page.more-safety"), markup.sourced(safety.notes, pathway, spoken)
        )
        + markup.help_list(lines.lines, spoken)
        + markup.paragraphs([spoken.text(lines.outside_us.text)])
    )


@lru_cache(maxsize=_MOST_KEPT)
def _steps(pathway: Pathway, language: str, *, with_lanes: bool) -> str:
    """A card for the time before Day 1, for each stage and for what guidance adds."""
    spoken = words(language)
    safety = pathway.safety
    lanes = pathway.lanes if with_lanes else ()
    return (
        markup.heading(spoken.say("page.steps"))
        + "".join(
            markup.details(title, markup.card(card, pathway, spoken))
            for title, card in markup.cards(pathway, lanes, spoken)
        )
        + markup.details(
            spoken.say("page.insurance"), markup.card(pathway.insurance, pathway, spoken)
        )
        + markup.heading(spoken.say("page.unknown"))
        + markup.paragraphs([spoken.text(safety.unknown.text)])
    )


@lru_cache(maxsize=_MOST_KEPT)
def _sources(pathway: Pathway, compared_when: str, language: str) -> str:
    """How staff come to a program of their own, and what all figures come from."""
    spoken = words(language)
    return (
        markup.details(spoken.say("program.how"), own_program.told(spoken))
        + markup.heading(spoken.say("page.sources"))
        + markup.paragraphs([compared_when])
        + markup.details(spoken.say("page.all-sources"), markup.source_list(pathway, spoken))
    )


def _phone(script: str, spoken: Words) -> str:
    copy = markup.copy_button("copy-phone", spoken.say("copy.text"), spoken.say("copy.done"))
    body = f'<p id="copy-phone">{escape(script)}</p>{copy}'
    return markup.details(spoken.say("page.phone"), body, keeps="phone")
