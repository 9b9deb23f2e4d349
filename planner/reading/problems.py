"""Faults in data files, in the words of the person who wrote the file."""

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from planner.language.catalogue import Words

_MOST_PLACE: Final = 160
_MOST_VALUE: Final = 80
_MOST_IN_REMEDY: Final = 200
"""The most characters that are shown of what came from a file: a report is for reading."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a file: what to do about it, where it is, what stands there (None: nothing).

    `remedy` is a message of the catalogue, `values` are its placeholders. `place` is empty where it
    is the file itself; `line` is the number of the line, from 1, where that is known.
    """

    remedy: str
    _: KW_ONLY
    place: str = ""
    value: object = None
    values: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None

    def sentence(self, file: Path, words: Words) -> str:
        """File, place, value and remedy in one line of bounded length, whatever the file holds."""
        values = {
            name: in_line(value, _MOST_IN_REMEDY) if isinstance(value, str) else value
            for name, value in self.values.items()
        }
        remedy = words.say(self.remedy, **values)
        name = file.name
        place = in_line(f"{name}: {self.place}" if self.place else name, _MOST_PLACE)
        if self.line is not None:
            place = words.say("problem.line", place=place, line=self.line)
        if self.value is None:
            return words.say("problem.without-value", place=place, remedy=remedy)
        shown = _shortened(_written(self.value), _MOST_VALUE)
        return words.say("problem.with-value", place=place, value=shown, remedy=remedy)


def in_line(text: str, most: int = _MOST_PLACE) -> str:
    """The text on one line, of at most so many characters; what cannot be seen is a "?"."""
    return "".join(sign if sign.isprintable() else "?" for sign in _shortened(text, most))


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _written(value: object) -> str:
    """A value about as a file writes it; only the kind of one that cannot be written."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return str(value)
    try:
        return repr(value[: _MOST_VALUE + 1] if isinstance(value, str) else value)
    except (ValueError, RecursionError):
        # A number of thousands of digits, or lists in lists without an end.
        return f"<{type(value).__name__}>"


FileProblem = tuple[Path, Problem]
"""A fault with the file that has it."""


class BrokenDataError(Exception):
    """Data files cannot be used; `problems` names every fault in them, each with its file."""

    def __init__(self, problems: Iterable[FileProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} faults in the data files")

    @classmethod
    def of(cls, file: Path, *problems: Problem) -> "BrokenDataError":
        return cls((file, problem) for problem in problems)

    def report(self, words: Words) -> str:
        """All faults, a line each."""
        return "\n".join(problem.sentence(file, words) for file, problem in self.problems)
