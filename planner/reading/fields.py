"""Reads a data file into the fields of its shape, strictly: every fault, each field on its own.

A wrong field hides no other, and an unknown one is a fault.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from stat import S_ISREG
from typing import Any, Final, get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from planner.pathway.pathway import FILL, Length
from planner.reading.problems import BrokenDataError, Problem
from planner.reading.toml_lines import bad_lines, put_right

UNKNOWN: Final = "remedy.unknown"
"""What to do about a field that no shape has."""

MOST_DEPTH: Final = 12
"""How many lists and tables can stand in one another; our own files have seven."""

_INTEGERS: Final = 2**63
_LONG_KEY: Final = re.compile(
    r"""(?:^[ \t]*+\[{0,2}+|[{,])"""
    r"""(?:[ \t]*+(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')[ \t]*+\.){50}""",
    re.MULTILINE,
)
"""A key of so many parts that no file of ours can mean it: a.b.c and so on."""

_MOST_IN_NAME: Final = 40

_MOST_LINES: Final = 40
"""The most lines that are named one by one."""

_NONE: Final = "\0"
"""A character that no text has."""

_OTHER_FILES: Final = {
    b"\xff\xfe": "remedy.encoding",
    b"\xfe\xff": "remedy.encoding",
    b"{\\rtf": "remedy.rich-text",
    b"PK\x03\x04": "remedy.rich-text",
}
"""How files start that are no plain text in UTF-8: UTF-16, rich text, Word's own."""

_NO_TOML: Final = (ValueError, RecursionError, MemoryError)
"""What tomllib raises: not TOML, a number of thousands of digits, or lists in lists without an end.
"""

_LENGTHS: Final = (Length, Length | None)

_REMEDIES: Final = {
    "missing": "remedy.missing",
    "unexpected_keyword_argument": UNKNOWN,
    "int_type": "remedy.whole-number",
    "string_type": "remedy.text",
    "bool_type": "remedy.true-or-false",
    "tuple_type": "remedy.list",
    "dict_type": "remedy.table",
    "dataclass_type": "remedy.table",
    "enum": "remedy.one-of",
}
"""What to do about a fault in the shape of a field, by pydantic's name of the fault."""


def bytes_of(file: Path, most: int | None = None) -> bytes:
    """What stands in a file of at most so many bytes; BrokenDataError says why not."""
    try:
        about = file.stat()
        # Whoever opens a pipe waits until somebody writes into it.
        if not S_ISREG(about.st_mode):
            raise BrokenDataError.of(file, Problem("remedy.unreadable"))
        if most is not None and about.st_size > most:
            too_large = Problem("remedy.file-size", value=about.st_size, values={"most": most})
            raise BrokenDataError.of(file, too_large)
        with file.open("rb") as opened:
            return opened.read() if most is None else opened.read(most)
    except OSError as error:
        raise BrokenDataError.of(file, Problem("remedy.unreadable", value=str(error))) from None


def toml_of(file: Path, content: bytes) -> tuple[dict[str, Any], list[Problem]]:
    """The content of a file as TOML; BrokenDataError where it cannot be read.

    Where only single lines are no TOML, and what they meant is plain, it is what was meant, with a
    problem for each: one report has all faults of a file.
    """
    text = _text_of(file, content)
    if found := _LONG_KEY.search(text):
        # The time that tomllib takes for a key grows with the square of its parts.
        raise BrokenDataError.of(file, Problem("remedy.deep", place=found[0].strip()))
    problems: list[Problem] = []
    try:
        raw = tomllib.loads(text)
    except _NO_TOML as error:
        raw, problems = _put_right(file, text, str(error))
    beyond = [problem for name in raw for problem in _beyond(name, raw[name])]
    if beyond:
        raise BrokenDataError.of(file, *problems, *beyond)
    return raw, problems


def _text_of(file: Path, content: bytes) -> str:
    """The text of a file in UTF-8; BrokenDataError says what kind of file it is instead."""
    for start, remedy in _OTHER_FILES.items():
        if content.startswith(start):
            raise BrokenDataError.of(file, Problem(remedy))
    try:
        # Some editors put a byte order mark at its start.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _NONE
    # UTF-16 without a mark at its start has one of these at every other place.
    if _NONE in text:
        raise BrokenDataError.of(file, Problem("remedy.encoding"))
    return text


def _put_right(file: Path, text: str, error: str) -> tuple[dict[str, Any], list[Problem]]:
    """What a text that is no TOML was meant to hold, with all its bad lines.

    It is only read on for more faults. BrokenDataError where it is not plain what was meant.
    """
    bad = bad_lines(text, _MOST_LINES)
    problems = [one.problem for one in bad] or [Problem("remedy.toml", value=error)]
    meant = put_right(text, bad) if bad else None
    if meant is not None:
        with suppress(*_NO_TOML):
            return tomllib.loads(meant), problems
    raise BrokenDataError.of(file, *problems)


def _beyond(name: str, value: object) -> Iterator[Problem]:
    """What no field of ours can hold, and what much of Python cannot write: of a field, the first.

    That is lists and tables deeper than all our shapes, and numbers beyond the 64 bits that TOML
    asks a reader to accept (https://toml.io/en/v1.0.0#integer).
    """
    level: list[object] = [value]
    for _ in range(MOST_DEPTH):
        if any(type(one) is int and not -_INTEGERS <= one < _INTEGERS for one in level):
            yield Problem("remedy.number-long", place=name)
            return
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return
    yield Problem("remedy.deep", place=name)


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


Parts = dict[str, Any]
"""The fields of a shape that could be read."""


def parts_of(
    raw: Mapping[str, Any], shape: type[Any], path: str = ""
) -> tuple[Parts, list[Problem]]:
    """The fields of `shape` that could be read, each alone; a tuple holds None for a fault.

    `path` is the place of `raw` in the file, with a dot at its end.
    """
    hints = get_type_hints(shape)
    parts: Parts = {}
    problems: list[Problem] = []
    for field in fields(shape):
        place = f"{path}{field.name}"
        if field.name in raw:
            parts[field.name], faults = _part(hints[field.name], raw[field.name], place)
            problems += faults
        elif field.default is MISSING and field.default_factory is MISSING:
            problems.append(Problem("remedy.missing", place=place))
    for unknown, value in raw.items():
        if unknown not in hints:
            problems.append(Problem(UNKNOWN, place=f"{path}{unknown}", value=value))
    return {name: part for name, part in parts.items() if part is not None}, problems


def read_parts(file: Path, shape: type[Any]) -> tuple[Parts, list[Problem]]:
    """The fields of a file that could be read; BrokenDataError where the file as a whole cannot."""
    raw, bad = toml_of(file, bytes_of(file))
    parts, problems = parts_of(raw, shape)
    return parts, [*bad, *problems]


def entries_of(raw: object, shape: type[Any], path: str) -> tuple[tuple[Parts, ...], list[Problem]]:
    """The fields that could be read of each entry of a list, so that a fault hides no other."""
    if not isinstance(raw, list):
        return (), [Problem("remedy.list", place=path, value=raw)]
    entries: list[Parts] = []
    problems: list[Problem] = []
    for index, one in enumerate(raw):
        place = f"{path}[{entry_name(one, index)}]"
        if isinstance(one, dict):
            entry, faults = parts_of(one, shape, f"{place}.")
            entries.append(entry)
            problems += faults
        else:
            problems.append(Problem("remedy.table", place=place, value=one))
    return tuple(entries), problems


def entry_name(raw: object, index: int) -> str:
    """How a report names an entry of a list: by its key where it has one, else by its place."""
    key = raw.get("key") if isinstance(raw, dict) else None
    return key if isinstance(key, str) and len(key) <= _MOST_IN_NAME else str(index + 1)


def _part(hint: Any, raw: Any, place: str) -> tuple[Any, list[Problem]]:
    if getattr(hint, "__origin__", None) is not tuple or not isinstance(raw, list):
        return _value(hint, raw, place)
    read = [
        _value(hint.__args__[0], one, f"{place}[{entry_name(one, index)}]")
        for index, one in enumerate(raw)
    ]
    return tuple(value for value, _ in read), [fault for _, faults in read for fault in faults]


def _value(hint: Any, raw: Any, place: str) -> tuple[Any, list[Problem]]:
    if hint is date:
        if type(raw) is date:
            return raw, []
        return None, [Problem("remedy.date", place=place, value=raw)]
    if hint in _LENGTHS:
        if type(raw) is int or raw == FILL:
            return raw, []
        return None, [Problem("remedy.length", place=place, value=raw)]
    if hint == Mapping[str, Length] and isinstance(raw, dict):
        read = {key: _value(Length, one, f"{place}.{key}") for key, one in raw.items()}
        lengths = {key: length for key, (length, _) in read.items() if length is not None}
        return lengths, [fault for _, faults in read.values() for fault in faults]
    try:
        return _adapter(hint).validate_json(json.dumps(raw, default=_plain), strict=True), []
    except ValidationError as error:
        return None, list(_problems(place, error))


@cache
def _adapter(hint: Any) -> TypeAdapter[Any]:
    _make_strict(hint)
    return TypeAdapter(hint)


def _make_strict(hint: Any) -> None:
    """Let pydantic take the shapes in a hint as they are: no other fields, no other types."""
    for inner in get_args(hint):
        _make_strict(inner)
    if isinstance(hint, type) and is_dataclass(hint):
        with_config(ConfigDict(strict=True, extra="forbid"))(hint)
        for inner in get_type_hints(hint).values():
            _make_strict(inner)


def _plain(moment: object) -> list[str]:
    """A date or time of TOML, as something that no field of text takes for a text."""
    return [str(moment)]


def _problems(path: str, error: ValidationError) -> Iterator[Problem]:
    places: set[str] = set()
    for fault in error.errors():
        steps, kind = _without_choices(fault["loc"]), fault["type"]
        place = path
        for step in steps:
            place += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
        if place in places:
            continue
        places.add(place)
        chosen = len(steps) < len(fault["loc"])
        remedy = "remedy.length" if chosen else _REMEDIES.get(kind, "remedy.other")
        value = None if kind == "missing" else fault["input"]
        values = {"message": fault["msg"], **fault.get("ctx", {})}
        yield Problem(remedy, place=place, value=value, values=values)


def _without_choices(location: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The place of a fault; a length has two possible types, which pydantic adds to its place."""
    if "lengths" not in location:
        return location
    return location[: location.index("lengths") + 2]
