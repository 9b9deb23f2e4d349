"""Checks of a data file that no single field can answer: keys, references, bounds, sources.

They run on whatever parts had the right shape: a list may hold None for an entry that had not.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final

from planner.pathway.claims import Claim, Source
from planner.pathway.pathway import (
    ASSUMPTION,
    FACILITY,
    MOST_DAYS,
    MOST_STAGES,
    Marker,
    MarkerAt,
    Range,
    Stage,
)
from planner.reading.problems import Problem

KEY: Final = re.compile(r"[a-z][a-z0-9-]{0,31}")
RESERVED: Final = frozenset(
    {
        *("pathway", "start", "context", "lang", "v"),
        *("embed", "embed_options", "paper", "theme", "width", "titles", "with", "step"),
    }
)
"""Names in a link that no stage may take."""

_MOST_TEXT: Final = 600
_WEB: Final = ("https://", "http://")
_DIALED: Final = re.compile(r"\+?[0-9]{3,15}")
_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def pathway_problems(
    file: Path, parts: Mapping[str, Any], shared: Iterable[str] | None = ()
) -> Iterator[Problem]:
    """Every fault in what was read of a pathway file.

    `shared` are the keys of sources in another file; None when that could not be read.
    """
    stages = _present(parts, "stages")
    named = ("stages", "lanes", "scenarios", "markers", "sources", "glossary")
    yield from _keys(file, parts, named)
    yield from _unique(file, "conflicts", _present(parts, "conflicts"))
    yield from _guidance(file, parts)
    yield from _stages(file, stages)
    yield from _scenarios(file, parts, stages)
    yield from _markers(file, _present(parts, "markers"), stages)
    yield from _sources(file, parts, shared)
    yield from _settled(file, parts)
    yield from _texts(file, parts)


def helpline_problems(file: Path, parts: Mapping[str, Any]) -> Iterator[Problem]:
    """Every fault in what was read of the help lines."""
    yield from _unique(file, "lines", _present(parts, "lines"))
    for line in _present(parts, "lines"):
        place = f"lines[{line.key}]"
        if line.address is not None and not line.address.startswith(_WEB):
            yield Problem(file, f"{place}.address", line.address, "remedy.address")
        for name, number in (("tel", line.tel), ("sms", line.sms)):
            if number is not None and not _DIALED.fullmatch(number):
                yield Problem(file, f"{place}.{name}", number, "remedy.dialed")
    yield from _unique(file, "sources", _present(parts, "sources"))
    yield from _sources(file, parts)
    yield from _texts(file, parts)


def _present(parts: Mapping[str, Any], name: str) -> list[Any]:
    return [one for one in parts.get(name, ()) if one is not None]


def _unique(file: Path, name: str, entries: Iterable[Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for entry in entries:
        if entry.key in seen:
            yield Problem(file, f"{name}[{entry.key}].key", entry.key, "remedy.key-once")
        seen.add(entry.key)


def _keys(file: Path, parts: Mapping[str, Any], names: Sequence[str]) -> Iterator[Problem]:
    remedy = "remedy.key-form"
    for name in names:
        entries = _present(parts, name)
        yield from _unique(file, name, entries)
        for entry in entries:
            if not KEY.fullmatch(entry.key) and name != "sources":
                yield Problem(file, f"{name}[{entry.key}].key", entry.key, remedy)
    key = parts.get("key")
    if key is not None and not KEY.fullmatch(key):
        yield Problem(file, "key", key, remedy)
    stages = {stage.key for stage in _present(parts, "stages")}
    for taken in sorted(stages & RESERVED):
        yield Problem(file, f"stages[{taken}].key", taken, "remedy.key-reserved")
    for lane in _present(parts, "lanes"):
        if lane.key in stages:
            yield Problem(file, f"lanes[{lane.key}].key", lane.key, "remedy.key-of-stage")


def _stages(file: Path, stages: Sequence[Stage]) -> Iterator[Problem]:
    if not 1 <= len(stages) <= MOST_STAGES:
        yield Problem(file, "stages", len(stages), "remedy.stage-number", {"most": MOST_STAGES})
    counted = [stage for stage in stages if stage.counts]
    if stages and not counted:
        yield Problem(file, "stages", None, "remedy.counted-stage")
    for stage in stages:
        place = f"stages[{stage.key}]"
        if stage.open_ended and stage is not stages[-1]:
            yield Problem(file, f"{place}.open_ended", True, "remedy.open-end-last")
        elif stage.open_ended and (stage.counts or stage.optional):
            yield Problem(file, f"{place}.open_ended", True, "remedy.open-end-kind")
        if stage.may_fill and (not counted or stage is not counted[-1]):
            yield Problem(file, f"{place}.may_fill", True, "remedy.fill-last")
        if stage.may_fill and not stage.optional:
            yield Problem(file, f"{place}.optional", False, "remedy.fill-optional")
        if stage.may_be_skipped and not stage.optional:
            yield Problem(file, f"{place}.optional", False, "remedy.skip-optional")
        if stage.range is not None:
            yield from _range(file, f"{place}.range", stage.range)


def _guidance(file: Path, parts: Mapping[str, Any]) -> Iterator[Problem]:
    rule = parts.get("guidance")
    if rule is not None and not 1 <= rule.days <= MOST_DAYS:
        yield Problem(file, "guidance.days", rule.days, *_days(1))


def _range(file: Path, place: str, stated: Range) -> Iterator[Problem]:
    if stated.words is None and stated.source != FACILITY:
        yield Problem(file, f"{place}.words", None, "remedy.missing")
    most = MOST_DAYS if stated.most is None else stated.most
    if not 1 <= stated.least <= MOST_DAYS:
        yield Problem(file, f"{place}.least", stated.least, *_days(1))
    if not 1 <= most <= MOST_DAYS:
        yield Problem(file, f"{place}.most", most, *_days(1))
    if stated.least > most:
        values = {"least": stated.least}
        yield Problem(file, f"{place}.most", most, "remedy.most-below-least", values)


def _days(least: int, *, fill: bool = False) -> tuple[str, dict[str, object]]:
    message = "remedy.days-or-fill" if fill else "remedy.days"
    return message, {"least": least, "most": MOST_DAYS}


def _scenarios(file: Path, parts: Mapping[str, Any], stages: Sequence[Stage]) -> Iterator[Problem]:
    scenarios = _present(parts, "scenarios")
    default = parts.get("default_scenario")
    if default is not None and all(default != scenario.key for scenario in scenarios):
        known = ", ".join(scenario.key for scenario in scenarios)
        yield Problem(
            file, "default_scenario", default, "remedy.default-scenario", {"known": known}
        )
    by_key = {stage.key: stage for stage in stages}
    whole = len(by_key) == len(parts.get("stages", ()))
    for scenario in scenarios:
        place = f"scenarios[{scenario.key}].lengths"
        for key, length in scenario.lengths.items():
            stage = by_key.get(key)
            if stage is None:
                if whole:
                    yield Problem(file, f"{place}.{key}", length, "remedy.stage-of-pathway")
            elif not stage.allows(length):
                remedy = _days(stage.least_choice, fill=stage.may_fill)
                yield Problem(file, f"{place}.{key}", length, *remedy)
        for key in by_key.keys() - scenario.lengths.keys():
            yield Problem(file, f"{place}.{key}", None, "remedy.stage-length")


def _markers(file: Path, markers: Iterable[Marker], stages: Iterable[Stage]) -> Iterator[Problem]:
    keys = {stage.key for stage in stages}
    for marker in markers:
        place = f"markers[{marker.key}].day"
        if (marker.at is MarkerAt.DAY) != (marker.day is not None):
            yield Problem(file, place, marker.day, "remedy.marker-day")
        elif marker.day is not None and not 1 <= marker.day <= MOST_DAYS:
            yield Problem(file, place, marker.day, *_days(1))
        if marker.of is not None and (marker.day is None or marker.of not in keys):
            yield Problem(file, f"markers[{marker.key}].of", marker.of, "remedy.stage-of-pathway")


def _sources(
    file: Path, parts: Mapping[str, Any], shared: Iterable[str] | None = ()
) -> Iterator[Problem]:
    sources: list[Source] = _present(parts, "sources")
    known = {source.key for source in sources} | {ASSUMPTION, FACILITY, *(shared or ())}
    complete = shared is not None and "sources" in parts and len(sources) == len(parts["sources"])
    for source in sources:
        if not _MONTH.fullmatch(source.checked):
            place = f"sources[{source.key}].checked"
            yield Problem(file, place, source.checked, "remedy.month")
        if source.address is not None and not source.address.startswith(_WEB):
            place = f"sources[{source.key}].address"
            yield Problem(file, place, source.address, "remedy.address")
    for place, entry in _walk(parts):
        named = list(getattr(entry, "sources", ()))
        if isinstance(entry, Range):
            named.append(entry.source)
        if complete:
            for key in named:
                if key not in known:
                    yield Problem(file, f"{place}.sources", key, "remedy.source-known")
        if isinstance(entry, Claim) and not named and re.search(r"[0-9]", entry.text):
            yield Problem(file, f"{place}.sources", None, "remedy.number-source")


def _settled(file: Path, parts: Mapping[str, Any]) -> Iterator[Problem]:
    conflicts = _present(parts, "conflicts")
    if len(conflicts) < len(parts.get("conflicts", ())):
        return
    known = {conflict.key for conflict in conflicts}
    for place, entry in _walk(parts):
        for key in getattr(entry, "settles", ()):
            if key not in known:
                yield Problem(file, f"{place}.settles", key, "remedy.conflict-known")


def _texts(file: Path, parts: Mapping[str, Any]) -> Iterator[Problem]:
    for place, text in texts(parts):
        if not text.strip():
            yield Problem(file, place, text, "remedy.text-empty")
        elif len(text) > _MOST_TEXT:
            yield Problem(file, place, text, "remedy.text-long", {"most": _MOST_TEXT})
        if any(
            unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for character in text
        ):
            yield Problem(file, place, text, "remedy.text-control")


def texts(parts: object) -> Iterator[tuple[str, str]]:
    """Every text in the parts of a file, with its place."""
    for place, entry in _walk(parts):
        for field in fields(entry):
            value = getattr(entry, field.name)
            if isinstance(value, str):
                yield f"{place}.{field.name}", value
    if isinstance(parts, Mapping):
        for name, value in parts.items():
            if isinstance(value, str):
                yield name, value


def _walk(entry: object, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every dataclass inside `entry`, itself included, with its place in the file."""
    if isinstance(entry, Mapping):
        for name, part in entry.items():
            yield from _walk(part, f"{place}.{name}" if place else name)
    elif isinstance(entry, list | tuple):
        for index, part in enumerate(entry):
            key = part.key if hasattr(part, "key") else index + 1
            yield from _walk(part, f"{place}[{key}]")
    elif is_dataclass(entry) and not isinstance(entry, type):
        yield place, entry
        for field in fields(entry):
            yield from _walk(getattr(entry, field.name), f"{place}.{field.name}")
