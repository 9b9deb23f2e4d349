"""The slides of a talk on one plan: a slide for each step, with a picture of native shapes.

A slide is written as one text of XML (`content`, `shapes`); python-pptx keeps the parts
of the file together. The font is named, not embedded: boxes leave room for another in its place.
"""

import zipfile
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from planner.forms.order import Form, Order
from planner.forms.slides.content import Slide as Content
from planner.forms.slides.content import Talk
from planner.forms.slides.layouts import FOOT, LAYOUTS, MASTER, Part
from planner.forms.slides.shapes import notes_body, shape_tree
from planner.language.catalogue import Words

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

_BLANK: Final = Path(__file__).with_name("blank.pptx")
"""A deck without slides, whose theme and layouts are ours; any program for slides can change it."""


def _render(order: Order) -> bytes:
    """The deck of an order; the same order gives the same bytes."""
    from pptx.oxml import parse_xml

    deck = _blank_deck(order.words)
    layouts = dict(zip(LAYOUTS, deck.slide_layouts, strict=True))
    talk = Talk(order)
    for content in talk.slides:
        slide = deck.slides.add_slide(layouts[content.layout])
        tree = slide.element.cSld.spTree
        tree.getparent().replace(tree, parse_xml(shape_tree(talk.shapes(content, slide.part))))
        if content.notes:
            _add_notes(slide, content, order.words.tag)
    _describe(deck, order, talk)
    file = BytesIO()
    deck.save(file)
    return _made_on(order.plan.pathway.content_version, file)


def _blank_deck(words: Words) -> "Presentation":
    """The blank deck, with the names that a presenter sees of its layouts in this language."""
    from pptx import Presentation

    deck = Presentation(str(_BLANK))
    named: list[tuple[Iterable[Part], Any]] = [(MASTER, deck.slide_master)]
    for (name, places), layout in zip(LAYOUTS.items(), deck.slide_layouts, strict=True):
        layout.element.cSld.set("name", words.say(name))
        named.append(((*places, *FOOT), layout))
    for parts, slide in named:
        remaining = iter(parts)
        for shape in slide.shapes:
            shape.name = words.say(next(remaining) if shape.is_placeholder else "slides.band")
            for text in shape.element.iterfind(".//{*}r/{*}t"):
                text.text = shape.name
            for run in shape.element.iterfind(".//{*}rPr"):
                run.set("lang", words.tag)
    return deck


def _add_notes(slide: "Slide", content: Content, tag: str) -> None:
    from pptx.enum.shapes import PP_PLACEHOLDER
    from pptx.oxml import parse_xml

    for shape in list(slide.notes_slide.placeholders):
        element, kind = shape.element, shape.placeholder_format.type
        if kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            # python-pptx copies it from the master without the number.
            element.getparent().remove(element)
        elif kind == PP_PLACEHOLDER.BODY:
            element.replace(element.txBody, parse_xml(notes_body(content.notes, tag)))


def _describe(deck: "Presentation", order: Order, talk: Talk) -> None:
    """What the file says of itself: no author, and the date of its content."""
    made = datetime.combine(order.plan.pathway.content_version, time(), UTC).replace(tzinfo=None)
    about = deck.core_properties
    about.title = talk.title
    about.subject = order.words.say("slides.subject")
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
