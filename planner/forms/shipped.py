"""What ships with this version, as one short text: what every file depends on beside its link."""

import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

_CODE: Final = Path(__file__).resolve().parents[1]
_DATA: Final = _CODE.parent / "data"
_PACKED: Final = (sys.version, zlib.ZLIB_RUNTIME_VERSION)
"""What slides, workbooks and pictures are packed by; other releases pack into other bytes."""


@cache
def shipped_digest() -> str:
    """A digest of code, templates, data, words and fonts, and of the packages that are used.

    It is made when it is first asked for, which takes some milliseconds: at start.
    """
    return digest_of((_CODE, _DATA), (*_PACKED, *installed(sys.path)))


def digest_of(folders: Iterable[Path], versions: Iterable[str]) -> str:
    """A digest of every file in these folders, and of these versions.

    Two machines with the same files have the same one: only names inside a folder count. Byte code
    and hidden files, which programs leave behind, do not.
    """
    digest = sha256(repr(list(versions)).encode())
    for folder in folders:
        for file in _files(folder):
            content = file.read_bytes()
            name = file.relative_to(folder).as_posix()
            digest.update(repr((folder.name, name, len(content))).encode())
            digest.update(content)
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith((".", "__pycache__")))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def installed(places: Iterable[str]) -> list[str]:
    """The installed packages in these folders, each with its version.

    Both stand in the name of a folder ("Recording installed projects" of the Python Packaging
    User Guide). To read what stands in those folders takes a hundred times as long.
    """
    found: set[str] = set()
    for place in places:
        # The path of the interpreter may name what is not there, or not for us.
        with suppress(OSError):
            found.update(entry.name for entry in Path(place).iterdir())
    return sorted(name for name in found if name.endswith((".dist-info", ".egg-info")))
