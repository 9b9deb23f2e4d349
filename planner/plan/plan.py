"""A person's choices on a pathway, and what is allowed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from planner.pathway.pathway import Length, Pathway, Scenario, Stage

EARLIEST_START: Final = date(2000, 1, 1)
LATEST_START: Final = date(2099, 12, 31)


class Context(StrEnum):
    """What the timeline shows: the article alone, or what current guidance adds as well."""

    GUIDANCE = "guidance"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A pathway with one length a stage, and how to show it.

    `start` is the date of Day 1, or None: then everything is in days. `language` is None until
    a visitor has chosen one. A plan that its pathway does not allow cannot be built: ValueError.
    """

    pathway: Pathway
    lengths: tuple[Length, ...]
    start: date | None = None
    context: Context = Context.GUIDANCE
    language: str | None = None

    def __post_init__(self) -> None:
        if len(self.lengths) != len(self.pathway.stages):
            raise ValueError(f"{len(self.lengths)} lengths for {len(self.pathway.stages)} stages")
        for stage, length in self.chosen():
            if not stage.allows(length):
                raise ValueError(f"{stage.key} cannot be {length!r}")
        if self.start is not None and not EARLIEST_START <= self.start <= LATEST_START:
            raise ValueError(f"the start {self.start} is not from 2000 to 2099")

    def chosen(self) -> Iterator[tuple[Stage, Length]]:
        """Each stage with its length, in order."""
        return zip(self.pathway.stages, self.lengths, strict=True)

    def with_length(self, key: str, length: Length) -> "Plan":
        """This plan with one stage's length changed; KeyError when there is no such stage."""
        if all(stage.key != key for stage in self.pathway.stages):
            raise KeyError(key)
        lengths = tuple(length if stage.key == key else present for stage, present in self.chosen())
        return replace(self, lengths=lengths)

    def with_scenario(self, scenario: Scenario) -> "Plan":
        """This plan with all lengths of an example; start, context and language stay."""
        return replace(self, lengths=scenario.lengths)

    @property
    def scenario(self) -> Scenario | None:
        """The example that has exactly these lengths, if any."""
        for scenario in self.pathway.scenarios:
            if scenario.lengths == self.lengths:
                return scenario
        return None


def default_plan(pathway: Pathway) -> Plan:
    """The plan that is shown before anything is chosen."""
    return Plan(pathway=pathway, lengths=pathway.default.lengths)
