"""Lines of a data file that are no TOML: what was most likely meant, for people who never saw TOML.

The reader of TOML stops at the first such line, and names it in its own words. Here every line is
looked at, and put right where its meaning is plain, so that the same report says what is wrong with
the fields of the file. What was put right is never used for anything else.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from planner.reading.problems import Problem

_MOST_JOINED: Final = 30
"""The most lines that one value may take: a list over several lines, or a long text."""

_MOST_SIGNS: Final = 1_000
"""A longer line is not guessed at: our texts have at most 600 signs."""

_FIELD: Final = re.compile(r"\s*(?P<name>[A-Za-z_][\w-]*)\s*(?P<sign>[=:])\s*(?P<value>.*)$")
_HEADING: Final = re.compile(r"\s*\[+\s*(?P<name>[A-Za-z_]+)\s*\]*\s*(?:#.*)?$")
_CURLY: Final = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"), '"')
_LENGTH: Final = re.compile(r'"?(\d{1,4})\s*(day|week|month)s?"?', re.IGNORECASE)
_WORDS: Final = re.compile(r'"[^"]*"')
_BETWEEN: Final = re.compile(r"(\d{1,4})\s*(?:-|\u2013|\u2014|to)\s*(\d{1,4})")
_SLASHES: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_QUOTES: Final = "'\"\u2018\u2019\u201c\u201d"
_UNITS: Final = frozenset({"days", "weeks", "months"})
_COUNTED: Final = _UNITS | {"least", "most"}
_TRUTH: Final = {"yes": "true", "true": "true", "no": "false", "false": "false"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that is no TOML, with what to do about it; `meant` is the line put right.

    That is None where it is not plain what it meant.
    """

    problem: Problem
    number: int
    meant: str | None


def bad_lines(text: str, most: int) -> list[BadLine]:
    """The first lines of a text that are no TOML; none where it is not the lines that are wrong."""
    return list(islice(_bad(text.splitlines()), most))


def put_right(text: str, bad: Sequence[BadLine]) -> str | None:
    """The text with its bad lines as they were meant; None where that is not plain of them all."""
    lines = text.splitlines()
    for one in bad:
        if one.meant is None:
            return None
        lines[one.number - 1] = one.meant
    return "\n".join(lines)


def _bad(lines: Sequence[str]) -> Iterator[BadLine]:
    headings = Counter(_heading(line) for line in lines)
    under: set[str] = set()
    place = 0
    while place < len(lines):
        line, number = lines[place], place + 1
        heading = _heading(line)
        if heading is not None:
            under = set()
            several = headings[heading] > 1 and not line.lstrip().startswith("[[")
            if several or not _is_toml(line):
                yield _bad_line(number, line, [("remedy.line-heading", f"[[{heading}]]")])
            place += 1
        elif taken := _lines_of_value(lines, place):
            yield from _twice(number, line, under)
            place += taken
        else:
            yield _bad_line(number, line, _meanings(line))
            place += 1


def _heading(line: str) -> str | None:
    found = _HEADING.match(line[:_MOST_SIGNS])
    return None if found is None else found["name"]


def _lines_of_value(lines: Sequence[str], place: int) -> int:
    """How many lines the TOML that starts here takes; 0 where none does."""
    # Only an open list, or an open long text, goes on in the next line.
    goes_on = re.search(r"""=\s*(?:\[|\"{3}|'{3})""", lines[place])
    for count in range(1, _MOST_JOINED if goes_on else 2):
        if _is_toml("\n".join(lines[place : place + count])):
            return count
    return 0


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError, MemoryError):
        return False
    return True


def _twice(number: int, line: str, under: set[str]) -> Iterator[BadLine]:
    """A field that stands under this heading already: a heading is missing above it."""
    found = _FIELD.match(line)
    if found is None:
        return
    name = found["name"]
    if name in under:
        yield _judged(number, line, "remedy.line-twice", {"name": name})
    under.add(name)


def _meanings(line: str) -> Iterator[tuple[str, str]]:
    """What to do about a line, and the line as it was perhaps meant: the likeliest first."""
    found = _FIELD.match(line)
    if found is None or len(line) > _MOST_SIGNS:
        return
    name, value = found["name"], found["value"].rstrip()
    if (straight := value.translate(_CURLY)) != value:
        words = _WORDS.match(straight)
        yield "remedy.line-curly", f"{name} = {straight if words is None else words[0]}"
    if value.startswith("{"):
        numbers = _LENGTH.sub(r"\1", straight)
        yield "remedy.line-length", f"{name} = {numbers}"
    bare = value.partition("#")[0].strip()
    if found["sign"] == ":":
        yield "remedy.line-colon", f"{name} = {value}"
    if not bare:
        yield "remedy.line-empty", f'{name} = ""'
    elif said := _LENGTH.fullmatch(bare):
        own = f"{said[2].lower()}s" if name in _UNITS else name
        yield "remedy.line-length", f"{own} = {int(said[1])}"
    elif name in _COUNTED and (between := _BETWEEN.fullmatch(bare)):
        own = f"{name} = {int(between[1])}\n" if name in _UNITS else ""
        ends = f"least = {int(between[1])}\nmost = {int(between[2])}"
        yield "remedy.line-between", f"{own}{ends}"
    elif day := _SLASHES.fullmatch(bare):
        yield "remedy.line-date", f"{name} = {day[3]}-{int(day[1]):02}-{int(day[2]):02}"
    elif bare.lower() in _TRUTH:
        yield "remedy.line-truth", f"{name} = {_TRUTH[bare.lower()]}"
    elif bare[0] not in "[{" and (inner := bare.translate(_CURLY).strip(_QUOTES).strip()):
        quoted = bare[0] in _QUOTES or bare[-1] in _QUOTES
        yield "remedy.line-quote" if quoted else "remedy.line-quotes", f'{name} = "{inner}"'


def _bad_line(number: int, line: str, meanings: Iterable[tuple[str, str]]) -> BadLine:
    """A bad line with the first meaning that is TOML; without one, its meaning is not plain."""
    for remedy, meant in meanings:
        if _is_toml(meant):
            return _judged(number, line, remedy, {"meant": meant.replace("\n", "; ")}, meant)
    # A remark without its # takes nothing away.
    left_out = None if _FIELD.match(line) else ""
    return _judged(number, line, "remedy.line-unknown", {}, left_out)


def _judged(
    number: int, line: str, remedy: str, values: dict[str, object], meant: str | None = None
) -> BadLine:
    problem = Problem(remedy, value=line.strip(), values=values, line=number)
    return BadLine(problem=problem, number=number, meant=meant)
