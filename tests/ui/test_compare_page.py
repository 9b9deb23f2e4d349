"""The page `/compare` as the framework runs it: its words, its inputs and its address."""

import json
from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest

from planner.language.catalogue import languages, words_for
from planner.plan import comparison
from planner.plan.comparison import (
    Comparison,
    decode_comparison,
    encode_comparison,
    item_of,
    possible_others,
)
from planner.plan.link import decode, encode, values_of
from planner.plan.plan import Context, default_plan
from planner.reading.library import library
from planner.words.answer_card import answer_card
from planner.words.complaints import complaint_sentence
from planner.words.difference_rows import columns, rows
from planner.words.differences import figures_line, make_sides, months_line, option_label
from planner.words.wording import program_line
from tests.ui.visible import address, move_address, open_alone, texts, texts_of, warnings

PATHWAY: Final = library().default
WORDS: Final = words_for()
DEFAULT: Final = default_plan(PATHWAY)
OWN: Final = "?treatment=45&start=2027-01-04&context=article"
NOTHING: Final = ""


def comparison_of(query: str) -> Comparison:
    """The comparison of a link in which nothing is wrong."""
    values = values_of(query)
    decoded = decode_comparison(values, decode(values, library(), languages()), library())
    assert decoded.complaints == ()
    return decoded.comparison


def charts(page: AppTest) -> list[Any]:
    """What was sent for each chart."""
    return [chart.proto for chart in page.get("plotly_chart")]


def parts(page: AppTest) -> list[str]:
    """The headings, tables and charts of the page, from the top down."""
    found: list[str] = []
    for element in page.main:
        proto: Any = getattr(element, "proto", None)
        if element.type in {"title", "header", "subheader"}:
            found.append(f"{proto.tag} {_plain(proto.body)}")
        elif element.type == "plotly_chart":
            found.append("chart")
        elif "<table" in str(getattr(proto, "body", "")):
            found.append("table")
        elif element.type == "selectbox":
            found.append("input")
    return found


def _plain(markdown: str) -> str:
    return markdown.replace("\\", "")


def choose(page: AppTest, key: str, item: str) -> None:
    """Choose what the plan is compared with."""
    page.selectbox(key=key).select(item).run()


def assert_shows(page: AppTest, query: str) -> None:
    """Inputs, sentences, table, months line, cards, charts and link are those of this link."""
    assert not page.exception
    compared = comparison_of(query)
    sides = make_sides(compared, WORDS)
    held = [page.selectbox(key=key).value for key in ("with", "and-with")]
    assert [one for one in held if one] == [item_of(one) for one in compared.others]
    shown = texts(page)
    for number, side in enumerate(sides):
        assert all(sentence in shown for sentence in side.sentences)
        card = answer_card(side.timeline, WORDS)
        told = texts_of(page, f"answer-{number}")
        assert told[0] == f"{card.lead} {card.day}"
        assert card.first in told
        assert card.months not in told
    told = texts_of(page, "differs")
    assert months_line(compared.plan, WORDS) in told
    for text in (*columns(sides, WORDS), *(cell for row in rows(sides, WORDS) for cell in row)):
        assert all(line in told for line in text.split("\n"))
    sent = charts(page)
    assert len(sent) == len(sides)
    for chart, side in zip(sent, sides, strict=True):
        assert chart.alt.startswith(f"{side.name}. ")
        assert "table below" not in chart.alt
    assert f"/compare{encode_comparison(compared)}" in shown


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("", id="bare"),
        pytest.param(OWN, id="own"),
        pytest.param(f"{OWN}&with=treatment:28,least", id="two"),
        pytest.param("?with=clinic", id="example"),
        pytest.param("?treatment=0&with=treatment%3A60%2Clong", id="escaped"),
        pytest.param("?with=treatment:50", id="the-same"),
        pytest.param("?with=detox:5,outpatient:fill", id="not-offered"),
    ],
)
def test_link(query: str) -> None:
    """A link shows its comparison, complains of nothing, and the address stays as it is."""
    page = open_alone("compare", query)
    assert_shows(page, query)
    assert warnings(page) == []
    assert values_of(address(page)) == values_of(query)
    assert PATHWAY.safety.full[0].text in " ".join(texts_of(page, "safety"))
    assert PATHWAY.safety.none_right.text in "\n".join(texts(page))


def test_order() -> None:
    """What differs stands directly under the inputs, and each chart under its plan's name."""
    page = open_alone("compare", "?treatment=45")
    stay = WORDS.say("compare.with-stay", length=WORDS.count("days", 28))
    assert parts(page) == [
        f"h1 {WORDS.say('compare.title')}",
        *("input", "input"),
        f"h2 {WORDS.say('compare.differs')}",
        *(f"h3 {stay}", "table"),
        *(f"h2 {WORDS.say('compare.this-stay', days=45)}", "chart"),
        *(f"h2 {stay}", "chart"),
    ]


@pytest.mark.parametrize("start", ["", "&start=2027-01-04"], ids=["days", "dates"])
def test_charts_have_the_same_days_across(start: str) -> None:
    page = open_alone("compare", f"?treatment=20&with=treatment:28,treatment:200{start}")
    figures = [json.loads(chart.spec) for chart in charts(page)]
    assert len({tuple(figure["layout"]["xaxis"]["range"]) for figure in figures}) == 1
    ticks = {json.dumps(figure["layout"]["xaxis"]["tickvals"]) for figure in figures}
    assert len(ticks) == 1


@pytest.mark.parametrize(
    ("chosen", "others"),
    [
        pytest.param([("with", "treatment:90")], "treatment:90", id="another-stay"),
        pytest.param([("with", "treatment:28")], None, id="what-is-shown"),
        pytest.param([("with", "least")], "least", id="example"),
        pytest.param([("and-with", "least")], "treatment:28,least", id="one-more"),
        pytest.param(
            [("and-with", "least"), ("and-with", "treatment:90")],
            "treatment:28,treatment:90",
            id="another-second",
        ),
        pytest.param(
            [("and-with", "least"), ("with", "treatment:90")],
            "treatment:90,least",
            id="another-first",
        ),
        pytest.param([("and-with", "least"), ("and-with", NOTHING)], "treatment:28", id="one-less"),
    ],
)
def test_inputs(chosen: list[tuple[str, str]], others: str | None) -> None:
    """A choice goes into the address with the whole plan, and the page shows it."""
    page = open_alone("compare", OWN)
    for key, item in chosen:
        choose(page, key, item)
    if others is None:
        assert values_of(address(page)) == values_of(OWN)
        return
    canonical = f"{encode(comparison_of(OWN).plan)}&with={others}"
    assert values_of(address(page)) == values_of(canonical)
    assert_shows(page, canonical)


@pytest.mark.parametrize("query", ["?treatment=60", "?treatment=30", "?with=detox:5,least"])
def test_what_is_offered(query: str) -> None:
    """All that gives another plan, and what the link names; neither input has the other's."""
    page = open_alone("compare", query)
    compared = comparison_of(query)
    plan, first, *second = compared.plan, *compared.others
    offers = possible_others(plan, library())
    named = [one for one in compared.others if one not in offers]
    labels = {one: option_label(plan, one, WORDS) for one in (*named, *offers)}
    assert len(set(labels.values())) == len(labels)
    assert page.selectbox(key="with").options == [
        label for one, label in labels.items() if one not in second
    ]
    assert page.selectbox(key="and-with").options == [
        WORDS.say("compare.nothing-more"),
        *(label for one, label in labels.items() if one != first),
    ]


@pytest.fixture
def _brief_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """30 days, which the example "brief" has as well, are one of the stays that are offered."""
    monkeypatch.setattr(comparison, "STAYS", (30, 60))


@pytest.mark.usefixtures("_brief_stay")
def test_an_example_that_is_an_offered_stay_is_offered_once() -> None:
    """The example of 30 days and the same plan with 30 days are one thing to compare with."""
    brief = WORDS.say("compare.example", title="30 days")
    options = open_alone("compare").selectbox(key="with").options
    assert WORDS.say("compare.days", days=30) in options
    assert brief not in options
    assert brief in open_alone("compare", "?detox=5").selectbox(key="with").options


@pytest.mark.usefixtures("_brief_stay")
def test_a_link_to_that_example_shows_it() -> None:
    assert_shows(open_alone("compare", "?with=brief"), "?with=brief")


def test_address_moves() -> None:
    """Back and forward: page and inputs follow the address, whatever was chosen before."""
    page = open_alone("compare", OWN)
    choose(page, "with", "treatment:90")
    move_address(page, OWN)
    assert_shows(page.run(), OWN)
    move_address(page, "?treatment=60&with=least")
    assert_shows(page.run(), "?treatment=60&with=least")


def test_faster_than_the_address() -> None:
    """A second choice that comes with the old address adds to what was shown."""
    page = open_alone("compare", OWN)
    choose(page, "with", "treatment:90")
    move_address(page, OWN)
    choose(page, "and-with", "treatment:60")
    assert values_of(address(page))["with"] == ["treatment:90,treatment:60"]


def test_complaints() -> None:
    """A bad value is told of beside the default, and stays in the address until a change."""
    query = "?detox=x&with=x"
    page = open_alone("compare", query)
    values = values_of(query)
    decoded = decode_comparison(values, decode(values, library(), languages()), library())
    (shown,) = warnings(page)
    assert shown[:2] == [complaint_sentence(one, WORDS) for one in decoded.complaints]
    assert values_of(address(page)) == values
    choose(page, "with", "treatment:90")
    assert warnings(page) == []
    assert values_of(address(page)) == values_of(f"{encode(DEFAULT)}&with=treatment:90")


def test_the_article_alone() -> None:
    """The context of the plan holds for each of the charts."""
    page = open_alone("compare", f"?context={Context.ARTICLE}")
    adds = WORDS.say("chart.guidance-adds")
    assert all(adds not in chart.spec for chart in charts(page))
    assert all(adds in chart.spec for chart in charts(open_alone("compare")))


def test_files() -> None:
    """The links to the files are those of the comparison."""
    page = open_alone("compare", OWN)
    link = encode_comparison(comparison_of(OWN))
    found = {button.proto.url for button in page.get("link_button")}
    assert found == {f"/compare.{ending}{link}" for ending in ("pdf", "png")}


def test_a_screen_reader_hears_what_a_change_did() -> None:
    page = open_alone("compare")
    choose(page, "with", "treatment:90")
    (told,) = texts_of(page, "announced")
    said = WORDS.say("compare.with-stay", length=WORDS.count("days", 90))
    changed = WORDS.say(
        "compare.only",
        title="Stay",
        length=WORDS.count("days", 90),
        other=50,
    )
    assert told.startswith(f"{said}. {changed}")
    assert told.endswith(months_line(DEFAULT, WORDS))


def test_nothing_to_compare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a pathway gives nothing else, the page says so, and shows the plan."""
    monkeypatch.setattr(comparison, "other_stays", lambda _plan: ())
    monkeypatch.setattr(comparison, "other_examples", lambda _plan: ())
    page = open_alone("compare")
    assert not page.exception
    assert WORDS.say("compare.nothing") in texts(page)
    assert list(page.selectbox) == []
    assert len(charts(page)) == 1
    assert f"h2 {WORDS.say('compare.differs')}" not in parts(page)


@pytest.mark.usefixtures("folder")
class TestProgram:
    """A program of a facility, beside an example of the built-in pathway."""

    def test_one_choice_away(self) -> None:
        query = "?pathway=harbor-example"
        page = open_alone("compare", query)
        assert_shows(page, query)
        choose(page, "with", "sample.long")
        plan = comparison_of(query).plan
        canonical = f"{encode(plan)}&with=sample.long"
        assert values_of(address(page)) == values_of(canonical)
        assert_shows(page, canonical)

    def test_whose_figures_they_are(self) -> None:
        """The program's name and contact, that its figures are its own, and those of the other."""
        query = "?pathway=harbor-example&with=long,stay:28"
        page = open_alone("compare", query)
        assert_shows(page, query)
        compared = comparison_of(query)
        sides = make_sides(compared, WORDS)
        shown = texts(page)
        assert program_line(compared.plan.pathway, WORDS) in shown
        assert compared.plan.pathway.safety.article.text in shown
        assert figures_line(sides, WORDS) in texts_of(page, "differs")
        first, example, second = (chart.spec for chart in charts(page))
        assert all("Stay at Harbor House" in spec for spec in (first, second))
        assert "Stay at Harbor House" not in example
