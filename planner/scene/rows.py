"""The rows of the picture: a caption and a bar for each stage, and for what guidance adds."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from planner import captions, palette
from planner.catalogue import Words
from planner.pathway import GuidanceLane
from planner.scene.canvas import Canvas
from planner.scene.shapes import Texture, half_notch
from planner.timeline import Step, Timeline

_LEAST_PART: Final = 5
"""A part of a bar narrower than this many pixels gets no notch: the numbers still say it.

Nor does one that would be hardly wider than the notch."""

_FADE_PARTS: Final = 24
"""A bar of stripes that fades is so many parts of one strength each; those alike are one piece."""


def draw_step(canvas: Canvas, timeline: Timeline, step: Step, words: Words) -> None:
    """A stage: its caption, and under it its bar, if it has any days."""
    with canvas.within(step.stage.key):
        canvas.y += canvas.preset.gap / 2
        caption = captions.step_caption(timeline, step, words)
        canvas.caption(caption, step.start if step.start is not None else 0)
        if step.start is not None:
            hover = "\n".join(captions.step_hover(timeline, step, words))
            _bar(canvas, step, step.start, hover)
            canvas.y += canvas.preset.bar
        canvas.y += canvas.preset.gap / 2


def _bar(canvas: Canvas, step: Step, start: int, hover: str) -> None:
    """The bar of a stage, with the notch and stripes of its range."""
    color = palette.KINDS[step.stage.kind]
    stated = step.stage.range
    if stated is not None and stated.most is not None and stated.most > step.days:
        canvas.bar(step.drawn_end, start + stated.most, Texture.STRIPES, color, hover)
    if step.stage.open_ended:
        canvas.bar(start, canvas.scene.days, Texture.FADE, color, hover)
        canvas.arrow(canvas.scene.days, color)
    else:
        canvas.bar(start, step.drawn_end, Texture.SOLID, color, hover)
    if stated is not None and stated.least < step.days:
        narrower = min(stated.least, step.days - stated.least)
        least = max(_LEAST_PART, half_notch(canvas.preset.bar) + 1)
        if narrower * canvas.pixels_a_day >= least:
            canvas.notch(start + stated.least)


def draw_lanes(canvas: Canvas, lanes: Sequence[GuidanceLane], words: Words) -> None:
    """What guidance adds, apart from the stages."""
    if not lanes:
        return
    preset = canvas.preset
    with canvas.within(lanes[0].key):
        canvas.y += preset.gap
        canvas.stroke_across(canvas.y, palette.QUIET)
        canvas.y += preset.gap / 2
        canvas.paragraph(captions.lanes_heading(words), preset.size, clears=True)
    for lane in lanes:
        with canvas.within(lane.key):
            canvas.y += preset.gap / 2
            canvas.caption(captions.lane_caption(lane, words), 0)
            hover = "\n".join(captions.lane_hover(lane, words))
            if lane.may_not_happen:
                _faded_stripes(canvas, hover)
            else:
                canvas.bar(0, canvas.scene.days, Texture.FADE, palette.GUIDANCE, hover)
                canvas.arrow(canvas.scene.days, palette.GUIDANCE)
            canvas.y += preset.bar + preset.gap / 2


def _faded_stripes(canvas: Canvas, hover: str) -> None:
    """Stripes all across that fade at both ends: nothing here has a first or a last day."""
    part = canvas.scene.days / _FADE_PARTS
    for strength, alike in groupby(range(_FADE_PARTS), _strength):
        parts = list(alike)
        canvas.bar(
            parts[0] * part,
            (parts[-1] + 1) * part,
            Texture.FADED_STRIPES,
            palette.GUIDANCE,
            hover,
            strength=strength,
        )


def _strength(part: int) -> float:
    """How strong a part of a bar that fades is: at full strength in the half around the middle."""
    return min(1.0, min(part + 0.5, _FADE_PARTS - part - 0.5) / _FADE_PARTS * 4)
