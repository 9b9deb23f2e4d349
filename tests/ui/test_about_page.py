"""The page `/about` as the framework runs it."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest

from planner.forms.page import markup
from planner.language.catalogue import words_for
from planner.plan.link import decode, values_of
from planner.reading.library import library
from planner.ui import every_page
from planner.words.about import about
from planner.words.complaints import complaint_sentence
from planner.words.content import REVIEW_EVERY, compared_with_sources
from tests.ui.visible import markup_of, open_alone, texts, texts_of, warnings

PATHWAY: Final = library().default
HELPLINES: Final = library().helplines
WORDS: Final = words_for()
LAST_DAY: Final = PATHWAY.reviewed + REVIEW_EVERY
"""The last day on which the figures are not old."""


def test_says_all_of_it() -> None:
    page = open_alone("about")
    assert not page.exception
    sections = about(PATHWAY, HELPLINES, datetime.now(UTC).date(), WORDS)
    assert markup.sections(sections, WORDS) in markup_of(page)
    safety = PATHWAY.safety
    assert f"{safety.disclaimer[0].text} {safety.full[0].text}" in texts_of(page, "safety")


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
    review = compared_with_sources(PATHWAY, today, WORDS)
    page = open_alone("about")
    assert warnings(page) == ([[review]] if old else [])
    assert review in texts(page)
