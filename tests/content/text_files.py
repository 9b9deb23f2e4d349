"""Every text of the repository that somebody wrote."""

from collections.abc import Mapping
from functools import cache
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


@cache
def texts_of_files() -> Mapping[str, str]:
    """Every text by its place in the repository, but those of environments, caches and the like."""
    found = {}
    for file in sorted(ROOT.rglob("*")):
        name = file.relative_to(ROOT)
        hidden = any(
            (part.startswith(".") and part not in OURS) or part in PASSED_OVER
            for part in name.parts[:-1]
        )
        if not hidden and file.suffix in ENDINGS and file.is_file():
            found[name.as_posix()] = file.read_text(encoding="utf-8")
    return found
