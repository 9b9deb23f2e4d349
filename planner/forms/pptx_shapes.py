"""The native shapes of a slide, as XML: boxes, lines, marks, words, groups and pictures.

python-pptx has no way to set alt texts, decorative marks or fades to nothing, and for each shape
that it adds it searches the whole slide for a free id. So a slide is written here as one text.
Places are in pixels of a slide of 1280 x 720.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from planner.forms.order import CannotMakeError
from planner.forms.pptx_text import FONT_HEIGHT, LEADING, Box, Paragraph
from planner.palette import Color

WIDTH: Final = 1280
HEIGHT: Final = 720
PIXEL: Final = 9525
"""English Metric Units, the unit of the file, in one pixel of a slide."""

_SPACING: Final = round(LEADING / FONT_HEIGHT * 100_000)
"""Line spacing in thousandths of a percent of the font's own."""

_NAMESPACES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_DECORATIVE: Final = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'val="1"/></a:ext></a:extLst>'
)
_GROUP_FRAME: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_NOT_IN_XML: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def checked(text: str) -> str:
    """The text as XML; CannotMakeError for a character that XML cannot hold."""
    found = _NOT_IN_XML.search(text)
    if found:
        raise CannotMakeError(f"a slide cannot hold U+{ord(found[0]):04X}, as in {text[:40]!r}")
    return escape(text, {'"': "&quot;"})


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape, ready to be put on a slide, and where it is."""

    xml: str
    box: Box


def rgb(color: Color) -> str:
    """A color."""
    return f'<a:srgbClr val="{bytes(color).hex().upper()}"/>'


def solid(color: Color) -> str:
    """A fill of one color."""
    return f"<a:solidFill>{rgb(color)}</a:solidFill>"


def fade(stops: Iterable[tuple[float, Color, float]]) -> str:
    """A fill that changes from left to right: places from 0 to 1, with color and strength."""
    places = "".join(
        f'<a:gs pos="{round(place * 100_000)}"><a:srgbClr val="{bytes(color).hex().upper()}">'
        f'<a:alpha val="{round(alpha * 100_000)}"/></a:srgbClr></a:gs>'
        for place, color, alpha in stops
    )
    return f'<a:gradFill><a:gsLst>{places}</a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill>'


def outline(color: Color, width: float, *, dashed: bool = False, arrow: bool = False) -> str:
    """A line's color, its width in pixels, and whether an arrowhead ends it."""
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    end = '<a:tailEnd type="triangle" w="lg" len="med"/>' if arrow else ""
    return f'<a:ln w="{round(width * PIXEL)}">{solid(color)}{dash}{end}</a:ln>'


_NO_LINE: Final = "<a:ln><a:noFill/></a:ln>"
PAPER: Final = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
"""A fill with what the slide itself is filled with."""


class Sheet:
    """Makes the shapes of one slide, each with an id of its own; `tag` names their language."""

    def __init__(self, tag: str) -> None:
        self._tag = checked(tag)
        self._last = 1

    def rectangle(self, name: str, box: Box, fill: str, line: str = _NO_LINE) -> Shape:
        """A filled box."""
        return self._preset("rect", name, box, fill, line)

    def arrowhead(self, name: str, box: Box, fill: str) -> Shape:
        """A triangle that points to the right: its box before it is turned by a quarter."""
        middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        across, down = box.height / 2, box.width / 2
        upright = Box(middle[0] - across, middle[1] - down, middle[0] + across, middle[1] + down)
        shape = self._preset("triangle", name, upright, fill, _NO_LINE, turn=' rot="5400000"')
        return Shape(shape.xml, box)

    def line(self, name: str, box: Box, line: str) -> Shape:
        """A straight line from the upper left to the lower right of a box."""
        xml = (
            f"<p:cxnSp><p:nvCxnSpPr>{self._named(name, decorative=True)}<p:cNvCxnSpPr/><p:nvPr/>"
            f"</p:nvCxnSpPr><p:spPr>{_transform(box)}"
            f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line}</p:spPr></p:cxnSp>'
        )
        return Shape(xml, box)

    def words(
        self,
        name: str,
        box: Box,
        paragraphs: Sequence[Paragraph],
        *,
        fill: str = "<a:noFill/>",
        anchor: str = "t",
    ) -> Shape:
        """A text box; `anchor` is t, ctr or b. Its words wrap, since LibreOffice centers others."""
        xml = (
            f"<p:sp><p:nvSpPr>{self._named(name)}"
            f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{_transform(box)}'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr>'
            f"{self._body(paragraphs, anchor)}</p:sp>"
        )
        return Shape(xml, box)

    def placeholder(
        self, kind: str, name: str, box: Box, paragraphs: Sequence[Paragraph], *, anchor: str = "t"
    ) -> Shape:
        """The title or the text of the layout, put into its place on this slide."""
        xml = (
            f'<p:sp><p:nvSpPr>{self._named(name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr>{_transform(box)}</p:spPr>"
            f"{self._body(paragraphs, anchor)}</p:sp>"
        )
        return Shape(xml, box)

    def slide_number(self, name: str, box: Box, number: int) -> Shape:
        """The number of the slide, which follows when slides are moved."""
        xml = (
            f'<p:sp><p:nvSpPr>{self._named(name)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f'<p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr>'
            f"<p:spPr>{_transform(box)}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
            f'<a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">'
            f'<a:rPr lang="{self._tag}"/><a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>'
        )
        return Shape(xml, box)

    def picture(self, name: str, box: Box, image: str, description: str) -> Shape:
        """A picture; `image` is the id of a relationship of the slide."""
        xml = (
            f"<p:pic><p:nvPicPr>{self._named(name, description)}"
            f'<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{image}"/><a:stretch><a:fillRect/></a:stretch>'
            f"</p:blipFill><p:spPr>{_transform(box)}"
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
        return Shape(xml, box)

    def group(self, name: str, shapes: Sequence[Shape], description: str | None = None) -> Shape:
        """Shapes that move together. Without a description the group is marked decorative."""
        box = Box(
            min(shape.box.left for shape in shapes),
            min(shape.box.top for shape in shapes),
            max(shape.box.right for shape in shapes),
            max(shape.box.bottom for shape in shapes),
        )
        named = self._named(name, description or "", decorative=description is None)
        xml = (
            f"<p:grpSp><p:nvGrpSpPr>{named}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{_transform(box, group=True)}</p:grpSpPr>"
            f"{''.join(shape.xml for shape in shapes)}</p:grpSp>"
        )
        return Shape(xml, box)

    def ornament(self, name: str, box: Box, fill: str) -> Shape:
        """A filled box that means nothing."""
        return self._preset("rect", name, box, fill, _NO_LINE, decorative=True)

    def _preset(
        self,
        preset: str,
        name: str,
        box: Box,
        fill: str,
        line: str,
        *,
        turn: str = "",
        decorative: bool = False,
    ) -> Shape:
        xml = (
            f"<p:sp><p:nvSpPr>{self._named(name, decorative=decorative)}<p:cNvSpPr/><p:nvPr/>"
            f"</p:nvSpPr><p:spPr>{_transform(box, turn=turn)}"
            f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>{fill}{line}</p:spPr></p:sp>'
        )
        return Shape(xml, box)

    def _named(self, name: str, description: str = "", *, decorative: bool = False) -> str:
        self._last += 1
        told = f' descr="{checked(description)}"' if description else ""
        inside = _DECORATIVE if decorative else ""
        return f'<p:cNvPr id="{self._last}" name="{checked(name)}"{told}>{inside}</p:cNvPr>'

    def _body(self, paragraphs: Sequence[Paragraph], anchor: str) -> str:
        return (
            f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" '
            f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
            f"{''.join(self._paragraph(paragraph) for paragraph in paragraphs)}</p:txBody>"
        )

    def _paragraph(self, paragraph: Paragraph) -> str:
        size = round(paragraph.size * 100)
        link = f'<a:hlinkClick r:id="{paragraph.link}"/>' if paragraph.link else ""
        runs = ""
        for run in paragraph.line:
            bold = ' b="1"' if run.bold else ' b="0"'
            ink = '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>' if run.quiet else ""
            runs += (
                f'<a:r><a:rPr lang="{self._tag}" sz="{size}"{bold}>{ink}{link}</a:rPr>'
                f"<a:t>{checked(run.text)}</a:t></a:r>"
            )
        return (
            f'<a:p><a:pPr marL="0" indent="0" algn="l"><a:lnSpc><a:spcPct val="{_SPACING}"/>'
            f'</a:lnSpc><a:spcBef><a:spcPts val="{round(paragraph.before * 100)}"/></a:spcBef>'
            f"<a:buNone/></a:pPr>{runs}</a:p>"
        )


def shape_tree(shapes: Iterable[Shape]) -> str:
    """All that stands on a slide, from the back to the front: also the order of reading."""
    inside = "".join(shape.xml for shape in shapes)
    return f"<p:spTree {_NAMESPACES}>{_GROUP_FRAME}{inside}</p:spTree>"


def notes_body(lines: Iterable[tuple[str, bool]], tag: str) -> str:
    """The text of a page of notes: lines, and True for those that are headings."""
    language = checked(tag)
    paragraphs = "".join(
        f'<a:p><a:r><a:rPr lang="{language}" b="{heading:d}"/>'
        f"<a:t>{checked(line)}</a:t></a:r></a:p>"
        for line, heading in lines
    )
    return f"<p:txBody {_NAMESPACES}><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody>"


def units(box: Box) -> tuple[int, int, int, int]:
    """Left, top, width and height in the unit of the file; edges that meet stay together."""
    left, top, right, bottom = (
        round(side * PIXEL) for side in (box.left, box.top, box.right, box.bottom)
    )
    return left, top, right - left, bottom - top


def _transform(box: Box, *, turn: str = "", group: bool = False) -> str:
    left, top, width, height = units(box)
    places = f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
    if group:
        places += f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/>'
    return f"<a:xfrm{turn}>{places}</a:xfrm>"
