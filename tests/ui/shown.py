"""The plans that the tests open, and what the page `/` must show of a plan."""

import re
from datetime import date
from html import unescape
from typing import Final

from streamlit.testing.v1 import AppTest

from planner.language.catalogue import words_for
from planner.pathway.pathway import FILL, Kind, Length, Stage
from planner.plan.link import encode
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.plan.typed_date import typed_date
from planner.reading.library import library
from planner.ui.choices import OTHER
from planner.words.answer_card import answer_card
from planner.words.captions import alt_text
from planner.words.wording import ninety_sentence
from tests.ui.visible import address, chart_alt, markup_of, texts, texts_of

PATHWAY = library().default
WORDS = words_for()
START = date(2027, 1, 4)
DEFAULT: Final = default_plan(PATHWAY)
OWN: Final = Plan(
    pathway=PATHWAY, lengths=(12, 3, 45, 20, 90), start=START, context=Context.ARTICLE
)
"""A plan that differs from the default in every choice; its stay is that of no example."""

_LINK: Final = re.compile(r'<p id="copy-link"><a href="([^"]*)"')


def shown_plan(page: AppTest) -> Plan:
    """The plan that the widgets show."""
    start = typed_date(page.text_input(key="start").value or "")
    return Plan(
        pathway=PATHWAY,
        lengths=tuple(_shown_length(page, stage) for stage in PATHWAY.stages),
        start=start,
        context=Context.GUIDANCE if page.toggle(key="context").value else Context.ARTICLE,
    )


def _shown_length(page: AppTest, stage: Stage) -> Length:
    if stage.may_fill and page.checkbox(key=f"fill-{stage.key}").value:
        return FILL
    if stage.kind is Kind.TREATMENT:
        chosen = page.segmented_control(key="stay").value
        if chosen != OTHER:
            assert isinstance(chosen, int)
            assert f"days-{stage.key}" not in {field.key for field in page.number_input}
            return chosen
    days = page.number_input(key=f"days-{stage.key}").value
    assert isinstance(days, int), f"{stage.key} has {days!r} days"
    return days


def linked_plan(page: AppTest) -> str:
    """The link that the page offers to send."""
    (link,) = (found for html in markup_of(page) if (found := _LINK.search(html)))
    return unescape(link[1])


def assert_shows(page: AppTest, plan: Plan) -> None:
    """Widgets, link, answer, chart and words of the page all show this plan."""
    assert not page.exception
    assert shown_plan(page) == plan
    assert linked_plan(page) == encode(plan)
    assert chart_alt(page) == alt_text(make_timeline(plan), WORDS, table=True)
    told, card = texts_of(page, "answer"), answer_card(make_timeline(plan), WORDS)
    assert told[0] == f"{card.lead} {card.day}"
    assert {card.could_be, card.missing, card.first, card.months} - {""} <= {*told}
    assert ninety_sentence(make_timeline(plan), WORDS) in texts(page)


def assert_moved_to(page: AppTest, plan: Plan) -> None:
    """The page shows this plan, and the address is its canonical link."""
    assert_shows(page, plan)
    assert address(page) == encode(plan)
