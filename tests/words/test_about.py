"""The page about the app, as sections: nothing of the data is missing, and age is said."""

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
from planner.words.sections import Point, Reference, Section, Subheading, Table, markdown
from tests.ui.visible import text_of_html

PATHWAY: Final = library().default
HELPLINES: Final = library().helplines
WORDS: Final = words_for()
TODAY: Final = PATHWAY.reviewed
SECTIONS: Final = {part.key: part for part in about(PATHWAY, HELPLINES, TODAY, WORDS)}


def text_of(pathway: Pathway = PATHWAY, today: date = TODAY) -> str:
    """The whole page."""
    return markdown("", "", about(pathway, HELPLINES, today, WORDS))


def listed(part: Section) -> tuple[Point | Reference, ...]:
    """The entries of its one list."""
    (found,) = (block for block in part.blocks if isinstance(block, tuple))
    return found


def test_every_section_can_be_linked_to() -> None:
    """The list of links uses one more name."""
    keys = [part.key for part in about(PATHWAY, HELPLINES, TODAY, WORDS)]
    assert len(SECTIONS) == len(keys) > 10
    assert "contents" not in keys


def test_lengths_and_differences_have_their_sources() -> None:
    labels = {source.key: source.label for source in PATHWAY.sources}
    _, lengths = SECTIONS["lengths"].blocks
    _, differences = SECTIONS["differences"].blocks
    assert isinstance(lengths, Table)
    assert isinstance(differences, Table)
    for row, stage in zip(lengths.rows, PATHWAY.stages, strict=True):
        keys = stage.sources if stage.range is None else (stage.range.source,)
        named = [labels.get(key) or WORDS.say(f"source.{key}") for key in keys]
        assert (row[0], row[-1]) == (stage.title, ", ".join(named))
    assert differences.rows == tuple(
        (one.key, one.article, one.guidance, one.settled, ", ".join(labels[k] for k in one.sources))
        for one in PATHWAY.conflicts
    )


def test_words_and_sources_are_all_there() -> None:
    """Levels of care stand under their word, with the names that have changed."""
    levels = (
        WORDS.say("content.level", number="1", name="A little"),
        WORDS.say("content.level-renamed", number="2", name="A lot", earlier="Much"),
    )
    points = [one for one in listed(SECTIONS["words"]) if isinstance(one, Point)]
    assert [(one.lead, one.text, bool(one.origin), one.under) for one in points] == [
        (term.name, term.meaning.text, bool(term.meaning.sources), levels if term.levels else ())
        for term in PATHWAY.glossary
    ]
    references = [one for one in listed(SECTIONS["sources"]) if isinstance(one, Reference)]
    assert [(one.label, one.title, one.address) for one in references] == [
        (source.label, source.title, source.address)
        for source in (*PATHWAY.sources, *HELPLINES.sources)
    ]


def awaiting(pathway: Pathway) -> list[str]:
    """The lines of a pathway that are listed for a clinician's review."""
    (part,) = (one for one in about(pathway, HELPLINES, TODAY, WORDS) if one.key == "review")
    return [entry.text for entry in listed(part) if isinstance(entry, Point)]


def test_every_line_that_awaits_review() -> None:
    """A line is listed wherever in the data it stands, and no other line is."""
    known = [
        *("Do not take it away.", "A shorter stay is not faster.", "Samplin runs out."),
        *("Ask about a family day.", "Ask for the reason in writing."),
    ]
    assert awaiting(PATHWAY) == known
    term = PATHWAY.glossary[0]
    waiting = replace(term, meaning=replace(term.meaning, awaits_review=True))
    assert awaiting(replace(PATHWAY, glossary=(waiting,))) == [*known, term.meaning.text]
    own = PATHWAY.facility_words
    waiting_words = replace(own, other=replace(own.other, awaits_review=True))
    assert awaiting(replace(PATHWAY, facility_words=waiting_words)) == [*known, own.other.text]


def test_no_line_awaits_review_twice() -> None:
    """A line that another says with more words around it is read there, and not alone."""
    longer = "It takes its time. A shorter stay is not faster."
    card = replace(PATHWAY.before, family=(Claim(text=longer, awaits_review=True),))
    lines = awaiting(replace(PATHWAY, before=card))
    assert longer in lines
    assert "A shorter stay is not faster." not in lines
    assert len(lines) == len(awaiting(PATHWAY))


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
    assert f"- {message}\n" in text_of(today=today)


def test_program_that_was_not_checked() -> None:
    """A facility's own figures grow old as well, and it is named as the one to ask."""
    checked = TODAY - REVIEW_EVERY
    own = replace(PATHWAY, facility="Harbor", contact="Front desk.", checked=checked)
    assert not is_old(own, TODAY)
    assert is_old(own, TODAY + timedelta(days=1))
    assert not is_old(PATHWAY, TODAY + timedelta(days=1))
    program = WORDS.say("program.line-with-contact", name="Harbor", contact="Front desk")
    assert f"- {WORDS.say('about.errors.program', program=program)}\n" in text_of(own)
    assert "Harbor" not in text_of()


def test_counting_names_this_pathway() -> None:
    """What fills up and what has no end is said of the pathway's own stages, and only of them."""
    assert f"- {PATHWAY.guidance.why.text}" in markdown("", "", [SECTIONS["days"]])
    fixed = tuple(replace(one, may_fill=False, open_ended=False) for one in PATHWAY.stages)
    without = text_of(replace(PATHWAY, stages=fixed))
    for message, part in (("about.days.rest", "outpatient"), ("about.days.no-end", "aftercare")):
        (title,) = (stage.title for stage in PATHWAY.stages if stage.key == part)
        sentence = WORDS.say(message, title=title, target=PATHWAY.guidance.days)
        assert f"- {sentence}\n" in markdown("", "", [SECTIONS["days"]])
        assert sentence not in without


def test_page_and_file_share_their_sections() -> None:
    """What both say of lengths, conflicts, words, review and sources is the same text."""
    page = content_page(PATHWAY, HELPLINES, WORDS)
    for key in ("lengths", "differences", "words", "review", "sources"):
        part = SECTIONS[key]
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
