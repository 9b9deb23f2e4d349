"""Pieces of HTML for the pages and the offline page: every word is escaped, all structure is real.

The framework shows such pieces as they are, but for scripts, which it takes out.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape
from typing import Final

import pandas as pd

from planner.language.catalogue import Words
from planner.pathway.claims import Card, Claim, Question
from planner.pathway.helplines import HelpLine
from planner.pathway.pathway import GuidanceLane, Pathway
from planner.plan.plan import EARLIEST_START, LATEST_START
from planner.reading.library import library
from planner.words import table_rows
from planner.words.answer_card import AnswerCard
from planner.words.content import asked, references
from planner.words.sections import Block, Point, Reference, Section, Subheading, Table
from planner.words.wording import claims

_MARKDOWN: Final = frozenset("\\`*_{}[]()<>#+-.!|~$:&@/^=")
_MADE_LATER: Final = re.compile(
    r"(?<=:)(?=//)|(?<=[wW]{3})(?=\.)|(?<=[-.+\w]@)(?=[-\w])"  # web and mail addresses
    r"|(?<=:)(?=[^\W\d]|[-+\w]+:)"  # :smile: and :red
    r"|(?<=[-<>~])(?=[-=>])"  # -- and ->
)
"""Inside what the framework's page turns into links, pictures and signs after Markdown is read,
when no escape is left.
"""

_MARKUP_IN_A_LINE: Final = re.compile(r"[\\`*_\[\]<>~$]|&(?=#?\w+;)")
_WORD_JOINER: Final = "\u2060"
"""A character that is not seen and not heard, and parts no word."""


def plain_markdown(text: str) -> str:
    """The text so that the page shows it as it is: for the few places that take no HTML."""
    parted = _MADE_LATER.sub(_WORD_JOINER, text)
    return "".join(f"\\{sign}" if sign in _MARKDOWN else sign for sign in parted)


def plain_label(text: str) -> str:
    """The text so that the label of an input shows it as it is.

    A screen reader is given the label with its escapes, so only what would be markup in the middle
    of a line has one. What could begin a line, the framework itself takes as text in a label.
    """
    return _MARKUP_IN_A_LINE.sub(r"\\\g<0>", _MADE_LATER.sub(_WORD_JOINER, text))


def paragraphs(sentences: Iterable[str], *, kind: str = "") -> str:
    attribute = _attribute("class", kind)
    return "".join(f"<p{attribute}>{escape(sentence)}</p>" for sentence in sentences)


def led(listed: Iterable[Claim], words: Words) -> str:
    """Claims as one paragraph, the first in bold."""
    first, *rest = (escape(words.text(claim.text)) for claim in listed)
    return f"<p>{' '.join((f'<strong>{first}</strong>', *rest))}</p>"


def heading(text: str, level: int = 2, *, anchor: str = "") -> str:
    """A heading; a page has one of level 1 and skips no level. A link can lead to its anchor."""
    return f"<h{level}{_attribute('id', anchor)}>{escape(text)}</h{level}>"


def bullets(items: Iterable[str]) -> str:
    return _list(map(escape, items))


def checklist(items: Iterable[str]) -> str:
    """A list of texts to tick off, on the screen by eye and on paper by pen."""
    return _list(map(escape, items), kind="checklist")


def _list(items: Iterable[str], *, kind: str = "") -> str:
    """A list whose items are HTML."""
    return f"<ul{_attribute('class', kind)}>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _attribute(name: str, value: str) -> str:
    return f' {name}="{value}"' if value else ""


def link(address: str, text: str) -> str:
    """A link; the browser does not tell the other side where it came from."""
    return f'<a href="{escape(address)}" rel="noreferrer">{escape(text)}</a>'


def data_address(svg: str) -> str:
    """A picture as an address that holds all of it."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def date_picker(day: date | None, label: str) -> str:
    """The browser's own calendar, as a button: what is picked is typed into the field before it.

    The script that does it stands in the first page. The framework's own takes a date only once its
    calendar is left, and makes another one of a day that does not exist.
    """
    picked = "" if day is None else day.isoformat()
    return (
        f'<input type="date" class="pick" aria-label="{escape(label)}" value="{picked}" '
        f'min="{EARLIEST_START.isoformat()}" max="{LATEST_START.isoformat()}">'
    )


def copy_button(copies: str, label: str, done: str) -> str:
    """A button that copies the text of the element with that id, and then says `done`.

    The script that does it stands in the first page.
    """
    return (
        f'<button type="button" data-copies="{copies}" data-says="{copies}-done" '
        f'data-done="{escape(done)}">{escape(label)}</button>'
        f' <span id="{copies}-done" role="status"></span>'
    )


def safety_box(pathway: Pathway, lines: Iterable[HelpLine], words: Words) -> str:
    """What nobody may miss, in bold; for whom the page is not; and calls."""
    safety = pathway.safety
    bold = escape(claims((safety.disclaimer[0], safety.full[0]), words))
    for_whom = claims(safety.disclaimer[2:], words)
    return f"<p><strong>{bold}</strong></p>{paragraphs([for_whom])}{help_links(lines, words)}"


def answer_card(card: AnswerCard, level: int = 2) -> str:
    """The card with the answer; its headline, of this level, is the day in large type."""
    lead, day = escape(card.lead), escape(card.day)
    return (
        f'<h{level}><span class="lead">{lead}</span> <span class="day">{day}</span></h{level}>'
        + paragraphs(filter(None, (card.could_be, card.missing, card.first)))
        + paragraphs(filter(None, [card.months]), kind="months")
    )


def help_links(lines: Iterable[HelpLine], words: Words) -> str:
    """The help lines as links that call or text."""
    links = []
    for line in lines:
        number = line.number or ""
        if line.tel is not None:
            links.append(link(f"tel:{line.tel}", words.say("help.call", number=number)))
        if line.sms is not None:
            links.append(link(f"sms:{line.sms}", words.say("help.text", number=number)))
    return f'<p class="help">{" ".join(links)}</p>'


def help_list(lines: Iterable[HelpLine], words: Words) -> str:
    """Every help line with what it is for."""
    items = []
    for line in lines:
        name = escape(words.text(line.title))
        if line.tel is not None and line.number is not None:
            name = f"{name}: {link(f'tel:{line.tel}', line.number)}"
        elif line.address is not None:
            name = link(line.address, words.text(line.title))
        items.append(f"{name}. {escape(words.text(line.about))}")
    return _list(items)


def days_table(frame: pd.DataFrame, words: Words) -> str:
    """All the days of a timeline, from its table; the first column heads the rows."""
    columns = tuple(table_rows.columns(words))
    cells = (frame[name] for name in ("title", "length", "when", "could_be", "stated", "source"))
    rows = tuple(zip(*cells, strict=True))
    return table(Table(caption=words.say("table.caption"), columns=columns, rows=rows))


def table(content: Table) -> str:
    """A table; a line break in a cell is kept.

    On a phone the rows are shown as blocks, each cell under its column's name. That would take
    away the table's meaning for a screen reader, so the roles are written out.
    """
    headings = "".join(
        f'<th scope="col" role="columnheader">{escape(column)}</th>' for column in content.columns
    )
    body = ""
    for name, *cells in content.rows:
        body += f'<tr role="row"><th scope="row" role="rowheader">{escape(name)}</th>'
        for column, cell in zip(content.columns[1:], cells, strict=True):
            lines = escape(cell).replace("\n", "<br>")
            body += f'<td role="cell" data-column="{escape(column)}">{lines}</td>'
        body += "</tr>"
    return (
        f'<table role="table"><caption>{escape(content.caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{headings}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def sourced(listed: Iterable[Claim], pathway: Pathway, words: Words) -> str:
    """A list of claims, each with the short names of its sources."""
    return _list(_sourced(claim, pathway, words) for claim in listed)


def _sourced(claim: Claim, pathway: Pathway, words: Words) -> str:
    """A claim, with the short names of its sources small behind it."""
    origin = table_rows.source_names(claim.sources, pathway, words)
    return _point(Point(text=words.text(claim.text), origin=origin))


def questions(entries: Iterable[Question], words: Words) -> str:
    """Questions; with why to ask and what to listen for where that is told."""
    return _list(_point(asked(entry, words)) for entry in entries)


def card(entry: Card, pathway: Pathway, words: Words, *, level: int = 3) -> str:
    """All that is told about a stage; its parts have headings of this level."""
    html = f"<p>{_sourced(entry.summary, pathway, words)}</p>"
    for message, listed in (("card.happens", entry.happens), ("card.family", entry.family)):
        if listed:
            html += heading(words.say(message), level) + sourced(listed, pathway, words)
    if entry.questions:
        html += heading(words.say("card.questions"), level) + questions(entry.questions, words)
    return html


def when_to_call(pathway: Pathway, words: Words, *, level: int = 3) -> str:
    """What calls for 911 or for the prescriber, and what to do in a seizure."""
    urgent = pathway.urgent
    return "".join(
        heading(words.say(message), level) + sourced(listed, pathway, words)
        for message, listed in (
            ("urgent.now", urgent.now),
            ("urgent.today", urgent.today),
            ("urgent.seizure", urgent.seizure),
        )
    )


def details(title: str, body: str) -> str:
    """A part that is closed until somebody opens it; `body` is HTML."""
    return f"<details><summary>{escape(title)}</summary>{body}</details>"


def cards(
    pathway: Pathway, lanes: Iterable[GuidanceLane], words: Words
) -> Iterator[tuple[str, Card]]:
    """The title and the card of the time before Day 1, of each stage and of what guidance adds."""
    yield words.say("page.before"), pathway.before
    for stage in pathway.stages:
        yield words.text(stage.title), stage.card
    for lane in lanes:
        yield words.text(lane.title), lane.card


def source_list(pathway: Pathway, words: Words) -> str:
    """Every source with its publisher, year, address, note and the month it was checked."""
    return _block(references((*pathway.sources, *library().helplines.sources), words))


def sections(parts: Sequence[Section], words: Words) -> str:
    """A long text: a list of links to its sections, and then the sections."""
    contents = escape(words.say("sections.contents"))
    links = _list(_jump(part.key, part.title) for part in parts)
    back = f'<p class="back">{_jump("contents", words.say("sections.back"))}</p>'
    text = "".join(
        f"<section>{heading(part.title, anchor=part.key)}"
        f"{''.join(_block(block) for block in part.blocks)}{back}</section>"
        for part in parts
    )
    return (
        f'<div class="sections"><nav id="contents" aria-label="{contents}">'
        f"{links}</nav><div>{text}</div></div>"
    )


def _jump(anchor: str, text: str) -> str:
    return f'<a href="#{anchor}">{escape(text)}</a>'


def _block(block: Block) -> str:
    match block:
        case str():
            return paragraphs([block])
        case Subheading(title=title):
            return heading(title, 3)
        case Table():
            return table(block)
        case _:
            return _list(
                _point(entry) if isinstance(entry, Point) else _reference(entry) for entry in block
            )


def _point(point: Point) -> str:
    lead = f"<strong>{escape(point.lead)}</strong>: " if point.lead else ""
    origin = f' <small class="source">({escape(point.origin)})</small>' if point.origin else ""
    more = f" <small>{escape(point.more)}</small>" if point.more else ""
    under = "".join(f"<br><small>{escape(text)}</small>" for text in point.under)
    return f"{lead}{escape(point.text)}{origin}{more}{under}"


def _reference(reference: Reference) -> str:
    named = reference.address is not None
    title = link(reference.address or "", reference.title) if named else escape(reference.title)
    note = f" {escape(reference.note)}" if reference.note else ""
    facts = escape(", ".join(reference.facts))
    return f"{escape(reference.label)}: {title}, {facts}.{note}"
