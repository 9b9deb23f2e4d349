"""The digest of what ships: another one for whatever could change the bytes of a file."""

import shutil
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from planner.forms import FORMS, order
from planner.forms.shipped import digest_of, installed, shipped_digest
from planner.web.start import load_or_exit
from tests.forms.examples import order_of

ROOT: Final = Path(__file__).resolve().parents[2]
SHIPS: Final = ("planner", "data")
FILES: Final = (
    *("data/helplines.toml", "data/locales/en.po", "data/fonts/Some.ttf", "data/pathways/a.toml"),
    *("planner/code.py", "planner/forms/form.py", "planner/forms/sheet.typ"),
    *("planner/web/style.css", "planner/web/script.js"),
)
"""A file of each kind that ships, in folders as deep."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with all that ships, in small."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"What {name} says")
    return tmp_path


def digest(root: Path) -> str:
    return digest_of([root / name for name in SHIPS], ())


def test_it_is_that_of_all_that_ships() -> None:
    """Of the packages, and of what packs the files, too."""
    packed = (sys.version, zlib.ZLIB_RUNTIME_VERSION)
    folders = [ROOT / name for name in SHIPS]
    assert shipped_digest() == digest_of(folders, (*packed, *installed(sys.path)))


def test_two_machines_with_the_same_files_have_the_same(root: Path) -> None:
    """Wherever they lie; byte code and hidden files, which programs leave behind, do not count."""
    shutil.copytree(root, root / "elsewhere")
    (root / "planner" / "__pycache__").mkdir()
    (root / "planner" / "__pycache__" / "link.cpython-311.pyc").write_bytes(b"code")
    (root / "data" / ".DS_Store").write_bytes(b"view")
    assert digest(root) == digest(root / "elsewhere")


@pytest.mark.parametrize("name", FILES)
def test_a_changed_byte_is_another_digest(root: Path, name: str) -> None:
    before, file = digest(root), root / name
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    assert digest(root) != before


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
def test_another_file_is_another_digest(root: Path, change: Callable[[Path], object]) -> None:
    before = digest(root)
    change(root)
    assert digest(root) != before


def test_a_byte_that_moves_from_file_to_file_is_another_digest(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_bytes(b"12")
    second.write_bytes(b"3")
    before = digest_of([tmp_path], [])
    first.write_bytes(b"1")
    second.write_bytes(b"23")
    assert digest_of([tmp_path], []) != before


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


def test_another_digest_is_another_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    """With which a browser asks for a file that it has."""
    before = FORMS["pdf"].tag(order_of())
    assert before == FORMS["pdf"].tag(order_of())
    monkeypatch.setattr(order, "shipped_digest", lambda: "another")
    assert FORMS["pdf"].tag(order_of()) != before
