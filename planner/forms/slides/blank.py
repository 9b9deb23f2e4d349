"""The blank deck: python-pptx's own template made wide, with our font, colors and layouts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from planner.chart import palette
from planner.chart.palette import Color
from planner.forms.slides.layouts import FOOT, FOOTER, LAYOUTS, LEFT, NUMBER, Layout, Part
from planner.forms.slides.shapes import (
    COLORS,
    NAMESPACES,
    PIXEL,
    QUIET,
    SLIDE_HEIGHT,
    SLIDE_WIDTH,
    Shape,
    Sheet,
    checked,
    number_field,
    shape_tree,
    solid,
    transform,
    units,
)
from planner.forms.slides.text import FAMILY, INDENT, LEAST, POINT, Box, Place
from planner.language.catalogue import Words, words_for
from planner.pathway.pathway import Kind

if TYPE_CHECKING:
    from pptx.opc.package import Part as FilePart
    from pptx.presentation import Presentation

_NOT_KEPT_OF_FILE: Final = ("/thumbnail", "/extended-properties")
"""What the template brings along from its author's machine, by the ends of the relationships."""

_VIEW: Final = f"<p:viewPr {NAMESPACES}/>"
"""How the deck is looked at: nothing is said. PowerPoint offers to repair a file without it."""

_LEVELS: Final = (24, 20, 20, LEAST, LEAST)
"""Type of what a presenter adds in points, a size for each level."""

_NOTES_PICTURE: Final = Box(72, 72, 648, 396)
"""Where a page of notes shows its slide."""

_SWISS: Final = "34"
"""A sans-serif of varying width: programs choose by this where they lack the font."""

_THEME: Final[Mapping[str, Color]] = {
    "dk1": palette.INK,
    "lt1": palette.PAPER,
    "dk2": palette.QUIET,
    "lt2": palette.RULE,
    "hlink": palette.KINDS[Kind.TREATMENT],
    COLORS[None]: palette.GUIDANCE,
    **{COLORS[kind]: color for kind, color in palette.KINDS.items()},
}
"""The theme, so that what a presenter adds looks as if it belonged there."""

_BAND: Final = Box(LEFT, 252, 695, 260)
_BANDS: Final = (Kind.DETOX, Kind.EVALUATION, Kind.TREATMENT, Kind.OUTPATIENT, Kind.AFTERCARE)
"""The row of colors on the opening."""

_MASTER: Final[Mapping[Part, Place]] = {
    Part.TITLE: LAYOUTS[Layout.TEXT][Part.TITLE],
    Part.POINTS: replace(LAYOUTS[Layout.TEXT][Part.POINTS], kind='type="body" idx="1"'),
    Part.FOOTER: replace(FOOTER, kind='type="ftr" sz="quarter" idx="3"'),
    Part.NUMBER: replace(NUMBER, kind='type="sldNum" sz="quarter" idx="4"'),
}


@cache
def blank_deck(language: str) -> bytes:
    """A presentation of 16:9 without slides; its layouts are those of LAYOUTS, in their order."""
    from pptx import Presentation
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.util import Emu

    words = words_for(language)
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(SLIDE_WIDTH * PIXEL), Emu(SLIDE_HEIGHT * PIXEL)
    deck.element.find("{*}sldSz").attrib.pop("type", None)
    _leave_out(deck)
    _style(deck.slide_master.element)
    _put(deck.slide_master.element, _MASTER, words)
    for layout in list(deck.slide_layouts)[len(LAYOUTS) :]:
        deck.slide_layouts.remove(layout)
    for layout, (name, places) in zip(deck.slide_layouts, LAYOUTS.items(), strict=True):
        _make_layout(layout.element, name, places, words)
    _paint(deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    _list_notes_master(deck)
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _make_layout(element: Any, layout: Layout, places: Mapping[Part, Place], words: Words) -> None:
    element.attrib.pop("type")
    element.find("{*}cSld").set("name", words.say(layout))
    bands: Iterable[Shape] = ()
    if layout is Layout.OPENING:
        element.set("type", "title")
        bands = _bands(words)
    _put(element, {**places, **FOOT}, words, bands)


def _bands(words: Words) -> Iterator[Shape]:
    """The colors of the stages in their order."""
    sheet, step = Sheet(words.tag), _BAND.width / len(_BANDS)
    for place, kind in enumerate(_BANDS):
        left = _BAND.left + place * step
        box = replace(_BAND, left=left, right=left + 0.94 * step)
        yield sheet.rectangle(words.say("slides.band"), box, solid(COLORS[kind]))


def _put(
    element: Any, places: Mapping[Part, Place], words: Words, drawn: Iterable[Shape] = ()
) -> None:
    """Places, and what is drawn behind them, instead of those that a layout has."""
    from pptx.oxml import parse_xml

    shapes = [*drawn]
    for number, (part, place) in enumerate(places.items(), len(shapes) + 2):
        shapes.append(Shape(_place(number, part, place, words), place.box))
    old = element.cSld.spTree
    old.getparent().replace(old, parse_xml(shape_tree(shapes)))


def _place(number: int, part: Part, place: Place, words: Words) -> str:
    name, tag = checked(words.say(part)), checked(words.tag)
    inside = number_field("#", tag) if part is Part.NUMBER else ""
    if part not in {Part.NUMBER, Part.FOOTER}:
        inside = f'<a:r><a:rPr lang="{tag}"/><a:t>{name}</a:t></a:r>'
    indent = round(INDENT * place.size * POINT * PIXEL) if place.bullets else 0
    bullet = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if place.bullets else "<a:buNone/>"
    ink = solid(QUIET) if place.quiet else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr>'
        f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {place.kind}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{transform(place.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
        f'anchor="{place.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="{indent}" '
        f'indent="{-indent}" algn="{place.align}"><a:spcBef><a:spcPts val="0"/></a:spcBef>{bullet}'
        f'<a:defRPr sz="{place.size * 100}" b="{place.bold:d}">{ink}</a:defRPr></a:lvl1pPr>'
        f"</a:lstStyle><a:p>{inside}</a:p></p:txBody></p:sp>"
    )


def _list_notes_master(deck: "Presentation") -> None:
    """Make the notes' master, and name it in the deck's own list, which python-pptx leaves out."""
    from pptx.enum.shapes import PP_PLACEHOLDER
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.oxml import parse_xml
    from pptx.util import Emu

    places: Any = deck.notes_master.placeholders
    for shape in places:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_IMAGE:
            shape.left, shape.top, shape.width, shape.height = map(Emu, units(_NOTES_PICTURE))
    relation = deck.part.relate_to(deck.notes_master.part, RELATIONSHIP_TYPE.NOTES_MASTER)
    listed = f'<p:notesMasterId r:id="{relation}"/>'
    after = deck.element.find("{*}sldMasterIdLst")
    after.addnext(parse_xml(f"<p:notesMasterIdLst {NAMESPACES}>{listed}</p:notesMasterIdLst>"))


def _leave_out(deck: "Presentation") -> None:
    package = deck.part.package
    for relation in list(package.iter_rels()):
        if relation.reltype.endswith(_NOT_KEPT_OF_FILE):
            package.drop_rel(relation.rId)
    for key, relation in list(deck.part.rels.items()):
        if relation.reltype.endswith("/printerSettings"):
            deck.part.drop_rel(key)
        elif relation.reltype.endswith("/viewProps"):
            relation.target_part.blob = _VIEW.encode()


def _style(master: Any) -> None:
    """Type of the title and of the points, also of those that a presenter adds."""
    title = master.find("{*}txStyles/{*}titleStyle/{*}lvl1pPr")
    title.set("algn", "l")
    title.find("{*}defRPr").set("b", "1")
    for level, size in zip(master.find("{*}txStyles/{*}bodyStyle"), _LEVELS, strict=False):
        level.find("{*}defRPr").set("sz", str(size * 100))


def _paint(theme: "FilePart") -> None:
    """Our colors and our font in a theme."""
    from pptx.opc.oxml import serialize_part_xml
    from pptx.oxml import parse_xml

    root: Any = parse_xml(theme.blob)
    for name, color in _THEME.items():
        slot = root.find(f".//{{*}}clrScheme/{{*}}{name}")
        for old in list(slot):
            slot.remove(old)
        tag = root.tag.replace("theme", "srgbClr")
        slot.append(slot.makeelement(tag, {"val": bytes(color).hex().upper()}))
    for latin in root.iterfind(".//{*}fontScheme/*/{*}latin"):
        latin.set("typeface", FAMILY)
        latin.set("pitchFamily", _SWISS)
    theme.blob = serialize_part_xml(root)
