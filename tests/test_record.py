"""/plan.json is a promise to programs: its keys, their order, and what is null."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given

from planner.forms import record
from planner.language.catalogue import languages, words_for
from planner.plan.link import decode, encode, values_of
from planner.plan.plan import Context, Plan, default_plan
from planner.plan.timeline import make_timeline
from planner.reading.library import library
from tests.conftest import PlanOf
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
RANGE = ["least", "most", "or_longer", "source", "unit", "words"]
THIS_LENGTH = ["earliest_last_day", "latest_last_day"]
GUIDANCE = ["key", "days", "counted", "missing", "reached_day", "reached_date"]
MARKER = ["key", "title", "day", "of", "date", "sources"]
HELP = ["key", "title", "about", "number", "address"]
SOURCE = ["key", "title", "publisher", "year", "address", "checked"]


def read(plan: Plan) -> dict[str, Any]:
    """The record as a program would read it."""
    answer: dict[str, Any] = json.loads(record.render(make_timeline(plan), words_for()))
    return answer


@given(any_plan)
def test_keys_and_their_order(plan: Plan) -> None:
    answer = read(plan)
    assert list(answer) == TOP
    assert list(answer["guidance"]) == GUIDANCE
    parts = (("stages", STAGE), ("help", HELP), ("markers", MARKER), ("sources", SOURCE))
    for part, keys in parts:
        assert all(list(entry) == keys for entry in answer[part])
    for stage in answer["stages"]:
        assert stage["range"] is None or list(stage["range"]) == RANGE
        assert stage["this_length"] is None or list(stage["this_length"]) == THIS_LENGTH
        assert stage["lane"] in {"article", "guidance", "facility"}


@given(any_plan)
def test_stages_stand_in_their_order_and_guidance_after_them(plan: Plan) -> None:
    lanes = ["slowly", "echoes"] if plan.context is Context.GUIDANCE else []
    expected = [*(stage.key for stage in plan.pathway.stages), *lanes]
    assert [stage["key"] for stage in read(plan)["stages"]] == expected


@given(any_plan)
def test_what_is_null(plan: Plan) -> None:
    answer = read(plan)
    numbers = [key for key in STAGE if key.endswith(("_day", "_date"))]
    for entry, stage in zip(answer["stages"], plan.pathway.stages, strict=False):
        if stage.open_ended:
            assert (entry["days"], entry["last_day"], entry["last_date"]) == (None, None, None)
            assert (entry["earliest_last_day"], entry["latest_last_day"]) == (None, None)
        elif entry["days"] == 0:
            assert {entry[key] for key in (*numbers, "this_length")} == {None}
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


@given(plans())
def test_an_article_only_record_says_how_long_it_takes_too(plan: Plan) -> None:
    answer = read(plan)
    safety = BUILT_IN.safety
    full = [claim.text for claim in safety.full]
    assert answer["safety"] == " ".join((*full, safety.months.text))
    assert answer["disclaimer"] == " ".join(claim.text for claim in safety.disclaimer)


def test_the_guidance_lanes(plan_of: PlanOf) -> None:
    slowly, echoes = read(plan_of("?start=2027-01-04"))["stages"][-2:]
    days = [key for key in STAGE if key.endswith(("_day", "_date"))]
    assert [key for key in days if slowly[key] is not None] == [
        *("start_day", "earliest_start_day", "latest_start_day", "start_date")
    ]
    assert (slowly["start_day"], slowly["start_date"]) == (1, "2027-01-04")
    assert (slowly["lane"], slowly["open_ended"], slowly["may_not_happen"]) == (
        "guidance",
        True,
        False,
    )
    assert [key for key in days if echoes[key] is not None] == []
    assert (echoes["open_ended"], echoes["may_not_happen"]) == (True, True)
    assert slowly["days"] is echoes["days"] is None


def test_it_is_written_in_utf_8() -> None:
    stage = replace(BUILT_IN.stages[0], title="Séjour")
    pathway = replace(BUILT_IN, stages=(stage, *BUILT_IN.stages[1:]))
    answer = record.render(make_timeline(default_plan(pathway)), words_for())
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
