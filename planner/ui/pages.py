"""The pages, and the way from one to another, which keeps the plan."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from planner.plan.link import encode, values_of
from planner.plan.plan import Plan
from planner.ui import about_page, compare_page, every_page, plan_page, staff, take_along
from planner.web.addresses import ABOUT, COMPARE, PAGES, PLAN, TALK

_LONG: Final = timedelta(days=1)


def show() -> None:
    """Draw the page of the address, with links to all pages above it."""
    pages: dict[str, st.Page] = {}

    def link(path: str, label: str, plan: Plan) -> None:
        query = {name: value for name, (value,) in values_of(encode(plan)).items()}
        st.page_link(pages[path], label=label, query_params=query)

    def page(path: str, draw: Callable[[], Plan]) -> st.Page:
        def run() -> None:
            links = st.container(key="pages", horizontal=True, gap="xsmall")
            plan = draw()
            with links:
                _links(path, plan, link)

        return st.Page(run, url_path=path.strip("/") or "plan", default=path == PLAN)

    draws: Mapping[str, Callable[[], Plan]] = {
        PLAN: partial(plan_page.show, link),
        COMPARE: compare_page.show,
        ABOUT: about_page.show,
    }
    pages |= {path: page(path, draw) for path, draw in draws.items()}
    st.navigation(list(pages.values()), position="hidden").run()
    _catch_up()


def _links(current: str, plan: Plan, link: Callable[[str, str, Plan], None]) -> None:
    words = every_page.visitors_words(plan)
    for path, message in PAGES.items():
        if path == TALK:
            # The talk is a document of its own, which needs no server once it is open.
            st.html(take_along.talk_link(plan, words.say(message)), width="content")
        else:
            link(path, words.say(message), plan)
    if current == PLAN:
        st.html(f'<a href="#{staff.ANCHOR}">{escape(words.say("page.staff-link"))}</a>')


@st.fragment(run_every=_LONG)
def _catch_up() -> None:
    """Draw nothing, but have the browser ask for the page anew whenever its line comes back.

    It does so only where a part of the page runs by itself. A change that a hung server never
    answered would stand in its input, and the answer beside it would be another plan's.
    """
