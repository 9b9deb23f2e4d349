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
from planner.language.catalogue import SOURCE_LANGUAGE, Words, languages, words_for
from planner.language.lettering import NO_BREAK_SPACE
from planner.plan.comparison import decode_comparison
from planner.plan.link import Complaint, Values, decode, encode
from planner.plan.plan import Plan
from planner.plan.timeline import Timeline, make_timeline
from planner.plan.typed_date import written
from planner.reading.library import library
from planner.web.addresses import PAGES
from planner.words.answer_card import answer_card
from planner.words.complaints import closing_words, complaint_sentence
from planner.words.differences import make_sides
from planner.words.wording import ninety, opening, program_line

FILES: Final = {"html": "action.offline", "pdf": "action.print", "ics": "action.calendar"}
"""The files that it links to, each with the message that names it."""

_WIDE: Final = replace(DOCUMENT, framed=False)
_NARROW: Final = replace(PAGE, framed=False)


def of_plan(values: Values) -> str:
    """The HTML for the page `/` of a link."""
    decoded = decode(values, library(), languages())
    words = words_for(decoded.plan.language or SOURCE_LANGUAGE)
    timeline = make_timeline(decoded.plan)
    return _filled(
        decoded.plan,
        words,
        title=words.say("page.title", medicine=decoded.plan.pathway.medicine),
        complaints=decoded.complaints,
        cards=[("", timeline)],
        scene=partial(make_scene, timeline, words),
        description=picture_text(timeline, words),
    )


def of_comparison(values: Values) -> str:
    """The HTML for the page `/compare` of a link."""
    known = library()
    found = decode_comparison(values, decode(values, known, languages()), known)
    plan = found.comparison.plan
    words = words_for(plan.language or SOURCE_LANGUAGE)
    sides = make_sides(found.comparison, words)
    return _filled(
        plan,
        words,
        title=words.say("compare.title"),
        complaints=found.complaints,
        cards=[(side.name, side.timeline) for side in sides],
        differs=markup.bullets(sentence for side in sides for sentence in side.sentences),
        scene=partial(compare_picture.unframed, sides, words),
        description=compare_picture.comparison_text(sides, words),
    )


def _filled(
    plan: Plan,
    words: Words,
    *,
    title: str,
    complaints: Sequence[Complaint],
    cards: Sequence[tuple[str, Timeline]],
    scene: Callable[[Preset], Scene],
    description: PictureText,
    differs: str = "",
) -> str:
    pathway, timeline = plan.pathway, cards[0][1]
    faults = [complaint_sentence(one, words) for one in complaints]
    if complaints:
        faults.append(closing_words(complaints, words, plan))
    order = Order(plan=plan, language=words.language)
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
        program=program_line(pathway, words),
        complaints=faults,
        cards=[
            (name, Markup(markup.answer_card(card)), card.why)
            for name, card in ((name, answer_card(one, words)) for name, one in cards)
        ],
        start=written(plan.start) or NO_BREAK_SPACE,
        differs=Markup(differs),
        opening=[] if differs else [*opening(pathway, words)],
        files=[
            (f".{FORMS[ending].path}{link}", words.say(message))
            for ending, message in FILES.items()
            if FORMS[ending].refuses(order) is None
        ],
        wide=Markup(draw(scene(_WIDE), description, name="first-wide")),
        narrow=Markup(draw(scene(_NARROW), description, name="first-narrow")),
        target=pathway.guidance.days,
        quiet=words.say("first.quiet"),
        ninety=ninety(timeline, words),
        examples=[
            (f"./{encode(plan.with_scenario(one))}", words.text(one.button), one is plan.scenario)
            for one in pathway.scenarios
        ],
    )
