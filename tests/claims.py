"""Claims, found wherever they stand in what was read."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from planner.pathway.claims import Claim
from planner.pathway.helplines import Helplines
from planner.pathway.pathway import Pathway


def inside(part: object) -> Iterator[Any]:
    """Every dataclass inside a part of the data, itself included."""
    if isinstance(part, tuple):
        for entry in part:
            yield from inside(entry)
    elif is_dataclass(part) and not isinstance(part, type):
        yield part
        for field in fields(part):
            yield from inside(getattr(part, field.name))


def claims_in(data: Pathway | Helplines) -> Iterator[Claim]:
    return (part for part in inside(data) if isinstance(part, Claim))
