"""What keeps people safe is said wherever it bears on what is said; docs/content.md says where.

The points are those in which words were missing, or pointed the wrong way, when the sources were
read again: none of them may get lost in a rewrite.
"""

import json
from functools import cache
from typing import Final

import pytest

from planner.forms import FORMS
from planner.language.catalogue import words_for
from planner.pathway.claims import Claim
from planner.plan.link import encode
from planner.plan.plan import default_plan
from planner.words.content import Content
from planner.words.sections import Point
from planner.words.talk import talk_steps
from planner.words.wording import short_safety
from tests.content import SHIPPED, lines
from tests.forms.examples import BASE, dated, order_of
from tests.forms.pdf_reader import squeezed
from tests.forms.readers import READERS
from tests.forms.slides_reader import deck_of
from tests.forms.table_reader import sheet_lines, workbook
from tests.ui.visible import open_alone, open_page, texts

PATHWAY: Final = SHIPPED.default
HELPLINES: Final = SHIPPED.helplines
SAFETY: Final = PATHWAY.safety
PLAN: Final = default_plan(PATHWAY)
EVALUATION: Final = next(stage.card for stage in PATHWAY.stages if stage.key == "evaluation")
BY_ALL: Final = ("page", "html", "pdf", "pptx", "xlsx")
BY_ALL_AND_DATA: Final = (*BY_ALL, "csv", "json")
TO_FAMILIES: Final = ("page", "html", "pdf")
"""Forms that say what a family can do at each step."""

POINTS: Final = {
    "the real amount": (SAFETY.notes, "If you take more than prescribed", BY_ALL),
    "naloxone": (SAFETY.notes, "naloxone", (*BY_ALL, "json", "talk")),
    "counterfeit pills": (SAFETY.notes, "fentanyl", BY_ALL),
    "alcohol and opioids": (SAFETY.notes, "slow breathing", (*BY_ALL, "json", "talk")),
    "families may always tell": (EVALUATION.family, "You can always tell", TO_FAMILIES),
    "nobody takes or hides it": (SAFETY.full, "take or hide", BY_ALL_AND_DATA),
    "confusion and suicide": (SAFETY.notes, "Thoughts of suicide", (*BY_ALL, "json", "talk")),
    "the prescriber": (SAFETY.full, "without the prescriber", BY_ALL_AND_DATA),
    "for whom it is not": (SAFETY.disclaimer, "pregnant", (*BY_ALL_AND_DATA, "ics", "talk")),
    "lost tolerance": (SAFETY.notes, "the old dose can cause an overdose", BY_ALL),
    "running out": (SAFETY.notes, "before the last pill", BY_ALL),
    "other medicines": (SAFETY.notes, "methadone", BY_ALL),
    "driving, falls and age": (SAFETY.notes, "driving unsafe and falls", BY_ALL),
    "breastfeeding": (SAFETY.notes, "breastfeeding", BY_ALL),
    "a promise of days": (SAFETY.notes, "off Klonopin in days", BY_ALL),
    "pregnancy": (SAFETY.notes, "If you are pregnant", BY_ALL),
    "taken for seizures": (SAFETY.notes, "If you take Klonopin for seizures", BY_ALL),
    "sudden stop": (SAFETY.full, "cut down Klonopin suddenly", (*BY_ALL_AND_DATA, "talk")),
}
"""Each point: where in the data its claim stands, a phrase of this claim alone, the forms."""


def claim_of(point: str) -> Claim:
    claims, phrase, _ = POINTS[point]
    (claim,) = (one for one in claims if phrase in one.text)
    return claim


@cache
def said(form: str) -> str:
    """All words of a form of the default plan, without spaces."""
    order = order_of(dated(PLAN) if form == "ics" else PLAN, base=BASE)
    record = json.loads(FORMS["json"].render(order))
    match form:
        case "page":
            return squeezed("".join(texts(open_page(encode(PLAN)))))
        case "talk":
            steps = talk_steps(order.in_words)
            shown = (text for step in steps for text in (step.title, step.fact, *step.points))
            return squeezed("".join(shown))
        case "json":
            return squeezed(json.dumps(record, ensure_ascii=False))
        case "xlsx":
            sheets = workbook(order).worksheets
            cells = (cell for sheet in sheets for line in sheet_lines(sheet) for cell in line)
            return squeezed("".join(str(cell) for cell in cells))
    words = READERS[form](order).words
    if form == "pptx":
        # And what is said beside the slides.
        slides = deck_of(order).slides
        words += squeezed("".join(one.notes_slide.notes_text_frame.text for one in slides))
    # A neutral calendar has no name of the medicine.
    return words.replace("themedicine", "Klonopin") if form == "ics" else words


@pytest.mark.parametrize("form", [*BY_ALL, "csv", "ics", "json", "talk"])
def test_every_safety_point(form: str) -> None:
    missing = [
        point
        for point, (_, _, forms) in POINTS.items()
        if form in forms and squeezed(claim_of(point).text) not in said(form)
    ]
    assert missing == [], f"{form} does not say:{lines(missing)}"


@pytest.mark.parametrize("form", [*BY_ALL, "csv", "ics", "json"])
def test_whom_to_call(form: str) -> None:
    """The numbers of every form; where there is room, what each line is for."""
    numbers = [line.number for line in HELPLINES.lines if line.number in {"911", "988"}]
    assert len(numbers) == 2
    assert [number for number in numbers if number not in said(form)] == []
    if form not in {"ics", "json"}:
        whole, brief = (
            all(squeezed(one) in said(form) for one in texts)
            for texts in zip(*((line.about, line.brief) for line in HELPLINES.lines), strict=True)
        )
        assert squeezed(HELPLINES.text.text) in said(form) or whole or (brief and form == "pdf")


def test_a_point_that_a_form_lacks_is_missed() -> None:
    """A calendar has only the short safety words."""
    assert squeezed(short_safety(PATHWAY, words_for())) in said("ics")
    assert squeezed(claim_of("naloxone").text) not in said("ics")


def test_every_point_is_named_once() -> None:
    assert len({claim_of(point).text for point in POINTS}) == len(POINTS)


def points(key: str) -> list[str]:
    """The texts that docs/content.md lists under a heading."""
    content = Content(pathway=PATHWAY, helplines=HELPLINES, words=words_for())
    (section,) = (part for part in content.sections() if part.key == key)
    (block,) = section.blocks
    assert isinstance(block, tuple)
    return [entry.text for entry in block if isinstance(entry, Point)]


@pytest.mark.parametrize("form", ["page", "pdf", "pptx"])
def test_what_pages_handout_and_slides_say_is_listed(form: str) -> None:
    listed = points("notes")
    assert len(listed) > len(SAFETY.notes)
    missing = [text for text in listed if squeezed(text) not in said(form)]
    assert missing == [], f"{form} does not say:{lines(missing)}"


def test_what_only_pages_say_is_listed() -> None:
    about = squeezed("".join(texts(open_alone("about"))))
    missing = [one for one in points("pages") if squeezed(one) not in said("page") + about]
    assert missing == [], lines(missing)


@pytest.mark.parametrize("form", [*BY_ALL, "csv", "ics", "json"])
def test_what_every_form_says_is_listed(form: str) -> None:
    """In full, or the short words in its place."""
    safety = (*SAFETY.full, SAFETY.months)
    full = all(squeezed(claim.text) in said(form) for claim in safety)
    short = all(squeezed(claim.text) in said(form) for claim in (*SAFETY.inside, SAFETY.months))
    assert full or short
    assert {claim.text for claim in SAFETY.inside} == {*points("inside")}
    assert {claim.text for claim in safety} <= {*points("safety")}
