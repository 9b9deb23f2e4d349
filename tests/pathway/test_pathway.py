"""Ranges hold lengths, stages allow them."""

import pytest

from planner.pathway.claims import Card, Claim
from planner.pathway.pathway import Kind, Lane, Length, Range, Stage

CLAIM = Claim(text="A sentence.")


def stated(least: int, most: int | None, *, or_longer: bool = False) -> Range:
    return Range(least=least, most=most, or_longer=or_longer, source="article", words=CLAIM)


def stage(kind: Kind = Kind.TREATMENT, *, optional: bool = False, may_fill: bool = False) -> Stage:
    return Stage(
        key="stay",
        kind=kind,
        title="Stay",
        lane=Lane.ARTICLE,
        card=Card(summary=CLAIM),
        optional=optional,
        may_fill=may_fill,
    )


@pytest.mark.parametrize(
    ("given_range", "inside", "outside"),
    [
        pytest.param(stated(28, 90), [28, 29, 89, 90], [0, 1, 27, 91, 365], id="closed"),
        pytest.param(stated(5, 5), [5], [4, 6], id="one-length"),
        pytest.param(
            stated(3, 14, or_longer=True), [3, 14, 15, 20, 365], [0, 1, 2], id="or-longer"
        ),
        pytest.param(stated(3, None), [3, 4, 365], [0, 1, 2], id="without-most"),
        pytest.param(stated(3, None, or_longer=True), [3, 365], [2], id="without-most-or-longer"),
    ],
)
def test_a_range_holds(given_range: Range, inside: list[int], outside: list[int]) -> None:
    assert [days for days in (*inside, *outside) if given_range.holds(days)] == inside
    assert given_range.no_limit is (365 in inside)


@pytest.mark.parametrize(
    ("given_stage", "allowed", "refused"),
    [
        pytest.param(stage(), [1, 365], [-1, 0, 366, "fill"], id="plain"),
        pytest.param(stage(optional=True), [0, 1, 365], [-1, 366, "fill"], id="optional"),
        pytest.param(
            stage(optional=True, may_fill=True), [0, 1, 365, "fill"], [-1, 366], id="may-fill"
        ),
    ],
)
def test_a_stage_allows(given_stage: Stage, allowed: list[Length], refused: list[Length]) -> None:
    assert [length for length in (*allowed, *refused) if given_stage.allows(length)] == allowed


@pytest.mark.parametrize("kind", Kind)
def test_only_residential_and_outpatient_treatment_count(kind: Kind) -> None:
    assert stage(kind).counts is (kind in {Kind.TREATMENT, Kind.OUTPATIENT})
