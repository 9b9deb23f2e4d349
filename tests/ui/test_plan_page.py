"""The page `/` as the framework runs it: its words, and how widgets and address keep together."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from planner.captions import alt_text
from planner.catalogue import words
from planner.complaints import complaint_sentence
from planner.library import library
from planner.link import Complaint, Form, Possible, decode, encode, values_of
from planner.pathway import FILL, MOST_DAYS, Length, Scenario
from planner.plan import Context, Plan, default_plan
from planner.range_words import range_label
from planner.timeline import make_timeline
from planner.wording import answer, disclaimer, ninety_sentence
from tests.ui.visible import (
    address,
    chart_alt,
    chart_text,
    move_address,
    open_page,
    texts,
    texts_of,
    warnings,
)

PATHWAY = library().default
WORDS = words()
START = date(2027, 1, 4)
DEFAULT: Final = default_plan(PATHWAY)
OWN: Final = Plan(
    pathway=PATHWAY, lengths=(12, 3, 45, 20, 90), start=START, context=Context.ARTICLE
)
"""A plan that differs from the default in every choice."""


def shown_plan(page: AppTest) -> Plan:
    """The plan that the widgets show."""
    lengths: list[Length] = []
    for stage in PATHWAY.stages:
        if stage.may_fill and page.checkbox(key=f"fill-{stage.key}").value:
            lengths.append(FILL)
        else:
            days = page.number_input(key=f"days-{stage.key}").value
            assert isinstance(days, int), f"{stage.key} has {days!r} days"
            lengths.append(days)
    start = page.date_input(key="start").value
    assert start is None or isinstance(start, date)
    return Plan(
        pathway=PATHWAY,
        lengths=tuple(lengths),
        start=start,
        context=Context.GUIDANCE if page.toggle(key="context").value else Context.ARTICLE,
    )


def linked_plan(page: AppTest) -> str:
    """The link that the page offers to keep."""
    (link,) = (text for text in texts_of(page, "link") if "?" in text)
    return link[link.index("?") :]


def assert_shows(page: AppTest, plan: Plan) -> None:
    """Widgets, link, chart and words of the page all show this plan."""
    assert not page.exception
    assert shown_plan(page) == plan
    assert linked_plan(page) == encode(plan)
    assert chart_alt(page) == alt_text(make_timeline(plan), WORDS, table=True)
    assert ninety_sentence(make_timeline(plan), WORDS) in texts(page)


def assert_moved_to(page: AppTest, plan: Plan) -> None:
    """The page shows this plan, and the address is its canonical link."""
    assert_shows(page, plan)
    assert address(page) == encode(plan)


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
    inside = PATHWAY.safety.inside.text
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


@dataclass(frozen=True, kw_only=True)
class BadLink:
    """One bad choice in a link whose other choices are all of OWN."""

    parameter: str
    values: tuple[str, ...]
    said: str | None
    possible: Possible
    kept: Plan

    @property
    def query(self) -> str:
        """The link, as a browser writes it."""
        return "?" + urlencode({**values_of(encode(OWN)), self.parameter: self.values}, doseq=True)

    @property
    def sentence(self) -> str:
        """What the page has to say about it."""
        times = len(self.values)
        complaint = Complaint(
            parameter=self.parameter, said=self.said, possible=self.possible, times=times
        )
        return complaint_sentence(complaint, WORDS)


def bad(
    parameter: str, *values: str, possible: Possible, kept: Plan, said: str | None = None
) -> object:
    """A row of the table below; a value is repeated in the complaint as it stands, if fit."""
    said = None if len(values) > 1 else values[0] if said is None else said
    link = BadLink(parameter=parameter, values=values, said=said, possible=possible, kept=kept)
    name = "repeated" if len(values) > 1 else repr(values[0]) if values[0] else "empty"
    return pytest.param(link, id=f"{parameter}-{name}")


DAYS = Possible(form=Form.DAYS)
DAYS_FROM_1 = Possible(form=Form.DAYS, least=1)
DATE = Possible(form=Form.DATE)
CONTEXTS = Possible(form=Form.ONE_OF, known=("guidance", "article"))
VERSIONS = Possible(form=Form.ONE_OF, known=("1",))
PATHWAYS = Possible(form=Form.ONE_OF, known=("clonazepam",))

NO_DETOX_CHOICE = OWN.with_length("detox", 10)
NO_AFTERCARE_CHOICE = OWN.with_length("aftercare", 60)
NO_START = replace(OWN, start=None)
NO_CONTEXT = replace(OWN, context=Context.GUIDANCE)

BAD_LINKS = (
    bad("detox", "366", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "12", "12", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "fill", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "١٢", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "1\n2\u202e", said="1?2?", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "*_`<b>$x$ [a](b) :red[c] # - 1.", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("detox", "9" * 41, said="9" * 39 + "…", possible=DAYS, kept=NO_DETOX_CHOICE),
    bad("aftercare", "0", possible=DAYS_FROM_1, kept=NO_AFTERCARE_CHOICE),
    bad("aftercare", "", possible=DAYS_FROM_1, kept=NO_AFTERCARE_CHOICE),
    bad("start", "2027-02-29", possible=DATE, kept=NO_START),
    bad("start", "", possible=DATE, kept=NO_START),
    bad("start", "2027-01-04", "2027-01-04", possible=DATE, kept=NO_START),
    bad("context", "Article", possible=CONTEXTS, kept=NO_CONTEXT),
    bad("context", "", possible=CONTEXTS, kept=NO_CONTEXT),
    bad("context", "article", "guidance", "article", possible=CONTEXTS, kept=NO_CONTEXT),
    bad("v", "2", possible=VERSIONS, kept=OWN),
    bad("v", "", possible=VERSIONS, kept=OWN),
    bad("v", "1", "1", possible=VERSIONS, kept=OWN),
    bad("pathway", "other", possible=PATHWAYS, kept=DEFAULT),
    bad("pathway", "", possible=PATHWAYS, kept=DEFAULT),
    bad("pathway", "clonazepam", "clonazepam", possible=PATHWAYS, kept=DEFAULT),
)


@pytest.mark.parametrize("link", BAD_LINKS)
def test_bad_link(link: BadLink) -> None:
    """A bad value is complained of in its own sentence; the rest and the address are kept."""
    page = open_page(link.query)
    assert not page.exception
    assert shown_plan(page) == link.kept
    assert linked_plan(page) == encode(link.kept)
    assert [told[0] for told in warnings(page)] == [link.sentence]
    assert address(page) == link.query
    assert [told[0] for told in warnings(page.run())] == [link.sentence], "a rerun says it again"
    assert address(page) == link.query


@pytest.mark.parametrize("link", BAD_LINKS)
def test_edit_after_a_bad_link(link: BadLink) -> None:
    """The first edit clears the complaint, keeps the rest and makes the address canonical."""
    page = open_page(link.query)
    page.number_input(key="days-evaluation").set_value(5).run()
    assert_shows(page, link.kept.with_length("evaluation", 5))
    assert warnings(page) == []
    assert address(page) == encode(link.kept.with_length("evaluation", 5))


def test_every_fault_of_a_link_is_told() -> None:
    """Each bad value has its own sentence, in the order of the link, and then what is kept."""
    values = values_of("?detox=x&start=&v=1&v=1&evaluation=3")
    page = open_page("?detox=x&start=&v=1&v=1&evaluation=3")
    complaints = decode(values, library(), ("en",)).complaints
    sentences = [complaint_sentence(one, WORDS) for one in complaints]
    assert [one.parameter for one in complaints] == ["detox", "start", "v"]
    assert warnings(page) == [[*sentences, WORDS.say("complaint.kept")]]


def test_an_unknown_pathway_keeps_nothing() -> None:
    """With an unknown pathway the rest of the link is not shown, and the page does not say so."""
    page = open_page(f"{encode(OWN)}&pathway=other".replace("pathway=clonazepam&", ""))
    assert shown_plan(page) == DEFAULT
    assert len(warnings(page)) == 1
    assert WORDS.say("complaint.kept") not in texts(page)


@pytest.mark.parametrize("before", ["", encode(OWN)], ids=["bare", "own"])
@pytest.mark.parametrize(("key", "days"), [("detox", 0), ("treatment", 365), ("aftercare", 1)])
def test_edited_length(before: str, key: str, days: int) -> None:
    """A changed length is in the address, the words and the chart at once."""
    plan = (OWN if before else DEFAULT).with_length(key, days)
    page = open_page(before)
    page.number_input(key=f"days-{key}").set_value(days).run()
    assert_moved_to(page, plan)


def test_edit_back_to_the_default_stays_explicit() -> None:
    """A default that somebody chose stands in the link, so that it cannot change later."""
    page = open_page()
    page.number_input(key="days-detox").set_value(11).run()
    page.number_input(key="days-detox").set_value(10).run()
    assert_moved_to(page, DEFAULT)


@pytest.mark.parametrize("scenario", PATHWAY.scenarios, ids=lambda scenario: scenario.key)
def test_example_button(scenario: Scenario) -> None:
    """An example's button sets every length, and leaves start date and context alone."""
    page = open_page(encode(OWN))
    page.button(key=f"example-{scenario.key}").click().run()
    plan = OWN.with_scenario(scenario)
    assert_moved_to(page, plan)


@pytest.mark.parametrize(
    ("before", "button", "after"),
    [
        pytest.param(12, "week-more-detox", 19, id="more"),
        pytest.param(12, "week-less-detox", 5, id="less"),
        pytest.param(5, "week-less-detox", 0, id="not-below-the-least"),
        pytest.param(361, "week-more-detox", MOST_DAYS, id="not-above-the-most"),
    ],
)
def test_week_buttons(before: int, button: str, after: int) -> None:
    """A week more or less is as good as typing it, and stays within the limits of a link."""
    page = open_page(encode(OWN.with_length("detox", before)))
    page.button(key=button).click().run()
    assert_moved_to(page, OWN.with_length("detox", after))


def test_start_again() -> None:
    """Starting again leaves nothing of what was chosen."""
    page = open_page(encode(OWN))
    page.button(key="start-again").click().run()
    assert_moved_to(page, DEFAULT)


def test_date_button() -> None:
    """The button that takes the date away is there as soon as there is a date."""
    page = open_page()
    assert "no-date" not in {button.key for button in page.button}
    page.date_input(key="start").set_value(START).run()
    page.button(key="no-date").click().run()
    assert_moved_to(page, DEFAULT)


def test_start_date() -> None:
    """A start date comes and goes with its input."""
    page = open_page()
    page.date_input(key="start").set_value(START).run()
    assert_moved_to(page, replace(DEFAULT, start=START))
    page.date_input(key="start").set_value(None).run()
    assert_moved_to(page, DEFAULT)


def test_context() -> None:
    """The switch takes away what guidance adds, and brings it back."""
    page = open_page()
    page.toggle(key="context").set_value(False).run()
    article = replace(DEFAULT, context=Context.ARTICLE)
    assert_moved_to(page, article)
    page.toggle(key="context").set_value(True).run()
    assert_shows(page, DEFAULT)


@pytest.mark.parametrize("scenario", PATHWAY.scenarios[:4], ids=lambda scenario: scenario.key)
def test_filling(scenario: Scenario) -> None:
    """Without its tick, a filling stage keeps the days that it filled; with it, it fills again."""
    filling = DEFAULT.with_scenario(scenario)
    days = {step.stage.key: step.days for step in make_timeline(filling).steps}["outpatient"]
    page = open_page(encode(filling))
    page.checkbox(key="fill-outpatient").uncheck().run()
    assert_moved_to(page, filling.with_length("outpatient", days))
    page.number_input(key="days-outpatient").set_value(7).run()
    assert_shows(page, filling.with_length("outpatient", 7))
    page.checkbox(key="fill-outpatient").check().run()
    assert_moved_to(page, filling)


MOVES = [
    pytest.param(DEFAULT, OWN, id="everything"),
    pytest.param(OWN, DEFAULT, id="everything-back"),
    pytest.param(OWN, NO_START, id="start-goes"),
    pytest.param(DEFAULT, DEFAULT.with_length("outpatient", 12), id="fill-to-days"),
    pytest.param(DEFAULT.with_length("outpatient", 12), DEFAULT, id="days-to-fill"),
]


@pytest.mark.parametrize(("before", "after"), MOVES)
def test_moved_address(before: Plan, after: Plan) -> None:
    """When the address moves under a live page, everything follows it, and edits go on from it."""
    page = open_page(encode(before))
    move_address(page, encode(after))
    page.run()
    assert_moved_to(page, after)
    page.number_input(key="days-evaluation").set_value(9).run()
    assert_moved_to(page, after.with_length("evaluation", 9))


def test_back_to_the_bare_address() -> None:
    """Back to the bare address of the first visit shows the default plan again."""
    page = open_page()
    page.number_input(key="days-detox").set_value(11).run()
    move_address(page, "")
    page.run()
    assert_shows(page, DEFAULT)
    assert address(page) == ""


def test_back_after_the_tick_was_changed() -> None:
    """A length whose input has gone does not hold the address in its place."""
    page = open_page(encode(OWN))
    page.checkbox(key="fill-outpatient").check().run()
    page.run()
    move_address(page, encode(OWN))
    page.run()
    assert_shows(page, OWN)
    move_address(page, encode(DEFAULT))
    page.run()
    assert_shows(page, DEFAULT)


def test_back_to_a_bad_link() -> None:
    """Back to a bad link complains again and shows what it showed."""
    page = open_page("?detox=x&evaluation=3")
    page.number_input(key="days-detox").set_value(12).run()
    assert warnings(page) == []
    move_address(page, "?detox=x&evaluation=3")
    page.run()
    assert len(warnings(page)) == 1
    assert shown_plan(page) == DEFAULT.with_length("evaluation", 3)
    assert address(page) == "?detox=x&evaluation=3"


class TestLaggingAddress:
    """A visitor can be faster than the address, which the server moves and the browser sends.

    The second change then arrives with the address from before the first.
    """

    def test_two_lengths(self) -> None:
        """Both edits stay."""
        page = open_page(encode(OWN))
        page.number_input(key="days-detox").set_value(5).run()
        move_address(page, encode(OWN))
        page.number_input(key="days-evaluation").set_value(7).run()
        both = OWN.with_length("detox", 5).with_length("evaluation", 7)
        assert_moved_to(page, both)

    def test_from_the_bare_address(self) -> None:
        """Both edits of a first visit stay."""
        page = open_page()
        page.number_input(key="days-detox").set_value(5).run()
        move_address(page, "")
        page.number_input(key="days-evaluation").set_value(7).run()
        both = DEFAULT.with_length("detox", 5).with_length("evaluation", 7)
        assert_moved_to(page, both)

    def test_same_length_twice(self) -> None:
        """The last of two edits of one length stays."""
        page = open_page(encode(OWN))
        page.number_input(key="days-detox").set_value(13).run()
        move_address(page, encode(OWN))
        page.number_input(key="days-detox").set_value(14).run()
        assert_moved_to(page, OWN.with_length("detox", 14))

    def test_tick(self) -> None:
        """A tick after an edit keeps the edit."""
        page = open_page(encode(OWN))
        page.number_input(key="days-detox").set_value(5).run()
        move_address(page, encode(OWN))
        page.checkbox(key="fill-outpatient").check().run()
        both = OWN.with_length("detox", 5).with_length("outpatient", FILL)
        assert_moved_to(page, both)

    def test_example(self) -> None:
        """An example after a start date keeps the start date."""
        page = open_page(encode(DEFAULT))
        page.date_input(key="start").set_value(START).run()
        move_address(page, encode(DEFAULT))
        page.button(key="example-month").click().run()
        both = replace(DEFAULT, start=START, lengths=PATHWAY.scenarios[1].lengths)
        assert_moved_to(page, both)

    def test_week_twice(self) -> None:
        """Two presses of a button for a week are two weeks."""
        page = open_page(encode(OWN))
        page.button(key="week-more-detox").click().run()
        move_address(page, encode(OWN))
        page.number_input(key="days-detox").set_value(12)
        page.button(key="week-more-detox").click().run()
        assert_moved_to(page, OWN.with_length("detox", 26))

    def test_edit_after_an_example(self) -> None:
        """An edit right after an example changes that example."""
        page = open_page(encode(OWN))
        page.button(key="example-month").click().run()
        move_address(page, encode(OWN))
        page.number_input(key="days-detox").set_value(5).run()
        both = OWN.with_scenario(PATHWAY.scenarios[1]).with_length("detox", 5)
        assert_moved_to(page, both)

    def test_edit_before_an_example_is_seen(self) -> None:
        """An edit made while the browser still shows the plan before an example changes that."""
        page = open_page(encode(OWN))
        page.button(key="example-month").click().run()
        move_address(page, encode(OWN))
        page.checkbox(key="fill-outpatient").uncheck()
        for stage, length in OWN.chosen():
            if stage.key != "outpatient":
                page.number_input(key=f"days-{stage.key}").set_value(int(length))
        page.number_input(key="days-detox").set_value(5).run()
        assert_moved_to(page, OWN.with_scenario(PATHWAY.scenarios[1]).with_length("detox", 5))


def test_inputs() -> None:
    """Each length has an input with its name, its stated range, and the limits of a link."""
    page = open_page(encode(DEFAULT.with_length("outpatient", 1)))
    text = "\n".join(texts(page))
    for stage in PATHWAY.stages:
        field = page.number_input(key=f"days-{stage.key}")
        assert (field.min, field.max) == (stage.least_choice, MOST_DAYS)
        assert stage.title in field.label
        assert (range_label(stage, WORDS) or "") in text
