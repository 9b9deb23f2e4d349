"""The lower part of the page `/`: safety, all the days, the steps, what to say and to share."""

from datetime import date, timedelta
from html import escape
from typing import Final

import streamlit as st

from planner.catalogue import Words
from planner.library import library
from planner.link import encode
from planner.pathway import Pathway
from planner.plan import Plan
from planner.timeline import Timeline
from planner.ui import blocks
from planner.wording import claims, plan_as_text

_REVIEW_EVERY: Final = timedelta(days=365)


def show(
    plan: Plan, timeline: Timeline, table: str, script: str, today: date, spoken: Words
) -> None:
    """Draw it for this plan; `table` and `script` are already made, `today` is the visitor's."""
    _safety(plan.pathway, spoken)
    with st.container(key="table"):
        st.html(blocks.heading(spoken.say("page.table")) + table)
    _steps(plan.pathway, timeline, spoken)
    _share(plan, timeline, script, spoken)
    st.html(
        blocks.heading(spoken.say("page.sources"))
        + blocks.paragraphs([spoken.text(plan.pathway.safety.article.text)])
        + blocks.paragraphs([_compared(plan.pathway, today, spoken)])
    )
    with st.expander(spoken.say("page.all-sources")):
        st.html(blocks.source_list(plan.pathway, spoken))


def _compared(pathway: Pathway, today: date, spoken: Words) -> str:
    """When figures were last compared with their sources; after a year, that they may be old."""
    old = today - pathway.reviewed > _REVIEW_EVERY
    message = "content.old" if old else "content.compared"
    return spoken.say(message, reviewed=spoken.date(pathway.reviewed))


def _safety(pathway: Pathway, spoken: Words) -> None:
    safety = pathway.safety
    lines = library().helplines
    st.html(
        blocks.heading(spoken.say("page.safety"))
        + blocks.paragraphs([claims(safety.full, spoken), claims(safety.disclaimer, spoken)])
        + blocks.sourced(safety.notes, pathway, spoken)
        + blocks.paragraphs([spoken.text(lines.text.text)])
        + blocks.help_list(lines.lines, spoken)
        + blocks.paragraphs([spoken.text(lines.outside_us.text)])
    )


def _steps(pathway: Pathway, timeline: Timeline, spoken: Words) -> None:
    """A card for the time before Day 1, for each stage and for what guidance adds."""
    st.html(blocks.heading(spoken.say("page.steps")))
    cards = [
        (spoken.say("page.before"), pathway.before),
        *((spoken.text(stage.title), stage.card) for stage in pathway.stages),
        *((spoken.text(lane.title), lane.card) for lane in timeline.lanes),
    ]
    with st.container(gap="xsmall"):
        for title, card in cards:
            with st.expander(title):
                st.html(blocks.card(card, pathway, spoken))
    safety = pathway.safety
    st.html(
        blocks.heading(spoken.say("page.unknown"))
        + blocks.paragraphs([spoken.text(safety.unknown.text), spoken.text(safety.dependence.text)])
    )


def _share(plan: Plan, timeline: Timeline, script: str, spoken: Words) -> None:
    """The link, the example in words, and what staff can say: each to be copied."""
    address = encode(plan)
    whole = f"{(st.context.url or '').partition('?')[0].rstrip('/')}/{address}"
    text = plan_as_text(timeline, whole, spoken)
    with st.container(key="link"):
        st.html(
            blocks.heading(spoken.say("page.link"))
            + blocks.paragraphs([spoken.say("link.note")])
            + f'<p id="copy-link">{blocks.link(address, whole)}</p>'
            + blocks.copy_button("copy-link", spoken.say("copy.link"), spoken.say("copy.done"))
        )
    with st.expander(spoken.say("page.as-text")):
        st.html(
            f'<p id="copy-text">{escape(text)}</p>'
            + blocks.copy_button("copy-text", spoken.say("copy.text"), spoken.say("copy.done"))
        )
    with st.expander(spoken.say("page.phone")):
        st.html(
            f'<p id="copy-phone">{escape(script)}</p>'
            + blocks.copy_button("copy-phone", spoken.say("copy.text"), spoken.say("copy.done"))
        )
