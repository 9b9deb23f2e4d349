"""The handout: two pages to print, tagged by PDF/UA-1, with the chart as drawn shapes and words."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from planner import captions, palette, table_rows
from planner.address import SETTING
from planner.captions import alt_text
from planner.forms.order import Form, Order
from planner.forms.qr import qr_code
from planner.forms.svg import draw
from planner.forms.typesetting import as_pdf
from planner.lettering import keep_together
from planner.library import library
from planner.palette import Color, css
from planner.pathway import Card, Claim, HelpLine, Question, Source
from planner.scene import Scene, make_scene
from planner.scene.shapes import HANDOUT
from planner.wording import answer, ask_line, claims, ninety_sentence

_TEMPLATE: Final = "handout.typ"
_WHITE: Final = "white"
"""What a page is printed on: the paper color of screens would come out as a veil of gray."""


def _of_order(order: Order) -> bytes:
    made = order.plan.pathway.content_version
    return as_pdf(_TEMPLATE, _Handout(order).data(), made=made)


class _Handout:
    """What the template is told: words, numbers, and two drawings."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._pathway = order.plan.pathway
        self._timeline = order.timeline
        self._words = order.words

    def data(self) -> dict[str, object]:
        return {
            "lang": self._words.language,
            "paper": self._order.options.paper.value,
            "title": self._words.say("page.title", medicine=self._pathway.medicine),
            "example": self._example(),
            "safety": self._safety(),
            "disclaimer": self._disclaimer(),
            "help": [self._help_line(line) for line in library().helplines.lines],
            "chart": self._chart(),
            "answer": self._answer(),
            "ninety": self._ninety(),
            "table": self._table(),
            "first_call": self._first_call(),
            "steps": self._steps(),
            "sources": self._sources(),
            "link": self._link(),
            "footer": self._footer(),
        }

    def _example(self) -> list[str]:
        lines = ["".join(run.text for run in captions.example(self._timeline, self._words))]
        start = self._order.plan.start
        if start is not None:
            lines.append(self._words.say("pdf.day-1", date=self._words.date(start)))
        return lines

    def _safety(self) -> dict[str, str]:
        first, *others = self._pathway.safety.full
        return {
            "title": self._words.say("page.safety"),
            "lead": self._words.text(first.text),
            "text": claims((*others, self._pathway.safety.months), self._words),
        }

    def _disclaimer(self) -> dict[str, str]:
        together = self._words.say("phrase.not-medical-advice").lower()
        first, *others = self._pathway.safety.disclaimer
        return {
            "lead": keep_together(self._words.text(first.text), together),
            "text": claims(others, self._words),
        }

    def _help_line(self, line: HelpLine) -> dict[str, str | None]:
        return {
            "title": self._words.text(line.title),
            "about": self._words.text(line.about),
            "number": line.number,
            "tel": line.tel,
            "address": line.address,
        }

    def _chart(self) -> dict[str, Any]:
        """The chart without its own title and foot: the page around it says both."""
        scene = _without_frame(make_scene(self._timeline, self._words, HANDOUT))
        drawn = draw(scene, self._timeline, self._words)
        return {
            "picture": drawn.replace(css(palette.PAPER), _WHITE),
            "ratio": scene.height / scene.preset.narrowest,
            "alt": alt_text(self._timeline, self._words),
        }

    def _answer(self) -> dict[str, str]:
        return {
            "title": self._words.say("page.answer"),
            "text": " ".join(answer(self._timeline, self._words)),
            "months": self._words.text(self._pathway.safety.months.text),
        }

    def _ninety(self) -> dict[str, Any]:
        ask = ask_line(self._timeline, self._words)
        sentence = ninety_sentence(self._timeline, self._words)
        return {
            "title": self._words.say("page.ninety", target=self._pathway.guidance.days),
            "texts": [sentence] if ask is None else [sentence, ask],
        }

    def _table(self) -> dict[str, Any]:
        rows = [
            {
                "color": self._color(row.key),
                "step": row.step,
                "length": row.length,
                "when": row.when,
                "could_be": row.could_be,
                "stated": row.stated,
                "source": row.source,
            }
            for row in table_rows.rows(self._timeline, self._words)
        ]
        return {
            "title": self._words.say("page.table"),
            "caption": self._words.say("table.caption"),
            "columns": table_rows.columns(self._words),
            "rows": rows,
        }

    def _first_call(self) -> dict[str, Any]:
        questions = [self._question(one) for one in self._pathway.first_call]
        return {"title": self._words.say("page.first-call"), "questions": questions}

    def _question(self, question: Question) -> dict[str, Any]:
        text, say = self._words.text, self._words.say
        told = (("question.why", question.why), ("question.listen", question.listen))
        notes = [say(message, text=text(one)) for message, one in told if one is not None]
        return {"ask": text(question.ask), "notes": notes}

    def _steps(self) -> dict[str, Any]:
        """What there is to do and to ask in each step."""
        text = self._words.text
        groups = [
            {
                "title": title,
                "color": self._color(key),
                "family": [text(claim.text) for claim in card.family],
                "questions": [text(question.ask) for question in card.questions],
            }
            for key, title, card in self._cards()
            if card.family or card.questions
        ]
        return {"title": self._words.say("pdf.steps"), "groups": groups}

    def _cards(self) -> Iterator[tuple[str, str, Card]]:
        """The cards of the wait, of each step that happens, and of what guidance adds."""
        yield "", self._words.say("page.before"), self._pathway.before
        for step in self._timeline.steps:
            if step.happens:
                yield step.stage.key, self._words.text(step.stage.title), step.stage.card
        for lane in self._timeline.lanes:
            yield lane.key, self._words.text(lane.title), lane.card

    def _color(self, key: str) -> str:
        """The color of a row of the chart; ink for what has no bar there."""
        for step in self._timeline.steps:
            if step.stage.key == key:
                return _hex(palette.KINDS[step.stage.kind])
        lanes = {lane.key for lane in self._timeline.lanes}
        return _hex(palette.GUIDANCE if key in lanes else palette.INK)

    def _sources(self) -> dict[str, Any]:
        """Those that this sheet rests on; the month of the check once, where it is the same."""
        cited = {key for told in self._told() for key in told}
        sources = [source for source in self._pathway.sources if source.key in cited]
        months = {source.checked for source in sources}
        one_month = len(months) == 1
        month = self._words.month(min(months)) if one_month else ""
        return {
            "title": self._words.say("pdf.sources"),
            "checked": self._words.say("pdf.checked", month=month) if one_month else "",
            "list": [self._source(source, month=not one_month) for source in sources],
        }

    def _told(self) -> Iterator[Iterable[str]]:
        """The sources of each thing that is printed."""
        pathway, safety = self._pathway, self._pathway.safety
        claimed: list[Claim | Question] = [*safety.full, *safety.disclaimer, safety.months]
        claimed += pathway.first_call
        for _, _, card in self._cards():
            claimed += (*card.family, *card.questions)
        for step in self._timeline.steps:
            yield step.stage.sources
            claimed += [] if step.stage.range is None else [step.stage.range.words]
        for lane in self._timeline.lanes:
            yield lane.sources
            claimed.append(lane.card.summary)
        for marked in self._timeline.markers:
            yield marked.marker.sources
        yield pathway.guidance.sources
        yield from (one.sources for one in claimed)

    def _source(self, source: Source, *, month: bool) -> dict[str, str | None]:
        text = self._words.text
        facts = [text(source.title)]
        facts += [text(source.publisher)] if source.publisher is not None else []
        if source.year is not None and str(source.year) not in source.label:
            facts.append(str(source.year))
        if month:
            facts.append(self._words.say("source.checked", month=self._words.month(source.checked)))
        said = [f"{', '.join(facts)}."]
        said += [text(source.note)] if source.note is not None else []
        return {"label": text(source.label), "text": " ".join(said), "address": source.address}

    def _link(self) -> dict[str, Any]:
        say = self._words.say
        code = qr_code(self._order, say("pdf.code"))
        return {
            "title": say("pdf.link"),
            "address": self._order.address,
            "none": say("pdf.no-link", setting=SETTING),
            "code": None if code is None else {"picture": code.svg, "side": code.side},
            "alt": say("pdf.code"),
        }

    def _footer(self) -> dict[str, str]:
        say = self._words.say
        version = self._words.date(self._pathway.content_version)
        return {
            "not_advice": say("phrase.not-medical-advice"),
            "version": say("pdf.version", date=version),
            "page": say("pdf.page", page="{page}", pages="{pages}"),
        }


def _hex(color: Color) -> str:
    return f"#{bytes(color).hex()}"


def _without_frame(scene: Scene) -> Scene:
    """The scene from its first row to its key, moved up to the top."""
    first = next(place for place, label in enumerate(scene.labels) if label.row)
    top = scene.labels[first].top
    bottom = max(swatch.bottom for swatch in scene.swatches) + scene.preset.gap / 2
    strokes, notches = (
        [replace(one, top=one.top - top, bottom=one.bottom - top) for one in lines]
        for lines in (scene.strokes, scene.notches)
    )
    return replace(
        scene,
        height=bottom - top,
        bars=[replace(one, top=one.top - top, bottom=one.bottom - top) for one in scene.bars],
        strokes=strokes,
        notches=notches,
        marks=[replace(one, y=one.y - top) for one in scene.marks],
        labels=[
            replace(one, top=one.top - top) for one in scene.labels[first:] if one.top < bottom
        ],
        swatches=[
            replace(one, top=one.top - top, bottom=one.bottom - top) for one in scene.swatches
        ],
    )


FORM: Final = Form(ending="pdf", media_type="application/pdf", render=_of_order)
