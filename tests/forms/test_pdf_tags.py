"""Printed sheets for those who hear them read: PDF/UA-1, as far as a file can show it."""

import re
from itertools import pairwise
from typing import Final

import pytest

from planner.forms.address import ADDRESS_SETTING
from planner.plan.comparison import Comparison
from planner.plan.plan import Plan
from planner.reading.library import library
from planner.words.captions import alt_text
from tests.forms.examples import (
    DEFAULT,
    DEFAULT_COMPARISON,
    EXAMPLES,
    PATHWAY,
    TWO,
    dated,
    order_of,
)
from tests.forms.handouts import rendered
from tests.forms.pdf_reader import elements, links, opened, roles, text_of
from tests.in_words import say

FONT: Final = "AtkinsonHyperlegible"
every_sheet: Final = pytest.mark.parametrize(
    "shown",
    [*EXAMPLES, pytest.param(DEFAULT_COMPARISON, id="one-other"), pytest.param(TWO, id="others")],
)
each_kind: Final = pytest.mark.parametrize(
    "shown", [DEFAULT, DEFAULT_COMPARISON], ids=["handout", "comparison"]
)


@every_sheet
def test_the_whole_file(shown: Plan | Comparison) -> None:
    """Tagged, titled and in our font alone; its time is that of the content; no pixels in it."""
    title = "page.title" if isinstance(shown, Plan) else "compare.picture"
    with opened(rendered(shown)) as document:
        root, about = document.Root, document.docinfo
        assert str(root.Lang) == "en"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == say(title, medicine="Samplin")
        assert all(page.obj.Tabs == "/S" for page in document.pages if "/Annots" in page.obj)
        day = f"D:{PATHWAY.content_version:%Y%m%d}"
        assert str(about.CreationDate)[:10] == str(about.ModDate)[:10] == day
        levels = [int(role[1]) for role in roles(document) if re.fullmatch(r"H\d", role)]
        parts = [one for one in document.objects if hasattr(one, "keys")]
        fonts = {str(one.FontName) for one in parts if one.get("/Type") == "/FontDescriptor"}
        assert "/Image" not in {str(one.get("/Subtype")) for one in parts}
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {name.partition("+")[2] for name in fonts} == {f"{FONT}-Bold", f"{FONT}-Regular"}


@pytest.mark.parametrize("plan", EXAMPLES)
def test_the_handout_has_a_figure_with_a_text_of_its_own_and_a_table(plan: Plan) -> None:
    """The table has heads, and a row for each step that happens and each lane."""
    order = order_of(dated(plan))
    with opened(rendered(order.plan)) as document:
        found = roles(document)
        alternatives = [str(one.Alt) for one in elements(document) if one.S == "/Figure"]
    assert alternatives[0] == alt_text(order.timeline, order.words, table=True)
    assert all(alternatives)
    happening = [step for step in order.timeline.steps if step.happens]
    lines = len(happening) + len(order.timeline.lanes)
    assert {role: found.count(role) for role in ("Table", "TH", "TR", "TD")} == {
        "Table": 1,
        "TH": 2,
        "TR": 1 + lines,
        "TD": 2 * lines,
    }


@each_kind
def test_links(shown: Plan | Comparison) -> None:
    """Numbers to call, and the page's own address, where there is one.

    Without one, paper for a family has no words for those who run the app, and no code.
    """
    calls = {f"tel:{line.tel}" for line in library().helplines.lines if line.tel is not None}
    found: list[set[str]] = []
    figures: list[int] = []
    for content in (rendered(shown), rendered(shown, base=None)):
        assert ADDRESS_SETTING not in text_of(content)
        with opened(content) as document:
            found.append(links(document))
            figures.append(roles(document).count("Figure"))
    assert [{link for link in one if link.startswith("tel:")} for one in found] == [calls] * 2
    address = order_of(shown, base="https://timeline.example").address
    assert [address in one for one in found] == [True, False]
    assert not any("?" in link for link in found[1])
    assert figures == [2, 1]
