"""Where labels stand, in a picture or a chart, and whether they are apart."""

from dataclasses import dataclass
from itertools import combinations

from planner.chart.scene import Scene

NEARLY = 1e-6
"""Pixels by which rounding may move an edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The place of a label, in pixels from the upper left."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def meets(self, other: "Box") -> bool:
        """Whether any part of one lies on the other."""
        return (
            self.left < other.right - NEARLY
            and other.left < self.right - NEARLY
            and self.top < other.bottom - NEARLY
            and other.top < self.bottom - NEARLY
        )


def boxes(scene: Scene) -> list[Box]:
    """Every label."""
    return [
        Box(
            left=label.left,
            top=label.top,
            right=label.right,
            bottom=label.bottom,
            text=label.text,
        )
        for label in scene.labels
    ]


def assert_nothing_meets(scene: Scene) -> None:
    """No label touches another or is cut off."""
    labels = boxes(scene)
    assert [pair for pair in combinations(labels, 2) if pair[0].meets(pair[1])] == []
    for box in labels:
        assert -NEARLY <= box.left < box.right <= scene.preset.plot + NEARLY, box
        assert -NEARLY <= box.top < box.bottom <= scene.height + NEARLY, box
