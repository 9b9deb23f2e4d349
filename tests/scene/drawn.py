"""Pictures for tests, and their words."""

from typing import Final

from planner.day_words import DAYS_A_WEEK
from planner.pathway import MOST_DAYS, MOST_STAGES
from planner.plan import Plan
from planner.scene import PAGE, Preset, Scene, make_scene
from planner.scene.shapes import Label
from planner.timeline import make_timeline
from tests.in_words import WORDS, say
from tests.labels import boxes

WEEKS: Final = frozenset(
    say("tick.week", week=week) for week in range(1, MOST_STAGES * MOST_DAYS // DAYS_A_WEEK + 2)
)
"""The names of all weeks that a picture can have."""


def draw(plan: Plan, preset: Preset = PAGE, *, today: int | None = None) -> Scene:
    return make_scene(make_timeline(plan), WORDS, preset, today=today)


def text_of(scene: Scene) -> str:
    """All words of a picture in the order in which they are drawn."""
    return " ".join(box.text for box in boxes(scene, PAGE.plot)).replace("\u00a0", " ")


def week_labels(scene: Scene) -> list[Label]:
    """The labels that name weeks."""
    return [label for label in scene.labels if label.line[0].text in WEEKS]
