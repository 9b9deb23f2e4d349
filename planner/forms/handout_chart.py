"""The chart of the handout: without a frame, as wide as the page."""

from dataclasses import replace
from typing import Final

from planner import palette
from planner.catalogue import Words
from planner.forms.printed_fit import WIDTH
from planner.forms.svg import draw, told
from planner.palette import css
from planner.scene import Preset, make_scene
from planner.scene.shapes import HANDOUT
from planner.timeline import Timeline

_WHITE: Final = "white"
"""What a page is printed on: the paper color of screens would come out as a veil of gray."""


class Chart:
    """The chart of a timeline from its first row to its key: the page says the rest."""

    def __init__(self, timeline: Timeline, words: Words, preset: Preset = HANDOUT) -> None:
        self._timeline = timeline
        self._words = words
        self._scene = make_scene(timeline, words, preset)

    @property
    def height(self) -> float:
        """Its height on paper, in points."""
        return WIDTH * self._scene.height / self._scene.preset.narrowest

    def lowered(self, height: float) -> "Chart":
        """This chart at about that height, if it is higher, and still as wide as the page."""
        if height >= self.height:
            return self
        preset = self._scene.preset
        wider = replace(preset, narrowest=round(preset.narrowest * self.height / height))
        return Chart(self._timeline, self._words, wider)

    def picture(self) -> str:
        """The chart as SVG."""
        drawn = draw(self._scene, told(self._timeline, self._words))
        return drawn.replace(css(palette.PAPER), _WHITE)
