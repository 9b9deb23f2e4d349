"""A copy of the data files in which a test plants faults."""

import shutil
from pathlib import Path

from planner.language.catalogue import words_for
from planner.reading.library import load
from planner.reading.problems import BrokenDataError, FileProblem
from tests.sample import FOLDER

PATHWAY = "pathways/sample.toml"
HELPLINES = "helplines.toml"
Fault = tuple[str, str, str, str]
"""File, place, value and remedy. The value as Python writes it, since True equals 1."""


class Data:
    """A copy of the small pathway and its help lines to plant faults in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "pathways").mkdir(parents=True)
        for name in (PATHWAY, HELPLINES):
            shutil.copy(FOLDER / name, folder / name)

    def edit(self, name: str, old: str, new: str) -> None:
        """Change the first place in a file where `old` stands."""
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{name} has no {old!r} any more: the test needs another anchor"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def problems(self) -> tuple[FileProblem, ...]:
        """Every fault. LookupError if one of them cannot be said in words."""
        try:
            load(self.folder)
        except BrokenDataError as broken:
            broken.report(words_for())
            return broken.problems
        return ()

    def faults(self) -> list[Fault]:
        """Every fault, in the order of the report."""
        return [
            (file.name, problem.place, repr(problem.value), problem.remedy)
            for file, problem in self.problems()
        ]
