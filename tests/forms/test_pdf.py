"""The handout: tagged, complete, on two pages, the same bytes for the same order."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import table_rows
from planner.captions import alt_text
from planner.catalogue import words
from planner.forms import pdf
from planner.forms.order import CannotMakeError, Options, Order, Paper
from planner.forms.typesetting import as_pdf
from planner.library import library
from planner.pathway import Card, Pathway
from planner.plan import Context, Plan, default_plan
from planner.wording import answer, ask_line, disclaimer, ninety_sentence, safety_line
from tests.forms.examples import BASE, EXAMPLES, dated, with_titles
from tests.forms.pdf_reader import elements, links, opened, pages, roles, squeezed, text_of
from tests.strategies import pathways, plans

PATHWAY: Final = library().default
DEFAULT: Final = default_plan(PATHWAY)
WORDS: Final = words()
THREADS: Final = 4
RENDERS: Final = 20
INCH: Final = 72
SHEETS: Final = {Paper.LETTER: (8.5 * INCH, 11 * INCH), Paper.A4: (595.28, 841.89)}

with_and_without_date: Final = pytest.mark.parametrize(
    "start", [lambda plan: plan, dated], ids=["days", "dates"]
)
on_both_papers: Final = pytest.mark.parametrize("paper", Paper, ids=lambda paper: paper.value)


def order_of(
    plan: Plan = DEFAULT, *, base: str | None = BASE, paper: Paper = Paper.LETTER
) -> Order:
    return Order(plan=plan, options=Options(paper=paper), base=base)


def rendered(plan: Plan = DEFAULT, **options: Any) -> bytes:
    return pdf.FORM.render(order_of(plan, **options))


def cards(order: Order) -> list[Card]:
    """The cards of all that happens in this example."""
    stages = [step.stage.card for step in order.timeline.steps if step.happens]
    return [order.plan.pathway.before, *stages, *(lane.card for lane in order.timeline.lanes)]


class TestPages:
    @on_both_papers
    @with_and_without_date
    @pytest.mark.parametrize("plan", EXAMPLES)
    def test_two_in_english(self, plan: Plan, start: Callable[[Plan], Plan], paper: Paper) -> None:
        for base in (None, BASE):
            assert len(pages(rendered(start(plan), paper=paper, base=base))) == 2

    @given(plans(), st.sampled_from(Paper))
    @settings(max_examples=30)
    def test_two_for_any_lengths(self, plan: Plan, paper: Paper) -> None:
        assert len(pages(rendered(plan, paper=paper))) == 2

    @on_both_papers
    def test_paper(self, paper: Paper) -> None:
        with opened(rendered(paper=paper)) as document:
            for page in document.pages:
                size = [float(edge) for edge in page.mediabox][2:]
                assert size == pytest.approx(SHEETS[paper], abs=0.1)

    @pytest.mark.parametrize("plan", EXAMPLES)
    def test_page_1_holds_what_is_asked_for_first(self, plan: Plan) -> None:
        order = order_of(dated(plan))
        first, second = pages(pdf.FORM.render(order))
        safety = plan.pathway.safety
        for text in (
            *("Klonopin treatment timeline", safety_line(plan.pathway, WORDS)),
            *(disclaimer(plan.pathway, WORDS), " ".join(answer(order.timeline, WORDS))),
            *(safety.months.text, ninety_sentence(order.timeline, WORDS)),
            *(line.number for line in library().helplines.lines if line.number is not None),
            *(row.step for row in table_rows.rows(order.timeline, WORDS)),
        ):
            assert squeezed(text) in first
        for question in plan.pathway.first_call:
            assert squeezed(question.ask) in second

    @pytest.mark.parametrize("number", [1, 2])
    def test_each_page_says_what_it_is(self, number: int) -> None:
        text = pages(rendered())[number - 1]
        version = WORDS.date(PATHWAY.content_version)
        footer = f"Not medical advice Words and figures of {version} Page {number} of 2"
        assert squeezed(footer) in text


class TestWords:
    """What the timeline says stands in the file, as selectable text."""

    @with_and_without_date
    @pytest.mark.parametrize("plan", EXAMPLES)
    def test_the_table(self, plan: Plan, start: Callable[[Plan], Plan]) -> None:
        order = order_of(start(plan))
        text = text_of(pdf.FORM.render(order))
        for row in table_rows.rows(order.timeline, order.words):
            cells = (row.step, row.length, row.when, *row.could_be, row.stated, f"({row.source})")
            assert squeezed("".join(cells)) in text

    @pytest.mark.parametrize("plan", EXAMPLES)
    def test_what_to_do_and_to_ask(self, plan: Plan) -> None:
        order = order_of(plan)
        text = text_of(pdf.FORM.render(order))
        ask = ask_line(order.timeline, order.words)
        assert ask is None or squeezed(ask) in text
        for card in cards(order):
            for told in (
                *(claim.text for claim in card.family),
                *(one.ask for one in card.questions),
            ):
                assert squeezed(told) in text
        for question in plan.pathway.first_call:
            for part in (question.ask, question.why, question.listen):
                assert part is None or squeezed(part) in text
        for line in library().helplines.lines:
            assert squeezed(f"{line.title}{line.about}") in text

    @pytest.mark.parametrize("context", Context)
    def test_sources_of_what_is_printed(self, context: Context) -> None:
        content = rendered(replace(DEFAULT, context=context))
        text = text_of(content)
        with opened(content) as document:
            addresses = links(document)
        listed = {source.key for source in PATHWAY.sources if squeezed(f"{source.title}") in text}
        always = {"article", "asam-2025", "asam-2025-patient", "fda-2020", "nida-2018", "fmla"}
        guidance = {"protracted", "clonazepam-label", "nc-assessment"}
        assert listed == always | {"continuing-care"} | (
            guidance if context is Context.GUIDANCE else set()
        )
        for source in PATHWAY.sources:
            if source.key in listed:
                assert source.address is None or source.address in addresses
                assert source.address is None or squeezed(source.address) in text
                assert source.note is None or squeezed(source.note) in text
        assert squeezed(f"All were checked in {WORDS.month(PATHWAY.sources[0].checked)}.") in text

    def test_months_of_checks_that_differ_stand_with_each_source(self) -> None:
        first, *others = PATHWAY.sources
        pathway = replace(PATHWAY, sources=(replace(first, checked="2026-01"), *others))
        text = text_of(rendered(default_plan(pathway)))
        assert squeezed("All were checked") not in text
        assert squeezed("checked in January 2026") in text
        assert squeezed("checked in November 2026") in text

    def test_the_address_and_its_code(self) -> None:
        order = order_of()
        content = pdf.FORM.render(order)
        assert order.address is not None
        assert squeezed(order.address) in text_of(content)
        with opened(content) as document:
            assert order.address in links(document)
            assert roles(document).count("Figure") == 2

    def test_without_an_address_it_says_which_setting_gives_one(self) -> None:
        content = rendered(base=None)
        assert "PLANNER_ADDRESS" in text_of(content)
        with opened(content) as document:
            assert roles(document).count("Figure") == 1
            assert not any("?pathway=" in link for link in links(document))

    def test_an_address_too_long_for_a_code_is_printed_alone(self) -> None:
        content = rendered(base=f"{BASE}/{'long/' * 480}")
        assert squeezed(f"{BASE}/long/long") in text_of(content)
        with opened(content) as document:
            assert roles(document).count("Figure") == 1


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
                assert metadata["dc:title"] == "Klonopin treatment timeline"
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
        with opened(pdf.FORM.render(order)) as document:
            figures = [one for one in elements(document) if one.S == "/Figure"]
            alternatives = [str(figure.Alt) for figure in figures]
        assert alternatives[0] == alt_text(order.timeline, order.words, table=True)
        assert all(alternatives)

    @pytest.mark.parametrize("plan", EXAMPLES)
    def test_the_table_has_heads_and_a_row_a_line(self, plan: Plan) -> None:
        order = order_of(plan)
        with opened(pdf.FORM.render(order)) as document:
            found = roles(document)
        assert found.count("Table") == 1
        assert found.count("TH") == 5
        assert found.count("TR") == 1 + len(list(table_rows.rows(order.timeline, order.words)))

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


class TestBytes:
    def test_the_same_order_gives_the_same_bytes(self) -> None:
        assert rendered(dated(DEFAULT)) == rendered(dated(DEFAULT))

    def test_its_date_is_that_of_the_content(self) -> None:
        day = PATHWAY.content_version.strftime("%Y%m%d")
        with opened(rendered()) as document:
            assert str(document.docinfo.CreationDate).startswith(f"D:{day}")
            assert str(document.docinfo.ModDate).startswith(f"D:{day}")

    def test_threads_do_not_meet(self) -> None:
        plans_of = [DEFAULT.with_length("treatment", 28 + place) for place in range(RENDERS)]
        alone = [rendered(plan) for plan in plans_of]
        assert len(set(alone)) == RENDERS
        with ThreadPoolExecutor(THREADS) as pool:
            for _ in range(THREADS):
                assert list(pool.map(rendered, plans_of)) == alone


class TestOtherPathways:
    @given(pathways(most=12).flatmap(plans))
    @settings(max_examples=10)
    def test_every_stage_stands_in_the_file(self, plan: Plan) -> None:
        order = order_of(plan)
        content = pdf.FORM.render(order)
        text = text_of(content)
        for stage in plan.pathway.stages:
            assert squeezed(stage.title) in text
        assert squeezed(safety_line(plan.pathway, WORDS)) in text

    def test_the_longest_pathway(self) -> None:
        """Sixty-four stages take more pages, and none of their rows is lost."""
        (stay,) = (stage for stage in PATHWAY.stages if stage.key == "treatment")
        stages = tuple(
            replace(stay, key=f"stay-{place}", title=f"Stay {place}") for place in range(1, 65)
        )
        scenario = replace(PATHWAY.default, lengths=(28,) * 64)
        pathway = replace(PATHWAY, stages=stages, scenarios=(scenario,), default=scenario)
        order = order_of(default_plan(pathway))
        text = text_of(pdf.FORM.render(order))
        for row in table_rows.rows(order.timeline, order.words):
            assert squeezed("".join((row.step, row.length, row.when, *row.could_be))) in text


class TestNeverAWrongFile:
    @pytest.mark.parametrize("title", ["Detox 日", "Détox \U0001f600"], ids=["kanji", "emoji"])
    def test_a_character_that_the_font_lacks(self, title: str) -> None:
        plan = replace(DEFAULT, pathway=with_titles(PATHWAY, title))
        named = re.escape(f"U+{ord(title[-1]):04X}")
        with pytest.raises(CannotMakeError, match=f"the font has no glyph for .* \\({named}\\)"):
            rendered(plan)

    @pytest.mark.parametrize(
        "title",
        ['#panic("x") $x$ *b* @ref <lbl>', "= = = //", "\\u{41} `raw` [x](y)", "{page} {pages}"],
        ids=["code", "comment", "escapes", "placeholders"],
    )
    def test_words_are_never_markup(self, title: str) -> None:
        pathway: Pathway = with_titles(PATHWAY, title)
        assert squeezed(title) in text_of(rendered(replace(DEFAULT, pathway=pathway)))

    @pytest.mark.parametrize("language", ["", "not-a-language"])
    def test_what_typst_refuses(self, language: str) -> None:
        with pytest.raises(CannotMakeError, match=r"handout\.typ"):
            as_pdf("handout.typ", {"lang": language}, made=PATHWAY.content_version)
