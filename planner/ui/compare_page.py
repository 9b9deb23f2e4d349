"""The page `/compare`: this plan beside one or two others, on the same days."""

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Final

import streamlit as st

from planner import captions, markup
from planner.catalogue import Words, words
from planner.comparison import Comparison, encode_comparison
from planner.differences import Side, columns, make_sides, months_line, rows
from planner.forms import COMPARE_FORMS
from planner.forms.figure import CONFIG, KeptFigure, make_figure
from planner.forms.order import Order, file_name
from planner.plan import Plan
from planner.scene import PAGE, Named, make_scenes
from planner.sections import Table
from planner.ui import compare_choices, frame, take_along
from planner.ui.compare_style import SHEET
from planner.web import internals
from planner.wording import answer, claims

_MOST_DRAWINGS: Final = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One plan of a comparison, as it is shown."""

    name: str
    sentences: tuple[str, ...]
    told: str
    figure: KeptFigure
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What one comparison shows in one language, made once for all visitors."""

    plans: tuple[Drawn, ...]
    table: str
    months: str


@lru_cache(maxsize=_MOST_DRAWINGS)
def drawing(comparison: Comparison, language: str, today: int | None = None) -> Drawing:
    """The pictures, the table and the sentences of a comparison. The figures are never changed.

    `today` is the Day number of today, where that is on the chart.
    """
    spoken = words(language)
    sides = make_sides(comparison, spoken)
    pathway = comparison.plan.pathway
    named = [
        Named(timeline=side.timeline, name=captions.compared(side.name, pathway, spoken))
        for side in sides
    ]
    scenes = make_scenes(named, spoken, PAGE, today=today)
    return Drawing(
        plans=tuple(
            Drawn(
                name=side.name,
                sentences=side.sentences,
                told=_told(side, spoken),
                figure=make_figure(scene),
                alt=f"{side.name}. {captions.alt_text(side.timeline, spoken)}",
            )
            for side, scene in zip(sides, scenes, strict=True)
        ),
        table=_table(sides, spoken),
        months=months_line(comparison.plan, spoken),
    )


def _told(side: Side, spoken: Words) -> str:
    """What stands above a chart: what differs; for the first plan, when its stay ends."""
    if side.sentences:
        return markup.bullets(side.sentences)
    return markup.paragraphs([" ".join(answer(side.timeline, spoken))])


def _table(sides: tuple[Side, ...], spoken: Words) -> str:
    return markup.table(
        Table(
            caption=spoken.say("compare.caption"),
            columns=columns(sides, spoken),
            rows=tuple(rows(sides, spoken)),
        )
    )


def show() -> Plan:
    """Draw the page for the visitor of this run; the plan that the others are compared with."""
    decoded = compare_choices.read_address()
    plan = decoded.comparison.plan
    spoken = frame.words_for(plan)
    tab = spoken.say("compare.tab", medicine=plan.pathway.medicine)
    frame.begin(tab, spoken.say("compare.title"), plan.pathway, spoken)
    st.html(SHEET + markup.paragraphs([spoken.say("compare.purpose")]))
    frame.program(plan.pathway, spoken)
    complaints = st.container()
    comparison = compare_choices.choose(decoded.comparison, spoken)
    if comparison != decoded.comparison:
        compare_choices.write_address(comparison)
    else:
        with complaints:
            frame.complain(decoded.complaints, spoken, shown=plan)
    safety = plan.pathway.safety
    st.html(markup.paragraphs([claims((safety.none_right, safety.at_home), spoken)], kind="note"))
    if not comparison.others:
        st.info(spoken.say("compare.nothing"))
    today = frame.day_of(frame.today(), plan)
    drawn = drawing(comparison, spoken.language, today)
    if comparison.others:
        _differs(drawn, spoken)
    _beside(drawn)
    if comparison.others:
        _take_along(comparison, spoken)
    return plan


def _differs(drawn: Drawing, words: Words) -> None:
    with st.container(key="differs"):
        st.html(
            markup.heading(words.say("compare.differs"))
            + drawn.table
            + markup.paragraphs([drawn.months], kind="months")
        )
    # A screen reader says what a change did: the framework changes this text in its place.
    spoken = [f"{one.name}. {' '.join(one.sentences)}" for one in drawn.plans[1:]]
    with st.container(key="announced"):
        st.info(markup.plain_markdown(" ".join((*spoken, drawn.months))))


def _beside(drawn: Drawing) -> None:
    """Each plan under its name, with what differs above its chart."""
    with st.container(key="beside"):
        places = st.columns(len(drawn.plans), gap="medium")
    for number, (place, one) in enumerate(zip(places, drawn.plans, strict=True)):
        with place:
            st.html(markup.heading(one.name) + one.told)
            with st.container(key=f"chart-{number}"):
                st.plotly_chart(
                    one.figure,
                    width="stretch",
                    height="content",
                    theme=None,
                    config=CONFIG,
                    alt=one.alt,
                    key=f"plot-{number}",
                )


def _take_along(comparison: Comparison, spoken: Words) -> None:
    """The files, and the link to copy."""
    order = Order(
        plan=comparison.plan,
        language=spoken.language,
        base=take_along.base(),
        comparison=comparison,
    )
    address = encode_comparison(comparison)
    items = ""
    for ending, form in COMPARE_FORMS.items():
        saved = f' download="{file_name(order, ending)}"' if form.attached else ""
        name = escape(spoken.say(f"compare.{ending}"))
        href = escape(f"{internals.base_path()}{form.path}{address}")
        items += f'<li><a href="{href}" target="_blank"{saved}>{name}</a></li>'
    whole = f"{(st.context.url or '').partition('?')[0].rstrip('/')}{address}"
    with st.container(key="link"):
        st.html(
            markup.heading(spoken.say("compare.take-along"))
            + f'<ul class="forms">{items}</ul>'
            + f'<p id="copy-link">{markup.link(address, whole)}</p>'
            + markup.copy_button("copy-link", spoken.say("copy.link"), spoken.say("copy.done"))
            + markup.paragraphs([spoken.say("link.note")], kind="note")
        )
