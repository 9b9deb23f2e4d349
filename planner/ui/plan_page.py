"""The page `/`: the answer at once, the chart, and then everything to ask, change and take along.

It reads from the top down, as the page does. What the inputs hold is in the plan before anything
is drawn (`wishes.read`), so that an input can stand anywhere on the page.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

import plotly.graph_objects as go
import streamlit as st

from planner.chart.gantt import CONFIG, gantt
from planner.forms.page import markup
from planner.language.catalogue import SOURCE_LANGUAGE
from planner.plan.plan import Plan, default_plan
from planner.reading.library import library
from planner.ui import choices, every_page, plan_details, staff, take_along, wishes
from planner.words.named_days import named_days
from planner.words.plan_in_words import PlanInWords, plan_in_words

_MOST_KEPT: Final = 512


def show(link: Callable[[str, str, Plan], None]) -> Plan:
    """Draw the page for the visitor of this run, and return the plan that it shows.

    `link` puts a link to the page at a path, with a label, for a plan.
    """
    decoded = wishes.read()
    plan = decoded.plan
    pathway, words = plan.pathway, every_page.visitors_words(plan)
    in_words = plan_in_words(plan, words.language)

    title = words.say("page.title", medicine=pathway.medicine)
    every_page.page_top(words.say("page.tab", medicine=pathway.medicine), title, pathway, words)
    every_page.show_program(pathway, words)
    every_page.show_complaints(decoded.complaints, words, shown=plan)

    inputs, answer = st.columns(2, gap="small")
    with inputs:
        choices.stay(plan, words)
        choices.start(plan, words)
    with answer, st.container(border=True, key="answer"):
        st.html(markup.answer_card(in_words.card))
        if in_words.card.why:
            with st.expander(words.say("answer-card.why"), type="compact"):
                st.html(markup.paragraphs(in_words.card.why))
    take_along.actions(in_words)
    st.html(markup.paragraphs(in_words.opening))

    st.header(words.say("page.chart"), anchor=False)
    st.plotly_chart(
        chart(plan, words.language, every_page.day_of(every_page.today(), plan)),
        theme=None,
        config=CONFIG,
        alt=in_words.alt_above_table,
        key="chart",
    )
    _announce(in_words)
    _ninety(in_words)
    plan_details.questions(pathway, words)
    with st.expander(words.say("page.other-lengths")):
        choices.other_lengths(plan, words)
        st.subheader(words.say("page.named"), anchor=False)
        choices.examples(plan, words)
    plan_details.steps(pathway, words, with_lanes=bool(in_words.timeline.lanes))
    with st.expander(words.say("page.table")):
        st.html(markup.days_table(in_words.frame, words))
    plan_details.safety(pathway, words)
    plan_details.sources(plan, every_page.today(), words)
    staff.show(in_words, link)
    wishes.settle(plan)
    return plan


@lru_cache(maxsize=_MOST_KEPT)
def chart(
    plan: Plan, language: str, today: int | None = None, days: int | None = None
) -> go.Figure:
    """The chart of a plan, made once for all visitors: what is added to it is added in here.

    `today` is the Day number of today, where that is on the chart; it is `days` across.
    """
    in_words = plan_in_words(plan, language)
    named = named_days(in_words.timeline, in_words.words, today=today)
    return gantt(in_words.frame, named, in_words.words, start=plan.start, days=days)


def warm() -> None:
    """Make the chart of the first visitor before that one comes."""
    known = library()
    chart(default_plan(known.first or known.default), SOURCE_LANGUAGE)


def _announce(in_words: PlanInWords) -> None:
    """Let a screen reader say what a change did: the framework changes this text in its place."""
    card = in_words.card
    parts = (card.lead, card.day, card.could_be, card.months, in_words.ninety)
    with st.container(key="announced"):
        st.info(markup.plain_markdown(" ".join(filter(None, parts))))


def _ninety(in_words: PlanInWords) -> None:
    rule, words = in_words.pathway.guidance, in_words.words
    st.header(words.say("page.ninety", target=rule.days), anchor=False)
    st.html(markup.paragraphs(in_words.all_on_ninety))
    with st.expander(words.say("page.why-ninety", target=rule.days)):
        st.html(markup.paragraphs([words.text(rule.why.text)]))
