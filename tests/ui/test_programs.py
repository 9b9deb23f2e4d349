"""Facilities' own programs on the page: chosen by a button, followed when their file changes."""

from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest
from streamlit.testing.v1 import AppTest

from planner.forms.address import ADDRESS_SETTING as ADDRESS
from planner.forms.page.markup import plain_markdown
from planner.language.catalogue import words_for
from planner.plan.link import encode
from planner.plan.plan import Context, Plan, default_plan
from planner.reading.library import FIRST_SETTING, PROGRAMS_SETTING, built_in, library
from planner.words.wording import program_line
from tests.programs import HARBOR, SMALL
from tests.ui.shown import OWN, assert_moved_to, assert_shows
from tests.ui.visible import (
    address,
    change,
    chart_text,
    markup_of,
    move_address,
    open_alone,
    open_page,
    texts,
    texts_of,
    warnings,
)

WORDS: Final = words_for()
BUILT_IN: Final = built_in().default
in_folder: Final = pytest.mark.usefixtures("folder")


def own(key: str) -> Plan:
    """A program with its own lengths."""
    return default_plan(library().pathways[key])


def with_choices_of_the_visitor(plan: Plan) -> Plan:
    """A plan with the date and the context of the visitor's plan."""
    return replace(plan, start=OWN.start, context=OWN.context)


def programs_of(page: AppTest) -> list[str]:
    """The labels of the buttons that open programs."""
    return [one.label for one in page.button if str(one.key).startswith("program-")]


def name_of(key: str) -> str:
    """The program's name as the label of a button."""
    return plain_markdown(library().pathways[key].title)


def test_without_programs_there_is_nothing_to_choose(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is as it was: no row of buttons, and no word on a program but how to make one."""
    monkeypatch.delenv(PROGRAMS_SETTING, raising=False)
    page = open_page()
    assert programs_of(page) == []
    assert WORDS.say("program.article") not in texts(page)


@in_folder
def test_a_button_for_each_program() -> None:
    """The programs by the names of their files, then the article's steps."""
    names = [name_of("harbor-example"), name_of("twelve-steps"), WORDS.say("program.article")]
    assert programs_of(open_page()) == names


@in_folder
def test_a_program_shown_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is what the bare address shows; the article's steps are not offered."""
    monkeypatch.setenv(FIRST_SETTING, "twelve-steps")
    page = open_page()
    assert_shows(page, own("twelve-steps"))
    assert address(page) == ""
    assert programs_of(page) == [name_of("twelve-steps"), name_of("harbor-example")]


@in_folder
@pytest.mark.parametrize("base", [None, "https://ours.example"], ids=["none", "setting"])
def test_the_address_to_copy(base: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one that others can open, or the page says which setting gives one."""
    if base is not None:
        monkeypatch.setenv(ADDRESS, base)
    for name, page in (("/", open_page()), ("/compare", open_alone("compare"))):
        assert (WORDS.say("link.own", setting=ADDRESS) in texts(page)) is (base is None)
        assert (f">{base}{name}?pathway=" in "".join(markup_of(page))) is (base is not None)


@in_folder
def test_words_to_send_name_the_program() -> None:
    """The message that a phone sends has the program's name, and how to reach it."""
    plan = own("harbor-example")
    line = program_line(plan.pathway, WORDS)
    assert line is not None
    assert quote(line) in "".join(markup_of(open_page(encode(plan))))


@pytest.mark.parametrize("key", ["harbor-example", "twelve-steps"])
@in_folder
def test_one_click_opens_a_program(key: str) -> None:
    """With its own lengths; the visitor's date and context stay. One more click goes back."""
    page = open_page(encode(OWN))
    change(page, {f"program-{key}": True})
    kept = with_choices_of_the_visitor(own(key))
    assert_moved_to(page, kept)
    change(page, {"days-detox": 9})
    assert_moved_to(page, kept.with_length("detox", 9))
    change(page, {f"program-{BUILT_IN.key}": True})
    assert_moved_to(page, with_choices_of_the_visitor(default_plan(BUILT_IN)))


@in_folder
def test_a_link_opens_a_program() -> None:
    """The address is all that it takes."""
    plan = replace(own("twelve-steps").with_length("house", 20), context=Context.ARTICLE)
    page = open_page(encode(plan))
    assert_moved_to(page, plan)
    assert warnings(page) == []
    assert WORDS.say("program.guidance-help") in texts(page)
    assert WORDS.say("input.guidance-help") not in texts(page)


@in_folder
def test_its_own_lengths_again() -> None:
    """A program has one example: the lengths of its file."""
    plan = own("harbor-example")
    page = open_page(encode(plan.with_length("stay", 44)))
    change(page, {"example-own": True})
    assert_moved_to(page, plan)


@in_folder
def test_an_edit_right_after_a_program_was_opened() -> None:
    """It changes that program's plan, even where the address is still the one before."""
    page = open_page(encode(OWN))
    change(page, {"program-twelve-steps": True})
    move_address(page, encode(OWN))
    change(page, {"days-detox": 9})
    assert_moved_to(page, with_choices_of_the_visitor(own("twelve-steps")).with_length("detox", 9))


def test_a_program_without_treatment(folder: Path) -> None:
    """There is no stay to choose, and the answer is another day than its end."""
    text = SMALL.replace('kind = "treatment"', 'kind = "outpatient"').replace("Stay", "Visits")
    (folder / "small.toml").write_text(text, encoding="utf-8")
    page = open_page(encode(own("small")))
    assert_moved_to(page, own("small"))
    assert texts_of(page, "answer")[0].startswith(WORDS.say("answer-card.care-starts"))


@in_folder
def test_safety_stays() -> None:
    """All safety words and help lines of the built-in pathway stand on a program's page."""
    text = "\n".join(texts(open_page(encode(own("harbor-example")))))
    safety = BUILT_IN.safety
    claims = (
        *(*safety.full, *safety.notes, *safety.disclaimer[2:], *safety.inside[:1]),
        *(safety.months, safety.at_home, safety.none_right, BUILT_IN.guidance.why),
    )
    said = [*(claim.text for claim in claims), *(one.about for one in library().helplines.lines)]
    assert [one for one in said if one not in text] == []
    assert safety.article.text not in text


def test_a_changed_file(folder: Path) -> None:
    """A session sees the new steps at its next run, and no input holds what is not possible."""
    file = folder / "small.toml"
    file.write_text(SMALL.replace("days = 30", "days = 0\nmay_be_skipped = true"), encoding="utf-8")
    page = open_page("?pathway=small")
    assert page.segmented_control(key="stay").value == 0
    file.write_text(SMALL.replace('"Stay"', '"Our house"'), encoding="utf-8")
    page.run()
    assert page.segmented_control(key="stay").value == 30
    assert "Our house" in chart_text(page)
    assert address(page) == "?pathway=small"


def test_a_file_that_goes(folder: Path) -> None:
    """The page says that the program is not known, and shows none of its lengths as others'."""
    plan = own("harbor-example").with_length("detox", 9)
    page = open_page(encode(plan))
    (folder / HARBOR.name).unlink()
    page.run()
    assert len(warnings(page)) == 1
    assert_shows(page, default_plan(BUILT_IN))
    assert address(page) == encode(plan)


@in_folder
@pytest.mark.parametrize("name", ["compare", "about"])
def test_the_other_pages(name: str) -> None:
    """They are drawn for a program too, and say whose it is."""
    page = open_alone(name, encode(own("twelve-steps")))
    assert not page.exception
    assert warnings(page) == []
    assert "Twelve Steps of Nowhere Valley" in "\n".join(texts(page))


def test_the_easy_way_is_explained_first() -> None:
    """For staff who do not code: the link first, then the file with its setting and commands."""
    text = "\n".join(texts(open_page()))
    parts = [WORDS.say("program.how-link"), PROGRAMS_SETTING, WORDS.say("program.how-check")]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert WORDS.say("program.how-new") in text
