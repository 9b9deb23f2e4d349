"""The page `/compare` as the framework runs it: its words, its buttons and its address."""

import json
import re
from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest

from planner import comparison
from planner.catalogue import languages, words
from planner.comparison import Comparison, decode_comparison, encode_comparison
from planner.complaints import complaint_sentence
from planner.differences import columns, make_sides, months_line, rows
from planner.library import library
from planner.link import decode, encode, values_of
from planner.plan import Context, default_plan
from planner.wording import answer, short_safety
from tests.ui.visible import address, move_address, open_alone, texts, texts_of, warnings

PATHWAY: Final = library().default
WORDS: Final = words()
DEFAULT: Final = default_plan(PATHWAY)
OWN: Final = "?treatment=45&start=2027-01-04&context=article"


def comparison_of(query: str) -> Comparison:
    """The comparison of a link in which nothing is wrong."""
    values = values_of(query)
    decoded = decode_comparison(values, decode(values, library(), languages()))
    assert decoded.complaints == ()
    return decoded.comparison


def charts(page: AppTest) -> list[Any]:
    """What was sent for each chart."""
    return [chart.proto for chart in page.get("plotly_chart")]


def headings(page: AppTest) -> list[str]:
    """Each heading's level and text."""
    html = "".join(one.value for one in page.html)
    return [f"{level} {text}" for level, text in re.findall(r"<h(\d)[^>]*>(.*?)</h", html)]


def assert_shows(page: AppTest, query: str) -> None:
    """Names, sentences, table, months line, charts and links are those of this link."""
    assert not page.exception
    compared = comparison_of(query)
    sides = make_sides(compared, WORDS)
    shown = texts(page)
    assert [one for one in shown if one in {side.name for side in sides}]
    for side in sides:
        assert all(sentence in shown for sentence in side.sentences)
    assert " ".join(answer(sides[0].timeline, WORDS)) in shown
    told = texts_of(page, "differs")
    assert months_line(compared.plan, WORDS) in told
    for text in (*columns(sides, WORDS), *(cell for row in rows(sides, WORDS) for cell in row)):
        assert all(line in told for line in text.split("\n"))
    sent = charts(page)
    assert len(sent) == len(sides)
    for chart, side in zip(sent, sides, strict=True):
        assert chart.alt.startswith(f"{side.name}. ")
        assert "table below" not in chart.alt
    (link,) = (text for text in texts_of(page, "link") if "?" in text)
    assert link == encode_comparison(compared)


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("", id="bare"),
        pytest.param(OWN, id="own"),
        pytest.param(f"{OWN}&with=treatment:28,least", id="two"),
        pytest.param("?with=clinic", id="example"),
        pytest.param("?treatment=0&with=treatment%3A60%2Clong", id="escaped"),
        pytest.param("?with=treatment:60", id="the-same"),
    ],
)
def test_link(query: str) -> None:
    """A link shows its comparison, complains of nothing, and the address stays as it is."""
    page = open_alone("compare", query)
    assert_shows(page, query)
    assert warnings(page) == []
    assert values_of(address(page)) == values_of(query)
    assert short_safety(PATHWAY, WORDS) in texts_of(page, "disclaimer")
    assert PATHWAY.safety.none_right.text in "\n".join(texts(page))


def test_headings() -> None:
    """One title; each chart has a heading that says what it is."""
    page = open_alone("compare", "?treatment=45")
    assert headings(page) == [
        f"1 {WORDS.say('compare.title')}",
        f"2 {WORDS.say('compare.differs')}",
        f"2 {WORDS.say('compare.this-stay', days=45)}",
        f"2 {WORDS.say('compare.with-stay', length=WORDS.count('days', 28))}",
        f"2 {WORDS.say('compare.take-along')}",
    ]


def test_charts_have_one_axis_and_equal_rows() -> None:
    """The days across are the same, and the solid bars stand equally far down."""
    page = open_alone("compare", "?treatment=45&with=treatment:28,least")
    figures = [json.loads(chart.spec) for chart in charts(page)]
    assert len({tuple(figure["layout"]["xaxis"]["range"]) for figure in figures}) == 1
    assert len({figure["layout"]["height"] for figure in figures}) == 1
    rows_of = [
        {
            trace["y"][place]
            for trace in figure["data"]
            if trace["name"] == "solid"
            for place in (0, 1)
        }
        for figure in figures
    ]
    assert rows_of[0] == rows_of[1] == rows_of[2]


@pytest.mark.parametrize(
    ("pressed", "others"),
    [
        pytest.param(["stay-90"], "treatment:90", id="another-stay"),
        pytest.param(["stay-28"], None, id="what-is-shown"),
        pytest.param(["example-least"], "least", id="example"),
        pytest.param(["one-more"], "treatment:28,treatment:60", id="one-more"),
        pytest.param(["one-more", "example-least"], "treatment:28,least", id="another-second"),
        pytest.param(["stay-90", "one-more", "one-less"], "treatment:90", id="one-less"),
    ],
)
def test_buttons(pressed: list[str], others: str | None) -> None:
    """A press goes into the address with the whole plan, and the page shows it."""
    page = open_alone("compare", OWN)
    for key in pressed:
        page.button(key=f"beside-{key}").click().run()
    if others is None:
        assert values_of(address(page)) == values_of(OWN)
        return
    canonical = f"{encode(comparison_of(OWN).plan)}&with={others}"
    assert values_of(address(page)) == values_of(canonical)
    assert_shows(page, canonical)


def test_the_present_stay_is_not_offered() -> None:
    page = open_alone("compare", "?treatment=60")
    keys = {button.key for button in page.button}
    assert {"beside-stay-28", "beside-stay-90"} <= keys
    assert "beside-stay-60" not in keys
    own = open_alone("compare", "?treatment=30")
    assert "beside-example-brief" not in {button.key for button in own.button}


@pytest.fixture
def _brief_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """30 days, which the example "brief" has as well, are one of the stays that are offered."""
    monkeypatch.setattr(comparison, "STAYS", (30, 60))


@pytest.mark.usefixtures("_brief_stay")
def test_an_example_that_is_an_offered_stay_is_offered_once() -> None:
    """The example of 30 days and the same plan with 30 days are one thing to compare with."""
    page = open_alone("compare")
    keys = {button.key for button in page.button}
    assert {"beside-stay-30", "beside-example-long", "beside-example-least"} <= keys
    assert "beside-example-brief" not in keys
    differs = open_alone("compare", "?detox=5")
    assert "beside-example-brief" in {button.key for button in differs.button}


@pytest.mark.usefixtures("_brief_stay")
def test_a_link_to_that_example_marks_the_stay() -> None:
    page = open_alone("compare", "?with=brief")
    assert_shows(page, "?with=brief")
    marked = [one.value for one in page.html if "beside-stay-30" in one.value]
    assert len(marked) == 1
    assert not any("beside-example-brief" in one.value for one in page.html)


def test_address_moves() -> None:
    """Back and forward: the page follows the address, whatever was pressed before."""
    page = open_alone("compare", OWN)
    page.button(key="beside-stay-90").click().run()
    move_address(page, OWN)
    assert_shows(page.run(), OWN)
    move_address(page, "?treatment=60&with=least")
    assert_shows(page.run(), "?treatment=60&with=least")


def test_faster_than_the_address() -> None:
    """A second press that comes with the old address adds to what was shown."""
    page = open_alone("compare", OWN)
    page.button(key="beside-stay-90").click().run()
    move_address(page, OWN)
    page.button(key="beside-one-more").click().run()
    assert values_of(address(page))["with"] == ["treatment:90,treatment:28"]


def test_complaints() -> None:
    """A bad value is told of beside the default, and stays in the address until a change."""
    query = "?detox=x&with=x"
    page = open_alone("compare", query)
    values = values_of(query)
    decoded = decode_comparison(values, decode(values, library(), languages()))
    (shown,) = warnings(page)
    assert shown[:2] == [complaint_sentence(one, WORDS) for one in decoded.complaints]
    assert values_of(address(page)) == values
    page.button(key="beside-stay-90").click().run()
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
    html = "".join(one.value for one in page.html)
    link = encode_comparison(comparison_of(OWN)).replace("&", "&amp;")
    for ending in ("pdf", "png"):
        assert f'href="/compare.{ending}{link}"' in html


def test_a_screen_reader_hears_what_a_change_did() -> None:
    page = open_alone("compare")
    page.button(key="beside-stay-90").click().run()
    (spoken,) = texts_of(page, "spoken")
    said = WORDS.say("compare.with-stay", length=WORDS.count("days", 90))
    changed = WORDS.say(
        "compare.only",
        title="Stay",
        length=WORDS.count("days", 90),
        other=50,
    )
    assert spoken.startswith(f"{said}. {changed}")
    assert spoken.endswith(months_line(DEFAULT, WORDS))


def test_nothing_to_compare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a pathway gives nothing else, the page says so, and shows the plan."""
    monkeypatch.setattr(comparison, "default_others", lambda _plan: ())
    page = open_alone("compare")
    assert not page.exception
    assert WORDS.say("compare.nothing") in texts(page)
    assert len(charts(page)) == 1
    assert f"2 {WORDS.say('compare.differs')}" not in headings(page)
