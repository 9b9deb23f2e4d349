"""Reads a data file into the fields of its shape, strictly: every fault, each field on its own.

A wrong field hides no other, and an unknown one is a fault.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType
from typing import Any, Final, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from planner.pathway.pathway import FILL, Length
from planner.reading.problems import Problem
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

_OTHER_FILES: Final = MappingProxyType(
    {
        b"\xff\xfe": "remedy.encoding",
        b"\xfe\xff": "remedy.encoding",
        b"{\\rtf": "remedy.rich-text",
        b"PK\x03\x04": "remedy.rich-text",
    }
)
"""How files begin that are no plain text in UTF-8: UTF-16, rich text, Word's own."""

_LENGTHS: Final = (Length, Length | None)

_REMEDIES: Final = MappingProxyType(
    {
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
)
"""What to do about a fault in the shape of a field, by pydantic's name of the fault."""


def read_strictly(*shapes: type[Any]) -> None:
    """Make pydantic take these shapes as they are: no other fields, no other types."""
    for shape in shapes:
        with_config(ConfigDict(strict=True, extra="forbid"))(shape)


def bytes_of(file: Path, problems: list[Problem], most: int | None = None) -> bytes | None:
    """What stands in a file of at most so many bytes; None with the reason added to `problems`."""
    try:
        about = file.stat()
        # Whoever opens a pipe waits until somebody writes into it.
        if not S_ISREG(about.st_mode):
            problems.append(Problem(file, "", None, "remedy.unreadable"))
            return None
        if most is not None and about.st_size > most:
            values = {"most": most}
            problems.append(Problem(file, "", about.st_size, "remedy.file-size", values))
            return None
        with file.open("rb") as opened:
            return opened.read() if most is None else opened.read(most)
    except OSError as error:
        problems.append(Problem(file, "", str(error), "remedy.unreadable"))
        return None


def toml_of(file: Path, content: bytes, problems: list[Problem]) -> dict[str, Any] | None:
    """The content of a file as TOML, or None with the reason added to `problems`.

    Where only single lines are no TOML, and what they meant is plain, it is what was meant, with a
    problem for each: so all faults of a file can be told at once.
    """
    text = _text_of(file, content, problems)
    if text is None:
        return None
    if found := _LONG_KEY.search(text):
        # The time that tomllib takes for a key grows with the square of its parts.
        problems.append(Problem(file, found[0].strip(), None, "remedy.deep"))
        return None
    try:
        raw: dict[str, Any] | None = tomllib.loads(text)
    except (ValueError, RecursionError, MemoryError) as error:
        # Not TOML, a number of thousands of digits, or lists in lists without an end.
        raw = _put_right(file, text, str(error), problems)
    if raw is None:
        return None
    faults = [problem for name in raw for problem in _beyond(file, name, raw[name])]
    problems.extend(faults)
    return None if faults else raw


def _text_of(file: Path, content: bytes, problems: list[Problem]) -> str | None:
    """The text of a file in UTF-8; None with what kind of file it is added to `problems`."""
    for begins, remedy in _OTHER_FILES.items():
        if content.startswith(begins):
            problems.append(Problem(file, "", None, remedy))
            return None
    try:
        # Some editors put a byte order mark at its start.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _NONE
    # UTF-16 without a mark at its start has one of these at every other place.
    if _NONE in text:
        problems.append(Problem(file, "", None, "remedy.encoding"))
        return None
    return text


def _put_right(file: Path, text: str, error: str, problems: list[Problem]) -> dict[str, Any] | None:
    """What a text that is no TOML was meant to hold, where that is plain; with all its bad lines.

    It is only read on for more faults: the problems that are added keep it from being used.
    """
    bad = bad_lines(text, _MOST_LINES)
    if not bad:
        problems.append(Problem(file, "", error, "remedy.toml"))
        return None
    for one in bad:
        said = one.text.strip()
        problems.append(Problem(file, "", said, one.remedy, one.values, line=one.number))
    meant = put_right(text, bad)
    try:
        return None if meant is None else tomllib.loads(meant)
    except (ValueError, RecursionError, MemoryError):
        return None


def _beyond(file: Path, name: str, value: object) -> Iterator[Problem]:
    """What no field of ours can hold, and what much of Python cannot write: of a field, the first.

    That is lists and tables deeper than all our shapes, and numbers beyond the 64 bits that TOML
    asks a reader to accept (https://toml.io/en/v1.0.0#integer).
    """
    level: list[object] = [value]
    for _ in range(MOST_DEPTH):
        if any(type(one) is int and not -_INTEGERS <= one < _INTEGERS for one in level):
            yield Problem(file, name, None, "remedy.number-long")
            return
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return
    yield Problem(file, name, None, "remedy.deep")


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def parts_of(
    file: Path, raw: Mapping[str, Any], shape: type[Any], problems: list[Problem], path: str = ""
) -> dict[str, Any]:
    """The fields of `shape` that could be read, each alone; a list holds None for a fault.

    `path` is the place of `raw` in the file, with a dot at its end.
    """
    hints = get_type_hints(shape)
    parts: dict[str, Any] = {}
    for field in fields(shape):
        place = f"{path}{field.name}"
        if field.name not in raw:
            if field.default is MISSING and field.default_factory is MISSING:
                problems.append(Problem(file, place, None, _REMEDIES["missing"]))
            continue
        parts[field.name] = _part(file, hints[field.name], raw[field.name], place, problems)
    for unknown, value in raw.items():
        if unknown not in hints:
            problems.append(Problem(file, f"{path}{unknown}", value, UNKNOWN))
    return {name: part for name, part in parts.items() if part is not None}


def entries_of(
    file: Path, raw: object, shape: type[Any], path: str, problems: list[Problem]
) -> list[dict[str, Any]]:
    """The fields that could be read of each entry of a list, so that a fault hides no other."""
    if not isinstance(raw, list):
        problems.append(Problem(file, path, raw, "remedy.list"))
        return []
    entries: list[dict[str, Any]] = []
    for index, one in enumerate(raw):
        place = f"{path}[{entry_name(one, index)}]"
        if isinstance(one, dict):
            entries.append(parts_of(file, one, shape, problems, f"{place}."))
        else:
            problems.append(Problem(file, place, one, "remedy.table"))
    return entries


def whole(parts: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a file without faults, with its lists as they are kept."""
    return {name: tuple(part) if isinstance(part, list) else part for name, part in parts.items()}


def _part(file: Path, hint: Any, raw: Any, path: str, problems: list[Problem]) -> Any:
    item = getattr(hint, "__args__", (None,))[0]
    if getattr(hint, "__origin__", None) is tuple and isinstance(raw, list):
        return [
            _value(file, item, one, f"{path}[{entry_name(one, index)}]", problems)
            for index, one in enumerate(raw)
        ]
    return _value(file, hint, raw, path, problems)


def entry_name(raw: object, index: int) -> str:
    """How a report names an entry of a list: by its key where it has one, else by its place."""
    key = raw.get("key") if isinstance(raw, dict) else None
    return key if isinstance(key, str) and len(key) <= _MOST_IN_NAME else str(index + 1)


def _value(file: Path, hint: Any, raw: Any, path: str, problems: list[Problem]) -> Any:
    if hint is date:
        if type(raw) is date:
            return raw
        problems.append(Problem(file, path, raw, "remedy.date"))
        return None
    if hint in _LENGTHS:
        if type(raw) is int or raw == FILL:
            return raw
        problems.append(Problem(file, path, raw, "remedy.length"))
        return None
    if hint == Mapping[str, Length] and isinstance(raw, dict):
        read = {
            key: _value(file, Length, one, f"{path}.{key}", problems) for key, one in raw.items()
        }
        return {key: length for key, length in read.items() if length is not None}
    try:
        return _adapter(hint).validate_json(json.dumps(raw, default=_plain), strict=True)
    except ValidationError as error:
        problems.extend(_problems(file, path, error))
        return None


@cache
def _adapter(hint: Any) -> TypeAdapter[Any]:
    return TypeAdapter(hint)


def _plain(moment: object) -> list[str]:
    """A date or time of TOML, as something that no field of text takes for a text."""
    return [str(moment)]


def _problems(file: Path, path: str, error: ValidationError) -> Iterator[Problem]:
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
        yield Problem(file, place, value, remedy, values)


def _without_choices(location: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The place of a fault; a length has two possible types, which pydantic adds to its place."""
    if "lengths" not in location:
        return location
    return location[: location.index("lengths") + 2]
