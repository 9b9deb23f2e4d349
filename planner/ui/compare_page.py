"""The page `/compare`: what differs from one or two other plans, and each on the same days."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from planner.chart.gantt import CONFIG
from planner.chart.gantt_rows import days_across, placed
from planner.forms import COMPARE_FORMS
from planner.forms.page import markup
from planner.language.catalogue import Words
from planner.plan.comparison import Comparison, encode_comparison
from planner.plan.plan import Plan
from planner.ui import compare_choices, frame, take_along
from planner.ui.plan_page import chart, table
from planner.web import internals
from planner.words import captions
from planner.words.answer_card import answer_card
from planner.words.difference_rows import columns, rows
from planner.words.differences import Side, figures_line, make_sides, months_line
from planner.words.sections import Table
from planner.words.wording import claims


def show() -> Plan:
    """Draw the page for the visitor of this run; the plan that the others are compared with."""
    decoded = compare_choices.read()
    comparison = decoded.comparison
    plan = comparison.plan
    pathway, words = plan.pathway, frame.visitors_words(plan)
    sides = make_sides(comparison, words)

    tab = words.say("compare.tab", medicine=pathway.medicine)
    frame.page_top(tab, words.say("compare.title"), pathway, words)
    frame.show_program(pathway, words)
    frame.show_complaints(decoded.complaints, words, shown=plan)

    compare_choices.choose(comparison, words)
    if comparison.others:
        _differs(sides, words)
        _take_along(comparison, words)
    else:
        st.info(words.say("compare.nothing"))
    _beside(sides, words)
    safety = pathway.safety
    told = [words.say("compare.purpose"), claims((safety.none_right, safety.at_home), words)]
    st.html(markup.paragraphs(told, kind="note"))
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
    told = [f"{side.name}. {' '.join(side.sentences)}" for side in others]
    with st.container(key="announced"):
        st.info(markup.plain_markdown(" ".join((*told, months))))


def _beside(sides: Sequence[Side], words: Words) -> None:
    """Each plan under its name, with its answer and its chart, as many days across as the others.

    The months line of the card stands above them, once.
    """
    tables = [table(side.timeline.plan, words.language) for side in sides]
    days = max(days_across(placed(one)) for one in tables)
    with st.container(key="beside"):
        places = st.columns(len(sides), gap="medium")
    for number, (place, side) in enumerate(zip(places, sides, strict=True)):
        plan = side.timeline.plan
        with place:
            st.header(markup.plain_markdown(side.label), anchor=False)
            with st.container(border=True, key=f"answer-{number}"):
                card = replace(answer_card(side.timeline, words), months="")
                st.html(markup.answer_card(card, 3))
            with st.container(key=f"chart-{number}"):
                st.plotly_chart(
                    chart(plan, words.language, frame.day_of(frame.today(), plan), days),
                    theme=None,
                    config=CONFIG,
                    alt=f"{side.name}. {captions.alt_text(side.timeline, words)}",
                    key=f"plot-{number}",
                )


def _take_along(comparison: Comparison, words: Words) -> None:
    """A sheet to print, a picture, and the link to copy."""
    address = encode_comparison(comparison)
    with st.container(horizontal=True, key="actions", gap="xsmall"):
        for ending, form in COMPARE_FORMS.items():
            href = f"{internals.base_path()}{form.path}{address}"
            st.link_button(words.say(f"compare.{ending}"), href)
        with st.popover(words.say("action.send")):
            here = (st.context.url or "").partition("?")[0].rstrip("/")
            base = take_along.base()
            whole = f"{here if base is None else f'{base}/compare'}{address}"
            st.html(
                f'<p id="copy-link">{markup.link(address, whole)}</p>'
                + markup.copy_button("copy-link", words.say("copy.link"), words.say("copy.done"))
                + markup.paragraphs(take_along.link_notes(words), kind="note")
            )
