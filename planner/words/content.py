"""What the data says, as sections: every claim with its source, and the conflicts it settles.

The page about the app shows some of them; `docs/content.md` is all of them as Markdown.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from planner.language.catalogue import Words
from planner.pathway.claims import Card, Claim, Level, Question, Source, Term
from planner.pathway.helplines import Helplines
from planner.pathway.pathway import Kind, Pathway
from planner.words.range_words import stated_sentence
from planner.words.sections import Block, Point, Reference, Section, Subheading, Table, markdown
from planner.words.table_rows import OUR_SOURCES

REVIEW_EVERY: Final = timedelta(days=365)
"""After this time without a review, figures are said to be old (data/README.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """Which figures are said to be old: a program's `own`, and the `others`."""

    own: bool = False
    others: bool = False


NONE_OLD: Final = Old()


def old_figures(pathway: Pathway, today: date) -> Old:
    """Which figures were last checked by their facility, or reviewed, over a year ago."""
    return Old(
        own=pathway.checked is not None and _is_past(pathway.checked, today),
        others=_is_past(pathway.reviewed, today),
    )


def is_old(pathway: Pathway, today: date) -> bool:
    """Whether any figures are old."""
    return old_figures(pathway, today) != NONE_OLD


def _is_past(last: date, today: date) -> bool:
    return today - last > REVIEW_EVERY


def compared_with_sources(pathway: Pathway, today: date, words: Words) -> str:
    """When figures were last compared with their sources; after a year, that they may be old."""
    return _compared(pathway, old_figures(pathway, today), words)


def old_notice(pathway: Pathway, old: Old, words: Words) -> str:
    """What `compared_with_sources` says where any figures are old; empty where none are."""
    return _compared(pathway, old, words) if old != NONE_OLD else ""


def _compared(pathway: Pathway, old: Old, words: Words) -> str:
    reviewed = words.date(pathway.reviewed)
    if pathway.checked is None:
        return words.say("content.old" if old.others else "content.compared", reviewed=reviewed)
    message = "program.old" if old.own else "program.checked"
    checked = words.say(message, checked=words.date(pathway.checked))
    others = "program.others-old" if old.others else "program.others"
    return f"{checked} {words.say(others, reviewed=reviewed)}"


def content_page(pathway: Pathway, helplines: Helplines, words: Words) -> str:
    """The whole page; `docs/content.md` is this page for the default pathway in English."""
    intro = words.say(
        "content.intro",
        version=pathway.content_version,
        reviewed=words.date(pathway.reviewed),
    )
    title = words.say("content.title", title=words.text(pathway.title))
    content = Content(pathway=pathway, helplines=helplines, words=words)
    return markdown(title, intro, content.sections())


def references(sources: Iterable[Source], words: Words) -> tuple[Reference, ...]:
    """Every source with its publisher, year, address, note and the month it was checked."""
    return tuple(_reference(source, words) for source in sources)


def _reference(source: Source, words: Words) -> Reference:
    facts = [words.text(source.publisher)] if source.publisher is not None else []
    facts += [str(source.year)] if source.year is not None else []
    facts.append(words.say("source.checked", month=words.month(source.checked)))
    return Reference(
        label=words.text(source.label),
        title=words.text(source.title),
        facts=tuple(facts),
        address=source.address,
        note=words.text(source.note) if source.note is not None else "",
    )


def asked(question: Question, words: Words) -> Point:
    """A question, with why to ask and what to listen for where that is said."""
    hints = (("question.why", question.why), ("question.listen", question.listen))
    return Point(
        text=words.text(question.ask),
        under=tuple(words.say(message, text=words.text(text)) for message, text in hints if text),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The sections of one pathway in one language."""

    pathway: Pathway
    helplines: Helplines
    words: Words

    def sections(self) -> Iterator[Section]:
        """All sections, in the order of the content page."""
        pathway, words = self.pathway, self.words
        yield self.lengths()
        rule = pathway.guidance
        yield self._claims("guidance", words.say("content.guidance"), [rule.about, rule.why])
        safety = pathway.safety
        yield self._claims("inside", words.say("content.inside"), safety.inside)
        yield self._claims("safety", words.say("content.safety"), self._in_most_forms())
        yield self._claims("notes", words.say("content.notes"), self._where_there_is_room())
        yield self._claims("pages", words.say("content.pages"), self._on_pages())
        yield self._claims("compared", words.say("content.compare"), safety.compared)
        yield self._when_to_call()
        yield self._card("before", words.say("page.before"), pathway.before)
        for stage in pathway.stages:
            yield self._card(stage.key, words.text(stage.title), stage.card)
        for lane in pathway.lanes:
            yield self._card(lane.key, words.text(lane.title), lane.card)
        yield self._card("insurance", words.say("page.insurance"), pathway.insurance)
        yield Section(
            key="first-call",
            title=words.say("page.first-call"),
            blocks=(self._questions(pathway.first_call),),
        )
        help_lines = (self.helplines.text, self.helplines.outside_us)
        yield self._claims("help", words.say("content.help"), help_lines)
        yield self.differences()
        yield self.own_program()
        yield self.glossary()
        yield self.awaiting_review()
        yield self.sources()

    def lengths(self) -> Section:
        """Each stage with its stated length, and whose figures these are."""
        columns = ("table.step", "table.stated", "table.source")
        rows = []
        for stage in self.pathway.stages:
            if stage.range is None:
                message = "table.no-end" if stage.open_ended else "content.no-length"
                stated, sources = self.words.say(message), stage.sources
            else:
                stated = stated_sentence(stage, self.words)
                sources = (stage.range.source,)
            rows.append((self.words.text(stage.title), stated, self._names(sources)))
        return self._table("lengths", self.words.say("content.lengths"), columns, rows)

    def differences(self) -> Section:
        """Where the article and guidance differ, and what this app does about each."""
        columns = (
            *("content.number", "content.article-says", "content.guidance-says"),
            *("content.app-does", "table.source"),
        )
        rows = []
        for conflict in self.pathway.conflicts:
            texts = (conflict.article, conflict.guidance, conflict.settled)
            cells = (self.words.text(text) for text in texts)
            rows.append((conflict.key, *cells, self._names(conflict.sources)))
        return self._table("differences", self.words.say("card.differs"), columns, rows)

    def own_program(self) -> Section:
        """What is said of a facility's own program, where its file says nothing."""
        title = self.words.say("content.program")
        return self._claims("program", title, self._own_words())

    def _own_words(self) -> tuple[Claim, ...]:
        own = self.pathway.facility_words
        return (own.lengths, own.lengths_in_months, *map(own.of, Kind))

    def glossary(self) -> Section:
        """The words that families meet, each with what it means here."""
        points = tuple(self._term(term) for term in self.pathway.glossary)
        return Section(key="words", title=self.words.say("content.glossary"), blocks=(points,))

    def _term(self, term: Term) -> Point:
        meaning = self.point(term.meaning, lead=self.words.text(term.name))
        return replace(meaning, under=tuple(self._level(level) for level in term.levels))

    def _level(self, level: Level) -> str:
        name = self.words.text(level.name)
        if level.earlier is None:
            return self.words.say("content.level", number=level.number, name=name)
        earlier = self.words.text(level.earlier)
        return self.words.say(
            "content.level-renamed", number=level.number, name=name, earlier=earlier
        )

    def awaiting_review(self) -> Section:
        """The claims that are our own inference, for a clinician to read first."""
        cards = [self.pathway.before, *(stage.card for stage in self.pathway.stages)]
        cards += [lane.card for lane in self.pathway.lanes]
        cards.append(self.pathway.insurance)
        urgent = self.pathway.urgent
        safety = self.pathway.safety
        claims = [*safety.inside, *self._in_most_forms(), *self._where_there_is_room()]
        claims += (*self._on_pages(), *safety.compared)
        claims += (*urgent.now, *urgent.today, *urgent.seizure)
        for card in cards:
            claims += [card.summary, *card.happens, *card.family]
        claims += [term.meaning for term in self.pathway.glossary]
        claims += self._own_words()
        waiting = [claim for claim in claims if claim.awaits_review]
        # What another of them says with more words around it is read there.
        waiting = [
            claim
            for claim in waiting
            if not any(claim.text in one.text for one in waiting if one.text != claim.text)
        ]
        return self._claims("review", self.words.say("content.awaits-review"), waiting)

    def sources(self) -> Section:
        """Every document that a figure or a help line comes from."""
        listed = references((*self.pathway.sources, *self.helplines.sources), self.words)
        return Section(key="sources", title=self.words.say("page.sources"), blocks=(listed,))

    def _in_most_forms(self) -> Iterator[Claim]:
        """What pages and files say that have room for more than a picture."""
        safety = self.pathway.safety
        yield from (*safety.full, *safety.disclaimer, safety.months)

    def _where_there_is_room(self) -> Iterator[Claim]:
        """What the page, the handout, the workbook and the slides say as well."""
        safety = self.pathway.safety
        yield from (safety.hope, safety.at_home, *safety.notes, safety.lasting)

    def _on_pages(self) -> Iterator[Claim]:
        """What the pages say as well."""
        safety = self.pathway.safety
        yield from (safety.none_right, safety.article, safety.unknown, safety.consensus)

    def _when_to_call(self) -> Section:
        urgent = self.pathway.urgent
        blocks: list[Block] = []
        for message, claims in (
            ("urgent.now", urgent.now),
            ("urgent.today", urgent.today),
            ("urgent.seizure", urgent.seizure),
        ):
            blocks.append(Subheading(self.words.say(message)))
            blocks.append(tuple(self.point(claim) for claim in claims))
        title = self.words.say("page.urgent")
        return Section(key="urgent", title=title, blocks=tuple(blocks))

    def _claims(self, key: str, title: str, claims: Iterable[Claim]) -> Section:
        points = tuple(self.point(claim) for claim in claims)
        return Section(key=key, title=title, blocks=(points,))

    def _table(
        self, key: str, title: str, columns: Iterable[str], rows: Iterable[tuple[str, ...]]
    ) -> Section:
        headings = tuple(self.words.say(column) for column in columns)
        table = Table(caption=title, columns=headings, rows=tuple(rows))
        return Section(key=key, title=title, blocks=(table,))

    def _card(self, key: str, title: str, card: Card) -> Section:
        blocks: list[Block] = [(self.point(card.summary),)]
        for message, claims in (
            ("card.happens", card.happens),
            ("card.family", card.family),
        ):
            if claims:
                blocks.append(Subheading(self.words.say(message)))
                blocks.append(tuple(self.point(claim) for claim in claims))
        if card.questions:
            blocks.append(Subheading(self.words.say("card.questions")))
            blocks.append(self._questions(card.questions))
        return Section(key=key, title=title, blocks=tuple(blocks))

    def point(self, claim: Claim, *, lead: str = "") -> Point:
        """A claim with its sources, and the conflicts that it settles."""
        settled = ", ".join(claim.settles)
        return Point(
            text=self.words.text(claim.text),
            lead=lead,
            origin=self._names(claim.sources),
            more=self.words.say("content.settles", conflicts=settled) if settled else "",
        )

    def _questions(self, questions: Sequence[Question]) -> tuple[Point, ...]:
        return tuple(self._question(question) for question in questions)

    def _question(self, question: Question) -> Point:
        return replace(asked(question, self.words), origin=self._names(question.sources))

    def _names(self, keys: Iterable[str]) -> str:
        known = (*self.pathway.sources, *self.helplines.sources)
        labels = {source.key: self.words.text(source.label) for source in known}
        return ", ".join(labels.get(key) or self.words.say(OUR_SOURCES[key]) for key in keys)
