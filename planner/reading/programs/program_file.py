"""One file of a facility: bounded in size, in what is reported of it, and in what it can break."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from planner.pathway.pathway import Pathway
from planner.reading.fields import bytes_of, toml_of, whole
from planner.reading.problems import Problem
from planner.reading.programs.fields import read_fields
from planner.reading.programs.program import (
    FacilityExample,
    FacilityFile,
    FacilityMarker,
    FacilityStage,
    facility_pathway,
)
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
    problems: list[Problem],
    taken: Iterable[str] = (),
    today: date | None = None,
    *,
    within: Path | None = None,
) -> Pathway | None:
    """The program in `file`, or None with its faults added to `problems`. It raises nothing.

    `taken` are keys that it may not have, beside that of the built-in pathway. `today` is the date
    in UTC, by which nothing can be checked in the future: by the clock where it is None. Of a
    folder `within` which it has to be, no link leads out.
    """
    found: list[Problem] = []
    program: Pathway | None = None
    try:
        if within is not None and not file.resolve().is_relative_to(within.resolve()):
            problems.append(Problem(file, "", None, "remedy.file-outside"))
            return None
        day = datetime.now(UTC).date() if today is None else today
        program = _read(file, built_in, found, {built_in.key, *taken}, day)
    except Exception as error:  # noqa: BLE001 - no file may take the app down; it is told here
        found = [Problem(file, "", repr(error), "remedy.unreadable")]
    problems += found[:MOST_FAULTS]
    if len(found) > MOST_FAULTS:
        values = {"left": len(found) - MOST_FAULTS}
        problems.append(Problem(file, "", None, "remedy.more-faults", values))
    return program


def _read(
    file: Path, built_in: Pathway, problems: list[Problem], taken: set[str], today: date
) -> Pathway | None:
    content = bytes_of(file, problems, MOST_BYTES)
    raw = None if content is None else toml_of(file, content, problems)
    if content is None or raw is None:
        return None
    parts = read_fields(file, raw, problems)
    problems.extend(facility_problems(file, parts, built_in, taken, today))
    if problems:
        return None
    parts["stages"] = [FacilityStage(**one) for one in parts["stages"]]
    parts["markers"] = [FacilityMarker(**one) for one in parts.get("markers", ())]
    parts["examples"] = [FacilityExample(**one) for one in parts.get("examples", ())]
    fingerprint = sha256(content).hexdigest()[:_FINGERPRINT]
    return facility_pathway(FacilityFile(**whole(parts)), built_in, fingerprint)


def is_facility_file(file: Path) -> bool:
    """Whether a file is meant to be a facility's program rather than a built-in pathway."""
    content = bytes_of(file, [], MOST_BYTES)
    raw = None if content is None else toml_of(file, content, [])
    if raw is None:
        return content is not None and not any(
            f"\n{name}".encode() in content for name in _BUILT_IN
        )
    return bool(raw.keys() & _OURS) or not raw.keys() & _BUILT_IN
