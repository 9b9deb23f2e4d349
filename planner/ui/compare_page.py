"""The page `/compare`: what differs from one or two other plans, and each on the same days."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import streamlit as st

from planner.chart.gantt import CONFIG
from planner.chart.gantt_rows import days_across, placed
from planner.forms import COMPARE_FORMS
from planner.forms.page import markup
from planner.language.catalogue import Words
from planner.plan.comparison import Comparison, encode_comparison
from planner.plan.plan import Plan
from planner.ui import compare_choices, every_page, take_along
from planner.ui.plan_page import chart
from planner.web.addresses import COMPARE
from planner.words.difference_rows import columns, rows
from planner.words.differences import Side, figures_line, make_sides, months_line
from planner.words.plan_in_words import plan_in_words
from planner.words.sections import Table
from planner.words.wording import claims

_FILES: Final = {"pdf": "compare.pdf", "png": "compare.png"}
"""The files of a comparison, and the message that names each."""


def show() -> Plan:
    """Draw the page for the visitor of this run; the plan that the others are compared with."""
    decoded = compare_choices.read()
    comparison = decoded.comparison
    plan = comparison.plan
    pathway, words = plan.pathway, every_page.visitors_words(plan)
    sides = make_sides(comparison, words)

    tab = words.say("compare.tab", medicine=pathway.medicine)
    every_page.page_top(tab, words.say("compare.title"), pathway, words)
    every_page.show_program(pathway, words)
    every_page.show_complaints(decoded.complaints, words, shown=plan)

    compare_choices.choose(comparison, words)
    if comparison.others:
        _differs(sides, words)
        _take_along(comparison, words)
    else:
        st.info(words.say("compare.nothing"))
    _beside(sides, words)
    safety = pathway.safety
    none_right = claims((safety.none_right, safety.at_home), words)
    st.html(markup.paragraphs([words.say("compare.purpose"), none_right], kind="note"))
    return plan


def _differs(sides: Sequence[Side], words: Words) -> None:
    """What differs, in sentences and in a table."""
    others, plan = sides[1:], sides[0].timeline.plan
    st.header(words.say("compare.differs"), anchor=False)
    for place, side in zip(st.columns(len(others), gap="medium"), others, strict=True):
        with place:
            st.subheader(markup.plain_markdown(side.name), anchor=False)
            st.html(markup.bullets(side.sentences))
    months, figures = months_line(plan, words), figures_line(sides, words)
    with st.container(key="differs"):
        st.html(
            markup.paragraphs([months], kind="months")
            + markup.table(
                Table(
                    caption=words.say("compare.caption"),
                    columns=columns(sides, words),
                    rows=tuple(rows(sides, words)),
                )
            )
            + markup.paragraphs(filter(None, [figures]), kind="note")
        )
    # A screen reader says what a change did: the framework changes this text in its place.
    changes = [f"{side.name}. {' '.join(side.sentences)}" for side in others]
    with st.container(key="announced"):
        st.info(markup.plain_markdown(" ".join((*changes, months))))


def _beside(sides: Sequence[Side], words: Words) -> None:
    """Each plan under its name, with its answer and its chart, as many days across as the others.

    The months line of the card stands above them, once.
    """
    plans = [plan_in_words(side.timeline.plan, words.language) for side in sides]
    days = max(days_across(placed(one.frame)) for one in plans)
    with st.container(key="beside"):
        places = st.columns(len(sides), gap="medium")
    for number, (place, side, in_words) in enumerate(zip(places, sides, plans, strict=True)):
        plan = in_words.plan
        with place:
            st.header(markup.plain_markdown(side.label), anchor=False)
            with st.container(border=True, key=f"answer-{number}"):
                card = replace(in_words.card, months="")
                st.html(markup.answer_card(card, 3))
            with st.container(key=f"chart-{number}"):
                st.plotly_chart(
                    chart(plan, words.language, every_page.day_of(every_page.today(), plan), days),
                    theme=None,
                    config=CONFIG,
                    alt=f"{side.name}. {in_words.alt}",
                    key=f"plot-{number}",
                )


def _take_along(comparison: Comparison, words: Words) -> None:
    """A sheet to print, a picture, and the link to copy."""
    link = encode_comparison(comparison)
    with st.container(horizontal=True, key="actions", gap="xsmall"):
        for ending, message in _FILES.items():
            address = take_along.file_address(COMPARE_FORMS[ending], link)
            st.link_button(words.say(message), address)
        with st.popover(words.say("action.send")):
            address = take_along.whole_address(COMPARE, link)
            st.html(take_along.copy_link(link, address, words))
