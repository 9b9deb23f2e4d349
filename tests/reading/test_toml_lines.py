"""Lines of a file that are no TOML: each is named, with what it most likely meant."""

from pathlib import Path
from typing import Final

import pytest

from planner.__main__ import FAULTS, main
from planner.reading.problems import Problem
from planner.reading.toml_lines import bad_lines, put_right
from tests.in_words import WORDS, say
from tests.programs import SMALL, faults

MOST: Final = 40


@pytest.mark.parametrize(
    ("line", "remedy", "meant"),
    [
        ("name = \u201cOurs\u201d", "curly", 'name = "Ours"'),
        ('name = "Ours\u201d', "curly", 'name = "Ours"'),
        ("name = \u2018Ours\u2019", "quote", 'name = "Ours"'),
        ("days = 4 weeks", "length", "weeks = 4"),
        ("days: 30", "colon", "days = 30"),
        ('days: "fill"', "colon", 'days = "fill"'),
        ("least = 4 weeks", "length", "least = 4"),
        ("checked = 1/4/2027", "date", "checked = 2027-01-04"),
        ('name = "Ours', "quote", 'name = "Ours"'),
        ('name = Ours"', "quote", 'name = "Ours"'),
        ("kind = treatment", "quotes", 'kind = "treatment"'),
        ("contact = 555-0100", "quotes", 'contact = "555-0100"'),
        ("days = 28-45", "between", "days = 28\nleast = 28\nmost = 45"),
        ("or_longer = Yes", "truth", "or_longer = true"),
        ("days =", "empty", 'days = ""'),
        ("[[stages]", "heading", "[[stages]]"),
        ("name = \u201cOurs\u201d  # a remark", "curly", 'name = "Ours"'),
        ("lengths = { stay = 60 days }", "length", "lengths = { stay = 60 }"),
        ("A remark", "unknown", ""),
        ("days = [1", "unknown", None),
        pytest.param("a = " + "[" * 30_000, "unknown", None, id="lists-in-lists"),
    ],
    ids=str,
)
def test_a_line(line: str, remedy: str, meant: str | None) -> None:
    """It has its number, what to do, and its meaning where that is plain."""
    text = f"# Ours\n\n{line}\n"
    (bad,) = bad_lines(text, MOST)
    assert (bad.problem.line, bad.problem.remedy) == (3, f"remedy.line-{remedy}")
    assert bad.meant == meant
    assert put_right(text, [bad]) == (None if meant is None else f"# Ours\n\n{meant}")


@pytest.mark.parametrize(
    "text",
    [
        'key = "a"\nlengths = { stay = 30 }\n',
        'list = [\n  "a",\n  "b",\n]\nkey = "a"',
        'text = """\nkey = a\n"""',
        '[[stages]]\nkey = "a"\n[[stages]]\nkey = "b"',
    ],
    ids=["table", "list", "long-text", "headings"],
)
def test_no_line_of_good_toml(text: str) -> None:
    """Also not one inside a value that takes several lines."""
    assert bad_lines(text, MOST) == []


def test_a_heading_in_single_brackets() -> None:
    """Where it stands several times, each has to have two."""
    text = '[stages]\nkey = "a"\n[stages]\nkey = "b"\n'
    bad = bad_lines(text, MOST)
    assert [(one.number, one.meant) for one in bad] == [(1, "[[stages]]"), (3, "[[stages]]")]


def test_a_field_twice() -> None:
    """A heading is missing above the second."""
    (bad,) = bad_lines('[[stages]]\nkey = "a"\ndays = 3\nkey = "b"\n', MOST)
    assert bad.problem == Problem(
        "remedy.line-twice", value='key = "b"', values={"name": "key"}, line=4
    )


def test_every_line_and_every_field_at_once(file: Path) -> None:
    """Lines that are no TOML hide no fault of a field, and nothing that was put right is used."""
    text = SMALL.replace('"small"', "\u201csmall\u201d").replace("days = 30", "days = 900")
    file.write_text(text.replace('kind = "treatment"', "kind = treatment"), encoding="utf-8")
    found = faults(file)
    assert found == [("", "line-curly"), ("", "line-quotes"), ("stages[stay].days", "days")]


def test_in_words(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report names the line, what stands there, and what to write."""
    file.write_text(SMALL.replace("days = 30", "days = 4 weeks"), encoding="utf-8")
    assert main(["check", str(file)]) == FAULTS
    line, count = capsys.readouterr().out.splitlines()
    place = say("problem.line", place=file.name, line=10)
    remedy = say("remedy.line-length", meant="weeks = 4")
    known = {"place": place, "value": "'days = 4 weeks'", "remedy": remedy}
    assert line == say("problem.with-value", **known)
    assert count == WORDS.count("cli.faults", 1)
