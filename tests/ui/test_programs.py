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
from planner.pathway.pathway import FILL, Pathway
from planner.plan.link import encode
from planner.plan.plan import Context, Plan, default_plan
from planner.reading.library import FIRST_SETTING, PROGRAMS_SETTING, built_in, library
from planner.ui.choices import OTHER, stay_stage
from planner.words.wording import program_line
from tests.programs import HARBOR, SMALL
from tests.ui.shown import OWN, linked_plan
from tests.ui.visible import (
    address,
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


def own(key: str) -> Pathway:
    return library().pathways[key]


def widgets(page: AppTest, plan: Plan) -> list[object]:
    """What the inputs of a plan's steps hold."""
    held: list[object] = []
    for stage, length in plan.chosen():
        if length == FILL:
            assert page.checkbox(key=f"fill-{stage.key}").value
            held.append(FILL)
        elif stage is stay_stage(plan.pathway) and stay_of(page) != OTHER:
            held.append(stay_of(page))
        else:
            held.append(page.number_input(key=f"days-{stage.key}").value)
    return held


def stay_of(page: AppTest) -> object:
    """The stay that is chosen."""
    return page.segmented_control(key="stay").value


def assert_shows(page: AppTest, plan: Plan) -> None:
    """Inputs, link, address, chart and words are of this plan and its program."""
    assert not page.exception
    assert widgets(page, plan) == list(plan.lengths)
    assert linked_plan(page) == encode(plan) == address(page)
    for stage in plan.pathway.stages:
        assert stage.title in chart_text(page)
    line = program_line(plan.pathway, WORDS)
    if line is not None:
        assert line in texts(page)
        assert plan.pathway.safety.article.text in texts(page)
    stays = [control.key for control in page.segmented_control]
    assert stays == ["stay"] * (stay_stage(plan.pathway) is not None)


def test_without_programs_there_is_nothing_to_choose(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is as it was: no row of buttons, and no word on a program but how to make one."""
    monkeypatch.delenv(PROGRAMS_SETTING, raising=False)
    page = open_page()
    assert not [button.key for button in page.button if str(button.key).startswith("program")]
    assert WORDS.say("program.article") not in texts(page)


@pytest.mark.usefixtures("folder")
def test_a_button_for_each_program() -> None:
    """The programs by the names of their files, then the article's steps."""
    assert programs_of(open_page()) == [
        *(plain_markdown(own(key).title) for key in ("harbor-example", "twelve-steps")),
        WORDS.say("program.article"),
    ]


@pytest.mark.usefixtures("folder")
def test_a_program_shown_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is what the bare address shows; the article's steps are not offered."""
    monkeypatch.setenv(FIRST_SETTING, "twelve-steps")
    page = open_page()
    plan = default_plan(own("twelve-steps"))
    assert (linked_plan(page), address(page)) == (encode(plan), "")
    assert widgets(page, plan) == list(plan.lengths)
    keys = ("twelve-steps", "harbor-example")
    assert programs_of(page) == [plain_markdown(own(key).title) for key in keys]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("base", [None, "https://ours.example"], ids=["none", "setting"])
def test_the_address_to_copy(base: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is one that others can open, or the page says which setting gives one."""
    if base is not None:
        monkeypatch.setenv(ADDRESS, base)
    for name, page in (("/", open_page()), ("/compare", open_alone("compare"))):
        assert (WORDS.say("link.own", setting=ADDRESS) in texts(page)) is (base is None)
        assert (f">{base}{name}?pathway=" in "".join(markup_of(page))) is (base is not None)


@pytest.mark.usefixtures("folder")
def test_words_to_send_name_the_program() -> None:
    """The message that a phone sends has the program's name, and how to reach it."""
    page = open_page(encode(default_plan(own("harbor-example"))))
    line = program_line(own("harbor-example"), WORDS)
    assert line is not None
    assert quote(line) in "".join(markup_of(page))


def programs_of(page: AppTest) -> list[str]:
    """The labels of the buttons that open programs."""
    return [one.label for one in page.button if str(one.key).startswith("program-")]


@pytest.mark.parametrize("key", ["harbor-example", "twelve-steps"])
@pytest.mark.usefixtures("folder")
def test_one_click_opens_a_program(key: str) -> None:
    """With its own lengths; the visitor's date and context stay. One more click goes back."""
    page = open_page(encode(OWN))
    page.button(key=f"program-{key}").click().run()
    kept = replace(default_plan(own(key)), start=OWN.start, context=OWN.context)
    assert_shows(page, kept)
    page.number_input(key="days-detox").set_value(9).run()
    assert_shows(page, kept.with_length("detox", 9))
    page.button(key=f"program-{BUILT_IN.key}").click().run()
    assert_shows(page, replace(default_plan(BUILT_IN), start=OWN.start, context=OWN.context))


@pytest.mark.usefixtures("folder")
def test_a_link_opens_a_program() -> None:
    """The address is all that it takes."""
    plan = replace(
        default_plan(own("twelve-steps")).with_length("house", 20), context=Context.ARTICLE
    )
    page = open_page(encode(plan))
    assert_shows(page, plan)
    assert warnings(page) == []
    assert WORDS.say("program.guidance-help") in texts(page)
    assert WORDS.say("input.guidance-help") not in texts(page)


@pytest.mark.usefixtures("folder")
def test_its_own_lengths_again() -> None:
    """A program has one example: the lengths of its file."""
    plan = default_plan(own("harbor-example"))
    page = open_page(encode(plan.with_length("stay", 44)))
    assert page.number_input(key="days-stay").value == 44
    page.button(key="example-own").click().run()
    assert_shows(page, plan)


@pytest.mark.usefixtures("folder")
def test_an_edit_right_after_a_program_was_opened() -> None:
    """It changes that program's plan, even where the address is still the one before."""
    page = open_page(encode(OWN))
    page.button(key="program-twelve-steps").click().run()
    move_address(page, encode(OWN))
    page.number_input(key="days-detox").set_value(9).run()
    kept = replace(default_plan(own("twelve-steps")), start=OWN.start, context=OWN.context)
    assert_shows(page, kept.with_length("detox", 9))


def test_a_program_without_treatment(folder: Path) -> None:
    """There is no stay to choose, and the answer is another day than its end."""
    text = SMALL.replace('kind = "treatment"', 'kind = "outpatient"').replace("Stay", "Visits")
    (folder / "small.toml").write_text(text, encoding="utf-8")
    plan = default_plan(own("small"))
    page = open_page(encode(plan))
    assert_shows(page, plan)
    assert texts_of(page, "answer")[0].startswith(WORDS.say("answer-card.care-starts"))


@pytest.mark.usefixtures("folder")
def test_safety_stays(pathway: Pathway) -> None:
    """All safety words and help lines of the built-in pathway stand on a program's page."""
    text = "\n".join(texts(open_page(encode(default_plan(own("harbor-example"))))))
    safety = pathway.safety
    told = (*safety.full, *safety.notes, *safety.disclaimer[2:], *safety.inside[:1], safety.months)
    for claim in (*told, safety.at_home, safety.none_right, pathway.guidance.why):
        assert claim.text in text
    for line in library().helplines.lines:
        assert line.about in text
    assert safety.article.text not in text


def test_a_changed_file(folder: Path) -> None:
    """A session sees the new steps at its next run, and no input holds what is not possible."""
    file = folder / "small.toml"
    file.write_text(SMALL.replace("days = 30", "days = 0\nmay_be_skipped = true"), encoding="utf-8")
    page = open_page("?pathway=small")
    assert stay_of(page) == 0
    file.write_text(SMALL.replace('"Stay"', '"Our house"'), encoding="utf-8")
    page.run()
    assert stay_of(page) == 30
    assert "Our house" in chart_text(page)
    assert address(page) == "?pathway=small"


def test_a_file_that_goes(folder: Path) -> None:
    """The page says that the program is not known, and shows none of its lengths as others'."""
    plan = default_plan(own("harbor-example")).with_length("detox", 9)
    page = open_page(encode(plan))
    (folder / HARBOR.name).unlink()
    page.run()
    assert not page.exception
    assert len(warnings(page)) == 1
    assert widgets(page, default_plan(BUILT_IN)) == list(default_plan(BUILT_IN).lengths)
    assert address(page) == encode(plan)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["compare", "about"])
def test_the_other_pages(name: str) -> None:
    """They are drawn for a program too, and say whose it is."""

    page = open_alone(name, encode(default_plan(own("twelve-steps"))))
    assert not page.exception
    assert warnings(page) == []
    assert "Twelve Steps of Nowhere Valley" in "\n".join(texts(page))


def test_the_easy_way_is_explained_first() -> None:
    """For staff who do not code: the link first, then the file with its setting and commands."""
    told = texts(open_page())
    places = [
        next(index for index, text in enumerate(told) if part in text)
        for part in (
            WORDS.say("program.how-link"),
            PROGRAMS_SETTING,
            WORDS.say("program.how-check"),
        )
    ]
    assert places == sorted(places)
    assert any(WORDS.say("program.how-new") in text for text in told)
