"""One file of a facility: bounded in size, in what is reported of it, and in what it can break."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from planner.pathway.pathway import Pathway
from planner.reading.fields import bytes_of, toml_of
from planner.reading.problems import BrokenDataError, Problem
from planner.reading.programs.fields import ENTRIES, read_fields
from planner.reading.programs.program import FacilityFile, facility_pathway
from planner.reading.programs.rules import facility_problems

MOST_BYTES: Final = 64_000
MOST_FAULTS: Final = 30
"""The most faults that are named of one file; one more line then tells how many are left."""

_FINGERPRINT: Final = 16
_OURS: Final = frozenset({"name", "contact", "checked"})
_BUILT_IN: Final = frozenset({"title", "medicine", "content_version", "default_scenario"})
"""Fields by which a facility's file and a built-in pathway are told apart."""


def read_facility(
    file: Path,
    built_in: Pathway,
    taken: Iterable[str] = (),
    today: date | None = None,
    *,
    within: Path | None = None,
) -> Pathway:
    """The program in `file`; BrokenDataError names its faults. It raises nothing else.

    `taken` are keys that it may not have, beside that of the built-in pathway. `today` is the date
    in UTC, by which nothing can be checked in the future: by the clock where it is None. Of a
    folder `within` which it has to be, no link leads out.
    """
    try:
        if within is not None and not file.resolve().is_relative_to(within.resolve()):
            raise BrokenDataError.of(file, Problem("remedy.file-outside"))
        day = datetime.now(UTC).date() if today is None else today
        return _read(file, built_in, {built_in.key, *taken}, day)
    except BrokenDataError as broken:
        named, more = broken.problems[:MOST_FAULTS], len(broken.problems) - MOST_FAULTS
        if more > 0:
            named += ((file, Problem("remedy.more-faults", values={"left": more})),)
        raise BrokenDataError(named) from None
    except Exception as error:
        raise BrokenDataError.of(file, Problem("remedy.unreadable", value=repr(error))) from error


def _read(file: Path, built_in: Pathway, taken: set[str], today: date) -> Pathway:
    content = bytes_of(file, MOST_BYTES)
    raw, bad = toml_of(file, content)
    parts, faults = read_fields(raw)
    problems = (*bad, *faults, *facility_problems(parts, built_in, taken, today))
    if problems:
        raise BrokenDataError.of(file, *problems)
    for name, shape in ENTRIES.items():
        parts[name] = tuple(shape(**one) for one in parts.get(name, ()))
    fingerprint = sha256(content).hexdigest()[:_FINGERPRINT]
    return facility_pathway(FacilityFile(**parts), built_in, fingerprint)


def is_facility_file(file: Path) -> bool:
    """Whether a file is meant to be a facility's program rather than a built-in pathway."""
    try:
        content = bytes_of(file, MOST_BYTES)
    except BrokenDataError:
        return False
    try:
        raw, _ = toml_of(file, content)
    except BrokenDataError:
        return not any(f"\n{name}".encode() in content for name in _BUILT_IN)
    return bool(raw.keys() & _OURS) or not raw.keys() & _BUILT_IN
