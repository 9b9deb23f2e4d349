"""Pictures for tests, and where their words stand."""

from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st

from planner.catalogue import words
from planner.plan import Plan
from planner.scene import PAGE, Preset, Scene, make_scene
from planner.timeline import make_timeline

WIDE: Final = 1256
"""The days' width, in pixels, in a picture as wide as a desktop page."""

NEARLY: Final = 1e-6
todays: Final = st.none() | st.integers(-10, 500)


@dataclass(frozen=True)
class Box:
    """The place of a label, in pixels."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right - NEARLY
            and other.left < self.right - NEARLY
            and self.top < other.bottom - NEARLY
            and other.top < self.bottom - NEARLY
        )


def boxes(scene: Scene, plot: float) -> list[Box]:
    """Every label when the days are `plot` pixels wide."""
    found = []
    for label in scene.labels:
        left = label.x / scene.days * plot + label.shift
        text = "".join(run.text for run in label.line)
        found.append(Box(left, label.top, left + label.width, label.bottom, text))
    return found


def draw(plan: Plan, preset: Preset = PAGE, *, today: int | None = None) -> Scene:
    return make_scene(make_timeline(plan), words(), preset, today=today)


def text_of(scene: Scene) -> str:
    """All words of a picture in the order in which they are drawn."""
    return " ".join(box.text for box in boxes(scene, PAGE.plot)).replace("\u00a0", " ")
