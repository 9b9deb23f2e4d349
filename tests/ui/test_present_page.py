"""The page `/present` as the framework runs it: its steps, its buttons and its address."""

from typing import Final

import pytest
from streamlit.testing.v1 import AppTest

from planner.address import SETTING
from planner.catalogue import words
from planner.complaints import complaint_sentence
from planner.library import library
from planner.link import Complaint, Form, Possible, decode, values_of
from planner.plan import Context, default_plan
from planner.talk import talk_steps
from planner.timeline import make_timeline
from planner.ui.talk_sheet import sheet
from planner.wording import short_safety
from tests.ui.visible import address, open_alone, text_of_html, texts, warnings

PATHWAY = library().default
WORDS = words()
DEFAULT: Final = default_plan(PATHWAY)
STEPS: Final = talk_steps(make_timeline(DEFAULT), WORDS)
LAST: Final = len(STEPS)
OWN: Final = "?treatment=45&start=2027-01-04&context=article"
PIXEL: Final = "data:image/svg+xml;base64,"


def present(query: str = "") -> AppTest:
    """The page as somebody opens it at this address."""
    return open_alone("present", query)


def step_of(page: AppTest) -> str:
    """The step that the address names."""
    (number,) = values_of(address(page))["step"]
    return number


@pytest.mark.parametrize("number", range(1, LAST + 1))
def test_each_step_says_what_it_says(number: int) -> None:
    """Title, points, place in the talk and safety are on the screen; two pictures if any."""
    page = present(f"?step={number}")
    step = STEPS[number - 1]
    shown = " ".join(texts(page))
    for text in (step.title, *step.points, short_safety(PATHWAY, WORDS)):
        assert text in shown
    assert WORDS.say("talk.place", number=number, count=LAST) in shown
    html = "".join(one.value for one in page.html)
    assert html.count("<h1") == 1
    pictures = html.count(f'src="{PIXEL}')
    assert pictures == (2 if step.shown else 0)
    assert not warnings(page)


def test_the_next_step_of_an_own_plan() -> None:
    """A button moves on; the plan stays in the address."""
    page = present(OWN)
    assert "step" not in values_of(address(page))
    page.button(key="talk-next").click().run()
    assert step_of(page) == "2"
    plan = decode(values_of(address(page)), library(), ("en",)).plan
    assert plan.context is Context.ARTICLE
    assert dict(plan.chosen())[PATHWAY.stages[2]] == 45
    page.button(key="talk-next").click().run()
    assert step_of(page) == "3"


@pytest.mark.parametrize(
    ("at", "button", "expected"),
    [
        pytest.param(1, "previous", 1, id="before-the-first"),
        pytest.param(LAST, "next", LAST, id="after-the-last"),
        pytest.param(4, "first", 1, id="first"),
        pytest.param(4, "last", LAST, id="last"),
        pytest.param(4, "previous", 3, id="previous"),
    ],
)
def test_buttons(at: int, button: str, expected: int) -> None:
    """Nothing goes past the ends."""
    page = present(f"?step={at}")
    page.button(key=f"talk-{button}").click().run()
    assert step_of(page) == str(expected)
    assert STEPS[expected - 1].title in " ".join(texts(page))


@pytest.mark.parametrize("said", ["0", str(LAST + 1), "03", "x", ""])
def test_bad_step(said: str) -> None:
    """A step that there is not: the first one, and a sentence on what is possible."""
    page = present(f"?step={said}&treatment=45")
    known = tuple(str(number) for number in range(1, LAST + 1))
    complaint = Complaint(
        parameter="step", said=said, possible=Possible(form=Form.ONE_OF, known=known)
    )
    ((*complaints, _),) = warnings(page)
    assert complaints == [complaint_sentence(complaint, WORDS)]
    assert STEPS[0].title in " ".join(texts(page))


def test_article_alone_has_a_step_less() -> None:
    """Each plan has its own steps."""
    assert warnings(present(f"?step={LAST}&context=article"))
    assert not warnings(present(f"?step={LAST - 1}&context=article"))


def test_the_topic_is_told_once() -> None:
    """The first step says what the talk is about; no other repeats it."""
    title = WORDS.say("chart.title", medicine=PATHWAY.medicine)
    assert title in texts(present())
    assert title not in texts(present("?step=2"))


class TestLastStep:
    """Where the room finds the example, and whom to call."""

    def test_address(self) -> None:
        html = sheet(DEFAULT, "en", LAST, dark=False, base="https://example.org")
        assert '<a href="https://example.org/" rel="noreferrer">example.org</a>' in html
        plan = DEFAULT.with_length("treatment", 45)
        html = sheet(plan, "en", LAST, dark=False, base="https://example.org")
        assert "https://example.org/?treatment=45" in html
        assert html.count(f'src="{PIXEL}') == 3

    def test_no_other_step_has_it(self) -> None:
        html = sheet(DEFAULT, "en", LAST - 2, dark=False, base="https://example.org")
        assert "talk-address" not in html
        assert html.count(f'src="{PIXEL}') == 2

    def test_without_an_address(self) -> None:
        html = sheet(DEFAULT, "en", LAST, dark=False, base=None)
        assert html.count(f'src="{PIXEL}') == 2
        assert "talk-address" not in html
        assert SETTING not in html

    def test_help_lines(self) -> None:
        shown = " ".join(text_of_html(sheet(DEFAULT, "en", LAST, dark=False, base=None)))
        for line in library().helplines.lines:
            assert line.title in shown
            assert line.number is None or line.number in shown


def test_dark_pictures_are_other_pictures() -> None:
    """A dark screen gets a chart on dark paper."""
    light, dark = (sheet(DEFAULT, "en", 3, dark=dark, base=None) for dark in (False, True))
    assert light != dark
