"""What several pages are tested with."""

import shutil
from pathlib import Path

import pytest

from planner.reading import library as library_module
from planner.reading.library import PROGRAMS_SETTING, built_in
from planner.reading.programs.folder import FacilityFolder
from tests.programs import HARBOR, TWELVE_STEPS


class _LooksEachTime:
    """Reads the folder whenever somebody asks for its programs."""

    def __init__(self, folder: FacilityFolder) -> None:
        self.pathways = folder.look


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of programs, with two in it; every look of the app sees what it holds."""
    for file in (HARBOR, TWELVE_STEPS):
        shutil.copy(file, tmp_path)
    programs = FacilityFolder(tmp_path, built_in().default, tuple(built_in().pathways))
    monkeypatch.setenv(PROGRAMS_SETTING, str(tmp_path))
    monkeypatch.setattr(library_module, "facility_folder", lambda _: _LooksEachTime(programs))
    return tmp_path
