"""The digest of what ships: another one for whatever could change the bytes of a file."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from planner.forms.shipped import digest_of, installed, shipped_digest
from planner.web.start import load_or_exit

ROOT: Final = Path(__file__).resolve().parents[2]
SHIPS: Final = ("planner", "data")
TAG: Final = """
from planner.forms import FORMS
from planner.forms.order import Order
from planner.reading.library import library
from planner.plan.plan import default_plan

print(FORMS["pdf"].tag(Order(plan=default_plan(library().default))))
"""


def one_of(pattern: str) -> str:
    """The first file of the repository of this form, from its root on."""
    return min(str(file.relative_to(ROOT)) for file in ROOT.glob(pattern))


CHANGED: Final = {
    "help-line": "data/helplines.toml",
    "catalogue": one_of("data/locales/*.po"),
    "font": one_of("data/fonts/*.ttf"),
    "pathway": one_of("data/pathways/*.toml"),
    "code": one_of("planner/*.py"),
    "code-of-a-form": one_of("planner/forms/*.py"),
    "sheet": one_of("planner/forms/paper/*.typ"),
    "style": one_of("planner/**/*.css"),
    "script": one_of("planner/**/*.js"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of all that ships."""
    for name in SHIPS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    return tmp_path


def digest(root: Path, *versions: str) -> str:
    return digest_of([root / name for name in SHIPS], versions)


@pytest.mark.parametrize("name", CHANGED.values(), ids=CHANGED)
def test_a_changed_byte_is_another_digest(copy: Path, name: str) -> None:
    """The copy as it is has the digest of the original, wherever it lies."""
    assert digest(copy) == digest(ROOT)
    file = copy / name
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    assert digest(copy) != digest(ROOT)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "data" / "more.toml").write_bytes(b""),
        lambda root: (root / "data" / "helplines.toml").unlink(),
        lambda root: (root / "data" / "helplines.toml").rename(root / "data" / "lines.toml"),
        lambda root: (root / "data" / "helplines.toml").rename(root / "planner" / "x.toml"),
    ],
    ids=["added", "gone", "renamed", "moved"],
)
def test_another_file_is_another_digest(copy: Path, change: Callable[[Path], object]) -> None:
    before = digest(copy)
    change(copy)
    assert digest(copy) != before


def test_a_byte_that_moves_from_file_to_file_is_another_digest(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"12")
    second.write_bytes(b"3")
    before = digest_of([tmp_path], [])
    first.write_bytes(b"1")
    second.write_bytes(b"23")
    assert digest_of([tmp_path], []) != before


def test_what_programs_leave_behind_does_not_count(copy: Path) -> None:
    before = digest(copy)
    (copy / "planner" / "__pycache__").mkdir()
    (copy / "planner" / "__pycache__" / "link.cpython-311.pyc").write_bytes(b"code")
    (copy / "data" / ".DS_Store").write_bytes(b"view")
    assert digest(copy) == before


def test_another_version_of_a_package_is_another_digest(tmp_path: Path) -> None:
    """As its installer names it; a place that is not there is passed over."""
    places = [str(tmp_path), str(tmp_path / "not-there")]
    (tmp_path / "typst-0.15.0.dist-info").mkdir()
    (tmp_path / "typst").mkdir()
    before = installed(places)
    assert before == ["typst-0.15.0.dist-info"]
    (tmp_path / "typst-0.15.0.dist-info").rename(tmp_path / "typst-0.15.1.dist-info")
    assert installed(places) != before
    assert digest_of([], installed(places)) != digest_of([], before)


@pytest.mark.parametrize("package", ["typst", "xlsxwriter", "python_pptx", "pillow", "fonttools"])
def test_what_makes_the_files_is_covered(package: str) -> None:
    names = [name.lower() for name in installed(sys.path)]
    assert [name for name in names if name.startswith(f"{package}-")]


def test_it_is_made_at_start_and_once() -> None:
    shipped_digest.cache_clear()
    load_or_exit()
    assert shipped_digest.cache_info().misses == 1
    assert len(shipped_digest()) == len(digest(ROOT))
    assert shipped_digest.cache_info().misses == 1


def test_a_changed_help_line_is_another_tag(copy: Path) -> None:
    """From the data on the disk to the tag that a browser asks with."""

    def tag() -> str:
        command = [sys.executable, "-c", TAG]
        return subprocess.run(command, cwd=copy, check=True, capture_output=True, text=True).stdout

    before = tag()
    assert before == tag()
    with (copy / "data" / "helplines.toml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert tag() != before
