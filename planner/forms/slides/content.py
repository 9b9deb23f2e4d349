"""The steps of a talk -> what stands on each slide: words in the layout's places, and a picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Final

from planner.forms.order import Order
from planner.forms.qr import symbol
from planner.forms.slides.layouts import LEFT, RIGHT, Layout, Part, places
from planner.forms.slides.pictures import draw_picture, draw_strip
from planner.forms.slides.shapes import Shape, Sheet
from planner.forms.slides.text import Box, Fitted, Place, fitted, line_count
from planner.language.lettering import Line, Run
from planner.reading.library import library
from planner.words import captions
from planner.words.content import references
from planner.words.table_rows import source_names
from planner.words.talk import TalkStep, lead, program_name, talk_steps
from planner.words.talk_pictures import Shape as PictureShape

if TYPE_CHECKING:
    from pptx.parts.slide import SlidePart

_STRIP: Final = Box(LEFT, 578, RIGHT, 642)
_GAP: Final = 8
"""Between words and a picture, in pixels."""

_MODULE: Final = 8
"""Pixels of the QR code's picture for each of its modules."""

_RIM: Final = 2
"""Free modules around it: the slide is white as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide. `points` are paragraphs with the address that each leads to, or "".

    `notes` are the lines of its page of notes, and True for those that are headings.
    """

    layout: Layout
    title: str
    fact: str = ""
    points: tuple[tuple[Line, str], ...] = ()
    sources: tuple[str, ...] = ()
    notes: tuple[tuple[str, bool], ...] = ()
    step: TalkStep | None = None


class Talk:
    """The slides of one order: the steps of the talk, and last their sources."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._words = order.words
        self._pathway = order.plan.pathway
        steps = talk_steps(order.in_words, notice=order.notice)
        self.title = steps[0].title
        self.slides = (*(self._slide(step) for step in steps), self._sources(steps))

    def _slide(self, step: TalkStep) -> Slide:
        layout = Layout.TEXT
        if step.key == "example":
            layout = Layout.OPENING
        elif step.picture is not None:
            layout = Layout.WHOLE if step.picture.shape is PictureShape.WHOLE else Layout.PICTURE
        elif step.key == "help" and self._order.address is not None:
            layout = Layout.CODE
        lines: list[Line] = [(Run(point),) for point in step.points]
        if step.key == "help":
            lines += self._help_lines()
        return Slide(
            layout=layout,
            title=step.title,
            fact=step.fact,
            points=tuple((line, "") for line in lines),
            sources=step.sources,
            notes=tuple(self._notes(step)),
            step=step,
        )

    def _notes(self, step: TalkStep) -> Iterator[tuple[str, bool]]:
        """What to say, and a question to expect."""
        if step.notes:
            yield self._words.say("slides.notes-say"), True
            yield from ((note, False) for note in step.notes)
        if step.question:
            yield self._words.say("slides.notes-question"), True
            yield step.question, False

    def _help_lines(self) -> Iterator[Line]:
        """Whom to call, each with what it is for."""
        for line in library().helplines.lines:
            name, about = self._words.text(line.title), self._words.text(line.about)
            if line.number is not None:
                name = self._words.say("slides.help-line", name=name, number=line.number)
            yield Run(f"{name}.", bold=True), Run(f" {about}")

    def _sources(self, steps: tuple[TalkStep, ...]) -> Slide:
        """The sources that the steps name, each with its address; its notes say all of each."""
        named = {key for step in steps for key in step.sources}
        known = (*self._pathway.sources, *library().helplines.sources)
        cited = [source for source in known if source.key in named]
        place = places()[Layout.SOURCES][Part.POINTS]
        points: list[tuple[Line, str]] = []
        notes = [(self._words.say("slides.notes-sources"), True)]
        for source, reference in zip(cited, references(cited, self._words), strict=True):
            name = Run(f"{reference.label} ", bold=True)
            address = source.address or ""
            shown = address.partition("://")[2].removeprefix("www.").rstrip("/")
            line: Line = (name, Run(shown or reference.title))
            if address and line_count(line, place.size, place.box.width) > 1:
                # The whole address is in the link, and in the notes.
                line = (name, Run(shown.partition("/")[0]))
            points.append((line, address))
            facts = [reference.title, *reference.facts, *([address] if address else [])]
            text = ", ".join(facts)
            notes.append(
                (self._words.say("slides.source", label=reference.label, facts=text), False)
            )
        return Slide(
            layout=Layout.SOURCES,
            title=self._words.say("slides.sources-title"),
            points=tuple(points),
            notes=tuple(notes),
        )

    def shapes(self, slide: Slide, part: "SlidePart") -> list[Shape]:
        """All of one slide, in the order of reading; `part` is given what they refer to."""
        sheet = Sheet(self._words.tag)
        here = places()[slide.layout]
        picture = None if slide.step is None else slide.step.picture
        title = fitted([(Run(slide.title, bold=True),)], here[Part.TITLE])
        shapes = [self._put(sheet, here, Part.TITLE, title)]
        top, points = 0.0, here[Part.POINTS]
        if slide.fact:
            fact = fitted([_led(slide.fact)], here[Part.FACT], grow="bottom")
            shapes.append(self._put(sheet, here, Part.FACT, fact))
            top = fact.box.bottom + _GAP
            points = replace(points, box=replace(points.box, top=max(points.box.top, top)))
        texts = [line for line, _ in slide.points]
        links = [_link(part, to) if to else None for _, to in slide.points]
        body = fitted(texts, points, links=links, grow=None if picture is None else "top")
        if picture is not None:
            room = Box(LEFT, top, RIGHT, body.box.top - _GAP)
            shapes += draw_picture(sheet, picture, self._words, room)
        if texts:
            shapes.append(self._put(sheet, here, Part.POINTS, body))
        if slide.step is not None and slide.step.strip:
            bars, current = slide.step.strip, slide.step.current
            shapes += draw_strip(sheet, bars, current, self._words, _STRIP)
        if slide.layout is Layout.CODE:
            shapes += self._way_here(sheet, here, part)
        return [*shapes, *self._foot(sheet, here, slide)]

    def _put(self, sheet: Sheet, here: Mapping[Part, Place], part: Part, words: Fitted) -> Shape:
        """Words in a place of the layout, or where they had to grow."""
        place = here[part]
        name = self._words.say(part)
        moved = words.box != place.box
        return sheet.placeholder(place.kind, name, words.paragraphs, words.box, moved=moved)

    def _way_here(
        self, sheet: Sheet, here: Mapping[Part, Place], part: "SlidePart"
    ) -> Iterator[Shape]:
        """The code and the short address of this example, for phones in the room."""
        order = self._order
        address = order.short_address or ""
        shown = address.partition("://")[2].rstrip("/")
        line = (Run(f"{self._words.say('slides.open')} "), Run(shown, bold=True))
        words = fitted([line], here[Part.ADDRESS], links=[_link(part, address)])
        yield self._put(sheet, here, Part.ADDRESS, words)
        code = symbol(order)
        if code is not None:
            place, file = here[Part.CODE], BytesIO()
            code.save(file, kind="png", scale=_MODULE, border=_RIM)
            _, image = part.get_or_add_image_part(file)
            alt = self._words.say("slides.code", address=order.address)
            yield sheet.picture(place.kind, self._words.say(Part.CODE), place.box, image, alt)

    def _foot(self, sheet: Sheet, here: Mapping[Part, Place], slide: Slide) -> Iterator[Shape]:
        """The disclaimer; whose program it is, and the sources of the step; the slide's number."""
        say = self._words.say
        warning, rest, *_ = captions.closing(self._pathway, self._words)
        line = (warning, replace(rest, text=f" {rest.text}"))
        yield self._put(sheet, here, Part.FOOTER, fitted([line], here[Part.FOOTER]))
        below = [program_name(self._order.timeline, self._words)]
        if slide.sources:
            names = source_names(slide.sources, self._pathway, self._words)
            below.append(say("slides.sources", sources=names))
        text = " · ".join(filter(None, below))
        if text:
            words = fitted([(Run(text),)], here[Part.SOURCES])
            yield self._put(sheet, here, Part.SOURCES, words)
        number, place = self.slides.index(slide) + 1, here[Part.NUMBER]
        yield sheet.slide_number(place.kind, say("slides.number"), place.box, number)


def _link(part: "SlidePart", address: str) -> str:
    """The id of the relationship of a slide with an address outside."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    return part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _led(text: str) -> Line:
    """A text with its first sentence in bold."""
    first, rest = lead(text)
    return (Run(first, bold=True), Run(f" {rest}")) if rest else (Run(first, bold=True),)
