"""A facility's own program in every form, with as many steps and as long texts as it may have."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO
from itertools import pairwise
from typing import Final
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from planner.chart.scene import PAGE, SLIDE, Preset, make_scene
from planner.chart.scene.shapes import DOCUMENT, HANDOUT
from planner.forms import COMPARE_FORMS, FORMS, Form
from planner.forms.order import Paper, Titles, file_name
from planner.plan.comparison import Comparison, OtherLength
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.words.wording import program_line
from tests.forms.examples import BASE, START, dated, order_of
from tests.forms.pdf_reader import links, opened, squeezed, text_of
from tests.forms.readers import Page
from tests.forms.table_reader import csv_lines
from tests.in_words import WORDS, say
from tests.labels import assert_nothing_meets, boxes
from tests.programs import HARBOR, MARKUP, TWELVE_STEPS, program

TWELVE: Final = default_plan(program(TWELVE_STEPS))
PLANS: Final = {
    "harbor": default_plan(program(HARBOR)),
    "twelve": TWELVE,
    "twelve-dated": dated(TWELVE),
    "twelve-alone": replace(TWELVE, context=Context.ARTICLE),
    "twelve-changed": TWELVE.with_length("mountain", 200).with_length("detox", 0),
}
MARKED: Final = dated(default_plan(program(MARKUP)))
COMPARISON: Final = Comparison(plan=MARKED, others=(OtherLength(key="mathematics", length=20),))
STRANGE: Final = "evil"
"""What stands in every address that this file names."""

PRESETS: Final = {"page": PAGE, "slide": SLIDE, "document": DOCUMENT, "handout": HANDOUT}


def test_the_offline_page_says_whose_it_is_at_its_head() -> None:
    """Before the safety words, as the page does, and not in the talk alone."""
    html = FORMS["html"].render(order_of(TWELVE)).decode()
    head = unescape(html.partition("<svg")[0])
    line = program_line(TWELVE.pathway, WORDS)
    assert f"{line} {TWELVE.pathway.safety.article.text}" in head


@pytest.mark.parametrize("titles", Titles)
def test_its_name_in_calendar_and_file_names(titles: Titles) -> None:
    """A phone shows a neutral calendar to whoever looks: it names no step and no facility."""
    order = order_of(dated(TWELVE), titles=titles, base=BASE)
    own, neutral = TWELVE.pathway, titles is Titles.NEUTRAL
    assert file_name(order, "ics").startswith("example-" if neutral else f"{own.key}-")
    assert file_name(order, "pdf").startswith(f"{own.key}-")
    content = FORMS["ics"].render(order).replace(b"\r\n ", b"").decode()
    text = squeezed(content.replace("\\", ""))
    assert (squeezed(say("calendar.name-program", name=own.facility)) in text) is not neutral
    named = [own.facility, own.contact, own.key, *(stage.title for stage in own.stages)]
    found = [squeezed(name or "").partition(",")[0].rstrip(".") in text for name in named]
    assert any(found) is not neutral


@pytest.mark.parametrize("start", [None, START], ids=["days", "dates"])
def test_its_named_days_are_lines_of_the_table(start: date | None) -> None:
    """Each on its day, and no day that the built-in pathway names."""
    plan = replace(PLANS["harbor"], start=start)
    heads, *lines = csv_lines(order_of(plan))
    columns = [0, *(heads.index(say(f"column.{name}")) for name in ("first-day", "first-date"))]
    named = [line for line in lines if say("note.named-day") in line]
    assert [[line[column] for column in columns] for line in named] == [
        ["Family weekend", "20", str(make_timeline(plan).date_of(20) or "")]
    ]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
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
    order = order_of(PLANS[name], paper=paper, base=BASE)
    with opened(FORMS["pdf"].render(order)) as pdf:
        assert len(pdf.pages) <= most


def test_what_a_program_says_of_its_steps_on_paper() -> None:
    """Which step not everyone has; whose figures they are, and that no stay may be needed."""
    plan = PLANS["harbor"]
    text = text_of(FORMS["pdf"].render(order_of(plan)))
    assert text.count(squeezed(say("stated.may-be-skipped"))) == 1
    safety = plan.pathway.safety
    for claim in (safety.article, safety.at_home, safety.lasting):
        assert squeezed(claim.text) in text


def _addresses(ending: str, content: bytes) -> Iterator[str]:
    """Every address that a file leads to by itself."""
    if ending == "pdf":
        with opened(content) as pdf:
            yield from links(pdf)
    elif ending == "html":
        yield from Page(content.decode()).addresses
    elif ending in {"pptx", "xlsx"}:
        with ZipFile(BytesIO(content)) as packed:
            for name in packed.namelist():
                if name.endswith(".rels"):
                    root = ElementTree.fromstring(packed.read(name))
                    yield from (one.get("Target", "") for one in root)
    elif ending == "svg":
        for one in ElementTree.fromstring(content).iter():
            yield from (value for name, value in one.items() if name.endswith("href"))


@pytest.mark.parametrize(
    "form",
    [*(FORMS[ending] for ending in ("pdf", "html", "pptx", "xlsx", "svg")), COMPARE_FORMS["pdf"]],
    ids=lambda form: form.path,
)
def test_no_address_is_a_link(form: Form) -> None:
    """A facility's file leads nobody anywhere, whatever its texts look like."""
    content = form.render(order_of(COMPARISON, titles=Titles.FULL))
    addresses = list(_addresses(form.ending, content))
    assert addresses or form.ending == "svg"
    assert not [one for one in addresses if STRANGE in one.lower()]


def test_a_comparison_shows_such_texts_as_they_stand() -> None:
    assert squeezed(MARKED.pathway.stages[2].title) in text_of(
        COMPARE_FORMS["pdf"].render(order_of(COMPARISON))
    )
