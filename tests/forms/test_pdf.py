"""The handout: complete, on three pages, the same bytes for the same order."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given, settings

from planner.forms.address import ADDRESS_SETTING
from planner.forms.order import CannotMakeError, Order, Paper
from planner.forms.paper.typesetting import as_pdf
from planner.language.catalogue import words_for
from planner.pathway.claims import Card
from planner.pathway.pathway import Pathway
from planner.plan.plan import Context, Plan, default_plan
from planner.reading.library import library
from planner.words import table_rows
from planner.words.answer_card import answer_card
from planner.words.day_words import Days
from planner.words.wording import answer, ask_line, claims, disclaimer, ninety_sentence
from tests.forms.examples import BASE, DEFAULT, EXAMPLES, PATHWAY, dated, order_of, with_titles
from tests.forms.handouts import on_both_papers, rendered
from tests.forms.pdf_reader import links, opened, pages, roles, squeezed, text_of
from tests.strategies import pathways, plans

WORDS: Final = words_for()
INCH: Final = 72
SHEETS: Final = {Paper.LETTER: (8.5 * INCH, 11 * INCH), Paper.A4: (595.28, 841.89)}

with_and_without_date: Final = pytest.mark.parametrize(
    "start", [lambda plan: plan, dated], ids=["days", "dates"]
)


def foot(number: int) -> str:
    """What stands at the foot of a page, without spaces."""
    urgent = " · ".join(line.number or "" for line in library().helplines.lines[:2])
    advice, page = WORDS.say("phrase.not-medical-advice"), f"Page {number} of 3"
    return squeezed(f"{advice}. {WORDS.say('pdf.not-reviewed')} {urgent} {page}")


def large(order: Order) -> tuple[str, str]:
    """What stands in large type on page 1: of what a day is, and the day."""
    card = answer_card(order.timeline, WORDS)
    return card.lead, card.day


def cards(order: Order) -> list[Card]:
    """The cards of all that happens in this example."""
    stages = [step.stage.card for step in order.timeline.steps if step.happens]
    return [*stages, *(lane.card for lane in order.timeline.lanes)]


class TestPages:
    @on_both_papers
    def test_paper(self, paper: Paper) -> None:
        with opened(rendered(paper=paper)) as document:
            for page in document.pages:
                size = [float(edge) for edge in page.mediabox][2:]
                assert size == pytest.approx(SHEETS[paper], abs=0.1)

    @pytest.mark.parametrize("plan", EXAMPLES)
    def test_page_1_holds_what_is_asked_for_first(self, plan: Plan) -> None:
        order = order_of(dated(plan))
        first, second, _ = pages(rendered(order.plan))
        safety = plan.pathway.safety
        for text in (
            WORDS.say("page.title", medicine="Samplin"),
            claims(safety.full, WORDS),
            *(disclaimer(plan.pathway, WORDS), *large(order)),
            " ".join(answer(order.timeline, WORDS)[1:]),
            *(safety.months.text, safety.hope.text, ninety_sentence(order.timeline, WORDS)),
            *(line.number for line in library().helplines.lines if line.number is not None),
            *(line.brief for line in library().helplines.lines),
            *(step.stage.title for step in order.timeline.steps),
        ):
            assert squeezed(text) in first
        for question in plan.pathway.first_call:
            assert squeezed(question.ask) in second

    def test_page_3_says_when_to_call_and_what_keeps_people_safe(self) -> None:
        third = pages(rendered())[2]
        urgent = PATHWAY.urgent
        for claim in (*urgent.now, *urgent.today, *urgent.seizure, *PATHWAY.safety.notes):
            assert squeezed(claim.text) in third

    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_each_page_says_what_it_is(self, number: int) -> None:
        text = pages(rendered())[number - 1]
        assert foot(number) in text


class TestWords:
    """What the timeline says stands in the file, as selectable text."""

    @with_and_without_date
    @pytest.mark.parametrize("plan", EXAMPLES)
    def test_the_table(self, plan: Plan, start: Callable[[Plan], Plan]) -> None:
        """Each step that happens with its number, its days and how they can move."""
        order = order_of(start(plan))
        text = text_of(rendered(order.plan))
        days = Days(order.timeline, WORDS)
        rows = {row.key: row for row in table_rows.rows(order.timeline, WORDS)}
        for number, step in enumerate(order.timeline.steps, 1):
            if step.starts is None:
                continue
            row = rows[step.stage.key]
            length = row.length if step.stage.open_ended else WORDS.count("days", step.days)
            could_be = (
                days.could_be("pdf.could-start", step.starts)
                if step.ends is None
                else days.could_be("pdf.could-end", step.ends)
            )
            told = f"{number}{row.title}{length}{row.when}{could_be or ''}"
            assert squeezed(told) in text
        for lane in order.timeline.lanes:
            row = rows[lane.key]
            assert squeezed(f"{row.title}{row.length}{row.when}{row.stated}") in text
            assert squeezed(f"({row.source})") in text

    @pytest.mark.parametrize("plan", EXAMPLES)
    def test_what_to_do_and_to_ask(self, plan: Plan) -> None:
        """The first of what a family can do in each step; the first call with room to write."""
        order = order_of(plan)
        text = text_of(rendered(plan))
        ask = ask_line(order.timeline, order.words)
        assert ask is None or squeezed(ask) in text
        for card in cards(order):
            first, *_ = card.family or (card.summary,)
            assert squeezed(first.text) in text
        for question in plan.pathway.first_call:
            assert squeezed(f"{question.ask}{question.listen or ''}") in text

    def test_how_days_are_counted(self) -> None:
        """Whose advice the 90 days are, and whom it is about, stand with them."""
        rule = PATHWAY.guidance
        stated = WORDS.say("table.at-least", target=rule.days)
        assert squeezed(f"{rule.title}.{stated}{rule.about.text}") in text_of(rendered())

    @pytest.mark.parametrize("shown", Context)
    def test_sources_of_what_is_printed(self, shown: Context) -> None:
        content = rendered(replace(DEFAULT, context=shown))
        text = text_of(content)
        with opened(content) as document:
            addresses = links(document)
        text = text.partition(squeezed(WORDS.say("pdf.sources")))[2]
        listed = {source.key for source in PATHWAY.sources if squeezed(source.title) in text}
        assert listed == {"article", "guide"} | ({"study"} if shown is Context.GUIDANCE else set())
        for source in PATHWAY.sources:
            if source.key in listed:
                assert source.address is None or source.address in addresses
                assert squeezed(f"{source.label}: {source.title}") in text

    @pytest.mark.parametrize("shown", Context)
    def test_the_month_of_checks_stands_once_or_with_each_source(self, shown: Context) -> None:
        """What guidance adds to the sample was checked in another month than the rest."""
        text = text_of(rendered(replace(DEFAULT, context=shown)))
        march, february = (WORDS.month(month) for month in ("2026-03", "2026-02"))
        once = squeezed(WORDS.say("pdf.checked", month=march))
        months = [march, march, march, february] if shown is Context.GUIDANCE else []
        assert text.count(once) == (not months)
        each = text.replace(once, "")
        for month in (march, february):
            told = squeezed(WORDS.say("source.checked", month=month))
            assert each.count(told) == months.count(month)

    def test_the_address_and_its_code(self) -> None:
        """The link and the code hold every value; what is to be typed is short."""
        address = order_of(dated(DEFAULT), base=BASE).address
        content = rendered(dated(DEFAULT))
        short = f"{BASE}/?start=2027-01-04".removeprefix("https://")
        assert squeezed(WORDS.say("pdf.link") + short) in text_of(content)
        with opened(content) as document:
            assert address in links(document)
            assert roles(document).count("Figure") == 2

    def test_without_an_address_there_is_no_word_of_one(self) -> None:
        """Paper for a family has no words for those who run the app."""
        content = rendered(base=None)
        assert ADDRESS_SETTING not in text_of(content)
        with opened(content) as document:
            assert roles(document).count("Figure") == 1
            assert not any("?pathway=" in link for link in links(document))

    def test_an_address_too_long_for_a_code_is_printed_alone(self) -> None:
        content = rendered(base=f"{BASE}/{'long/' * 480}")
        assert squeezed("/long/long/?") not in text_of(rendered())
        assert squeezed("/long/long") in text_of(content)
        with opened(content) as document:
            assert roles(document).count("Figure") == 1


class TestBytes:
    def test_its_date_is_that_of_the_content(self) -> None:
        day = PATHWAY.content_version.strftime("%Y%m%d")
        with opened(rendered()) as document:
            assert str(document.docinfo.CreationDate).startswith(f"D:{day}")
            assert str(document.docinfo.ModDate).startswith(f"D:{day}")


class TestOtherPathways:
    @given(pathways(most=12).flatmap(plans))
    @settings(max_examples=10)
    def test_every_stage_stands_in_the_file(self, plan: Plan) -> None:
        text = text_of(rendered(plan))
        for stage in plan.pathway.stages:
            assert squeezed(stage.title) in text
        assert squeezed(claims(plan.pathway.safety.full, WORDS)) in text

    def test_the_longest_pathway(self) -> None:
        """Sixty-four stages take more pages, and none of their rows is lost."""
        (stay,) = (stage for stage in PATHWAY.stages if stage.key == "treatment")
        stages = tuple(
            replace(stay, key=f"stay-{place}", title=f"Stay {place}") for place in range(1, 65)
        )
        scenario = replace(PATHWAY.default, lengths=(28,) * 64)
        pathway = replace(PATHWAY, stages=stages, scenarios=(scenario,), default=scenario)
        order = order_of(default_plan(pathway))
        text = text_of(rendered(order.plan))
        for row in table_rows.rows(order.timeline, order.words):
            if row.key.startswith("stay"):
                assert squeezed("".join((row.title, row.length, row.when))) in text


class TestNeverAWrongFile:
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
