"""Tests of the page `/present`: its address, its sentences, and what a browser keeps of it."""

import re
from html import unescape
from typing import Final

import pytest

from app import app
from planner.forms.page.talk_document import policy
from planner.language.catalogue import languages, words_for
from planner.plan.link import Reader, decode, values_of
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import library
from planner.words.complaints import complaint_lines
from planner.words.plan_in_words import PlanInWords
from planner.words.talk import talk_steps
from tests.web.asgi import TEXT_PAGE, Answer, ask

WORDS: Final = words_for()
DEFAULT: Final = default_plan(library().default)
COUNT: Final = len(talk_steps(PlanInWords(make_timeline(DEFAULT), WORDS)))


def open_talk(query: bytes = b"") -> Answer:
    return ask(app, "/present", query)


def shown(answer: Answer) -> str:
    """The title of the step that is shown first."""
    (title,) = re.findall(r'<section class="step" data-step="([\w-]+)">', answer.text)
    return str(title)


def test_the_document() -> None:
    """A page of our own, kept by the browser until it has changed, under a policy of its own."""
    answer = open_talk()
    assert (answer.status, answer.headers["content-type"]) == (200, TEXT_PAGE)
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-security-policy"].startswith(policy("'self' data:"))
    assert "stApp" not in answer.text
    assert answer.text.count("<h1") == COUNT
    assert '<div class="faults"' not in answer.text


@pytest.mark.parametrize(
    ("query", "key"),
    [
        pytest.param(b"", "example", id="none"),
        pytest.param(b"step=3", "detox", id="third"),
        pytest.param(b"treatment%3D45%26step%3D3", "detox", id="escaped"),
        pytest.param(b"treatment=45&amp;step=3", "detox", id="escaped-as-html"),
    ],
)
def test_the_step_of_the_address(query: bytes, key: str) -> None:
    assert shown(open_talk(query)) == key


@pytest.mark.parametrize(
    ("query", "key"),
    [
        *((f"step={said}", "example") for said in ("0", str(COUNT + 1), "2.0", "", "two")),
        ("STEP=3", "example"),
        ("detox=9999&step=3", "detox"),
    ],
)
def test_bad_values_get_sentences(query: str, key: str) -> None:
    """What is possible is said over the talk, which is shown from its start if the step is bad."""
    values = values_of(query)
    decoded, reader = decode(values, library(), languages()), Reader(values)
    reader.one_of("step", [str(number) for number in range(1, COUNT + 1)])
    complaints = [*decoded.complaints, *reader.complaints]
    answer = open_talk(query.encode())
    assert (answer.status, shown(answer)) == (200, key)
    (faults,) = re.findall(r'<div class="faults".*?</div>', answer.text, re.DOTALL)
    assert [unescape(one) for one in re.findall("<p>(.*?)</p>", faults)] == complaint_lines(
        complaints, WORDS, decoded.plan
    )


def test_the_plan_of_the_link_is_shown() -> None:
    """Its lengths, and the way back to its page."""
    text = open_talk(b"treatment=45&start=2027-01-04").text
    assert WORDS.count("days", 45) in text
    assert re.search(r'<a href="\./\?pathway=[^"]*treatment=45[^"]*start=2027-01-04', text)
