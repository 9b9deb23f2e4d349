"""The page `/`: the answer, the chart, and everything to change and to ask."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import streamlit as st

from planner import markup
from planner.captions import alt_text
from planner.catalogue import SOURCE_LANGUAGE, Words, words
from planner.forms.figure import CONFIG, KeptFigure, make_figure
from planner.in_brief import phone_script
from planner.library import library
from planner.pathway import Pathway
from planner.plan import Plan, default_plan
from planner.scene import PAGE, make_scene
from planner.timeline import Timeline, make_timeline
from planner.timeline_frame import timeline_frame
from planner.ui import choices, frame, plan_details
from planner.wording import answer, answer_title, ask_line, claims, ninety_sentence, purpose

_MOST_DRAWINGS: Final = 512
_MOST_KEPT: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What one plan shows in one language, made once for all visitors."""

    timeline: Timeline
    figure: KeptFigure
    alt: str
    answer_title: str
    answer: str
    brief: str
    spoken: str
    ninety: str
    table: str
    script: str


@lru_cache(maxsize=_MOST_DRAWINGS)
def drawing(plan: Plan, language: str, today: int | None = None) -> Drawing:
    """The timeline of a plan with its pictures and sentences. The figure is never changed.

    `today` is the Day number of today, where that is on the chart.
    """
    spoken = words(language)
    timeline = make_timeline(plan)
    told = answer(timeline, spoken)
    sentences = " ".join(told)
    ninety = ninety_sentence(timeline, spoken)
    safety = plan.pathway.safety
    months, lasting = spoken.text(safety.months.text), spoken.text(safety.lasting.text)
    ask = ask_line(timeline, spoken)
    return Drawing(
        timeline=timeline,
        figure=make_figure(make_scene(timeline, spoken, PAGE, today=today)),
        alt=alt_text(timeline, spoken, table=True),
        answer_title=answer_title(timeline, spoken),
        answer=markup.paragraphs([sentences])
        + markup.paragraphs([months], kind="months")
        + markup.paragraphs([lasting]),
        brief=markup.paragraphs(told[:1], kind="brief"),
        spoken=markup.plain_markdown(f"{sentences} {months} {ninety}"),
        ninety=markup.paragraphs(
            [ninety, *([] if ask is None else [ask]), spoken.text(plan.pathway.guidance.about.text)]
        ),
        table=markup.days_table(timeline_frame(timeline, spoken), spoken),
        script=phone_script(timeline, spoken),
    )


def warm() -> None:
    """Make the default drawing once, before the first visitor comes."""
    drawing(default_plan(library().default), SOURCE_LANGUAGE)


def show(link: Callable[[str, str, Plan], None]) -> Plan:
    """Draw the page for the visitor of this run; the plan that it ends with.

    `link` puts a link to the page of a name, with a label, for a plan.
    """
    decoded = choices.read_address()
    spoken = frame.spoken_for(decoded.plan)
    pathway = decoded.plan.pathway
    frame.begin(spoken.say("page.tab", medicine=pathway.medicine))
    title = spoken.say("page.title", medicine=pathway.medicine)
    frame.head(title, purpose(pathway, spoken), pathway, spoken)
    complaints = st.container() if decoded.complaints else None
    plan = choices.programs(decoded.plan, spoken)
    frame.whose(plan.pathway, spoken)
    plan = choices.examples(plan, spoken)
    _under_examples(plan.pathway, spoken)
    left, right = st.columns([5, 3], gap="large")
    with right:
        st.toggle(spoken.say("page.lengths"), key="lengths-open")
        panel = st.container(key="lengths", gap="xxsmall")
        with panel:
            st.html(markup.heading(spoken.say("page.lengths")))
            plan = choices.all_inputs(plan, spoken)
    if plan != decoded.plan:
        choices.write_address(plan)
    elif complaints is not None:
        with complaints:
            frame.complain(decoded.complaints, spoken, shown=plan)
    today = frame.today()
    drawn = drawing(plan, spoken.language, frame.day_of(today, plan))
    with panel:
        # On a phone, what a change did stands far above the input.
        st.html(drawn.brief)
    with left:
        _answer(plan, drawn, spoken)
    with st.container(key="talk-start"):
        link("present", spoken.say("talk.start"), plan)
    plan_details.show(plan, drawn.timeline, drawn.table, drawn.script, today, spoken)
    return plan


def _under_examples(pathway: Pathway, spoken: Words) -> None:
    safety = pathway.safety
    # Whose figures a program's are stands above its name.
    origin = (safety.article,) if pathway.facility is None else ()
    told = claims((safety.none_right, safety.at_home, *origin), spoken)
    st.html(markup.paragraphs([told], kind="note"))


def _answer(plan: Plan, drawn: Drawing, spoken: Words) -> None:
    chosen = choices.chosen_style(plan, spoken)
    st.html(markup.heading(drawn.answer_title) + drawn.answer + chosen)
    with st.container(key="chart"):
        st.plotly_chart(
            drawn.figure,
            width="stretch",
            height="content",
            theme=None,
            config=CONFIG,
            alt=drawn.alt,
        )
    # A screen reader says what a change did: the framework changes this text in its place.
    with st.container(key="spoken"):
        st.info(drawn.spoken)
    target = plan.pathway.guidance.days
    st.html(
        markup.heading(spoken.say("page.ninety", target=target))
        + drawn.ninety
        + _why_and_what_to_ask(plan.pathway, spoken.language)
    )


@lru_cache(maxsize=_MOST_KEPT)
def _why_and_what_to_ask(pathway: Pathway, language: str) -> str:
    spoken = words(language)
    rule = pathway.guidance
    return (
        markup.details(
            spoken.say("page.why-ninety", target=rule.days),
            markup.paragraphs([spoken.text(rule.why.text)]),
            keeps="why",
        )
        + markup.heading(spoken.say("page.first-call"))
        + markup.questions(pathway.first_call, spoken)
    )
