"""Facilities' programs for tests: none of them exists."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from planner.pathway.pathway import Pathway
from planner.reading.library import Library, built_in, library
from planner.reading.problems import BrokenDataError
from planner.reading.programs.program_file import read_facility
from tests.in_words import WORDS

TWELVE_STEPS: Final = Path(__file__).parent / "twelve-steps.toml"
HARBOR: Final = Path(__file__).parent / "harbor-example.toml"
MARKUP: Final = Path(__file__).parent / "markup.toml"

SMALL: Final = """
key = "small"
name = "Small"
checked = 2026-11-22

[[stages]]
key = "stay"
kind = "treatment"
title = "Stay"
days = 30
"""
"""As little as a file can say."""

EXAMPLES: Final = """
[[stages]]
key = "care"
kind = "outpatient"
title = "Care"
days = "fill"

[[examples]]
key = "thirty"
title = "30 days"

[[examples]]
key = "ninety"
title = "90 days, no care after it"
lengths = { stay = 90, care = 0 }
"""

WHOLE: Final = f"""{SMALL}{EXAMPLES}
[[markers]]
key = "call"
title = "First call"
day = 3
of = "stay"
"""
"""A file with something of all that one can have."""

STAGE: Final = (
    '[[stages]]\nkey = "{key}"\nkind = "{kind}"\ntitle = "{key}"\ndays = {days}\n{more}\n'
)


def program(file: Path, today: date | None = None) -> Pathway:
    """The program of a file without faults."""
    return read_facility(file, built_in().default, today=today)


def library_with(*own: Pathway) -> Library:
    """The library with these pathways too."""
    known = library()
    return replace(known, pathways={**known.pathways, **{one.key: one for one in own}})


def written(file: Path, text: str) -> Pathway:
    """The program of a text without faults, which is written into this file."""
    file.write_text(text, encoding="utf-8")
    return program(file)


def with_steps(file: Path, *stages: tuple[str, object] | tuple[str, object, str]) -> Pathway:
    """A program without faults with steps of these kinds and lengths: see `with_stages`."""
    return written(file, with_stages(*stages))


def faults(file: Path, today: date | None = None) -> list[tuple[str, str]]:
    """Place and remedy of every fault in a file; LookupError if one cannot be said in words."""
    try:
        program(file, today)
    except BrokenDataError as broken:
        for problem_file, problem in broken.problems:
            assert file.name in problem.sentence(problem_file, WORDS)
        return [(one.place, one.remedy.removeprefix("remedy.")) for _, one in broken.problems]
    return []


def with_stages(*stages: tuple[str, object] | tuple[str, object, str]) -> str:
    """A program with steps of these kinds and lengths; the third part is more of their fields."""
    text = SMALL.partition("[[stages]]")[0]
    for number, stage in enumerate(stages):
        kind, days, more = (*stage, "")[:3]
        written = f'"{days}"' if isinstance(days, str) else days
        text += STAGE.format(key=f"s{number}", kind=kind, days=written, more=more)
    return text


def changed(file: Path, old: str, new: str) -> list[tuple[str, str]]:
    """The faults of the smallest program with one place changed; of the whole one, if it is there.

    Where `old` is empty, `new` stands after the smallest.
    """
    text = SMALL if old in SMALL else WHOLE
    assert old in text
    file.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
    return faults(file)
