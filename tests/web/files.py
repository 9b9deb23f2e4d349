"""The addresses of all files that the app serves, and a link that every one takes."""

import re
from typing import Final

import pytest
from starlette.routing import Route

from planner.forms import COMPARE_FORMS, FORMS
from planner.web.routes import ROUTES

GOOD: Final = b"treatment=45&start=2027-01-04&with=treatment:28&v=1"
"""A link for every file: a plan takes no notice of what it is compared with."""

TEXT: Final = "text/plain; charset=utf-8"

FILES: Final = sorted(
    route.path
    for route in ROUTES
    if isinstance(route, Route) and re.fullmatch(r"/\w+\.\w+", route.path)
)
"""The address of every file that a route serves, so that new ones are tested too."""

MADE: Final = sorted(form.path for form in (*FORMS.values(), *COMPARE_FORMS.values()))
"""Those that are made from a link."""

on_every_file: Final = pytest.mark.parametrize("path", MADE)
