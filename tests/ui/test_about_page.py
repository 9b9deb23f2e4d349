"""The page `/about` as the framework runs it."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest

from planner.language.catalogue import words_for
from planner.plan.link import decode, values_of
from planner.reading.library import library
from planner.ui import every_page
from planner.words.about import about
from planner.words.complaints import complaint_sentence
from planner.words.content import REVIEW_EVERY, compared_with_sources
from tests.ui.visible import open_alone, texts, texts_of, warnings

PATHWAY: Final = library().default
HELPLINES: Final = library().helplines
WORDS: Final = words_for()
LAST_DAY: Final = PATHWAY.reviewed + REVIEW_EVERY
"""The last day on which the figures are not old."""


def test_says_all_of_it() -> None:
    """Every section is there, with every source, conflict, length and word in the data."""
    page = open_alone("about")
    assert not page.exception
    shown = "\n".join(texts(page))
    for part in about(PATHWAY, HELPLINES, datetime.now(UTC).date(), WORDS):
        assert part.title in shown
    for source in (*PATHWAY.sources, *HELPLINES.sources):
        assert f"{source.label}: {source.title}" in shown
    for conflict in PATHWAY.conflicts:
        for text in (conflict.article, conflict.guidance, conflict.settled):
            assert text in shown
    for term in PATHWAY.glossary:
        assert f"{term.name}: {term.meaning.text}" in shown
        assert all(level.name in shown for level in term.levels)
    for stage in PATHWAY.stages:
        assert stage.title in shown
    safety = PATHWAY.safety
    box = f"{safety.disclaimer[0].text} {safety.full[0].text}"
    assert box in texts_of(page, "safety")


def test_complains_of_a_bad_link() -> None:
    """A bad value is named here as on the first page."""
    query = "?detox=x&start=2027-01-04"
    (complaint,) = decode(values_of(query), library(), ("en",)).complaints
    ((sentence, kept),) = warnings(open_alone("about", query))
    assert sentence == complaint_sentence(complaint, WORDS)
    assert kept == WORDS.say("complaint.kept")


@pytest.mark.parametrize(
    ("today", "old"),
    [
        pytest.param(PATHWAY.reviewed, False, id="same-day"),
        pytest.param(LAST_DAY, False, id="a-year"),
        pytest.param(LAST_DAY + timedelta(days=1), True, id="a-year-and-a-day"),
    ],
)
def test_notice_after_a_year(monkeypatch: pytest.MonkeyPatch, today: date, *, old: bool) -> None:
    """A notice stands on top once the last review is more than a year ago, and not before."""
    monkeypatch.setattr(every_page, "today", lambda: today)
    told = compared_with_sources(PATHWAY, today, WORDS)
    page = open_alone("about")
    assert warnings(page) == ([[told]] if old else [])
    assert told in texts(page)
