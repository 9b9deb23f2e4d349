"""The forms of a plan: each is a function of its order, for a route and for the command line.

A form's own library is imported when the form is first made, and by that form alone.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from planner.forms import ics, offline, pdf, png, pptx, record, svg, table
from planner.forms.order import Form

_ALL: Final = (
    *(pdf.FORM, ics.FORM, pptx.FORM, offline.FORM, png.FORM, svg.FORM),
    *(table.FORM_CSV, table.FORM_XLSX, record.FORM),
)

FORMS: Final[Mapping[str, Form]] = MappingProxyType({form.ending: form for form in _ALL})
"""Every form by the ending of its file."""

__all__ = ["FORMS", "Form"]
