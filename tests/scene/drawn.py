"""Pictures for tests, and their words."""

from planner.catalogue import words
from planner.plan import Plan
from planner.scene import PAGE, Preset, Scene, make_scene
from planner.timeline import make_timeline
from tests.labels import boxes


def draw(plan: Plan, preset: Preset = PAGE, *, today: int | None = None) -> Scene:
    return make_scene(make_timeline(plan), words(), preset, today=today)


def text_of(scene: Scene) -> str:
    """All words of a picture in the order in which they are drawn."""
    return " ".join(box.text for box in boxes(scene, PAGE.plot)).replace("\u00a0", " ")
