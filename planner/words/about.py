"""The page about the app, as sections: for whom, how it counts, what it rests on and keeps."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from planner.language.catalogue import Words
from planner.pathway.helplines import Helplines
from planner.pathway.pathway import Pathway
from planner.words.content import Content, compared_with_sources
from planner.words.sections import Block, Point, Section, Subheading
from planner.words.wording import disclaimer, program_line


def about(pathway: Pathway, helplines: Helplines, today: date, words: Words) -> tuple[Section, ...]:
    """All sections of the page; `today` decides whether the figures are said to be old."""
    content = Content(pathway=pathway, helplines=helplines, words=words)
    return tuple(_About(content=content, today=today).sections())


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    content: Content
    today: date

    def sections(self) -> Iterator[Section]:
        content, pathway = self.content, self.content.pathway
        yield self._whom()
        yield self._not()
        yield self._days()
        yield self._with(content.lengths(), self.content.words.text(pathway.safety.article.text))
        consensus = content.words.text(pathway.safety.consensus.text)
        yield self._with(content.differences(), f"{self._say('about.differences')} {consensus}")
        yield content.glossary()
        yield self._with(content.awaiting_review(), self._say("about.awaits-review"))
        yield content.sources()
        yield self._updates()
        yield self._privacy()
        yield self._access()
        yield self._errors()
        yield self._licenses()

    def _whom(self) -> Section:
        points = self._list("about.for.family", "about.for.staff", "about.for.talk")
        read_first = disclaimer(self.content.pathway, self.content.words)
        return self._section("for", "about.for", points, read_first)

    def _not(self) -> Section:
        points = self._list(
            *("about.not.advice", "about.not.forecast", "about.not.dose", "about.not.ask"),
            *("about.not.shorten", "about.not.rank", "about.not.help-line"),
        )
        unknown = self.content.words.text(self.content.pathway.safety.unknown.text)
        return self._section("not", "about.not", points, unknown)

    def _days(self) -> Section:
        pathway, words = self.content.pathway, self.content.words
        points = [*self._list("table.caption", "about.days.steps", "about.days.weeks")]
        points += self._list("about.days.could-be", "about.days.outside")
        for stage in pathway.stages:
            title = words.text(stage.title)
            if stage.may_fill:
                rest = words.say("about.days.rest", title=title, target=pathway.guidance.days)
                points.append(Point(text=rest))
            if stage.may_be_skipped:
                points.append(Point(text=words.say("about.days.skipped", title=title)))
            if stage.open_ended:
                points.append(Point(text=words.say("about.days.no-end", title=title)))
        # Which conflicts it settles is for the content page.
        points.append(replace(self.content.point(pathway.guidance.why), more=""))
        return self._section("days", "about.days", tuple(points))

    def _updates(self) -> Section:
        pathway, words = self.content.pathway, self.content.words
        version = words.say("about.updates.version", version=words.date(pathway.content_version))
        points = [
            Point(text=version),
            Point(text=compared_with_sources(pathway, self.today, words)),
        ]
        points += self._list(
            *("about.updates.copies", "about.updates.yearly", "about.updates.sooner"),
            *("about.updates.links", "about.updates.owner", "about.updates.funding"),
        )
        return self._section("updates", "about.updates", tuple(points))

    def _privacy(self) -> Section:
        points = self._list(
            *("about.privacy.nothing", "about.privacy.link", "about.privacy.cookie"),
            *("about.privacy.browser", "about.privacy.log", "about.privacy.others"),
        )
        return self._section("privacy", "about.privacy", points)

    def _access(self) -> Section:
        checked = self._list(
            *("about.access.machine", "about.access.keyboard", "about.access.zoom"),
            *("about.access.color", "about.access.files"),
        )
        gaps = self._list(
            *("about.access.no-readers", "about.access.in-chart", "about.access.menu"),
            *("about.access.scripts", "about.access.slides"),
        )
        return self._section(
            *("accessibility", "about.access"),
            self._say("about.access.aim"),
            Subheading(self._say("about.access.checked")),
            checked,
            Subheading(self._say("about.access.gaps")),
            gaps,
        )

    def _errors(self) -> Section:
        program = program_line(self.content.pathway, self.content.words)
        points = self._list("about.errors.where", "about.errors.what", "about.errors.no-person")
        if program is not None:
            asked = self.content.words.say("about.errors.program", program=program)
            points = (Point(text=asked), *points)
        return self._section("errors", "about.errors", points)

    def _licenses(self) -> Section:
        points = self._list("about.licenses.code", "about.licenses.font")
        return self._section("licenses", "about.licenses", points)

    def _say(self, message: str) -> str:
        pathway = self.content.pathway
        medicine = self.content.words.text(pathway.medicine)
        return self.content.words.say(message, medicine=medicine, target=pathway.guidance.days)

    def _list(self, *messages: str) -> tuple[Point, ...]:
        return tuple(Point(text=self._say(message)) for message in messages)

    def _section(self, key: str, title: str, *blocks: Block) -> Section:
        return Section(key=key, title=self._say(title), blocks=blocks)

    def _with(self, section: Section, first: str) -> Section:
        """The section with a paragraph before all else."""
        return replace(section, blocks=(first, *section.blocks))
