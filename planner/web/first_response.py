"""What the first response of a page says of its link, before the live page is there.

It stands over the framework's root and needs no script, font or socket. The script of the first
page takes it away once the live page has drawn its chart; where that never comes, it stays.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from markupsafe import Markup

from planner.chart.scene import PAGE, Preset, Scene, make_scene
from planner.chart.scene.shapes import DOCUMENT
from planner.forms import FORMS
from planner.forms.order import Order
from planner.forms.page import markup
from planner.forms.page.templates import filled
from planner.forms.picture import compare_picture
from planner.forms.picture.svg import PictureText, draw, picture_text
from planner.language.catalogue import SOURCE_LANGUAGE, languages
from planner.language.lettering import NO_BREAK_SPACE
from planner.plan.comparison import decode_comparison
from planner.plan.link import Complaint, Values, decode, encode
from planner.plan.typed_date import written
from planner.reading.library import library
from planner.web.addresses import PAGES
from planner.words.complaints import complaint_lines
from planner.words.differences import make_sides
from planner.words.plan_in_words import PlanInWords, plan_in_words

FILES: Final = {"pdf": "action.print", "ics": "action.calendar", "html": "action.offline"}
"""The files that it links to, in the live page's order, each with the message that names it."""

_WIDE: Final = replace(DOCUMENT, framed=False)
_NARROW: Final = replace(PAGE, framed=False)


def of_plan(values: Values) -> str:
    """The HTML for the page `/` of a link."""
    decoded = decode(values, library(), languages())
    order = Order(plan=decoded.plan, language=decoded.plan.language or SOURCE_LANGUAGE)
    return _filled(
        order,
        title=order.words.say("page.title", medicine=decoded.plan.pathway.medicine),
        complaints=decoded.complaints,
        cards=[("", order.in_words)],
        scene=partial(make_scene, order.timeline, order.words),
        description=picture_text(order.in_words),
        opening=order.in_words.opening,
    )


def of_comparison(values: Values) -> str:
    """The HTML for the page `/compare` of a link."""
    known = library()
    found = decode_comparison(values, decode(values, known, languages()), known)
    plan = found.comparison.plan
    order = Order(plan=plan, language=plan.language or SOURCE_LANGUAGE)
    words, sides = order.words, make_sides(found.comparison, order.words)
    return _filled(
        order,
        title=words.say("compare.title"),
        complaints=found.complaints,
        cards=[(side.name, plan_in_words(side.timeline.plan, order.language)) for side in sides],
        differs=markup.bullets(sentence for side in sides for sentence in side.sentences),
        scene=partial(compare_picture.unframed, sides, words),
        description=compare_picture.comparison_text(sides, words),
    )


def _filled(
    order: Order,
    *,
    title: str,
    complaints: Sequence[Complaint],
    cards: Sequence[tuple[str, PlanInWords]],
    scene: Callable[[Preset], Scene],
    description: PictureText,
    opening: Sequence[str] = (),
    differs: str = "",
) -> str:
    """`cards` are plans with the names over them; `opening` stands under the answer of one."""
    plan, words, pathway = order.plan, order.words, order.plan.pathway
    link = encode(plan)
    lines = library().helplines.lines[:2]
    return filled(
        "first_response.html",
        words=words,
        pages=[
            (f"{path.removeprefix('/') or './'}{link}", words.say(message))
            for path, message in PAGES.items()
        ],
        title=title,
        safety=Markup(markup.safety_box(pathway, lines, words)),
        program=order.in_words.program,
        complaints=complaint_lines(complaints, words, plan),
        cards=[(name, Markup(markup.answer_card(one.card)), one.card.why) for name, one in cards],
        start=written(plan.start) or NO_BREAK_SPACE,
        differs=Markup(differs),
        opening=opening,
        files=[
            (f".{FORMS[ending].path}{link}", words.say(message))
            for ending, message in FILES.items()
            if FORMS[ending].refuses(order) is None
        ],
        wide=Markup(draw(scene(_WIDE), description, name="first-wide")),
        narrow=Markup(draw(scene(_NARROW), description, name="first-narrow")),
        target=pathway.guidance.days,
        quiet=words.say("first.quiet"),
        ninety=order.in_words.all_on_ninety,
        examples=[
            (f"./{encode(plan.with_scenario(one))}", words.text(one.button), one is plan.scenario)
            for one in pathway.scenarios
        ],
    )
