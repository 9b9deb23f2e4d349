"""Checks of a data file that no single field can answer: keys, references, bounds, sources.

They run on whatever parts had the right shape: a list may hold None for an entry that had not.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, Final

from planner.pathway.claims import Claim, Source
from planner.pathway.pathway import (
    ASSUMPTION,
    FACILITY,
    MOST_DAYS,
    MOST_STAGES,
    Length,
    MarkerAt,
    Range,
    Stage,
)
from planner.reading.fields import Parts
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
UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Characters that are not seen: breaks of a line, and those that turn the order of others."""

_WEB: Final = ("https://", "http://")
_DIALED: Final = re.compile(r"\+?[0-9]{3,15}")
_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def pathway_problems(parts: Parts, shared: Iterable[str] | None = ()) -> Iterator[Problem]:
    """Every fault in what was read of a pathway file.

    `shared` are the keys of sources in another file; None when that could not be read.
    """
    stages = _present(parts, "stages")
    yield from _keys(parts, {stage.key for stage in stages})
    if (rule := parts.get("guidance")) is not None:
        yield from days_problem(rule.days, "guidance.days")
    yield from _stages(parts, stages)
    yield from _scenarios(parts, stages)
    yield from _markers(parts, stages)
    yield from _sources(parts, shared)
    yield from _settled(parts)
    yield from _texts(parts)


def helpline_problems(parts: Parts) -> Iterator[Problem]:
    """Every fault in what was read of the help lines."""
    yield from key_problems(_keyed(parts, "lines"), form=None)
    yield from key_problems(_keyed(parts, "sources"), form=None)
    for line in _present(parts, "lines"):
        place = f"lines[{line.key}]"
        if line.address is not None and not line.address.startswith(_WEB):
            yield Problem("remedy.address", place=f"{place}.address", value=line.address)
        for name, number in (("tel", line.tel), ("sms", line.sms)):
            if number is not None and not _DIALED.fullmatch(number):
                yield Problem("remedy.dialed", place=f"{place}.{name}", value=number)
    yield from _sources(parts)
    yield from _texts(parts)


def key_problems(
    keys: Iterable[tuple[str, str]],
    reserved: Collection[str] = (),
    form: re.Pattern[str] | None = KEY,
) -> Iterator[Problem]:
    """Faults of the keys of a list, each with the place of its entry: reserved, form, or twice."""
    seen: set[str] = set()
    for place, key in keys:
        if key in reserved:
            yield Problem("remedy.key-reserved", place=f"{place}.key", value=key)
        elif form is not None and not form.fullmatch(key):
            yield Problem("remedy.key-form", place=f"{place}.key", value=key)
        if key in seen:
            yield Problem("remedy.key-once", place=f"{place}.key", value=key)
        seen.add(key)


def range_problem(least: int | None, most: int | None, place: str) -> Iterator[Problem]:
    """The fault of a range that ends before it begins; `place` is that of the stage."""
    if least is not None and most is not None and most < least:
        values = {"least": least}
        yield Problem("remedy.most-below-least", place=f"{place}.most", value=most, values=values)


def days_problem(
    days: int | None, place: str, *, least: int = 1, most: int = MOST_DAYS
) -> Iterator[Problem]:
    """The fault of a number of days, or of a Day, that is not from `least` to `most`, inclusive."""
    if days is not None and not least <= days <= most:
        yield Problem("remedy.days", place=place, value=days, values={"least": least, "most": most})


def text_problems(text: str, place: str, most: int = _MOST_TEXT) -> Iterator[Problem]:
    """Faults of a text in any file: empty, of more than `most` characters, or not to be seen."""
    if not text.strip():
        yield Problem("remedy.text-empty", place=place, value=text)
        return
    if len(text) > most:
        yield Problem("remedy.text-long", place=place, value=text, values={"most": most})
    if any(unicodedata.category(sign) in UNSEEN for sign in text[:most]):
        yield Problem("remedy.text-control", place=place, value=text[:most])


def _present(parts: Parts, name: str) -> list[Any]:
    return [one for one in parts.get(name, ()) if one is not None]


def _is_whole(parts: Parts, name: str) -> bool:
    """Whether every entry of a list could be read: only then is one that is named not there."""
    return name in parts and None not in parts[name]


def _keyed(parts: Parts, name: str) -> list[tuple[str, str]]:
    return [(f"{name}[{entry.key}]", entry.key) for entry in _present(parts, name)]


def _keys(parts: Parts, stages: Collection[str]) -> Iterator[Problem]:
    yield from key_problems(_keyed(parts, "stages"), RESERVED)
    for name in ("lanes", "scenarios", "markers", "glossary"):
        yield from key_problems(_keyed(parts, name))
    for name in ("sources", "conflicts"):
        yield from key_problems(_keyed(parts, name), form=None)
    key = parts.get("key")
    if key is not None and not KEY.fullmatch(key):
        yield Problem("remedy.key-form", place="key", value=key)
    for place, lane in _keyed(parts, "lanes"):
        if lane in stages:
            yield Problem("remedy.key-of-stage", place=f"{place}.key", value=lane)


def _stages(parts: Parts, stages: Sequence[Stage]) -> Iterator[Problem]:
    if "stages" in parts and not 1 <= (number := len(parts["stages"])) <= MOST_STAGES:
        values = {"most": MOST_STAGES}
        yield Problem("remedy.stage-number", place="stages", value=number, values=values)
    counted = [stage for stage in stages if stage.counts]
    if stages and not counted and _is_whole(parts, "stages"):
        yield Problem("remedy.counted-stage", place="stages")
    for stage in stages:
        place = f"stages[{stage.key}]"
        if stage.open_ended and stage is not stages[-1]:
            yield Problem("remedy.open-end-last", place=f"{place}.open_ended", value=True)
        elif stage.open_ended and (stage.counts or stage.optional):
            yield Problem("remedy.open-end-kind", place=f"{place}.open_ended", value=True)
        if stage.may_fill and (not counted or stage is not counted[-1]):
            yield Problem("remedy.fill-last", place=f"{place}.may_fill", value=True)
        if stage.may_fill and not stage.optional:
            yield Problem("remedy.fill-optional", place=f"{place}.optional", value=False)
        if stage.may_be_skipped and not stage.optional:
            yield Problem("remedy.skip-optional", place=f"{place}.optional", value=False)
        if stage.range is not None:
            yield from _range(stage.range, f"{place}.range")


def _range(stated: Range, place: str) -> Iterator[Problem]:
    if stated.words is None and stated.source != FACILITY:
        yield Problem("remedy.missing", place=f"{place}.words")
    yield from days_problem(stated.least, f"{place}.least")
    yield from days_problem(stated.most, f"{place}.most")
    yield from range_problem(stated.least, stated.most, place)


def _scenarios(parts: Parts, stages: Sequence[Stage]) -> Iterator[Problem]:
    scenarios = _present(parts, "scenarios")
    default = parts.get("default_scenario")
    known = [scenario.key for scenario in scenarios]
    if default is not None and default not in known and _is_whole(parts, "scenarios"):
        values = {"known": ", ".join(known)}
        place = "default_scenario"
        yield Problem("remedy.default-scenario", place=place, value=default, values=values)
    by_key = {stage.key: stage for stage in stages}
    for scenario in scenarios:
        place = f"scenarios[{scenario.key}].lengths"
        for key, length in scenario.lengths.items():
            stage = by_key.get(key)
            if stage is not None:
                yield from _length(stage, length, f"{place}.{key}")
            elif _is_whole(parts, "stages"):
                yield Problem("remedy.stage-of-pathway", place=f"{place}.{key}", value=length)
        for key in by_key.keys() - scenario.lengths.keys():
            yield Problem("remedy.stage-length", place=f"{place}.{key}")


def _length(stage: Stage, length: Length, place: str) -> Iterator[Problem]:
    if not stage.allows(length):
        remedy = "remedy.days-or-fill" if stage.may_fill else "remedy.days"
        values = {"least": stage.least_choice, "most": stage.most_choice}
        yield Problem(remedy, place=place, value=length, values=values)


def _markers(parts: Parts, stages: Iterable[Stage]) -> Iterator[Problem]:
    keys = {stage.key for stage in stages}
    for marker in _present(parts, "markers"):
        place = f"markers[{marker.key}]"
        if (marker.at is MarkerAt.DAY) != (marker.day is not None):
            yield Problem("remedy.marker-day", place=f"{place}.day", value=marker.day)
        else:
            yield from days_problem(marker.day, f"{place}.day")
        unknown = marker.of not in keys and _is_whole(parts, "stages")
        if marker.of is not None and (marker.day is None or unknown):
            yield Problem("remedy.stage-of-pathway", place=f"{place}.of", value=marker.of)


def _sources(parts: Parts, shared: Iterable[str] | None = ()) -> Iterator[Problem]:
    sources: list[Source] = _present(parts, "sources")
    known = {source.key for source in sources} | {ASSUMPTION, FACILITY, *(shared or ())}
    complete = shared is not None and _is_whole(parts, "sources")
    for source in sources:
        place = f"sources[{source.key}]"
        if not _MONTH.fullmatch(source.checked):
            yield Problem("remedy.month", place=f"{place}.checked", value=source.checked)
        if source.address is not None and not source.address.startswith(_WEB):
            yield Problem("remedy.address", place=f"{place}.address", value=source.address)
    for place, entry in _walk(parts):
        named = list(getattr(entry, "sources", ()))
        if isinstance(entry, Range):
            named.append(entry.source)
        for key in named if complete else ():
            if key not in known:
                yield Problem("remedy.source-known", place=f"{place}.sources", value=key)
        if isinstance(entry, Claim) and not named and re.search(r"[0-9]", entry.text):
            yield Problem("remedy.number-source", place=f"{place}.sources")


def _settled(parts: Parts) -> Iterator[Problem]:
    known = {conflict.key for conflict in _present(parts, "conflicts")}
    for place, entry in _walk(parts) if _is_whole(parts, "conflicts") else ():
        for key in getattr(entry, "settles", ()):
            if key not in known:
                yield Problem("remedy.conflict-known", place=f"{place}.settles", value=key)


def _texts(parts: Parts) -> Iterator[Problem]:
    for place, text in texts(parts):
        yield from text_problems(text, place)


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
