"""The pages, and the way from one to another, which keeps the plan."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from planner.plan.link import encode, values_of
from planner.plan.plan import Plan
from planner.ui import about_page, compare_page, plan_page, staff
from planner.ui.frame import visitors_words
from planner.ui.take_along import talk_address
from planner.web.addresses import PAGES

_LONG: Final = timedelta(days=1)


def show() -> None:
    """Draw the page of the address, with links to all pages above it."""
    ended: list[Plan] = []
    pages: dict[str, st.Page] = {}

    def link(name: str, label: str, plan: Plan) -> None:
        query = {name: value for name, (value,) in values_of(encode(plan)).items()}
        st.page_link(pages[name], label=label, query_params=query)

    draws: Mapping[str, Callable[[], Plan]] = {
        "plan": partial(plan_page.show, link),
        "compare": compare_page.show,
        "about": about_page.show,
    }
    for name, draw in draws.items():
        pages[name] = st.Page(_ending(draw, ended), url_path=name, default=PAGES[name] == "/")
    current = st.navigation(list(pages.values()), position="hidden")
    links = st.container(key="pages", horizontal=True, gap="xsmall")
    current.run()
    _catch_up()
    (plan,) = ended
    words = visitors_words(plan)
    with links:
        for name in PAGES:
            label = words.say(f"pages.{name}")
            if name in pages:
                link(name, label, plan)
            else:
                # The talk is a document of its own, which needs no server once it is open.
                st.html(f'<a href="{talk_address(plan)}">{escape(label)}</a>', width="content")
        if current is pages["plan"]:
            st.html(f'<a href="#{staff.ANCHOR}">{escape(words.say("page.staff-link"))}</a>')


@st.fragment(run_every=_LONG)
def _catch_up() -> None:
    """Draw nothing, but have the browser ask for the page anew whenever its line comes back.

    It does so only where a part of the page runs by itself. A change that a hung server never
    answered would stand in its input, and the answer beside it would be another plan's.
    """


def _ending(draw: Callable[[], Plan], ended: list[Plan]) -> Callable[[], None]:
    def run() -> None:
        ended.append(draw())

    return run
