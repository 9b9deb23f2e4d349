"""The file of the slides: the same bytes for the same order, and no more than is meant."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation

from planner.forms.order import CannotMakeError
from planner.forms.slides.layouts import Layout
from planner.forms.slides.pptx import FORM
from planner.forms.slides.shapes import checked
from planner.plan.plan import Plan, default_plan
from tests.forms.examples import BASE, DEFAULT, PATHWAY, dated, order_of
from tests.forms.slides_reader import groups_of, slides_of
from tests.in_words import say
from tests.programs import MARKUP, TWELVE_STEPS, program


def test_what_the_file_says_of_itself() -> None:
    content = FORM.render(order_of(DEFAULT))
    about = Presentation(BytesIO(content)).core_properties
    assert about.title == say("chart.title", medicine="Samplin")
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.language == "en"
    version = PATHWAY.content_version
    assert about.created is not None
    assert about.created.date() == version
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = package.namelist()
        assert {entry.date_time for entry in package.infolist()} == {
            (version.year, version.month, version.day, 0, 0, 0)
        }
    assert len(set(names)) == len(names)
    assert not [name for name in names if "thumbnail" in name or "printer" in name or "app" in name]
    assert len([name for name in names if name.startswith("ppt/slideLayouts/s")]) == len(Layout)


@pytest.mark.parametrize(
    ("plan", "base"),
    [
        pytest.param(DEFAULT, None, id="no-address"),
        pytest.param(DEFAULT, BASE, id="address"),
        pytest.param(default_plan(program(TWELVE_STEPS)), BASE, id="twelve-steps"),
        pytest.param(default_plan(program(MARKUP)), BASE, id="markup"),
    ],
)
def test_programs_open_it_without_a_complaint(plan: Plan, base: str | None, tmp_path: Path) -> None:
    """By the schemas of the format, and by what PowerPoint is known to repair."""
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(FORM.render(order_of(dated(plan), base=base)))
    found = validate_pptx(deck)
    assert [str(error) for error in found.errors] == []
    assert found.is_valid


def test_a_broken_file_is_found(tmp_path: Path) -> None:
    deck = tmp_path / "deck.pptx"
    whole = BytesIO(FORM.render(order_of(DEFAULT)))
    with zipfile.ZipFile(whole) as package, zipfile.ZipFile(deck, "w") as broken:
        for name in package.namelist():
            content = package.read(name)
            if name == "ppt/slides/slide3.xml":
                content = content.replace(b'prst="rect"', b'prst="no-shape"')
            broken.writestr(name, content)
    assert not validate_pptx(deck).is_valid


def test_the_fonts_of_the_theme_are_used() -> None:
    """No run names one of its own, and the theme names what every machine has."""
    with zipfile.ZipFile(BytesIO(FORM.render(order_of(DEFAULT)))) as package:
        slides = [name for name in package.namelist() if name.startswith("ppt/slides/slide")]
        assert not [name for name in slides if b"<a:latin" in package.read(name)]
        theme = package.read("ppt/theme/theme1.xml").decode()
    assert theme.count('<a:latin typeface="Arial" pitchFamily="34"/>') == 2


def test_words_of_the_data_are_never_markup() -> None:
    hostile = "<a:t>&amp; \"x\" 'y' ]]>"
    stage = replace(PATHWAY.stages[0], title=hostile)
    pathway = replace(PATHWAY, stages=(stage, *PATHWAY.stages[1:]))
    slide = slides_of(replace(DEFAULT, pathway=pathway))[2]
    name = say("caption.numbered", number=1, title=hostile)
    assert slide.shapes.title.text_frame.text == name
    assert name in [group.name for group in groups_of(slide)]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\n", "\x9f", "\ud800", "\uffff"])
def test_what_xml_cannot_hold_is_refused(character: str) -> None:
    with pytest.raises(CannotMakeError, match=f"U\\+{ord(character):04X}"):
        checked(f"a{character}b")
    with pytest.raises(CannotMakeError):
        FORM.render(order_of(DEFAULT, base=f"{BASE}{character}"))
