"""The page `/` as the framework runs it: what it shows of a plan, and to whom."""

from dataclasses import replace
from datetime import date

import pytest

from planner.link import encode
from planner.pathway import MOST_DAYS, Scenario
from planner.plan import Context
from planner.range_words import range_in_days
from planner.timeline import make_timeline
from planner.wording import answer, answer_title, disclaimer, short_safety
from tests.ui.shown import DEFAULT, PATHWAY, START, WORDS, assert_moved_to, assert_shows
from tests.ui.visible import address, chart_alt, chart_text, open_page, texts, texts_of, warnings


@pytest.mark.parametrize("start", [None, START], ids=["days", "dates"])
@pytest.mark.parametrize("shown", Context)
@pytest.mark.parametrize("scenario", PATHWAY.scenarios, ids=lambda scenario: scenario.key)
def test_every_example(scenario: Scenario, shown: Context, start: date | None) -> None:
    """An example's link shows its answer, its 90 days, the months line and the disclaimers."""
    plan = replace(DEFAULT.with_scenario(scenario), context=shown, start=start)
    page = open_page(encode(plan))
    assert_moved_to(page, plan)
    assert warnings(page) == []
    text = "\n".join(texts(page))
    safety = PATHWAY.safety
    for sentence in (
        answer_title(make_timeline(plan), WORDS),
        *answer(make_timeline(plan), WORDS),
        safety.months.text,
        disclaimer(PATHWAY, WORDS),
        *(claim.text for claim in (*safety.full, *safety.notes)),
    ):
        assert sentence in text


@pytest.mark.parametrize("shown", Context)
def test_disclaimer_and_chart(shown: Context) -> None:
    """The disclaimer stands in its box, in the picture and in the picture's words for the blind."""
    page = open_page(encode(replace(DEFAULT, context=shown)))
    inside = short_safety(PATHWAY, WORDS)
    assert inside in texts_of(page, "disclaimer")
    assert inside in chart_text(page)
    assert inside in chart_alt(page)
    assert PATHWAY.safety.months.text in chart_text(page)
    lanes = [lane.title for lane in PATHWAY.lanes]
    assert [lane in chart_text(page) for lane in lanes] == [shown is Context.GUIDANCE] * 2


def test_bare_first_visit() -> None:
    """A first visit shows the default plan and leaves the address bare, however often it runs."""
    page = open_page()
    assert_shows(page, DEFAULT)
    assert address(page) == ""
    assert address(page.run()) == ""


@pytest.mark.parametrize("locale", ["en-GB", "es-MX", "", None], ids=repr)
def test_any_browser_language(locale: str | None) -> None:
    """A language that is not shipped falls back to English and stays out of the link."""
    page = open_page(locale=locale)
    assert_shows(page, DEFAULT)


def test_ignores_unknown_parameters() -> None:
    """An unknown parameter is no fault, and the address is not touched for it."""
    page = open_page("?utm_source=mail&detox=12&%00=1")
    assert_shows(page, DEFAULT.with_length("detox", 12))
    assert warnings(page) == []
    assert address(page) == "?utm_source=mail&detox=12&%00=1"


def test_inputs() -> None:
    """Each length has an input with its name, its stated range, and the limits of a link."""
    page = open_page(encode(DEFAULT.with_length("outpatient", 1)))
    text = "\n".join(texts(page))
    for stage in PATHWAY.stages:
        field = page.number_input(key=f"days-{stage.key}")
        assert (field.min, field.max) == (stage.least_choice, MOST_DAYS)
        assert stage.title in field.label
        assert (range_in_days(stage, WORDS) or "") in text


def test_what_stands_under_a_length() -> None:
    """Whose figures there are, and how many days there are in all up to here."""
    text = texts(open_page(encode(DEFAULT)))
    own = PATHWAY.stages[0].range
    assert own is not None
    check, stay = (
        WORDS.say("figures-in-days.limit", least=least, most=WORDS.count("days", most))
        for least, most in ((2, 5), (21, 80))
    )
    for source, figures, day in (
        ("article", own.figures, 8),
        ("assumption", check, 11),
        ("article", stay, 61),
    ):
        stated = WORDS.say(f"range-sentence.{source}", figures=figures)
        so_far = WORDS.say("input.total", total=WORDS.count("days", day))
        assert f"{stated} {so_far}" in text
    filled, total = (WORDS.count("days", days) for days in (20, 81))
    assert WORDS.say("input.total-filled", days=filled, total=total) in text
