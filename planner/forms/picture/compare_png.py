"""A comparison as one PNG, at two pixels for each of its own, with its safety words inside."""

from typing import Final

from planner.forms.order import CannotMakeError, Form, Order
from planner.forms.picture.compare_picture import framed
from planner.forms.picture.png import photographed
from planner.forms.picture.svg import PRESETS
from planner.words.differences import make_sides


def _of_order(order: Order) -> bytes:
    if order.comparison is None:
        raise CannotMakeError("nothing to compare was ordered")
    words = order.words
    sides = make_sides(order.comparison, words)
    scene = framed(sides, words, PRESETS[order.options.width])
    return photographed(scene, language=words.language, theme=order.options.theme)


FORM: Final = Form(
    ending="png",
    media_type="image/png",
    render=_of_order,
    options=frozenset({"theme", "width"}),
    compares=True,
)
