"""The setting that puts a facility's programs beside the built-in pathway."""

import shutil
from pathlib import Path

import pytest

from planner.__main__ import FAULTS, main
from planner.forms.order import Order
from planner.language.catalogue import languages
from planner.plan.link import decode, encode, encode_short, values_of
from planner.plan.plan import default_plan
from planner.reading.library import FIRST_SETTING, PROGRAMS_SETTING, Library, built_in, library
from tests.programs import HARBOR


class TestLibrary:
    """The programs beside the built-in pathway."""

    def test_without_the_setting(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(PROGRAMS_SETTING, raising=False)
        assert library() is built_in()

    def test_with_the_setting(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """The built-in pathway stays the first, the default, and the same object."""
        shutil.copy(HARBOR, tmp_path)
        monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
        found = library()
        assert list(found.pathways) == ["sample", "harbor-example"]
        assert found.default is built_in().default
        assert found.helplines is built_in().helplines
        assert library() is found

    def test_a_link_to_a_program_that_is_gone(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """It is an unknown pathway, and shows nothing of the program."""
        monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
        decoded = decode(values_of("?pathway=harbor-example&stay=20"), library(), languages())
        assert decoded.plan == default_plan(built_in().default)
        assert [one.parameter for one in decoded.complaints] == ["pathway"]


class TestFirst:
    """A program that is shown where an address says nothing."""

    @pytest.fixture
    def known(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Library:
        shutil.copy(HARBOR, tmp_path)
        monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
        monkeypatch.setenv(FIRST_SETTING, "harbor-example")
        return library()

    @pytest.mark.parametrize("query", ["", "?lang=en", "?step=2", "?unknown=1"])
    def test_an_address_that_says_nothing(self, known: Library, query: str) -> None:
        plan = decode(values_of(query), known, languages()).plan
        assert plan.pathway is known.first is known.pathways["harbor-example"]
        assert known.default is built_in().default

    @pytest.mark.parametrize(
        "query", ["?treatment=28", "?start=2027-01-04", "?context=article", "?v=1", "?with=brief"]
    )
    def test_links_from_before(self, known: Library, query: str) -> None:
        """They mean what they meant: with any length, date or context, they are the article's."""
        decoded = decode(values_of(query), known, languages())
        assert decoded == decode(values_of(query), built_in(), languages())

    def test_short_links(self, known: Library) -> None:
        """Each names its pathway, as the bare address is no longer that of the first example."""
        for pathway in known.pathways.values():
            plan = default_plan(pathway)
            short = encode_short(plan, known.unnamed)
            assert short == f"?pathway={pathway.key}"
            order = Order(plan=plan, base="https://example.org")
            assert order.short_address == f"https://example.org/{short}"
            assert decode(values_of(short), known, languages()).plan == plan
        assert encode_short(default_plan(known.default), built_in().unnamed) == ""

    def test_a_key_that_no_program_has(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The article's steps stay first, and `check` names the keys that there are."""
        shutil.copy(HARBOR, tmp_path)
        monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
        monkeypatch.setenv(FIRST_SETTING, "harbour")
        assert library().first is None
        assert main(["check"]) == FAULTS
        assert "harbor-example" in capsys.readouterr().out

    def test_without_a_folder(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(FIRST_SETTING, "harbor-example")
        monkeypatch.delenv(PROGRAMS_SETTING, raising=False)
        assert encode(decode({}, library(), languages()).plan).startswith("?pathway=sample")
