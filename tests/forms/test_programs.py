"""A facility's own program in every form, with as many steps and as long texts as it may have."""

from dataclasses import replace
from datetime import date
from html import unescape
from itertools import pairwise
from typing import Final

import pytest

from planner.chart.scene import PAGE, SLIDE, Preset, make_scene
from planner.chart.scene.shapes import DOCUMENT, HANDOUT
from planner.forms import FORMS
from planner.forms.order import Options, Order, Paper, Titles, file_name
from planner.language.catalogue import words_for
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import built_in
from planner.words.wording import program_line
from tests.forms.examples import BASE, START, dated, order_of
from tests.forms.pdf_reader import opened, squeezed, text_of
from tests.forms.readers import READERS, expected, read
from tests.forms.table_reader import csv_lines
from tests.labels import assert_nothing_meets, boxes
from tests.programs import HARBOR, TWELVE_STEPS, program

WORDS: Final = words_for()
TWELVE: Final = default_plan(program(TWELVE_STEPS))
PLANS: Final = {
    "harbor": default_plan(program(HARBOR)),
    "twelve": TWELVE,
    "twelve-dated": dated(TWELVE),
    "twelve-alone": replace(TWELVE, context=Context.ARTICLE),
    "twelve-changed": TWELVE.with_length("mountain", 200).with_length("detox", 0),
}
plans = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)


@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize("name", ["harbor", "twelve-dated"])
def test_every_form(ending: str, name: str) -> None:
    """Steps with their days, marked days, name, contact, safety: as `/plan.json` and file say."""
    plan = replace(PLANS[name], start=START)
    record, told = read(ending, plan)
    own = [one for one in expected(record) if one[0] != "guidance"]
    assert len(own) >= 6
    assert {one[0] for one in own} == {"facility"}
    for _, title, span in own:
        assert told.spans[title] == span
    assert squeezed(plan.pathway.safety.months.text) in told.words
    assert squeezed(plan.pathway.facility or "").rstrip(".") in told.words
    for stage in record["stages"]:
        own = stage["start_day"] and stage["lane"] == "facility"
        if own or ending not in {"ics", "pptx"}:
            assert squeezed(stage["title"]) in told.words
    built_in_days = {one.key for one in built_in().default.markers}
    for marker in record["markers"] if ending != "pptx" else ():
        if ending not in {"csv", "xlsx"} or marker["key"] not in built_in_days:
            assert squeezed(marker["title"]) in told.words


@pytest.mark.parametrize("ending", ["pdf", "html", "pptx", "ics", "csv", "xlsx"])
def test_how_to_reach_it_and_whose_figures(ending: str) -> None:
    """Documents say how to reach the program, and that nobody here has checked its figures."""
    plan = PLANS["twelve-dated"]
    _, told = read(ending, plan)
    assert squeezed(plan.pathway.contact or "").rstrip(".") in told.words
    assert squeezed("We have not checked them.") in told.words


def test_the_offline_page_says_it_at_its_head() -> None:
    """Before the safety words, as the page does, and not in the talk alone."""
    plan = PLANS["twelve"]
    html = FORMS["html"].render(order_of(plan)).decode()
    line = program_line(plan.pathway, WORDS)
    assert line is not None
    head = unescape(html.partition("<svg")[0])
    assert f"{line} {plan.pathway.safety.article.text}" in head


def test_a_neutral_calendar_does_not_name_the_program() -> None:
    """A phone shows it to whoever looks: it names neither steps nor the facility."""
    plan = PLANS["twelve-dated"]
    own = plan.pathway
    content = FORMS["ics"].render(order_of(plan, titles=Titles.NEUTRAL, base=BASE))
    text = squeezed(content.replace(b"\r\n ", b"").decode())
    named = [own.facility, own.contact, own.key, *(stage.title for stage in own.stages)]
    for name in named:
        assert squeezed(name or "").partition(",")[0].rstrip(".") not in text.replace("\\", "")


@pytest.mark.parametrize("titles", Titles)
def test_its_name_in_calendar_and_file_names(titles: Titles) -> None:
    """Where names may be said; a file is called by the program's key."""
    plan = PLANS["twelve-dated"]
    order = order_of(plan, titles=titles)
    neutral = titles is Titles.NEUTRAL
    assert file_name(order, "ics").startswith("example-" if neutral else f"{plan.pathway.key}-")
    assert file_name(order, "pdf").startswith(f"{plan.pathway.key}-")
    named = WORDS.say("calendar.name-program", name=plan.pathway.facility)
    text = squeezed(FORMS["ics"].render(order).replace(b"\r\n ", b"").decode().replace("\\", ""))
    assert (squeezed(named) in text) is not neutral


@pytest.mark.parametrize("start", [None, START], ids=["days", "dates"])
def test_its_named_days_are_lines_of_the_table(start: date | None) -> None:
    """Each on its day, and no day that the built-in pathway names."""
    plan = replace(PLANS["harbor"], start=start)
    timeline = make_timeline(plan)
    heads, *lines = csv_lines(order_of(plan))
    named = [line for line in lines if WORDS.say("note.named-day") in line]
    (title,) = [one[0] for one in named]
    assert title == "Family weekend"
    day = named[0][heads.index(WORDS.say("column.first-day"))]
    calendar = named[0][heads.index(WORDS.say("column.first-date"))]
    assert (day, calendar) == ("20", str(timeline.date_of(20) or ""))


PRESETS: Final = {
    "page": PAGE,
    "slide": SLIDE,
    "document": DOCUMENT,
    "handout": HANDOUT,
}


@plans
@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_no_label_meets_another_or_is_cut_off(preset: Preset, plan: Plan) -> None:
    """From a phone to a large screen, nothing of 12 steps and 7 marked days overlaps."""
    scene = make_scene(make_timeline(plan), WORDS, preset)
    assert_nothing_meets(scene)
    rows = sorted({(bar.top, bar.bottom) for bar in scene.bars})
    assert all(above[1] < below[0] for above, below in pairwise(rows))
    assert not any("…" in box.text for box in boxes(scene))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(("name", "most"), [("harbor", 3), ("twelve", 4), ("twelve-dated", 4)])
def test_pages_of_the_handout(name: str, most: int, paper: Paper) -> None:
    """No page holds only what was left over."""
    order = Order(plan=PLANS[name], options=Options(paper=paper), base=BASE)
    with opened(FORMS["pdf"].render(order)) as pdf:
        assert len(pdf.pages) <= most


def test_what_a_program_says_of_its_steps_on_paper() -> None:
    """Which step not everyone has; whose figures they are, and that no stay may be needed."""
    plan = PLANS["harbor"]
    text = text_of(FORMS["pdf"].render(order_of(plan)))
    assert text.count(squeezed(WORDS.say("stated.may-be-skipped"))) == 1
    safety = plan.pathway.safety
    for claim in (safety.article, safety.at_home, safety.lasting):
        assert squeezed(claim.text) in text


def test_the_same_file_gives_the_same_bytes() -> None:
    """A program that is read again gives what it gave before."""
    again = replace(TWELVE, pathway=program(TWELVE_STEPS), start=START)
    for form in FORMS.values():
        before = form.render(order_of(PLANS["twelve-dated"], base=BASE))
        assert form.render(order_of(again, base=BASE)) == before, form.ending
