"""The slides of a talk on one plan, step by step, with a chart of native shapes that grows.

A slide is written as one text of XML (`pptx_slides`, `pptx_shapes`); python-pptx keeps the parts
of the file together. The font is named, not embedded: boxes leave room for another in its place.
"""

import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final

from planner.forms.order import Form, Order
from planner.forms.pptx_blank import blank_deck
from planner.forms.pptx_shapes import notes_body, shape_tree
from planner.forms.pptx_slides import Talk
from planner.slide_talk import TalkStep

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide


def _render(order: Order) -> bytes:
    """The deck of an order; the same order gives the same bytes."""
    from pptx import Presentation

    deck = Presentation(BytesIO(blank_deck()))
    talk = Talk(order)
    for step in talk.steps:
        slide = deck.slides.add_slide(deck.slide_layouts[0])
        _fill(slide, talk, step)
        _add_notes(slide, order, talk, step)
    _describe(deck, order, talk)
    file = BytesIO()
    deck.save(file)
    return _made_on(order.plan.pathway.content_version, file)


class _Attachments:
    """What a slide refers to, as relationships of its part."""

    def __init__(self, slide: "Slide") -> None:
        self._part = slide.part

    def picture(self, image: bytes) -> str:
        """The id of a picture."""
        _, relation = self._part.get_or_add_image_part(BytesIO(image))
        return str(relation)

    def link(self, address: str) -> str:
        """The id of an address outside."""
        from pptx.opc.constants import RELATIONSHIP_TYPE

        return self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def _fill(slide: "Slide", talk: Talk, step: TalkStep) -> None:
    """Put a step's shapes in place of those that the layout gave the slide."""
    from pptx.oxml import parse_xml

    shapes = talk.shapes(step, _Attachments(slide))
    tree = slide.element.cSld.spTree
    tree.getparent().replace(tree, parse_xml(shape_tree(shapes)))


def _add_notes(slide: "Slide", order: Order, talk: Talk, step: TalkStep) -> None:
    from pptx.enum.shapes import PP_PLACEHOLDER
    from pptx.oxml import parse_xml

    for shape in list(slide.notes_slide.placeholders):
        element, kind = shape.element, shape.placeholder_format.type
        if kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            # python-pptx copies it from the master without the number.
            element.getparent().remove(element)
        elif kind == PP_PLACEHOLDER.BODY:
            lines = _notes(order, talk, step)
            element.replace(element.txBody, parse_xml(notes_body(lines, order.words.tag)))


def _notes(order: Order, talk: Talk, step: TalkStep) -> Iterator[tuple[str, bool]]:
    """The lines of a step's notes; True for a heading."""
    say = talk.words.say
    more = [note for note in step.notes if note not in step.points]
    months = talk.words.text(order.plan.pathway.safety.months.text)
    if months not in (*step.points, *more):
        more.append(months)
    told = (
        ("slides.notes-points", step.points),
        ("slides.notes-more", more),
        ("slides.notes-sources", [_source(talk, key) for key in step.sources]),
    )
    for heading, lines in told:
        if lines:
            yield say(heading), True
            yield from ((line, False) for line in lines)


def _source(talk: Talk, key: str) -> str:
    """A source with all that is known of it."""
    label, source, words = talk.source_label(key), talk.source(key), talk.words
    if source is None:
        return label
    facts = [words.text(source.title)]
    facts += [words.text(source.publisher)] if source.publisher is not None else []
    facts += [str(source.year)] if source.year is not None else []
    facts += [source.address] if source.address is not None else []
    facts.append(words.say("source.checked", month=words.month(source.checked)))
    return words.say("slides.source", label=label, facts=", ".join(facts))


def _describe(deck: "Presentation", order: Order, talk: Talk) -> None:
    """What the file says of itself: no author, and the date of its content."""
    made = datetime.combine(order.plan.pathway.content_version, time(), UTC).replace(tzinfo=None)
    about = deck.core_properties
    about.title = talk.title
    about.subject = talk.words.say("slides.subject")
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.language = order.language
    about.created = about.modified = made


def _made_on(day: date, file: BytesIO) -> bytes:
    """The file with the time of that day in place of the clock's in each entry."""
    stamp = (day.year, day.month, day.day, 0, 0, 0)
    made = BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, stamp)
            fixed.external_attr = entry.external_attr
            new.writestr(fixed, old.read(entry), zipfile.ZIP_DEFLATED)
    return made.getvalue()


FORM: Final = Form(
    ending="pptx",
    media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
    render=_render,
    attached=True,
)
