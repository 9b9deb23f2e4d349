"""Reads `data/` into pathways and help lines, strictly: every fault of a file in one report.

The files are checked in two steps, so that one wrong field hides nothing else: first the shape
of each part on its own (unknown keys are faults), then the references between all the parts
that did have the right shape.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from planner import references
from planner.pathway import (
    Card,
    Claim,
    Conflict,
    GuidanceLane,
    GuidanceRule,
    HelpLine,
    Helplines,
    Length,
    Marker,
    Pathway,
    Question,
    Range,
    Safety,
    Scenario,
    Source,
    Stage,
)
from planner.problems import BrokenDataError, Problem

DATA: Final = Path(__file__).resolve().parent.parent / "data"
FAVICON: Final = DATA / "favicon.png"
DEFAULT_PATHWAY: Final = "clonazepam"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioEntry:
    """A scenario as it stands in the file: a length for each stage's key."""

    key: str
    button: str
    title: str
    lengths: dict[str, Length]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayFile:
    """A pathway as it stands in the file."""

    key: str
    title: str
    medicine: str
    content_version: date
    reviewed: date
    default_scenario: str
    stages: tuple[Stage, ...]
    scenarios: tuple[ScenarioEntry, ...]
    markers: tuple[Marker, ...]
    guidance: GuidanceRule
    lanes: tuple[GuidanceLane, ...]
    safety: Safety
    before: Card
    first_call: tuple[Question, ...]
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]


_SHAPES: Final = (
    *(Source, Claim, Range, Question, Card, Stage, GuidanceLane, Marker, GuidanceRule, Safety),
    *(Conflict, ScenarioEntry, HelpLine),
)
for _shape in _SHAPES:
    with_config(ConfigDict(strict=True, extra="forbid"))(_shape)

_REMEDIES: Final = MappingProxyType(
    {
        "missing": "remedy.missing",
        "unexpected_keyword_argument": "remedy.unknown",
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Library:
    """All that was read from `data/`, checked."""

    pathways: Mapping[str, Pathway]
    default: Pathway
    helplines: Helplines


@cache
def library() -> Library:
    """What the app itself shows: `data/`, read once."""
    return load()


def load(data: Path = DATA) -> Library:
    """Read everything in `data`; BrokenDataError names every fault of every file."""
    problems: list[Problem] = []
    pathways: dict[str, Pathway] = {}
    helplines = read_helplines(data / "helplines.toml", problems)
    shared = None if helplines is None else helplines.sources
    before = len(problems)
    for file in sorted((data / "pathways").glob("*.toml")):
        pathway = read_pathway(file, problems, shared)
        if pathway is None:
            continue
        if pathway.key in pathways:
            problems.append(Problem(file, "key", pathway.key, "remedy.key-of-pathway"))
        pathways[pathway.key] = pathway
    default = pathways.get(DEFAULT_PATHWAY)
    if default is None and len(problems) == before:
        problems.append(
            Problem(
                file=data / "pathways",
                path="",
                value=DEFAULT_PATHWAY,
                remedy="remedy.default-pathway",
            )
        )
    if problems or default is None or helplines is None:
        raise BrokenDataError(problems)
    return Library(pathways=MappingProxyType(pathways), default=default, helplines=helplines)


def read_pathway(
    file: Path, problems: list[Problem], shared: Iterable[Source] | None = ()
) -> Pathway | None:
    """The pathway in `file`, or None with its faults added to `problems`.

    `shared` are the sources of the help lines, which a pathway may name too; None when they
    could not be read.
    """
    before = len(problems)
    parts = _parts(file, PathwayFile, problems)
    if parts is None:
        return None
    keys = None if shared is None else [source.key for source in shared]
    problems.extend(references.pathway_problems(file, parts, keys))
    if len(problems) > before:
        return None
    entry = PathwayFile(**_whole(parts))
    scenarios = tuple(
        Scenario(
            key=scenario.key,
            button=scenario.button,
            title=scenario.title,
            lengths=tuple(scenario.lengths[stage.key] for stage in entry.stages),
        )
        for scenario in entry.scenarios
    )
    return Pathway(
        key=entry.key,
        title=entry.title,
        medicine=entry.medicine,
        content_version=entry.content_version,
        reviewed=entry.reviewed,
        stages=entry.stages,
        scenarios=scenarios,
        default=next(one for one in scenarios if one.key == entry.default_scenario),
        markers=entry.markers,
        guidance=entry.guidance,
        lanes=entry.lanes,
        safety=entry.safety,
        before=entry.before,
        first_call=entry.first_call,
        sources=entry.sources,
        conflicts=entry.conflicts,
    )


def read_helplines(file: Path, problems: list[Problem]) -> Helplines | None:
    """The help lines in `file`, or None with its faults added to `problems`."""
    before = len(problems)
    parts = _parts(file, Helplines, problems)
    if parts is None:
        return None
    problems.extend(references.helpline_problems(file, parts))
    if len(problems) > before:
        return None
    return Helplines(**_whole(parts))


def _whole(parts: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a file without faults, with its lists as they are kept."""
    return {name: tuple(part) if isinstance(part, list) else part for name, part in parts.items()}


def _parts(file: Path, shape: type[Any], problems: list[Problem]) -> dict[str, Any] | None:
    """The fields of `shape` that could be read, each alone; a list holds None for a fault.

    None when the file as a whole could not be read.
    """
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(file, "", str(error), "remedy.unreadable"))
        return None
    except ValueError as error:  # not TOML, or a number of thousands of digits
        problems.append(Problem(file, "", str(error), "remedy.toml"))
        return None
    hints = get_type_hints(shape)
    parts: dict[str, Any] = {}
    for field in fields(shape):
        if field.name not in raw:
            if field.default is MISSING:
                problems.append(Problem(file, field.name, None, _REMEDIES["missing"]))
            continue
        parts[field.name] = _part(file, hints[field.name], raw[field.name], field.name, problems)
    for unknown in raw.keys() - hints.keys():
        remedy = _REMEDIES["unexpected_keyword_argument"]
        problems.append(Problem(file, unknown, raw[unknown], remedy))
    return {name: part for name, part in parts.items() if part is not None}


def _part(file: Path, hint: Any, raw: Any, path: str, problems: list[Problem]) -> Any:
    item = getattr(hint, "__args__", (None,))[0]
    if getattr(hint, "__origin__", None) is tuple and isinstance(raw, list):
        return [
            _value(file, item, one, f"{path}[{_name(one, index)}]", problems)
            for index, one in enumerate(raw)
        ]
    return _value(file, hint, raw, path, problems)


def _name(raw: object, index: int) -> str:
    """How a report names an entry of a list: by its key where it has one, else by its place."""
    key = raw.get("key") if isinstance(raw, dict) else None
    return key if isinstance(key, str) else str(index + 1)


def _value(file: Path, hint: Any, raw: Any, path: str, problems: list[Problem]) -> Any:
    if hint is date:
        if type(raw) is date:
            return raw
        problems.append(Problem(file, path, raw, "remedy.date"))
        return None
    try:
        return TypeAdapter(hint).validate_json(json.dumps(raw, default=_plain), strict=True)
    except ValidationError as error:
        problems.extend(_problems(file, path, error))
        return None


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
