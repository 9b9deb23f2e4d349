"""Files from before the format grew mean what they meant, in every promised field."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from planner.forms.record import record
from planner.language.catalogue import languages
from planner.plan.link import decode, encode, values_of
from planner.plan.plan import default_plan
from planner.plan.timeline import make_timeline
from planner.reading.programs.program_file import read_facility
from tests.content import SHIPPED
from tests.in_words import WORDS
from tests.programs import HARBOR, TWELVE_STEPS

GOLDEN: Final = Path(__file__).parents[1] / "programs" / "golden"


def differences(before: Any, now: Any, place: str = "") -> list[str]:
    """Where something of before is no longer there, or another; what was added is no difference."""
    if isinstance(before, dict):
        return [
            one
            for key, value in before.items()
            for one in differences(value, now.get(key, "is gone"), f"{place}.{key}")
        ]
    if isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        return [
            one
            for number, (was, is_now) in enumerate(zip(before, now, strict=True))
            for one in differences(was, is_now, f"{place}[{number}]")
        ]
    return [] if before == now else [f"{place}: {before!r} is {now!r}"]


@pytest.mark.parametrize("file", [HARBOR, TWELVE_STEPS], ids=lambda file: file.stem)
def test_an_old_file(file: Path) -> None:
    """Its stages, windows, guidance, marked days and link are those of before."""
    own = read_facility(file, SHIPPED.default)
    plan = default_plan(own)
    before = json.loads((GOLDEN / f"{file.stem}.json").read_text(encoding="utf-8"))
    now = record(make_timeline(plan), WORDS)
    now["stages"] = [one for one in now["stages"] if one["lane"] == "facility"]
    assert differences(before, now) == []
    known = replace(SHIPPED, pathways={**SHIPPED.pathways, own.key: own})
    decoded = decode(values_of(before["link"]), known, languages())
    assert (decoded.complaints, encode(decoded.plan)) == ((), before["link"])
