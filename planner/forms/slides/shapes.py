"""The native shapes of a slide, as XML: boxes, lines, words, groups, pictures and placeholders.

python-pptx has no way to set alt texts, decorative marks or fades, and for each shape that it adds
it searches the whole slide for a free id. So a slide is written here as one text. Places are in
pixels of a slide of 1280 x 720; colors are those of the theme, by their names in it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from planner.forms.order import CannotMakeError
from planner.forms.slides.text import Box, Paragraph
from planner.pathway.pathway import Kind

SLIDE_WIDTH: Final = 1280
SLIDE_HEIGHT: Final = 720
"""The size of a slide, in its pixels."""

PIXEL: Final = 9525
"""English Metric Units, the unit of the file, in one pixel of a slide."""

INK: Final = "tx1"
QUIET: Final = "tx2"
PAPER: Final = "bg1"

COLORS: Final[Mapping[Kind | None, str]] = {
    Kind.DETOX: "accent1",
    Kind.EVALUATION: "accent2",
    Kind.TREATMENT: "accent3",
    Kind.OUTPATIENT: "accent4",
    Kind.AFTERCARE: "accent5",
    None: "accent6",
    Kind.OTHER: "folHlink",
}
"""What the theme calls the color of a kind of stage; None is what guidance adds."""

NAMESPACES: Final = (
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
NO_FILL: Final = "<a:noFill/>"
_NO_LINE: Final = "<a:ln><a:noFill/></a:ln>"
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


def solid(color: str, *, light: bool = False) -> str:
    """A fill of one color; a `light` one lets half of the paper through."""
    return f"<a:solidFill>{_color(color, light=light)}</a:solidFill>"


def fade(color: str, *, light: bool = False) -> str:
    """A fill that turns to paper toward the right."""
    strong, paper = _color(color, light=light), _color(PAPER)
    stops = "".join(
        f'<a:gs pos="{place}000">{fill}</a:gs>'
        for place, fill in ((0, strong), (45, strong), (97, paper), (100, paper))
    )
    return f'<a:gradFill><a:gsLst>{stops}</a:gsLst><a:lin ang="0" scaled="0"/></a:gradFill>'


def _color(color: str, *, light: bool = False) -> str:
    seen_through = '<a:alpha val="50000"/>' if light else ""
    return f'<a:schemeClr val="{color}">{seen_through}</a:schemeClr>'


def outline(color: str, width: float, *, dashed: bool = False, arrow: bool = False) -> str:
    """A line's color, its width in pixels, and whether an arrowhead ends it."""
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    end = '<a:tailEnd type="triangle" w="lg" len="lg"/>' if arrow else ""
    return f'<a:ln w="{round(width * PIXEL)}">{solid(color)}{dash}{end}</a:ln>'


class Sheet:
    """Makes the shapes of one slide, each with an id of its own; `tag` names their language."""

    def __init__(self, tag: str) -> None:
        self._tag = checked(tag)
        self._last = 1

    def rectangle(self, name: str, box: Box, fill: str, line: str = _NO_LINE) -> Shape:
        """A filled box, which means nothing without the words beside it."""
        return self._preset("rect", name, box, fill, line)

    def arrowhead(self, name: str, box: Box, fill: str) -> Shape:
        """A triangle that points to the right: its box before it is turned by a quarter."""
        middle = (box.left + box.right) / 2, box.middle
        across, down = box.height / 2, box.width / 2
        upright = Box(middle[0] - across, middle[1] - down, middle[0] + across, middle[1] + down)
        shape = self._preset("triangle", name, upright, fill, _NO_LINE, turn=' rot="5400000"')
        return Shape(shape.xml, box)

    def line(self, name: str, box: Box, line: str) -> Shape:
        """A straight line from the upper left to the lower right of a box."""
        xml = (
            f"<p:cxnSp><p:nvCxnSpPr>{self._named(name, decorative=True)}<p:cNvCxnSpPr/><p:nvPr/>"
            f"</p:nvCxnSpPr><p:spPr>{transform(box)}"
            f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{line}</p:spPr></p:cxnSp>'
        )
        return Shape(xml, box)

    def words(
        self,
        box: Box,
        paragraphs: Sequence[Paragraph],
        *,
        color: str = INK,
        fill: str = NO_FILL,
    ) -> Shape:
        """A text box. Its words wrap, since LibreOffice centers others."""
        name = "".join(run.text for run in paragraphs[0].line)
        xml = (
            f"<p:sp><p:nvSpPr>{self._named(name)}"
            f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{transform(box)}'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr><p:txBody>'
            f'<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr">'
            f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{self._paragraphs(paragraphs, color)}"
            f"</p:txBody></p:sp>"
        )
        return Shape(xml, box)

    def placeholder(
        self, kind: str, name: str, paragraphs: Sequence[Paragraph], box: Box, *, moved: bool
    ) -> Shape:
        """Words in a place of the layout; `moved` to a box of their own on this slide."""
        xml = (
            f"{self._place(kind, name)}<p:spPr>{transform(box) if moved else ''}</p:spPr><p:txBody>"
            f"<a:bodyPr/><a:lstStyle/>{self._paragraphs(paragraphs)}</p:txBody></p:sp>"
        )
        return Shape(xml, box)

    def slide_number(self, kind: str, name: str, box: Box, number: int) -> Shape:
        """The number of the slide, which follows when slides are moved."""
        xml = (
            f"{self._place(kind, name)}<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>"
            f'<a:p><a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">'
            f'<a:rPr lang="{self._tag}"/><a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>'
        )
        return Shape(xml, box)

    def picture(self, kind: str, name: str, box: Box, image: str, description: str) -> Shape:
        """A picture in a place of the layout; `image` is the id of a relationship of the slide."""
        xml = (
            f"<p:pic><p:nvPicPr>{self._named(name, description)}"
            f'<p:cNvPicPr><a:picLocks noGrp="1" noChangeAspect="1"/></p:cNvPicPr>'
            f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvPicPr>"
            f'<p:blipFill><a:blip r:embed="{image}"/><a:stretch><a:fillRect/></a:stretch>'
            f"</p:blipFill><p:spPr/></p:pic>"
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
            f"<p:grpSpPr>{transform(box, group=True)}</p:grpSpPr>"
            f"{''.join(shape.xml for shape in shapes)}</p:grpSp>"
        )
        return Shape(xml, box)

    def _preset(
        self, preset: str, name: str, box: Box, fill: str, line: str, *, turn: str = ""
    ) -> Shape:
        xml = (
            f"<p:sp><p:nvSpPr>{self._named(name, decorative=True)}<p:cNvSpPr/><p:nvPr/>"
            f"</p:nvSpPr><p:spPr>{transform(box, turn=turn)}"
            f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>{fill}{line}</p:spPr></p:sp>'
        )
        return Shape(xml, box)

    def _place(self, kind: str, name: str) -> str:
        return (
            f"<p:sp><p:nvSpPr>{self._named(name)}<p:cNvSpPr>"
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>'
        )

    def _named(self, name: str, description: str = "", *, decorative: bool = False) -> str:
        self._last += 1
        text = f' descr="{checked(description)}"' if description else ""
        inside = _DECORATIVE if decorative else ""
        return f'<p:cNvPr id="{self._last}" name="{checked(name)}"{text}>{inside}</p:cNvPr>'

    def _paragraphs(self, paragraphs: Sequence[Paragraph], color: str = INK) -> str:
        return "".join(self._paragraph(paragraph, color) for paragraph in paragraphs)

    def _paragraph(self, paragraph: Paragraph, color: str) -> str:
        """A paragraph that says only what differs from its placeholder."""
        size = f' sz="{round(paragraph.size * 100)}"' if paragraph.size is not None else ""
        link = f'<a:hlinkClick r:id="{paragraph.link}"/>' if paragraph.link else ""
        runs = ""
        for run in paragraph.line:
            linked = link if run is paragraph.line[-1] else ""
            bold = ' b="1"' if run.bold else ""
            shade = QUIET if run.quiet else color
            ink = solid(shade) if shade != INK else ""
            runs += (
                f'<a:r><a:rPr lang="{self._tag}"{size}{bold}>{ink}{linked}</a:rPr>'
                f"<a:t>{checked(run.text)}</a:t></a:r>"
            )
        align = f' algn="{paragraph.align}"' if paragraph.align else ""
        points = round(paragraph.before * 100)
        before = f'<a:spcBef><a:spcPts val="{points}"/></a:spcBef>' if points else ""
        return f"<a:p><a:pPr{align}>{before}</a:pPr>{runs}</a:p>"


def shape_tree(shapes: Iterable[Shape]) -> str:
    """All that stands on a slide, from the back to the front: also the order of reading."""
    inside = "".join(shape.xml for shape in shapes)
    return f"<p:spTree {NAMESPACES}>{_GROUP_FRAME}{inside}</p:spTree>"


def notes_body(lines: Iterable[tuple[str, bool]], tag: str) -> str:
    """The text of a page of notes: lines, and True for those that are headings."""
    language = checked(tag)
    paragraphs = "".join(
        f'<a:p><a:r><a:rPr lang="{language}" b="{heading:d}"/>'
        f"<a:t>{checked(line)}</a:t></a:r></a:p>"
        for line, heading in lines
    )
    return f"<p:txBody {NAMESPACES}><a:bodyPr/><a:lstStyle/>{paragraphs or '<a:p/>'}</p:txBody>"


def transform(box: Box, *, turn: str = "", group: bool = False) -> str:
    """Where a shape is, in the unit of the file; edges that meet stay together."""
    left, top, right, bottom = (
        round(side * PIXEL) for side in (box.left, box.top, box.right, box.bottom)
    )
    width, height = right - left, bottom - top
    places = f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
    if group:
        places += f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/>'
    return f"<a:xfrm{turn}>{places}</a:xfrm>"
