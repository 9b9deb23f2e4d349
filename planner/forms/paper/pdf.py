"""The handout: three pages to print, tagged by PDF/UA-1, with the chart as shapes and words."""

from typing import Final

from planner.forms.order import Form, Order
from planner.forms.paper.handout import handout
from planner.forms.paper.typesetting import as_pdf


def _of_order(order: Order) -> bytes:
    made = order.plan.pathway.content_version
    return as_pdf("handout.typ", handout(order), made=made)


FORM: Final = Form(
    ending="pdf",
    media_type="application/pdf",
    render=_of_order,
    options=frozenset({"paper"}),
)
