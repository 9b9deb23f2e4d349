"""Where the labels of a picture stand, and whether they are apart."""

from dataclasses import dataclass
from itertools import combinations

from planner.scene import Scene

WIDE = 1256
"""The days' width, in pixels, in a picture as wide as a desktop page."""

NEARLY = 1e-6
"""Pixels by which rounding may move an edge."""


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


def assert_nothing_meets(scene: Scene, plot: float) -> None:
    """No label touches another or is cut off, when the days are `plot` pixels wide."""
    labels = boxes(scene, plot)
    assert [pair for pair in combinations(labels, 2) if pair[0].meets(pair[1])] == []
    for box in labels:
        assert -NEARLY <= box.left < box.right <= plot + NEARLY, box
        assert -NEARLY <= box.top < box.bottom <= scene.height + NEARLY, box
