"""Figures that are old are said to be so in every form that is made of words, as on the pages."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest

from app import app
from planner.__main__ import DONE, main
from planner.forms import COMPARE_FORMS, FORMS, Form
from planner.forms.order import Options, Order, Titles, read_order
from planner.language.catalogue import words_for
from planner.pathway.pathway import Pathway
from planner.plan.comparison import Comparison, OtherLength
from planner.plan.plan import Plan, default_plan
from planner.reading.library import PROGRAMS_SETTING, library
from planner.words.content import (
    REVIEW_EVERY,
    Old,
    compared_with_sources,
    is_old,
    old_figures,
    old_notice,
)
from tests.forms.examples import BASE, dated
from tests.forms.pdf_reader import pages, squeezed, text_of
from tests.forms.readers import READERS
from tests.programs import TWELVE_STEPS, program, with_stages
from tests.strategies import BUILT_IN
from tests.web.asgi import ask

WORDS: Final = words_for()
REVIEWED: Final = BUILT_IN.reviewed
LATE: Final = REVIEWED + REVIEW_EVERY + timedelta(days=1)
OWN: Final = replace(program(TWELVE_STEPS), checked=REVIEWED - timedelta(days=90))
PATHWAYS: Final = {"built-in": BUILT_IN, "program": OWN}
WORDY: Final = ("pdf", "html", "pptx", "csv", "xlsx", "ics")
pathways = pytest.mark.parametrize("pathway", PATHWAYS.values(), ids=PATHWAYS)


def order_on(pathway: Pathway, today: date) -> Order:
    """The order of a plan of this pathway, and of it beside another, as on that day."""
    plan = dated(default_plan(pathway))
    last = pathway.stages[-1].key
    return Order(
        plan=plan,
        base=BASE,
        comparison=Comparison(plan=plan, others=(OtherLength(key=last, length=9),)),
        old=old_figures(pathway, today),
    )


def words_of(ending: str, order: Order) -> str:
    """All words of a file, without spaces."""
    return READERS[ending](order, json.loads(FORMS["json"].render(order))).words


@pathways
@pytest.mark.parametrize("ending", WORDY)
def test_every_form_in_words_says_it(pathway: Pathway, ending: str) -> None:
    """The very sentences of the pages; nothing of them, and no other byte, while none are old."""
    render = FORMS[ending].render
    notice = squeezed(compared_with_sources(pathway, LATE, WORDS))
    before, after = (order_on(pathway, today) for today in (REVIEWED, LATE))
    assert notice in words_of(ending, after)
    assert notice not in words_of(ending, before)
    assert render(before) == render(replace(before, old=Old()))


@pathways
def test_the_printed_comparison_says_it(pathway: Pathway) -> None:
    form = COMPARE_FORMS["pdf"]
    notice = squeezed(compared_with_sources(pathway, LATE, WORDS))
    assert notice in text_of(form.render(order_on(pathway, LATE)))
    assert notice not in text_of(form.render(order_on(pathway, REVIEWED)))


@pathways
@pytest.mark.parametrize("titles", Titles)
def test_the_calendar_with_either_titles(pathway: Pathway, titles: Titles) -> None:
    order = replace(order_on(pathway, LATE), options=Options(titles=titles))
    assert squeezed(compared_with_sources(pathway, LATE, WORDS)) in words_of("ics", order)


@pathways
@pytest.mark.parametrize("form", [FORMS["pdf"], COMPARE_FORMS["pdf"]], ids=["plan", "compare"])
def test_a_sheet_has_room_for_it(pathway: Pathway, form: Form) -> None:
    """No page more than without."""
    without, with_it = (
        len(pages(form.render(order_on(pathway, today)))) for today in (REVIEWED, LATE)
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
    said = compared_with_sources(pathway, today, WORDS) if is_old(pathway, today) else ""
    assert old_notice(pathway, old, WORDS) == said == order_on(pathway, today).notice


@pytest.mark.parametrize(
    ("today", "old"), [(REVIEWED, False), (LATE, True)], ids=["in-time", "after-a-year"]
)
def test_an_order_is_read_with_the_day_of_today(today: date, *, old: bool) -> None:
    order, _ = read_order({}, library(), None, today=today)
    assert order.old == Old(others=old)


def test_the_tag_covers_it() -> None:
    orders = [replace(order_on(OWN, REVIEWED), old=Old(own=own)) for own in (False, True)]
    assert len({FORMS["pdf"].tag(order) for order in orders}) == 2


class TestClock:
    """What day it is today is read where an order comes in."""

    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A folder with a program that was checked long before this app was made."""
        text = with_stages(("treatment", 30)).replace("2026-11-22", "2019-05-06")
        (tmp_path / "small.toml").write_text(text, encoding="utf-8")
        monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))

    @pytest.fixture
    def said(self) -> str:
        return squeezed(WORDS.say("program.old", checked="May 6, 2019"))

    def test_by_the_server(self, said: str) -> None:
        answer = ask(app, "/plan.csv", b"pathway=small")
        assert answer.status == 200
        assert said in squeezed(answer.body.decode("utf-8-sig"))

    def test_by_the_command_line(self, tmp_path: Path, said: str) -> None:
        target = tmp_path / "plan.csv"
        assert main(["export", "?pathway=small", "--to", str(target)]) == DONE
        assert said in squeezed(target.read_text(encoding="utf-8-sig"))


class TestDates:
    """On paper, a program's figures are of the day on which it checked them."""

    @pytest.fixture
    def plan(self, tmp_path: Path) -> Plan:
        file = tmp_path / "own.toml"
        text = with_stages(("treatment", 30)).replace("2026-11-22", "2019-05-06")
        file.write_text(text, encoding="utf-8")
        return default_plan(program(file))

    @pytest.mark.parametrize("form", [FORMS["pdf"], COMPARE_FORMS["pdf"]], ids=["plan", "compare"])
    def test_of_a_program(self, plan: Plan, form: Form) -> None:
        other = OtherLength(key=plan.pathway.stages[0].key, length=9)
        order = Order(plan=plan, comparison=Comparison(plan=plan, others=(other,)))
        known = {"checked": "May 6, 2019", "reviewed": WORDS.date(plan.pathway.reviewed)}
        assert squeezed(WORDS.say("pdf.version-program", **known)) in text_of(form.render(order))

    def test_of_the_built_in_pathway(self) -> None:
        version = WORDS.date(BUILT_IN.content_version)
        footer = squeezed(WORDS.say("pdf.version", date=version))
        assert footer in text_of(FORMS["pdf"].render(Order(plan=default_plan(BUILT_IN))))
