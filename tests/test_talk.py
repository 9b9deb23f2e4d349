"""Tests of the steps of a talk."""

import pytest

from planner.catalogue import words
from planner.library import library
from planner.plan import Context, Plan, default_plan
from planner.scene import GUIDANCE_ROW
from planner.talk import talk_steps
from planner.timeline import make_timeline

WORDS = words()
PATHWAY = library().default
DEFAULT = default_plan(PATHWAY)
MOST_POINTS = {"example": 3, "safety": 5}


def test_the_ten_steps() -> None:
    """The promised steps come in the promised order."""
    keys = [step.key for step in talk_steps(make_timeline(DEFAULT), WORDS)]
    assert keys == [
        *("example", "before", "detox", "slowly", "evaluation"),
        *("treatment", "outpatient", "aftercare", "safety", "whole"),
    ]


def test_the_article_alone_has_no_step_of_guidance() -> None:
    """What guidance adds is not spoken of when the article is shown alone."""
    plan = Plan(pathway=PATHWAY, lengths=DEFAULT.lengths, context=Context.ARTICLE)
    keys = [step.key for step in talk_steps(make_timeline(plan), WORDS)]
    assert "slowly" not in keys
    assert len(keys) == 9


@pytest.mark.parametrize("scenario", PATHWAY.scenarios, ids=lambda scenario: scenario.key)
def test_every_step(scenario: object) -> None:
    """Each step has a few points and a source; the chart grows, but where it is not shown."""
    plan = DEFAULT.with_scenario(next(one for one in PATHWAY.scenarios if one is scenario))
    timeline = make_timeline(plan)
    shown: frozenset[str] = frozenset()
    for step in talk_steps(timeline, WORDS):
        assert 1 <= len(step.points) <= MOST_POINTS.get(step.key, 2)
        assert step.sources
        assert step.current <= step.shown
        if step.key != "safety":
            assert shown <= step.shown
            shown = step.shown
    rows = {one.stage.key for one in timeline.steps} | {lane.key for lane in timeline.lanes}
    assert shown == rows | {GUIDANCE_ROW}
