"""What a facility's file says is plain text in every form, whatever it looks like.

That each sign of it is there is tested with all that is read back.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from planner.forms import COMPARE_FORMS, FORMS, Form
from planner.forms.order import Titles
from planner.plan.comparison import Comparison, OtherLength
from planner.plan.plan import default_plan
from tests.forms.examples import dated, order_of
from tests.forms.pdf_reader import links, opened, squeezed, text_of
from tests.forms.readers import Page
from tests.programs import MARKUP, program

PLAN: Final = dated(default_plan(program(MARKUP)))
COMPARISON: Final = Comparison(plan=PLAN, others=(OtherLength(key="mathematics", length=20),))
STRANGE: Final = "evil"
"""What stands in every address that the file names."""


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


@pytest.mark.parametrize(
    "form",
    [*(FORMS[ending] for ending in ("pdf", "html", "pptx", "xlsx", "svg")), COMPARE_FORMS["pdf"]],
    ids=lambda form: form.path,
)
def test_no_address_is_a_link(form: Form) -> None:
    """A facility's file leads nobody anywhere."""
    content = form.render(order_of(COMPARISON, titles=Titles.FULL))
    addresses = list(_addresses(form.ending, content))
    assert addresses or form.ending == "svg"
    assert not [one for one in addresses if STRANGE in one.lower()]


def test_a_comparison_shows_it_as_it_stands() -> None:
    assert squeezed(PLAN.pathway.stages[2].title) in text_of(
        COMPARE_FORMS["pdf"].render(order_of(COMPARISON))
    )
