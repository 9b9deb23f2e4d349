"""Faults in data files, in the words of the person who wrote the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planner.catalogue import Words

_LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: the file, where in it, what stands there (None: nothing), what to do.

    `remedy` is a message of the catalogue, `values` are its placeholders.
    """

    file: Path
    path: str
    value: object
    remedy: str
    values: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, words: Words) -> str:
        """File, place, value and remedy in one line."""
        remedy = words.say(self.remedy, **self.values)
        place = f"{self.file.name}: {self.path}" if self.path else self.file.name
        if self.value is None:
            return words.say("problem.without-value", place=place, remedy=remedy)
        shown = repr(self.value)
        if len(shown) > _LONGEST_VALUE:
            shown = shown[: _LONGEST_VALUE - 1] + "…"
        return words.say("problem.with-value", place=place, value=shown, remedy=remedy)


class BrokenDataError(Exception):
    """Data files cannot be used; `problems` names every fault in them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} faults in the data files")
        self.problems = tuple(problems)

    def report(self, words: Words) -> str:
        """All faults, a line each."""
        return "\n".join(problem.sentence(words) for problem in self.problems)
