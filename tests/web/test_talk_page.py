"""Tests of the page `/present`: its address, its sentences, and what a browser keeps of it."""

import re
from html import escape
from typing import Final

import pytest

from app import app
from planner.forms.page.talk_document import policy
from planner.language.catalogue import words_for
from planner.plan.link import decode, values_of
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import library
from planner.words.complaints import complaint_sentence
from planner.words.plan_in_words import PlanInWords
from planner.words.talk import talk_steps
from tests.web.asgi import HOST, TEXT_PAGE, Answer, ask

WORDS: Final = words_for()
DEFAULT: Final = default_plan(library().default)
COUNT: Final = len(talk_steps(PlanInWords(make_timeline(DEFAULT), WORDS)))


def open_talk(query: bytes = b"", *headers: tuple[bytes, bytes]) -> Answer:
    return ask(app, "/present", query, headers=(HOST, *headers))


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


@pytest.mark.parametrize(("query", "key"), [(b"", "example"), (b"step=3", "detox")])
def test_the_step_of_the_address(query: bytes, key: str) -> None:
    assert shown(open_talk(query)) == key


@pytest.mark.parametrize("said", ["0", str(COUNT + 1), "2.0", "", "two"])
def test_a_bad_step_gets_a_sentence(said: str) -> None:
    """The talk is shown from its start, and what is possible is said over it."""
    answer = open_talk(f"step={said}".encode())
    assert answer.status == 200
    assert shown(answer) == "example"
    (faults,) = re.findall(r'<div class="faults".*?</div>', answer.text, re.DOTALL)
    assert str(COUNT) in faults
    assert '<div class="faults"' not in open_talk(b"step=1").text


def test_a_bad_value_of_the_plan_gets_its_sentence() -> None:
    values = values_of("detox=9999")
    (complaint,) = decode(values, library(), ("en",)).complaints
    assert escape(complaint_sentence(complaint, WORDS)) in open_talk(b"detox=9999").text


def test_the_plan_of_the_link_is_told() -> None:
    """Its lengths, and the way back to its page."""
    text = open_talk(b"treatment=45&start=2027-01-04").text
    assert WORDS.count("days", 45) in text
    assert re.search(r'<a href="\./\?pathway=[^"]*treatment=45[^"]*start=2027-01-04', text)


def test_an_escaped_address_is_read_as_it_was_meant() -> None:
    assert shown(open_talk(b"treatment%3D45%26step%3D3")) == "detox"
    assert shown(open_talk(b"treatment=45&amp;step=3")) == "detox"


def test_a_name_in_the_wrong_case_gets_a_sentence() -> None:
    answer = open_talk(b"STEP=3")
    assert shown(answer) == "example"
    sentence = WORDS.say("complaint.case", said="STEP", parameter="step")
    assert escape(sentence) in answer.text
