"""Figures that are old are said to be so in every form that is made of words, as on the pages."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest

from app import app
from planner.__main__ import DONE, main
from planner.forms import COMPARE_FORMS, FORMS, Form
from planner.forms.order import Order, Titles, read_order
from planner.pathway.pathway import Pathway
from planner.plan.comparison import Comparison, OtherLength
from planner.plan.plan import default_plan
from planner.reading.library import PROGRAMS_SETTING, library
from planner.words.content import (
    REVIEW_EVERY,
    Old,
    compared_with_sources,
    is_old,
    old_figures,
    old_notice,
)
from tests.forms.examples import BASE, dated, order_of
from tests.forms.pdf_reader import page_count, squeezed, text_of
from tests.forms.readers import READERS
from tests.in_words import WORDS, say
from tests.programs import TWELVE_STEPS, program, with_stages, written
from tests.strategies import BUILT_IN
from tests.web.asgi import ask

REVIEWED: Final = BUILT_IN.reviewed
LATE: Final = REVIEWED + REVIEW_EVERY + timedelta(days=1)
OWN: Final = replace(program(TWELVE_STEPS), checked=REVIEWED - timedelta(days=90))
PATHWAYS: Final = {"built-in": BUILT_IN, "program": OWN}
WORDY: Final = [
    *((FORMS[ending], Titles.NEUTRAL) for ending in ("pdf", "html", "pptx", "csv", "xlsx", "ics")),
    (FORMS["ics"], Titles.FULL),
    (COMPARE_FORMS["pdf"], Titles.NEUTRAL),
]
OLD_PROGRAM: Final = with_stages(("treatment", 30)).replace("2026-11-22", "2019-05-06")
"""It was checked long before this app was made."""

pathways = pytest.mark.parametrize("pathway", PATHWAYS.values(), ids=PATHWAYS)
sheets = pytest.mark.parametrize(
    "form", [FORMS["pdf"], COMPARE_FORMS["pdf"]], ids=lambda form: form.path
)


def order_on(pathway: Pathway, today: date, titles: Titles = Titles.NEUTRAL) -> Order:
    """The order of a plan of this pathway, and of it beside another, as on that day."""
    plan = dated(default_plan(pathway))
    other = OtherLength(key=pathway.stages[-1].key, length=9)
    order = order_of(Comparison(plan=plan, others=(other,)), titles=titles, base=BASE)
    return replace(order, old=old_figures(pathway, today))


def words_of(form: Form, order: Order) -> str:
    """All words of a file, without spaces."""
    if form.compares:
        return text_of(form.render(order))
    return READERS[form.ending](order).words


@pathways
@pytest.mark.parametrize(
    ("form", "titles"), WORDY, ids=[f"{form.path}-{titles}" for form, titles in WORDY]
)
def test_every_form_in_words_says_it(pathway: Pathway, form: Form, titles: Titles) -> None:
    """The very sentences of the pages; nothing of them while none are old.

    The offline page says them in its opening, and in its talk.
    """
    notice = squeezed(compared_with_sources(pathway, LATE, WORDS))
    before, after = (words_of(form, order_on(pathway, today, titles)) for today in (REVIEWED, LATE))
    assert after.count(notice) >= (2 if form.ending == "html" else 1)
    assert notice not in before


@pathways
@sheets
def test_a_sheet_has_room_for_it(pathway: Pathway, form: Form) -> None:
    """No page more than without."""
    without, with_it = (
        page_count(form.render(order_on(pathway, today))) for today in (REVIEWED, LATE)
    )
    assert with_it == without


@pytest.mark.parametrize("days", [0, 365, 366, 455, 456, 4000])
@pathways
def test_only_what_is_old_is_said_to_be(pathway: Pathway, days: int) -> None:
    """What an order holds of today changes with what is said alone, and so do its tag and bytes."""
    today = REVIEWED - timedelta(days=90) + timedelta(days=days)
    old = old_figures(pathway, today)
    others, own = today - REVIEWED, today - (pathway.checked or today)
    assert old == Old(own=own > REVIEW_EVERY, others=others > REVIEW_EVERY)
    assert is_old(pathway, today) is (old != Old())
    sentences = compared_with_sources(pathway, today, WORDS) if is_old(pathway, today) else ""
    assert old_notice(pathway, old, WORDS) == sentences == order_on(pathway, today).notice


@pytest.mark.parametrize(
    ("today", "old"), [(REVIEWED, False), (LATE, True)], ids=["in-time", "after-a-year"]
)
def test_an_order_is_read_with_the_day_of_today(today: date, *, old: bool) -> None:
    order, _ = read_order({}, library(), None, today=today)
    assert order.old == Old(others=old)


def test_today_is_read_where_an_order_comes_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the server, and by the command line."""
    (tmp_path / "small.toml").write_text(OLD_PROGRAM, encoding="utf-8")
    monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
    sentence = squeezed(say("program.old", checked="May 6, 2019"))
    answer = ask(app, "/plan.csv", b"pathway=small")
    assert answer.status == 200
    assert sentence in squeezed(answer.body.decode("utf-8-sig"))
    target = tmp_path / "plan.csv"
    assert main(["export", "?pathway=small", "--to", str(target)]) == DONE
    assert sentence in squeezed(target.read_text(encoding="utf-8-sig"))


@sheets
def test_a_sheet_says_of_when_its_figures_are(tmp_path: Path, form: Form) -> None:
    """A program's are of the day on which it checked them."""
    own = written(tmp_path / "own.toml", OLD_PROGRAM)
    reviewed, version = WORDS.date(own.reviewed), WORDS.date(BUILT_IN.content_version)
    for pathway, sentence in (
        (own, say("pdf.version-program", checked="May 6, 2019", reviewed=reviewed)),
        (BUILT_IN, say("pdf.version", date=version)),
    ):
        assert squeezed(sentence) in text_of(form.render(order_on(pathway, REVIEWED)))
