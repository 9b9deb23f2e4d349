"""What every page needs: its visitor's words and date, its address, its tab, heading and safety."""

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from planner.forms.page import markup
from planner.language import catalogue
from planner.language.catalogue import Words, languages
from planner.pathway.pathway import Pathway
from planner.plan.link import Complaint, Decoded, Values, as_meant, decode
from planner.plan.plan import Plan
from planner.reading.library import library
from planner.words.complaints import complaint_lines
from planner.words.wording import program_line


def visitors_words(plan: Plan) -> Words:
    """The words of the plan's language, else of the visitor's browser."""
    return catalogue.words_for(plan.language or catalogue.best_language(st.context.locale))


def address_values() -> Values:
    """The values of the visitor's address, as they were meant."""
    return as_meant({name: st.query_params.get_all(name) for name in st.query_params})


def decoded(values: Values) -> Decoded:
    """The plan of these values of an address, and what is wrong with them."""
    return decode(values, library(), languages())


def move_to(values: Values) -> None:
    """Put values into the visitor's address, unless they are there."""
    if values != address_values():
        st.query_params.from_dict(values)


def page_top(tab: str, title: str, pathway: Pathway, words: Words) -> None:
    """The browser's tab, the page's one first heading, and the safety box with calls."""
    st.set_page_config(page_title=tab, layout="wide", initial_sidebar_state="collapsed")
    st.title(markup.plain_markdown(title), anchor=False)
    with st.container(key="safety"):
        st.html(markup.safety_box(pathway, library().helplines.lines[:2], words))


def show_program(pathway: Pathway, words: Words) -> None:
    """Whose program it is, how to reach it, and that its figures are its own."""
    line = program_line(pathway, words)
    if line is not None:
        figures = words.text(pathway.safety.article.text)
        st.html(markup.paragraphs([line]) + markup.paragraphs([figures], kind="note"))


def show_complaints(
    complaints: tuple[Complaint, ...], words: Words, *, shown: Plan | None = None
) -> None:
    """One sentence for each bad value of the address, and what is shown in its place.

    `shown` is the plan that the page shows, where it shows one.
    """
    lines = complaint_lines(complaints, words, shown)
    if lines:
        st.warning("\n\n".join(markup.plain_markdown(line) for line in lines))


def today() -> date:
    """The date where the visitor is."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ValueError, ZoneInfoNotFoundError):
        zone = ZoneInfo("UTC")
    return datetime.now(zone).date()


def day_of(today: date, plan: Plan) -> int | None:
    """The Day number of today; None without a start date, or when it cannot be on the chart."""
    if plan.start is None:
        return None
    day = (today - plan.start).days + 1
    most = sum(stage.most_choice for stage in plan.pathway.stages)
    return day if 1 <= day <= most else None
