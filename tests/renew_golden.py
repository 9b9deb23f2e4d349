"""The golden files and what they are made of; `python -m tests.renew_golden` writes them anew.

A golden file is a promise: read the difference before it is committed.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from planner.forms import record
from planner.language.catalogue import languages, words_for
from planner.pathway.pathway import Scenario
from planner.plan.comparison import Comparison, decode_comparison
from planner.plan.link import decode, values_of
from planner.plan.plan import Context, Plan
from planner.plan.timeline import make_timeline
from tests.content import SHIPPED
from tests.content.sentences import all_sentences_of, compared_sentences_of, sentences_of

GOLDEN: Final = Path(__file__).resolve().parent / "content" / "golden"
WORDS: Final = "words.txt"
DATED: Final = "&start=2027-01-04"
OTHERS: Final = (
    "?detox=2&evaluation=5&treatment=80&outpatient=5&start=2026-11-20",
    "?treatment=120&start=2026-11-20",
    "?detox=0&evaluation=2&treatment=4&start=2026-12-30",
)
"""Lengths outside of what is stated; and dates of two years, and of a later one."""

COMPARED: Final = (
    "?treatment=45&with=treatment:28,short",
    "?with=outpatient,outpatient:0",
    f"?treatment=0&outpatient=10{DATED}&with=treatment:90,ninety",
    "?treatment=28&outpatient=10&with=treatment:0,treatment:60",
    "?outpatient=30&with=outpatient:fill,aftercare:90",
    "?treatment=90&outpatient=0&with=outpatient:fill,treatment:90",
    "?detox=0&treatment=0&outpatient=0&with=treatment:28,outpatient:fill",
)


def _query(scenario: Scenario, context: Context = Context.GUIDANCE, start: str = "") -> str:
    stages = SHIPPED.default.stages
    lengths = "&".join(
        f"{stage.key}={length}" for stage, length in zip(stages, scenario.lengths, strict=True)
    )
    return f"?{lengths}{start}&context={context}"


def _plan(query: str) -> Plan:
    decoded = decode(values_of(query), SHIPPED, languages())
    assert decoded.complaints == ()
    return decoded.plan


def _comparison(query: str) -> Comparison:
    decoded = decode_comparison(
        values_of(query), decode(values_of(query), SHIPPED, languages()), SHIPPED
    )
    assert decoded.complaints == ()
    return decoded.comparison


def records() -> dict[str, str]:
    """The link of every record, by its name without the ending: each example, and one dated."""
    pathway = SHIPPED.default
    found = {
        f"{scenario.key}-{context}": _query(scenario, context)
        for scenario in pathway.scenarios
        for context in Context
    }
    found[f"{pathway.default.key}-guidance-dated"] = _query(pathway.default, start=DATED)
    return found


def _all_words() -> Iterator[str]:
    """What is said of each example, of the article alone, of other plans, and beside others."""
    default = SHIPPED.default.default
    shown = [_query(one) for one in SHIPPED.default.scenarios if one is not default]
    shown += [_query(default, Context.ARTICLE, DATED), *OTHERS]
    yield from ("", _query(default), *all_sentences_of(_plan(_query(default))))
    for query in shown:
        yield from ("", query, *sentences_of(_plan(query)))
    for query in COMPARED:
        yield from ("", query, *compared_sentences_of(_comparison(query)))


def golden_files() -> dict[str, bytes]:
    """What every golden file has to hold, by its name."""
    files = {
        f"{name}.json": record.render(make_timeline(_plan(query)), words_for())
        for name, query in records().items()
    }
    files[WORDS] = "\n".join(["All that is said of some plans.", *_all_words(), ""]).encode()
    return files


if __name__ == "__main__":
    for stale in GOLDEN.iterdir():
        stale.unlink()
    for name, content in golden_files().items():
        (GOLDEN / name).write_bytes(content)
