"""Files and folders that tests of the reading write into, and what is logged of them."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.reading.programs import folder as facility_folder
from tests.planted import Data
from tests.programs.folder import Folder


@pytest.fixture
def data(tmp_path: Path) -> Data:
    """A copy of the data, to plant faults in."""
    return Data(tmp_path / "data")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test writes a program."""
    return tmp_path / "own.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder of programs inside another one."""
    (tmp_path / "programs").mkdir()
    return Folder(tmp_path / "programs")


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], list[str]]:
    """What was logged of a folder since this was last called."""
    caplog.set_level(logging.INFO, facility_folder.__name__)

    def since() -> list[str]:
        messages = caplog.messages
        caplog.clear()
        return messages

    return since
