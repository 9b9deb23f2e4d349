"""The blank deck: python-pptx's own template made wide, in our font and colors, with one layout."""

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from planner import palette
from planner.forms.pptx_shapes import HEIGHT, PIXEL, WIDTH, units
from planner.forms.pptx_text import Box
from planner.lettering import FAMILY
from planner.palette import Color
from planner.pathway import Kind

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.presentation import Presentation

TITLE: Final = Box(48, 28, 1150, 84)
POINTS: Final = Box(48, 96, 416, 632)
NUMBER: Final = Box(1170, 40, 1240, 64)
"""Where the layout has the title, the points and the slide's number."""

_KEPT_LAYOUT: Final = 1
"""The template's "Title and Content"."""

_NOT_KEPT_OF_FILE: Final = ("/thumbnail", "/extended-properties")
_NOT_KEPT_OF_DECK: Final = ("/printerSettings", "/viewProps")
"""What the template brings along from its author's machine, by the ends of the relationships."""

_PLACES: Final = {"title": TITLE, "body": POINTS, "sldNum": NUMBER}
_LEVELS: Final = (20, 18, 16, 14, 14)
"""Type of the points in points, a size for each level."""

_SWISS: Final = "34"
"""A sans-serif of varying width: programs choose by this where they lack the font."""

_COLORS: Final[dict[str, Color]] = {
    "dk1": palette.INK,
    "lt1": palette.PAPER,
    "dk2": palette.QUIET,
    "lt2": palette.RULE,
    "accent1": palette.KINDS[Kind.DETOX],
    "accent2": palette.KINDS[Kind.EVALUATION],
    "accent3": palette.KINDS[Kind.TREATMENT],
    "accent4": palette.KINDS[Kind.OUTPATIENT],
    "accent5": palette.KINDS[Kind.AFTERCARE],
    "accent6": palette.GUIDANCE,
    "hlink": palette.KINDS[Kind.TREATMENT],
    "folHlink": palette.GUIDANCE,
}
"""The theme, so that what a presenter adds looks as if it belonged there."""


@cache
def blank_deck() -> bytes:
    """A presentation of 16:9 without slides."""
    from pptx import Presentation
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.util import Emu

    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(WIDTH * PIXEL), Emu(HEIGHT * PIXEL)
    deck.element.find("{*}sldSz").attrib.pop("type", None)
    for index, layout in reversed(list(enumerate(deck.slide_layouts))):
        if index != _KEPT_LAYOUT:
            deck.slide_layouts.remove(layout)
    _leave_out(deck)
    _arrange(deck)
    _style(deck)
    _paint(deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME))
    _list_notes_master(deck)
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _list_notes_master(deck: "Presentation") -> None:
    """Make the notes' master, and name it in the deck's own list, which python-pptx leaves out."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    relation = deck.part.relate_to(deck.notes_master.part, RELATIONSHIP_TYPE.NOTES_MASTER)
    listed = f'<p:notesMasterId r:id="{relation}"/>'
    declared = nsdecls("p", "r")
    after = deck.element.find("{*}sldMasterIdLst")
    after.addnext(parse_xml(f"<p:notesMasterIdLst {declared}>{listed}</p:notesMasterIdLst>"))


def _leave_out(deck: "Presentation") -> None:
    package = deck.part.package
    for relation in list(package.iter_rels()):
        if relation.reltype.endswith(_NOT_KEPT_OF_FILE):
            package.drop_rel(relation.rId)
    for key, relation in list(deck.part.rels.items()):
        if relation.reltype.endswith(_NOT_KEPT_OF_DECK):
            deck.part.drop_rel(key)


def _arrange(deck: "Presentation") -> None:
    """Title, points and number in their places; the date and the footer are not used."""
    for owner in (deck.slide_master, deck.slide_layouts[0]):
        for shape in list(owner.placeholders):
            kind = shape.element.ph.get("type")
            kind = "body" if kind == "obj" else kind
            if kind in _PLACES and owner is deck.slide_master:
                shape.left, shape.top, shape.width, shape.height = units(_PLACES[kind])
            elif kind not in (*_PLACES, None):
                shape.element.getparent().remove(shape.element)


def _style(deck: "Presentation") -> None:
    """Type of the title and of the points, which have no bullets on the first level."""
    master: Any = deck.slide_master.element
    for body in master.iterfind(".//{*}bodyPr"):
        for side in ("lIns", "tIns", "rIns", "bIns"):
            body.set(side, "0")
    for tint in list(master.iterfind(".//{*}lstStyle//{*}tint")):
        tint.getparent().set("val", "tx2")
        tint.getparent().remove(tint)
    title = master.find("{*}txStyles/{*}titleStyle/{*}lvl1pPr")
    title.set("algn", "l")
    title.find("{*}defRPr").set("sz", "3600")
    title.find("{*}defRPr").set("b", "1")
    levels = master.find("{*}txStyles/{*}bodyStyle")
    for level, size in zip(levels, _LEVELS, strict=False):
        level.find("{*}defRPr").set("sz", str(size * 100))
    points = levels[0]
    points.set("marL", "0")
    points.set("indent", "0")
    points.remove(points.find("{*}buFont"))
    bullet = points.find("{*}buChar")
    bullet.tag = bullet.tag.replace("buChar", "buNone")
    bullet.attrib.clear()


def _paint(theme: "Part") -> None:
    """Our colors and our font in a theme."""
    from pptx.opc.oxml import serialize_part_xml
    from pptx.oxml import parse_xml

    root: Any = parse_xml(theme.blob)
    for name, color in _COLORS.items():
        slot = root.find(f".//{{*}}clrScheme/{{*}}{name}")
        for old in list(slot):
            slot.remove(old)
        tag = root.tag.replace("theme", "srgbClr")
        slot.append(slot.makeelement(tag, {"val": bytes(color).hex().upper()}))
    for latin in root.iterfind(".//{*}fontScheme/*/{*}latin"):
        latin.set("typeface", FAMILY)
        latin.set("pitchFamily", _SWISS)
    theme.blob = serialize_part_xml(root)
