"""The handout: some pages to print, tagged by PDF/UA-1, with the chart as shapes and words."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from planner.chart import palette
from planner.chart.palette import Color
from planner.chart.scene import make_scene
from planner.chart.scene.shapes import HANDOUT
from planner.forms.order import Form, Order
from planner.forms.paper import printed
from planner.forms.paper.typesetting import as_pdf
from planner.forms.picture.svg import draw, picture_text
from planner.pathway.claims import Claim, Source
from planner.pathway.pathway import GuidanceLane
from planner.plan.timeline import Step
from planner.reading.library import library
from planner.words.day_words import Days, said_length
from planner.words.table_rows import Row
from planner.words.wording import as_sentence_part, claims

_MANY_STEPS: Final = 6
"""With more steps than these the chart has a page of its own, and the questions go before it."""


def handout(order: Order) -> dict[str, object]:
    """The data of `handout.typ`, which puts each thing in its place and adds no word."""
    return _Handout(order).data()


class _Handout:
    """The words, the numbers and the two drawings of one handout."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._in_words = order.in_words
        self._pathway = order.plan.pathway
        self._timeline = order.timeline
        self._words = order.words

    def data(self) -> dict[str, object]:
        safety = self._pathway.safety
        return {
            **printed.printed(self._order, months=False),
            "title": self._words.say("page.title", medicine=self._pathway.medicine),
            "example": [*self._example()],
            "contact": self._pathway.contact and self._words.text(self._pathway.contact),
            "answer": self._answer(),
            "ninety": self._ninety(),
            "months": self._words.text(safety.months.text),
            "hope": claims((safety.hope, safety.at_home, safety.lasting), self._words),
            "chart": self._chart(),
            "many": len(self._timeline.steps) > _MANY_STEPS,
            "steps": self._steps(),
            "about": self._about(),
            "first_call": self._first_call(),
            "calls": [*self._calls()],
            "sources": self._sources(),
            "link": self._link(),
        }

    def _example(self) -> Iterator[str]:
        """Which example it is, and that its figures are old, if so."""
        example = self._in_words.example
        start = self._order.plan.start
        if start is None:
            yield example
        else:
            day = self._words.say("pdf.day-1", date=self._words.date(start))
            yield f"{as_sentence_part(example)}. {day}."
        if self._order.notice:
            yield self._order.notice

    def _chart(self) -> dict[str, str | float]:
        scene = make_scene(self._timeline, self._words, HANDOUT)
        return {
            "picture": draw(scene, picture_text(self._in_words), white=True),
            "height": scene.height,
            "alt": self._in_words.alt_above_table,
        }

    def _answer(self) -> dict[str, str]:
        """The one day in large type, and how it can move."""
        card = self._in_words.card
        return {
            "title": card.lead,
            "large": card.day,
            "text": " ".join(self._in_words.answer[1:]),
        }

    def _ninety(self) -> dict[str, str]:
        """How the example stands to the guidance: in large type, and in sentences."""
        timeline, words = self._timeline, self._words
        rule = self._pathway.guidance
        if timeline.reached_day is None:
            large = words.say("table.counted", counted=timeline.counted, target=rule.days)
        else:
            reached = Days(timeline, words).short(timeline.reached_day, timeline.plan.start)
            large = words.say("pdf.reached", when=reached)
        sentences = (self._in_words.ninety, self._in_words.ask)
        return {
            "title": words.say("pdf.ninety", target=rule.days),
            "large": large,
            "text": " ".join(filter(None, sentences)),
        }

    def _steps(self) -> dict[str, Any]:
        """The table: each step that happens, its days, how these can move, what a family can do."""
        say, timeline = self._words.say, self._timeline
        rows = {row.key: row for row in self._in_words.rows}
        steps = [self._step(one, rows[one.stage.key]) for one in timeline.steps if one.happens]
        lanes = [self._lane(one, rows[one.key]) for one in timeline.lanes]
        return {
            "title": say("pdf.steps"),
            "remark": say("pdf.steps-remark"),
            "headings": [say("table.step"), say("pdf.do")],
            "rows": [*steps, *lanes],
        }

    def _about(self) -> dict[str, Any]:
        """Whose figures they are; how days are counted; what is true of every example."""
        rule = self._pathway.guidance
        *_, counted = self._in_words.rows
        return {
            "figures": self._in_words.figures,
            "counted": {
                "title": counted.title,
                "text": f"{counted.stated} {self._words.text(rule.about.text)}",
            },
        }

    def _step(self, step: Step, row: Row) -> dict[str, Any]:
        """A step; the first of what a family can do in it: paper is for what they act on.

        A program's own step has what the program says of it.
        """
        card = step.stage.card
        texts = [claims(card.family[:1] or (card.summary,), self._words)]
        if step.stage.note is not None:
            note = as_sentence_part(self._words.text(step.stage.note))
            texts.append(self._words.say("stated.note", note=note))
        if step.stage.may_be_skipped:
            texts.append(self._words.say("stated.may-be-skipped"))
        return {
            "number": self._timeline.steps.index(step) + 1,
            "color": _hex(palette.KINDS[step.stage.kind]),
            "title": row.title,
            "length": row.length if step.stage.open_ended else said_length(step, self._words),
            "when": row.when,
            "could_be": self._could_be(step),
            "text": " ".join(texts),
            "source": "",
        }

    def _lane(self, lane: GuidanceLane, row: Row) -> dict[str, Any]:
        return {
            "number": None,
            "color": _hex(palette.GUIDANCE),
            "title": row.title,
            "length": row.length,
            "when": row.when,
            "could_be": "",
            "text": claims((lane.card.summary, *lane.card.family[:1]), self._words),
            "source": row.source,
        }

    def _could_be(self, step: Step) -> str:
        """How early and how late it can end, or start where it has no end."""
        if step.starts is None:
            raise ValueError("a step that happens has a start")
        days = Days(self._timeline, self._words)
        if step.ends is None:
            return days.could_be("pdf.could-start", step.starts) or ""
        return days.could_be("pdf.could-end", step.ends) or ""

    def _first_call(self) -> dict[str, Any]:
        text, say = self._words.text, self._words.say
        return {
            "title": say("pdf.first-call"),
            "questions": [
                {
                    "ask": text(one.ask),
                    "listen": "" if one.listen is None else text(one.listen),
                }
                for one in self._pathway.first_call
            ],
        }

    def _calls(self) -> Iterator[dict[str, Any]]:
        """When to call, and what else keeps people safe."""
        urgent, safety = self._pathway.urgent, self._pathway.safety
        for message, items in (
            ("urgent.now", urgent.now),
            ("urgent.today", urgent.today),
            ("urgent.seizure", urgent.seizure),
            ("pdf.more-safety", safety.notes),
        ):
            texts = [self._words.text(claim.text) for claim in items]
            yield {"title": self._words.say(message), "items": texts}

    def _sources(self) -> dict[str, Any]:
        """Those that this sheet rests on; the month of the check once, where it is the same."""
        cited = {key for keys in self._cited() for key in keys}
        known = (*self._pathway.sources, *library().helplines.sources)
        sources = [source for source in known if source.key in cited]
        months = {source.checked for source in sources}
        same = len(months) == 1
        say = self._words.say
        remarks = [printed.dated(self._order)]
        if same:
            remarks.append(say("pdf.checked", month=self._words.month(*months)))
        return {
            "title": say("pdf.sources"),
            "remark": " ".join(remarks),
            "list": [self._source(source, month=not same) for source in sources],
        }

    def _cited(self) -> Iterator[Iterable[str]]:
        """The sources of each thing that is printed."""
        pathway, safety, urgent = self._pathway, self._pathway.safety, self._pathway.urgent
        claimed: list[Claim] = [*safety.full, *safety.disclaimer, safety.months]
        claimed += (*safety.notes, *urgent.now, *urgent.today, *urgent.seizure)
        for step in self._timeline.steps:
            yield step.stage.sources
            stated, card = step.stage.range, step.stage.card
            claimed += card.family[:1] or (card.summary,)
            claimed += [] if stated is None or stated.words is None else [stated.words]
        for lane in self._timeline.lanes:
            yield lane.sources
            claimed += (lane.card.summary, *lane.card.family[:1])
        for marked in self._timeline.markers:
            yield marked.marker.sources
        claimed += (safety.hope, safety.at_home, safety.lasting, pathway.guidance.about)
        yield pathway.guidance.sources
        yield from (one.sources for one in claimed)

    def _source(self, source: Source, *, month: bool) -> dict[str, str | None]:
        label, title = self._words.text(source.label), self._words.text(source.title)
        facts = [] if title == label else [title]
        if month:
            facts.append(self._words.say("source.checked", month=self._words.month(source.checked)))
        return {"label": label, "text": ", ".join(facts), "address": source.address}

    def _link(self) -> dict[str, Any] | None:
        """The address of the page, and its code; None where no address is known.

        The code and the link hold every value. What is printed to be typed is shorter where the
        values that it leaves out never change: those of the built-in pathway.
        """
        order = self._order
        if order.address is None or order.short_address is None:
            return None
        own = self._pathway.facility is not None
        return {
            "title": self._words.say("pdf.link"),
            "address": printed.address(
                order.address,
                printed.SOURCE_SIZE,
                printed.BESIDE_CODE,
                shown=order.address if own else order.short_address.removeprefix("https://"),
            ),
            "code": printed.code(order),
        }


def _hex(color: Color) -> str:
    return f"#{bytes(color).hex()}"


def _of_order(order: Order) -> bytes:
    made = order.plan.pathway.content_version
    return as_pdf("handout.typ", handout(order), made=made)


FORM: Final = Form(
    ending="pdf",
    media_type="application/pdf",
    render=_of_order,
    options=frozenset({"paper"}),
)
