"""Reads a PDF back: its text, page by page, and its tags. Independent of what wrote it."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final, NamedTuple

import pikepdf
from pikepdf import Matrix

_PAIR: Final = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE: Final = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")

_UPRIGHT: Final = Matrix()

Codes = dict[bytes, str]


class Shown(NamedTuple):
    """Some letters: their font, their size and how far up on the page they stand, in points."""

    text: str
    font: str
    size: float
    y: float


def squeezed(text: str) -> str:
    """Without any space: a reader cannot know where lines were broken."""
    return re.sub(r"\s", "", text)


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def page_count(content: bytes) -> int:
    with opened(content) as pdf:
        return len(pdf.pages)


def pages(content: bytes) -> list[str]:
    """The text of each page, pictures included, without spaces."""
    return _pages(content, "")


def bold_pages(content: bytes) -> list[str]:
    """The text of each page that is in bold type, without spaces."""
    return _pages(content, "Bold")


def _pages(content: bytes, kind: str) -> list[str]:
    return [
        squeezed("".join(one.text for one in page if kind in one.font))
        for page in spans_of(content)
    ]


def spans_of(content: bytes) -> list[list[Shown]]:
    """What is shown on each page, in its order."""
    with opened(content) as pdf:
        return [[*_spans(page.obj, page.obj.Resources, {}, _UPRIGHT)] for page in pdf.pages]


def text_of(content: bytes) -> str:
    """All text, without spaces."""
    return "".join(pages(content))


def _spans(stream: Any, resources: Any, known: dict[Any, Codes], placed: Matrix) -> Iterator[Shown]:
    """What is shown, in its order; `placed` is where the stream stands on its page."""
    codes: Codes = {}
    font, size = "", 0.0
    line = _UPRIGHT
    outside: list[Matrix] = []
    for instruction in pikepdf.parse_content_stream(stream):
        operator, operands = str(instruction.operator), list(instruction.operands)
        match operator:
            case "q":
                outside.append(placed)
            case "Q":
                placed = outside.pop()
            case "cm":
                placed = Matrix(*map(float, operands)) @ placed
            case "Tm":
                line = Matrix(*map(float, operands))
            case "Tf":
                chosen = resources.Font[operands[0]]
                codes, size = _codes(chosen, known), float(operands[1])
                font = str(chosen.get("/BaseFont", ""))
            case "Tj" | "TJ":
                at = line @ placed
                for one in operands[0] if operator == "TJ" else operands:
                    if _is_string(one):
                        yield Shown(_decoded(bytes(one), codes), font, size * abs(at.d), at.f)
            case "Do":
                drawn = resources.XObject[operands[0]]
                if drawn.Subtype == "/Form":
                    own = Matrix(*map(float, drawn.Matrix)) if "/Matrix" in drawn else _UPRIGHT
                    inside = drawn.get("/Resources", resources)
                    yield from _spans(drawn, inside, known, own @ placed)


def _is_string(part: Any) -> bool:
    return isinstance(part, pikepdf.String)


def _decoded(shown: bytes, codes: Codes) -> str:
    return "".join(codes[shown[place : place + 2]] for place in range(0, len(shown), 2))


def _codes(font: Any, known: dict[Any, Codes]) -> Codes:
    """What each two-byte code of a font stands for, by its ToUnicode map."""
    key = font.objgen
    if key not in known:
        cmap = font.ToUnicode.read_bytes().decode("ascii")
        codes: Codes = {}
        for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
            codes |= {bytes.fromhex(one): _unicode(other) for one, other in _PAIR.findall(block)}
        for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
            for first, last, start in _RANGE.findall(block):
                for offset in range(int(last, 16) - int(first, 16) + 1):
                    code = (int(first, 16) + offset).to_bytes(2, "big")
                    codes[code] = chr(int(start, 16) + offset)
        known[key] = codes
    return known[key]


def _unicode(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure tree, in its order."""

    def walk(element: Any) -> Iterator[Any]:
        yield element
        children = element.get("/K", [])
        for child in children if isinstance(children, pikepdf.Array) else [children]:
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                yield from walk(child)

    root = pdf.Root.StructTreeRoot.K
    for top in root if isinstance(root, pikepdf.Array) else [root]:
        yield from walk(top)


def roles(pdf: pikepdf.Pdf) -> list[str]:
    """What each element is, such as H1, Table or Figure."""
    return [str(element.S).removeprefix("/") for element in elements(pdf)]


def links(pdf: pikepdf.Pdf) -> set[str]:
    """Where the links lead."""
    return {
        str(note.A.URI)
        for page in pdf.pages
        for note in page.obj.get("/Annots", [])
        if note.Subtype == "/Link" and "/A" in note
    }
