"""Every number in a file is found in data with a source, or is counted from there, as on the page.

A file says a little more than the page: addresses, and where in it a reader is.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Final

import pytest

from planner.forms import FORMS
from planner.forms.order import Order, Titles
from planner.forms.paper.handout import handout
from planner.pathway.pathway import Scenario
from planner.plan.plan import Context, default_plan
from planner.plan.timeline import make_timeline
from planner.words.plan_in_words import PlanInWords
from planner.words.talk import talk_steps
from planner.words.talk_pictures import EVERY
from tests.content import lines
from tests.content.test_numbers import NUMBER, PATHWAY, WORDS, Known, unexplained
from tests.forms.calendar_reader import by_hand
from tests.forms.examples import BASE, order_of
from tests.forms.slides_reader import deck_of, groups_of, parts_of
from tests.forms.table_reader import csv_lines, sheet_lines, workbook
from tests.ui.visible import text_of_html

START: Final = date(2027, 1, 4)
_ADDRESS: Final = re.compile(r"https?://\S+|\b[\w.-]+\.(?:gov|org|com|nc\.us)/\S+")
_DRAWN: Final = frozenset({"picture", "code", "color", "address", "parts", "tel"})
"""Parts of a sheet's data that are drawn, or lead somewhere."""


def of_handout(order: Order) -> Iterator[str]:
    """All that typst is given to print, but drawings and addresses."""

    def walk(part: object) -> Iterator[str]:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Mapping):
            for name, value in part.items():
                if name not in _DRAWN:
                    yield from walk(value)
        elif isinstance(part, list | tuple):
            for value in part:
                yield from walk(value)

    yield from walk(handout(order))


def of_slides(order: Order) -> Iterator[str]:
    """A slide's shapes as one text, since each line of a caption is one; then what is said.

    The numbers of the ruler are set apart: they only count.
    """
    for number, slide in enumerate(deck_of(order).slides, 1):
        ruler = WORDS.say("slides.scale", days=PATHWAY.guidance.days)
        ticks = [one for group in groups_of(slide) if group.name == ruler for one in group.shapes]
        counted = [one.text_frame.text for one in ticks if one.has_text_frame]
        assert all(int(text) % EVERY == 0 for text in counted if text)
        shown = [shape for shape in slide.shapes if shape.name != ruler]
        shapes = [one for one in parts_of(shown) if one.has_text_frame]
        seen = [one.text_frame.text for one in shapes if one.name != WORDS.say("slides.number")]
        assert len(seen) == len(shapes) - 1, f"slide {number} has no number"
        yield " ".join(seen)
        yield from slide.notes_slide.notes_text_frame.text.split("\n")


def of_offline_page(order: Order) -> Iterator[str]:
    """As one text: in its drawings each line of a caption is an element."""
    yield " ".join(text_of_html(FORMS["html"].render(order).decode()))


def of_csv(order: Order) -> Iterator[str]:
    yield from (cell for line in csv_lines(order) for cell in line)


def of_workbook(order: Order) -> Iterator[str]:
    for sheet in workbook(order).worksheets:
        for line in sheet_lines(sheet):
            for cell in line:
                yield cell.date().isoformat() if isinstance(cell, datetime) else str(cell or "")


def of_calendar(order: Order) -> Iterator[str]:
    for event in by_hand(FORMS["ics"].render(order)):
        yield event.title
        yield from event.description.split("\n")


FORMS_WITH_WORDS: Final[Mapping[str, Callable[[Order], Iterator[str]]]] = {
    "pdf": of_handout,
    "pptx": of_slides,
    "html": of_offline_page,
    "csv": of_csv,
    "xlsx": of_workbook,
    "ics": of_calendar,
}


def strange(text: str, known: Known) -> list[str]:
    """The numbers of a text that neither the plan nor a source explains."""
    text = " ".join(_ADDRESS.sub(" ", text).split())
    for day in known.calendar:
        text = text.replace(day.isoformat(), " ")
    text = re.sub(r"\b(\d+) (?:of|·) (\d+)\b", lambda place: _where(place, known), text)
    if text.strip().isdigit() and int(text) in known.days | known.lengths:
        return []
    return unexplained(text, known)


def _where(place: re.Match[str], known: Known) -> str:
    """Nothing in the place of "3 of 10", if there are so many steps; else the text itself."""
    steps = len(talk_steps(PlanInWords(known.timeline, WORDS)))
    most = max(steps, len(known.timeline.steps))
    return " " if 1 <= int(place[1]) <= most and 1 <= int(place[2]) <= most else place[0]


@pytest.mark.parametrize("form", FORMS_WITH_WORDS)
@pytest.mark.parametrize("start", [None, START], ids=str)
@pytest.mark.parametrize("scenario", PATHWAY.scenarios, ids=lambda scenario: scenario.key)
def test_every_number_of_a_file_has_an_origin(
    scenario: Scenario, start: date | None, form: str
) -> None:
    plan = replace(default_plan(PATHWAY).with_scenario(scenario), start=start)
    if form == "ics":
        shown = Context.ARTICLE if start is None else Context.GUIDANCE
        plan = replace(plan, start=START, context=shown)
    texts = list(FORMS_WITH_WORDS[form](order_of(plan, titles=Titles.FULL, base=BASE)))
    known = Known(make_timeline(plan))
    found = [(numbers, text) for text in texts if (numbers := strange(text, known))]
    assert not found, lines(f"{', '.join(numbers)} in: {text[:300]}" for numbers, text in found)
    assert len(NUMBER.findall(" ".join(texts))) > 20, "the file was not read"


def test_a_number_without_an_origin_is_found() -> None:
    known = Known(make_timeline(default_plan(PATHWAY)))
    assert strange("Most people stay 17 days.", known) == ["17"]
    assert strange("It ends on 2031-05-06, step 3 of 99", known) != []
    assert strange(f"{BASE}/?x=17 is step 3 of 9", known) == []
