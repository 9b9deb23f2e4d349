"""The forms of a plan, and of a plan beside others: each is a function of its order.

A form's own library is imported when the form is first made, and by that form alone.
"""

from collections.abc import Mapping
from typing import Final

from planner.forms import ics, record
from planner.forms.order import Form
from planner.forms.page import offline
from planner.forms.paper import compare_pdf, handout
from planner.forms.picture import compare_picture, png, svg
from planner.forms.slides import pptx
from planner.forms.table import table

_ALL: Final = (
    *(handout.FORM, ics.FORM, pptx.FORM, offline.FORM, png.FORM, svg.FORM),
    *(table.FORM_CSV, table.FORM_XLSX, record.FORM),
)

FORMS: Final[Mapping[str, Form]] = {form.ending: form for form in _ALL}
"""Every form of a plan by the ending of its file."""

COMPARE_FORMS: Final[Mapping[str, Form]] = {
    form.ending: form for form in (compare_pdf.FORM, compare_picture.FORM)
}
"""Every form of a plan beside others by the ending of its file."""

__all__ = ["COMPARE_FORMS", "FORMS", "Form"]
