"""The handout for those who hear it read: PDF/UA-1, as far as a file can show it."""

import re
from itertools import pairwise

import pytest

from planner.forms.order import Paper
from planner.language.catalogue import words_for
from planner.plan.plan import Plan
from planner.reading.library import library
from planner.words.captions import alt_text
from tests.forms.examples import EXAMPLES, dated, order_of
from tests.forms.handouts import on_both_papers, rendered
from tests.forms.pdf_reader import elements, links, opened, roles


class TestTags:
    """PDF/UA-1, as far as a file can show it; typst refuses to write what breaks it."""

    @on_both_papers
    @pytest.mark.parametrize("plan", EXAMPLES)
    def test_the_whole_file(self, plan: Plan, paper: Paper) -> None:
        with opened(rendered(plan, paper=paper)) as document:
            root = document.Root
            assert str(root.Lang) == "en"
            assert bool(root.MarkInfo.Marked)
            assert bool(root.ViewerPreferences.DisplayDocTitle)
            assert "/StructTreeRoot" in root
            with document.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1"
                assert metadata["dc:title"] == words_for().say("page.title", medicine="Samplin")
            assert all(page.obj.Tabs == "/S" for page in document.pages if "/Annots" in page.obj)

    def test_headings_skip_no_level(self) -> None:
        with opened(rendered()) as document:
            levels = [int(role[1]) for role in roles(document) if re.fullmatch(r"H\d", role)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))

    @pytest.mark.parametrize("plan", EXAMPLES)
    def test_the_chart_is_a_figure_with_a_text_of_its_own(self, plan: Plan) -> None:
        order = order_of(dated(plan))
        with opened(rendered(order.plan)) as document:
            figures = [one for one in elements(document) if one.S == "/Figure"]
            alternatives = [str(figure.Alt) for figure in figures]
        assert alternatives[0] == alt_text(order.timeline, order.words, table=True)
        assert all(alternatives)

    @pytest.mark.parametrize("plan", EXAMPLES)
    def test_the_table_has_heads_and_a_row_a_line(self, plan: Plan) -> None:
        order = order_of(plan)
        with opened(rendered(order.plan)) as document:
            found = roles(document)
        happening = [step for step in order.timeline.steps if step.happens]
        assert found.count("Table") == 1
        assert found.count("TH") == 2
        assert found.count("TR") == 1 + len(happening) + len(order.timeline.lanes)
        assert found.count("TD") == 2 * (found.count("TR") - 1)

    def test_help_lines_can_be_called(self) -> None:
        with opened(rendered()) as document:
            called = {link for link in links(document) if link.startswith("tel:")}
        assert called == {
            f"tel:{line.tel}" for line in library().helplines.lines if line.tel is not None
        }

    def test_the_chart_is_drawn_not_an_image(self) -> None:
        with opened(rendered()) as document:
            kinds = {str(one.get("/Subtype")) for one in document.objects if hasattr(one, "keys")}
        assert "/Image" not in kinds

    def test_the_bundled_font_alone(self) -> None:
        with opened(rendered()) as document:
            fonts = {
                str(one.FontName)
                for one in document.objects
                if hasattr(one, "keys") and one.get("/Type") == "/FontDescriptor"
            }
        assert {name.partition("+")[2] for name in fonts} == {
            "AtkinsonHyperlegible-Bold",
            "AtkinsonHyperlegible-Regular",
        }
