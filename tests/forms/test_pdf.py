"""The handout: complete, on three pages, the same bytes for the same order."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import example, given, settings

from planner.forms.order import CannotMakeError, Order, Paper
from planner.forms.paper.typesetting import as_pdf
from planner.pathway.claims import Card
from planner.plan.plan import Context, Plan, default_plan
from planner.reading.library import library
from planner.words import table_rows
from planner.words.answer_card import answer_card
from planner.words.day_words import Days
from planner.words.wording import answer, ask_line, claims, disclaimer, ninety_sentence
from tests.forms.examples import BASE, DEFAULT, EXAMPLES, PATHWAY, dated, order_of, with_titles
from tests.forms.handouts import rendered
from tests.forms.pdf_reader import links, opened, pages, roles, squeezed, text_of
from tests.in_words import WORDS, say
from tests.strategies import pathways, plans

INCH: Final = 72
SHEETS: Final = {Paper.LETTER: (8.5 * INCH, 11 * INCH), Paper.A4: (595.28, 841.89)}

with_and_without_date: Final = pytest.mark.parametrize(
    "start", [lambda plan: plan, dated], ids=["days", "dates"]
)


def cards(order: Order) -> list[Card]:
    """The cards of all that happens in this example."""
    stages = [step.stage.card for step in order.timeline.steps if step.happens]
    return [*stages, *(lane.card for lane in order.timeline.lanes)]


class TestPages:
    @pytest.mark.parametrize("paper", Paper)
    def test_paper(self, paper: Paper) -> None:
        with opened(rendered(paper=paper)) as document:
            for page in document.pages:
                size = [float(edge) for edge in page.mediabox][2:]
                assert size == pytest.approx(SHEETS[paper], abs=0.1)

    @pytest.mark.parametrize("plan", EXAMPLES)
    def test_what_is_asked_for_first_stands_on_page_1(self, plan: Plan) -> None:
        """What to ask and to say is on page 2; when to call, and what keeps safe, on page 3."""
        order = order_of(dated(plan))
        safety, urgent = plan.pathway.safety, plan.pathway.urgent
        card = answer_card(order.timeline, WORDS)
        helplines = library().helplines.lines
        wanted = (
            (
                say("page.title", medicine="Samplin"),
                claims(safety.full, WORDS),
                *(disclaimer(plan.pathway, WORDS), card.lead, card.day),
                " ".join(answer(order.timeline, WORDS)[1:]),
                *(safety.months.text, safety.hope.text, ninety_sentence(order.timeline, WORDS)),
                *(line.number for line in helplines if line.number is not None),
                *(line.brief for line in helplines),
                *(step.stage.title for step in order.timeline.steps),
            ),
            [question.ask for question in plan.pathway.first_call],
            [claim.text for claim in (*urgent.now, *urgent.today, *urgent.seizure, *safety.notes)],
        )
        called = " · ".join(line.number or "" for line in helplines[:2])
        what = f"{say('phrase.not-medical-advice')}. {say('pdf.not-reviewed')} {called}"
        found = pages(rendered(order.plan))
        for number, (page, texts) in enumerate(zip(found, wanted, strict=True), 1):
            foot = f"{what} Page {number} of 3"
            assert [text for text in (*texts, foot) if squeezed(text) not in page] == []


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
            assert squeezed(f"{number}{row.title}{length}{row.when}{could_be or ''}") in text
        for lane in order.timeline.lanes:
            row = rows[lane.key]
            assert squeezed(f"{row.title}{row.length}{row.when}{row.stated}") in text
            assert squeezed(f"({row.source})") in text

    @pytest.mark.parametrize("plan", EXAMPLES)
    def test_what_to_do_and_to_ask(self, plan: Plan) -> None:
        """The first of what a family can do in each step; the first call with room to write.

        Whose advice the days of treatment are, and whom it is about, stand with them.
        """
        order = order_of(plan)
        rule = PATHWAY.guidance
        firsts = [(card.family or (card.summary,))[0] for card in cards(order)]
        wanted = [
            ask_line(order.timeline, order.words) or "",
            f"{rule.title}.{say('table.at-least', target=rule.days)}{rule.about.text}",
            *(claim.text for claim in firsts),
            *(f"{question.ask}{question.listen or ''}" for question in plan.pathway.first_call),
        ]
        text = text_of(rendered(plan))
        assert [one for one in wanted if squeezed(one) not in text] == []

    @pytest.mark.parametrize("shown", Context)
    def test_sources_of_what_is_printed(self, shown: Context) -> None:
        """The month of their checks stands once, or with each: the guide's is another one."""
        content = rendered(replace(DEFAULT, context=shown))
        guided = shown is Context.GUIDANCE
        with opened(content) as document:
            addresses = links(document)
        text = text_of(content).partition(squeezed(say("pdf.sources")))[2]
        listed = [source for source in PATHWAY.sources if squeezed(source.title) in text]
        assert [source.key for source in listed] == [
            source.key
            for source in PATHWAY.sources
            if source.key in {"article", "guide"} | ({"study"} if guided else set())
        ]
        for source in listed:
            assert source.address is None or source.address in addresses
            assert squeezed(f"{source.label}: {source.title}") in text
        march, february = (WORDS.month(month) for month in ("2026-03", "2026-02"))
        once = squeezed(say("pdf.checked", month=march))
        each = text.replace(once, "")
        counts = [
            each.count(squeezed(say("source.checked", month=one))) for one in (march, february)
        ]
        assert (text.count(once), counts) == ((0, [3, 1]) if guided else (1, [0, 0]))

    def test_the_address_and_its_code(self) -> None:
        """The link and the code hold every value; what is to be typed is short."""
        content = rendered(dated(DEFAULT))
        short = f"{BASE}/?start=2027-01-04".removeprefix("https://")
        assert squeezed(say("pdf.link") + short) in text_of(content)
        with opened(content) as document:
            assert order_of(dated(DEFAULT), base=BASE).address in links(document)
            assert roles(document).count("Figure") == 2

    def test_an_address_too_long_for_a_code_is_printed_alone(self) -> None:
        content = rendered(base=f"{BASE}/{'long/' * 480}")
        assert squeezed("/long/long/?") not in text_of(rendered())
        assert squeezed("/long/long") in text_of(content)
        with opened(content) as document:
            assert roles(document).count("Figure") == 1


class TestOtherPathways:
    @given(pathways(most=12).flatmap(plans))
    @example(DEFAULT.with_length("treatment", 0).with_length("outpatient", 0))
    @settings(max_examples=5)
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
    def test_words_are_never_markup(self) -> None:
        """Code, comments, escapes and placeholders of typst."""
        title = '#panic("x") $x$ *b* @ref <lbl> = = = // \\u{41} `raw` [x](y) {page} {pages}'
        plan = replace(DEFAULT, pathway=with_titles(PATHWAY, title))
        assert squeezed(title) in text_of(rendered(plan))

    @pytest.mark.parametrize("language", ["", "not-a-language"])
    def test_what_typst_refuses(self, language: str) -> None:
        with pytest.raises(CannotMakeError, match=r"handout\.typ"):
            as_pdf("handout.typ", {"lang": language}, made=PATHWAY.content_version)
