"""Every text of the repository that somebody wrote."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.content import ROOT

ENDINGS: Final = frozenset(
    {
        *(".css", ".html", ".in", ".js", ".json", ".md", ".po", ".py"),
        *(".svg", ".toml", ".txt", ".typ", ".yaml", ".yml"),
    }
)
PASSED_OVER: Final = frozenset({"venv", "__pycache__", "node_modules"})
"""Folders that people or tools make inside a checkout."""

OURS: Final = frozenset({".github"})
"""A hidden folder with texts of ours."""


def text_files() -> Iterator[Path]:
    """All text files, without those of environments, caches and the like."""
    for file in sorted(ROOT.rglob("*")):
        parts = file.relative_to(ROOT).parts
        hidden = any(
            (part.startswith(".") and part not in OURS) or part in PASSED_OVER
            for part in parts[:-1]
        )
        if not hidden and file.suffix in ENDINGS and file.is_file():
            yield file


def name_of(file: Path) -> str:
    """Its place in the repository."""
    return file.relative_to(ROOT).as_posix()
