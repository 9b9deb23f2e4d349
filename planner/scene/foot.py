"""The foot of the picture: the key to its bars, and the words that no picture goes without."""

from collections.abc import Sequence
from typing import Final

from planner.captions import Runs
from planner.catalogue import Words
from planner.lettering import Run, break_lines, line_width
from planner.pathway import GuidanceLane
from planner.scene.canvas import BETWEEN, Canvas
from planner.scene.shapes import Swatch, Texture

_KEY: Final = (
    (Texture.SOLID, False, "key.example"),
    (Texture.SOLID, True, "key.shortest"),
    (Texture.STRIPES, False, "key.longest"),
    (Texture.FADE, False, "key.no-end"),
    (Texture.FADED_STRIPES, False, "key.may-not-happen"),
)
"""What each way to draw a bar means: its texture, whether it has a notch, the message."""


def draw_key(canvas: Canvas, lanes: Sequence[GuidanceLane], words: Words) -> None:
    """What bar, notch, stripes and fade mean, in as many rows as the narrowest width needs."""
    preset = canvas.preset
    size = preset.small_size
    height = preset.leading(size)
    left = 0.0
    may_not_happen = any(lane.may_not_happen for lane in lanes)
    for texture, notch, message in _KEY:
        if texture is Texture.FADED_STRIPES and not may_not_happen:
            continue
        caption = (Run(words.say(message), quiet=True),)
        (line,) = break_lines(caption, size, preset.plot - 3 * height)
        sample, text = 1.8 * height, line_width(line, size)
        width = sample + BETWEEN + text
        if left and left + width > preset.plot:
            left = 0.0
            canvas.y += height * 1.25
        canvas.scene.swatches.append(
            Swatch(
                left=left,
                right=left + sample,
                top=canvas.y + 0.15 * height,
                bottom=canvas.y + 0.9 * height,
                texture=texture,
                notch=notch,
            )
        )
        canvas.label(line, size, width=text, x=0, shift=left + sample + BETWEEN, top=canvas.y)
        left += width + 2 * BETWEEN
    canvas.y += height * 1.25 + preset.gap / 2


def draw_closing(canvas: Canvas, closing: Runs) -> None:
    """The words that no picture goes without, a paragraph each."""
    for run in closing:
        canvas.paragraph((run,), canvas.preset.small_size)
    canvas.y += canvas.preset.gap / 2
