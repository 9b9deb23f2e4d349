"""A copy of the data files in which a test plants faults."""

import shutil
from pathlib import Path

from planner.reading.library import load
from planner.reading.problems import BrokenDataError, FileProblem
from tests.in_words import WORDS, say
from tests.sample import FOLDER

PATHWAY = "pathways/sample.toml"
HELPLINES = "helplines.toml"
Fault = tuple[str, str, str, str]
"""File, place, value and remedy. The value as Python writes it, since True equals 1."""


def in_pathway(place: str, value: object, remedy: str) -> Fault:
    """A fault of the pathway's file."""
    return "sample.toml", place, repr(value), f"remedy.{remedy}"


class Data:
    """A copy of the small pathway and its help lines to plant faults in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "pathways").mkdir(parents=True)
        for name in (PATHWAY, HELPLINES):
            shutil.copy(FOLDER / name, folder / name)

    def text(self, name: str) -> str:
        """What stands in a file."""
        return (self.folder / name).read_text(encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Change the first place in a file where `old` stands."""
        text = self.text(name)
        assert old in text, f"{name} has no {old!r} any more: the test needs another anchor"
        (self.folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def problems(self) -> tuple[FileProblem, ...]:
        """Every fault; each sentence on one has its place, its remedy, and its value."""
        try:
            load(self.folder)
        except BrokenDataError as broken:
            for file, problem in broken.problems:
                sentence = problem.sentence(file, WORDS)
                place = "".join(sign if sign.isprintable() else "?" for sign in problem.place)
                assert place in sentence
                assert say(problem.remedy, **problem.values) in sentence
                if isinstance(problem.value, str | int):
                    # A file writes true and false in small letters.
                    shown = repr(problem.value)
                    written = shown.lower() if isinstance(problem.value, bool) else shown
                    assert written[:70] in sentence
            return broken.problems
        return ()

    def faults(self) -> list[Fault]:
        """Every fault, in the order of the report."""
        return [
            (file.name, problem.place, repr(problem.value), problem.remedy)
            for file, problem in self.problems()
        ]
