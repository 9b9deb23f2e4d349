"""A scene as a talk shows it: stage by stage, the one spoken of strong, the rest readable."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final, TypeVar

from planner.scene.shapes import Bar, Label, RangeLine, Scene, Stroke

BEHIND: Final = 0.45
"""The strength of a stage that is on the chart but not spoken of."""

_Drawn = TypeVar("_Drawn", Bar, RangeLine, Stroke)
_Any = TypeVar("_Any", Bar, RangeLine, Stroke, Label)


def reveal(scene: Scene, *, shown: Collection[str], current: Collection[str]) -> Scene:
    """The scene with its frame and only these rows; those not current are drawn weaker."""

    def kept(parts: Iterable[_Any]) -> list[_Any]:
        return [part for part in parts if not part.row or part.row in shown]

    def weaker(parts: Iterable[_Drawn]) -> list[_Drawn]:
        return [
            part
            if not part.row or part.row in current
            else replace(part, strength=part.strength * BEHIND)
            for part in kept(parts)
        ]

    return replace(
        scene,
        bars=weaker(scene.bars),
        ranges=weaker(scene.ranges),
        strokes=weaker(scene.strokes),
        labels=kept(scene.labels),
    )
