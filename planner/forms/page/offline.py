"""One self-contained page that works without the internet: chart, words, table, questions, talk."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final

from markupsafe import Markup

from planner.chart.scene import PAGE, make_scene
from planner.chart.scene.shapes import DOCUMENT
from planner.forms.order import Form, Order
from planner.forms.page import markup
from planner.forms.page.talk_document import SCRIPT, colors, faces, make_talk, policy
from planner.forms.page.templates import filled, part
from planner.forms.picture.svg import draw, picture_text, theme_rules
from planner.language.catalogue import words_for
from planner.pathway.pathway import GuidanceLane, Pathway
from planner.reading.library import library
from planner.words.wording import claims

_MOST_PATHWAYS: Final = 64


def _render(order: Order) -> bytes:
    words, timeline, pathway = order.words, order.timeline, order.plan.pathway
    safety, rule, helplines = pathway.safety, pathway.guidance, library().helplines
    in_words, text = order.in_words, picture_text(order.in_words)
    values: dict[str, Any] = {
        "words": words,
        "pathway": pathway,
        "policy": policy(),
        "style": Markup(_style()),
        "script": Markup(SCRIPT),
        "opening": list(_opening(order)),
        "safety": Markup(
            markup.led(safety.inside, words) + markup.help_links(helplines.lines[:2], words)
        ),
        "answer_title": in_words.answer_title,
        "answer": " ".join(in_words.answer),
        "wide": Markup(draw(make_scene(timeline, words, DOCUMENT), text, name="wide")),
        "narrow": Markup(draw(make_scene(timeline, words, PAGE), text, name="narrow")),
        "ninety": [*in_words.all_on_ninety, words.text(rule.why.text)],
        "disclaimer": Markup(markup.led(safety.disclaimer, words)),
        "full_safety": claims(safety.full, words),
        "table": Markup(markup.days_table(in_words.frame, words)),
        "helplines": helplines,
        "address": order.address,
        "talk": make_talk(order),
        **_same_for_all(pathway, timeline.lanes, words.language),
    }
    return filled("offline.html", **values).encode()


FORM: Final = Form(ending="html", media_type="text/html", render=_render)


def _opening(order: Order) -> Iterator[str]:
    """What the page is for, for whom, and where its figures come from."""
    words, in_words = order.words, order.in_words
    yield words.say("page.purpose")
    yield from in_words.opening
    yield words.text(in_words.pathway.safety.none_right.text)
    if in_words.program is not None:
        yield f"{in_words.program} {in_words.figures}"
    if order.notice:
        yield order.notice


@lru_cache(maxsize=_MOST_PATHWAYS)
def _same_for_all(
    pathway: Pathway, lanes: tuple[GuidanceLane, ...], language: str
) -> dict[str, object]:
    """What is told of the steps, of safety and of sources: the same for all plans of a pathway."""
    words = words_for(language)
    return {
        "urgent": Markup(markup.when_to_call(pathway, words, level=4)),
        "more_safety": Markup(markup.sourced(pathway.safety.notes, pathway, words)),
        "questions": Markup(markup.questions(pathway.first_call, words)),
        "cards": [
            (title, Markup(markup.card(card, pathway, words, level=4)))
            for title, card in markup.cards(pathway, lanes, words)
        ],
        "insurance": Markup(markup.card(pathway.insurance, pathway, words)),
        "help_list": Markup(markup.help_list(library().helplines.lines, words)),
        "sources": Markup(markup.source_list(pathway, words)),
    }


@cache
def _style() -> str:
    return "\n".join((faces(), colors(), *theme_rules(), part("offline.css"), part("talk.css")))
