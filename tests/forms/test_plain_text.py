"""What a facility's file says is plain text in every form, whatever it looks like."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Final
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from planner.forms import COMPARE_FORMS, FORMS
from planner.forms.order import Titles
from planner.plan.comparison import Comparison, OtherLength
from planner.plan.plan import default_plan
from tests.forms.examples import START, order_of
from tests.forms.pdf_reader import links, opened, squeezed, text_of
from tests.forms.readers import READERS, Page, read
from tests.programs import MARKUP, program

PLAN: Final = replace(default_plan(program(MARKUP)), start=START)
ORDER: Final = order_of(PLAN, titles=Titles.FULL)
TITLES: Final = tuple(stage.title for stage in PLAN.pathway.stages)
STRANGE: Final = "evil"
"""What stands in every address that the file names."""


@pytest.mark.parametrize("ending", READERS)
def test_every_form_shows_it_as_it_stands(ending: str) -> None:
    """Each sign of titles, name and contact is there, and nothing is made of it."""
    _, told = read(ending, PLAN)
    for title in TITLES:
        assert squeezed(title) in told.words
    assert squeezed(PLAN.pathway.facility or "") in told.words
    if ending not in {"svg", "png"}:
        assert squeezed(PLAN.pathway.contact or "") in told.words


def _addresses(ending: str, content: bytes) -> Iterator[str]:
    """Every address that a file leads to by itself."""
    if ending == "pdf":
        with opened(content) as pdf:
            yield from links(pdf)
    elif ending == "html":
        yield from Page(content.decode()).addresses
    elif ending in {"pptx", "xlsx"}:
        with ZipFile(BytesIO(content)) as packed:
            for name in packed.namelist():
                if name.endswith(".rels"):
                    root = ElementTree.fromstring(packed.read(name))
                    yield from (one.get("Target", "") for one in root)
    elif ending == "svg":
        for one in ElementTree.fromstring(content).iter():
            yield from (value for name, value in one.items() if name.endswith("href"))


@pytest.mark.parametrize("ending", ["pdf", "html", "pptx", "xlsx", "svg"])
def test_no_address_is_a_link(ending: str) -> None:
    """A facility's file leads nobody anywhere."""
    addresses = list(_addresses(ending, FORMS[ending].render(ORDER)))
    assert addresses or ending == "svg"
    assert not [one for one in addresses if STRANGE in one.lower()]


@pytest.mark.parametrize("ending", COMPARE_FORMS)
def test_a_comparison(ending: str) -> None:
    """The same holds where plans stand side by side."""
    other = OtherLength(key="mathematics", length=20)
    order = replace(ORDER, comparison=Comparison(plan=PLAN, others=(other,)))
    content = COMPARE_FORMS[ending].render(order)
    if ending == "pdf":
        assert squeezed(TITLES[2]) in text_of(content)
        assert not [one for one in _addresses(ending, content) if STRANGE in one.lower()]
