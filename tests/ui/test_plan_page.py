"""The page `/` as the framework runs it: what it shows of a plan, and to whom."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1.element_tree import Block

from planner.pathway.pathway import Kind, Scenario
from planner.plan.link import encode
from planner.plan.plan import Context
from planner.plan.timeline import make_timeline
from planner.words.answer_card import answer_card
from planner.words.range_words import range_in_days
from planner.words.wording import answer, short_safety
from tests.ui.shown import DEFAULT, OWN, PATHWAY, START, WORDS, assert_moved_to, assert_shows
from tests.ui.visible import (
    address,
    change,
    chart_alt,
    chart_hovers,
    chart_text,
    markup_of,
    open_page,
    texts,
    texts_of,
    warnings,
)


@pytest.mark.parametrize(
    ("shown", "start"),
    [(Context.GUIDANCE, None), (Context.ARTICLE, START)],
    ids=["guidance-days", "article-dates"],
)
@pytest.mark.parametrize("scenario", PATHWAY.scenarios, ids=lambda scenario: scenario.key)
def test_every_example(scenario: Scenario, shown: Context, start: date | None) -> None:
    """An example's link shows its answer, its 70 days, the months line and the safety words."""
    plan = replace(DEFAULT.with_scenario(scenario), context=shown, start=start)
    page = open_page(encode(plan))
    assert_moved_to(page, plan)
    assert warnings(page) == []
    text = "\n".join(texts(page))
    safety = PATHWAY.safety
    sentences = (
        *answer(make_timeline(plan), WORDS)[1:],
        *(claim.text for claim in (*safety.full, *safety.notes, *safety.inside[:1])),
        *(claim.text for claim in (safety.months, safety.hope, safety.lasting, safety.at_home)),
    )
    assert [one for one in sentences if one not in text] == []


def test_one_warning_on_top() -> None:
    """The safety box: in bold not to stop, for whom the page is not, and calls."""
    part = open_page().get_by_key("safety")
    assert isinstance(part, Block)
    (box,) = markup_of(part)
    safety = PATHWAY.safety
    assert f"<strong>{safety.disclaimer[0].text} {safety.full[0].text}</strong>" in box
    for claim in safety.disclaimer[2:]:
        assert claim.text in box
    assert box.count('<a href="tel:') == 2


@pytest.mark.parametrize("shown", Context)
def test_chart(shown: Context) -> None:
    """It is a plain figure; what stands beside it on the page is told to the blind with it."""
    page = open_page(encode(replace(DEFAULT, context=shown)))
    assert short_safety(PATHWAY, WORDS) in chart_alt(page)
    assert PATHWAY.safety.months.text in chart_alt(page)
    lanes = [lane.title for lane in PATHWAY.lanes]
    assert [lane in chart_text(page) for lane in lanes] == [shown is Context.GUIDANCE] * 2
    assert {stage.title for stage in PATHWAY.stages} <= {*chart_hovers(page)}


def test_the_answer_comes_before_the_chart() -> None:
    """Safety, inputs, answer, what to take along, chart: in this order."""
    order = ["title", "safety", "stay", "start", "answer", "actions", "chart", "announced"]
    kinds = [getattr(one, "key", None) or one.type for one in open_page().main]
    assert [kind for kind in kinds if kind in order] == order


def test_a_screen_reader_hears_what_a_change_did() -> None:
    """One text that the framework changes in its place says the answer."""
    page = open_page()
    (before,) = (alert.value for alert in page.info)
    change(page, {"stay": 80})
    (after,) = (alert.value for alert in page.info)
    plan = DEFAULT.with_length("treatment", 80)
    assert before != after
    assert answer_card(make_timeline(plan), WORDS).day in after
    assert texts_of(page, "announced") == [after.replace("\\", "")]


def test_a_first_visit_leaves_the_address_bare() -> None:
    """However often it runs."""
    page = open_page()
    for _ in range(2):
        assert_shows(page, DEFAULT)
        assert address(page) == ""
        page.run()


@pytest.mark.parametrize("locale", ["en-GB", "es-MX", "", None], ids=repr)
def test_any_browser_language(locale: str | None) -> None:
    """A language that is not shipped falls back to English and stays out of the link."""
    assert_shows(open_page(locale=locale), DEFAULT)


def test_ignores_unknown_parameters() -> None:
    """An unknown parameter is no fault, and the address is not touched for it."""
    page = open_page("?utm_source=mail&detox=12&%00=1")
    assert_shows(page, DEFAULT.with_length("detox", 12))
    assert warnings(page) == []
    assert address(page) == "?utm_source=mail&detox=12&%00=1"


def test_inputs() -> None:
    """Each length has an input with its name, and its stated range under it."""
    page = open_page(encode(OWN))
    text = "\n".join(texts(page))
    for stage in PATHWAY.stages:
        field = page.number_input(key=f"days-{stage.key}")
        stay = stage.kind is Kind.TREATMENT
        assert field.label == WORDS.say("input.stay-days") if stay else stage.title in field.label
        assert (range_in_days(stage, WORDS) or "") in text


def test_stays_to_choose() -> None:
    """Those of the examples, the shortest first, and another."""
    (control,) = open_page().segmented_control
    assert control.options == [
        *(WORDS.say("input.no-stay"), *(WORDS.count("days", days) for days in (21, 30, 50, 80))),
        WORDS.say("input.other-stay"),
    ]
    assert control.value == 50
