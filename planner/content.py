"""The content page: every claim with its source and the conflicts that it settles, as Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from planner.catalogue import Words
from planner.pathway import Card, Claim, Helplines, Pathway, Question


def content_page(pathway: Pathway, helplines: Helplines, words: Words) -> str:
    """The whole page; `docs/content.md` is this page for the default pathway in English."""
    page = _Page(pathway, helplines, words)
    return "\n".join(line for part in page.parts() for line in part).rstrip() + "\n"


class _Page:
    def __init__(self, pathway: Pathway, helplines: Helplines, words: Words) -> None:
        self.pathway = pathway
        self.helplines = helplines
        self.words = words
        sources = (*pathway.sources, *helplines.sources)
        self._labels = {source.key: words.text(source.label) for source in sources}

    def parts(self) -> Iterator[list[str]]:
        pathway, say = self.pathway, self.words.say
        yield [
            f"# {say('content.title', title=self.words.text(pathway.title))}",
            "",
            say(
                "content.intro",
                version=pathway.content_version,
                reviewed=self.words.date(pathway.reviewed),
            ),
            "",
        ]
        yield self._lengths()
        yield self._claims(say("content.guidance"), [pathway.guidance.why])
        yield self._claims(say("content.safety"), self._safety())
        yield self._card(say("page.before"), pathway.before)
        for stage in pathway.stages:
            yield self._card(self.words.text(stage.title), stage.card)
        for lane in pathway.lanes:
            yield self._card(self.words.text(lane.title), lane.card)
        yield [f"## {say('page.first-call')}", "", *self._questions(pathway.first_call), ""]
        yield self._claims(say("content.help"), [self.helplines.text, self.helplines.outside_us])
        yield self._conflicts()
        yield self._awaiting()
        yield self._sources()

    def _lengths(self) -> list[str]:
        say = self.words.say
        lines = [
            f"## {say('content.lengths')}",
            "",
            f"| {say('table.step')} | {say('table.stated')} | {say('table.source')} |",
            "| --- | --- | --- |",
        ]
        for stage in self.pathway.stages:
            title = self.words.text(stage.title)
            if stage.range is None:
                none = say("table.no-end" if stage.open_ended else "content.no-length")
                lines.append(f"| {title} | {none} | {self._names(stage.sources)} |")
            else:
                stated = self.words.text(stage.range.words.text)
                lines.append(f"| {title} | {stated} | {self._names((stage.range.source,))} |")
        return [*lines, ""]

    def _safety(self) -> Iterator[Claim]:
        safety = self.pathway.safety
        yield from (*safety.full, *safety.notes, *safety.disclaimer)
        yield from (safety.inside, safety.months, safety.at_home, safety.none_right)
        yield from (safety.article, safety.dependence, safety.unknown)

    def _claims(self, title: str, claims: Iterable[Claim]) -> list[str]:
        return [f"## {title}", "", *(self._claim(claim) for claim in claims), ""]

    def _card(self, title: str, card: Card) -> list[str]:
        lines = [f"## {title}", "", self._claim(card.summary), ""]
        for message, claims in (
            ("card.happens", card.happens),
            ("card.family", card.family),
            ("card.differs", card.differs),
        ):
            if claims:
                heading = f"### {self.words.say(message)}"
                lines += [heading, "", *(self._claim(claim) for claim in claims), ""]
        if card.questions:
            heading = f"### {self.words.say('card.questions')}"
            lines += [heading, "", *self._questions(card.questions), ""]
        return lines

    def _claim(self, claim: Claim) -> str:
        return f"- {self.words.text(claim.text)}{self._origin(claim.sources, claim.settles)}"

    def _questions(self, questions: Sequence[Question]) -> Iterator[str]:
        for question in questions:
            yield f"- {self.words.text(question.ask)}{self._origin(question.sources)}"
            if question.why is not None:
                why = self.words.text(question.why)
                yield f"  - {self.words.say('question.why', text=why)}"
            if question.listen is not None:
                listen = self.words.text(question.listen)
                yield f"  - {self.words.say('question.listen', text=listen)}"

    def _origin(self, sources: Sequence[str], settles: Sequence[str] = ()) -> str:
        origin = f" *({self._names(sources)})*" if sources else ""
        if settles:
            origin += f" {self.words.say('content.settles', conflicts=', '.join(settles))}"
        return origin

    def _names(self, keys: Iterable[str]) -> str:
        return ", ".join(self._labels.get(key) or self.words.say(f"source.{key}") for key in keys)

    def _conflicts(self) -> list[str]:
        say = self.words.say
        heads = ("content.article-says", "content.guidance-says", "content.app-does")
        lines = [
            f"## {say('card.differs')}",
            "",
            f"| | {' | '.join(say(head) for head in heads)} | {say('table.source')} |",
            "| --- | --- | --- | --- | --- |",
        ]
        for conflict in self.pathway.conflicts:
            texts = (conflict.article, conflict.guidance, conflict.settled)
            cells = " | ".join(self.words.text(text) for text in texts)
            lines.append(f"| {conflict.key} | {cells} | {self._names(conflict.sources)} |")
        return [*lines, ""]

    def _awaiting(self) -> list[str]:
        cards = [self.pathway.before, *(stage.card for stage in self.pathway.stages)]
        cards += [lane.card for lane in self.pathway.lanes]
        told = [*self._safety()]
        for card in cards:
            told += [card.summary, *card.happens, *card.family, *card.differs]
        waiting = [claim for claim in told if claim.awaits_review]
        return self._claims(self.words.say("content.awaits-review"), waiting)

    def _sources(self) -> list[str]:
        lines = [f"## {self.words.say('page.sources')}", ""]
        for source in (*self.pathway.sources, *self.helplines.sources):
            facts = [self.words.text(source.title)]
            facts += [self.words.text(source.publisher)] if source.publisher is not None else []
            facts += [str(source.year)] if source.year is not None else []
            facts += [f"<{source.address}>"] if source.address is not None else []
            facts.append(self.words.say("source.checked", month=self.words.month(source.checked)))
            note = f" {self.words.text(source.note)}" if source.note is not None else ""
            lines.append(f"- **{self.words.text(source.label)}**: {', '.join(facts)}.{note}")
        return lines
