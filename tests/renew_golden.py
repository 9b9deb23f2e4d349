"""The golden files and what they are made of; `python -m tests.renew_golden` writes them anew.

A golden file is a promise: read the difference against design.md before it is committed.
"""

from pathlib import Path

from planner.catalogue import languages, words
from planner.forms import record
from planner.library import library
from planner.link import decode, values_of
from planner.pathway import Scenario
from planner.plan import Context
from planner.timeline import make_timeline

GOLDEN = Path(__file__).resolve().parent / "golden"


def _query(scenario: Scenario, context: Context, start: str = "") -> str:
    stages = library().default.stages
    lengths = "&".join(
        f"{stage.key}={length}" for stage, length in zip(stages, scenario.lengths, strict=True)
    )
    return f"?{lengths}{start}&context={context}"


def queries() -> dict[str, str]:
    """The link of every golden file, by its name without the ending."""
    pathway = library().default
    found = {
        f"{scenario.key}-{context}": _query(scenario, context)
        for scenario in pathway.scenarios
        for context in Context
    }
    dated = f"{pathway.default.key}-{Context.GUIDANCE}-dated"
    found[dated] = _query(pathway.default, Context.GUIDANCE, "&start=2027-01-04")
    return found


def plan_json(query: str) -> bytes:
    """What `/plan.json` answers to a link."""
    decoded = decode(values_of(query), library(), languages())
    return record.render(make_timeline(decoded.plan), words())


if __name__ == "__main__":
    for stale in GOLDEN.glob("*.json"):
        stale.unlink()
    for name, query in queries().items():
        (GOLDEN / f"{name}.json").write_bytes(plan_json(query))
