"""What a long text is made of, and how it is written as Markdown.

`planner.forms.page.markup` writes the same sections as HTML, so a page and a file cannot differ.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of a list.

    `lead` is set off before its text, `origin` names what it rests on, `more` follows that; each
    text of `under` stands below it.
    """

    text: str
    lead: str = ""
    origin: str = ""
    more: str = ""
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A document of a list; `facts` are its publisher, its year and when it was checked."""

    label: str
    title: str
    facts: tuple[str, ...]
    address: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; the first cell of a row is its head."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Subheading:
    """The title of a part of a section."""

    title: str


Block = str | tuple[Point, ...] | tuple[Reference, ...] | Table | Subheading
"""A paragraph, a list of points, a list of documents, a table, or the title of what follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of a long text; its `key` is unique there, and may stand in a link to it."""

    key: str
    title: str
    blocks: tuple[Block, ...]


def markdown(title: str, intro: str, sections: Iterable[Section]) -> str:
    lines = [f"# {title}", "", intro, ""]
    for section in sections:
        lines += [f"## {section.title}", ""]
        for block in section.blocks:
            lines += [*_lines(block), ""]
    return "\n".join(lines).rstrip() + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case str():
            yield block
        case Subheading(title=title):
            yield f"### {title}"
        case Table():
            yield f"| {' | '.join(block.columns)} |"
            yield "| --- " * len(block.columns) + "|"
            for row in block.rows:
                yield f"| {' | '.join(row)} |"
        case _:
            for entry in block:
                yield from _point(entry) if isinstance(entry, Point) else [_reference(entry)]


def _point(point: Point) -> Iterator[str]:
    lead = f"**{point.lead}**: " if point.lead else ""
    origin = f" *({point.origin})*" if point.origin else ""
    more = f" {point.more}" if point.more else ""
    yield f"- {lead}{point.text}{origin}{more}"
    for text in point.under:
        yield f"  - {text}"


def _reference(reference: Reference) -> str:
    address = () if reference.address is None else (f"<{reference.address}>",)
    facts = ", ".join((reference.title, *reference.facts, *address))
    note = f" {reference.note}" if reference.note else ""
    return f"- **{reference.label}**: {facts}.{note}"
