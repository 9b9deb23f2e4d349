"""A comparison as one PNG, at two pixels for each of its own, with its safety words inside."""

from typing import Final

from planner.differences import make_sides
from planner.forms.compare_picture import framed, told
from planner.forms.order import CannotMakeError, Form, Order, Theme
from planner.forms.svg import PRESETS, draw_as
from planner.forms.typesetting import as_png


def _of_order(order: Order) -> bytes:
    if order.comparison is None:
        raise CannotMakeError("nothing to compare was ordered")
    words = order.words
    sides = make_sides(order.comparison, words)
    scene = framed(sides, words, PRESETS[order.options.width])
    dark = order.options.theme is Theme.DARK
    size = {"width": scene.preset.narrowest, "height": round(scene.height)}
    picture = draw_as(scene, told(sides, words), dark=dark)
    return as_png("picture.typ", {"picture": picture, **size})


FORM: Final = Form(ending="png", media_type="image/png", render=_of_order, compares=True)
