"""The picture of `planner.forms.svg` as a PNG, at two pixels for each of its own."""

from typing import Final

from planner.forms import svg
from planner.forms.order import Form, Order
from planner.forms.typesetting import as_png


def _of_order(order: Order) -> bytes:
    scene, picture = svg.picture(order, with_font=False)
    size = {"width": scene.preset.narrowest, "height": round(scene.height)}
    return as_png("picture.typ", {"picture": picture, **size})


FORM: Final = Form(ending="png", media_type="image/png", render=_of_order)
