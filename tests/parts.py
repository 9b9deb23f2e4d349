"""The parts of a pathway's file, and edits that plant a fault in them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from planner.pathway.claims import Claim
from planner.pathway.pathway import Pathway, Stage
from planner.reading.library import ScenarioEntry

Parts = dict[str, Any]
"""What the library reads of a file: a list a table, so that a test can edit it."""

Edit = Callable[[Parts], None]


def parts_of(pathway: Pathway) -> Parts:
    """The parts of a pathway's file as the library reads them, a list a table."""
    parts: Parts = {name: getattr(pathway, name) for name in Pathway.__dataclass_fields__}
    keys = [stage.key for stage in pathway.stages]
    parts["scenarios"] = [
        ScenarioEntry(
            key=scenario.key,
            button=scenario.button,
            title=scenario.title,
            lengths=dict(zip(keys, scenario.lengths, strict=True)),
        )
        for scenario in pathway.scenarios
    ]
    parts["default_scenario"] = parts.pop("default").key
    return {name: list(part) if isinstance(part, tuple) else part for name, part in parts.items()}


def changed(name: str, place: int, **values: object) -> Edit:
    """An edit of one entry of a list; or of another part, when `place` is -1."""

    def edit(parts: Parts) -> None:
        if place < 0:
            parts[name] = replace(parts[name], **values)
        else:
            parts[name][place] = replace(parts[name][place], **values)

    return edit


def stage_range(place: int, **values: object) -> Edit:
    """Other values in the range of a stage."""

    def edit(parts: Parts) -> None:
        stage: Stage = parts["stages"][place]
        assert stage.range is not None
        changed("stages", place, range=replace(stage.range, **values))(parts)  # type: ignore[arg-type]  # wrong on purpose

    return edit


def length(key: str, days: object) -> Edit:
    """The first example with another length for a stage, or with none."""

    def edit(parts: Parts) -> None:
        lengths = {**parts["scenarios"][0].lengths, key: days}
        left = {name: given for name, given in lengths.items() if given is not None}
        changed("scenarios", 0, lengths=left)(parts)

    return edit


def claim(text: str, *sources: str, settles: tuple[str, ...] = ()) -> Edit:
    """Another claim in the place of one about safety."""
    return changed("safety", -1, unknown=Claim(text=text, sources=sources, settles=settles))


def top(name: str, value: str) -> Edit:
    """Another value for a field at the top of the file."""
    return lambda parts: parts.update({name: value})


def twice(name: str) -> Edit:
    """The first entry of a list once more, at its end."""
    return lambda parts: parts[name].append(parts[name][0])
