"""Pictures for tests, and their words."""

from planner.chart.palette import INK
from planner.chart.scene import PAGE, Preset, Scene, make_scene
from planner.chart.scene.shapes import Label, Stroke
from planner.plan.plan import Plan
from planner.plan.timeline import make_timeline
from tests.in_words import WORDS
from tests.labels import boxes


def draw(plan: Plan, preset: Preset = PAGE) -> Scene:
    return make_scene(make_timeline(plan), WORDS, preset)


def text_of(scene: Scene) -> str:
    """All words of a picture in the order in which they are drawn."""
    return " ".join(box.text for box in boxes(scene)).replace("\u00a0", " ")


def ticks_of(scene: Scene) -> list[Label]:
    """The labels below the axis."""
    return [label for label in scene.labels if scene.axis < label.top < scene.key]


def named_days_of(scene: Scene) -> list[Stroke]:
    """The lines of the named days."""
    return [line for line in scene.strokes if line.top < line.bottom and line.color == INK]
