"""Tests of what a talk shows in a browser: its chart with the key, and the words around it."""

import re
from dataclasses import replace
from html import escape
from itertools import pairwise

import pytest

from planner.catalogue import words
from planner.forms import talk_parts
from planner.library import library
from planner.markup import led
from planner.plan import Context, Plan, default_plan
from planner.scene import TALK, Scene
from planner.table_rows import source_names
from planner.talk import talk_steps
from planner.timeline import make_timeline
from tests.programs import HARBOR, TWELVE_STEPS, program

WORDS = words()
PATHWAY = library().default
DEFAULT = default_plan(PATHWAY)
STEPS = talk_steps(make_timeline(DEFAULT), WORDS)
PLANS = {
    "built-in": DEFAULT,
    "harbor": default_plan(program(HARBOR)),
    "twelve-steps": default_plan(program(TWELVE_STEPS)),
}


def text(scene: Scene) -> list[str]:
    """The lines of type of a scene."""
    return ["".join(run.text for run in label.line) for label in scene.labels]


@pytest.mark.parametrize("beside_code", [False, True], ids=["alone", "beside-code"])
@pytest.mark.parametrize("name", PLANS)
def test_the_key_stands_below_the_chart(name: str, beside_code: bool) -> None:
    """What the marks mean is told in one row, below all else, inside the picture."""
    scene = talk_parts.chart(PLANS[name], "en", beside_code=beside_code)
    key = [label for label in scene.labels if label.top >= scene.key]
    messages = ("key.example", "key.range", "key.no-end", "key.may-not-happen")
    assert [label.text for label in key] == [WORDS.say(message) for message in messages]
    assert {label.top for label in key} == {key[0].top}
    assert all(one.right < two.left for one, two in pairwise(key))
    assert key[-1].right <= scene.preset.plot
    assert key[-1].bottom <= scene.height


def test_what_guidance_adds_is_not_in_the_key_of_the_article_alone() -> None:
    plan = Plan(pathway=PATHWAY, lengths=DEFAULT.lengths, context=Context.ARTICLE)
    assert WORDS.say("key.may-not-happen") not in text(talk_parts.chart(plan, "en"))
    assert WORDS.say("key.may-not-happen") in text(talk_parts.chart(DEFAULT, "en"))


@pytest.mark.parametrize("name", PLANS)
def test_more_steps_take_lower_bars_and_not_smaller_type(name: str) -> None:
    scene = talk_parts.chart(PLANS[name], "en")
    smallest = replace(TALK, bar=scene.preset.bar, gap=scene.preset.gap)
    assert scene.preset == smallest
    assert scene.preset.bar < TALK.bar


def test_the_topic_opens_the_talk() -> None:
    title = WORDS.say("chart.title", medicine=PATHWAY.medicine)
    assert title in talk_parts.opening(PATHWAY, 1, WORDS)
    assert talk_parts.opening(PATHWAY, 2, WORDS) == ""


@pytest.mark.parametrize("number", [4, len(STEPS)])
def test_the_foot(number: int) -> None:
    """Safety; then the place in the talk before the sources; below the last, all to call."""
    step = STEPS[number - 1]
    foot = talk_parts.foot(step, number, len(STEPS), PATHWAY, WORDS)
    assert led(PATHWAY.safety.inside, WORDS, kind="talk-safety") in foot
    place = WORDS.say("talk.place", number=number, count=len(STEPS))
    assert f"<p>{place} · {source_names(step.sources, PATHWAY, WORDS)}</p>" in foot
    links = library().helplines.lines if number == len(STEPS) else ()
    assert foot.count("<a ") == len(links)
    assert all(escape(line.title) in foot for line in links)


def test_the_help_screen_names_every_line() -> None:
    screen = talk_parts.help_screen(PATHWAY, WORDS)
    assert re.findall(r"<h2>(.*?)</h2>", screen) == [WORDS.say("talk.help-lines")]
    for line in library().helplines.lines:
        assert escape(line.title) in screen
        assert escape(line.about) in screen


def test_an_address_too_long_for_a_code_is_told_alone() -> None:
    told = talk_parts.address(DEFAULT, "en", "https://example.org")
    assert '<img alt="' in told
    assert '<a href="https://example.org/" rel="noreferrer">example.org</a>' in told
    long = talk_parts.address(DEFAULT, "en", f"https://example.org/{'a' * 3000}")
    assert "<img" not in long
    assert "a" * 3000 in long


def test_a_long_address_is_broken_between_its_parts() -> None:
    plan = DEFAULT.with_length("detox", 9).with_length("treatment", 45)
    told = talk_parts.address(plan, "en", "https://example.org")
    assert 'href="https://example.org/?detox=9&amp;treatment=45"' in told
    assert ">example.org/?detox=9<wbr>&amp;treatment=45</a>" in told
