"""The plans that the tests open, and what the page `/` must show of a plan."""

from datetime import date
from typing import Final

from streamlit.testing.v1 import AppTest

from planner.captions import alt_text
from planner.catalogue import words
from planner.library import library
from planner.link import encode
from planner.pathway import FILL, Length
from planner.plan import Context, Plan, default_plan
from planner.timeline import make_timeline
from planner.wording import ninety_sentence
from tests.ui.visible import address, chart_alt, texts, texts_of

PATHWAY = library().default
WORDS = words()
START = date(2027, 1, 4)
DEFAULT: Final = default_plan(PATHWAY)
OWN: Final = Plan(
    pathway=PATHWAY, lengths=(12, 3, 45, 20, 90), start=START, context=Context.ARTICLE
)
"""A plan that differs from the default in every choice."""


def shown_plan(page: AppTest) -> Plan:
    """The plan that the widgets show."""
    lengths: list[Length] = []
    for stage in PATHWAY.stages:
        if stage.may_fill and page.checkbox(key=f"fill-{stage.key}").value:
            lengths.append(FILL)
        else:
            days = page.number_input(key=f"days-{stage.key}").value
            assert isinstance(days, int), f"{stage.key} has {days!r} days"
            lengths.append(days)
    start = page.date_input(key="start").value
    assert start is None or isinstance(start, date)
    return Plan(
        pathway=PATHWAY,
        lengths=tuple(lengths),
        start=start,
        context=Context.GUIDANCE if page.toggle(key="context").value else Context.ARTICLE,
    )


def linked_plan(page: AppTest) -> str:
    """The link that the page offers to keep."""
    (link,) = (text for text in texts_of(page, "link") if "?" in text and " " not in text)
    return link[link.index("?") :]


def assert_shows(page: AppTest, plan: Plan) -> None:
    """Widgets, link, chart and words of the page all show this plan."""
    assert not page.exception
    assert shown_plan(page) == plan
    assert linked_plan(page) == encode(plan)
    assert chart_alt(page) == alt_text(make_timeline(plan), WORDS, table=True)
    assert ninety_sentence(make_timeline(plan), WORDS) in texts(page)


def assert_moved_to(page: AppTest, plan: Plan) -> None:
    """The page shows this plan, and the address is its canonical link."""
    assert_shows(page, plan)
    assert address(page) == encode(plan)
