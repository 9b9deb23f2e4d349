"""Tests of the talk as a document: what each step shows, what covers it, and what leads out."""

import re
from html import escape, unescape
from typing import Final

import pytest

from planner.forms.order import Order
from planner.forms.page.offline import FORM
from planner.forms.page.talk_document import present
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import library
from planner.words.plan_in_words import PlanInWords
from planner.words.talk import program_name, talk_steps
from tests.forms.examples import DEFAULT, PATHWAY
from tests.in_words import WORDS, say
from tests.programs import TWELVE_STEPS, program

STEPS: Final = talk_steps(PlanInWords(make_timeline(DEFAULT), WORDS))
BASE: Final = "https://planner.example.org"


def document(order: Order | None = None, *, now: int = 1, faults: tuple[str, ...] = ()) -> str:
    return present(order or Order(plan=DEFAULT), now=now, faults=faults, link="?v=1")


def sections_of(html: str) -> list[str]:
    """The HTML of each step."""
    return re.findall(r'<section class="step".*?</section>', html, re.DOTALL)


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_every_step_is_inside() -> None:
    """Title, fact, points, place and sources of each: no server is asked for another one.

    Not medical advice is in bold and first at its foot. The offline page has the same steps.
    """
    sections = sections_of(document())
    lead, *_ = PATHWAY.safety.inside
    for number, (section, step) in enumerate(zip(sections, STEPS, strict=True), 1):
        text = text_of(section)
        for part in (step.title, step.fact, *step.points):
            assert " ".join(part.split()) in text
        (foot,) = re.findall(r'<p class="foot">(.*?)</p>', section, re.DOTALL)
        assert foot.startswith(f"<strong>{escape(WORDS.text(lead.text))}</strong> ")
        assert say("talk.place", number=number, count=len(STEPS)) in foot
    inside = FORM.render(Order(plan=DEFAULT)).decode()
    assert [*map(text_of, sections_of(inside))] == [*map(text_of, sections)]


@pytest.mark.parametrize("now", [1, 4, len(STEPS)])
def test_only_the_step_that_is_asked_for_is_shown(now: int) -> None:
    shown = [
        number
        for number, one in enumerate(sections_of(document(now=now)), 1)
        if " hidden>" not in one.partition("\n")[0]
    ]
    assert shown == [now]


def test_a_bar_stands_where_its_days_are() -> None:
    (section,) = (
        one for one, step in zip(sections_of(document()), STEPS, strict=True) if step.key == "detox"
    )
    bar = STEPS[2].picture
    assert bar is not None
    assert f"--left:0;--right:{bar.bars[0].right:.4g}" in section
    assert 'class="bar solid detox inside"' in section


def test_all_help_lines_on_the_last_step_and_behind_a_key() -> None:
    html = document()
    (cover,) = re.findall(r'<section class="cover help".*?</section>', html, re.DOTALL)
    for line in library().helplines.lines:
        assert escape(WORDS.text(line.title)) in sections_of(html)[-1]
        assert escape(WORDS.text(line.about)) in cover


@pytest.mark.parametrize(
    ("base", "link"),
    [
        pytest.param(BASE, f'<a href="{BASE}/">planner.example.org</a>', id="short"),
        pytest.param(f"{BASE}/{'a' * 3000}", "a" * 3000, id="too-long-for-a-code"),
    ],
)
def test_the_code_and_the_short_address_where_there_is_one(base: str, link: str) -> None:
    """Without an address there is nothing in their place; one that is too long stands alone."""
    assert 'class="code"' not in document()
    last = sections_of(document(Order(plan=DEFAULT, base=base)))[-1]
    (code,) = re.findall(r'<div class="code">.*?</div>', last, re.DOTALL)
    assert ("<img " in code) is (base == BASE)
    assert link in code


def test_a_long_address_is_broken_between_its_parts() -> None:
    plan = DEFAULT.with_length("detox", 9).with_length("treatment", 45)
    html = document(Order(plan=plan, base=BASE))
    assert f'href="{BASE}/?detox=9&amp;treatment=45"' in html
    assert ">planner.example.org/?detox=9<wbr>&amp;treatment=45</a>" in html


def test_sentences_on_bad_values_are_text() -> None:
    html = document(faults=("Not <b>this</b>.",))
    assert "<p>Not &lt;b&gt;this&lt;/b&gt;.</p>" in html
    assert 'class="faults"' not in document()


def test_the_name_of_a_program_on_every_step() -> None:
    own = program(TWELVE_STEPS)
    html = document(Order(plan=default_plan(own)))
    name = program_name(make_timeline(default_plan(own)), WORDS)
    assert name
    for section in sections_of(html):
        assert f'<p class="program">{escape(name)}</p>' in section
    assert 'class="program"' not in document()


def test_nothing_is_loaded() -> None:
    """Once it is there, a talk needs nothing from anywhere: links are for people."""
    html = document(Order(plan=DEFAULT, base=BASE))
    assert re.findall(r'(?:src|xlink:href)="(?!data:)', html) == []
    assert "<link" not in html
    assert re.findall(r"url\((?!data:)", html) == []
