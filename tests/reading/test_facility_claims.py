"""What no words of a facility's file may claim, and what every program may call its own."""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from planner.reading.programs.claims import refused_claims
from planner.reading.programs.starter import name_problems
from tests.programs import small

_PHRASES: Final = tomllib.loads(
    (Path(__file__).parents[1] / "programs" / "phrases.toml").read_text(encoding="utf-8")
)
_FREE: Final = [one for name, some in _PHRASES["free"].items() for one in some if name != "names"]
_MOST_TITLE: Final = 40


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test writes a program."""
    return tmp_path / "own.toml"


@pytest.mark.parametrize("said", [one for some in _PHRASES["refused"].values() for one in some])
def test_a_claim_is_refused(said: str) -> None:
    """However it is written, and wherever in a sentence it stands."""
    for written in (
        said,
        said.upper(),
        said.lower(),
        f"Here: {said}.",
        said.replace("'", "\u2019"),
    ):
        assert list(refused_claims(written)), written


def test_no_claim_is_a_name_either() -> None:
    """A name is free, and a claim in the place of one is not."""
    for name in ("Rapid Detox Center", "Guaranteed Recovery", "Benzo-Free House"):
        assert [one.remedy for one in name_problems(name)]


@pytest.mark.parametrize("name", _PHRASES["free"]["names"])
def test_names_are_free(name: str) -> None:
    """A center has the name that it has."""
    assert name_problems(name) == []


@pytest.mark.parametrize("said", _FREE)
def test_terms_and_lines_are_free(file: Path, said: str) -> None:
    """The usual terms for care, and plain words on what a place does."""
    assert small(file, new=f'note = "{said}"') == []
    if len(said) <= _MOST_TITLE:
        assert small(file, '"Stay"', f'"{said}"') == []
