"""What stands on the handout: the words, the numbers and the two drawings of its template."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from planner import captions, palette, table_rows
from planner.captions import alt_text
from planner.claims import Card, Claim, Question, Source
from planner.forms import printed
from planner.forms.handout_chart import Chart
from planner.forms.handout_fit import (
    FirstWords,
    Group,
    SecondWords,
    fit_first_page,
    fit_second_page,
    source_width,
    split_sources,
)
from planner.forms.order import Order
from planner.forms.printed_fit import TINY, WIDTH
from planner.forms.qr import qr_code
from planner.library import library
from planner.palette import Color
from planner.wording import answer, answer_title, ask_line, claims, ninety_sentence

_MILLIMETER: Final = 72 / 25.4
_BETWEEN: Final = "  \u00b7  "
"""What stands between the parts of the line that says which example it is."""


def handout(order: Order) -> dict[str, object]:
    """What `handout.typ` is told; it puts each thing in its place and adds no word."""
    return _Handout(order).data()


class _Handout:
    """The handout of one order."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._pathway = order.plan.pathway
        self._timeline = order.timeline
        self._words = order.words

    def data(self) -> dict[str, object]:
        return {
            **printed.printed(self._order, months=False),
            "title": self._words.say("page.title", medicine=self._pathway.medicine),
            "lead": self._lead(),
            "example": _BETWEEN.join(self._example()),
            **self._first_page(),
            **self._second_page(),
            "more": [*self._more()],
        }

    def _first_page(self) -> dict[str, Any]:
        """The words for everybody, the chart, the answer and the table; and how they share it."""
        safety = printed.safety(self._order, months=False)
        disclaimer = printed.disclaimer(self._order)
        help_lines = printed.help_lines(self._order)
        answered, ninety = self._answer(), self._ninety()
        rows = tuple(table_rows.rows(self._timeline, self._words))
        wide = frozenset({*(lane.key for lane in self._timeline.lanes), self._pathway.guidance.key})
        chart = Chart(self._timeline, self._words)
        fit = fit_first_page(
            self._order.options.paper,
            chart.height,
            FirstWords(
                lead=self._lead(),
                example=_BETWEEN.join(self._example()),
                boxed=[
                    (f"{safety['title']}. {safety['lead']}", safety["text"]),
                    (disclaimer["lead"], disclaimer["text"]),
                ],
                help_lines=[(one["title"], one["about"], one["share"]) for one in help_lines],
                answer=answered["text"],
                months=answered["months"],
                ninety=ninety["texts"],
                heads=table_rows.columns(self._words)[:-1],
                rows=rows,
                wide=wide,
            ),
        )
        return {
            "first": {
                "scale": fit.scale,
                "gap": fit.gap,
                "answer": fit.answer,
                "columns": fit.columns,
            },
            "chart": self._chart(chart.lowered(fit.chart), most=fit.chart),
            "answer": {**answered, "width": fit.answer},
            "ninety": ninety,
            "table": self._table(rows, wide=wide),
        }

    def _lead(self) -> str:
        """What gives hope, before anything else."""
        return self._words.text(self._pathway.safety.hope.text)

    def _example(self) -> list[str]:
        lines = ["".join(run.text for run in captions.example(self._timeline, self._words))]
        start = self._order.plan.start
        if start is not None:
            lines.append(self._words.say("pdf.day-1", date=self._words.date(start)))
        if self._pathway.contact is not None:
            lines.append(self._words.text(self._pathway.contact))
        if self._pathway.facility is not None:
            lines.append(self._words.text(self._pathway.safety.article.text))
        if self._order.notice:
            lines.append(self._order.notice)
        return lines

    def _chart(self, chart: Chart, *, most: float) -> dict[str, Any]:
        return {
            "picture": chart.picture(),
            "height": min(chart.height, most),
            "alt": alt_text(self._timeline, self._words, table=True),
        }

    def _answer(self) -> dict[str, str]:
        return {
            "title": answer_title(self._timeline, self._words),
            "text": " ".join(answer(self._timeline, self._words)),
            "months": self._words.text(self._pathway.safety.months.text),
        }

    def _ninety(self) -> dict[str, Any]:
        ask = ask_line(self._timeline, self._words)
        rule = self._pathway.guidance
        sentence = ninety_sentence(self._timeline, self._words)
        return {
            "title": self._words.say("page.ninety", target=rule.days),
            "texts": [sentence] if ask is None else [sentence, ask],
        }

    def _table(self, rows: Iterable[table_rows.Row], *, wide: Collection[str]) -> dict[str, Any]:
        """The table; what is said of a row that is `wide` takes the room of two columns."""
        lines = [
            {
                "color": self._color(row.key),
                "step": row.step,
                "length": row.length,
                "when": row.when,
                "could_be": row.could_be,
                "stated": row.stated,
                "source": row.source,
                "wide": row.key in wide,
            }
            for row in rows
        ]
        return {
            "title": self._words.say("page.table"),
            "caption": self._words.say("table.caption"),
            "columns": table_rows.columns(self._words),
            "rows": lines,
        }

    def _second_page(self) -> dict[str, Any]:
        """What there is to ask and to do, and the sources; with how they share the page."""
        say = self._words.say
        safety = self._pathway.safety
        at_home = claims((safety.at_home, safety.lasting), self._words)
        questions = [self._question(one) for one in self._pathway.first_call]
        cards = list(self._cards())
        groups = [self._group(*card) for card in cards]
        lanes = {lane.key for lane in self._timeline.lanes}
        link = self._link()
        coded = link["code"] is not None
        sources, remark = self._sources()
        fit = fit_second_page(
            self._order.options.paper,
            SecondWords(
                at_home=at_home,
                first_call=[" ".join((one["ask"], *one["notes"])) for one in questions],
                groups=[
                    Group(text=one["text"], questions=one["questions"], beside=key in lanes)
                    for (key, *_), one in zip(cards, groups, strict=True)
                ],
            ),
        )
        return {
            "second": {"scale": fit.scale, "room": fit.room},
            "at_home": at_home,
            "first_call": {"title": say("page.first-call"), "questions": questions},
            "steps": {
                "title": say("pdf.steps"),
                "columns": [[groups[place] for place in column] for column in fit.groups],
            },
            "sources": {
                "title": say("pdf.sources"),
                "remark": remark,
                "list": [
                    {**one, "address": _broken(one["address"], source_width(coded=coded))}
                    for one in sources
                ],
                "split": split_sources([_in_full(one) for one in sources], coded=coded),
            },
            "link": link,
        }

    def _more(self) -> Iterator[dict[str, Any]]:
        """When to call, the notes on safety, and what to do when insurance pays less."""
        urgent, safety = self._pathway.urgent, self._pathway.safety
        insurance, rule = self._pathway.insurance, self._pathway.guidance
        for message, told in (
            ("urgent.now", urgent.now),
            ("urgent.today", urgent.today),
            ("urgent.seizure", urgent.seizure),
            ("page.more-safety", safety.notes),
            ("page.insurance", (insurance.summary, *insurance.family)),
            ("page.why-ninety", (rule.about, rule.why)),
        ):
            items = [self._words.text(claim.text) for claim in told]
            yield {"title": self._words.say(message, target=rule.days), "items": items}

    def _question(self, question: Question) -> dict[str, Any]:
        text, say = self._words.text, self._words.say
        told = (("question.why", question.why), ("question.listen", question.listen))
        notes = [say(message, text=text(one)) for message, one in told if one is not None]
        return {"ask": text(question.ask), "notes": notes}

    def _group(self, key: str, title: str, card: Card) -> dict[str, Any]:
        """What there is to do and to ask in one step."""
        return {
            "title": title,
            "color": self._color(key),
            "text": claims(card.family, self._words),
            "questions": [self._words.text(question.ask) for question in card.questions],
        }

    def _cards(self) -> Iterator[tuple[str, str, Card]]:
        """The cards of the wait, of each step that happens, and of what guidance adds.

        A step with nothing to do or to ask has none here: a program has many steps of one kind.
        """
        yield "", self._words.say("page.before"), self._pathway.before
        for step in self._timeline.steps:
            card = step.stage.card
            if step.happens and (card.family or card.questions):
                yield step.stage.key, self._words.text(step.stage.title), card
        for lane in self._timeline.lanes:
            yield lane.key, self._words.text(lane.title), lane.card

    def _color(self, key: str) -> str:
        """The color of a row of the chart; ink for what has no bar there."""
        for step in self._timeline.steps:
            if step.stage.key == key:
                return _hex(palette.KINDS[step.stage.kind])
        lanes = {lane.key for lane in self._timeline.lanes}
        return _hex(palette.GUIDANCE if key in lanes else palette.INK)

    def _sources(self) -> tuple[list[dict[str, str | None]], str]:
        """Those that this sheet rests on; the month of the check once, where it is the same.

        Their titles are on the page about the app: room on paper is for what a family acts on.
        """
        cited = {key for told in self._told() for key in told}
        known = (*self._pathway.sources, *library().helplines.sources)
        sources = [source for source in known if source.key in cited]
        months = {source.checked for source in sources}
        say = self._words.say
        remarks = [say("pdf.titles", page=say("about.title"))]
        same = len(months) == 1
        if same:
            remarks.insert(0, say("pdf.checked", month=self._words.month(*months)))
        return [self._source(source, month=not same) for source in sources], " ".join(remarks)

    def _told(self) -> Iterator[Iterable[str]]:
        """The sources of each thing that is printed."""
        pathway, safety = self._pathway, self._pathway.safety
        claimed: list[Claim | Question] = [*safety.full, *safety.disclaimer, safety.months]
        claimed += pathway.first_call
        urgent, insurance = pathway.urgent, pathway.insurance
        claimed += (*safety.notes, *urgent.now, *urgent.today, *urgent.seizure)
        claimed += (insurance.summary, *insurance.family)
        for _, _, card in self._cards():
            claimed += (*card.family, *card.questions)
        for step in self._timeline.steps:
            yield step.stage.sources
            stated = step.stage.range
            claimed += [] if stated is None or stated.words is None else [stated.words]
        for lane in self._timeline.lanes:
            yield lane.sources
            claimed.append(lane.card.summary)
        for marked in self._timeline.markers:
            yield marked.marker.sources
        claimed += (
            safety.hope,
            safety.at_home,
            safety.lasting,
            pathway.guidance.about,
            pathway.guidance.why,
        )
        yield pathway.guidance.sources
        yield from (one.sources for one in claimed)

    def _source(self, source: Source, *, month: bool) -> dict[str, str | None]:
        text = self._words.text
        # Without an address, the title alone says where to look.
        facts = [text(source.title)] if source.address is None else []
        if month:
            facts.append(self._words.say("source.checked", month=self._words.month(source.checked)))
        told = f"{', '.join(facts)}." if facts else ""
        return {"label": text(source.label), "text": told, "address": source.address}

    def _link(self) -> dict[str, Any]:
        say, address = self._words.say, self._order.address
        code = qr_code(self._order, say("pdf.code"))
        return {
            "title": say("pdf.link"),
            "address": None if address is None else printed.address(address, TINY, WIDTH),
            "code": None
            if code is None
            else {"picture": code.svg, "side": code.side * _MILLIMETER},
            "alt": say("pdf.code"),
        }


def _in_full(source: Mapping[str, str | None]) -> str:
    """All that stands in the list for a source."""
    shown = _shown(source["address"] or "")
    return " ".join(filter(None, (f"{source['label']}:", source["text"], shown)))


def _broken(address: str | None, width: float) -> dict[str, object] | None:
    """The address of a source."""
    if address is None:
        return None
    return printed.address(address, TINY, width, shown=_shown(address))


def _shown(address: str) -> str:
    """An address without what every browser adds."""
    return address.removeprefix("https://")


def _hex(color: Color) -> str:
    return f"#{bytes(color).hex()}"
