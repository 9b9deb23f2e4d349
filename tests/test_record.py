"""/plan.json is a promise to programs: its keys, their order, and what is null."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from planner.forms import record
from planner.language.catalogue import languages
from planner.plan.link import decode, encode, values_of
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import library
from tests.conftest import PlanOf
from tests.in_words import WORDS
from tests.strategies import BUILT_IN, any_plan, plans

# The order of keys in design.md, "/plan.json (a promise to programs)".
TOP = [
    *("version", "content_version", "pathway", "program", "link", "context", "lang", "start"),
    *("disclaimer", "safety", "safety_notes", "figures"),
    *("stages", "guidance", "help", "markers", "sources"),
]
STAGE = [
    *("key", "kind", "title", "lane", "start_day", "last_day", "days", "open_ended"),
    *("may_not_happen", "range", "note", "outside_range", "earliest_start_day", "latest_start_day"),
    *("earliest_last_day", "latest_last_day", "latest_is_limit", "this_length"),
    *("start_date", "last_date", "sources"),
]
DAYS = [key for key in STAGE if key.endswith(("_day", "_date"))]
LAST = [key for key in DAYS if "last" in key]
RANGE = ["least", "most", "or_longer", "source", "unit", "words"]
THIS_LENGTH = ["earliest_last_day", "latest_last_day"]
GUIDANCE = ["key", "days", "counted", "missing", "reached_day", "reached_date"]
MARKER = ["key", "title", "day", "of", "date", "sources"]
HELP = ["key", "title", "about", "number", "address"]
SOURCE = ["key", "title", "publisher", "year", "address", "checked"]


def read(plan: Plan) -> dict[str, Any]:
    """The record as a program would read it."""
    answer: dict[str, Any] = json.loads(record.render(make_timeline(plan), WORDS))
    return answer


@given(any_plan)
def test_keys_their_order_and_what_is_null(plan: Plan) -> None:
    answer = read(plan)
    assert list(answer) == TOP
    assert list(answer["guidance"]) == GUIDANCE
    parts = (("stages", STAGE), ("help", HELP), ("markers", MARKER), ("sources", SOURCE))
    for part, keys in parts:
        assert all(list(entry) == keys for entry in answer[part])
    lanes = ["slowly", "echoes"] if plan.context is Context.GUIDANCE else []
    stages = [*(stage.key for stage in plan.pathway.stages), *lanes]
    assert [entry["key"] for entry in answer["stages"]] == stages
    for entry, stage in zip(answer["stages"], plan.pathway.stages, strict=False):
        assert entry["lane"] in {"article", "guidance", "facility"}
        assert entry["range"] is None or list(entry["range"]) == RANGE
        assert entry["this_length"] is None or list(entry["this_length"]) == THIS_LENGTH
        if stage.open_ended:
            assert {entry[key] for key in ("days", *LAST)} == {None}
        elif entry["days"] == 0:
            assert {entry[key] for key in (*DAYS, "this_length")} == {None}
            assert entry["outside_range"] is False
        else:
            assert entry["last_day"] - entry["start_day"] + 1 == entry["days"]
        dated = plan.start is not None and entry["start_day"] is not None
        assert (entry["start_date"] is not None) is dated


@given(plans())
def test_the_link_leads_to_the_same_record(plan: Plan) -> None:
    answer = read(plan)
    assert answer["link"] == encode(plan)
    assert read(decode(values_of(answer["link"]), library(), languages()).plan) == answer


@pytest.mark.parametrize("context", Context)
def test_an_article_only_record_says_how_long_it_takes_too(context: Context) -> None:
    answer = read(replace(default_plan(BUILT_IN), context=context))
    safety = BUILT_IN.safety
    assert answer["safety"] == " ".join(one.text for one in (*safety.full, safety.months))
    assert answer["disclaimer"] == " ".join(one.text for one in safety.disclaimer)


def test_the_guidance_lanes(plan_of: PlanOf) -> None:
    slowly, echoes = read(plan_of("?start=2027-01-04"))["stages"][-2:]
    assert {key: slowly[key] for key in DAYS if slowly[key] is not None} == {
        **dict.fromkeys(("start_day", "earliest_start_day", "latest_start_day"), 1),
        "start_date": "2027-01-04",
    }
    assert {echoes[key] for key in DAYS} == {slowly["days"], echoes["days"]} == {None}
    found = [(one["lane"], one["open_ended"], one["may_not_happen"]) for one in (slowly, echoes)]
    assert found == [("guidance", True, False), ("guidance", True, True)]


def test_it_is_written_in_utf_8() -> None:
    stage = replace(BUILT_IN.stages[0], title="Séjour")
    pathway = replace(BUILT_IN, stages=(stage, *BUILT_IN.stages[1:]))
    answer = record.render(make_timeline(default_plan(pathway)), WORDS)
    assert answer.endswith(b"}\n")
    assert '"Séjour"'.encode() in answer
    assert b"\r" not in answer


def test_the_head(plan_of: PlanOf) -> None:
    answer = read(plan_of("?start=2027-01-04"))
    assert answer["version"] == 1
    assert date.fromisoformat(answer["content_version"]) == BUILT_IN.content_version
    assert [answer[key] for key in ("pathway", "context", "lang", "start")] == [
        *("sample", "guidance", "en", "2027-01-04")
    ]
    assert answer["guidance"] == {
        "key": "seventy",
        "days": 70,
        "counted": 70,
        "missing": 0,
        "reached_day": 81,
        "reached_date": "2027-03-25",
    }
