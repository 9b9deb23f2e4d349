""" "Not medical advice" is in bold, and first in its box, in every form that has type."""

import re
from html import escape
from typing import Final

import pytest

from planner.forms import FORMS
from planner.forms.order import Options, Order, Paper, Width
from planner.forms.page.talk_document import present
from planner.forms.picture import svg
from planner.language.catalogue import words_for
from planner.language.lettering import NO_BREAK_SPACE
from planner.plan.link import encode
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.web.index_page import index_page
from planner.web.plain_page import BROKEN, CROWDED, MISSING, plain_page
from planner.words.plan_in_words import PlanInWords
from planner.words.talk import talk_steps
from tests.content import SHIPPED
from tests.forms.examples import BASE, TWO
from tests.forms.handouts import on_both_papers, rendered
from tests.forms.pdf_reader import bold_pages, pages, squeezed
from tests.forms.slides_reader import slides_of, texts_of
from tests.forms.svg_reader import found, root_of
from tests.ui.visible import markup_of, open_alone, open_page

WORDS: Final = words_for()
PATHWAY: Final = SHIPPED.default
PLAN: Final = default_plan(PATHWAY)
SHORT: Final = PATHWAY.safety.inside[0].text
"""As it stands in pictures, and in the box of a page that is not live."""

LONG: Final = PATHWAY.safety.disclaimer[0].text
"""As it stands in the box on top of a live page, and where the whole disclaimer does."""

BOXED: Final = f"><strong>{escape(SHORT)}</strong> "


def test_the_data() -> None:
    """Each says that and nothing else; it is kept in one line by this very phrase."""
    assert WORDS.say("phrase.not-medical-advice") == "Not medical advice"
    assert (SHORT, LONG) == ("Not medical advice.", "This is not medical advice.")


@pytest.mark.parametrize("name", ["plan", "compare", "about"])
def test_pages(name: str) -> None:
    page = open_page(encode(PLAN)) if name == "plan" else open_alone(name)
    box, *_ = (one for one in markup_of(page) if LONG in one)
    assert box.startswith(f"<p><strong>{LONG} ")


def test_every_step_of_a_talk() -> None:
    steps = len(talk_steps(PlanInWords(make_timeline(PLAN), WORDS)))
    html = present(Order(plan=PLAN, base=BASE), now=1, faults=(), link=encode(PLAN))
    assert html.count(f'<p class="foot"{BOXED}') == steps


def test_plain_pages() -> None:
    """Those without scripts, and those in the place of a page."""
    for reason in (MISSING, CROWDED, BROKEN):
        assert f"<p{BOXED}" in bytes(plain_page(reason, "/").body).decode()
    assert re.search(rf"<noscript>\s*<p{re.escape(BOXED)}", index_page(WORDS))


def test_the_offline_page() -> None:
    html = FORMS["html"].render(Order(plan=PLAN)).decode()
    assert f'<div class="safety"><p{BOXED}' in html
    assert f"<p><strong>{LONG}</strong> " in html


@on_both_papers
def test_printed_sheets(paper: Paper) -> None:
    """First in the box on page 1, and on the left of every foot."""
    for shown, pathway in ((PLAN, PATHWAY), (TWO, TWO.plan.pathway)):
        content = rendered(shown, paper=paper)
        bold, (first, *_) = bold_pages(content), pages(content)
        assert squeezed(LONG) in bold[0]
        assert first.index(squeezed(LONG)) < first.index(squeezed(pathway.safety.full[0].text))
        assert all(squeezed(WORDS.say("phrase.not-medical-advice")) in one for one in bold)


@pytest.mark.parametrize("width", Width)
def test_pictures(width: Width) -> None:
    """The PNG draws the same scene; what is first at the foot of it is this."""
    order = Order(plan=PLAN, options=Options(width=width))
    short = SHORT.replace(" ", NO_BREAK_SPACE)
    (bold,) = (
        run for text in found(root_of(order), "text") for run in text.iter() if run.text == short
    )
    assert bold.get("font-weight") == "700"
    lines = [label for label in svg.scene_of(order).labels if not label.row]
    foot = ["".join(run.text for run in label.line) for label in lines]
    key = max(place for place, text in enumerate(foot) if text == WORDS.say("key.may-not-happen"))
    assert foot[key + 1] == short
    assert all(run.bold for run in lines[key + 1].line)


def test_the_foot_of_every_slide() -> None:
    slides = slides_of(PLAN)
    assert len(slides) > 5
    for slide in slides:
        (box,) = (one for one in texts_of(slide) if one.name == WORDS.say("slides.disclaimer"))
        lead, rest = box.text_frame.paragraphs[0].runs[:2]
        assert lead.text.replace(NO_BREAK_SPACE, " ").strip() == SHORT
        assert lead.font.bold
        assert not rest.font.bold
