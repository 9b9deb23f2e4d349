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
from tests.ui.visible import (
    Inputs,
    address,
    change,
    fill_in,
    go_back,
    move_address,
    open_alone,
    run_after_restart,
    texts,
    texts_of,
    warnings,
)

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
    kinds = {"plotly_chart": "chart", "selectbox": "input"}
    found: list[str] = []
    for element in page.main:
        proto: Any = getattr(element, "proto", None)
        if element.type in {"title", "header", "subheader"}:
            found.append(f"{proto.tag} {proto.body}".replace("\\", ""))
        elif element.type in kinds:
            found.append(kinds[element.type])
        elif "<table" in str(getattr(proto, "body", "")):
            found.append("table")
    return found


def assert_shows(page: AppTest, query: str) -> None:
    """Inputs, sentences, table, months line, cards, charts and links are those of this link."""
    assert not page.exception
    compared = comparison_of(query)
    sides = make_sides(compared, WORDS)
    held = [page.selectbox(key=key).value for key in ("with", "and-with")]
    assert [one for one in held if one] == [item_of(one) for one in compared.others]
    months = months_line(compared.plan, WORDS)
    changes = [f"{side.name}. {' '.join(side.sentences)}" for side in sides[1:]]
    assert texts_of(page, "announced") == [" ".join((*changes, months))]
    shown = texts(page)
    assert {sentence for side in sides for sentence in side.sentences} <= {*shown}
    for number, side in enumerate(sides):
        card, answer = answer_card(side.timeline, WORDS), texts_of(page, f"answer-{number}")
        assert answer[0] == f"{card.lead} {card.day}"
        assert card.first in answer
        assert card.months not in answer
    assert [one.value.replace("\\", "") for one in page.subheader] == [
        side.name for side in sides[1:]
    ]
    differs = texts_of(page, "differs")
    assert [differs[0], *differs[2 : len(sides) + 3]] == [months, *columns(sides, WORDS)]
    cells = "\n".join(cell for row in rows(sides, WORDS) for cell in row)
    assert {*cells.split("\n")} <= {*differs}
    for chart, side in zip(charts(page), sides, strict=True):
        assert chart.alt.startswith(f"{side.name}. ")
        assert "table below" not in chart.alt
    axes = [json.loads(chart.spec)["layout"]["xaxis"] for chart in charts(page)]
    assert [(axis["range"], axis["tickvals"]) for axis in axes] == [
        (axes[0]["range"], axes[0]["tickvals"])
    ] * len(sides)
    link = encode_comparison(compared)
    assert f"/compare{link}" in shown
    files = {f"/compare.{ending}{link}" for ending in ("pdf", "png")}
    assert {button.proto.url for button in page.get("link_button")} == files


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("", id="bare"),
        pytest.param(OWN, id="own"),
        pytest.param(f"{OWN}&with=treatment:28,least", id="two"),
        pytest.param("?with=clinic", id="example"),
        pytest.param("?treatment=20&with=treatment:28,treatment:200", id="far-apart"),
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


@pytest.mark.parametrize(
    ("chosen", "others"),
    [
        pytest.param([{"with": "treatment:90"}], "treatment:90", id="another-stay"),
        pytest.param([{"with": "least"}], "least", id="example"),
        pytest.param([{"and-with": "least"}], "treatment:28,least", id="one-more"),
        pytest.param(
            [{"and-with": "least"}, {"and-with": "treatment:90"}],
            "treatment:28,treatment:90",
            id="another-second",
        ),
        pytest.param(
            [{"and-with": "least"}, {"with": "treatment:90"}],
            "treatment:90,least",
            id="another-first",
        ),
        pytest.param([{"and-with": "least"}, {"and-with": NOTHING}], "treatment:28", id="one-less"),
    ],
)
def test_inputs(chosen: list[Inputs], others: str) -> None:
    """A choice goes into the address with the whole plan, and the page shows it."""
    page = open_alone("compare", OWN)
    for inputs in chosen:
        change(page, inputs)
    canonical = f"{encode(comparison_of(OWN).plan)}&with={others}"
    assert values_of(address(page)) == values_of(canonical)
    assert_shows(page, canonical)


def test_choosing_what_is_shown_changes_nothing() -> None:
    page = open_alone("compare", OWN)
    change(page, {"with": "treatment:28"})
    assert values_of(address(page)) == values_of(OWN)


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
    nothing = WORDS.say("compare.nothing-more")
    assert [one.options for one in page.selectbox] == [
        [label for one, label in labels.items() if one not in second],
        [nothing, *(label for one, label in labels.items() if one != first)],
    ]


def test_an_example_that_is_an_offered_stay_is_offered_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The example of 30 days and the same plan with 30 days are one thing to compare with."""
    monkeypatch.setattr(comparison, "STAYS", (30, 60))
    brief = WORDS.say("compare.example", title="30 days")
    options = open_alone("compare").selectbox(key="with").options
    assert WORDS.say("compare.days", days=30) in options
    assert brief not in options
    assert brief in open_alone("compare", "?detox=5").selectbox(key="with").options
    assert_shows(open_alone("compare", "?with=brief"), "?with=brief")


def test_address_moves() -> None:
    """Back and forward: page and inputs follow the address, whatever was chosen before."""
    page = open_alone("compare", OWN)
    change(page, {"with": "treatment:90"})
    for query in (OWN, "?treatment=60&with=least"):
        go_back(page, query)
        assert_shows(page, query)


@pytest.mark.parametrize(
    ("first", "second", "others"),
    [
        pytest.param(
            {"with": "treatment:90"}, {"and-with": "treatment:60"}, "treatment:90,treatment:60"
        ),
        pytest.param({"with": "treatment:90"}, {"with": "treatment:28"}, "treatment:28"),
        pytest.param({"with": "treatment:90"}, {}, "treatment:90"),
    ],
    ids=["one-more", "there-and-back", "answer-lost"],
)
def test_faster_than_the_address(first: Inputs, second: Inputs, others: str) -> None:
    """A second choice that comes with the old address counts too."""
    page = open_alone("compare", OWN)
    change(page, first)
    move_address(page, OWN)
    change(page, second)
    assert values_of(address(page))["with"] == [others]


def test_the_choice_that_found_a_new_server() -> None:
    page = open_alone("compare", OWN)
    fill_in(page, {"with": "treatment:90"})
    run_after_restart(page)
    assert values_of(address(page))["with"] == ["treatment:90"]
    assert_shows(page, address(page))


def test_complaints() -> None:
    """A bad value has its sentence beside the default, and stays in the address until a change."""
    query = "?detox=x&with=x"
    page = open_alone("compare", query)
    values = values_of(query)
    decoded = decode_comparison(values, decode(values, library(), languages()), library())
    (shown,) = warnings(page)
    assert shown[:2] == [complaint_sentence(one, WORDS) for one in decoded.complaints]
    assert values_of(address(page)) == values
    change(page, {"with": "treatment:90"})
    assert warnings(page) == []
    assert values_of(address(page)) == values_of(f"{encode(DEFAULT)}&with=treatment:90")


def test_the_article_alone() -> None:
    """The context of the plan holds for each of the charts."""
    page = open_alone("compare", f"?context={Context.ARTICLE}")
    adds = WORDS.say("chart.guidance-adds")
    assert all(adds not in chart.spec for chart in charts(page))
    assert all(adds in chart.spec for chart in charts(open_alone("compare")))


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
        change(page, {"with": "sample.long"})
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
