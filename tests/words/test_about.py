"""The page about the app, as sections: nothing of the data is missing, and age is told."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest

from planner.forms.page.markup import sections
from planner.language.catalogue import words_for
from planner.pathway.claims import Claim
from planner.pathway.pathway import Pathway
from planner.reading.library import library
from planner.words.about import about
from planner.words.content import REVIEW_EVERY, compared_with_sources, content_page, is_old
from planner.words.sections import Block, Point, Reference, Section, Subheading, Table, markdown
from tests.ui.visible import text_of_html

PATHWAY: Final = library().default
HELPLINES: Final = library().helplines
WORDS: Final = words_for()
TODAY: Final = PATHWAY.reviewed


def of(pathway: Pathway = PATHWAY, today: date = TODAY) -> tuple[Section, ...]:
    return about(pathway, HELPLINES, today, WORDS)


def section(key: str) -> Section:
    (found,) = (one for one in of() if one.key == key)
    return found


def said(block: Block) -> Iterator[str]:
    """Every text in a block."""
    match block:
        case str():
            yield block
        case Subheading(title=title):
            yield title
        case Table():
            yield from block.columns
            for row in block.rows:
                yield from row
        case _:
            for entry in block:
                if isinstance(entry, Point):
                    yield from (entry.lead, entry.text, entry.origin, entry.more, *entry.under)
                else:
                    yield from (entry.label, entry.title, *entry.facts, entry.note)


def texts(parts: Iterable[Section]) -> list[str]:
    """Every text of these sections, their titles included."""
    found = []
    for part in parts:
        found.append(part.title)
        for block in part.blocks:
            found += [text for text in said(block) if text]
    return found


def table(part: Section) -> Table:
    (found,) = (block for block in part.blocks if isinstance(block, Table))
    return found


def listed(part: Section) -> tuple[Point | Reference, ...]:
    (found,) = (block for block in part.blocks if isinstance(block, tuple))
    return found


def test_every_section_can_be_linked_to() -> None:
    """Each key stands once; the list of links uses the rest of the names."""
    keys = [part.key for part in of()]
    assert len(set(keys)) == len(keys) > 10
    assert "contents" not in keys
    parts = [block for part in of() for block in part.blocks if isinstance(block, Subheading)]
    assert parts
    assert all(part.title for part in parts)


def test_every_length_has_its_source() -> None:
    rows = table(section("lengths")).rows
    assert [row[0] for row in rows] == [stage.title for stage in PATHWAY.stages]
    for row, stage in zip(rows, PATHWAY.stages, strict=True):
        keys = stage.sources if stage.range is None else (stage.range.source,)
        for key in keys:
            assert (WORDS.say(f"source.{key}") if key == "assumption" else label(key)) in row[-1]


def label(key: str) -> str:
    return next(source.label for source in PATHWAY.sources if source.key == key)


def test_every_conflict_in_whole() -> None:
    rows = table(section("differences")).rows
    assert [row[:4] for row in rows] == [
        (conflict.key, conflict.article, conflict.guidance, conflict.settled)
        for conflict in PATHWAY.conflicts
    ]
    assert all(row[4] for row in rows)


def test_every_word_of_the_glossary() -> None:
    points = [entry for entry in listed(section("words")) if isinstance(entry, Point)]
    assert [(point.lead, point.text) for point in points] == [
        (term.name, term.meaning.text) for term in PATHWAY.glossary
    ]
    for point, term in zip(points, PATHWAY.glossary, strict=True):
        assert bool(point.origin) is bool(term.meaning.sources)


def test_levels_of_care() -> None:
    """They stand under their word, with the names that have changed."""
    points = [entry for entry in listed(section("words")) if isinstance(entry, Point)]
    assert [point.under for point in points] == [
        (),
        (
            WORDS.say("content.level", number="1", name="A little"),
            WORDS.say("content.level-renamed", number="2", name="A lot", earlier="Much"),
        ),
    ]


def test_every_source_with_its_address() -> None:
    references = [one for one in listed(section("sources")) if isinstance(one, Reference)]
    assert [(one.label, one.title, one.address) for one in references] == [
        (source.label, source.title, source.address)
        for source in (*PATHWAY.sources, *HELPLINES.sources)
    ]


def awaiting(pathway: Pathway) -> list[str]:
    """The lines of a pathway that are listed for a clinician's review."""
    (part,) = (one for one in of(pathway) if one.key == "review")
    return [entry.text for entry in listed(part) if isinstance(entry, Point)]


def test_every_line_that_awaits_review() -> None:
    """A line is listed wherever in the data it stands, and no other line is."""
    told = [
        *("Do not take it away.", "A shorter stay is not faster.", "Samplin runs out."),
        *("Ask about a family day.", "Ask for the reason in writing."),
    ]
    assert awaiting(PATHWAY) == told
    term = PATHWAY.glossary[0]
    waiting = replace(term, meaning=replace(term.meaning, awaits_review=True))
    assert awaiting(replace(PATHWAY, glossary=(waiting,))) == [*told, term.meaning.text]
    own = PATHWAY.facility_words
    waiting_words = replace(own, other=replace(own.other, awaits_review=True))
    assert awaiting(replace(PATHWAY, facility_words=waiting_words)) == [*told, own.other.text]


def test_no_line_awaits_review_twice() -> None:
    """A line that another says with more words around it is read there, and not alone."""
    longer = "It takes its time. A shorter stay is not faster."
    card = replace(PATHWAY.before, family=(Claim(text=longer, awaits_review=True),))
    told = awaiting(replace(PATHWAY, before=card))
    assert longer in told
    assert "A shorter stay is not faster." not in told
    assert len(told) == len(awaiting(PATHWAY))


@pytest.mark.parametrize(
    ("days", "old"), [(0, False), (365, False), (366, True), (3650, True), (-1, False)]
)
def test_old_after_a_year(days: int, *, old: bool) -> None:
    """From a year and a day after the last review on, the figures are said to be old."""
    today = PATHWAY.reviewed + timedelta(days=days)
    message = WORDS.say(
        "content.old" if old else "content.compared", reviewed=WORDS.date(PATHWAY.reviewed)
    )
    assert is_old(PATHWAY, today) is old
    assert compared_with_sources(PATHWAY, today, WORDS) == message
    assert message in texts(of(today=today))


def test_program_that_was_not_checked() -> None:
    """A facility's own figures grow old as well, and it is named as the one to ask."""
    checked = TODAY - REVIEW_EVERY
    told = replace(PATHWAY, facility="Harbor", contact="Front desk.", checked=checked)
    assert not is_old(told, TODAY)
    assert is_old(told, TODAY + timedelta(days=1))
    assert not is_old(PATHWAY, TODAY + timedelta(days=1))
    program = WORDS.say("program.line-with-contact", name="Harbor", contact="Front desk")
    assert WORDS.say("about.errors.program", program=program) in texts(of(told))
    assert "Harbor" not in " ".join(texts(of()))


def test_counting_names_this_pathway() -> None:
    """What fills up and what has no end is told of the pathway's own stages, and only of them."""
    assert PATHWAY.guidance.why.text in texts([section("days")])
    fixed = tuple(replace(one, may_fill=False, open_ended=False) for one in PATHWAY.stages)
    without = texts(of(replace(PATHWAY, stages=fixed)))
    for message, part in (("about.days.rest", "outpatient"), ("about.days.no-end", "aftercare")):
        (title,) = (stage.title for stage in PATHWAY.stages if stage.key == part)
        sentence = WORDS.say(message, title=title, target=PATHWAY.guidance.days)
        assert sentence in texts([section("days")])
        assert sentence not in without


def test_page_and_file_share_their_sections() -> None:
    """What both tell of lengths, conflicts, words, review and sources is the same text."""
    page = content_page(PATHWAY, HELPLINES, WORDS)
    for key in ("lengths", "differences", "words", "review", "sources"):
        part = section(key)
        blocks = part.blocks[1:] if isinstance(part.blocks[0], str) else part.blocks
        written = markdown("", "", [replace(part, blocks=blocks)])
        assert written.partition("## ")[2].strip() in page


EVERYTHING: Final = Section(
    key="all",
    title="A & B",
    blocks=(
        "A <paragraph>.",
        Subheading("A part"),
        (Point(text="A point", lead="Lead", origin="a source", more="More.", under=("Below",)),),
        (Point(text="A bare point"),),
        Table(caption="Caption", columns=("Head", "Cell"), rows=(("1", "2 <b>"),)),
        (
            Reference(label="label", title="Title", facts=("2025",), address="https://a.example"),
            Reference(label="other", title="Other", facts=("2026",), note="A note."),
        ),
    ),
)
"""One section with a block of each kind."""


def test_as_markdown() -> None:
    assert markdown("Title", "Intro.", [EVERYTHING]) == (
        "# Title\n\nIntro.\n\n## A & B\n\nA <paragraph>.\n\n### A part\n\n"
        "- **Lead**: A point *(a source)* More.\n  - Below\n\n- A bare point\n\n"
        "| Head | Cell |\n| --- | --- |\n| 1 | 2 <b> |\n\n"
        "- **label**: Title, 2025, <https://a.example>.\n- **other**: Other, 2026. A note.\n"
    )


def test_as_html() -> None:
    """The same, under a list of links; every word is escaped."""
    html = sections([EVERYTHING], WORDS)
    assert text_of_html(html) == [
        *(WORDS.say("sections.contents"), "A & B", "A & B", "A <paragraph>.", "A part"),
        *("Lead: A point (a source) More.", "Below", "A bare point", "Caption", "Head", "Cell"),
        *("1", "Cell", "2 <b>", "label: Title, 2025.", "other: Other, 2026. A note."),
        WORDS.say("sections.back"),
    ]
    assert '<a href="#all">' in html
    assert '<h2 id="all">' in html
    assert '<a href="#contents">' in html
    assert 'href="https://a.example" rel="noreferrer"' in html
