"""The slides of a talk on one plan: a slide for each step, with a picture of native shapes.

A slide is written as one text of XML (`content`, `shapes`); python-pptx keeps the parts
of the file together. The font is named, not embedded: boxes leave room for another in its place.
"""

import zipfile
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final

from planner.forms.order import Form, Order
from planner.forms.slides.content import Slide as Content
from planner.forms.slides.content import Talk
from planner.forms.slides.layouts import Layout, Part, blank_deck
from planner.forms.slides.shapes import notes_body, shape_tree
from planner.language.catalogue import Words

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide


def _render(order: Order) -> bytes:
    """The deck of an order; the same order gives the same bytes."""
    from pptx.oxml import parse_xml

    deck = blank_deck()
    layouts = {Layout(layout.name): layout for layout in deck.slide_layouts}
    _name_layouts(deck, order.words)
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


def _name_layouts(deck: "Presentation", words: Words) -> None:
    """Give layouts and their places the names in this language: a presenter sees them."""
    for slide in (deck.slide_master, *deck.slide_layouts):
        for shape in slide.shapes:
            shape.name = words.say(Part(shape.name) if shape.is_placeholder else "slides.band")
            for text in shape.element.iterfind(".//{*}r/{*}t"):
                text.text = shape.name
            for run in shape.element.iterfind(".//{*}rPr"):
                run.set("lang", words.tag)
    for layout in deck.slide_layouts:
        layout.element.cSld.set("name", words.say(Layout(layout.name)))


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
