"""The plans that the tests open, and what the page `/` must show of a plan."""

import re
from datetime import date
from html import unescape
from typing import Final

from streamlit.testing.v1 import AppTest

from planner.language.catalogue import words_for
from planner.pathway.pathway import FILL, Length, Pathway, Stage
from planner.plan.link import encode
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.plan.typed_date import typed_date
from planner.reading.library import library
from planner.ui.wishes import OTHER, stay_stage
from planner.words.answer_card import answer_card
from planner.words.captions import alt_text
from planner.words.wording import ninety_sentence, program_line
from tests.ui.visible import address, chart_alt, chart_text, markup_of, texts, texts_of

PATHWAY = library().default
WORDS = words_for()
START = date(2027, 1, 4)
DEFAULT: Final = default_plan(PATHWAY)
OWN: Final = Plan(
    pathway=PATHWAY, lengths=(12, 3, 45, 20, 90), start=START, context=Context.ARTICLE
)
"""A plan that differs from the default in every choice; its stay is that of no example."""

_LINK: Final = re.compile(r'<p id="copy-link"><a href="([^"]*)"')


def shown_plan(page: AppTest, pathway: Pathway = PATHWAY) -> Plan:
    """The plan of this pathway that the widgets show."""
    start = typed_date(page.text_input(key="start").value or "")
    return Plan(
        pathway=pathway,
        lengths=tuple(
            _shown_length(page, stage, is_stay=stage is stay_stage(pathway))
            for stage in pathway.stages
        ),
        start=start,
        context=Context.GUIDANCE if page.toggle(key="context").value else Context.ARTICLE,
    )


def _shown_length(page: AppTest, stage: Stage, *, is_stay: bool) -> Length:
    if stage.may_fill and page.checkbox(key=f"fill-{stage.key}").value:
        return FILL
    if is_stay:
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
    """Widgets, link, answer, chart and words of the page all show this plan and its program."""
    assert not page.exception
    assert shown_plan(page, plan.pathway) == plan
    assert len(page.segmented_control) == (stay_stage(plan.pathway) is not None)
    assert linked_plan(page) == encode(plan)
    assert chart_alt(page) == alt_text(make_timeline(plan), WORDS, table=True)
    assert [one.title for one in plan.pathway.stages if one.title not in chart_text(page)] == []
    answer, card = texts_of(page, "answer"), answer_card(make_timeline(plan), WORDS)
    assert answer[0] == f"{card.lead} {card.day}"
    assert {card.could_be, card.missing, card.first, card.months} - {""} <= {*answer}
    said = {ninety_sentence(make_timeline(plan), WORDS)}
    program = program_line(plan.pathway, WORDS)
    if program is not None:
        said |= {program, plan.pathway.safety.article.text}
    assert said <= {*texts(page)}


def assert_moved_to(page: AppTest, plan: Plan) -> None:
    """The page shows this plan, and the address is its canonical link."""
    assert_shows(page, plan)
    assert address(page) == encode(plan)
