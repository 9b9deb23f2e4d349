"""A scene as a talk shows it: stage by stage, the one spoken of strong, the rest readable."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from planner.scene.shapes import Scene

BEHIND: Final = 0.45
"""The strength of a stage that is on the chart but not spoken of."""


def reveal(scene: Scene, *, shown: Collection[str], current: Collection[str]) -> Scene:
    """The scene with only these rows, in the same places; those not current are drawn weaker."""
    return replace(
        scene,
        bars=[
            bar if bar.row in current else replace(bar, strength=bar.strength * BEHIND)
            for bar in scene.bars
            if bar.row in shown
        ],
        marks=[
            mark if not mark.row or mark.row in current else replace(mark, strength=BEHIND)
            for mark in scene.marks
            if not mark.row or mark.row in shown
        ],
        notches=[notch for notch in scene.notches if notch.row in shown],
        strokes=[stroke for stroke in scene.strokes if not stroke.row or stroke.row in shown],
        labels=[label for label in scene.labels if not label.row or label.row in shown],
    )
