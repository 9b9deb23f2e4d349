"""The setting that puts a facility's programs beside the built-in pathway."""

import shutil
from pathlib import Path

import pytest

from planner.catalogue import languages
from planner.library import SETTING, built_in, library
from planner.link import decode, values_of
from planner.plan import default_plan
from tests.programs import HARBOR


class TestLibrary:
    """The programs beside the built-in pathway."""

    def test_without_the_setting(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(SETTING, raising=False)
        assert library() is built_in()

    def test_with_the_setting(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """The built-in pathway stays the first, the default, and the same object."""
        shutil.copy(HARBOR, tmp_path)
        monkeypatch.setenv(SETTING, str(tmp_path))
        found = library()
        assert list(found.pathways) == ["sample", "harbor-example"]
        assert found.default is built_in().default
        assert found.helplines is built_in().helplines
        assert library() is found

    def test_a_link_to_a_program_that_is_gone(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """It is an unknown pathway, and shows nothing of the program."""
        monkeypatch.setenv(SETTING, str(tmp_path))
        decoded = decode(values_of("?pathway=harbor-example&stay=20"), library(), languages())
        assert decoded.plan == default_plan(built_in().default)
        assert [one.parameter for one in decoded.complaints] == ["pathway"]
